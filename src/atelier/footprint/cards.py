"""How an estimate is shown: a title, its quantities, and what they leave out, as HTML or as plain text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from ..checking.display import INK
from ..i18n import current_language


class Card(NamedTuple):
    """A title, rows of name and value, and notes of name and sentence."""

    title: str
    rows: Sequence[tuple[str, str]]
    notes: Sequence[tuple[str, str]]


def card_text(card: Card) -> str:
    """Return the card as lines of plain text."""
    rows = [
        f"  {name}: {value}" if current_language() == "en" else f"  {name}\u00a0: {value}" for name, value in card.rows
    ]
    return "\n".join([card.title, *rows, *(f"{name} {words}" for name, words in card.notes)])


def card_html(card: Card) -> str:
    """Return the card as a box with a table, readable by a screen reader."""
    cell = 'style="text-align:left;padding:0.1em 1em 0.1em 0;font-weight:normal"'
    rows = "".join(
        f'<tr><th scope="row" {cell}>{html.escape(name)}</th><td {cell}><strong>{html.escape(value)}</strong></td></tr>'
        for name, value in card.rows
    )
    notes = "".join(
        f'<p style="margin:0.3em 0 0 0;font-size:0.9em"><strong>{html.escape(name)}</strong> {html.escape(words)}</p>'
        for name, words in card.notes
    )
    return (
        f'<div lang="{current_language()}" style="background:#f4f4f4;color:{INK};border-left:6px solid #555555;'
        f'border-radius:3px;padding:0.6em 1em;margin:0.3em 0;max-width:46em"><p style="margin:0"><strong>'
        f'{html.escape(card.title)}</strong></p><table style="margin:0.4em 0;border-collapse:collapse">{rows}</table>'
        f"{notes}</div>"
    )
