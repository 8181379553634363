"""Reading what a learner gave: numbers in both languages' spelling, words, lists, blanks."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable
from numbers import Real
from typing import Any, Final, NamedTuple

from ..i18n import Text, current_language

LONGEST_ANSWER: Final = 20_000
# "line 3" and "3" name the same choice.
_LABEL: Final = re.compile(r"^(?:answer|choice|choix|letter|lettre|ligne|line|option|phrase|reponse|sentence)\s+(?=\S)")
_BLANK_WORDS: Final = frozenset({"", "...", "…"})
_SPACES: Final = "\u00a0\u202f\u2009 '’_"
_GROUPED: Final = rf"[1-9]\d{{0,2}}(?:(?P<mark>[{_SPACES}.,])\d{{3}})(?:(?P=mark)\d{{3}})*"


class Reading(NamedTuple):
    """A number as read: its value, and the unit written next to it ("" when there is none)."""

    value: float
    unit: str


def is_blank(answer: object, starting: Iterable[object] = ()) -> bool:
    """Return True for ``...``, None, an empty text or collection, a list with a ``...`` left, or ``starting``.

    ``starting`` holds the untouched starting values of a "tweak" exercise; a ``Text`` stands for both languages.
    """
    if answer is None or answer is ...:
        return True
    if isinstance(answer, str):
        return answer.strip() in _BLANK_WORDS or any(_same(answer, value) for value in starting)
    if isinstance(answer, list | tuple | set | frozenset | dict):
        parts = list(answer.values()) if isinstance(answer, dict) else list(answer)
        return not parts or any(part is ... for part in parts) or any(_same(answer, value) for value in starting)
    return any(_same(answer, value) for value in starting)


def fold(text: str) -> str:
    """Return ``text`` without case, accents or surrounding and doubled spaces, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def has_phrase(text: str, phrases: Iterable[str]) -> bool:
    """Return True when any of these words or phrases stands in ``text``, whole, whatever its case and accents."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(phrase))}(?!\w)", folded) for phrase in phrases)


def read_numbers(answer: object) -> list[Reading]:
    """Return the ways to read ``answer`` as one number, the likeliest first; none when it is not a number.

    A text may be written the English or the French way ("1,234.5", "1 234,5") with a unit before or after;
    "1,234" can be read both ways. Infinite and undefined values are returned as they are.
    """
    if isinstance(answer, str):
        return _numbers_in(answer)
    value = _number(answer)
    return [] if value is None else [Reading(value, "")]


def read_items(answer: object, options: Collection[str]) -> list[str] | None:
    """Return the items of a collection or of a text such as "a, c", "c > a > b" or "cab"; None if unreadable.

    Items come back as spelled in ``options`` when one matches (case, accents and brackets apart).
    """
    if isinstance(answer, str):
        pieces = _pieces(answer, options)
    else:
        listed = _listed(answer)
        if listed is None:
            return None
        pieces = [word for word in (read_word(item) for item in listed) if word is not None]
        if len(pieces) != len(listed):
            return None
    known = {_option_key(option): option for option in options}
    return [known.get(_option_key(piece), piece.strip()) for piece in pieces]


def read_word(answer: object) -> str | None:
    """Return ``answer`` as one word: a text, a truth value or a whole number; None for anything else."""
    if isinstance(answer, str):
        return answer if len(answer) <= LONGEST_ANSWER else None
    if isinstance(answer, bool) or type(answer).__name__ == "bool":
        return str(answer).lower()
    value = _number(answer)
    return str(int(value)) if value is not None and math.isfinite(value) and value == int(value) else None


def same_word(one: str, other: str) -> bool:
    """Return True when both are the same option: case, accents, spaces, final point and brackets apart."""
    return _option_key(one) == _option_key(other)


def describe(answer: object) -> Text:
    """Name the kind of ``answer`` for the sentence "I expected …, and got …"."""
    kinds: tuple[tuple[tuple[type, ...], Text], ...] = (
        ((str,), Text("a text", "un texte")),
        ((bool,), Text("`True` or `False`", "`True` ou `False`")),
        ((int, float), Text("a number", "un nombre")),
        ((list, tuple), Text("a list", "une liste")),
        ((set, frozenset), Text("a set", "un ensemble")),
        ((dict,), Text("a dictionary", "un dictionnaire")),
    )
    for types, name in kinds:
        if isinstance(answer, types):
            return name
    written = type(answer).__name__
    if written in ("DataFrame", "Series"):
        return Text("a table", "un tableau")
    if callable(answer):
        return Text(
            "a function (are the brackets missing?)",
            "une fonction (manque-t-il des parenthèses ?)",
        )
    return Text(f"something of type {written}", f"un objet de type {written}")


def _same(answer: object, starting: object) -> bool:
    if isinstance(starting, Text):
        return any(_same(answer, side) for side in starting)
    if isinstance(answer, str) and isinstance(starting, str):
        return answer.strip() == starting.strip()
    try:
        return bool(answer == starting)
    except Exception:  # an answer may be any object, and its comparison may do anything
        return False


def _number(answer: object) -> float | None:
    if isinstance(answer, bool) or type(answer).__name__ == "bool":
        return None
    if not isinstance(answer, Real) and type(answer).__name__ != "Decimal":
        answer = _only_element(answer)
        if answer is None or isinstance(answer, bool | complex):
            return None
    try:
        return float(answer)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return None


def _only_element(answer: object) -> object | None:
    """Return the number in an array, tensor or series of one element (they all have ``item``)."""
    item = getattr(answer, "item", None)
    if not callable(item) or getattr(answer, "ndim", None) is None:
        return None
    try:
        found = item()
    except (TypeError, ValueError, RuntimeError):
        return None
    return found if isinstance(found, int | float) else None


def _numbers_in(text: str) -> list[Reading]:
    if len(text) > 200:
        return []
    cleaned = unicodedata.normalize("NFC", text).strip().lstrip("=≈~").strip().replace("−", "-")
    found = re.fullmatch(
        r"(?P<before>[^\d+\-.,]*)(?P<sign>[+-]?)(?P<middle>[^\d+\-.,]*?)"
        rf"(?P<digits>\d[\d.,{_SPACES}]*(?:[eE][+-]?\d+)?|[.,]\d+)"
        rf"[{_SPACES}]*(?P<after>(?:[^\d\s].*)?)",
        cleaned,
    )
    if not found:
        return []
    unit = " ".join(part for part in (found["before"], found["middle"], found["after"]) if part.strip())
    sign = -1 if found["sign"] == "-" else 1
    return [Reading(sign * value, unit.strip().rstrip(".").strip()) for value in _values(found["digits"])]


def _values(digits: str) -> list[float]:
    """Return the values that ``digits`` can stand for: "1,234" has two, "12 34" none."""
    power = re.search(r"[eE][+-]?\d+$", digits)
    exponent = power[0] if power else ""
    body = digits.removesuffix(exponent).rstrip(_SPACES + ".,")
    marks = [char for char in body if char in ".,"]
    readings = []
    # Grouped thousands without decimals, then a decimal mark, which stands last and once.
    if re.fullmatch(_GROUPED, body) and (not marks or len(set(marks)) == 1):
        readings.append(re.sub(r"\D", "", body))
    if marks and body.count(marks[-1]) == 1:
        whole, _, decimals = body.rpartition(marks[-1])
        if decimals.isdigit() and re.fullmatch(rf"{_GROUPED}|\d*", whole):
            readings.append(re.sub(r"\D", "", whole) + "." + decimals)
    elif not marks and body.isdigit():
        readings.append(body)
    if marks == ["."] and len(readings) == 2:  # "1.234" groups thousands in neither language
        readings = readings[1:]
    if marks == [","] and current_language() == "fr":
        readings.reverse()
    return list(dict.fromkeys(float(reading + exponent) for reading in readings))


def _pieces(text: str, options: Collection[str]) -> list[str]:
    text = text[:LONGEST_ANSWER]
    known = {_option_key(option) for option in options}
    words = r"|\s(?:and|et|puis|then)\s"
    for pattern in (r"[,;/|>→+&\n]+" + words, r"[,;/|>→+&\s]+" + words, r"[-,;/|>→+&\s]+" + words):
        pieces = [piece for piece in re.split(pattern, text) if piece and piece.strip()]
        if pieces and all(_option_key(piece) in known for piece in pieces):
            return pieces
    letters = _option_key(text).replace(" ", "")
    if letters and all(letter in known for letter in letters):
        return list(letters)
    return [piece for piece in re.split(r"[,;/|>→+&\n]+", text) if piece.strip()]


def _listed(answer: object) -> list[Any] | None:
    if isinstance(answer, list | tuple | set | frozenset | dict):
        return list(answer)
    tolist = getattr(answer, "tolist", None)  # numpy arrays, pandas series and indexes
    if callable(tolist) and getattr(answer, "ndim", None) == 1:
        found = tolist()
        return found if isinstance(found, list) else None
    return None


def _option_key(option: str) -> str:
    return _LABEL.sub("", fold(option)).strip(" .:()[]\"'")
