"""Numbers as people write them (1,234.56, 1 234,56 €, 1.234,56, (12,50)), a whole column at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..i18n import Text

DecimalMark = Literal[",", "."]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ReadNumbers:
    """Numbers (``float64``, NaN where a cell is empty or no number), and what was found on the way.

    ``unclear`` marks cells that can be two numbers; ``foreign`` those in another currency than the rest.
    """

    values: npt.NDArray[np.float64]
    unclear: Flags
    foreign: Flags
    note: Text

    def cents(self, *, already: bool) -> npt.NDArray[np.float64]:
        """Return whole cents, halves away from zero; ``already``: the column is in cents."""
        return round_cents(self.exact_cents(already=already))

    def exact_cents(self, *, already: bool) -> npt.NDArray[np.float64]:
        """Return cents before they are rounded; ``already``: the column is in cents."""
        return self.values if already else self.values * 100

    def finer_than_cents(self, *, already: bool) -> int:
        """Return how many values had to be rounded to a whole cent."""
        scaled = self.exact_cents(already=already)
        return int((np.abs(scaled - np.rint(scaled)) > 1e-6).sum())


def read_numbers(
    cells: pa.Array,
    column: str,
    native: Flags | None = None,
    mark: DecimalMark | None = None,
    elsewhere: DecimalMark | None = None,
) -> ReadNumbers:
    """Read a column of text; whether a comma or a dot starts the decimals is learnt from the whole column.

    ``native`` marks the cells that a spreadsheet stored as numbers (always written with a dot). ``mark`` settles what
    the column does not, and so does ``elsewhere`` (seen in the other columns of the file) where the column shows
    nothing; without them, a lone separator followed by three digits sets thousands apart.
    """
    stored = np.zeros(len(cells), bool) if native is None else native
    different = pc.dictionary_encode(pc.if_else(pa.array(stored), "", cells))
    texts, indices = different.dictionary, different.indices.to_numpy(zero_copy_only=False)
    written = _bare(texts)
    open_ones, comma, dot, whole = (_matches(written, shape) for shape in (OPEN, COMMA, DOT, WHOLE))
    chosen, note = _choice(int(comma.sum()), int(dot.sum()), mark, column)
    if chosen == "thousands" and open_ones.any():
        chosen, note = (
            (elsewhere, ELSEWHERE.fill(column=column, mark=elsewhere))
            if elsewhere
            else (chosen, THOUSANDS.fill(column=column))
        )
    if stored.any() and not (open_ones | comma | dot | whole).any():
        note = STORED.fill(column=column)
    comma, dot = comma | (open_ones & (chosen == ",")), dot | (open_ones & (chosen == "."))
    grouped = open_ones & (chosen == "thousands")
    values = _values(written, comma, dot, whole | grouped)
    foreign = _foreign(texts)
    unclear = open_ones & (chosen == "?")
    values, unclear = values[indices], unclear[indices]
    if stored.any():
        values[stored] = cells.filter(pa.array(stored)).cast(pa.float64()).to_numpy(zero_copy_only=False)
    # Beyond this, a number of cents is no longer exact.
    values[np.abs(values) > LARGEST] = np.nan
    return ReadNumbers(values, unclear, foreign[indices], note)


def round_cents(exact: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round to whole cents, halves away from zero."""
    # A price of 1.005 is a little less than that in binary; a millionth of a cent puts it right.
    return np.copysign(np.floor(np.abs(exact) + 0.5 + 1e-6), exact)


def seen_mark(cells: pa.Array) -> DecimalMark | None:
    """Return the sign before the decimals that a column proves (a stray cell apart), or None."""
    written = _bare(cells)
    comma, dot = (int(_matches(written, shape).sum()) for shape in (COMMA, DOT))
    if min(comma, dot) > _STRAY_SHARE * max(comma, dot) or not comma + dot:
        return None
    return "," if comma > dot else "."


def look_like_numbers(cells: pa.Array) -> float:
    """Return the share of the cells that have the shape of a number."""
    written = _bare(cells)
    found = np.logical_or.reduce([_matches(written, shape) for shape in (OPEN, COMMA, DOT, WHOLE)])
    return float(found.mean()) if len(cells) else 0.0


def _bare(texts: pa.Array) -> pa.Array:
    """Take away currency and every kind of space and apostrophe but one; the minus sign comes first."""
    for pattern, replacement in CLEANING:
        # Looking is quicker than cleaning, and most columns are clean after a step or two.
        if pc.all(pc.match_substring_regex(texts, ALREADY_BARE)).as_py():
            break
        texts = pc.replace_substring_regex(texts, pattern, replacement)
    return texts


def _matches(texts: pa.Array, shape: str) -> Flags:
    return np.asarray(pc.match_substring_regex(texts, shape).to_numpy(zero_copy_only=False))


def _choice(comma: int, dot: int, mark: DecimalMark | None, column: str) -> tuple[str, Text]:
    """Return ",", ".", "thousands" (a lone separator sets them apart) or "?" (the column mixes both), and why."""
    if mark is not None:
        return mark, TOLD.fill(column=column, mark=mark)
    if comma and dot and min(comma, dot) > _STRAY_SHARE * max(comma, dot):
        return "?", BOTH.fill(column=column)
    if comma or dot:
        mark = "," if comma > dot else "."
        return mark, (COMMA_SEEN if mark == "," else DOT_SEEN).fill(column=column)
    return "thousands", WHOLE_NUMBERS.fill(column=column)


