"""A prompt library: each prompt in a file with its purpose, its owner, its tests, its measured score, and its version.

The prompts of the course stand in ``datasets/reliable_prompts/library``; those a learner keeps, in the folder
``prompts`` of the learner's own. A version, once written, is never written over.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd
import yaml

from ..client import default_model
from ..errors import AtelierError
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root, user_dir
from . import scoring, structured
from .style_cards import keeps_card, style_card
from .trial_cases import cases
from .trials import Asking, Trial, percent, trial, wilson
from .yaml_files import NOT_IN_FORM, PAIR, one_of, read_yaml

FILE_NAME: Final = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)-v(?P<version>[1-9]\d{0,3})")
# What a file may name as its test: makers of scorers, each with the arguments that the file gives.
SCORERS: Final[Mapping[str, Callable[..., scoring.Scorer]]] = {
    "label_is": scoring.label_is,
    "number_is": scoring.number_is,
    "keeps_to": scoring.keeps_to,
    "fields_right": lambda fields: structured.fields_right(*fields),
    "keeps_card": lambda card: keeps_card(style_card(card)),
}


@dataclass(frozen=True)
class PromptCard:
    """A prompt of the library in one version.

    ``text`` and ``system`` by language; ``tests`` as in the file: cases, scorer, arguments, options; ``measured``, one
    mapping a measurement: language, model, date, passed, cases.
    """

    id: str
    version: int
    purpose: Text
    owner: Text
    change: Text
    text: Mapping[str, str]
    tests: Mapping[str, Any]
    measured: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def prompt(self) -> str:
        """The prompt in the current language, or in the only one it has."""
        return self.text.get(current_language()) or next(iter(self.text.values()))

    @property
    def file_name(self) -> str:
        """The name of its file: id and version."""
        return f"{self.id}-v{self.version}.yaml"

    def test(self, asking: Asking | None = None) -> Trial:
        """Try the prompt on its own cases with its own scorer; raises what ``trial`` raises."""
        options = dict(self.tests.get("options", {}))
        if "form" in self.tests:
            options["response_format"] = structured.schema(**_spoken(self.tests["form"]))
        if "card" in self.tests:
            options["system"] = style_card(self.tests["card"]).brief
        scorer = SCORERS[self.tests["scorer"]](**_spoken(self.tests.get("arguments", {})))
        return trial(self.prompt, cases(self.tests["cases"]), scorer, asking=asking, **options)

    def _lines(self) -> list[tuple[Text, str]]:
        tests = TEST_LINE.fill(cases=self.tests["cases"], scorer=self.tests["scorer"])
        return [
            (PURPOSE, str(self.purpose)),
            (OWNER, str(self.owner)),
            (CHANGE, str(self.change)),
            (PROMPT, self.prompt),
            (TESTS, str(tests)),
            (MEASURED, "; ".join(_measure(one) for one in self.measured) or str(NEVER)),
        ]

    def __str__(self) -> str:
        """Return the whole card as lines of text."""
        return "\n".join([f"{self.id}, v{self.version}", *(f"{name}: {value}" for name, value in self._lines())])

    def __repr__(self) -> str:
        """Return the whole card as lines of text."""
        return str(self)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th style='text-align:left;vertical-align:top'>{html.escape(str(name))}</th>"
            f"<td style='text-align:left;white-space:pre-wrap'>{html.escape(value)}</td></tr>"
            for name, value in self._lines()
        )
        return f"<table><caption><b>{html.escape(self.id)}, v{self.version}</b></caption>{rows}</table>"


def prompt_card(id: str, version: int | None = None) -> PromptCard:
    """Return a prompt of the library, or of the learner's own folder: the latest version unless one is named.

    Raises ``AtelierError`` when there is no such prompt or version, or its file is damaged.
    """
    files = _files()
    versions = sorted(found for name, found in files if name == id)
    if not versions:
        raise AtelierError(NO_PROMPT.fill(id=id, known=", ".join(sorted({name for name, _ in files}))))
    wanted = version if version is not None else versions[-1]
    if wanted not in versions:
        listed = ", ".join(str(found) for found in versions)
        raise AtelierError(NO_VERSION.fill(id=id, version=wanted, known=listed))
    return read_prompt(files[id, wanted])


def prompt_versions(id: str) -> pd.DataFrame:
    """Return one row a version of a prompt: what changed, and the last score measured in the current language.

    Raises ``AtelierError`` as ``prompt_card`` does.
    """
    latest = prompt_card(id).version
    found = [prompt_card(id, version) for name, version in sorted(_files()) if name == id and version <= latest]
    rows = {
        card.version: {
            str(CHANGE): str(card.change),
            str(MEASURED): next((_measure(one) for one in reversed(_in_language(card))), str(NEVER)),
        }
        for card in found
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("version")


def keep_prompt(id: str, text: str, change: str, measured: Trial | None = None) -> PromptCard:
    """Write a new version of a prompt of the library into the learner's own folder, and return it.

    It takes over purpose, owner and tests from the latest version; ``change`` says what is new; ``measured`` is a
    trial of it. No older version is touched. Raises ``AtelierError`` when there is no such prompt, when text or change
    is empty, or when the folder cannot be written.
    """
    if not str(text).strip() or not str(change).strip():
        raise AtelierError(NOTHING_TO_KEEP)
    before = prompt_card(id)
    kept = PromptCard(
        id,
        before.version + 1,
        before.purpose,
        before.owner,
        Text(change, change),
        {current_language(): text},
        before.tests,
        (measurement(measured),) if measured else (),
    )
    return _written(kept)


def measurement(made: Trial) -> dict[str, Any]:
    """Return what a file says of a trial: language, model, date of today, passed, cases."""
    return {
        "language": current_language(),
        "model": default_model(),
        "date": datetime.now(UTC).date().isoformat(),
        "passed": made.passed,
        "cases": len(made.table),
    }


def read_prompt(file: Path) -> PromptCard:
    """Return the prompt in a file; raises ``AtelierError`` when it is damaged."""
    content = read_yaml(file, FORM)
    for place, one in enumerate(content.get("measured", ())):
        if one["passed"] > one["cases"]:
            raise AtelierError(NOT_IN_FORM.fill(file=file.name, folder=file.parent.name, place=f"measured > {place}"))
    return PromptCard(
        content["id"],
        content["version"],
        one_of(content["purpose"]),
        one_of(content["owner"]),
        one_of(content["change"]),
        content["text"],
        content["tests"],
        tuple(content.get("measured", ())),
    )


def library_folder() -> Path:
    """Return the folder of the prompts of the course."""
    return course_root() / "datasets" / "reliable_prompts" / "library"


def own_folder() -> Path:
    """Return the folder of the prompts that the learner keeps; it may not be there yet."""
    return user_dir() / "prompts"


def as_yaml(card: PromptCard) -> str:
    """Return a prompt as it stands in its file."""
    content = {
        "id": card.id,
        "version": card.version,
        "purpose": card.purpose._asdict(),
        "owner": card.owner._asdict(),
        "change": card.change._asdict(),
        "text": dict(card.text),
        "tests": dict(card.tests),
        "measured": [dict(one) for one in card.measured],
    }
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110))


def _files() -> dict[tuple[str, int], Path]:
    """Return the files by id and version; where both folders have one, that of the course counts."""
    found = {}
    for folder in (own_folder(), library_folder()):
        for file in folder.glob("*.yaml"):
            if named := FILE_NAME.fullmatch(file.stem):
                found[named["id"], int(named["version"])] = file
    return found


def _written(card: PromptCard) -> PromptCard:
    folder = own_folder()
    file = folder / card.file_name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(as_yaml(card))
    except OSError as error:
        if file.exists():
            raise AtelierError(ALREADY_THERE.fill(file=card.file_name)) from error
        raise AtelierError(CANNOT_WRITE.fill(folder=folder, reason=error.strerror)) from error
    return card


def _in_language(card: PromptCard) -> list[Mapping[str, Any]]:
    return [one for one in card.measured if one["language"] == current_language()]


def _measure(one: Mapping[str, Any]) -> str:
    low, high = wilson(one["passed"], one["cases"])
    values = {name: one[name] for name in ("language", "model", "date", "passed", "cases")}
    return str(SCORE.fill(**values, low=percent(low), high=percent(high)))


def _spoken(value: Any) -> Any:
    """Return what a file says with each pair of languages replaced by the side of the current one."""
    if isinstance(value, Mapping):
        if set(value) == set(LANGUAGES):
            return value[current_language()]
        return {name: _spoken(part) for name, part in value.items()}
    return value


MEASURE: Final = {
    "type": "object",
    "required": ["language", "model", "date", "passed", "cases"],
    "additionalProperties": False,
    "properties": {
        "language": {"enum": list(LANGUAGES)},
        "model": {"type": "string"},
        "date": {"type": "string"},
        "passed": {"type": "integer", "minimum": 0},
        "cases": {"type": "integer", "minimum": 1},
    },
}
FORM: Final[Mapping[str, Any]] = {
    "type": "object",
    "required": ["id", "version", "purpose", "owner", "change", "text", "tests"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "version": {"type": "integer", "minimum": 1},
        "purpose": PAIR,
        "owner": PAIR,
        "change": PAIR,
        "text": PAIR,
        "tests": {
            "type": "object",
            "required": ["cases", "scorer"],
            "additionalProperties": False,
            "properties": {
                "cases": {"type": "string"},
                "scorer": {"enum": list(SCORERS)},
                "arguments": {"type": "object"},
                "options": {"type": "object"},
                "form": {"type": "object"},
                "card": {"type": "string"},
            },
        },
        "measured": {"type": "array", "items": MEASURE},
    },
}
PURPOSE: Final = Text("purpose", "but")
OWNER: Final = Text("owner", "responsable")
CHANGE: Final = Text("what changed", "ce qui a changé")
PROMPT: Final = Text("prompt", "prompt")
TESTS: Final = Text("tests", "tests")
MEASURED: Final = Text("measured", "mesures")
NEVER: Final = Text("never", "jamais mesuré")
TEST_LINE: Final = Text("cases `{cases}`, scorer `{scorer}`", "cas `{cases}`, correcteur `{scorer}`")
SCORE: Final = Text(
    "{passed} of {cases} ({low} to {high}), {language}, {model}, {date}",
    "{passed} sur {cases} ({low} à {high}), {language}, {model}, {date}",
)
NO_PROMPT: Final = Text(
    'There is no prompt "{id}" in the library. There are: {known}.',
    "Il n’y a pas de prompt « {id} » dans la bibliothèque. Il y a : {known}.",
)
NO_VERSION: Final = Text(
    'The prompt "{id}" has no version {version}. It has: {known}.',
    "Le prompt « {id} » n’a pas de version {version}. Il a : {known}.",
)
NOTHING_TO_KEEP: Final = Text(
    "Give the text of the prompt, and say in a few words what changed.",
    "Donnez le texte du prompt, et dites en quelques mots ce qui a changé.",
)
ALREADY_THERE: Final = Text(
    "{file} is there already, and a version is never written over: run the cell again for the next number.",
    "{file} existe déjà, et une version ne s’écrase jamais : relancez la cellule pour obtenir le numéro suivant.",
)
CANNOT_WRITE: Final = Text(
    "The prompt could not be written into {folder} ({reason}): your text is kept in the cell, free that folder and run "
    "the cell again.",
    "Impossible d’écrire le prompt dans {folder} ({reason}) : votre texte reste dans la cellule, libérez ce dossier et "
    "relancez-la.",
)
