"""The plots of module 06: languages taken out of the groups, accuracy against energy, pitfalls, and prevalence."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.ticker import FuncFormatter, MaxNLocator
from sklearn.decomposition import PCA
from threadpoolctl import threadpool_limits

from ..figures import BLUE, GREEN, ORANGE, PURPLE, VERMILION, ShownFigure, figure, new_figure
from ..i18n import Text, number
from ..prompting.trials import percent
from .prevalence import Share

MARKERS: Final = ("o", "s", "^", "D", "v", "P")
LANGUAGE_LOOKS: Final = {"en": (BLUE, "o"), "fr": (VERMILION, "^")}
KIND_COLOURS: Final = (BLUE, VERMILION, GREEN, PURPLE, ORANGE)
NAMES: Final = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
ROW_INCHES: Final = 0.6
TICKS: Final = 5
SPREAD: Final = 0.13  # of a row, between the ways of one kind
SEED: Final = 0


def centring_chart(before: npt.NDArray[Any], after: npt.NDArray[Any], reviews: pd.DataFrame) -> ShownFigure:
    """Draw the vectors of ``reviews`` (column ``language``) before and after centring, on two axes each.

    The axes are the two directions in which the vectors differ most (PCA). Colour and marker tell the languages. The
    text says how far apart the middles of the languages are, in spreads of the points.
    """
    fig, axes = new_figure(width=10, height=4.6, columns=2)
    told = []
    for panel, vectors, title in zip(axes, (before, after), (BEFORE, AFTER), strict=True):
        flat = _flattened(vectors)
        for language, (colour, marker) in LANGUAGE_LOOKS.items():
            part = flat[reviews["language"].eq(language).to_numpy()]
            look = {"marker": marker, "s": 14, "alpha": 0.45, "linewidths": 0}
            panel.scatter(*part.T, color=colour, label=str(NAMES[language]), **look)
        panel.set(title=str(title), xlabel=str(FIRST), ylabel=str(SECOND))
        panel.xaxis.set_major_locator(MaxNLocator(TICKS))
        told.append(number(_apart(flat, reviews["language"].eq("fr").to_numpy()), 1))
    axes[0].legend(loc="best", markerscale=2)
    return figure(fig, alt=CENTRING_ALT.fill(count=len(reviews), before=told[0], after=told[1]))


def methods_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``method_table``: how often each way is right, against the energy of 1,000 reviews.

    Upright bars are 95 % intervals, level ones the range of the energy, on a scale of powers of ten. The text names
    every row with its numbers.
    """
    fig, axes = new_figure(width=8.5, height=5.2)
    told = []
    for marker, (name, row) in zip(cycle(MARKERS), table.iterrows(), strict=False):
        middle = float(np.sqrt(row["wh_low"] * row["wh_high"]))
        shares = [100 * row[column] for column in ("accuracy", "low", "high")]
        axes.errorbar(
            middle,
            shares[0],
            xerr=[[middle - row["wh_low"]], [row["wh_high"] - middle]],
            yerr=[[shares[0] - shares[1]], [shares[2] - shares[0]]],
            marker=marker,
            markersize=9,
            linestyle="none",
            capsize=4,
            label=str(name),
        )
        told.append(_way_told(str(name), row))
    axes.set(xscale="log", title=str(METHODS), xlabel=str(ENERGY), ylabel=str(RIGHT), ylim=(0, 103))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _energy(value)))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.16), ncols=3, fontsize=10)
    return figure(fig, alt=_joined(METHODS_ALT, told))


