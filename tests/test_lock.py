"""The generated lock files follow from pyproject.toml, and a change of either side alone is seen."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import lock
import pytest
import yaml
from packaging.requirements import Requirement

import atelier

ROOT = Path(__file__).resolve().parents[1]
GENERATED = ("requirements.txt", "requirements-dev.txt", "environment.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TORCH = f"torch=={PROJECT['tool']['atelier']['torch']}"
LINES = re.findall(r'^    "([^"]+==[^"]+)",(.*)$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
# A file or folder of the project, one of its Python modules, or what its package offers.
PLACE = re.compile(r"atelier(?:\.[a-z_]+)+|(?:tools|tests|course|benchmarks)(?:/[a-z_]+)*|[a-z_]+\.py")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the files that the check reads."""
    for name in ("pyproject.toml", *GENERATED):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def pins(name: str) -> list[str]:
    return lock.pinned((ROOT / name).read_text("utf-8"))


def test_the_committed_files_are_up_to_date(project: Path) -> None:
    assert lock.out_of_date(project) == []


def test_a_changed_dependency_makes_both_locks_stale(project: Path) -> None:
    replace(project / "pyproject.toml", "pandas==", "polars==")
    assert lock.out_of_date(project) == ["requirements.txt", "requirements-dev.txt"]


def test_a_changed_torch_makes_all_three_stale(project: Path) -> None:
    replace(project / "pyproject.toml", f'torch = "{TORCH[7:]}"', 'torch = "1.0.0"')
    assert lock.out_of_date(project) == list(GENERATED)


def test_a_changed_tool_makes_the_lock_of_the_tests_stale(project: Path) -> None:
    replace(project / "pyproject.toml", '"ruff==', '"black==')
    assert lock.out_of_date(project) == ["requirements-dev.txt"]


@pytest.mark.parametrize("name", GENERATED)
def test_a_version_changed_by_hand_is_seen(project: Path, name: str) -> None:
    replace(project / name, "pandas==", "pandas==0")
    assert name in lock.out_of_date(project)


@pytest.mark.parametrize("name", GENERATED)
def test_a_missing_file_is_seen(project: Path, name: str) -> None:
    (project / name).unlink()
    assert name in lock.out_of_date(project)


def test_a_hand_edited_lock_also_makes_the_environment_stale(project: Path) -> None:
    replace(project / "requirements.txt", "pandas==", "pandas==0")
    assert lock.out_of_date(project) == ["requirements.txt", "environment.yml"]


def test_the_check_fails_with_the_name_of_the_stale_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lock, "ROOT", project)
    assert lock.main(["--check"]) == 0
    replace(project / "environment.yml", "  - pip\n", "")
    assert lock.main(["--check"]) == 1
    assert "environment.yml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_every_direct_dependency_stands_in_the_lock(name: str, wanted: list[str]) -> None:
    locked = {bare(pin) for pin in pins(name)}
    assert [one for one in wanted if bare(one) not in locked] == []


def bare(requirement: str) -> tuple[str, str, bool]:
    """Name, version, and whether only some platforms need it: the lock writes that condition in another order."""
    read = Requirement(requirement)
    return read.name.lower(), str(read.specifier), read.marker is not None


def test_the_lock_of_the_tests_holds_all_of_the_course_s(project: Path) -> None:
    assert set(pins("requirements.txt")) <= set(pins("requirements-dev.txt"))


@pytest.mark.parametrize("name", GENERATED[:2])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"^-.*", text, re.M) == []
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_torch_and_what_only_graphics_cards_need_are_not_locked() -> None:
    assert [pin for pin in pins("requirements-dev.txt") if lock.GPU_ONLY.match(pin.partition("==")[0])] == []


def test_the_environment_names_the_very_versions_of_the_lock_and_torch() -> None:
    text = (ROOT / "environment.yml").read_text("utf-8")
    python, pip, packages = yaml.safe_load(text)["dependencies"]
    assert "://" not in text
    assert python.startswith(f"python{PROJECT['project']['requires-python']}")
    assert pip == "pip"
    assert packages["pip"] == [*pins("requirements.txt"), TORCH]


@pytest.mark.parametrize(("requirement", "comment"), LINES, ids=[requirement for requirement, _ in LINES])
def test_every_dependency_says_which_part_needs_it(requirement: str, comment: str) -> None:
    named = PLACE.findall(comment)
    assert named, f"{requirement} does not say which part of the project needs it"
    assert [place for place in named if not exists(place)] == []


def test_the_dependency_lines_are_all_found() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert [requirement for requirement, _ in LINES] == wanted


def exists(place: str) -> bool:
    if place.removeprefix("atelier.") in atelier.__all__:
        return True
    path = ROOT / ("src/" + place.replace(".", "/") if place.startswith("atelier.") else place)
    return path.exists() or path.with_suffix(".py").exists()
