"""The plots of module 11. Every one names its numbers in its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib.ticker import FuncFormatter

from ..figures import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    SKY_BLUE,
    VERMILION,
    ShownFigure,
    figure,
    hatch_bars,
    new_figure,
)
from ..footprint import Range, two_figures
from ..i18n import Text, number
from .sources import STATISTICS, references

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from .planning import CampaignCost

KINDS: Final = {
    "measured": (BLUE, "o", Text("measured", "mesure")),
    "model": (VERMILION, "s", Text("result of a model", "résultat d’un modèle")),
    "vendor": (PURPLE, "^", Text("said by the maker", "dit par l’éditeur")),
}
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "*")
COLOURS: Final = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, BLACK, SKY_BLUE)
ROW_INCHES: Final = 0.42
SAME_ORDER: Final = 3  # within a factor of three


def estimates_chart(group: str = "chat_reply", own: Range | None = None, own_name: str = "") -> ShownFigure:
    """Draw the published estimates of ``group`` on one scale of powers of ten, and our ``own`` as a band.

    Marker and colour say what kind of figure it is, the words at the right what is counted.
    """
    rows = references(group).sort_values("high", ascending=False)
    fig, axes = new_figure(width=10, height=1.9 + ROW_INCHES * len(rows))
    if own is not None:
        axes.axvspan(own.low, own.high, color=SKY_BLUE, alpha=0.35, label=own_name)
    labelled: set[str] = set()
    for place, row in enumerate(rows.itertuples()):
        colour, marker, name = KINDS[row.grade]
        label = "" if row.grade in labelled else str(name)
        labelled.add(row.grade)
        _range(axes, place, Range(row.low, row.high), colour, marker, label)
        axes.annotate(
            f"{_kind(row)} · {row.year}", (1.01, place), xycoords=("axes fraction", "data"), va="center", fontsize=9
        )
    axes.set_yticks(range(len(rows)), rows["label"])
    titles = TITLES.get(group, OTHER_TITLE)
    axes.set(title=str(titles), xlabel=str(LOG_WH), ylabel=str(ESTIMATE))
    axes.margins(x=0.12)
    _log(axes)
    fig.legend(loc="outside lower center", ncols=4, fontsize=10)
    told = [_told(row.label, Range(row.low, row.high), "Wh", _kind(row)) for row in rows.itertuples()]
    if own is not None:
        told.append(_told(own_name, own, "Wh"))
    return figure(fig, alt=_joined(titles, told))


def validation_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``validation_table``: estimate against measurement, equality, a band of three."""
    fig, axes = new_figure(width=8.5, height=6)
    for (model, part), marker, colour in zip(
        table.groupby("model", sort=False), cycle(MARKERS), cycle(COLOURS), strict=False
    ):
        middle = np.sqrt(part["wh_low"] * part["wh_high"])
        spread = [middle - part["wh_low"], part["wh_high"] - middle]
        axes.errorbar(
            part["measured_wh"],
            middle,
            yerr=spread,
            marker=marker,
            color=colour,
            linestyle="none",
            markersize=8,
            capsize=3,
            label=str(model),
        )
    ends = np.array([table["measured_wh"].min() / 1.6, table["measured_wh"].max() * 1.6])
    axes.plot(ends, ends, color=BLACK, linestyle="-", marker="", label=str(EQUAL))
    axes.fill_between(ends, ends / SAME_ORDER, ends * SAME_ORDER, color=SKY_BLUE, alpha=0.25, label=str(BAND))
    axes.set(title=str(VALIDATION), xlabel=str(MEASURED), ylabel=str(ESTIMATED), xscale="log", yscale="log")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(_two))
    axes.legend(loc="upper left", fontsize=9)
    low, high, middle = (
        table["ratio_low"].min(),
        table["ratio_high"].max(),
        np.sqrt(table["ratio_low"] * table["ratio_high"]).median(),
    )
    inside = int(((table["ratio_low"] <= SAME_ORDER) & (table["ratio_high"] >= 1 / SAME_ORDER)).sum())
    filled = {"count": len(table), "inside": inside}
    ratios = {"low": low, "high": high, "middle": middle}
    alt = Text(
        *(
            VALIDATION_ALT.of(code).format(**filled, **{name: number(value, 1, code) for name, value in ratios.items()})
            for code in ("en", "fr")
        )
    )
    return figure(fig, alt=alt)


