"""Puts the figures of the register where a text quotes them: ``{{claim:id}}``, ``{{claim:id:value}}``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from atelier.facts.claims import REGISTER, Claim, read_register, unknown
from atelier.i18n import Language

from .code import calls

Register = Mapping[str, Claim]

FIELDS: Final = ("sentence", "value", "source")
_QUOTE: Final = re.compile(r"\{\{claim:(?P<id>[a-z0-9-]+)(?::(?P<field>[a-z]+))?\}\}")
_ATTEMPT: Final = re.compile(r"\{\{\s*claim\b[^}\n]*\}{0,2}", re.I)


def register_of(root: Path) -> Register:
    """Return the register of the project at ``root``; an empty one when it has none."""
    path = root / REGISTER
    return read_register(path) if path.is_file() else {}


def filled(text: str, language: Language, register: Register) -> str:
    """Return ``text`` with every quoted figure written out in ``language``; it must have no problem."""
    return _QUOTE.sub(lambda found: _field(register[found["id"]], found["field"] or "sentence", language), text)


def quoted_ids(text: str) -> set[str]:
    """Return the ids of the figures that ``text`` quotes."""
    return {found["id"] for found in _QUOTE.finditer(text)}


def quote_reasons(text: str, register: Register) -> Iterator[tuple[int, str]]:
    """Yield (line within ``text``, reason) for each quoted figure that cannot be written out."""
    for attempt in _ATTEMPT.finditer(text):
        line = text.count("\n", 0, attempt.start()) + 1
        found = _QUOTE.fullmatch(attempt[0])
        if found is None:
            yield line, f"{attempt[0]} cannot be read: write {{{{claim:id}}}} or {{{{claim:id:value}}}}"
        elif found["id"] not in register:
            yield line, unknown(found["id"], register).en
        elif found["field"] and found["field"] not in FIELDS:
            yield line, f"a figure has no {found['field']!r}: write one of {', '.join(FIELDS)}"


def call_reasons(tree: ast.AST, register: Register) -> Iterator[tuple[int, str]]:
    """Yield (line, reason) for each call of ``claim`` in ``tree`` whose id is unknown or not written out."""
    for call in calls(tree, "claim"):
        first = call.args[0] if call.args else None
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
            yield call.lineno, 'claim() takes its id written out: claim("some-id")'
        elif first.value not in register:
            yield call.lineno, unknown(first.value, register).en


def attempts(text: str) -> Iterator[int]:
    """Yield the line of each figure quoted in a text where it would not be written out."""
    for attempt in _ATTEMPT.finditer(text):
        yield text.count("\n", 0, attempt.start()) + 1


def _field(claim: Claim, field: str, language: Language) -> str:
    return {"sentence": claim.sentence_text, "value": claim.amount_text, "source": claim.source_text}[field].of(
        language
    )
