"""What a module declares about each exercise, and how its ``checks.py`` is opened."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from .. import paths
from ..i18n import Text
from .outcome import Judge


class Accept:
    """Answers that are right: ``Accept(7)``, or ``Accept(7, "a")`` for an exercise with two answers."""

    def __init__(self, *answers: object) -> None:
        self.answers = answers


class Reject:
    """Answers that are wrong, with the key of the reason the learner must get: ``Reject(8, reason="too_big")``."""

    def __init__(self, *answers: object, reason: str) -> None:
        self.answers = answers
        self.reason = reason


@dataclass(frozen=True)
class Check:
    """One exercise: how to judge it, what to say, and the answers that prove that the judge discriminates.

    ``id`` is "module.exercise" ("1.3"). ``right`` says why the right answer is right. ``hints`` go from a nudge to
    nearly the method, and never give the answer. ``reasons`` holds the reasons by key; a key of the judge's own
    (see each judge) rewords it. ``blank`` holds untouched starting values of the first answer,
    besides ``...``, for exercises that start from a value to change. Raises ``ValueError`` when the declaration
    contradicts itself.
    """

    id: str
    title: Text
    judge: Judge
    right: Text
    hints: Sequence[Text]
    rejects: Sequence[Reject]
    accepts: Sequence[Accept]
    reasons: Mapping[str, Text] = field(default_factory=dict)
    blank: Sequence[object] = ()

    def __post_init__(self) -> None:
        faults = {
            'the id must be like "1.3"': not re.fullmatch(r"\d+\.[1-9]\d*", self.id),
            "at least two hints are needed": len(self.hints) < 2,
            "at least one accepted answer is needed": not self.accepts,
            "at least one rejected answer is needed": not self.rejects,
        }
        known = {**self.judge.reasons, **self.reasons}
        for reject in self.rejects:
            faults[f"a rejected answer names an unknown reason {reject.reason!r}"] = reject.reason not in known
        found = [fault for fault, present in faults.items() if present]
        if found:
            raise ValueError(f"check {self.id!r}: {'; '.join(found)}")

    def reason(self, key: str) -> Text:
        """Return the reason named ``key``; raise ``KeyError`` when neither the check nor its judge has it."""
        return {**self.judge.reasons, **self.reasons}[key]


def module_folders() -> list[Path]:
    """Return the folders of the modules of the course, in order."""
    course = paths.course_root() / "course"
    return sorted(folder for folder in course.glob("[0-9][0-9]_*") if folder.is_dir())


def module_folder(number: str) -> Path | None:
    """Return the folder of module ``number`` ("1" or "01"), or None."""
    if not re.fullmatch(r"[0-9]{1,2}", number):
        return None
    return next((folder for folder in module_folders() if int(folder.name[:2]) == int(number)), None)


def load_checks(folder: Path) -> dict[str, Check]:
    """Return the checks of the module in ``folder`` by id, in the order declared; {} when it has no ``checks.py``.

    Raises ``ValueError`` naming the file when it cannot be run, has no list ``CHECKS``, or has an id that is
    repeated or belongs to another module.
    """
    file = folder / "checks.py"
    if not file.is_file():
        return {}
    return dict(_loaded(file, file.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def _loaded(file: Path, changed: int) -> dict[str, Check]:
    declared = _run(file)
    if not isinstance(declared, list) or not all(isinstance(check, Check) for check in declared):
        raise ValueError(f"{file}: CHECKS must be a list of Check")
    checks: dict[str, Check] = {}
    for check in declared:
        if int(check.id.split(".")[0]) != int(file.parent.name[:2]):
            raise ValueError(f"{file}: check {check.id!r} does not belong to module {file.parent.name}")
        if check.id in checks:
            raise ValueError(f"{file}: check {check.id!r} is declared twice")
        checks[check.id] = check
    return checks


def _run(file: Path) -> object:
    """Run the file as a module of its own: nothing is added to ``sys.path``, no bytecode is left in ``course/``."""
    module = ModuleType(f"_atelier_checks_{file.parent.name}")
    module.__file__ = str(file)
    sys.modules[module.__name__] = module  # dataclasses declared in the file look their module up
    try:
        exec(compile(file.read_text(encoding="utf-8"), file, "exec"), module.__dict__)  # noqa: S102
    except Exception as error:
        raise ValueError(f"{file}: {type(error).__name__}: {error}") from error
    finally:
        del sys.modules[module.__name__]
    return getattr(module, "CHECKS", None)
