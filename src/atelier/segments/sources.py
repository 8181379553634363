"""Order lines from the shop, from real households and from a learner's file, under one set of names.

Lines have ``customer_id``, ``order_id``, ``ordered_at`` (timestamp) and ``amount_cents`` (whole cents, negative for
what is paid back), and whatever else their source knows.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..data import boutique, boutique_truth, complete_journey
from ..data.loaded import LoadedTable
from ..errors import AtelierError
from ..i18n import Text
from ..tables.lines import NAMES


def shop_lines() -> pd.DataFrame:
    """Return the order lines of the fictional shop with what their order says, dirty rows included.

    Besides the four names of this module: ``line_number``, ``sku``, ``quantity``, ``unit_price_cents``,
    ``promo_code`` and ``gift_wrap``. Delivery is no line, so that no amount holds it.
    """
    orders = boutique("orders")[["order_id", "customer_id", "ordered_at", "promo_code", "gift_wrap"]]
    lines = boutique("order_lines").drop(columns="discount_percent").merge(orders, on="order_id", how="left")
    return lines.rename(columns={"line_total_cents": "amount_cents"})


def journey_lines() -> pd.DataFrame:
    """Return the lines of Complete Journey: a household is a customer, a basket an order, money in US cents."""
    names = ["household_id", "basket_id", "transaction_timestamp", "sales_cents", "quantity", "product_id"]
    lines = complete_journey().read("transactions", names)
    return lines.rename(columns=_ours(lines) | {"product_id": "product"})


def true_segments() -> pd.Series:
    """Return the planted segment (text) of each customer of the shop, by ``customer_id``. Open it afterwards."""
    return boutique_truth("segments").set_index("customer_id")["segment"]


def standard_lines(lines: pd.DataFrame | LoadedTable) -> pd.DataFrame:
    """Return ``lines`` under the names of this module, with an ``order_id`` where the source has none.

    What one customer buys at one moment is then one order. Raises ``AtelierError`` when a column is missing, when
    there is no line, when dates are not dates or amounts are not whole cents.
    """
    table = named_lines(lines)
    if "order_id" in table:
        return table
    one_order = table.groupby(["customer_id", "ordered_at"], sort=False, dropna=False).ngroup()
    return table.assign(order_id=one_order)


def named_lines(lines: pd.DataFrame | LoadedTable) -> pd.DataFrame:
    """Return ``lines`` under the names of this module, with the errors of ``standard_lines``."""
    table = lines.table if isinstance(lines, LoadedTable) else lines
    if not isinstance(table, pd.DataFrame):
        raise AtelierError(NOT_LINES)
    table = table.rename(columns=_ours(table))
    missing = [name for name in REQUIRED if name not in table]
    if missing:
        raise AtelierError(MISSING.fill(missing=", ".join(missing), columns=", ".join(map(str, table.columns))))
    if table.empty:
        raise AtelierError(EMPTY)
    if not pd.api.types.is_datetime64_any_dtype(table["ordered_at"]):
        raise AtelierError(NO_DATES)
    if not pd.api.types.is_integer_dtype(table["amount_cents"]):
        raise AtelierError(NOT_CENTS)
    return table


def _ours(table: pd.DataFrame) -> dict[str, str]:
    """Return the columns that ``atelier.tables`` knows under another name, with the name of the course."""
    found = {ours: next((name for name in usual if name in table), ours) for ours, usual in NAMES.items()}
    return {theirs: ours for ours, theirs in found.items() if theirs != ours}


REQUIRED: Final = ("customer_id", "ordered_at", "amount_cents")
NOT_LINES = Text(
    "This needs a table of order lines: `shop_lines()`, or what `load_orders` returns.",
    "Il faut ici un tableau de lignes de commande : `shop_lines()`, ou ce que rend `load_orders`.",
)
MISSING = Text(
    "These columns are missing: {missing}. The table has: {columns}. With a file of your own, read it with "
    "`load_orders`, which gives the columns their names.",
    "Il manque ces colonnes : {missing}. Le tableau a : {columns}. Pour votre propre fichier, lisez-le avec "
    "`load_orders`, qui donne leur nom aux colonnes.",
)
EMPTY = Text(
    "The table of order lines is empty: there is nothing to segment.",
    "Le tableau de lignes de commande est vide : il n’y a rien à segmenter.",
)
NO_DATES = Text(
    "The column `ordered_at` does not hold dates: read your file with `load_orders`, or use `pd.to_datetime`.",
    "La colonne `ordered_at` ne contient pas de dates : lisez votre fichier avec `load_orders`, ou utilisez "
    "`pd.to_datetime`.",
)
NOT_CENTS = Text(
    "The column `amount_cents` must hold whole cents: multiply your amounts by 100 and round them.",
    "La colonne `amount_cents` doit contenir des centimes entiers : multipliez vos montants par 100 et "
    "arrondissez-les.",
)
