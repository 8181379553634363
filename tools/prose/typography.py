"""The typography of French and English prose: what is repaired, and what is only reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atelier.i18n import Language

from .markup import PIECE, SPACE_PIECE, around_pieces, bare

NARROW: Final = "\u202f"
FIXED: Final = "\u00a0"

_SPACES: Final = f"[ {FIXED}{NARROW}\u2009]*"
_WHITE: Final = rf"\s{SPACE_PIECE}"
_LETTER: Final = r"[^\W\d_]"

# Order matters: apostrophes first, then spaces from the outside of a sentence inwards.
_REPAIRS: Final = [
    (re.compile(rf"(?<={_LETTER})'(?=[\w«“*_\[{PIECE}])"), "’"),
    (re.compile(rf"(?<=[^{_WHITE}|(\[«;!?]){_SPACES}([;!?]+)(?!\[)"), rf"{NARROW}\1"),
    (re.compile(rf"(?<=[^{_WHITE}|(\[«:]){_SPACES}:(?=[{_WHITE}*_»)\"]|$)", re.M), f"{FIXED}:"),
    (re.compile(rf"(?<={_LETTER}){_SPACES}:(?={PIECE})"), f"{FIXED}:"),
    (re.compile(rf"«{_SPACES}(?=[^{_WHITE}])"), f"«{FIXED}"),
    (re.compile(rf"(?<=[^{_WHITE}]){_SPACES}»"), f"{FIXED}»"),
    (re.compile(rf"(?<=[\d{PIECE}]){_SPACES}([%€])"), rf"{FIXED}\1"),
    (re.compile(r"(?<![\d,.\w])\d{1,3}(?: \d{3})+(?!\d)"), None),
]
_FRENCH_FAULTS: Final = [
    (re.compile('"'), "straight double quote: write «\u00a0…\u00a0»"),
    (re.compile("'"), "straight apostrophe or quote: write ’, or «\u00a0…\u00a0»"),
    (
        re.compile(r"(?<![\w.,/-])(?<!^#\s)(?<!^##\s)(?<!^###\s)\d+\.\d+(?![\w.]*\.\d)(?!\w)", re.M),
        "decimal point: French writes a comma",
    ),
    (re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})*,000\b"), "thousands are set apart by a narrow space"),
    (re.compile(r"\b(?:ch?|s|man|b|n|v|m)?oe(?:u|il)", re.I), "œ is one letter: cœur, œuvre, œil"),
]
_ENGLISH_FAULTS: Final = [
    (re.compile("[«»]"), 'French quotes: write "…"'),
    (re.compile("[‘’“”]"), "curly quote or apostrophe: write it straight"),
    (re.compile(rf"(?<=[^{_WHITE}|(]){_SPACES[:-1]}+[;:!?](?=[{_WHITE}*_)\"]|$)", re.M), "space before ; : ! or ?"),
    (re.compile(rf"\d{_SPACES[:-1]}+%"), "space before %"),
    (re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"), "thousands are set apart by a comma"),
]
# A number after one of these is a label ("Exercice 1.2") or a version, and so is one after a proper name.
_LABEL: Final = re.compile(
    r"(?:[A-ZÀ-Ý][\w.+-]*|exercices?|modules?|étapes?|sections?|parties?|versions?|licences?|figures?|à|et|puis)"
    r"[ \u00a0\u202f]$"
)


def repaired(text: str, *, in_source: bool = False) -> str:
    """Return French ``text`` with its spaces and apostrophes right; applying it twice changes nothing more.

    ``in_source``: the text is the inside of a string literal, backslash sequences included.
    """
    return around_pieces(text, _repair, in_source=in_source)


def faults(text: str, language: Language) -> list[tuple[int, str]]:
    """Return what is wrong with ``text`` as (line within the text, reason)."""
    found = list(_reported(text, _FRENCH_FAULTS if language == "fr" else _ENGLISH_FAULTS, language))
    if language == "fr":
        wanted = repaired(text)
        found += [
            (number, f"{_first_difference(line, right)}; python tools/prose fix mends it")
            for number, (line, right) in enumerate(zip(text.split("\n"), wanted.split("\n"), strict=True), 1)
            if line != right
        ]
    return sorted(found)


def _repair(prose: str) -> str:
    for pattern, replacement in _REPAIRS:
        if replacement is None:
            prose = pattern.sub(lambda found: found[0].replace(" ", NARROW), prose)
        else:
            prose = pattern.sub(replacement, prose)
    return prose


def _reported(text: str, rules: list[tuple[re.Pattern[str], str]], language: Language) -> Iterator[tuple[int, str]]:
    prose = bare(text)
    if language == "fr":
        prose = re.sub(rf"(?<={_LETTER})'(?=[\w«“*_\[{PIECE}])", "’", prose)
    for pattern, reason in rules:
        for found in pattern.finditer(prose):
            before = prose[: found.start()]
            if "decimal" in reason and _LABEL.search(before):
                continue
            near = before[-15:].rpartition("\n")[2] + prose[found.start() : found.end() + 15].partition("\n")[0]
            yield before.count("\n") + 1, f"{reason} (…{near.replace(PIECE, '·')}…)"


def _first_difference(line: str, right: str) -> str:
    place = next((at for at, (is_now, wanted) in enumerate(zip(line, right, strict=False)) if is_now != wanted), 0)
    start = max(0, place - 12)
    return f"{line[start : place + 8]!r} should be {right[start : place + 8]!r}"