def grids_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw rows of ``grid_figures``: grams a kilowatt-hour, with the method in words."""
    rows = table.sort_values("g_per_kwh", ascending=False)
    fig, axes = new_figure(width=9.5, height=1.5 + ROW_INCHES * len(rows))
    axes.barh(rows["label"], rows["g_per_kwh"], color=BLUE, hatch="//")
    for place, row in enumerate(rows.itertuples()):
        words = f"{number(row.g_per_kwh, 0 if row.g_per_kwh >= 100 else 1)} ({row.method})"
        axes.annotate(words, (row.g_per_kwh, place), xytext=(5, 0), textcoords="offset points", va="center", fontsize=9)
    axes.set(title=str(GRIDS), xlabel=str(GRAMS), ylabel=str(PLACE), xlim=(0, rows["g_per_kwh"].max() * 1.45))
    told = [f"{row.label} {number(row.g_per_kwh, 1)}" for row in rows.itertuples()]
    return figure(fig, alt=_joined(GRIDS, told))


def hours_chart(day: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``electricity_day``: what the average and the next kilowatt-hour emit, hour by hour."""
    fig, axes = new_figure(width=9, height=4.2)
    axes.step(day.index, day["marginal"], where="mid", color=VERMILION, linestyle="--", marker="", label=str(MARGINAL))
    axes.plot(day.index, day["average"], color=BLUE, marker="o", markersize=4, label=str(AVERAGE))
    axes.set(title=str(DAY), xlabel=str(HOUR), ylabel=str(GRAMS), ylim=(0, day["marginal"].max() * 1.25))
    axes.set_xticks(range(0, 24, 3))
    axes.legend(loc="upper center", ncols=2)
    best, worst = int(day["average"].idxmin()), int(day["average"].idxmax())
    filled = {
        "best": best,
        "worst": worst,
        "low": number(day.loc[best, "average"]),
        "high": number(day.loc[worst, "average"]),
        "gas": number(day["marginal"].max()),
        "cheap": number(day["marginal"].min()),
    }
    return figure(fig, alt=DAY_ALT.fill(**filled))


def campaign_chart(costs: Mapping[str, CampaignCost]) -> ShownFigure:
    """Draw campaigns by their names: what models make (a range) and the e-mails themselves, in kilograms, one scale."""
    fig, axes = new_figure(width=9, height=2.1 + 0.62 * len(costs))
    told = []
    for place, (name, cost) in enumerate(costs.items()):
        parts: list[tuple[Text, Range, str, str, float]] = [(MADE, cost.generation_kg, BLUE, "o", -0.13)]
        if cost.sending_g.high:
            parts.append((SENT, cost.sending_g / 1000, VERMILION, "D", 0.13))
        for words, kg, colour, marker, shift in parts:
            if kg.high:
                _range(axes, place + shift, kg, colour, marker, str(words) if place == 0 else "")
                told.append(_told(f"{name}, {words}", kg, "kg"))
    axes.set_yticks(range(len(costs)), list(costs))
    axes.set(title=str(CAMPAIGN), xlabel=str(LOG_KG), ylabel=str(CAMPAIGNS), ylim=(len(costs) - 0.5, -0.5))
    axes.margins(x=0.15)
    _log(axes)
    fig.legend(loc="outside lower center", ncols=2, fontsize=10)
    return figure(fig, alt=_joined(CAMPAIGN, told))


