"""A file as it was found: text cells, the rows they stand in, and where the column names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..errors import AtelierError
from ..i18n import Text
from ..transport.privacy import find_personal_data
from .amounts import look_like_numbers
from .dates import look_like_dates

Record = Sequence[str]
# Says how many of the columns the course needs are recognised in a row of names.
Recognise = Callable[[Record], int]


class StoredNumber(str):
    """A number that a spreadsheet kept as a number: its text always has a decimal dot."""

    __slots__ = ()


class UnclosedRow(tuple[str, ...]):
    """Stands for a row in which a quotation mark is opened and not closed: where its cells end cannot be told."""

    __slots__ = ()


@dataclass(frozen=True)
class BrokenRow:
    """A row with more cells than there are columns, or (``rule``) whose cells cannot be told."""

    row: int
    cells: int
    rule: str = "broken_row"


@dataclass(frozen=True)
class RawTable:
    """The cells of a file as text, trimmed; ``rows`` are the row numbers as a spreadsheet program shows them.

    ``native`` marks, for each column, the cells that a spreadsheet stored as numbers (None: there are none).
    ``header_row`` is 0 when the file has no names. ``broken`` rows are not in ``cells``.
    """

    names: tuple[str, ...]
    cells: tuple[pa.Array, ...]
    native: tuple[npt.NDArray[np.bool_] | None, ...]
    rows: npt.NDArray[np.int64]
    header_row: int
    broken: tuple[BrokenRow, ...]
    empty: int
    short: int
    notes: tuple[Text, ...] = field(default=())

    def where(self, kept: npt.NDArray[np.bool_]) -> RawTable:
        """Return the table with only the rows ``kept``."""
        if kept.all():
            return self
        return replace(
            self,
            cells=tuple(cells.filter(pa.array(kept)) for cells in self.cells),
            native=tuple(None if flags is None else flags[kept] for flags in self.native),
            rows=self.rows[kept],
        )


@dataclass(frozen=True)
class Header:
    """Where the names of the columns stand (row 0: nowhere), and the names as they are in the file."""

    row: int
    cells: tuple[str, ...]


def find_header(first: Sequence[Record], recognise: Recognise) -> Header:
    """Find the row of names among the ``first`` rows: most columns recognised, else the first full row of words.

    Raises ``AtelierError`` when there is no row at all.
    """
    filled = [(number, _trimmed(record)) for number, record in enumerate(first, 1) if any(map(str.strip, record))]
    if not filled:
        raise AtelierError(NOTHING)
    usual = Counter(len(record) for _, record in filled).most_common(1)[0][0]
    full = [pair for pair in filled if 2 * sum(map(bool, pair[1])) >= usual]
    # A row of values can hold the word "Total": it has more values than names.
    rated = [(recognise(record), number, record) for number, record in full[:LATEST_HEADER]]
    named = [found for found in rated if found[0] > 0 and found[0] > count_data(found[2])]
    if named:
        _, number, record = max(named, key=itemgetter(0))
        return Header(number, record)
    number, record = full[0]
    if count_data(record):
        return Header(0, ("",) * usual)
    return Header(number, record)


def assemble(records: Iterable[Record], header: Header, *, may_be_native: bool = False) -> RawTable:
    """Put the rows below the header into columns. ``records`` are all rows of the file, the first one included.

    ``may_be_native``: cells can be of the class ``StoredNumber``.
    """
    width = len(header.cells)
    parts = _Parts(width, may_be_native)
    below = islice(records, header.row, None)
    row = header.row + 1
    while chunk := list(islice(below, _CHUNK)):
        parts.add(row, chunk)
        row += len(chunk)
    if not parts.count and not parts.broken:
        raise AtelierError(NO_ROWS.fill(row=header.row))
    longer = [broken for broken in parts.broken if broken.cells]
    if len(longer) > parts.count:
        raise AtelierError(MISALIGNED.fill(row=longer[0].row, cells=longer[0].cells, columns=width))
    cells, native = parts.columns()
    # A column without a name or a single value is only a margin of the sheet.
    kept = [place for place in range(width) if header.cells[place] or pc.any(pc.not_equal(cells[place], "")).as_py()]
    names = _distinct([header.cells[place] or _unnamed(place) for place in kept])
    return RawTable(
        names=tuple(names),
        cells=tuple(cells[place] for place in kept),
        native=tuple(native[place] for place in kept),
        rows=np.concatenate(parts.rows) if parts.rows else np.zeros(0, np.int64),
        header_row=header.row,
        broken=tuple(parts.broken),
        empty=parts.empty,
        short=parts.short,
    )


class _Parts:
    """The columns of a file in the making, a chunk of rows after the other."""

    def __init__(self, width: int, may_be_native: bool) -> None:
        self.width, self.may_be_native = width, may_be_native
        self.chunks: list[list[pa.Array]] = [[] for _ in range(width)]
        self.native: list[list[npt.NDArray[np.bool_]]] = [[] for _ in range(width)]
        self.rows: list[npt.NDArray[np.int64]] = []
        self.broken: list[BrokenRow] = []
        self.count = self.empty = self.short = 0

    def add(self, row: int, chunk: list[Record]) -> None:
        """Take in the rows from number ``row`` on."""
        rows = np.arange(row, row + len(chunk))
        # Most chunks of most files are of one piece: this is told at once, and other rows one by one.
        if set(map(len, chunk)) != {self.width} or not all(map(itemgetter(0), chunk)):
            fitted = {number: self._fitted(number, record) for number, record in enumerate(chunk, row)}
            chunk = [record for record in fitted.values() if record is not None]
            rows = np.array([number for number, record in fitted.items() if record is not None], np.int64)
        if not chunk:
            return
        self.count += len(chunk)
        self.rows.append(rows)
        for place, column in enumerate(zip(*chunk, strict=True)):
            self.chunks[place].append(pa.array(column, pa.string()))
            if self.may_be_native:
                flags = np.fromiter((type(cell) is StoredNumber for cell in column), bool, len(column))
                self.native[place].append(flags)

    def _fitted(self, row: int, record: Record) -> Record | None:
        if isinstance(record, UnclosedRow):
            self.broken.append(BrokenRow(row, 0, "open_quote"))
            return None
        filled = _trimmed(record)
        if not filled:
            self.empty += 1
            return None
        if len(filled) > self.width:
            self.broken.append(BrokenRow(row, len(filled)))
            return None
        self.short += len(record) < self.width
        return [*record[: self.width], *[""] * (self.width - len(record))]

    def columns(self) -> tuple[list[pa.Array], list[npt.NDArray[np.bool_] | None]]:
        cells = []
        for chunks in self.chunks:
            cells.append(pc.utf8_trim_whitespace(pa.chunked_array(chunks, pa.string()).combine_chunks()))
            # What is no longer needed makes room for the next column.
            chunks.clear()
        native = [np.concatenate(flags) if any(flag.any() for flag in flags) else None for flags in self.native]
        return cells, native


def _trimmed(record: Record) -> tuple[str, ...]:
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def count_data(record: Record) -> int:
    """Count the values that cannot be the names of columns: numbers, dates and e-mail addresses."""
    return sum(map(_is_data, filter(None, map(str.strip, record))))


def _is_data(cell: str) -> bool:
    alone = pa.array([cell], pa.string())
    return bool(look_like_numbers(alone) or look_like_dates(alone) or find_personal_data(cell))


def _distinct(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        name = re.sub(r"\s+", " ", name)
        seen[name] += 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct


def _unnamed(place: int) -> str:
    """Name a column as spreadsheets do: column A, column B … column AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return str(Text(f"column {letters}", f"colonne {letters}"))


# Small, so that the lists of a chunk are gone before Python's garbage collector starts to walk through them.
_CHUNK: Final = 500
LATEST_HEADER: Final = 30

NOTHING = Text(
    "This file is empty: check that you took the right one, and export it again.",
    "Ce fichier est vide : vérifiez que c’est le bon, puis exportez-le à nouveau.",
)
NO_ROWS = Text(
    "This file has the names of its columns (row {row}) and not one row below: export it again.",
    "Ce fichier a les noms de ses colonnes (ligne {row}) et aucune ligne en dessous : exportez-le à nouveau.",
)
MISALIGNED = Text(
    "Most rows have more cells than there are columns (row {row}: {cells} cells, {columns} columns): the sign between "
    "the cells is probably also used inside them, as in 12,50. Save the file again as Excel (.xlsx).",
    "La plupart des lignes ont plus de cellules qu’il n’y a de colonnes (ligne {row} : {cells} cellules pour {columns} "
    "colonnes) : le signe qui sépare les cellules sert sans doute aussi à l’intérieur, comme dans 12,50. Enregistrez à "
    "nouveau le fichier au format Excel (.xlsx).",
)
