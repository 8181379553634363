"""Replies in the form of a filled-in form: what is asked for, whether a reply has that form, and whether it is right.

A schema is to a reply what a printed form is to an applicant: which fields there are, and what may stand in each. It
says nothing of what is true: a form can be filled in neatly and wrongly.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any, Final

import fastjsonschema

from ..checking.answers import fold
from ..errors import AtelierError
from ..i18n import Text
from .scoring import Case, Score, Scorer, parsed
from .trials import ANSWER
from .yaml_files import place_of

Form = Mapping[str, Any]
HALF_CENT: Final = 0.005  # amounts have two decimals
SHOWN_VALUE: Final = 40  # characters
KINDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "yes/no": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}


def schema(**fields: Any) -> dict[str, Any]:
    """Return a form with these fields, all of which must be filled in, to be given to ``ask`` as ``response_format``.

    A field is "text", "number", "integer", "yes/no" or "date" (2026-03-31); a list of words, of which one is chosen;
    or what ``rows`` returns. Raises ``AtelierError`` for anything else, and for a form without fields.
    """
    if not fields:
        raise AtelierError(NO_FIELD)
    return {
        "type": "json_schema",
        "json_schema": {"name": "form", "strict": True, "schema": _object(fields)},
    }


def rows(count: int, **fields: Any) -> dict[str, Any]:
    """Return a field that holds a table of ``count`` rows with these fields, such as the posts of a calendar."""
    return {"type": "array", "minItems": count, "maxItems": count, "items": _object(fields)}


def valid_json(form: Form) -> Scorer:
    """Return a scorer that passes when the whole reply is JSON in this form, which ``schema`` made."""
    check = fastjsonschema.compile(form["json_schema"]["schema"])

    def score(reply: str, case: Case) -> Score:
        value = parsed(reply)
        if value is None:
            return Score(False, 0.0, NOT_JSON.fill(reply=_short(reply)))
        try:
            check(value)
        except fastjsonschema.JsonSchemaValueException as fault:
            return Score(False, 0.0, NOT_IN_FORM.fill(field=place_of(fault)))
        return Score(True, 1.0, IN_FORM)

    return score


def fields_right(*fields: str) -> Scorer:
    """Return a scorer that passes when each of these fields of the reply is as in the filled-in form of the case.

    That form stands in ``case["expected"]``, as JSON. The score is the share of fields that are right. Numbers agree to
    half a cent; texts whatever their case, accents and apostrophes. A reply that is not a JSON object fails.
    """
    if not fields:
        raise AtelierError(NO_FIELD)

    def score(reply: str, case: Case) -> Score:
        value, right = parsed(reply), json.loads(case[ANSWER])
        if not isinstance(value, dict):
            return Score(False, 0.0, NOT_JSON.fill(reply=_short(reply)))
        wrong = [name for name in fields if not same_value(value.get(name), right[name])]
        if not wrong:
            return Score(True, 1.0, ALL_RIGHT.fill(count=len(fields)))
        said = [WRONG_FIELD.fill(field=n, found=_short(str(value.get(n))), expected=right[n]) for n in wrong]
        reason = Text("; ".join(one.en for one in said), "\u202f; ".join(one.fr for one in said))
        return Score(False, 1 - len(wrong) / len(fields), reason)

    return score


def dates_within(table: str, column: str, first: str, last: str) -> Scorer:
    """Return a scorer that passes when every row of the field ``table`` has, in ``column``, a date of this period.

    ``first`` and ``last`` are included, in the form 2026-03-31. A table without rows fails.
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)

    def score(reply: str, case: Case) -> Score:
        value = parsed(reply)
        found = value.get(table) if isinstance(value, dict) else None
        if not isinstance(found, list) or not found:
            return Score(False, 0.0, NOT_JSON.fill(reply=_short(reply)))
        outside = [row for row in found if not _in_period(row, column, start, end)]
        if outside:
            return Score(False, 1 - len(outside) / len(found), OUTSIDE.fill(count=len(outside), first=first, last=last))
        return Score(True, 1.0, INSIDE.fill(count=len(found)))

    return score


def same_value(found: object, expected: object) -> bool:
    """Return True when a value of a reply is the one expected, by the rules of ``fields_right``."""
    if isinstance(expected, str):
        return isinstance(found, str) and fold(found) == fold(expected)
    if isinstance(found, bool) or not isinstance(found, int | float) or not isinstance(expected, int | float):
        return False
    return isfinite(found) and abs(found - expected) <= HALF_CENT


def _object(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _field(name, kind) for name, kind in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }


def _field(name: str, kind: Any) -> dict[str, Any]:
    if isinstance(kind, str) and kind in KINDS:
        return dict(KINDS[kind])
    if isinstance(kind, Mapping) and kind.get("type") == "array":
        return dict(kind)
    if isinstance(kind, Sequence) and not isinstance(kind, str) and kind and all(isinstance(w, str) for w in kind):
        return {"type": "string", "enum": list(kind)}
    raise AtelierError(NO_KIND.fill(field=name, kinds=", ".join(f'"{known}"' for known in KINDS)))


def _in_period(row: object, column: str, start: date, end: date) -> bool:
    written = row.get(column) if isinstance(row, dict) else None
    try:
        return start <= date.fromisoformat(str(written)) <= end
    except ValueError:
        return False


def _short(reply: str) -> str:
    line = " ".join(reply.split())
    return line if len(line) <= SHOWN_VALUE else line[: SHOWN_VALUE - 1] + "…"


NO_FIELD: Final = Text(
    'Name at least one field, as in `schema(stars="integer")`.',
    'Nommez au moins un champ, comme dans `schema(etoiles="integer")`.',
)
NO_KIND: Final = Text(
    "I do not know what may stand in the field {field}: write one of {kinds}, or a list of words between brackets.",
    "Je ne sais pas ce que peut contenir le champ {field} : écrivez l’un de ces mots : {kinds}, ou une liste de "
    "mots entre crochets.",
)
NOT_JSON: Final = Text('cannot be read as a form: "{reply}"', "ne se lit pas comme un formulaire : « {reply} »")
NOT_IN_FORM: Final = Text(
    "JSON, but not the form asked for: {field}", "du JSON, mais pas le formulaire demandé : {field}"
)
IN_FORM: Final = Text("has the form", "le formulaire est respecté")
ALL_RIGHT: Final = Text("all {count} fields are right", "les {count} champs sont justes")
WRONG_FIELD: Final = Text("{field}: found {found}, expected {expected}", "{field} : trouvé {found}, attendu {expected}")
INSIDE: Final = Text("all {count} dates are in the period", "les {count} dates sont dans la période")
OUTSIDE: Final = Text(
    "{count} rows without a date from {first} to {last}", "{count} lignes sans date entre {first} et {last}"
)
