"""A learner's own file of orders or customers, CSV or Excel, French or English: read, checked, explained."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..errors import AtelierError
from ..i18n import Text
from .amounts import DecimalMark, ReadNumbers, look_like_numbers, read_numbers, round_cents, seen_mark
from .dates import DateOrder, read_dates
from .fields import CUSTOMERS, NO, NOTHING_THERE, ORDERS, YES, Kind, Match, match_columns, plain, recognised, sample
from .loaded import Group, LoadedTable, Report
from .personal import Treatment, protect
from .raw import RawTable
from .reading import read_file
from .rules import AMOUNT, REMARKS, RULES, Reading, failures
from .wording import number_of_rows, say

Flags = npt.NDArray[np.bool_]


def load_orders(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    decimals: DecimalMark | None = None,
    sheet: str | int | None = None,
    personal_data: Treatment = "pseudonymise",
) -> LoadedTable:
    """Read a file of orders, or of order lines, that the learner has.

    The table has ``customer_id`` and ``order_id`` (text), ``order_date`` (timestamp), ``amount_cents`` (whole cents,
    negative for a return), ``is_return``, and where the file has them ``quantity``, ``unit_price_cents`` and
    ``product``, then the other columns as text. Everything is guessed from the file and explained in ``.report``;
    the arguments say what cannot be guessed: ``columns={"amount": "Montant TTC"}``, ``dates="day first"``,
    ``decimals=","``, ``sheet="2026"``. The file is never changed. Raises ``AtelierError`` when it cannot be used.
    """
    return _load(ORDERS, path, _Choices(columns or {}, dates, decimals, sheet, personal_data))


def load_customers(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    sheet: str | int | None = None,
    personal_data: Treatment = "pseudonymise",
) -> LoadedTable:
    """Read a file of customers that the learner has, one customer a row.

    The table has ``customer_id`` (text; the same pseudonym as in the orders where it is an e-mail address), and where
    the file has them ``signup_date`` (timestamp), ``postcode``, ``city``, ``country``, ``gender``, ``language`` (text)
    and ``consent`` (true, false or unknown), then the other columns as text. Arguments as in ``load_orders``. Raises
    ``AtelierError`` when the file cannot be used.
    """
    return _load(CUSTOMERS, path, _Choices(columns or {}, dates, None, sheet, personal_data))


@dataclass(frozen=True)
class _Choices:
    columns: Mapping[str, str]
    dates: DateOrder | None
    decimals: DecimalMark | None
    sheet: str | int | None
    personal_data: Treatment


def _load(kind: Kind, path: str | Path, choices: _Choices) -> LoadedTable:
    _check(choices)
    raw = read_file(path, choices.sheet, lambda record: recognised(record, kind, choices.columns))
    found = match_columns(raw, kind, choices.columns)
    no_data = _rows_without_data(raw, found)
    orders = np.logical_and.reduce([~flags for flags in no_data.values()])
    # Before protection: two texts that differ can look the same once they are masked.
    again = _same_as_before(raw.where(orders)) if "order_date" in found else np.zeros(int(orders.sum()), bool)
    protected = protect(raw, found, choices.personal_data)
    raw, matches = protected.raw, protected.matches
    body = raw.where(orders)
    readings, notes = _readings(body, matches, choices)
    broken_rules = _found(body, matches, failures(readings))
    remarks = _remarks(body, matches, again)
    odd = _odd_rows(raw, no_data)
    good = ~np.isin(body.rows, broken_rules["row"].to_numpy())
    problems = pd.concat([broken_rules, remarks, odd], ignore_index=True)
    table = _clean_table(body, matches, readings, good)
    set_aside = _set_aside(raw, problems)
    rows = len(raw.rows) + len(raw.broken)
    counts = {"rows": number_of_rows(rows), "good": len(table), "aside": len(set_aside)}
    decisions = (*raw.notes, *_layout(raw), *notes, *_others(raw, matches), *protected.notes)
    return LoadedTable(
        table=table,
        set_aside=set_aside,
        problems=_told(problems),
        columns={match.field.column: raw.names[match.place] for match in matches.values()},
        report=Report(say(TITLE, name=_name(path), **counts), decisions, _groups(problems)),
        rows_in_file=rows,
    )


def _check(choices: _Choices) -> None:
    told = choices.columns
    if not isinstance(told, Mapping) or not all(isinstance(name, str) for pair in told.items() for name in pair):
        raise AtelierError(COLUMNS_SHAPE)
    if choices.dates not in (None, "day first", "month first"):
        raise AtelierError(UNKNOWN_ORDER.fill(value=choices.dates))
    if choices.decimals not in (None, ",", "."):
        raise AtelierError(UNKNOWN_MARK.fill(value=choices.decimals))


def _name(path: str | Path) -> str:
    return Path(str(path).strip().strip("\"'")).name


def _rows_without_data(raw: RawTable, matches: Mapping[str, Match]) -> dict[str, Flags]:
    """Find the rows that are no orders and no customers: names of columns repeated lower down, and totals."""
    again = _equal(raw.cells[0], raw.names[0])
    for name, cells in zip(raw.names[1:], raw.cells[1:], strict=True):
        if again.any():
            again &= _equal(cells, name)
    keys = [match.place for match in matches.values() if match.field.role not in ("money", "number")]
    lacking = np.logical_and.reduce([_equal(raw.cells[place], "") | _is_total(raw.cells[place]) for place in keys])
    total = np.zeros(len(raw.rows), bool)
    suspects = np.flatnonzero(lacking)
    for cells in raw.cells:
        total[suspects] |= _is_total(cells.take(pa.array(suspects)))
    return {"header_again": again, "total": total}


def _equal(cells: pa.Array, text: str) -> Flags:
    return np.asarray(pc.equal(cells, text).to_numpy(zero_copy_only=False))


def _is_total(cells: pa.Array) -> Flags:
    return np.asarray(pc.match_substring_regex(cells, TOTAL).to_numpy(zero_copy_only=False))


def _readings(body: RawTable, matches: Mapping[str, Match], choices: _Choices) -> tuple[list[Reading], list[Text]]:
    """Give every matched column its type; where there is no amount, work it out from price and quantity."""
    readings, notes = [], []
    for match in matches.values():
        notes.append(match.why)
        reading, said = _READERS[match.field.role](body, match, choices)
        readings.append(reading)
        notes += said
    by_name = {reading.field.name: reading for reading in readings}
    if "unit_price" in by_name and "amount" not in by_name:
        readings.append(_worked_out(by_name["unit_price"], by_name["quantity"]))
        notes.append(WORKED_OUT)
    amounts = next((reading.values for reading in readings if reading.field.column == AMOUNT), None)
    if amounts is not None:
        notes += [say(RETURNS, rows=number_of_rows(int((amounts < 0).sum())))] if (amounts < 0).any() else []
    return readings, notes


def _read_text(body: RawTable, match: Match, _: _Choices) -> tuple[Reading, list[Text]]:
    cells, filled = _filled(body.cells[match.place])
    doubts = {}
    if match.field.role == "id":
        doubts = {"damaged_id": np.asarray(pc.match_substring_regex(cells, SHORTENED).to_numpy(zero_copy_only=False))}
        # A program that took the numbers for decimals has written 1001.0 for customer 1001.
        if pc.all(pc.or_(pc.match_substring_regex(cells, r"^\d+\.0$"), pa.array(~filled))).as_py():
            cells = pc.replace_substring(cells, ".0", "")
    values = pc.if_else(pa.array(filled), cells, None).to_pandas()
    return Reading(match.field, values, filled, match.field.required or match.field.whole, doubts), []


def _read_date(body: RawTable, match: Match, choices: _Choices) -> tuple[Reading, list[Text]]:
    cells, filled = _filled(body.cells[match.place])
    read = read_dates(cells, body.names[match.place], choices.dates)
    return Reading(match.field, pd.Series(read.moments), filled, match.field.required), [read.note]


def _read_money(body: RawTable, match: Match, choices: _Choices) -> tuple[Reading, list[Text]]:
    name = body.names[match.place]
    in_cents = bool(set(plain(name).split()) & IN_CENTS)
    read, filled = _read_number_cells(body, match, choices)
    notes = [read.note, *([say(ALREADY_CENTS, column=name)] if in_cents else [])]
    finer = read.finer_than_cents(already=in_cents)
    if finer:
        notes.append(say(ROUNDED, column=name, rows=number_of_rows(finer)))
    doubts = {"unclear": read.unclear, "foreign": read.foreign}
    values, exact = _whole(read.cents(already=in_cents)), read.exact_cents(already=in_cents)
    return Reading(match.field, values, filled, match.field.required, doubts, exact), notes


def _read_number(body: RawTable, match: Match, choices: _Choices) -> tuple[Reading, list[Text]]:
    read, filled = _read_number_cells(body, match, choices)
    whole = bool(np.all(np.isnan(read.values) | (read.values == np.rint(read.values))))
    values = _whole(read.values) if whole else pd.Series(read.values).astype("Float64")
    return Reading(match.field, values, filled, match.field.required, {"unclear": read.unclear}), [read.note]


def _read_number_cells(body: RawTable, match: Match, choices: _Choices) -> tuple[ReadNumbers, Flags]:
    cells, filled = _filled(body.cells[match.place])
    elsewhere = _mark_elsewhere(body, match.place)
    return read_numbers(cells, body.names[match.place], body.native[match.place], choices.decimals, elsewhere), filled


def _mark_elsewhere(body: RawTable, place: int) -> DecimalMark | None:
    """Return the sign before the decimals in the other columns of numbers, where they agree."""
    marks = set()
    for other, (cells, native) in enumerate(zip(body.cells, body.native, strict=True)):
        if other != place:
            some = sample(cells if native is None else cells.filter(pa.array(~native)))
            marks.add(seen_mark(some) if look_like_numbers(some) >= _MOSTLY else None)
    marks.discard(None)
    return marks.pop() if len(marks) == 1 else None


def _read_answer(body: RawTable, match: Match, _: _Choices) -> tuple[Reading, list[Text]]:
    cells, filled = _filled(body.cells[match.place])
    lowered = pc.utf8_lower(cells)
    yes, no = (np.asarray(pc.is_in(lowered, pa.array(words)).to_numpy(zero_copy_only=False)) for words in (YES, NO))
    values = pd.Series(pd.arrays.BooleanArray(yes, ~(yes | no)))
    return Reading(match.field, values, filled, match.field.required), []


def _filled(cells: pa.Array) -> tuple[pa.Array, Flags]:
    """Empty the cells that only say that they are empty; return the cells, and which hold something."""
    nothing = pc.is_in(pc.utf8_lower(cells), pa.array(NOTHING_THERE))
    cells = pc.if_else(nothing, "", cells)
    return cells, ~_equal(cells, "")


def _whole(values: npt.NDArray[np.float64]) -> pd.Series:
    empty = np.isnan(values)
    return pd.Series(pd.arrays.IntegerArray(np.where(empty, 0, values).astype(np.int64), empty))


def _worked_out(price: Reading, quantity: Reading) -> Reading:
    field = next(field for field in ORDERS.fields if field.name == "amount")
    # Rounded once, at the end: a thousand articles at 0.125 euros are 125 euros.
    rounded = round_cents(price.exact * quantity.values.to_numpy(dtype=np.float64, na_value=np.nan))
    # A cell that cannot be read is told under its own column, not here a second time.
    unread = price.filled & price.values.isna().to_numpy() | quantity.filled & quantity.values.isna().to_numpy()
    both = price.filled & quantity.filled & ~unread
    return Reading(field, _whole(np.where(unread, 0, rounded)), both, required=True)


_READERS: Final = {
    "id": _read_text,
    "text": _read_text,
    "date": _read_date,
    "money": _read_money,
    "number": _read_number,
    "yes or no": _read_answer,
}


def _found(body: RawTable, matches: Mapping[str, Match], failed: pd.DataFrame) -> pd.DataFrame:
    """Say where in the file each failure is: ``row``, ``column``, ``value`` and ``rule``."""
    places = {match.field.column: match.place for match in matches.values()}
    if AMOUNT not in places and "unit_price_cents" in places:
        places[AMOUNT] = places["unit_price_cents"]
    positions = failed["position"].to_numpy(dtype=np.int64)
    columns = failed["column"].map(places).to_numpy(dtype=np.int64)
    values = np.empty(len(failed), object)
    for place in np.unique(columns):
        here = columns == place
        values[here] = body.cells[place].take(pa.array(positions[here])).to_pylist()
    names = np.array(body.names, object)
    return _listed(body.rows[positions], names[columns], values, failed["rule"].to_numpy(object))


def _remarks(body: RawTable, matches: Mapping[str, Match], again: Flags) -> pd.DataFrame:
    parts = [_listed(body.rows[again], "", "", "same_row")]
    if "postcode" in matches:
        place = matches["postcode"].place
        cells = body.cells[place]
        short = np.asarray(pc.match_substring_regex(cells, r"^\d{4}$").to_numpy(zero_copy_only=False))
        usual = np.asarray(pc.match_substring_regex(cells, r"^\d{5}$").to_numpy(zero_copy_only=False))
        if short.sum() < usual.sum():
            values = np.array(cells.filter(pa.array(short)).to_pylist(), object)
            parts.append(_listed(body.rows[short], body.names[place], values, "short_postcode"))
    return pd.concat([_listed(np.zeros(0, np.int64), "", "", ""), *parts], ignore_index=True)


def _same_as_before(body: RawTable) -> Flags:
    """Mark the rows that are the same as an earlier one; only rows that are alike so far are looked at further."""
    left = np.arange(len(body.rows))
    codes = np.zeros(len(left), np.int64)
    for cells in body.cells:
        coded = pc.dictionary_encode(cells.take(pa.array(left)) if len(left) < len(cells) else cells)
        codes = codes * len(coded.dictionary) + coded.indices.to_numpy(zero_copy_only=False)
        alike = pd.Series(codes).duplicated(keep=False).to_numpy()
        left, codes = left[alike], pd.factorize(codes[alike])[0].astype(np.int64)
    same = np.zeros(len(body.rows), bool)
    same[left[pd.Series(codes).duplicated().to_numpy()]] = True
    return same


def _odd_rows(raw: RawTable, no_data: Mapping[str, Flags]) -> pd.DataFrame:
    broken = np.array([row.row for row in raw.broken], np.int64)
    why = np.array([row.rule for row in raw.broken], object)
    parts = [_listed(raw.rows[flags], "", "", rule) for rule, flags in no_data.items()]
    return pd.concat([*parts, _listed(broken, "", "", why)], ignore_index=True)


def _listed(rows: npt.NDArray[np.int64], column: object, value: object, rule: object) -> pd.DataFrame:
    listed = pd.DataFrame({"row": rows, "column": column, "value": value, "rule": rule})
    return listed.astype({"row": "int64", "column": "str", "value": "str", "rule": "str"})


def _clean_table(body: RawTable, matches: Mapping[str, Match], readings: list[Reading], good: Flags) -> pd.DataFrame:
    by_column = {reading.field.column: reading.values[good].reset_index(drop=True) for reading in readings}
    for column in by_column.keys() & {AMOUNT, "quantity", "unit_price_cents"}:
        by_column[column] = _plain_numbers(by_column[column])
    if AMOUNT in by_column:
        returned = by_column[AMOUNT] < 0
        if "quantity" in by_column:
            returned |= (by_column["quantity"] < 0).fillna(False)
        by_column["is_return"] = returned.astype(bool)
    taken = {match.place for match in matches.values()}
    keep = pa.array(good)
    for place, name in enumerate(body.names):
        if place not in taken:
            by_column[_free_name(name, by_column)] = body.cells[place].filter(keep).to_pandas()
    return pd.DataFrame(by_column)


def _free_name(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += " (2)"
    return name


def _plain_numbers(values: pd.Series) -> pd.Series:
    """Return ordinary numbers where none is missing."""
    if values.isna().any():
        return values
    return values.astype("int64" if values.dtype == "Int64" else "float64")


def _set_aside(raw: RawTable, problems: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a problem that is more than a remark, cell for cell, with the reasons."""
    serious = problems[~problems["rule"].isin(REMARKS)]
    colon, comma = str(Text(": ", " : ")), str(Text("; ", " ; "))
    named = serious["column"].where(serious["column"] == "", serious["column"] + colon)
    reasons = pd.Series((named + serious["rule"].map(_sentences())).to_numpy(), index=serious["row"].to_numpy())
    several = reasons.index.duplicated(keep=False)
    joined = reasons[several].groupby(level=0).agg(comma.join)
    why = pd.concat([reasons[~several], joined]).astype("str").sort_index()
    places = np.flatnonzero(np.isin(raw.rows, why.index.to_numpy()))
    cells = {
        _free_name(name, ("row", "reason")): raw.cells[place].take(pa.array(places)).to_pandas().to_numpy()
        for place, name in enumerate(raw.names)
    }
    whole = pd.DataFrame(cells, dtype="str", index=pd.Index(raw.rows[places], name="row"))
    # What stands in the cells of a broken row cannot be told: nothing of it is shown.
    shown = whole.reindex(why.index, fill_value="")
    shown.insert(0, "reason", why)
    return shown.rename_axis("row").reset_index()


