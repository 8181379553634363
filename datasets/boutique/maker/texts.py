"""The articles and terms written by hand: read, typed, passed on."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pyarrow as pa


def knowledge_base_table(path: Path) -> pa.Table:
    """Return the articles; ``updated_at`` becomes a time."""
    table = _read(path)
    at = pa.array([datetime.fromisoformat(day) for day in table["updated_at"].to_pylist()], pa.timestamp("ms"))
    return table.set_column(table.column_names.index("updated_at"), "updated_at", at)


def glossary_table(path: Path) -> pa.Table:
    """Return the terms with the variants that the house does not use."""
    return _read(path)


def _read(path: Path) -> pa.Table:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return pa.table({name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]})
