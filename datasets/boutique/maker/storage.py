"""Write tables so that the same data always give the same bytes."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_PER_GROUP = 1_000_000


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write ``table`` to ``path``.

    zstd, because snappy's output depends on the processor; a high level, because the course downloads these files;
    no Arrow schema, because it names the library's version once more. ``created_by`` still holds that version:
    the bytes are those of the pinned pyarrow.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table.replace_schema_metadata(None),
        path,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=9 if table.num_rows < ROWS_PER_GROUP else 1,
        row_group_size=ROWS_PER_GROUP,
        store_schema=False,
        **_encodings(table),
    )


def write_csv(table: pa.Table, path: Path) -> None:
    """Write ``table`` as plain CSV: UTF-8, commas, times as 2026-01-31 18:05:00, nothing for a missing value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _encodings(table: pa.Table) -> dict[str, object]:
    """Store times as differences, identifiers that hardly repeat plainly, and everything else through a dictionary."""
    times = [field.name for field in table.schema if pa.types.is_timestamp(field.type)]
    numbers = [field.name for field in table.schema if pa.types.is_integer(field.type) and field.name.endswith("_id")]
    plain = {name for name in numbers if name != "customer_id" or name == table.column_names[0]}
    return {
        "use_dictionary": [name for name in table.column_names if name not in {*times, *plain}],
        "column_encoding": dict.fromkeys(times, "DELTA_BINARY_PACKED"),
    }
