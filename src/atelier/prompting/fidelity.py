"""Whether a text says what the data say: its numbers, its attributes, and nothing that is not there.

Plain code that looks at digits and at listed words. It does not see numbers written in letters, nor a sales figure
that is right but called a loss: somebody still reads the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

import pandas as pd

from ..checking.answers import has_phrase, read_numbers
from ..errors import AtelierError
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root
from .scoring import Case, Score, Scorer, numbers_and_percents, numbers_written

_THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}(?:,\d{3})+")
Derivation = Callable[[Case], float]


def numbers_faithful(
    columns: Sequence[str],
    derived: Mapping[str, Derivation] | None = None,
    must: Sequence[str] = (),
    percents: Sequence[str] | None = None,
) -> Scorer:
    """Return a scorer that passes when every number written in digits is one of the case or a stated derivation.

    ``columns`` hold numbers of the case; ``derived`` are functions of the case by their names. A number may be
    rounded to the decimals with which it is written, and stand without its sign ("down 12%"); both ways of writing
    are read. ``must`` names those columns and derivations that the text has to give; ``percents``, those for which a
    number with a percent sign may stand (any, unless given: then week 10 does not make 10% true). The score is the
    share of the numbers that are faithful. A text without numbers fails. Raises ``AtelierError`` when ``must`` or
    ``percents`` names something else.
    """
    functions = dict(derived or {})
    unknown = [name for name in (*must, *(percents or ())) if name not in (*columns, *functions)]
    if unknown or not columns:
        raise AtelierError(NO_COLUMN.fill(column=", ".join(unknown) or "?", columns=", ".join([*columns, *functions])))

    def score(reply: str, case: Case) -> Score:
        true = {name: float(case[name]) for name in columns}
        true |= {name: function(case) for name, function in functions.items()}
        shares = true if percents is None else {name: true[name] for name in percents}
        marked = numbers_and_percents(reply)
        written = [one for one, _ in marked]
        if not written:
            return Score(False, 0.0, NO_NUMBER)
        invented = [
            _as_written(one, percent)
            for one, percent in marked
            if not any(_stands_for(one, value) for value in (shares if percent else true).values())
        ]
        absent = [name for name in must if not any(_stands_for(one, true[name]) for one in written)]
        reasons = [_invented(invented)] if invented else []
        reasons += [ABSENT.fill(found=", ".join(absent))] if absent else []
        share = 1 - len(invented) / len(written)
        return Score(not reasons, share, _joined(reasons) if reasons else FAITHFUL.fill(count=len(written)))

    return score


def complete_sheet(attributes: Sequence[str], known: Sequence[str] = ()) -> Scorer:
    """Return a scorer of product texts: all attributes mentioned, and none invented.

    ``attributes`` are columns of the case; ``|`` in a case separates spellings. An attribute with digits counts as
    mentioned when its numbers are. Invented is a word of ``sheet_words()`` (materials, places, claims) that stands in
    the text, but neither in an attribute nor in a column that is ``known`` besides, such as the title. The score is
    the share of attributes mentioned, 0 when something is invented.
    """

    def score(reply: str, case: Case) -> Score:
        absent = [name for name in attributes if not _mentions(reply, str(case[name]))]
        given = " | ".join(str(case[name]) for name in (*attributes, *known))
        invented = [word for word in sheet_words() if has_phrase(reply, [word]) and not has_phrase(given, [word])]
        reasons = [ABSENT.fill(found=", ".join(absent))] if absent else []
        reasons += [INVENTED.fill(found=", ".join(invented))] if invented else []
        share = 0.0 if invented else 1 - len(absent) / len(attributes)
        return Score(not reasons, share, _joined(reasons) if reasons else COMPLETE.fill(count=len(attributes)))

    return score


def sheet_words() -> list[str]:
    """Return the materials, places and claims that a product text may not invent, in the current language."""
    return _lexicon()[current_language()]


@cache
def _lexicon() -> dict[str, list[str]]:
    table = pd.read_csv(course_root() / "datasets" / "reliable_prompts" / "sheet_words.csv")
    return {language: [w for line in table[f"word_{language}"] for w in line.split("|")] for language in ("en", "fr")}


def _stands_for(written: str, value: float) -> bool:
    """Return True when a written number is this value, sign apart, rounded to as many decimals as it has.

    Three digits after a comma are thousands, never decimals: "12,000" is not 12.
    """
    if _THOUSANDS.fullmatch(written):
        return float(written.replace(",", "").lstrip("-−")) == round(abs(value))
    mark = max(written.rfind("."), written.rfind(","))
    decimals = len(written) - mark - 1 if mark >= 0 else 0
    readings = (abs(reading.value) for reading in read_numbers(written))
    return any(abs(reading - abs(value)) <= 0.5 * 10**-decimals * (1 + 1e-9) for reading in readings)


def _mentions(reply: str, value: str) -> bool:
    wanted = numbers_written(value)
    if not wanted:
        return has_phrase(reply, value.split("|"))
    found = _values(numbers_written(reply))
    return all(_values([number]) & found for number in wanted)


def _values(written: Iterable[str]) -> set[float]:
    return {reading.value for number in written for reading in read_numbers(number)}


def _as_written(number: str, percent: bool) -> Text:
    return Text(f"{number}%", f"{number}\u00a0%") if percent else Text(number, number)


def _invented(found: Sequence[Text]) -> Text:
    english, french = (", ".join(one.of(language) for one in found) for language in LANGUAGES)
    return Text(INVENTED.en.format(found=english), INVENTED.fr.format(found=french))


def _joined(reasons: Sequence[Text]) -> Text:
    return Text("; ".join(one.en for one in reasons), "\u202f; ".join(one.fr for one in reasons))


NO_COLUMN: Final = Text(
    "{column} is neither a column nor a derivation of this scorer. It has: {columns}.",
    "{column} n’est ni une colonne ni un calcul de ce correcteur. Il a : {columns}.",
)
NO_NUMBER: Final = Text("no number in digits", "aucun nombre en chiffres")
INVENTED: Final = Text("not in the data: {found}", "absent des données : {found}")
ABSENT: Final = Text("not mentioned: {found}", "non mentionné : {found}")
FAITHFUL: Final = Text("all {count} numbers are in the data", "les {count} nombres sont dans les données")
COMPLETE: Final = Text(
    "all {count} attributes, no word of the forbidden list", "les {count} attributs, aucun mot de la liste interdite"
)
