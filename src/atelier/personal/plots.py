"""The plots of module 07: clicks against people who leave, what fields are worth, leaks by defence."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..figures import BLUE, GREEN, HATCHES, ORANGE, VERMILION, ShownFigure, figure, new_figure
from ..i18n import LANGUAGES, Text, number
from .knowledge import FIELD_WORDS
from .leaks import COLUMNS, KINDS
from .minimising import ALLOWED_LOSS
from .policy import policies

LOOKS: Final = {"threshold": (BLUE, "o", "-"), "random": (VERMILION, "s", "--"), "near": (GREEN, "^", "-.")}
ROW_INCHES: Final = 0.42


def frontier_chart(curves: pd.DataFrame, threshold: float) -> ShownFigure:
    """Draw clicks against the share who left, a line a policy, a point a threshold; the chosen one is ringed.

    ``curves`` has ``policy``, ``threshold``, ``unsubscribed`` and ``clicks``, as ``measured_policies`` gives them.
    """
    fig, axes = new_figure(width=8.5, height=5)
    told = []
    for name, (colour, marker, line) in LOOKS.items():
        part = curves[curves["policy"] == name].sort_values("threshold")
        label = str(policies()[name].name)
        axes.plot(100 * part["unsubscribed"], part["clicks"], color=colour, marker=marker, linestyle=line, label=label)
        chosen = part.iloc[(part["threshold"] - threshold).abs().argmin()]
        around = {"s": 260, "facecolors": "none", "edgecolors": "black", "linewidths": 1.5, "marker": "o"}
        axes.scatter([100 * chosen["unsubscribed"]], [chosen["clicks"]], **around)
        told.append(
            POINT.fill(name=label, left=number(100 * chosen["unsubscribed"], 1), clicks=number(chosen["clicks"]))
        )
    axes.set(title=str(FRONTIER), xlabel=str(LEFT), ylabel=str(CLICKS))
    axes.legend()
    return figure(fig, alt=_listed(FRONTIER_ALT.fill(threshold=number(100 * threshold, 1)), told), caption=FRONTIER_KEY)


def losses_chart(losses: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``field_losses``: points of AUC lost without each field with their interval, a line at one."""
    fig, axes = new_figure(width=8.5, height=1.6 + ROW_INCHES * len(losses))
    for place, row in enumerate(losses.itertuples()):
        around = [[row.loss - row.low], [row.high - row.loss]]
        marker = "o" if row.high < 100 * ALLOWED_LOSS else "s" if row.low > 100 * ALLOWED_LOSS else "D"
        colour = {"o": GREEN, "s": VERMILION, "D": ORANGE}[marker]
        axes.errorbar([row.loss], [place], xerr=around, color=colour, marker=marker, linestyle="none", capsize=4)
    axes.axvline(100 * ALLOWED_LOSS, color="black", linestyle="--", marker="none", linewidth=1)
    axes.set_yticks(range(len(losses)), [_field(name) for name in losses.index])
    axes.set(title=str(LOSSES), xlabel=str(LOST), ylabel=str(FIELD), ylim=(len(losses) - 0.5, -0.5))
    told = [
        LOSS.fill(
            name=_field(row.Index),
            loss=_points(row.loss),
            low=_points(row.low),
            high=_points(row.high),
            what=row.verdict,
        )
        for row in losses.itertuples()
    ]
    return figure(fig, alt=_listed(LOSSES_ALT, told), caption=LOSSES_KEY)


def leaks_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``defences_table``: mails that leave with a leak, by kind, a group of bars a defence."""
    fig, axes = new_figure(width=9, height=4.4)
    width = 0.8 / len(KINDS)
    for place, (kind, hatch, colour) in enumerate(zip(KINDS, HATCHES, (BLUE, VERMILION, ORANGE), strict=False)):
        where = [row + (place - 1) * width for row in range(len(table))]
        bars = axes.bar(where, table[kind], width, color=colour, hatch=hatch, label=str(COLUMNS[kind]))
        axes.bar_label(bars)
    axes.set_xticks(range(len(table)), [str(name) for name in table.index])
    axes.set(title=str(LEAKS), xlabel=str(DEFENCE), ylabel=str(MAILS))
    axes.legend()
    told = [
        LEAK_ROW.fill(
            name=row.Index, all=row.sent_with_leak, note=row.note, other=row.other, instruction=row.instruction
        )
        for row in table.itertuples()
    ]
    return figure(fig, alt=_listed(LEAKS_ALT, told))


def _field(name: object) -> str:
    return str(FIELD_WORDS.get(str(name), name))


def _points(value: float) -> str:
    """Write points with two digits; what rounds to zero has no sign."""
    return number(round(value, 2) + 0.0, 2)


def _listed(text: Text, rows: list[Text]) -> Text:
    marks = {"en": "; ", "fr": " ; "}
    return Text(*(f"{text.of(one)} {marks[one].join(row.of(one) for row in rows)}." for one in LANGUAGES))


FRONTIER = Text("What a threshold costs, and what it saves", "Ce que coûte un seuil, et ce qu’il épargne")
LEFT, CLICKS = (
    Text("unsubscribed within the year (%)", "désabonnés dans l’année (%)"),
    Text("clicks in the year", "clics dans l’année"),
)
FRONTIER_KEY = Text(
    "Each point is a threshold, from none (right) to 8% (left). Ringed: the one chosen. Better is up and to the left.",
    "Chaque point est un seuil, d’aucun (à droite) à 8 % (à gauche). Cerclé : celui choisi. Le mieux : en haut "
    "à gauche.",
)
FRONTIER_ALT = Text(
    "Clicks against unsubscribed customers; at a threshold of {threshold}%:",
    "Clics selon les désabonnés ; au seuil de {threshold} % :",
)
POINT = Text("{name}: {left}% left, {clicks} clicks", "{name} : {left} % de départs, {clicks} clics")
LOSSES = Text("What each field is worth", "Ce que vaut chaque champ")
LOST, FIELD = Text("points of AUC lost without it", "points d’AUC perdus sans lui"), Text("field", "champ")
LOSSES_KEY = Text(
    "Circle: can go at under one point. Square: costs more. Diamond: these data cannot tell. Whiskers: 95% interval.",
    "Rond : peut partir à moins d’un point. Carré : coûte plus. Losange : impossible à dire. Traits : "
    "intervalle à 95 %.",
)
LOSSES_ALT = Text("Points of AUC lost without each field:", "Points d’AUC perdus sans chaque champ :")
LOSS = Text("{name} {loss} ({low} to {high}), {what}", "{name} {loss} ({low} à {high}), {what}")
LEAKS = Text("Mails that would have left with a leak", "Mails qui seraient partis avec une fuite")
DEFENCE, MAILS = Text("defence", "défense"), Text("mails", "mails")
LEAKS_ALT = Text("Mails with a leak by defence:", "Mails avec une fuite selon la défense :")
LEAK_ROW = Text(
    "{name}: {all} (note {note}, other name {other}, instruction {instruction})",
    "{name} : {all} (note {note}, autre nom {other}, consigne {instruction})",
)
