"""The plots that several lessons draw, so that a lesson's cell holds only what it teaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from .figures import BLACK, BLUE, VERMILION, ShownFigure, figure, new_figure
from .i18n import Text, number
from .prompting.trials import points

HIGHEST_SHARE_SHOWN = 1.25
ROW_INCHES = 0.42


def probability_bars(tables: Mapping[str, pd.DataFrame]) -> ShownFigure:
    """Draw next-token probabilities as bars, one panel for each entry of ``tables``, on one scale.

    Each table has the columns ``token`` and ``probability`` (0 to 1) of ``SmallModel.next_tokens``; its key is the
    title of its panel. The alternative text names the three most probable tokens of each panel.
    """
    fig, axes = new_figure(width=1.5 + 3.1 * max(2, len(tables)), height=3.6, columns=len(tables))
    panels = [axes] if len(tables) == 1 else list(axes)
    highest = max(table.probability.max() for table in tables.values()) * 100
    for panel, (title, table) in zip(panels, tables.items(), strict=True):
        shares = table.probability * 100
        bars = panel.barh([visible(token) for token in table.token], shares)
        panel.bar_label(bars, [percent(share) for share in table.probability], padding=3)
        panel.set(title=title, xlabel=str(SHARE), ylabel=str(NEXT_TOKEN), xlim=(0, highest * HIGHEST_SHARE_SHOWN))
        panel.invert_yaxis()
    return figure(fig, alt=alternative(tables))


def alternative(tables: Mapping[str, pd.DataFrame]) -> Text:
    """Return what the bars show, in both languages: the three most probable tokens of each panel."""
    listed = {title: ", ".join(_listed(table.head(3))) for title, table in tables.items()}
    english = "; ".join(f"{title}: {tokens}" for title, tokens in listed.items())
    french = "\u202f; ".join(f"{title}\u00a0: {tokens}" for title, tokens in listed.items())
    return Text(f"{ALT.en} {english}.", f"{ALT.fr} {french}.")


def league_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``league`` as a forest plot: one row a comparison, its difference and 95 % interval in points.

    Form tells as much as colour: a filled circle helps, a filled square does harm, an empty diamond cannot be told
    from zero. The alternative text names every row with its numbers.
    """
    fig, axes = new_figure(width=8.5, height=1.6 + ROW_INCHES * len(table))
    signs = [sign_of(row.low, row.high) for row in table.itertuples()]
    for sign in SIGNS:
        rows = [place for place, found in enumerate(signs) if found is sign]
        part = table.iloc[rows]
        middle, low, high = (part[name] * 100 for name in ("difference", "low", "high"))
        look = {"fmt": sign.marker, "color": sign.colour, "markerfacecolor": sign.colour if sign.filled else "white"}
        around = [middle - low, high - middle]
        axes.errorbar(middle, rows, xerr=around, **look, linestyle="none", capsize=4, label=str(sign.meaning))
    axes.axvline(0, color=BLACK, linewidth=1, linestyle="-", marker="none")
    axes.set_yticks(range(len(table)), list(table.index))
    axes.set(title=str(LEAGUE_TITLE), xlabel=str(POINTS), ylabel=str(TECHNIQUE), ylim=(len(table) - 0.5, -0.5))
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.14), ncols=len(SIGNS))
    return figure(fig, alt=league_alternative(table))


class Sign(NamedTuple):
    """How a row of the league is drawn, and what that means."""

    marker: str
    colour: str
    filled: bool
    meaning: Text


def sign_of(low: float, high: float) -> Sign:
    """Return the sign for an interval of a difference: above zero, below it, or on both sides."""
    return SIGNS[0] if low > 0 else SIGNS[1] if high < 0 else SIGNS[2]


def league_alternative(table: pd.DataFrame) -> Text:
    """Return what the league shows, in both languages: every row with its difference and interval, in points."""
    english, french = [], []
    for row in table.itertuples():
        low, middle, high = (points(share) for share in (row.low, row.difference, row.high))
        english.append(f"{row.Index} {middle} ({low} to {high})")
        french.append(f"{row.Index} {middle} ({low} à {high})")
    rows = Text("; ".join(english), "\u202f; ".join(french))
    return Text(f"{LEAGUE_ALT.en} {rows.en}.", f"{LEAGUE_ALT.fr} {rows.fr}.")


def visible(token: str) -> str:
    """Return ``token`` with its leading space and line ends made visible."""
    return token.replace(" ", "␣", 1).replace("\n", "↵").replace("$", r"\$") or "∅"


def percent(share: float) -> str:
    """Write a share between 0 and 1 as a whole percentage of the current language."""
    return str(Text(f"{share:.0%}", f"{number(share * 100)}\u00a0%"))


def _listed(table: pd.DataFrame) -> list[str]:
    return [f"{row.token.strip() or SPACE} {percent(row.probability)}" for row in table.itertuples()]


SHARE = Text("probability (%)", "probabilité (%)")
NEXT_TOKEN = Text("next token (␣ is a space)", "jeton suivant (␣ : une espace)")
SPACE = Text("a space", "une espace")
ALT = Text("Bars of the most probable next tokens.", "Graphique en barres des jetons suivants les plus probables.")
LEAGUE_TITLE = Text("What each technique changes", "Ce que change chaque technique")
POINTS = Text("difference in points, with its 95% interval", "différence en points, avec son intervalle à 95 %")
TECHNIQUE = Text("technique", "technique")
LEAGUE_ALT = Text(
    "Difference in points after each technique, with its 95% interval:",
    "Différence en points après chaque technique, avec son intervalle à 95 % :",
)
SIGNS = (
    Sign("o", BLUE, True, Text("helps", "aide")),
    Sign("s", VERMILION, True, Text("does harm", "nuit")),
    Sign("D", BLACK, False, Text("cannot tell", "non tranché")),
)
