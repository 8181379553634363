"""Write into every datasheet which files its folder holds: rows, size and checksum.

``python tools/datasheets.py`` rewrites what stands between the two markers of each ``DATASHEET.md`` and
``DATASHEET.fr.md``; ``--check`` writes nothing and ends with 1 when a datasheet no longer fits its files.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq

DATASETS = Path(__file__).parents[1] / "datasets"
BEGIN, END = "<!-- files -->", "<!-- /files -->"
HEADINGS = {
    "DATASHEET.md": "| File | Rows | Bytes | SHA-256 |",
    "DATASHEET.fr.md": "| Fichier | Lignes | Octets | SHA-256 |",
}
NOT_DATA = re.compile(r"DATASHEET(\.fr)?\.md|LICEN[CS]E.*|.*\.py[c]?")
DOCUMENTED_FILE = re.compile(r"^### (.+)$")
DOCUMENTED_COLUMN = re.compile(r"^\| `([^`]+)` \|")


def main() -> int:
    """Bring the datasheets up to date, or say which are not."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 when a datasheet is stale")
    if not parser.parse_args().check:
        refresh(datasheets())
        return 0
    stale = [sheet for sheet in datasheets() if refreshed(sheet) != sheet.read_text("utf-8")]
    for sheet in stale:
        print(f"stale: {sheet.relative_to(DATASETS.parent)}")
    return 1 if stale else 0


def refresh(sheets: list[Path]) -> None:
    """Write the table of files of these datasheets anew."""
    for sheet in sheets:
        text = refreshed(sheet)
        if text != sheet.read_text("utf-8"):
            sheet.write_text(text, "utf-8", newline="\n")
            print(f"written: {sheet.relative_to(DATASETS.parent)}")


def datasheets() -> list[Path]:
    """Return every datasheet, both languages."""
    return sorted(path for path in DATASETS.glob("*/*") if path.name in HEADINGS)


def refreshed(sheet: Path) -> str:
    """Return the text of a datasheet with its table of files made anew; text without markers stays as it is."""
    text = sheet.read_text("utf-8")
    if BEGIN not in text:
        return text
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    lines = [HEADINGS[sheet.name], "|---|---:|---:|---|"]
    lines += [
        f"| `{path.relative_to(sheet.parent).as_posix()}` | {rows(path)} | {path.stat().st_size} | `{sha256(path)}` |"
        for path in data_files(sheet.parent)
    ]
    return "\n".join([before + BEGIN, *lines, END + after])


def data_files(folder: Path) -> list[Path]:
    """Return the files of a dataset that are data: neither datasheet nor licence nor the script that made them."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if not NOT_DATA.fullmatch(path.name))


def rows(path: Path) -> str:
    """Return how many rows a table has, or nothing for a file that is not one."""
    if path.suffix == ".parquet":
        return str(pq.read_metadata(path).num_rows)
    if path.suffix == ".jsonl":
        return str(len(path.read_text("utf-8").splitlines()))
    if path.suffix == ".csv" and columns(path):
        return str(sum(1 for _ in records(path)) - 1)
    return ""


def columns(path: Path) -> list[str]:
    """Return the columns of a parquet, CSV, JSON-lines or Excel table, in the order of the file."""
    if path.suffix == ".parquet":
        return list(pq.read_schema(path).names)
    if path.suffix == ".jsonl":
        return list(json.loads(path.read_text("utf-8").partition("\n")[0]))
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        return [str(cell) for cell in next(sheet.iter_rows(values_only=True))]
    return next(records(path), []) if path.suffix == ".csv" else []


def records(path: Path) -> Iterator[list[str]]:
    """Return the lines of a CSV file, in UTF-8 but for the samples, whose lines are only counted.

    A file whose first line has more semicolons than commas is written the French way.
    """
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        first = file.readline()
        file.seek(0)
        yield from csv.reader(file, delimiter=";" if first.count(";") > first.count(",") else ",")


def sha256(path: Path) -> str:
    """Return the checksum of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def documented(sheet: Path) -> dict[str, list[str]]:
    """Return the columns a datasheet explains, by the name of the file or table (may be a pattern: ``*.jsonl``)."""
    found: dict[str, list[str]] = {}
    for line in sheet.read_text("utf-8").splitlines():
        if heading := DOCUMENTED_FILE.match(line):
            name = re.sub(r"`", "", heading[1])
            found[name] = []
        elif (column := DOCUMENTED_COLUMN.match(line)) and found:
            found[name].append(column[1])
    return found


if __name__ == "__main__":
    sys.exit(main())
