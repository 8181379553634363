"""CSV and its cousins: the encoding and the sign between the cells are found out, then the rows are read."""

from __future__ import annotations

import codecs
import csv
import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from ..errors import AtelierError
from ..i18n import Text
from .raw import (
    LATEST_HEADER,
    NOTHING,
    Header,
    RawTable,
    Recognise,
    Record,
    UnclosedRow,
    assemble,
    count_data,
    find_header,
)
from .wording import say


def read_delimited(path: Path, recognise: Recognise) -> RawTable:
    """Read a text file of rows and cells. Raises ``AtelierError`` when it is no such file."""
    encoding, damaged = find_encoding(path)
    first = _first_lines(path, encoding)
    declared = _declared_separator(first)
    separator = declared or max(SEPARATORS, key=lambda sign: _merit(first, sign, recognise))
    try:
        records = _sample(first, separator)
        if not records:
            raise AtelierError(ENDLESS_CELL)
        if declared:
            records[0] = []
        header = find_header(records, recognise)
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            raw = assemble(_records(file, separator, header), header)
    except csv.Error as error:
        raise AtelierError(ENDLESS_CELL) from error
    notes = [ENCODINGS[encoding], SEPARATORS[separator]]
    if damaged:
        notes.append(say(DAMAGED, count=damaged))
    if raw.short:
        notes.append(say(SHORT, count=raw.short))
    return replace(raw, notes=tuple(notes))


