"""What a good row is, said as a pandera schema, and what is wrong with a row that is not one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pandera.pandas as pandera
from pandera.errors import SchemaErrors

from ..i18n import Text
from .fields import Field

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Reading:
    """The values of one field, typed (null where there is none), and which cells were filled in the file.

    ``doubts`` marks, by rule, cells that were filled and given no value for a reason better than "unreadable".
    ``exact`` is money in cents before it is rounded.
    """

    field: Field
    values: pd.Series
    filled: Flags
    required: bool
    doubts: dict[str, Flags] = dataclasses.field(default_factory=dict)
    exact: npt.NDArray[np.float64] | None = None


def failures(readings: Sequence[Reading]) -> pd.DataFrame:
    """Return what breaks a rule: ``position`` (from 0), ``column`` (of the clean table) and ``rule``.

    A cell is named once, with the rule that says most.
    """
    frame = pd.DataFrame({reading.field.column: reading.values for reading in readings})
    try:
        _schema(readings).validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = errors.failure_cases
    else:
        return pd.DataFrame({"position": [], "column": [], "rule": []}).astype({"position": "int64"})
    found = pd.DataFrame(
        {
            "position": found["index"].astype("int64"),
            "column": found["column"].where(found["schema_context"] == "Column", AMOUNT),
            "rule": found["check"].replace("field_uniqueness", REPEATED),
        }
    )
    order = found["rule"].map({rule: rank for rank, rule in enumerate(RULES)})
    found = found.assign(order=order).sort_values(["position", "order"], kind="stable")
    return found.drop_duplicates(["position", "column"]).drop(columns="order").reset_index(drop=True)


def _schema(readings: Sequence[Reading]) -> pandera.DataFrameSchema:
    columns = {reading.field.column: _column(reading) for reading in readings}
    signs = [_signs()] if {AMOUNT, "quantity"} <= columns.keys() else []
    return pandera.DataFrameSchema(columns, checks=signs)


def _column(reading: Reading) -> pandera.Column:
    checks = [_marks(rule, ~flags) for rule, flags in reading.doubts.items()]
    if reading.field.role in UNREADABLE:
        checks.append(_marks(UNREADABLE[reading.field.role], ~reading.filled | reading.values.notna().to_numpy()))
    if reading.field.role == "date":
        # Rounded up to a whole day: the clocks of two machines, and of two time zones, are not the same.
        latest = pd.Timestamp.now().ceil("D") + pd.Timedelta(days=1)
        checks.append(pandera.Check(lambda values: values >= EARLIEST, name="too_early"))
        checks.append(pandera.Check(lambda values: values <= latest, name="in_future"))
    if reading.required:
        checks.append(pandera.Check(lambda values: values.notna(), name=MISSING, ignore_na=False))
    return pandera.Column(checks=checks, nullable=True, unique=reading.field.once, report_duplicates="exclude_first")


def _marks(rule: str, good: Flags) -> pandera.Check:
    return pandera.Check(lambda values: pd.Series(good, index=values.index), name=rule, ignore_na=False)


def _signs() -> pandera.Check:
    """A returned article is paid back: its quantity and its amount are negative together."""
    return pandera.Check(
        lambda frame: ~((frame["quantity"] < 0) & (frame[AMOUNT] > 0)).fillna(False).astype(bool),
        name="signs",
        ignore_na=False,
    )


AMOUNT: Final = "amount_cents"
MISSING, REPEATED = "missing", "repeated"
UNREADABLE: Final = {"date": "no_date", "money": "no_amount", "number": "no_number", "yes or no": "no_answer"}
# Shops did not sell on line before: an earlier date is the zero of a program.
EARLIEST: Final = pd.Timestamp("1990-01-01")
# The rules in the order in which they are told: the one that says most first.
RULES: Final[dict[str, Text]] = {
    "unclear": Text(
        "this can be read as two different numbers: add `decimals=`",
        "ce nombre peut se lire de deux façons : ajoutez `decimals=`",
    ),
    "foreign": Text("this is in another currency than the rest", "c’est une autre monnaie que le reste"),
    "damaged_id": Text(
        "a spreadsheet has shortened this number: its last digits are lost",
        "un tableur a raccourci ce numéro : ses derniers chiffres sont perdus",
    ),
    "no_date": Text("this is not a date", "ce n’est pas une date"),
    "no_amount": Text("this is not an amount", "ce n’est pas un montant"),
    "no_number": Text("this is not a number", "ce n’est pas un nombre"),
    "no_answer": Text("this says neither yes nor no", "cela ne dit ni oui ni non"),
    MISSING: Text("the cell is empty", "la cellule est vide"),
    "too_early": Text("this date is before 1990", "cette date est antérieure à 1990"),
    "in_future": Text("this date is still to come", "cette date est à venir"),
    "signs": Text(
        "the quantity is negative (a return) and the amount is not",
        "la quantité est négative (un retour), mais pas le montant",
    ),
    REPEATED: Text("the same customer stands in an earlier row", "le même client figure à une ligne précédente"),
    "broken_row": Text(
        "this row has more cells than there are columns",
        "cette ligne a plus de cellules qu’il n’y a de colonnes",
    ),
    "open_quote": Text(
        'a quotation mark (") is opened in this row and never closed: where its cells end cannot be told',
        "un guillemet droit est ouvert dans cette ligne et jamais refermé : impossible de dire où finissent ses "
        "cellules",
    ),
    "header_again": Text("this row repeats the names of the columns", "cette ligne répète les noms des colonnes"),
    "total": Text("this row is a total", "cette ligne est un total"),
    "same_row": Text(
        "this row is the same as an earlier one, cell for cell",
        "cette ligne est identique à une ligne précédente, cellule pour cellule",
    ),
    "short_postcode": Text(
        "this postcode has four digits where most have five: a spreadsheet has perhaps dropped a zero",
        "ce code postal a quatre chiffres quand la plupart en ont cinq : un tableur a peut-être retiré un zéro",
    ),
}
# What is only worth a look: these rows stay in the table.
REMARKS: Final = frozenset({"same_row", "short_postcode"})
