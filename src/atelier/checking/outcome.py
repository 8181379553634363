"""What a judge says of an answer: it passes, or it fails for a reason that has a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..i18n import LANGUAGES, Text


@dataclass(frozen=True)
class Pass:
    """The answer is right; ``values`` fill the ``{names}`` of ``Check.right``."""

    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Fail:
    """The answer is not right; ``reason`` is a key of ``Check.reasons`` or of the judge's own ``reasons``.

    ``values`` fill the ``{names}`` of the reason; a ``Text`` among them is said in the learner's language.
    """

    reason: str
    values: Mapping[str, object] = field(default_factory=dict)


Outcome = Pass | Fail


class Judge(Protocol):
    """Anything that judges answers: the judges of this package, or ``Judged(function)``."""

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons it can give on its own, by key; a check may reword them."""

    def __call__(self, *answers: object) -> Outcome:
        """Judge the answers of one exercise."""


def filled(text: Text, values: Mapping[str, object]) -> Text:
    """Return ``text`` with the ``{names}`` found in ``values`` replaced; other braces stay as they are."""

    def side(language: str) -> str:
        def value(match: re.Match[str]) -> str:
            if match[1] not in values:
                return match[0]
            found = values[match[1]]
            return (found.fr if language == "fr" else found.en) if isinstance(found, Text) else str(found)

        return re.sub(r"\{(\w+)\}", value, text.fr if language == "fr" else text.en)

    english, french = (side(language) for language in LANGUAGES)
    return Text(english, french)
