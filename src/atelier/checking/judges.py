"""The judges: small objects that look at an answer and say whether it passes, or by what name it fails."""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from ..i18n import Text
from .answers import LONGEST_ANSWER, describe, fold, has_phrase, read_items, read_numbers, read_word, same_word
from .outcome import Fail, Outcome, Pass, filled

if TYPE_CHECKING:
    import pandas as pd

UNREADABLE: Final = Text(
    "I could not read this answer: I expected {expected}, and got {given}.",
    "Je n’ai pas pu lire cette réponse : j’attendais {expected}, et j’ai reçu {given}.",
)
NOT_AN_OPTION: Final = Text(
    "'{given}' is not one of the choices. The choices are: {options}.",
    "« {given} » ne fait pas partie des choix. Les choix sont : {options}.",
)


class OneAnswer(ABC):
    """A judge of exactly one answer."""

    wanted: ClassVar[Text]
    own_reasons: ClassVar[Mapping[str, Text]] = {}

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons this judge can give without any declaration."""
        return {"unreadable": UNREADABLE, **self.own_reasons}

    def __call__(self, *answers: object) -> Outcome:
        """Judge the one answer; more or fewer than one is unreadable."""
        if len(answers) != 1:
            several = Text(f"{len(answers)} answers", f"{len(answers)} réponses")
            return Fail("unreadable", {"expected": self.wanted, "given": several})
        return self.judge(answers[0])

    @abstractmethod
    def judge(self, answer: object) -> Outcome:
        """Judge ``answer``."""

    def unreadable(self, answer: object) -> Fail:
        """Say what was expected instead of ``answer``."""
        return Fail("unreadable", {"expected": self.wanted, "given": describe(answer)})


@dataclass(frozen=True)
class Number(OneAnswer):
    """One number, given as a number or as a text written the English or the French way.

    ``expected`` and the keys of ``mistakes`` (value → reason) are numbers or functions that compute them.
    ``within`` is an absolute tolerance, ``within_percent`` one in percent of the expected value; with neither,
    the answer must agree to nine digits. ``units`` maps each accepted unit to its size in the unit of
    ``expected`` (``{"EUR": 1, "€": 1, "cents": 0.01}``). With ``percent``, ``expected`` is a share
    between 0 and 1: 0.12, "12 %" and "0,12" are the same answer. An answer that is one of ``slips`` times
    too big or too small is told so. Raises ``ValueError`` when both tolerances are given.
    """

    expected: float | Callable[[], float]
    within: float | None = None
    within_percent: float | None = None
    units: Mapping[str, float] = field(default_factory=dict)
    percent: bool = False
    mistakes: Mapping[float | Callable[[], float], str] = field(default_factory=dict)
    slips: tuple[int, ...] = (100, 1000, 1_000_000)

    wanted: ClassVar[Text] = Text("a number", "un nombre")
    own_reasons: ClassVar[Mapping[str, Text]] = {
        "comma_list": Text(
            "In code a comma makes a list of several numbers. Write 306000 or 306_000 without a comma, and a decimal "
            "with a point: `3.6`.",
            "Dans le code, une virgule fait une liste de plusieurs nombres. Écrivez 306000 ou 306_000 sans virgule, et "
            "une décimale avec un point : `3.6`.",
        ),
        "not_finite": Text(
            "This is not an ordinary number but '{given}': a division by zero or an empty column, perhaps?",
            "Ce n’est pas un nombre ordinaire mais « {given} » : une division par zéro ou une colonne vide ?",
        ),
        "unit": Text(
            "I read the number, but not '{unit}'. Accepted here: {units}.",
            "J’ai lu le nombre, mais pas « {unit} ». Sont acceptés ici : {units}.",
        ),
        "wrong_sign": Text(
            "The size is right but not the sign: what was subtracted from what?",
            "La valeur est bonne mais pas le signe : qu’a-t-on soustrait de quoi ?",
        ),
        "times_too_big": Text(
            "The digits are right, but the number is {factor} times too big: check the units.",
            "Les chiffres sont bons, mais le nombre est {factor} fois trop grand : vérifiez les unités.",
        ),
        "times_too_small": Text(
            "The digits are right, but the number is {factor} times too small: check the units.",
            "Les chiffres sont bons, mais le nombre est {factor} fois trop petit : vérifiez les unités.",
        ),
        "too_big": Text("This number is too big.", "Ce nombre est trop grand."),
        "too_small": Text("This number is too small.", "Ce nombre est trop petit."),
    }

    def __post_init__(self) -> None:
        if self.within is not None and self.within_percent is not None:
            raise ValueError("Number: give within or within_percent, not both")

    def judge(self, answer: object) -> Outcome:
        """Judge each way to read ``answer``; the best outcome counts."""
        if isinstance(answer, list | tuple) and len(answer) > 1 and all(map(read_numbers, answer)):
            return Fail("comma_list")
        readings = read_numbers(answer)
        if not readings:
            return self.unreadable(answer)
        if not math.isfinite(readings[0].value):
            return Fail("not_finite", {"given": str(readings[0].value)})
        sizes = [self._unit_size(reading.unit) for reading in readings]
        if sizes[0] is None:
            return Fail("unit", {"unit": readings[0].unit, "units": self._unit_names()})
        values = [reading.value * (size or 1) for reading, size in zip(readings, sizes, strict=True)]
        right = _value(self.expected)
        if any(self._agrees(value, right) for value in values):
            return Pass()
        for mistake, reason in self.mistakes.items():
            if any(self._agrees(value, _value(mistake)) for value in values):
                return Fail(reason)
        return self._slip(values, right) or Fail("too_big" if values[0] > right else "too_small")

    def _agrees(self, value: float, right: float) -> bool:
        if self.within is not None:
            # The last digit of a tolerance written in decimals must not decide.
            return abs(value - right) <= self.within * (1 + 1e-9)
        share = 1e-9 if self.within_percent is None else self.within_percent / 100
        return math.isclose(value, right, rel_tol=0, abs_tol=abs(right) * share * (1 + 1e-9) + 1e-12)

    def _slip(self, values: Sequence[float], right: float) -> Fail | None:
        if right == 0:
            return None
        for value in values:
            if self._agrees(-value, right):
                return Fail("wrong_sign")
            for factor in self.slips:
                written = Text(f"{factor:,}", f"{factor:,}".replace(",", " "))
                if self._agrees(value / factor, right):
                    return Fail("times_too_big", {"factor": written})
                if self._agrees(value * factor, right):
                    return Fail("times_too_small", {"factor": written})
        return None

    def _unit_size(self, unit: str) -> float | None:
        sizes = {fold(name): size for name, size in self.units.items()}
        if self.percent:
            sizes["%"] = 0.01
        return sizes.get(fold(unit)) if unit else 1.0

    def _unit_names(self) -> Text:
        names = [*self.units, *(["%"] if self.percent else [])]
        if names:
            return Text(", ".join(names), ", ".join(names))
        return Text("the number alone", "le nombre seul")


@dataclass(frozen=True)
class Choice(OneAnswer):
    """One letter or word; case, accents, spaces and brackets do not matter.

    ``correct`` is the right one, or a tuple of spellings of it; ``wrong`` maps every other choice to its reason.
    """

    correct: str | tuple[str, ...]
    wrong: Mapping[str, str]

    wanted: ClassVar[Text] = Text("one letter or word", "une lettre ou un mot")
    own_reasons: ClassVar[Mapping[str, Text]] = {"not_an_option": NOT_AN_OPTION}

    def judge(self, answer: object) -> Outcome:
        """Compare the word with the choices."""
        word = read_word(answer)
        if word is None:
            return self.unreadable(answer)
        right = (self.correct,) if isinstance(self.correct, str) else self.correct
        if any(same_word(word, spelling) for spelling in right):
            return Pass()
        for option, reason in self.wrong.items():
            if same_word(word, option):
                return Fail(reason)
        return Fail("not_an_option", {"given": _short(word), "options": _listing([right[0], *self.wrong])})


@dataclass(frozen=True)
class Several(OneAnswer):
    """All the right items in any order: a list, tuple, set, array, or a text such as "a, c".

    ``wrong`` maps each other item to the reason to give when it was chosen.
    """

    correct: frozenset[str] | set[str]
    wrong: Mapping[str, str]

    wanted: ClassVar[Text] = Text('several choices, as in `"a, c"`', 'plusieurs choix, comme `"a, c"`')
    own_reasons: ClassVar[Mapping[str, Text]] = {
        "not_an_option": NOT_AN_OPTION,
        "missing": Text(
            "Everything you chose is right, but something is missing ({count} more to find).",
            "Tout ce que vous avez choisi est juste, mais il en manque ({count} à trouver).",
        ),
    }

    def judge(self, answer: object) -> Outcome:
        """Give the reason of the first wrong item, else say how many are missing."""
        items = read_items(answer, [*self.correct, *self.wrong])
        if items is None:
            return self.unreadable(answer)
        for item in items:
            if item in self.wrong:
                return Fail(self.wrong[item])
            if item not in self.correct:
                options = _listing([*self.correct, *self.wrong])
                return Fail("not_an_option", {"given": _short(item), "options": options})
        missing = len(self.correct) - len(set(items))
        return Fail("missing", {"count": missing}) if missing else Pass()


@dataclass(frozen=True)
class Ordering(OneAnswer):
    """All the items in the right order: a list, a tuple, "c a b", "cab" or "c > a > b".

    ``mistakes`` maps typical wrong orders, written as texts, to their reasons. Otherwise the learner is told how
    many items are in place, never which.
    """

    correct: Sequence[str]
    mistakes: Mapping[str, str] = field(default_factory=dict)

    wanted: ClassVar[Text] = Text('an order, as in `"c > a > b"`', 'un ordre, comme `"c > a > b"`')
    own_reasons: ClassVar[Mapping[str, Text]] = {
        "not_each_once": Text(
            "Give each of these exactly once: {items}.",
            "Donnez chacun de ces éléments une fois et une seule : {items}.",
        ),
        "in_place": Text("{count} of {total} are in their place.", "À leur place : {count} sur {total}."),
    }

    def judge(self, answer: object) -> Outcome:
        """Compare the sequence item by item; a set has no order and is unreadable."""
        items = None if isinstance(answer, set | frozenset | dict) else read_items(answer, self.correct)
        if items is None:
            return self.unreadable(answer)
        right = list(self.correct)
        if items == right:
            return Pass()
        if sorted(items) != sorted(right):
            return Fail("not_each_once", {"items": _listing(right)})
        for order, reason in self.mistakes.items():
            if items == read_items(order, self.correct):
                return Fail(reason)
        in_place = sum(one == other for one, other in zip(items, right, strict=True))
        return Fail("in_place", {"count": in_place, "total": len(right)})


@dataclass(frozen=True)
class Element:
    """A property of a text, looked for by exactly one of three means; ``key`` names the reason when it fails.

    ``words``: any of these words or phrases, whole, whatever their case and accents. ``pattern``: a regular
    expression, whatever the case, ``^`` and ``$`` at line ends. ``predicate``: a function of the text.
    ``label`` says what it is, to fill "Your text still lacks {label}." Raises ``ValueError`` otherwise.
    """

    key: str
    label: Text
    words: tuple[str, ...] = ()
    pattern: str = ""
    predicate: Callable[[str], bool] | None = None

    def __post_init__(self) -> None:
        if sum(bool(means) for means in (self.words, self.pattern, self.predicate)) != 1:
            raise ValueError(f"Element {self.key!r}: give one of words, pattern, predicate")

    def found_in(self, text: str) -> bool:
        """Return True when ``text`` has the property."""
        if self.predicate is not None:
            return bool(self.predicate(text))
        if self.pattern:
            return re.search(self.pattern, text, re.IGNORECASE | re.MULTILINE) is not None
        return has_phrase(text, self.words)


@dataclass(frozen=True)
class FreeText(OneAnswer):
    """A text judged on its properties, never on a magic phrase: length, elements it must and must not have."""

    min_words: int = 1
    max_words: int | None = None
    max_characters: int | None = None
    must: Sequence[Element] = ()
    must_not: Sequence[Element] = ()

    wanted: ClassVar[Text] = Text('a text between quotes, `"…"`', 'un texte entre guillemets droits, `"…"`')
    own_reasons: ClassVar[Mapping[str, Text]] = {
        "too_few_words": Text(
            "Your text has {count} words; at least {limit} are needed.",
            "Votre texte compte {count} mots ; il en faut au moins {limit}.",
        ),
        "too_many_words": Text(
            "Your text has {count} words; the limit is {limit}.",
            "Votre texte compte {count} mots ; la limite est de {limit}.",
        ),
        "too_many_characters": Text(
            "Your text has {count} characters, spaces included; the limit is {limit}.",
            "Votre texte compte {count} caractères, espaces comprises ; la limite est de {limit}.",
        ),
    }

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons on length, and one for each element."""
        lacks = Text("Your text still lacks {label}.", "Il manque encore à votre texte : {label}.")
        has = Text("Take out of your text: {label}.", "Retirez de votre texte : {label}.")
        return {
            **super().reasons,
            **{element.key: filled(lacks, {"label": element.label}) for element in self.must},
            **{element.key: filled(has, {"label": element.label}) for element in self.must_not},
        }

    def judge(self, answer: object) -> Outcome:
        """Give the first property that does not hold, length first."""
        if not isinstance(answer, str) or len(answer) > LONGEST_ANSWER:
            return self.unreadable(answer)
        return next(self._failures(answer.strip()), Pass())

    def _failures(self, text: str) -> Iterator[Fail]:
        words = len(re.findall(r"\w+(?:[-'’]\w+)*", text))
        if words < self.min_words:
            yield Fail("too_few_words", {"count": words, "limit": self.min_words})
        if self.max_words is not None and words > self.max_words:
            yield Fail("too_many_words", {"count": words, "limit": self.max_words})
        if self.max_characters is not None and len(text) > self.max_characters:
            yield Fail("too_many_characters", {"count": len(text), "limit": self.max_characters})
        yield from (Fail(element.key) for element in self.must if not element.found_in(text))
        yield from (Fail(element.key) for element in self.must_not if element.found_in(text))