def _told(problems: pd.DataFrame) -> pd.DataFrame:
    """Return the problems for the learner: in the order of the file, in the learner's language."""
    told = problems.sort_values(["row", "column"], kind="stable", ignore_index=True)
    return told.assign(
        kind=told["rule"],
        problem=told["rule"].map(_sentences()),
        kept=told["rule"].isin(REMARKS),
    ).drop(columns="rule")


def _sentences() -> dict[str, str]:
    return {rule: str(text) for rule, text in RULES.items()}


def _groups(problems: pd.DataFrame) -> tuple[Group, ...]:
    groups = []
    for (rule, column), found in problems.groupby(["rule", "column"], sort=False):
        first = str(found["value"].iloc[0])[:_LONGEST_EXAMPLE]
        rows = tuple(found["row"].sort_values())
        groups.append(Group(column, RULES[rule], rows, first, rule in REMARKS))
    return tuple(sorted(groups, key=lambda group: (group.kept, group.rows[0])))


def _layout(raw: RawTable) -> list[Text]:
    notes = [say(HEADER, row=raw.header_row) if raw.header_row else NO_HEADER]
    if raw.empty:
        notes.append(say(EMPTY_ROWS, rows=number_of_rows(raw.empty)))
    return notes


def _others(raw: RawTable, matches: Mapping[str, Match]) -> list[Text]:
    taken = {match.place for match in matches.values()}
    others = [name for place, name in enumerate(raw.names) if place not in taken]
    return [say(OTHERS, columns=", ".join(others))] if others else []


