"""Excel workbooks: which sheet, and the values of its cells as text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook

from ..errors import AtelierError
from ..i18n import Text
from .raw import LATEST_HEADER, NOTHING, RawTable, Recognise, Record, StoredNumber, assemble, find_header


def read_workbook(path: Path, sheet: str | int | None, recognise: Recognise) -> RawTable:
    """Read one sheet of a workbook: ``sheet`` by name or number (from 1), or the first with known column names.

    Raises ``AtelierError`` when the file is damaged, or has no such sheet.
    """
    try:
        # Warnings of openpyxl are about colours and drop-down lists.
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True)
            return _read_sheet(book, sheet, recognise)
    except (AtelierError, OSError):
        raise
    except Exception as error:
        raise AtelierError(DAMAGED) from error


def _read_sheet(book: Any, wanted: str | int | None, recognise: Recognise) -> RawTable:
    names = [sheet.title for sheet in book.worksheets]
    if not names:
        raise AtelierError(NOTHING)
    number = _chosen(book, names, wanted, recognise)
    first = list(islice(_records(book.worksheets[number]), _SAMPLE_ROWS))
    raw = assemble(_records(book.worksheets[number]), find_header(first, recognise), may_be_native=True)
    others = [name for name in names if name != names[number]]
    if not others:
        return replace(raw, notes=(ONE_SHEET.fill(sheet=names[number]),))
    note = (SHEET_TOLD if wanted is not None else SHEET_GUESSED).fill(sheet=names[number], others=", ".join(others))
    return replace(raw, notes=(note,))


def _chosen(book: Any, names: list[str], wanted: str | int | None, recognise: Recognise) -> int:
    if wanted is None:
        return max(range(len(names)), key=lambda number: _known_names(book.worksheets[number], recognise))
    if isinstance(wanted, int) and 1 <= wanted <= len(names):
        return wanted - 1
    if wanted in names:
        return names.index(str(wanted))
    raise AtelierError(NO_SHEET.fill(sheet=wanted, known=", ".join(names)))


def _known_names(sheet: Any, recognise: Recognise) -> tuple[int, bool]:
    first = list(islice(_records(sheet), LATEST_HEADER))
    filled = any(any(record) for record in first)
    return max((recognise(record) for record in first), default=0), filled


def _records(sheet: Any) -> Iterator[Record]:
    # Some programs write a wrong size into the sheet: openpyxl would stop there.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
        return StoredNumber(int(value) if whole else value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return (value.date() if midnight else value.replace(microsecond=0)).isoformat(*(() if midnight else (" ",)))
    return value.isoformat() if isinstance(value, date) else str(value)


_SAMPLE_ROWS: Final = 1_000
_EXACT: Final = 2**53

ONE_SHEET = Text('Excel workbook, sheet "{sheet}".', "Classeur Excel, feuille « {sheet} ».")
SHEET_TOLD = Text(
    'Excel workbook, sheet "{sheet}", as you said (not read: {others}).',
    "Classeur Excel, feuille « {sheet} », comme vous l’avez dit (non lues : {others}).",
)
SHEET_GUESSED = Text(
    'Excel workbook, sheet "{sheet}": the one whose columns are known (not read: {others}; `sheet=` chooses another).',
    "Classeur Excel, feuille « {sheet} » : celle dont les colonnes sont connues (non lues : {others} ; `sheet=` en "
    "choisit une autre).",
)
NO_SHEET = Text(
    'This workbook has no sheet "{sheet}": its sheets are {known}.',
    "Ce classeur n’a pas de feuille « {sheet} » : ses feuilles sont {known}.",
)
DAMAGED = Text(
    "This Excel workbook cannot be opened: it is damaged or was not saved to the end. Open it in Excel, save it again, "
    "and try again.",
    "Ce classeur Excel ne s’ouvre pas : il est abîmé, ou n’a pas été enregistré jusqu’au bout. Ouvrez-le dans Excel, "
    "enregistrez-le à nouveau, puis réessayez.",
)