@dataclass(frozen=True)
class Table(OneAnswer):
    """A pandas table: the columns of ``expected()`` in any order, its rows in any order, numbers within a tolerance.

    A Series is read as a table with its index. ``within`` is an absolute tolerance; ``row_order`` makes the order
    of the rows count.
    """

    expected: Callable[[], pd.DataFrame]
    within: float = 1e-6
    row_order: bool = False

    wanted: ClassVar[Text] = Text("a pandas table", "un tableau pandas")
    own_reasons: ClassVar[Mapping[str, Text]] = {
        "missing_columns": Text("These columns are missing: {columns}.", "Il manque ces colonnes : {columns}."),
        "extra_columns": Text(
            "Take out the columns that were not asked for: {columns}.",
            "Retirez les colonnes qui n’étaient pas demandées : {columns}.",
        ),
        "row_count": Text(
            "Your table has {count} rows; {total} were expected.",
            "Votre tableau a {count} lignes ; {total} étaient attendues.",
        ),
        "wrong_values": Text(
            "The columns and the number of rows are right, but not the values of '{column}'.",
            "Les colonnes et le nombre de lignes sont bons, mais pas les valeurs de « {column} ».",
        ),
        "wrong_order": Text("The rows are right, but not their order.", "Les lignes sont bonnes, mais pas leur ordre."),
    }

    def judge(self, answer: object) -> Outcome:
        """Compare columns, then the number of rows, then the values."""
        import pandas as pd

        if not isinstance(answer, pd.DataFrame | pd.Series):
            return self.unreadable(answer)
        right = _flat(self.expected())
        given = _flat(answer)
        missing = [str(name) for name in right.columns if name not in given.columns]
        extra = [str(name) for name in given.columns if name not in right.columns]
        if missing:
            return Fail("missing_columns", {"columns": ", ".join(missing)})
        if extra:
            return Fail("extra_columns", {"columns": ", ".join(extra)})
        if len(given) != len(right):
            return Fail("row_count", {"count": len(given), "total": len(right)})
        return self._compare(given[list(right.columns)], right)

    def _compare(self, given: pd.DataFrame, right: pd.DataFrame) -> Outcome:
        names = list(right.columns)
        if self._different_column(given, right) is None:
            return Pass()
        # Texts before numbers: a number off by a rounding must not change the order of the rows.
        keys = sorted(names, key=lambda name: right[name].dtype.kind in "fiu")
        by_row = [table.sort_values(keys, ignore_index=True, key=_sortable) for table in (given, right)]
        column = self._different_column(*by_row)
        if column is not None:
            return Fail("wrong_values", {"column": column})
        return Fail("wrong_order") if self.row_order else Pass()

    def _different_column(self, given: pd.DataFrame, right: pd.DataFrame) -> str | None:
        for name in right.columns:
            pairs = zip(given[name].tolist(), right[name].tolist(), strict=True)
            if not all(_alike(one, other, self.within) for one, other in pairs):
                return str(name)
        return None