TOTAL: Final = (
    r"(?i)^(?:grand |sous[- ]|sub[- ]?)?(?:total|totaux|totals|somme|sum)"
    r"(?: g[eé]n[eé]ral| ttc| ht)?[\s\x{00A0}\x{202F}]*:?$"
)
SHORTENED: Final = r"^\d(?:[.,]\d+)?[eE]\+\d+$"
IN_CENTS: Final = frozenset({"cent", "cents", "centime", "centimes"})
_LONGEST_EXAMPLE: Final = 40
_MOSTLY: Final = 0.5

TITLE = Text(
    '"{name}": {rows} below the names of the columns; {good} in the table, {aside} set aside.',
    "« {name} » : {rows} sous les noms des colonnes ; {good} dans le tableau, {aside} de côté.",
)
HEADER = Text("Names of the columns: row {row}.", "Noms des colonnes : ligne {row}.")
NO_HEADER = Text(
    "Names of the columns: none, the first row already holds data. The columns are called by their letter.",
    "Noms des colonnes : aucun, la première ligne contient déjà des données. Les colonnes sont désignées par leur "
    "lettre.",
)
EMPTY_ROWS = Text("Empty, and not counted: {rows}.", "Vides, et non comptées : {rows}.")
OTHERS = Text("Other columns, kept as text: {columns}.", "Autres colonnes, gardées comme du texte : {columns}.")
RETURNS = Text(
    "Negative amounts, counted as returns: {rows}.", "Montants négatifs, comptés comme des retours : {rows}."
)
WORKED_OUT = Text(
    "The amount: the unit price times the quantity, because the file has no column for it.",
    "Le montant : le prix unitaire multiplié par la quantité, car le fichier n’a pas de colonne pour lui.",
)
ALREADY_CENTS = Text(
    'Numbers ("{column}"): already in cents, as the name of the column says.',
    "Nombres (« {column} ») : déjà en centimes, comme le dit le nom de la colonne.",
)
ROUNDED = Text(
    'Numbers ("{column}"): more than two decimals, rounded to the cent, in {rows}.',
    "Nombres (« {column} ») : plus de deux décimales, arrondies au centime, dans {rows}.",
)
COLUMNS_SHAPE = Text(
    '`columns=` goes from our name to yours, for example `columns={"amount": "Total incl. VAT"}`.',
    '`columns=` va de notre nom au vôtre, par exemple `columns={"amount": "Montant TTC"}`.',
)
UNKNOWN_ORDER = Text(
    '"{value}" does not say how the dates are written: write `dates="day first"` or `dates="month first"`.',
    '« {value} » ne dit pas comment les dates sont écrites : mettez `dates="day first"` (jour d’abord) ou '
    '`dates="month first"` (mois d’abord).',
)
UNKNOWN_MARK = Text(
    '"{value}" starts no decimals: write `decimals=","` or `decimals="."`.',
    '« {value} » ne sépare pas les décimales : mettez `decimals=","` ou `decimals="."`.',
)
