"""What the repository promises as a whole: licences named, nothing personal, no address of a package index."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LARGEST_FILE = 3_000_000
BINARY = {".png", ".parquet", ".xlsx"}
NOT_OURS = {".venv", ".git", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".ipynb_checkpoints"}


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode != 0:  # a copy without its history, such as a ZIP
        return [path for path in ROOT.rglob("*") if path.is_file() and not NOT_OURS & set(path.parts)]
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).exists()]


def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"], "torch"]
    return [re.split(r"[\[=]", requirement)[0] for requirement in listed]


@pytest.mark.parametrize("name", requirements())
def test_every_dependency_is_in_the_table_of_licences(name: str) -> None:
    assert re.search(rf"^\| `{re.escape(name)}`.* \| \S", (ROOT / "docs/third-parties.md").read_text("utf-8"), re.M)


def test_every_dataset_has_a_datasheet_in_both_languages() -> None:
    folders = [path for path in (ROOT / "datasets").iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        for sheet in ("DATASHEET.md", "DATASHEET.fr.md"):
            assert "CC BY" in (folder / sheet).read_text("utf-8"), folder / sheet


@pytest.mark.parametrize(
    "forbidden",
    [
        r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org",
        r"(?<![\w.])/(?:home|Users|root|work)/[a-z]",
        r"\bsk-[A-Za-z0-9]{20}",
    ],
)
def test_no_file_holds_an_index_address_a_machine_path_or_a_key(forbidden: str) -> None:
    found = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in BINARY:
            continue
        # The samples hold what people really send, other encodings included.
        match = re.search(forbidden, path.read_text("utf-8", errors="replace"))
        if match:
            found.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert not found


def test_no_file_is_too_large_for_a_learners_download() -> None:
    assert not [path.name for path in tracked() if path.stat().st_size > LARGEST_FILE]
