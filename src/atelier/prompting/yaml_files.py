"""Opening a file that people write by hand: YAML of a known form, or one clear sentence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import fastjsonschema
import yaml

from ..errors import AtelierError
from ..i18n import Text

PAIR: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {"en": {"type": "string", "minLength": 1}, "fr": {"type": "string", "minLength": 1}},
    "minProperties": 1,
    "additionalProperties": False,
}


def read_yaml(file: Path, form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping in a YAML file that has the form of this JSON schema.

    Raises ``AtelierError`` naming the file when it cannot be read, is not YAML, or has not that form.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        raise AtelierError(UNREADABLE.fill(file=file.name, folder=file.parent.name)) from error
    try:
        fastjsonschema.compile(dict(form))(content)
    except fastjsonschema.JsonSchemaValueException as fault:
        place = place_of(fault)
        raise AtelierError(NOT_IN_FORM.fill(file=file.name, folder=file.parent.name, place=place)) from None
    found: dict[str, Any] = content
    return found


def place_of(fault: fastjsonschema.JsonSchemaValueException) -> str:
    """Return where in a content the fault is: its path, or the name that the message quotes at the top level."""
    steps = fault.path[1:]
    if steps:
        return " > ".join(steps)
    quoted = fault.message.split("'")
    return quoted[1] if len(quoted) > 2 else "…"


def one_of(pair: Mapping[str, str]) -> Text:
    """Return a pair of a file as a ``Text``; a side that is not there is filled with the other."""
    return Text(pair.get("en") or pair["fr"], pair.get("fr") or pair["en"])


UNREADABLE: Final = Text(
    "The file {file} in the folder {folder} cannot be read: it is damaged, or not a YAML file. Repair it in a text "
    "editor, or move it away.",
    "Le fichier {file} du dossier {folder} est illisible : il est abîmé, ou ce n’est pas un fichier YAML. Réparez-le "
    "dans un éditeur de texte, ou déplacez-le.",
)
NOT_IN_FORM: Final = Text(
    "The file {file} in the folder {folder} lacks something, or holds something else than expected, at: {place}.",
    "Dans le fichier {file} du dossier {folder}, il manque quelque chose, ou il y a autre chose que prévu, ici : "
    "{place}.",
)
