"""The catalogue: written by hand, with its gaps and its suppliers' titles as they came."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from . import plan
from .draws import Ints

NUMBERS = {"price_cents": pa.int64(), "cost_cents": pa.int64(), "weight_g": pa.int32(), "stock": pa.int32()}


@dataclass
class Products:
    """What the orders need of the catalogue; arrays follow the order of its rows."""

    sku: tuple[str, ...]
    category: Ints
    price_cents: Ints
    by_price: Ints  # categories x 9: rows of the catalogue, cheapest first

    def __len__(self) -> int:
        return len(self.sku)


def products_table(path: Path) -> pa.Table:
    """Return the catalogue as a table; an empty cell is a missing value."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {
        name: pa.array(
            [(int(row[name]) if name in NUMBERS else row[name]) if row[name] else None for row in rows],
            NUMBERS.get(name, pa.string()),
        )
        for name in rows[0]
    }
    return pa.table(columns)


def make_products(table: pa.Table) -> Products:
    """Return the arrays that the orders use."""
    price = table["price_cents"].to_numpy()
    category = np.array([plan.CATEGORIES.index(name) for name in table["category"].to_pylist()])
    rows = np.argsort(category * 10**6 + price, kind="stable")
    return Products(tuple(table["sku"].to_pylist()), category, price, rows.reshape(len(plan.CATEGORIES), -1))
