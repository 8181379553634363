"""Dates as people and spreadsheets write them, a whole column at a time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..errors import AtelierError
from ..i18n import Text

DateOrder = Literal["day first", "month first"]
Moments = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ReadDates:
    """Moments (``datetime64[us]``, NaT where a cell is empty or no date) and a sentence on how they were read."""

    moments: Moments
    note: Text


def read_dates(cells: pa.Array, column: str, order: DateOrder | None = None) -> ReadDates:
    """Read a column of text: 2026-03-04, 04/03/2026, 3/4/26 2:05 PM, 4 mars 2026, 20260304, or 46085 (a spreadsheet).

    Whether the day or the month comes first is learnt from the whole column. Raises ``AtelierError`` when both are
    possible and ``order`` does not say, or when the column mixes them.
    """
    different = pc.dictionary_encode(cells)
    texts = different.dictionary
    parts = _Parts(len(texts))
    parts.take(texts, ISO)
    slashed = parts.take(texts, SLASHED)
    for shape in (COMPACT, SERIAL, WORD_DAY_FIRST, WORD_MONTH_FIRST):
        parts.take(texts, shape)
    day_first, note = True, UNAMBIGUOUS.fill(column=column)
    if slashed.any():
        day_first, note = _order(parts, slashed, texts, column, order)
    moments = parts.moments(slashed if not day_first else np.zeros(len(texts), bool))
    return ReadDates(moments[different.indices.to_numpy(zero_copy_only=False)], note)


def look_like_dates(cells: pa.Array, *, written_out: bool = False) -> float:
    """Return the share of the cells that have the shape of a date; ``written_out`` leaves bare numbers aside."""
    shapes = (ISO, SLASHED, WORD_DAY_FIRST, WORD_MONTH_FIRST) + (() if written_out else (COMPACT, SERIAL))
    found = np.zeros(len(cells), bool)
    for shape in shapes:
        found |= pc.match_substring_regex(cells, shape).to_numpy(zero_copy_only=False)
    return float(found.mean()) if len(cells) else 0.0


class _Parts:
    """Year, month, day and microseconds of each text, filled one shape after the other; year 0 where unknown."""

    def __init__(self, size: int) -> None:
        self.year, self.month, self.day, self.clock = (np.zeros(size, np.int64) for _ in range(4))
        self.known = np.zeros(size, bool)

    def take(self, texts: pa.Array, shape: str) -> npt.NDArray[np.bool_]:
        """Fill in the texts of this shape; return which they are."""
        left = np.flatnonzero(~self.known)
        here = np.zeros(len(texts), bool)
        if not len(left):
            return here
        found = pc.extract_regex(texts.take(pa.array(left)) if len(left) < len(texts) else texts, shape)
        fits = pc.is_valid(found)
        here[left[fits.to_numpy(zero_copy_only=False)]] = True
        if not here.any():
            return here
        found = found.filter(fits)
        groups = {field.name: pc.struct_field(found, field.name) for field in found.type}
        if "serial" in groups:
            self._take_serial(here, groups["serial"])
        else:
            self.year[here] = _full_years(groups["year"])
            self.month[here] = _month_numbers(groups["month"])
            self.day[here] = _numbers(groups["day"])
            self.clock[here] = _clock(groups)
        self.known |= here
        return here

    def _take_serial(self, here: npt.NDArray[np.bool_], serials: pa.Array) -> None:
        days = pc.replace_substring(serials, ",", ".").cast(pa.float64()).to_numpy(zero_copy_only=False)
        # A spreadsheet counts days from 30 December 1899; its clock is rounded to the second.
        moments = _SERIAL_ZERO + np.rint(days * 86_400).astype("timedelta64[s]")
        midnight = moments.astype("datetime64[D]")
        month = midnight.astype("datetime64[M]")
        self.year[here] = midnight.astype("datetime64[Y]").astype(np.int64) + 1970
        self.month[here] = month.astype(np.int64) % 12 + 1
        self.day[here] = (midnight - month).astype(np.int64) + 1
        self.clock[here] = (moments - midnight).astype("timedelta64[us]").astype(np.int64)

    def moments(self, swapped: npt.NDArray[np.bool_]) -> Moments:
        """Return the moments; where ``swapped``, what was taken for the day is the month. No such day gives NaT."""
        month = np.where(swapped, self.day, self.month)
        day = np.where(swapped, self.month, self.day)
        possible = self.known & (self.year >= 1) & (month >= 1) & (month <= 12) & (day >= 1) & (self.clock >= 0)
        months = ((self.year - 1970) * 12 + np.clip(month, 1, 12) - 1).astype("datetime64[M]")
        last = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64)
        days = months.astype("datetime64[D]") + (day - 1)
        moments = days.astype("datetime64[us]") + self.clock.astype("timedelta64[us]")
        return np.where(possible & (day <= last), moments, np.datetime64("NaT", "us"))


def _order(
    parts: _Parts, slashed: npt.NDArray[np.bool_], texts: pa.Array, column: str, order: DateOrder | None
) -> tuple[bool, Text]:
    """Say whether the first number is the day, and why. ``parts`` has taken it for the day so far."""
    first, second = parts.day[slashed], parts.month[slashed]
    examples = texts.filter(pa.array(slashed)).to_pylist()
    day, month = (first > 12) & (second <= 12), (second > 12) & (first <= 12)
    if order is not None:
        told = DAY_TOLD if order == "day first" else MONTH_TOLD
        return order == "day first", told.fill(column=column)
    if _may_start_with_the_year(first, second, parts.year[slashed], examples):
        raise AtelierError(YEAR_FIRST.fill(column=column, example=examples[0]))
    if day.any() and month.any():
        rarer, other = sorted((day.sum(), month.sum()))
        if rarer > _STRAY_SHARE * other:
            pair = {"one": examples[int(day.argmax())], "other": examples[int(month.argmax())]}
            raise AtelierError(MIXED.fill(column=column, **pair))
    if day.any() or month.any():
        day_first = bool(day.sum() > month.sum())
        proof = examples[int((day if day_first else month).argmax())]
        return day_first, (DAY_PROVED if day_first else MONTH_PROVED).fill(column=column, example=proof)
    unclear = (first != second) & (first <= 12)
    if unclear.any():
        example = examples[int(unclear.argmax())]
        if not all("." in text for text in examples):
            raise AtelierError(_question(column, example))
        return True, DOTS.fill(column=column, example=example)
    return True, UNAMBIGUOUS.fill(column=column)


def _may_start_with_the_year(first: Numbers, second: Numbers, last: Numbers, examples: list[str]) -> bool:
    """Tell whether dates such as 26/03/04 can be of 2026: days change from row to row more than years do."""
    if not all(re.match(r"\d\d[-/ ]\d\d[-/ ]\d\d(?!\d)", text) for text in examples):
        return False
    day = last % 100
    possible = bool((first > 12).any() and (second <= 12).all() and (day >= 1).all() and (day <= 31).all())
    return possible and len(np.unique(first)) <= len(np.unique(day))


def _question(column: str, example: str) -> Text:
    one, other = (int(number) for number in re.split(r"\D", example)[:2])
    names_en, names_fr = MONTHS.en.split(), MONTHS.fr.split()
    return Text(
        WHICH_ORDER.en.format(
            column=column,
            example=example,
            day_first=f"{one} {names_en[other - 1]}",
            month_first=f"{other} {names_en[one - 1]}",
        ),
        WHICH_ORDER.fr.format(
            column=column,
            example=example,
            day_first=f"{one} {names_fr[other - 1]}",
            month_first=f"{other} {names_fr[one - 1]}",
        ),
    )


def _full_years(years: pa.Array) -> Numbers:
    numbers = _numbers(years)
    # Two digits: up to next year's they belong to this century, beyond to the last one.
    turn = (datetime.now(UTC).year + 1) % 100
    short = pc.less(pc.utf8_length(years), 4).to_numpy(zero_copy_only=False)
    return np.where(short, numbers + np.where(numbers <= turn, 2000, 1900), numbers)


def _month_numbers(months: pa.Array) -> Numbers:
    coded = pc.dictionary_encode(months)
    numbers = [_month_number(month) for month in coded.dictionary.to_pylist()]
    return np.asarray(np.array(numbers, np.int64)[coded.indices.to_numpy(zero_copy_only=False)])


def _month_number(month: str) -> int:
    if month.isdigit():
        return int(month)
    bare = _bare(month)
    found = {
        number
        for names in MONTHS
        for number, name in enumerate(map(_bare, names.split()), 1)
        if len(bare) >= 3 and name.startswith(bare)
    }
    return found.pop() if len(found) == 1 else 0


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalpha())


def _clock(groups: dict[str, Any]) -> Numbers:
    hour, minute, second = (_numbers(groups[name]) for name in ("hour", "minute", "second"))
    half = pc.utf8_lower(groups["half"]) if "half" in groups else None
    if half is not None:
        afternoon = pc.starts_with(half, "p").to_numpy(zero_copy_only=False)
        morning = pc.starts_with(half, "a").to_numpy(zero_copy_only=False)
        wrong = (afternoon | morning) & ((hour < 1) | (hour > 12))
        hour = np.where(wrong, 99, np.where(afternoon | morning, hour % 12 + 12 * afternoon, hour))
    possible = (hour < 24) & (minute < 60) & (second < 60)
    return np.where(possible, ((hour * 60 + minute) * 60 + second) * 1_000_000, -1)


def _numbers(texts: pa.Array) -> Numbers:
    filled = pc.if_else(pc.equal(texts, ""), "0", texts)
    return np.asarray(filled.cast(pa.int64()).to_numpy(zero_copy_only=False))


_CLOCK = r"(?P<hour>\d{1,2})[:hH](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_AFTER = rf"(?:(?:T|,? | à | at ){_CLOCK} ?(?P<half>[AaPp]\.?[Mm]\.?|)(?: ?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?)?$"
ISO: Final = rf"^(?P<year>[12]\d{{3}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_AFTER}"
SLASHED: Final = rf"^(?P<day>\d{{1,2}})[-/. ](?P<month>\d{{1,2}})[-/. ](?P<year>[12]\d{{3}}|\d{{2}}){_AFTER}"
WORD_DAY_FIRST: Final = (
    r"^(?:\pL{2,9}\.?,? )?(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[ -](?P<month>\pL{3,9})\.?[ ,-]{1,2}"
    rf"(?P<year>[12]\d{{3}}|\d{{2}}){_AFTER}"
)
WORD_MONTH_FIRST: Final = (
    r"^(?:\pL{2,9}\.?,? )?(?P<month>\pL{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    rf"(?P<year>[12]\d{{3}}){_AFTER}"
)
COMPACT: Final = (
    r"^(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?P<hour>)(?P<minute>)(?P<second>)$"
)
# Days 20,000 to 79,999 of a spreadsheet: October 1954 to January 2119.
SERIAL: Final = r"^(?P<serial>[2-7]\d{4}(?:[.,]\d+)?)$"
_SERIAL_ZERO: Final = np.datetime64("1899-12-30T00:00:00", "s")
_STRAY_SHARE: Final = 0.05
MONTHS: Final = Text(
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)

UNAMBIGUOUS = Text(
    'Dates ("{column}"): written in a way that can be read in one way only.',
    "Dates (« {column} ») : écrites d’une façon qui ne se lit que d’une manière.",
)
DAY_TOLD = Text(
    'Dates ("{column}"): day first, as you said.', "Dates (« {column} ») : le jour d’abord, comme vous l’avez dit."
)
MONTH_TOLD = Text(
    'Dates ("{column}"): month first, as you said.', "Dates (« {column} ») : le mois d’abord, comme vous l’avez dit."
)
DAY_PROVED = Text(
    'Dates ("{column}"): day first, because {example} cannot be read otherwise.',
    "Dates (« {column} ») : le jour d’abord, car {example} ne peut pas se lire autrement.",
)
MONTH_PROVED = Text(
    'Dates ("{column}"): month first, because {example} cannot be read otherwise.',
    "Dates (« {column} ») : le mois d’abord, car {example} ne peut pas se lire autrement.",
)
DOTS = Text(
    'Dates ("{column}"): day first, as everywhere dates such as {example} are written with dots.',
    "Dates (« {column} ») : le jour d’abord, comme partout où une date s’écrit avec des points ({example}).",
)
WHICH_ORDER = Text(
    'In the column "{column}", {example} can be {day_first} or {month_first}, and no other date of the column settles '
    'it: add `dates="day first"` or `dates="month first"`.',
    "Dans la colonne « {column} », {example} peut être le {day_first} ou le {month_first}, et aucune autre date de la "
    'colonne ne permet de trancher : ajoutez `dates="day first"` (jour d’abord) ou `dates="month first"` (mois '
    "d’abord).",
)
YEAR_FIRST = Text(
    'In the column "{column}", {example} can begin with the day or with the year: add `dates="day first"` if it is the '
    "day; if it is the year, write the years with four digits in the file.",
    "Dans la colonne « {column} », {example} peut commencer par le jour ou par l’année : ajoutez "
    '`dates="day first"` (jour d’abord) si c’est le jour ; si c’est l’année, écrivez les années avec quatre chiffres '
    "dans le fichier.",
)
MIXED = Text(
    'The column "{column}" mixes dates with the day first ({one}) and dates with the month first ({other}): write them '
    'all in one way, or add `dates="day first"` or `dates="month first"` to set the others aside.',
    "La colonne « {column} » mêle des dates où le jour vient d’abord ({one}) et d’autres où c’est le mois ({other}) : "
    'écrivez-les toutes de la même façon, ou ajoutez `dates="day first"` ou `dates="month first"` pour mettre les '
    "autres de côté.",
)
