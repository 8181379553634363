"""Reads one module folder of ``course/``: its description, its two sources, the checks it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from atelier.checking import load_checks
from atelier.i18n import Text

from .claims import Register, register_of
from .problems import Problem
from .sources import Source, read_source

_OTHERS: Final = ("module.yaml", "checks.py", "quiz.yaml")
_FOLDER: Final = re.compile(r"(?P<number>\d\d)_[a-z0-9_]+")

Words = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Pair(_Strict):
    """A text in both languages, as YAML writes it."""

    en: Words
    fr: Words

    @property
    def text(self) -> Text:
        """Return the pair as the kit's ``Text``."""
        return Text(self.en, self.fr)


class Description(_Strict):
    """What ``module.yaml`` says; ``minutes`` counts the lesson and its exercises together."""

    title: Pair
    summary: Pair
    minutes: Annotated[int, Field(gt=0, le=600)]
    objectives: Annotated[list[Pair], Field(min_length=1)]
    prerequisites: list[Pair]
    key_points: Annotated[list[Pair], Field(min_length=1)]


@dataclass(frozen=True)
class Module:
    """One module; ``folder`` is relative to the project, ``check_ids`` are those of its ``checks.py``.

    ``others`` holds the text of its files that are not percent sources, by name; ``register`` the figures that its
    texts may quote.
    """

    number: str
    folder: str
    description: Description
    lesson: Source
    practice: Source
    check_ids: frozenset[str]
    others: dict[str, str]
    register: Register

    @property
    def name(self) -> str:
        """Return the folder's own name, which is also the name of its notebooks."""
        return self.folder.rpartition("/")[2]


def module_folders(root: Path) -> list[Path]:
    """Return the module folders under ``root/course``, in order; none when there is no course yet."""
    return sorted(
        path for path in (root / "course").glob("*") if path.is_dir() and not path.name.startswith(("_", "."))
    )


def read_module(folder: Path, root: Path) -> tuple[Module | None, list[Problem]]:
    """Return the module of ``folder`` and what is wrong with it; no module when a part cannot be read."""
    name = folder.relative_to(root).as_posix()
    named = _FOLDER.fullmatch(folder.name)
    if not named:
        return None, [Problem(name, 1, "", "a module folder is called NN_name, in lower case")]
    missing = [part for part in ("module.yaml", "lesson.py", "practice.py") if not (folder / part).is_file()]
    if missing:
        return None, [Problem(f"{name}/{part}", 1, "", "this file is missing") for part in missing]
    description, problems = _read_description(folder / "module.yaml", f"{name}/module.yaml")
    lesson, lesson_problems = read_source(folder / "lesson.py", f"{name}/lesson.py")
    practice, practice_problems = read_source(folder / "practice.py", f"{name}/practice.py")
    problems += lesson_problems + practice_problems
    if description is None:
        return None, problems
    try:
        check_ids = frozenset(load_checks(folder))
    except ValueError as error:
        reason = str(error).replace(f"{folder / 'checks.py'}: ", "")
        return None, [*problems, Problem(f"{name}/checks.py", 1, "", reason)]
    others = {part: (folder / part).read_text("utf-8") for part in _OTHERS if (folder / part).is_file()}
    return (
        Module(named["number"], name, description, lesson, practice, check_ids, others, register_of(root)),
        problems,
    )


def _read_description(path: Path, file: str) -> tuple[Description | None, list[Problem]]:
    try:
        return Description.model_validate(yaml.safe_load(path.read_text("utf-8"))), []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Problem(file, line, "", f"this is not valid YAML: {error.problem}")]
    except ValidationError as error:
        return None, [
            Problem(file, 1, ".".join(str(part) for part in wrong["loc"]), wrong["msg"]) for wrong in error.errors()
        ]