def kinds_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``by_kind``: one row a kind, one mark a way, with 95 % intervals; the text names every one."""
    kinds, ways = table["kind"].unique(), table["way"].unique()
    fig, axes = new_figure(width=8.5, height=1.8 + ROW_INCHES * len(kinds) * max(1, len(ways) / 3))
    for place, (way, marker, colour) in enumerate(zip(ways, cycle(MARKERS), cycle(KIND_COLOURS), strict=False)):
        part = table[table["way"] == way]
        shares = part["share"] * 100
        rows = [list(kinds).index(kind) + SPREAD * (place - (len(ways) - 1) / 2) for kind in part["kind"]]
        around = [shares - part["low"] * 100, part["high"] * 100 - shares]
        axes.errorbar(shares, rows, xerr=around, marker=marker, color=colour, linestyle="none", capsize=4, label=way)
    counts = table.drop_duplicates("kind").set_index("kind")["cases"]
    axes.set_yticks(range(len(kinds)), [f"{kind} (n = {counts[kind]})" for kind in kinds])
    axes.set(title=str(PITFALLS), xlabel=str(RIGHT), ylabel=str(KIND), xlim=(0, 103), ylim=(len(kinds) - 0.5, -0.5))
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.2), ncols=3, fontsize=10)
    told = [_kind_told(row) for _, row in table.iterrows()]
    return figure(fig, alt=_joined(KINDS_ALT, told))


def prevalence_chart(shares: Mapping[str, Share]) -> ShownFigure:
    """Draw shares by their names, as bars with 95 % intervals and what each is a share of; the text names them all."""
    fig, axes = new_figure(width=8.5, height=1.6 + ROW_INCHES * len(shares))
    values = [one.share * 100 for one in shares.values()]
    low = [value - one.interval.low * 100 for value, one in zip(values, shares.values(), strict=True)]
    high = [one.interval.high * 100 - value for value, one in zip(values, shares.values(), strict=True)]
    bars = axes.barh(list(shares), values, xerr=[low, high], color=BLUE, hatch="//", capsize=4)
    for bar, one, value, above in zip(bars, shares.values(), values, high, strict=True):
        where = (value + above, bar.get_y() + bar.get_height() / 2)
        axes.annotate(f"{one.count}/{one.base}", where, xytext=(6, 0), textcoords="offset points", va="center")
    axes.invert_yaxis()
    axes.set(title=str(PREVALENCE), xlabel=str(SHARE), ylabel=str(BASE), xlim=(0, 112))
    return figure(
        fig, alt=_joined(PREVALENCE_ALT, [Text(f"{name} {one}", f"{name} {one}") for name, one in shares.items()])
    )


def _flattened(vectors: npt.NDArray[Any]) -> npt.NDArray[Any]:
    with threadpool_limits(1):
        flat: npt.NDArray[Any] = PCA(2, random_state=SEED).fit_transform(np.asarray(vectors, dtype=float))
    return flat


def _apart(flat: npt.NDArray[Any], second: npt.NDArray[np.bool_]) -> float:
    """Return the distance between the middles of two groups, in standard deviations of the points around them."""
    middles = flat[~second].mean(axis=0), flat[second].mean(axis=0)
    around = np.where(second[:, np.newaxis], flat - middles[1], flat - middles[0])
    return float(np.linalg.norm(middles[0] - middles[1]) / np.sqrt((around**2).sum(axis=1).mean() / 2))


def _way_told(name: str, row: pd.Series[Any]) -> Text:
    accuracy, low, high = (percent(row[column]) for column in ("accuracy", "low", "high"))
    least, most = (_energy(row[column]) for column in ("wh_low", "wh_high"))
    return Text(
        f"{name} {accuracy} ({low} to {high}), {least} to {most} Wh",
        f"{name} {accuracy} ({low} à {high}), {least} à {most} Wh",
    )


def _kind_told(row: pd.Series[Any]) -> Text:
    told = f"{row['kind']}, {row['way']}: {row['right']}/{row['cases']}, {percent(row['share'])}"
    return Text(told, told.replace(":", "\u00a0:"))


def _energy(value: float) -> str:
    """Write a number of watt-hours with the two digits that count, zeros at the end left off: 0.012, 0.1, 30."""
    if value <= 0:
        return number(0)
    places = max(0, 1 - int(np.floor(np.log10(value))))
    while places and round(value, places) == round(value, places - 1):
        places -= 1
    return number(value, places)


def _joined(opening: Text, parts: list[Text]) -> Text:
    rows = Text("; ".join(part.en for part in parts), "\u202f; ".join(part.fr for part in parts))
    return Text(f"{opening.en} {rows.en}.", f"{opening.fr} {rows.fr}.")


BEFORE: Final = Text("As they come", "Tels quels")
AFTER: Final = Text("Each language's mean taken off", "Moyenne de chaque langue retirée")
FIRST: Final = Text("first direction (no unit)", "première direction (sans unité)")
SECOND: Final = Text("second direction (no unit)", "deuxième direction (sans unité)")
CENTRING_ALT: Final = Text(
    "Two clouds of {count} reviews, English and French. As they come, the middles of the languages are {before} "
    "spreads apart; with each language's mean taken off, {after}.",
    "Deux nuages de {count} avis, en anglais et en français. Tels quels, les centres des deux langues sont à {before} "
    "écarts-types l’un de l’autre ; moyenne de chaque langue retirée, à {after}.",
)
METHODS: Final = Text("Is the dearest way the best?", "La méthode la plus chère est-elle la meilleure ?")
ENERGY: Final = Text(
    "energy for 1,000 reviews (Wh, estimated range; each step is ten times more)",
    "énergie pour 1 000 avis (Wh, fourchette estimée ; chaque cran vaut dix fois plus)",
)
RIGHT: Final = Text("right (%), with 95% interval", "juste (%), avec intervalle à 95 %")
METHODS_ALT: Final = Text(
    "Share right with its 95% interval, and energy for 1,000 reviews:",
    "Part juste avec son intervalle à 95 %, et énergie pour 1 000 avis :",
)
PITFALLS: Final = Text("Where each way stumbles", "Où chaque méthode trébuche")
KIND: Final = Text("what is hard about it", "ce qui est difficile")
KINDS_ALT: Final = Text("Right, by kind and way:", "Justes, par difficulté et par méthode :")
PREVALENCE: Final = Text("One theme, several shares", "Un même thème, plusieurs parts")
SHARE: Final = Text("share (%), with 95% interval", "part (%), avec intervalle à 95 %")
BASE: Final = Text("share of what", "part de quoi")
PREVALENCE_ALT: Final = Text("Bars, one a base:", "Barres, une par base :")
