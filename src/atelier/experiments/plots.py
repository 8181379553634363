"""The plots of module 08: each fit for a slide, with its key numbers in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.ticker import MaxNLocator

from ..figures import BLACK, BLUE, ORANGE, VERMILION, ShownFigure, figure, new_figure
from ..i18n import Text, number
from ..plots import sign_of
from .planning import POWER, power, sample_size
from .simulating import Z

PATHS: Final = 25  # lines drawn: more of them hide each other
WAYS: Final = {"split": (BLUE, "-"), "bandit": (VERMILION, "--")}
HIGHEST: Final = 4.0  # standard errors: room for the legend above the paths
ROW_INCHES: Final = 0.55


def power_chart(control: float, treated: float) -> ShownFigure:
    """Draw how often a test finds this difference against the customers of each arm, with the size for 80 %."""
    needed = sample_size(control, treated)
    people = np.unique(np.geomspace(max(10, needed / 30), needed * 2.5, 60).astype(int))
    chances = [100 * power(int(count), control, treated) for count in people]
    fig, axes = new_figure(width=7.5, height=4.4)
    axes.plot(people, chances, color=BLUE, marker="none", linewidth=2.5)
    axes.plot([needed, needed, 0], [0, 100 * POWER, 100 * POWER], color=VERMILION, linestyle="--", marker="none")
    axes.annotate(number(needed), (needed * 1.03, 8), color=VERMILION, fontsize=14, weight="bold")
    axes.set(title=str(POWER_TITLE), xlabel=str(EACH_ARM), ylabel=str(FOUND), ylim=(0, 102), xlim=(0, people[-1]))
    axes.xaxis.set_major_formatter(lambda value, _: number(value))
    small = max(10, needed // 4)
    values = {"before": number(100 * control, 1), "after": number(100 * treated, 1), "needed": number(needed)}
    quarter = {"small": number(small), "found": number(100 * power(small, control, treated))}
    return figure(fig, alt=POWER_ALT.fill(**values, **quarter))


def peeking_chart(away: npt.NDArray[np.float64]) -> ShownFigure:
    """Draw the first tests of ``looking_daily``, day by day: those that cross a limit at some look, and others."""
    crossing: npt.NDArray[np.bool_] = np.any(np.abs(away) > Z, axis=1)
    at_the_end: npt.NDArray[np.bool_] = np.abs(away[:, -1]) > Z
    days = np.arange(1, away.shape[1] + 1)
    fig, axes = new_figure(width=8, height=4.6)
    labelled: set[bool] = set()
    for path, crosses in zip(away[:PATHS], crossing[:PATHS], strict=True):
        look = (
            {"color": VERMILION, "linewidth": 1.6, "zorder": 3} if crosses else {"color": "#777777", "linewidth": 0.8}
        )
        name = str(CROSSING if crosses else INSIDE) if bool(crosses) not in labelled else None
        labelled.add(bool(crosses))
        axes.plot(days, path, linestyle="-" if crosses else ":", marker="none", label=name, **look)
    for limit in (-Z, Z):
        axes.axhline(limit, color=BLACK, linestyle="--", linewidth=1.2, marker="none")
    axes.set(title=str(PEEKING), xlabel=str(DAY), ylabel=str(AWAY), xlim=(1, days[-1]), ylim=(-HIGHEST, HIGHEST))
    axes.legend(loc="upper left", ncols=2)
    drawn = min(PATHS, len(away))
    values = {"drawn": drawn, "crossing": int(crossing[:PATHS].sum()), "end": int(at_the_end[:PATHS].sum())}
    return figure(fig, alt=PEEKING_ALT.fill(**values))


def forest_chart(effects: pd.DataFrame, names: Sequence[str] | None = None) -> ShownFigure:
    """Draw an effect in points with its interval for each row of ``effect_points``, ``low``, ``high``."""
    rows = list(names) if names is not None else [str(SEGMENT.fill(name=name)) for name in effects.index]
    fig, axes = new_figure(width=7.5, height=1.6 + ROW_INCHES * len(rows))
    for place, row in enumerate(effects.itertuples()):
        sign = sign_of(row.low, row.high)
        around = [[row.effect_points - row.low], [row.high - row.effect_points]]
        look = {"fmt": sign.marker, "color": sign.colour, "markerfacecolor": sign.colour if sign.filled else "white"}
        axes.errorbar([row.effect_points], [place], xerr=around, linestyle="none", capsize=4, **look)
    axes.axvline(0, color=BLACK, linewidth=1, linestyle="-", marker="none")
    axes.set_yticks(range(len(rows)), rows)
    axes.set(title=str(FOREST), xlabel=str(POINTS), ylabel=str(SEGMENTS), ylim=(len(rows) - 0.5, -0.5))
    told = [
        EFFECT.fill(name=name, points=_signed(row.effect_points), low=_signed(row.low), high=_signed(row.high))
        for name, row in zip(rows, effects.itertuples(), strict=True)
    ]
    joined = Text("; ".join(one.en for one in told), " ; ".join(one.fr for one in told))
    return figure(fig, alt=Text(FOREST_ALT.en.format(rows=joined.en), FOREST_ALT.fr.format(rows=joined.fr)))


def best_of_chart(rises: pd.DataFrame) -> ShownFigure:
    """Draw what ``best_of`` announced, and what the same winners did on fresh customers."""
    fig, axes = new_figure(width=7.5, height=4.4)
    edges = np.linspace(rises.to_numpy().min(), rises.to_numpy().max(), 41)
    for name, colour, hatch, label in (("again", BLUE, "", AGAIN), ("announced", ORANGE, "//", ANNOUNCED)):
        axes.hist(rises[name], bins=edges, color=colour, alpha=0.75, hatch=hatch, edgecolor="white", label=str(label))
    axes.axvline(0, color=BLACK, linewidth=1.2, linestyle="--", marker="none")
    axes.set(title=str(BEST_OF), xlabel=str(RISE_POINTS), ylabel=str(REPETITIONS))
    axes.legend(loc="upper left")
    announced, again = rises["announced"].mean(), rises["again"].mean()
    values = {"announced": _signed(announced), "again": _signed(again), "runs": number(len(rises))}
    return figure(fig, alt=BEST_OF_ALT.fill(**values))


def bandit_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``bandit``: buyers lost against the best from the start, and what is known of the gap."""
    fig, panels = new_figure(width=10, height=4.4, columns=2)
    last: dict[str, Any] = {}
    for way, (colour, line) in WAYS.items():
        part = table[table["way"] == way]
        for panel, column in zip(panels, ("lost", "width"), strict=True):
            panel.plot(
                part["served"], part[column], color=colour, linestyle=line, marker="none", linewidth=2.2,
                label=str(WAY_NAMES[way]),
            )  # fmt: skip
        last |= {f"{way}_lost": number(part["lost"].iloc[-1]), f"{way}_width": number(part["width"].iloc[-1], 2)}
    for panel, title, axis in zip(panels, (LOST, KNOWN), (BUYERS, WIDTH), strict=True):
        panel.set(title=str(title), xlabel=str(SERVED), ylabel=str(axis))
        panel.set_ylim(bottom=0)
        panel.xaxis.set_major_locator(MaxNLocator(4))
        panel.xaxis.set_major_formatter(lambda value, _: number(value))
    panels[0].legend(loc="upper left")
    return figure(fig, alt=BANDIT_ALT.fill(served=number(table["served"].max()), **last))


