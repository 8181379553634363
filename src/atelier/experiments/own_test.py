"""A learner's own test: a file with one row a customer, an arm and an outcome, read with the usual precautions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from ..data.reading import read_file
from ..errors import AtelierError
from ..i18n import Text, number
from .reading import Difference, compare_arms, same_split

# What a cell may say, written in lower case and without accents.
YES: Final = frozenset({"1", "1.0", "1,0", "yes", "y", "true", "oui", "o", "vrai", "x"})
NO: Final = frozenset({"0", "0.0", "0,0", "no", "n", "false", "non", "faux"})
CONTROL_WORDS: Final = frozenset(
    {"control", "controle", "holdout", "hold-out", "temoin", "groupe temoin", "control group"}
)
FEWEST: Final = 30  # customers an arm: with fewer, no interval of two shares is worth a decision


@dataclass(frozen=True)
class OwnTest:
    """What a file of a test says: customers of each arm, rows set aside, the difference, and the decision."""

    counts: dict[str, int]
    set_aside: dict[str, int]
    difference: Difference
    split: pd.Series

    @property
    def decision(self) -> Text:
        """Return what follows: the split first, then the interval."""
        if not self.split["trust"]:
            return DISTRUST
        if self.difference.low > 0:
            return KEEP
        return DROP if self.difference.high < 0 else UNDECIDED

    def __repr__(self) -> str:
        """Say it in the learner's language: a line for the arms, the rows set aside, the difference, the decision."""
        arms = ", ".join(f"{name} {number(count)}" for name, count in self.counts.items())
        aside = ", ".join(f"{name} {number(count)}" for name, count in self.set_aside.items() if count) or "0"
        lines = [ARMS_LINE.fill(arms=arms), ASIDE_LINE.fill(aside=aside), self.difference, self.decision]
        return "\n".join(str(line) for line in lines)


def read_test(
    source: str | Path | pd.DataFrame, arm: str, outcome: str, *, control: str | None = None, unit: str | None = None
) -> OwnTest:
    """Read a test of two arms from a CSV or Excel file or a table, one row a customer.

    ``arm`` and ``outcome`` are names of columns: the arm has two values, of which ``control`` names the control group
    (found by itself when it is called control, holdout or témoin); the outcome is 1 or 0, yes or no, oui or non, vrai
    or faux. ``unit`` names the column of the customer: who stands twice in one arm counts once (bought if any row says
    so), who stands in both arms is set aside. Rows without arm or with another outcome are set aside and counted. The
    split is compared with an equal one when the control group is not smaller by design: ``same_split`` does others.
    Raises ``AtelierError``, one sentence, for a file that cannot be read, a column that is missing, other than two
    arms, an unknown control group, or fewer than 30 customers in an arm.
    """
    wanted = [name for name in (arm, outcome, unit) if name is not None]
    cells = _cells(source, wanted)
    table = pd.DataFrame(
        {"arm": cells[arm], "said": cells[outcome], "unit": cells[unit] if unit else range(len(cells))}
    )
    bought = table["said"].map(lambda cell: 1 if _plain(cell) in YES else 0 if _plain(cell) in NO else None)
    clear = table.assign(bought=bought)[bought.notna() & (table["arm"] != "")]
    people, both = _one_row_a_customer(clear)
    aside = {str(UNCLEAR): len(table) - len(clear), str(IN_BOTH): both}
    names = sorted(people["arm"].unique())
    if len(names) != 2:
        raise AtelierError(TWO_ARMS.fill(column=arm, found=", ".join(names[:5]) or "–"))
    first = _control_of(names, control)
    sides = {name: people.loc[people["arm"] == name, "bought"] for name in [first, *(n for n in names if n != first)]}
    if min(map(len, sides.values())) < FEWEST:
        raise AtelierError(FEW.fill(least=FEWEST))
    counts = {name: len(side) for name, side in sides.items()}
    told = [(int(side.sum()), len(side)) for side in sides.values()]
    return OwnTest(counts, aside, compare_arms(*told), same_split(counts))