@dataclass(frozen=True)
class Judged:
    """A judgement written for one exercise: ``function(*answers)`` returns ``Pass()`` or ``Fail(reason, {...})``."""

    function: Callable[..., Outcome]

    @property
    def reasons(self) -> Mapping[str, Text]:
        """None of its own: the check declares them all."""
        return {}

    def __call__(self, *answers: object) -> Outcome:
        """Call the function."""
        return self.function(*answers)


class Each:
    """One judge an answer: ``Each(Number(3), Choice("a", …))`` for ``check("1.3", count, letter)``."""

    def __init__(self, *judges: OneAnswer | Judged) -> None:
        self.judges = judges

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons of all its judges."""
        return {key: text for judge in self.judges for key, text in judge.reasons.items()}

    def __call__(self, *answers: object) -> Outcome:
        """Return the first failure."""
        if len(answers) != len(self.judges):
            count, got = len(self.judges), len(answers)
            expected = Text(f"{count} answers", f"{count} réponses")
            return Fail("unreadable", {"expected": expected, "given": Text(str(got), str(got))})
        outcomes = (judge(answer) for judge, answer in zip(self.judges, answers, strict=True))
        return next((outcome for outcome in outcomes if isinstance(outcome, Fail)), Pass())


class AllOf:
    """Several judges of the same answers: all must pass; the first failure is told."""

    def __init__(self, *judges: OneAnswer | Judged) -> None:
        self.judges = judges

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons of all its judges."""
        return {key: text for judge in self.judges for key, text in judge.reasons.items()}

    def __call__(self, *answers: object) -> Outcome:
        """Return the first failure."""
        outcomes = (judge(*answers) for judge in self.judges)
        return next((outcome for outcome in outcomes if isinstance(outcome, Fail)), Pass())


def _value(number: float | Callable[[], float]) -> float:
    return float(number() if callable(number) else number)


def _listing(items: Sequence[str]) -> str:
    return ", ".join(sorted(items, key=fold))


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"


def _flat(table: pd.DataFrame | pd.Series) -> pd.DataFrame:
    named_index = any(name is not None for name in table.index.names)
    frame = table.to_frame() if table.ndim == 1 else table
    return frame.reset_index() if named_index else frame.reset_index(drop=True)


def _sortable(column: pd.Series) -> pd.Series:
    return column if column.dtype.kind in "fiu" else column.astype(str)


def _alike(one: object, other: object, within: float) -> bool:
    if one is other or (one != one and other != other):  # NaN is unlike itself
        return True
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= within
    return bool(one == other)
