"""Recency, frequency and amount of every customer: one query, the same on every engine.

All money is whole cents and all scores are found by comparing whole numbers, so that two engines cannot differ by a
rounding. Order lines are rolled up to orders first: counting the different orders of a customer is what costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from ..errors import AtelierError
from ..i18n import Text
from .engines import MEMORY_MB, duckdb_engine, in_plain_words
from .lines import SCHEMA, order_lines, read_lines

SCORES = 5
MEASURES = {"r_score": "recency_days", "f_score": "orders", "m_score": "net_cents"}


def rfm(
    lines: pd.DataFrame | str | Path | ir.Table,
    as_of: str | datetime.date | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    memory_mb: int = MEMORY_MB,
) -> pd.DataFrame:
    """Return recency, frequency and amount of every customer, and a score from 1 to 5 (the best) for each.

    ``lines`` is a table, the path of a parquet file, of a folder of them or of a CSV file, or an Ibis table, which
    its own engine then works on; the rest is worked on by DuckDB with at most ``memory_mb`` megabytes (1,000).
    For ``columns`` and ``as_of``, and what is counted how, see ``rfm_query``. One row a customer, sorted by
    ``customer_id``: ``recency_days``, ``orders``, ``net_cents``, ``r_score``, ``f_score``, ``m_score``, all ``int64``.
    Raises ``AtelierError`` for what cannot be read, a column that is missing or of the wrong kind, no order at all,
    or too little memory or disk.
    """
    if isinstance(lines, ir.Table):
        with in_plain_words():
            scored = rfm_query(lines, as_of, columns=columns).to_pyarrow()
    else:
        with duckdb_engine(memory_mb) as engine, in_plain_words():
            scored = _embedded(engine, read_lines(engine, lines, columns), as_of, columns or {})
    if not scored.num_rows:
        raise AtelierError(NO_ORDER)
    return _sorted(scored)


def rfm_query(
    table: ir.Table, as_of: str | datetime.date | None = None, *, columns: Mapping[str, str] | None = None
) -> ir.Table:
    """Return the query of ``rfm`` for an Ibis table of any engine; nothing is computed yet.

    ``as_of`` is the day on which one looks back, by default the day after the last order of the table, a return
    included; only what happened before it counts, and an order of the day before has a recency of 1 day. ``columns``
    names the columns that are not found by their usual names: ``{"amount_cents": "total"}``.

    An order is a purchase when its lines add up to more than 0 cents. ``orders`` counts purchases, ``recency_days``
    is the number of days since the last one, ``net_cents`` adds up everything, returns included. Who never purchased,
    and lines without a customer, are left out. A score is 1 and the number of whole fifths of the customers whom the
    customer beats, strictly: those with the same value always get the same score, whatever the order of the rows.
    """
    lines = order_lines(table, columns)
    day = None if as_of is None else ibis.date(_day(as_of))
    if day is not None:
        lines = lines.filter(lines.ordered_at.date() < day)
    return _scored(_customers(_orders(lines), day))


def rfm_sql(dialect: str = "bigquery") -> str:
    """Return the query of ``rfm`` as text for an engine, over its table ``order_lines``; it is not run.

    ``dialect`` is ``"bigquery"``, ``"snowflake"``, ``"databricks"``, ``"pyspark"``, ``"postgres"``, ``"duckdb"``…
    Raises ``AtelierError`` for one that Ibis does not know.
    """
    table = ibis.table(SCHEMA, name="order_lines")
    try:
        return str(ibis.to_sql(rfm_query(table), dialect=dialect))
    except (AttributeError, ImportError, ValueError) as error:
        raise AtelierError(NO_DIALECT.fill(dialect=dialect)) from error


def _embedded(engine: Any, table: ir.Table, as_of: str | datetime.date | None, columns: Mapping[str, str]) -> pa.Table:
    """Run the query of ``rfm`` on a table of a DuckDB engine of ours."""
    order_lines(table, columns)  # raises for what only the engine's own table tells: a time zone
    day = None if as_of is None else _day(as_of)
    sql = _duckdb_sql(table.get_name(), table.schema(), day, tuple(sorted(columns.items())))
    return engine.con.sql(sql).to_arrow_table()


@lru_cache(maxsize=32)
def _duckdb_sql(name: str, schema: ibis.Schema, day: datetime.date | None, columns: tuple[tuple[str, str], ...]) -> str:
    """Return the query as text. Kept: writing it takes a third of the time that a million lines take."""
    return str(ibis.to_sql(rfm_query(ibis.table(schema, name=name), day, columns=dict(columns)), dialect="duckdb"))


def _orders(lines: ir.Table) -> ir.Table:
    """Roll order lines up to orders: the first day and the sum of each."""
    grouped = lines.filter(lines.customer_id.notnull()).group_by("customer_id", "order_id")
    return grouped.aggregate(day=lines.ordered_at.date().min(), cents=_int64(lines.amount_cents.sum()))


def _customers(orders: ir.Table, day: Any) -> ir.Table:
    # A condition inside the maximum costs DuckDB a tenth less than a filter on it.
    purchase_day = (orders.cents > 0).ifelse(orders.day, ibis.null("date"))
    customers = orders.group_by("customer_id").aggregate(
        last=purchase_day.max(),
        orders=purchase_day.count(),
        net_cents=orders.cents.sum(),
        seen=orders.day.max(),
    )
    if day is None:
        day = customers.seen.max().as_scalar() + ibis.interval(days=1)
    customers = customers.filter(customers.orders > 0)
    recency = day.delta(customers["last"], unit="day")
    return customers.select("customer_id", recency_days=recency, orders="orders", net_cents=_int64(customers.net_cents))


def _scored(customers: ir.Table) -> ir.Table:
    """Add the scores: a value is compared with the four from which on one beats 1, 2, 3, 4 fifths of the customers.

    These are found among the different values, of which there are few: no engine has to sort all customers.
    """
    table = customers
    for score, measure in MEASURES.items():
        table = table.cross_join(_cuts(_worth(customers, measure), score))
    scores = {}
    for score, measure in MEASURES.items():
        beaten = [(_worth(table, measure) >= table[f"{score}_{fifth}"]).ifelse(1, 0) for fifth in range(1, SCORES)]
        scores[score] = _int64(sum(beaten[1:], beaten[0]) + 1)
    return table.select("customer_id", *MEASURES.values(), **scores)


def _worth(table: ir.Table, measure: str) -> Any:
    """Return the measure so that more is better: few days since the last order are good."""
    return -table[measure] if measure == "recency_days" else table[measure]


def _cuts(values: Any, score: str) -> ir.Table:
    """Return one row: the lowest value from which on one beats each number of whole fifths, or none."""
    counted = values.name("value").as_table().group_by("value").aggregate(customers=lambda table: table.count())
    running = counted.customers.sum().over(ibis.cumulative_window(order_by=counted.value))
    everybody = counted.customers.sum().over(ibis.window())
    beaten = counted.select("value", everybody=everybody, beaten=running - counted.customers)
    fifths = {
        f"{score}_{fifth}": beaten.value.min(where=beaten.beaten * SCORES >= beaten.everybody * fifth)
        for fifth in range(1, SCORES)
    }
    return beaten.aggregate(**fifths)


def _int64(value: Any) -> Any:
    """Make a sum 64 bits wide where the engine makes it wider (DuckDB: 128); Ibis would leave out a plain cast."""
    return ibis.expr.operations.Cast(value, "int64").to_expr()


def _day(as_of: str | datetime.date) -> datetime.date:
    try:
        moment: datetime.datetime = pd.Timestamp(as_of)
    except (ValueError, TypeError) as error:
        raise AtelierError(NO_DAY.fill(value=as_of)) from error
    if pd.isna(moment):
        raise AtelierError(NO_DAY.fill(value=as_of))
    return moment.date()


def _sorted(scored: pa.Table) -> pd.DataFrame:
    """Return the rows sorted by customer; numbers are ``int64``, however wide the engine makes them."""
    table = scored.to_pandas().sort_values("customer_id", ignore_index=True)
    return table.astype(dict.fromkeys([*MEASURES.values(), *MEASURES], "int64"))


NO_ORDER = Text(
    "There is no order to count: no line has a customer and an amount above 0 before the day you look back from.",
    "Il n’y a aucune commande à compter : aucune ligne n’a de client et un montant supérieur à 0 avant le jour choisi.",
)
NO_DAY = Text(
    '"{value}" is not a day: write it as year, month, day, for example `as_of="2026-10-01"`.',
    '« {value} » n’est pas un jour : écrivez l’année, le mois et le jour, par exemple `as_of="2026-10-01"`.',
)
NO_DIALECT = Text(
    'The query cannot be written for "{dialect}": try `"bigquery"`, `"snowflake"`, `"databricks"` or `"duckdb"`.',
    'La requête ne peut pas être écrite pour « {dialect} » : essayez `"bigquery"`, `"snowflake"`, '
    '`"databricks"` ou `"duckdb"`.',
)