def _cells(source: str | Path | pd.DataFrame, wanted: list[str]) -> pd.DataFrame:
    """Return the wanted columns as trimmed text."""
    if isinstance(source, pd.DataFrame):
        names = [str(name) for name in source.columns]
        _check_columns(names, wanted)
        return pd.DataFrame({name: [_text(cell) for cell in source[name]] for name in wanted})
    raw = read_file(source, None, lambda record: sum(name in record for name in wanted))
    _check_columns(list(raw.names), wanted)
    held = dict(zip(raw.names, raw.cells, strict=True))
    return pd.DataFrame({name: held[name].to_pylist() for name in wanted})


def _text(cell: Any) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell).strip()


def _plain(cell: str) -> str:
    import unicodedata

    letters = unicodedata.normalize("NFD", cell.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _check_columns(names: list[str], wanted: list[str]) -> None:
    missing = [name for name in wanted if name not in names]
    if missing:
        raise AtelierError(NO_COLUMN.fill(missing=missing[0], known=", ".join(names)))


def _one_row_a_customer(table: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return one row a customer, without those of both arms, and how many these were."""
    arms = table.groupby("unit")["arm"].nunique()
    both = arms.index[arms > 1]
    alone = table[~table["unit"].isin(both)]
    return alone.groupby("unit", as_index=False).agg(arm=("arm", "first"), bought=("bought", "max")), len(both)


def _control_of(names: list[str], control: str | None) -> str:
    if control is not None:
        same = [name for name in names if _plain(name) == _plain(control)]
    else:
        same = [name for name in names if _plain(name) in CONTROL_WORDS]
    if len(same) != 1:
        raise AtelierError(WHICH_CONTROL.fill(first=names[0], second=names[1]))
    return same[0]


KEEP = Text(
    "Decision: it works; the whole interval is above zero.",
    "Décision : cela marche ; tout l’intervalle est au-dessus de zéro.",
)
DROP = Text(
    "Decision: it does harm; the whole interval is below zero.",
    "Décision : cela nuit ; tout l’intervalle est au-dessous de zéro.",
)
UNDECIDED = Text(
    "Decision: none. The interval holds zero: this test cannot tell, which is not the same as no effect.",
    "Décision : aucune. L’intervalle contient zéro : ce test ne permet pas de trancher, ce qui n’est pas la même chose "
    "qu’une absence d’effet.",
)
DISTRUST = Text(
    "Decision: none. The arms are too unequal for chance: find out why customers are missing before you read the "
    "result.",
    "Décision : aucune. Les groupes sont trop inégaux pour que ce soit le hasard : cherchez pourquoi il manque "
    "des clients "
    "avant de lire le résultat.",
)
UNCLEAR = Text("without arm or clear outcome:", "sans groupe ou sans résultat clair :")
IN_BOTH = Text("customers in both arms:", "clients dans les deux groupes :")
ARMS_LINE = Text("Customers: {arms}", "Clients : {arms}")
ASIDE_LINE = Text("Set aside: {aside}", "Mis de côté : {aside}")
NO_COLUMN = Text(
    'There is no column "{missing}". The columns are {known}: write the name as it stands in the file.',
    "Il n’y a pas de colonne « {missing} ». Les colonnes sont {known} : écrivez le nom tel qu’il figure dans le "
    "fichier.",
)
TWO_ARMS = Text(
    'A test has two arms, and the column "{column}" holds {found}: keep two of them, or name another column.',
    "Un test a deux groupes, et la colonne « {column} » contient {found} : gardez-en deux, ou indiquez une autre "
    "colonne.",
)
WHICH_CONTROL = Text(
    'Which arm is the control group? Say it: `control="{first}"` or `control="{second}"`.',
    'Quel groupe est le groupe témoin ? Dites-le : `control="{first}"` ou `control="{second}"`.',
)
FEW = Text(
    "One arm has fewer than {least} customers with a clear outcome: that is too few to compare.",
    "L’un des groupes compte moins de {least} clients au résultat clair : c’est trop peu pour comparer.",
)