def find_encoding(path: Path) -> tuple[str, int]:
    """Return the encoding, and how many characters cannot be read in it.

    UTF-16 is known by its mark or its zeros; what is not UTF-8 is Windows-1252, unless only a few characters are not.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, name in MARKS:
        if head.startswith(mark):
            return name, _decoded(path, name)[1]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if 4 * zeros.count(0) > len(zeros) > 0:
            return name, _decoded(path, name)[1]
    if _is_binary(head):
        raise AtelierError(NOT_TEXT)
    characters, bad = _decoded(path, "utf-8")
    # Every letter with an accent that UTF-8 can read takes more bytes than one.
    if bad == 0 or path.stat().st_size - characters > 20 * bad:
        return "utf-8", bad
    return "cp1252", _decoded(path, "cp1252")[1]


def _decoded(path: Path, encoding: str) -> tuple[int, int]:
    """Return how many characters the file has in this encoding, and how many of them cannot be read."""
    make = codecs.getincrementaldecoder(encoding)
    replacing, ignoring = make("replace"), make("ignore")
    characters = bad = 0
    with path.open("rb") as file:
        final = False
        while not final:
            block = file.read(_BLOCK)
            final = not block
            text = replacing.decode(block, final)
            characters += len(text)
            # The sign � may also stand in the file itself: this one is not ignored.
            bad += text.count("\ufffd") - ignoring.decode(block, final).count("\ufffd")
    return characters, bad


def _is_binary(head: bytes) -> bool:
    controls = sum(head.count(code) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")
    return 100 * controls > len(head)


def _first_lines(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(islice(file, _SAMPLE_LINES))
    if not any(map(str.strip, lines)):
        raise AtelierError(NOTHING)
    if any(len(line) > csv.field_size_limit() for line in lines):
        raise AtelierError(NOT_TEXT)
    return lines


def _records(file: Iterable[str], separator: str, header: Header) -> Iterator[Record]:
    """Read the rows; one whose quotation mark is never closed is given back alone, and the rows below it again.

    Raises ``csv.Error`` for a single line that is longer than a cell can be.
    """
    lines = _Lines(file)
    number = 0
    while lines.more():
        try:
            for record in csv.reader(lines, delimiter=separator):
                number += 1
                if number > header.row and lines.suspect() and _swallows(lines.taken, separator, header):
                    lines.give_back()
                    yield UnclosedRow()
                else:
                    lines.taken.clear()
                    yield record
        except csv.Error:
            if len(lines.taken) == 1 or number < header.row:
                raise
            number += 1
            lines.give_back()
            yield UnclosedRow()


class _Lines:
    """The lines of a file, with those of the row being read (``taken``), which can be given back but for the first."""

    def __init__(self, file: Iterable[str]) -> None:
        self.file = iter(file)
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else next(self.file)
        self.taken.append(line)
        return line

    def more(self) -> bool:
        """Tell whether a line is left."""
        if not self.waiting:
            self.waiting.extend(islice(self.file, 1))
        return bool(self.waiting)

    def suspect(self) -> bool:
        """Tell whether the row has several lines, or a mark that is open at its end."""
        return len(self.taken) > 1 or self.taken[0].count('"') % 2 == 1

    def give_back(self) -> None:
        """Put all lines of the row but the first back."""
        self.waiting.extendleft(reversed(self.taken[1:]))
        self.taken.clear()


def _swallows(lines: list[str], separator: str, header: Header) -> bool:
    """Tell a cell that holds other rows from a cell that somebody wrote over several lines.

    A line below the first is a row of its own when it has as many cells as there are columns. In a row that is well
    written, it must also close its quotation marks and hold a number or a date: a sentence can have commas enough.
    """
    if _ends_open(lines, separator):
        return True
    width = len(header.cells)
    if not _well_written(lines, separator):
        return any(line.count(separator) >= width - 1 > 0 for line in lines[1:])
    closed = [line for line in lines[1:] if line.count('"') % 2 == 0]
    rows = csv.reader(closed, delimiter=separator)
    return any(len(cells) == width > 1 and count_data(cells) for cells in rows)


def _ends_open(lines: list[str], separator: str) -> bool:
    """Tell whether a quotation mark is open at the end: one more line would become part of the same row."""
    return len(list(csv.reader([*lines, separator], delimiter=separator))) == 1


def _well_written(lines: list[str], separator: str) -> bool:
    try:
        return bool(list(csv.reader(lines, delimiter=separator, strict=True)))
    except csv.Error:
        return False


def _sample(lines: list[str], separator: str) -> list[Record]:
    """Read rows up to the first cell that is too long: what is below is read again with care."""
    records: list[Record] = []
    with suppress(csv.Error):
        records.extend(csv.reader(lines, delimiter=separator))
    return records


def _declared_separator(lines: list[str]) -> str:
    """Return the separator that Excel wrote down in a first line such as ``sep=;``."""
    declared = lines[0].strip().strip('"')
    return declared[4] if declared.lower().startswith("sep=") and declared[4:] in SEPARATORS else ""


def _merit(lines: list[str], separator: str, recognise: Recognise) -> tuple[int, float]:
    """Rate a separator: by the column names that it makes known, then by how regular and rich the rows are."""
    records = [record for record in _sample(lines, separator) if any(map(str.strip, record))]
    sizes = Counter(len(record) for record in records if len(record) > 1)
    if not sizes:
        return 0, 0.0
    size, rows = sizes.most_common(1)[0]
    known = max(recognise(record) for record in records[:LATEST_HEADER])
    return known, rows / len(records) * math.log2(size)


_HEAD: Final = 65_536
_BLOCK: Final = 1_048_576
_SAMPLE_LINES: Final = 1_000
# The longer marks first: that of UTF-32 begins like that of UTF-16.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF16 = Text("Encoding: UTF-16.", "Encodage : UTF-16.")
_UTF32 = Text("Encoding: UTF-32.", "Encodage : UTF-32.")
ENCODINGS: Final = {
    "utf-8": Text("Encoding: UTF-8.", "Encodage : UTF-8."),
    "utf-8-sig": Text("Encoding: UTF-8 (with a mark at its start).", "Encodage : UTF-8 (avec une marque au début)."),
    "utf-16": _UTF16,
    "utf-16-le": _UTF16,
    "utf-16-be": _UTF16,
    "utf-32": _UTF32,
    "cp1252": Text(
        "Encoding: Windows-1252, because the accents are not written in UTF-8.",
        "Encodage : Windows-1252, car les accents ne sont pas écrits en UTF-8.",
    ),
}
# In this order when nothing else decides.
SEPARATORS: Final = {
    ";": Text("Between the cells: a semicolon.", "Entre les cellules : un point-virgule."),
    ",": Text("Between the cells: a comma.", "Entre les cellules : une virgule."),
    "\t": Text("Between the cells: a tab.", "Entre les cellules : une tabulation."),
    "|": Text("Between the cells: a vertical bar.", "Entre les cellules : une barre verticale."),
}

DAMAGED = Text(
    "{count} characters cannot be read and are shown as �: the file was damaged, or put together from two.",
    "{count} caractères illisibles, montrés par � : le fichier a été abîmé, ou assemblé à partir de deux autres.",
)
SHORT = Text(
    "{count} rows end before the last column: the cells that are missing are taken as empty.",
    "{count} lignes s’arrêtent avant la dernière colonne : les cellules qui manquent sont lues comme vides.",
)
NOT_TEXT = Text(
    "This file is neither a CSV file nor an Excel workbook (or it is damaged): export it again as CSV or as .xlsx.",
    "Ce fichier n’est ni un CSV ni un classeur Excel (ou il est abîmé) : exportez-le à nouveau en CSV ou en .xlsx.",
)
ENDLESS_CELL = Text(
    'One cell never ends: somewhere a quotation mark (") is opened and not closed. Find it, or save the file as Excel '
    "(.xlsx).",
    "Une cellule ne finit jamais : quelque part, un guillemet droit est ouvert sans être refermé. Trouvez-le, ou "
    "enregistrez le fichier au format Excel (.xlsx).",
)
