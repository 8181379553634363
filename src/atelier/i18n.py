"""The learner's language: every sentence the kit can say exists as a ``Text`` in English and French."""

from __future__ import annotations

import os
from typing import Final, Literal, NamedTuple

Language = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")

_chosen: Language | None = None


class Text(NamedTuple):
    """One sentence in both languages; ``str()`` gives the one of the current language."""

    en: str
    fr: str

    def __str__(self) -> str:
        """Return the sentence in the current language."""
        return self.of(current_language())

    def of(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.fr if language == "fr" else self.en

    def fill(self, **values: object) -> Text:
        """Return the pair with its ``{names}`` replaced in both languages."""
        return Text(self.en.format(**values), self.fr.format(**values))


def current_language() -> Language:
    """Return the language chosen by ``set_language``, else by ``ATELIER_LANG``, else English."""
    if _chosen is not None:
        return _chosen
    named = os.environ.get("ATELIER_LANG", "en")[:2].lower()
    return "fr" if named == "fr" else "en"


def set_language(language: str) -> None:
    """Choose the language of everything said from now on; raise ``ValueError`` when it is not known."""
    global _chosen
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}; known: {', '.join(LANGUAGES)}")
    _chosen = "fr" if language == "fr" else "en"


def number(value: float, digits: int = 0, language: Language | None = None) -> str:
    """Write ``value`` as ``language``, the current one unless named, does: 1,234.5 in English, 1 234,5 in French."""
    written = f"{value:,.{digits}f}"
    if (language or current_language()) == "en":
        return written
    return written.replace(",", "\u202f").replace(".", ",")
