"""The plots that several lessons draw, so that a lesson's cell holds only what it teaches."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .figures import ShownFigure, figure, new_figure
from .i18n import Text, number

HIGHEST_SHARE_SHOWN = 1.25


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
