"""CSV and its cousins: the encoding and the sign between the cells are found out, then the rows are read."""

from __future__ import annotations

import codecs
import csv
import math
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from ..errors import AtelierError
from ..i18n import Text
from .raw import LATEST_HEADER, NOTHING, RawTable, Recognise, assemble, find_header
from .wording import say


def read_delimited(path: Path, recognise: Recognise) -> RawTable:
    """Read a text file of rows and cells. Raises ``AtelierError`` when it is no such file."""
    encoding, damaged = find_encoding(path)
    first = _first_lines(path, encoding)
    declared = _declared_separator(first)
    separator = declared or max(SEPARATORS, key=lambda sign: _merit(first, sign, recognise))
    try:
        records = list(csv.reader(first, delimiter=separator))
        if declared:
            records[0] = []
        header = find_header(records, recognise)
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            raw = assemble(csv.reader(file, delimiter=separator), header)
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
                return name, 0
        for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if 4 * zeros.count(0) > len(zeros) > 0:
                return name, 0
        if _is_binary(head):
            raise AtelierError(NOT_TEXT)
        file.seek(0)
        good = bad = 0
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        while block := file.read(_BLOCK):
            text = decoder.decode(block)
            lost = text.count("\ufffd")
            bad += lost
            good += len(block) - len(text) - 2 * lost
        bad += len(decoder.decode(b"", final=True))
    if bad == 0 or good > 20 * bad:
        return "utf-8", bad
    return "cp1252", 0


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


def _declared_separator(lines: list[str]) -> str:
    """Return the separator that Excel wrote down in a first line such as ``sep=;``."""
    declared = lines[0].strip().strip('"')
    return declared[4] if declared.lower().startswith("sep=") and declared[4:] in SEPARATORS else ""


def _merit(lines: list[str], separator: str, recognise: Recognise) -> tuple[int, float]:
    """Rate a separator: by the column names that it makes known, then by how regular and rich the rows are."""
    try:
        records = [record for record in csv.reader(lines, delimiter=separator) if any(map(str.strip, record))]
    except csv.Error:
        return 0, 0.0
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
