"""Order lines from anywhere, under one set of names: the only place that knows what tables call their columns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from ..errors import AtelierError
from ..i18n import Text

SCHEMA: Final = {"customer_id": "int64", "order_id": "int64", "ordered_at": "timestamp", "amount_cents": "int64"}
# The names of the course's tables: the shop, a learner's validated file, Complete Journey.
NAMES: Final = {
    "customer_id": ("customer_id", "household_id"),
    "order_id": ("order_id", "basket_id"),
    "ordered_at": ("ordered_at", "order_date", "transaction_timestamp"),
    "amount_cents": ("amount_cents", "line_total_cents", "total_cents", "sales_cents"),
}


def order_lines(table: ir.Table, columns: Mapping[str, str] | None = None) -> ir.Table:
    """Return ``customer_id``, ``order_id``, ``ordered_at`` and ``amount_cents`` of a table, one row a line.

    Columns are found by their usual names (``NAMES``), or by those that ``columns`` tells. Without order numbers, the
    lines of one customer at one moment are one order. Raises ``AtelierError`` for a column that is missing, for dates
    that are text or carry a time zone, and for amounts that are not whole numbers.
    """
    found = _found(table.columns, columns or {})
    moment, amount = table[found["ordered_at"]], table[found["amount_cents"]]
    _check_moment(table, moment)
    if not amount.type().is_integer():
        raise AtelierError(NOT_WHOLE.fill(column=found["amount_cents"]))
    moment = moment.cast("timestamp") if moment.type().is_date() else moment
    return table.select(
        customer_id=table[found["customer_id"]],
        order_id=table[found["order_id"]] if "order_id" in found else moment,
        ordered_at=moment,
        amount_cents=amount.cast("int64"),
    )


def read_lines(engine: Any, source: pd.DataFrame | str | Path, columns: Mapping[str, str] | None = None) -> ir.Table:
    """Return a table in memory, a parquet file, a folder of them or a CSV file as a table of a DuckDB engine.

    Raises ``AtelierError`` when there is nothing that can be read.
    """
    if isinstance(source, pd.DataFrame):
        return _from_memory(engine, source, columns or {})
    path = Path(str(source).strip().strip("\"'"))
    if not path.exists():
        raise AtelierError(NO_FILE.fill(path=path.name))
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise AtelierError(NO_PARQUET.fill(path=path.name))
    if files[0].suffix not in READERS:
        raise AtelierError(NOT_A_TABLE.fill(path=path.name))
    return getattr(engine, READERS[files[0].suffix])([str(file) for file in files], table_name=LINES)


def _from_memory(engine: Any, source: pd.DataFrame, columns: Mapping[str, str]) -> ir.Table:
    needed = list(_found([str(name) for name in source.columns], columns).values())
    try:
        held = pa.Table.from_pandas(source[needed], preserve_index=False)
    except (pa.ArrowException, TypeError) as error:
        raise AtelierError(MIXED.fill(columns=", ".join(needed))) from error
    engine.con.register(LINES, held)
    return engine.table(LINES)


def _found(names: Any, told: Mapping[str, str]) -> dict[str, str]:
    """Return our name of each column with that of the table; there may be no order number."""
    found = {}
    for ours, usual in NAMES.items():
        wanted = (told[ours],) if ours in told else usual
        there = [name for name in wanted if name in names]
        if there:
            found[ours] = there[0]
        elif ours != "order_id" or ours in told:
            raise AtelierError(NO_COLUMN.fill(ours=ours, wanted=" / ".join(wanted), known=", ".join(names)))
    return found


def _check_moment(table: ir.Table, moment: Any) -> None:
    kind = moment.type()
    if not kind.is_timestamp() and not kind.is_date():
        raise AtelierError(NOT_A_DATE.fill(column=moment.get_name()))
    # What DuckDB reads carries the zone of whoever wrote it; other engines keep all moments in that of their session.
    if kind.is_timestamp() and kind.timezone and _engine_name(table) == "duckdb":
        raise AtelierError(ZONE.fill(column=moment.get_name()))


def _engine_name(table: ir.Table) -> str:
    backends, _ = table._find_backends()
    return str(backends[0].name) if backends else ""


LINES: Final = "lines_read"  # one name, so that a query written for one table fits the next of the same columns
READERS: Final = {".parquet": "read_parquet", ".csv": "read_csv"}
NO_FILE = Text(
    'There is no file or folder "{path}" here: check the name, and that it stands where you say.',
    "Il n’y a ni fichier ni dossier « {path} » ici : vérifiez son nom et son emplacement.",
)
NO_PARQUET = Text(
    'The folder "{path}" holds no parquet file: give the folder that the lines were written to.',
    "Le dossier « {path} » ne contient aucun fichier parquet : donnez le dossier où les lignes ont été écrites.",
)
NOT_A_TABLE = Text(
    'The file "{path}" is neither parquet nor CSV: for an Excel file, use `load_orders` and give its table.',
    "Le fichier « {path} » n’est ni un parquet ni un CSV : pour un fichier Excel, utilisez `load_orders` et donnez "
    "sa table.",
)
NO_COLUMN = Text(
    "No column was found for {ours} ({wanted}). The columns are {known}. Say which one it is, for example "
    '`columns={{"{ours}": "the name"}}`.',
    "Aucune colonne n’a été trouvée pour {ours} ({wanted}). Les colonnes sont {known}. Dites laquelle, par exemple "
    '`columns={{"{ours}": "le nom"}}`.',
)
NOT_A_DATE = Text(
    'The column "{column}" holds no dates but something else, text perhaps: read the file with `load_orders`, '
    "which understands how dates are written.",
    "La colonne « {column} » ne contient pas de dates, mais autre chose, peut-être du texte : lisez le fichier avec "
    "`load_orders`, qui comprend les dates écrites en toutes lettres ou en chiffres.",
)
ZONE = Text(
    'The times in the column "{column}" carry a time zone: convert them to the clock of the shop and take the zone '
    "away first, so that an order falls on the right day.",
    "Les heures de la colonne « {column} » portent un fuseau horaire : convertissez-les d’abord à l’heure de la "
    "boutique et retirez le fuseau, pour que chaque commande tombe le bon jour.",
)
NOT_WHOLE = Text(
    'The amounts in the column "{column}" are not whole cents: multiply euros by 100 and round them to whole '
    "numbers first, or read the file with `load_orders`, which does it.",
    "Les montants de la colonne « {column} » ne sont pas des centimes entiers : multipliez d’abord les euros par 100 "
    "et arrondissez à l’entier, ou lisez le fichier avec `load_orders`, qui le fait.",
)
MIXED = Text(
    "One of the columns {columns} mixes text and numbers: make every cell of a column the same kind first.",
    "L’une des colonnes {columns} mélange du texte et des nombres : donnez d’abord la même nature à toutes les "
    "cellules d’une colonne.",
)