def rebound_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``rebound_table``: the energy after, as a multiple of the energy before."""
    fig, axes = new_figure(width=8, height=4)
    names = [number(value, 1) for value in table.index]
    axes.bar(names, table["energy"], color=BLUE)
    hatch_bars(axes)
    axes.axhline(1, color=BLACK, linestyle="--", marker="", label=str(BEFORE))
    for place, row in enumerate(table.itertuples()):
        axes.annotate(
            number(row.energy, 2), (place, row.energy), xytext=(0, 4), textcoords="offset points", ha="center"
        )
    axes.set(
        title=str(REBOUND), xlabel=str(ELASTICITY), ylabel=str(AFTER), ylim=(0, max(1.3, table["energy"].max() * 1.18))
    )
    axes.legend(loc="upper left")
    told = [f"{name} → {number(row.energy, 2)}" for name, row in zip(names, table.itertuples(), strict=True)]
    return figure(fig, alt=_joined(REBOUND, told))


def _kind(row: Any) -> str:
    """Return what is counted, and the statistic where it is no plain mean."""
    return row.counted if row.statistic == "mean" else f"{row.counted}, {STATISTICS[row.statistic]}"


def _range(axes: Axes, place: float, values: Range, colour: str, marker: str, label: str) -> None:
    middle = float(np.sqrt(values.low * values.high))
    spread = [[middle - values.low], [values.high - middle]]
    axes.errorbar(
        middle,
        place,
        xerr=spread,
        color=colour,
        marker=marker,
        markersize=8,
        capsize=5,
        linestyle="none",
        linewidth=2,
        label=label or None,
    )


def _log(axes: Axes) -> None:
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(_two))


def _two(value: float, _: Any = None) -> str:
    return two_figures(value)


def _told(name: str, values: Range, unit: str, counted: str = "") -> str:
    low, high = two_figures(values.low), two_figures(values.high)
    amount = low if low == high else f"{low}–{high}"
    return f"{name} {amount} {unit}" + (f" ({counted})" if counted else "")


def _joined(opening: Text, parts: Sequence[str]) -> Text:
    english, french = "; ".join(parts), "\u202f; ".join(parts)
    return Text(f"{opening.en}: {english}.", f"{opening.fr}\u00a0: {french}.")


TITLES: Final = {
    "chat_reply": Text(
        "One reply of a chatbot: what has been published", "Une réponse d’assistant : ce qui a été publié"
    ),
    "image": Text("One image: what has been published", "Une image : ce qui a été publié"),
    "video": Text("One short video: what has been published", "Une courte vidéo : ce qui a été publié"),
    "short_text": Text("One very short text: what has been published", "Un texte très court : ce qui a été publié"),
}
OTHER_TITLE: Final = Text("What has been published", "Ce qui a été publié")
ESTIMATE: Final = Text("who, for which model", "qui, pour quel modèle")
LOG_WH: Final = Text("energy (Wh; each step is ten times more)", "énergie (Wh ; chaque cran vaut dix fois plus)")
LOG_KG: Final = Text("kg CO2e (each step is ten times more)", "kg éq. CO2 (chaque cran vaut dix fois plus)")
VALIDATION: Final = Text("Our estimate against measurements", "Notre estimation face à des mesures")
MEASURED: Final = Text(
    "measured, graphics cards only (Wh a reply)", "mesuré, cartes graphiques seules (Wh par réponse)"
)
ESTIMATED: Final = Text(
    "estimated, whole data centre (Wh a reply)", "estimé, centre de données entier (Wh par réponse)"
)
EQUAL: Final = Text("equal", "égalité")
BAND: Final = Text("within three times", "à un facteur trois près")
VALIDATION_ALT: Final = Text(
    "{count} settings: the estimate is {low} to {high} times the measurement of the cards, {middle} times for the "
    "median; {inside} lie within a factor of three.",
    "{count} réglages : l’estimation vaut de {low} à {high} fois la mesure des cartes, {middle} fois en médiane ; "
    "{inside} sont à un facteur trois près.",
)
GRIDS: Final = Text(
    "What a kilowatt-hour emits depends on who says it", "Ce qu’émet un kilowattheure dépend de qui le dit"
)
GRAMS: Final = Text("g CO2e per kWh", "g éq. CO2 par kWh")
PLACE: Final = Text("place and source", "lieu et source")
DAY: Final = Text("One invented day: average and marginal", "Une journée inventée : moyenne et marginal")
AVERAGE: Final = Text("average of all that is produced", "moyenne de tout ce qui est produit")
MARGINAL: Final = Text("the next kilowatt-hour", "le prochain kilowattheure")
HOUR: Final = Text("hour of the day", "heure de la journée")
DAY_ALT: Final = Text(
    "The average goes from {low} g at hour {best} to {high} g at hour {worst}; the next kilowatt-hour "
    "emits {gas} g while gas runs, {cheap} g otherwise.",
    "La moyenne va de {low} g à {best} h jusqu’à {high} g à {worst} h ; le prochain kilowattheure émet {gas} g tant "
    "que le gaz tourne, {cheap} g sinon.",
)
CAMPAIGN: Final = Text("Making and sending", "Produire et envoyer")
CAMPAIGNS: Final = Text("campaign", "campagne")
MADE: Final = Text("made by models", "produit par des modèles")
SENT: Final = Text("e-mails sent", "e-mails envoyés")
REBOUND: Final = Text("What is left of an efficiency gain", "Ce qu’il reste d’un gain d’efficacité")
ELASTICITY: Final = Text(
    "how strongly volume answers to cost (elasticity)", "force de la réaction du volume au coût (élasticité)"
)
AFTER: Final = Text("energy after (before = 1)", "énergie après (avant = 1)")
BEFORE: Final = Text("energy before", "énergie avant")
