"""The oldest way of sorting texts: lists of words, counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..checking.answers import fold
from ..errors import AtelierError
from ..i18n import Text, current_language
from ..paths import course_root
from .coding import SENTIMENTS

Words = str | Iterable[str]
SHORTEST_STEM: Final = 3  # letters before a star: "a*" would match one word in ten
_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*(?: [^\W_]+(?:['-][^\W_]+)*)*\*?")


@dataclass(frozen=True, init=False)
class KeywordRule:
    """Sorts texts by two lists of words, ``positive`` and ``negative``, kept in order and each once.

    Words count whole, whatever their case and accents; a star at the end stands for any ending ("disappoint*").
    Words of one list only give its label, words of both "mixed", no word at all "positive", the commonest label.
    """

    positive: tuple[str, ...]
    negative: tuple[str, ...]

    def __init__(self, positive: Words = (), negative: Words = ()) -> None:
        """Make a rule from two lists, or two texts with commas; raises ``AtelierError`` for what is not a word."""
        object.__setattr__(self, "positive", _listed(positive))
        object.__setattr__(self, "negative", _listed(negative))

    def with_words(self, positive: Words = (), negative: Words = ()) -> KeywordRule:
        """Return a rule with these words besides its own."""
        return KeywordRule((*self.positive, *_listed(positive)), (*self.negative, *_listed(negative)))

    def hits(self, text: str) -> tuple[list[str], list[str]]:
        """Return the words of the text that the positive list knows, and those that the negative list knows."""
        folded = fold(text)
        return _found(folded, self.positive), _found(folded, self.negative)

    def label(self, text: str) -> str:
        """Return the label of one text, in the current language."""
        positive, negative = self.hits(text)
        letter = "p" if not negative else "m" if positive else "n"
        return str(SENTIMENTS[letter])

    def predict(self, texts: Iterable[str]) -> list[str]:
        """Return the label of each text."""
        return [self.label(text) for text in texts]


def keyword_rule() -> KeywordRule:
    """Return the rule of the course in the current language, its lists written by hand (``datasets/voice``)."""
    table = pd.read_csv(course_root() / "datasets" / "voice" / "keywords.csv")
    words = table[table["language"] == current_language()].groupby("label")["word"].agg(list)
    return KeywordRule(words["positive"], words["negative"])


def _found(folded: str, words: tuple[str, ...]) -> list[str]:
    if not words:
        return []
    return [found[0] for found in re.finditer("|".join(map(_pattern, words)), folded)]


def _pattern(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return rf"(?<!\w){re.escape(fold(word.rstrip('*')))}{ending}(?!\w)"


def _listed(words: Words) -> tuple[str, ...]:
    given = words.split(",") if isinstance(words, str) else list(words)
    cleaned = {fold(word): word.strip() for word in given if isinstance(word, str) and word.strip()}
    wrong = [str(word) for word in given if not isinstance(word, str)]
    wrong += [word for folded, word in cleaned.items() if not _WORD.fullmatch(folded) or _too_short(folded)]
    if wrong:
        raise AtelierError(NOT_A_WORD.fill(word=wrong[0]))
    return tuple(cleaned.values())


def _too_short(folded: str) -> bool:
    return folded.endswith("*") and len(folded) <= SHORTEST_STEM


NOT_A_WORD: Final = Text(
    '"{word}" is not a word for a list: write words or short phrases, with a star at the end of a stem of three '
    "letters or more for any ending.",
    "« {word} » n’est pas un mot pour une liste : écrivez des mots ou de courtes expressions ; une étoile après trois "
    "lettres au moins vaut pour toutes les fins.",
)
