"""The tables of Maison Brindille, the fictional shop of the course.

Every column is described in ``datasets/boutique/DATASHEET.md``. What was planted stands in tables of its own and is
read through its own function, so that no exercise opens it by accident.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import AtelierError
from ..i18n import Text
from ..paths import course_root


def boutique(table: str) -> pd.DataFrame:
    """Return a table of the shop: ``"customers"``, ``"orders"``, ``"order_lines"``, ``"sessions"``, ``"contacts"``…

    Identifiers are ``int32``, money is in whole cents (``int64``), times are ``datetime64`` without a zone (clocks of
    Paris), names and codes are ``str``, a whole number that may be missing is nullable (``Int32``…).
    Raises ``AtelierError`` with the list of tables when there is none of that name.
    """
    return _read(table, "")


def boutique_truth(table: str) -> pd.DataFrame:
    """Return what was planted: ``"segments"``, ``"tastes"``, ``"effects"``… Open it after the exercise.

    Types and errors are those of ``boutique``.
    """
    return _read(table, TRUTH)


def _read(table: str, prefix: str) -> pd.DataFrame:
    paths = _tables(prefix)
    if table not in paths:
        raise AtelierError(NO_TABLE.fill(table=table, tables=", ".join(paths)))
    # Opened here and not by Arrow, so that the course builder sees which data a notebook depends on.
    with paths[table].open("rb") as file:
        return _typed(pq.read_table(file))


def _tables(prefix: str) -> dict[str, Path]:
    """Return the files by the name of their table, without the prefix."""
    found = sorted((course_root() / "datasets" / "boutique").glob("*.parquet"))
    mine = [path for path in found if path.stem.startswith(TRUTH) == bool(prefix)]
    return {path.stem.removeprefix(prefix): path for path in mine}


def _typed(table: pa.Table) -> pd.DataFrame:
    """Return a pandas table whose incomplete whole numbers stay whole: pandas alone would make them decimal."""
    frame = table.to_pandas()
    for name in table.column_names:
        column = table[name]
        if pa.types.is_integer(column.type) and column.null_count:
            frame[name] = column.to_pandas(types_mapper=NULLABLE.get)
    return frame


TRUTH = "truth_"
NULLABLE = {
    pa.int8(): pd.Int8Dtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}
NO_TABLE = Text(
    'The shop has no table "{table}". Its tables: {tables}.',
    "La boutique n’a pas de table « {table} ». Ses tables : {tables}.",
)