def _signed(value: float) -> str:
    written = number(value, 2)
    return f"−{written[1:]}" if written.startswith("-") else f"+{written}"


POWER_TITLE = Text("How often a true difference is found", "Combien de fois une vraie différence est trouvée")
EACH_ARM = Text("customers in each arm", "clients dans chaque groupe")
FOUND = Text("found, % of tests", "trouvée, % des tests")
POWER_ALT = Text(
    "How often a rise from {before}% to {after}% is found against the customers of each arm: 80% of tests with "
    "{needed}, "
    "{found}% with {small}.",
    "Combien de fois une hausse de {before} % à {after} % est trouvée selon le nombre de clients de chaque "
    "groupe : 80 % "
    "des tests avec {needed}, {found} % avec {small}.",
)
PEEKING = Text("Tests without any effect, looked at every day", "Des tests sans aucun effet, regardés chaque jour")
DAY = Text("day of the test", "jour du test")
AWAY = Text("distance from zero, standard errors", "distance à zéro, en erreurs types")
CROSSING = Text("crosses the limit at some look", "passe la limite à un moment")
INSIDE = Text("never crosses", "ne la passe jamais")
PEEKING_ALT = Text(
    "{drawn} tests without any effect, day by day: {crossing} cross the limit of significance on some day, {end} stand "
    "beyond it on the last day.",
    "{drawn} tests sans aucun effet, jour par jour : {crossing} passent la limite de significativité un jour ou "
    "l’autre, "
    "{end} sont au-delà le dernier jour.",
)
FOREST = Text("Effect of the e-mail in each segment", "Effet de l’e-mail dans chaque segment")
POINTS = Text("effect in points, with its interval", "effet en points, avec son intervalle")
SEGMENTS = Text("segment", "segment")
SEGMENT = Text("segment {name}", "segment {name}")
EFFECT = Text("{name}: {points} ({low} to {high})", "{name} : {points} ({low} à {high})")
FOREST_ALT = Text(
    "Effect of the e-mail on buyers within 7 days, in points with its interval: {rows}.",
    "Effet de l’e-mail sur la part d’acheteurs sous 7 jours, en points avec son intervalle : {rows}.",
)
BEST_OF = Text("The winner of many equal variants", "La gagnante parmi des variantes identiques")
ANNOUNCED = Text("when it won", "quand elle a gagné")
AGAIN = Text("on fresh customers", "sur de nouveaux clients")
RISE_POINTS = Text("rise of the winner, points", "hausse de la gagnante, points")
REPETITIONS = Text("repetitions", "répétitions")
BEST_OF_ALT = Text(
    "Rise of the winner among equal variants in {runs} repetitions: {announced} points on average when it won, "
    "{again} on "
    "fresh customers.",
    "Hausse de la gagnante parmi des variantes identiques, en {runs} répétitions : {announced} point en moyenne "
    "quand elle "
    "a gagné, {again} sur de nouveaux clients.",
)
LOST = Text("What one pays", "Ce que l’on paie")
KNOWN = Text("What one knows", "Ce que l’on sait")
BUYERS = Text("buyers lost", "acheteurs perdus")
WIDTH = Text("width of the interval, points", "largeur de l’intervalle, points")
SERVED = Text("customers served", "clients servis")
WAY_NAMES: Final = {
    "split": Text("equal split", "répartition égale"),
    "bandit": Text("bandit", "bandit"),
}
BANDIT_ALT = Text(
    "After {served} customers: the equal split has lost {split_lost} buyers and its interval is {split_width} "
    "points wide; "
    "the bandit has lost {bandit_lost} and its interval is {bandit_width} points wide.",
    "Après {served} clients : la répartition égale a perdu {split_lost} acheteurs et son intervalle est large de "
    "{split_width} point ; le bandit en a perdu {bandit_lost} et son intervalle est large de {bandit_width} point.",
)
