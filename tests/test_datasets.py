"""Every dataset: a datasheet in both languages that fits its files, column by column, byte by byte."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import datasheets
import pytest

FOLDERS = sorted(path for path in datasheets.DATASETS.iterdir() if path.is_dir() and path.name != "__pycache__")
SECTIONS = {
    "DATASHEET.md": ["Why", "How it was made", "Files", "Columns", "Known flaws", "Licence"],
    "DATASHEET.fr.md": ["Pourquoi", "Comment", "Fichiers", "Colonnes", "Défauts connus", "Licence"],
}
TABLES = {".parquet", ".csv", ".jsonl"}
WRITTEN_BY_PEOPLE = {"samples"}  # what a learner's own files look like: their columns are the point, and not ours


def sheets(folder: Path) -> list[Path]:
    return [folder / name for name in SECTIONS]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_datasheet_has_its_sections_in_both_languages(folder: Path) -> None:
    for sheet in sheets(folder):
        assert re.findall(r"^## (.+)$", sheet.read_text("utf-8"), re.M) == SECTIONS[sheet.name], sheet


@pytest.mark.parametrize("sheet", datasheets.datasheets(), ids=lambda sheet: f"{sheet.parent.name}/{sheet.name}")
def test_files_rows_and_checksums_are_those_of_the_files(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    assert datasheets.BEGIN in text
    assert text == datasheets.refreshed(sheet), "run: python tools/datasheets.py"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_column_is_explained_in_both_languages(folder: Path) -> None:
    english, french = (datasheets.documented(sheet) for sheet in sheets(folder))
    assert english == french
    if folder.name in WRITTEN_BY_PEOPLE:
        return
    for path in datasheets.data_files(folder):
        if path.suffix in TABLES:
            name = path.relative_to(folder).as_posix()
            explained = [columns for pattern, columns in english.items() if fnmatch(name, pattern)]
            assert explained, f"{name}: no section explains its columns"
            assert sorted(explained[0]) == sorted(datasheets.columns(path)), name


def test_a_teacher_finds_every_dataset_in_the_list_of_both_languages() -> None:
    for page, sheet in (("README.md", "DATASHEET.md"), ("README.fr.md", "DATASHEET.fr.md")):
        listed = re.findall(rf"\]\((\w+)/{re.escape(sheet)}\)", (datasheets.DATASETS / page).read_text("utf-8"))
        assert sorted(listed) == [folder.name for folder in FOLDERS]


def test_a_changed_file_makes_its_datasheet_stale(tmp_path: Path) -> None:
    data, sheet = tmp_path / "table.csv", tmp_path / "DATASHEET.md"
    data.write_text("a,b\n1,2\n3,4\n", "utf-8")
    sheet.write_text(f"# x\n{datasheets.BEGIN}\n{datasheets.END}\n", "utf-8")
    before = datasheets.refreshed(sheet)
    assert "| `table.csv` | 2 | 12 | `" in before
    sheet.write_text(before, "utf-8")
    assert datasheets.refreshed(sheet) == before
    data.write_text("a,b\n1,2\n3,5\n", "utf-8")
    assert datasheets.refreshed(sheet) != before