def _values(written: pa.Array, comma: Flags, dot: Flags, whole: Flags) -> npt.NDArray[np.float64]:
    with_comma = pc.replace_substring(pc.replace_substring_regex(written, "[ .]", ""), ",", ".")
    with_dot = pc.replace_substring_regex(written, "[ ,]", "")
    plain = pc.replace_substring_regex(written, "[ .,]", "")
    chosen = pc.case_when(
        pa.StructArray.from_arrays([pa.array(comma), pa.array(dot), pa.array(whole)], ["comma", "dot", "whole"]),
        with_comma,
        with_dot,
        plain,
    )
    return np.asarray(chosen.cast(pa.float64()).to_numpy(zero_copy_only=False)).copy()


def _foreign(texts: pa.Array) -> Flags:
    """Mark the cells in another currency than most of the cells that name one."""
    found = {name: _matches(texts, shape) for name, shape in CURRENCIES.items()}
    named = {name: flags for name, flags in found.items() if flags.any()}
    if len(named) < 2:
        return np.zeros(len(texts), bool)
    usual = max(named, key=lambda name: named[name].sum())
    return np.asarray(np.logical_or.reduce([flags for name, flags in named.items() if name != usual]))


_NUMBER = r"(?:\d+|\d{{1,3}}(?:[ {group}]\d{{3}})+)"
_GROUPS = r"\d{{1,3}}(?:{group}\d{{3}}){{2,}}"
# One separator before exactly three digits: thousands or decimals.
OPEN: Final = r"^-?[1-9]\d{0,2}[.,]\d{3}$"
_NOT_OPEN = r"(?:\d{0,2}|\d{4,})"
COMMA: Final = (
    rf"^-?(?:{_NUMBER.format(group='.')},{_NOT_OPEN}|,\d+|(?:0|\d{{4,}}|{_GROUPS.format(group='[ .]')}|"
    rf"\d{{1,3}}[ .]\d{{3}}),\d{{3}}|{_GROUPS.format(group='[.]')})$"
)
DOT: Final = (
    rf"^-?(?:{_NUMBER.format(group=',')}\.{_NOT_OPEN}|\.\d+|(?:0|\d{{4,}}|{_GROUPS.format(group='[ ,]')}|"
    rf"\d{{1,3}}[ ,]\d{{3}})\.\d{{3}}|{_GROUPS.format(group=',')})$"
)
WHOLE: Final = r"^-?(?:\d+|\d{1,3}(?: \d{3})+)$"
CURRENCIES: Final = {
    "EUR": r"(?i)€|(?:^|\PL)eur(?:os?)?(?:\PL|$)",
    "USD": r"(?i)\$|(?:^|\PL)usd(?:\PL|$)",
    "GBP": r"(?i)£|(?:^|\PL)gbp(?:\PL|$)",
    "CHF": r"(?i)(?:^|\PL)chf(?:\PL|$)",
}
ALREADY_BARE: Final = r"^-?(?:[\d.,]+(?: [\d.,]+)*)?$"
CLEANING: Final = (
    (r"(?i)[\s\x{00A0}\x{202F}]*(?:€|\$|£|euros?|eur|usd|gbp|chf)[\s\x{00A0}\x{202F}]*", ""),
    (r"[\s\x{00A0}\x{202F}\x{2009}'\x{2019}]+", " "),
    (r"[\x{2212}\x{2013}]", "-"),
    (r"^ ?\((.*)\) ?$", r"-\1"),
    (r"^ ?([^ -].*?) ?- ?$", r"-\1"),
    (r"^ ?([-+]?) ?(.*?) ?$", r"\1\2"),
    (r"^\+", ""),
)
LARGEST: Final = 9e13
_STRAY_SHARE: Final = 0.05

TOLD = Text(
    'Numbers ("{column}"): decimals after "{mark}", as you said.',
    "Nombres (« {column} ») : décimales après « {mark} », comme vous l’avez dit.",
)
COMMA_SEEN = Text(
    'Numbers ("{column}"): decimals after a comma, as in 1234,50.',
    "Nombres (« {column} ») : décimales après une virgule, comme dans 1234,50.",
)
DOT_SEEN = Text(
    'Numbers ("{column}"): decimals after a dot, as in 1234.50.',
    "Nombres (« {column} ») : décimales après un point, comme dans `1234.50`.",
)
ELSEWHERE = Text(
    'Numbers ("{column}"): decimals after "{mark}", as in the other columns of the file.',
    "Nombres (« {column} ») : décimales après « {mark} », comme dans les autres colonnes du fichier.",
)
BOTH = Text(
    'Numbers ("{column}"): some with a decimal comma, some with a decimal dot; those that can be read in both ways are '
    "set aside (`decimals=` settles them).",
    "Nombres (« {column} ») : les uns avec une virgule décimale, les autres avec un point ; ceux qui se lisent des "
    "deux façons sont mis de côté (`decimals=` permet de trancher).",
)
THOUSANDS = Text(
    'Numbers ("{column}"): a separator before three digits is taken for thousands, as in 1.234 for one thousand two '
    "hundred and thirty-four (`decimals=` says otherwise).",
    "Nombres (« {column} ») : un séparateur devant trois chiffres est lu comme celui des milliers, comme dans `1.234` "
    "pour mille deux cent trente-quatre (`decimals=` dit le contraire).",
)
STORED = Text(
    'Numbers ("{column}"): as the workbook stores them.', "Nombres (« {column} ») : tels que le classeur les conserve."
)
WHOLE_NUMBERS = Text('Numbers ("{column}"): whole numbers.', "Nombres (« {column} ») : des nombres entiers.")
