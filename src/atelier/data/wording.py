"""How names, counts and rows are put into the sentences about a learner's file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..i18n import LANGUAGES, Language, Text


def say(text: Text, **values: object) -> Text:
    """Return ``text`` with its ``{names}`` filled in, each language in its own way: counts, and texts in both."""
    english, french = (
        text.of(language).format(**{name: _written(value, language) for name, value in values.items()})
        for language in LANGUAGES
    )
    return Text(english, french)


def some_rows(rows: Sequence[int]) -> Text:
    """Return "row 3" or "rows 3, 8, 15 …" in both languages: the first few, as a spreadsheet numbers them."""
    listed = ", ".join(str(row) for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
    return (THE_ROW if len(rows) == 1 else THE_ROWS).fill(rows=listed)


def number_of_rows(count: int) -> Text:
    """Return "1 row" or "1,200 rows" in both languages."""
    return say(ONE_ROW if count == 1 else ROWS, count=count)


def _written(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return value.of(language)
    if isinstance(value, int):
        return f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\u202f")
    return str(value)


_SHOWN: Final = 5
ONE_ROW = Text("{count} row", "{count} ligne")
ROWS = Text("{count} rows", "{count} lignes")
THE_ROW = Text("row {rows}", "ligne {rows}")
THE_ROWS = Text("rows {rows}", "lignes {rows}")
