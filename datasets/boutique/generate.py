"""Make the data of Maison Brindille: ``python datasets/boutique/generate.py`` writes the committed files again.

``--customers 1000000 --out big`` makes a large shop elsewhere; ``--seed`` makes another shop of the same plan.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import pyarrow as pa
from maker.extracts import extracts
from maker.shop import tables
from maker.storage import write_csv, write_parquet

HERE = Path(__file__).parent
CUSTOMERS = 20_000
SEED = 20090314  # the day Maison Brindille opened, 14 March 2009
EXTRACTS_UP_TO = 100_000  # customers: a larger shop is not for reading by eye, and would have to be kept in memory


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--customers", type=int, default=CUSTOMERS, help=f"how many (default {CUSTOMERS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number, another shop (default {SEED})")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: this one)")
    asked = parser.parse_args(arguments)
    started = time.perf_counter()
    size = write_shop(asked.customers, asked.seed, asked.out)
    sys.stdout.write(f"{size / 1e6:.1f} MB in {asked.out}, {time.perf_counter() - started:.1f} s\n")


def write_shop(customers: int, seed: int, out: Path) -> int:
    """Write the tables as parquet, and extracts of a small shop as CSV; return the bytes of the parquet files."""
    kept: dict[str, pa.Table] = {}
    written = 0
    for name, table in tables(customers, seed, HERE):
        path = out / f"{name}.parquet"
        write_parquet(table, path)
        written += path.stat().st_size
        if customers <= EXTRACTS_UP_TO:
            kept[name] = table
    for name, table in (extracts(kept) if kept else {}).items():
        write_csv(table, out / "extracts" / f"{name}.csv")
    return written


if __name__ == "__main__":
    main()
