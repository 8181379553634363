"""The plots of the module on answers one can trust: recall, outcomes, calibration, thresholds."""

from __future__ import annotations

from itertools import cycle

import pandas as pd

from ..figures import BLACK, BLUE, VERMILION, ShownFigure, figure, new_figure
from ..i18n import Text, number
from ..prompting.trials import percent
from .outcomes import OUTCOMES

MARKERS = ("o", "s", "^", "D")
SHIFT = 0.06  # so that intervals at the same k do not hide each other


def recall_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``recall_at_k``: one line a search, with 95 % intervals; the text names every share."""
    fig, axes = new_figure(width=8)
    told = []
    for place, (name, marker) in enumerate(zip(table["search"].unique(), cycle(MARKERS), strict=False)):
        part = table[table["search"] == name]
        shares = part["recall"] * 100
        around = [shares - part["low"] * 100, part["high"] * 100 - shares]
        axes.errorbar(part["k"] + place * SHIFT, shares, yerr=around, marker=marker, capsize=4, label=name)
        told.append(f"{name}: " + ", ".join(f"k={row.k} {percent(row.recall)}" for row in part.itertuples()))
    axes.set(title=str(RECALL), xlabel=str(DEPTH), ylabel=str(FOUND), ylim=(0, 103), xticks=sorted(table["k"].unique()))
    axes.legend(loc="lower right")
    return figure(fig, alt=f"{RECALL_ALT} {'; '.join(told)}.")


def outcomes_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``outcomes``: one bar an outcome with its interval; plain what helps, hatched what harms."""
    fig, axes = new_figure(width=8.5, height=3.6)
    shares = table["share"] * 100
    around = [shares - table["low"] * 100, table["high"] * 100 - shares]
    good = [str(OUTCOMES[0]), str(OUTCOMES[3])]
    colours = [BLUE if name in good else VERMILION for name in table.index]
    bars = axes.barh(list(table.index), shares, xerr=around, color=colours, capsize=4, ecolor=BLACK)
    for bar, name in zip(bars, table.index, strict=True):
        bar.set_hatch("" if name in good else "//")
    axes.set(title=str(OUTCOME_TITLE), xlabel=str(OUTCOME_SHARE), ylabel=str(OUTCOME), xlim=(0, 103))
    axes.invert_yaxis()
    told = [f"{row.Index}: {row.replies}/{row.among}, {percent(row.share)}" for row in table.itertuples()]
    return figure(fig, alt=f"{OUTCOME_ALT} {'; '.join(told)}.")


def calibration_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``calibration``: the share right at each level of agreement, with the number of cases.

    On the dashed line the answers would be right as often as the samples agree.
    """
    fig, axes = new_figure()
    levels, shares = table.index * 100, table["share"] * 100
    around = [shares - table["low"] * 100, table["high"] * 100 - shares]
    axes.plot([0, 100], [0, 100], color=BLACK, linestyle="--", marker="none", label=str(PERFECT))
    axes.errorbar(levels, shares, yerr=around, marker="o", linestyle="none", capsize=4, label=str(MEASURED))
    for level, share, count in zip(levels, shares, table["cases"], strict=True):
        axes.annotate(f" n = {count}", (level, share), xytext=(6, -14), textcoords="offset points")
    axes.set(title=str(CALIBRATION), xlabel=str(AGREEMENT), ylabel=str(RIGHT_SHARE), xlim=(0, 112), ylim=(-3, 105))
    axes.legend(loc="upper left")
    told = [
        f"{percent(row.Index)} ({number(row.cases)}): {percent(row.share)} ({percent(row.low)}–{percent(row.high)})"
        for row in table.itertuples()
    ]
    return figure(fig, alt=f"{CALIBRATION_ALT} {'; '.join(told)}.")


def threshold_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``thresholds``: the share sent without a person against the share of wrong ones among them."""
    fig, axes = new_figure()
    sent, wrong = table["sent_share"] * 100, table["wrong_share"] * 100
    around = [wrong - table["low"] * 100, table["high"] * 100 - wrong]
    axes.errorbar(sent, wrong, yerr=around, marker="o", linestyle="-", capsize=4, color=BLUE)
    for level, x, y in zip(table.index, sent, wrong, strict=True):
        axes.annotate(f" ≥ {percent(level)}", (x, y), xytext=(4, 6), textcoords="offset points")
    axes.set(title=str(THRESHOLD), xlabel=str(SENT), ylabel=str(WRONG_SENT), xlim=(0, 110), ylim=(-3, 105))
    told = [
        f"≥ {percent(row.Index)}: {percent(row.sent_share)}, {percent(row.wrong_share)} "
        f"({percent(row.low)}–{percent(row.high)})"
        for row in table.itertuples()
    ]
    return figure(fig, alt=f"{THRESHOLD_ALT} {'; '.join(told)}.")


RECALL = Text("Is the right passage among the first k?", "Le bon passage est-il parmi les k premiers ?")
DEPTH = Text("k: how many passages one looks at", "k : nombre de passages regardés")
FOUND = Text("found (%), with 95% interval", "bon passage trouvé (%), avec intervalle à 95 %")
RECALL_ALT = Text(
    "Lines: share of questions whose right passage is among the first k.",
    "Courbes : part des questions dont le bon passage est parmi les k premiers.",
)
OUTCOME_TITLE = Text("What became of the questions", "Ce que sont devenues les questions")
OUTCOME_SHARE = Text(
    "% of the questions with an answer (first three), without one (last two)",
    "% des questions avec réponse (trois premières), sans réponse (deux dernières)",
)
OUTCOME = Text("outcome", "issue")
OUTCOME_ALT = Text("Bars, one an outcome:", "Barres, une par issue possible :")
CALIBRATION = Text("Does agreement mean being right?", "Être d’accord, est-ce avoir raison ?")
AGREEMENT = Text("agreement of the samples (%)", "accord entre les tirages (%)")
RIGHT_SHARE = Text("right (%), with 95% interval", "juste (%), avec intervalle à 95 %")
PERFECT = Text("as often right as agreed", "aussi souvent juste que d’accord")
MEASURED = Text("measured (n: cases)", "mesuré (n : cas)")
CALIBRATION_ALT = Text(
    "Points: agreement (cases), then the share right with its interval.",
    "Points : accord (cas), puis la part juste avec son intervalle.",
)
THRESHOLD = Text("What a threshold sends, and what it lets through", "Ce qu’un seuil envoie, et ce qu’il laisse passer")
SENT = Text("sent without a person reading (%)", "envoyé sans relecture (%)")
WRONG_SENT = Text("wrong among those sent (%)", "faux parmi les envois (%)")
THRESHOLD_ALT = Text(
    "Points: threshold, share sent, share wrong among those sent with its interval.",
    "Points : seuil, part envoyée, part de faux parmi les envois avec son intervalle.",
)
