"""How long a learner's file takes to load, and how much memory: order lines as CSV, English and French style.

    python benchmarks/loading.py [--rows 1000000] [--styles english french]

The file is written first, by this process. It is then loaded in a fresh one, which reports its own seconds, import
of the libraries included, its processor seconds (what counts on a machine that others use too), and peak memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil

SECONDS, MEGABYTES = 10, 1_000
BLOCK = 100_000
PRODUCTS = ("Savon lavande", "Bougie figuier", "Drap de lin", "Diffuseur cèdre", "Plaid moutarde")


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        for style in options.styles:
            file = Path(folder) / f"{style}.csv"
            write(file, options.rows, style)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, processor, megabytes, rows = pool.apply(measure, (str(file), folder))
            if rows != options.rows:
                raise SystemExit(f"{rows} rows came instead of {options.rows}")
            verdict = "reached" if seconds <= SECONDS and megabytes <= MEGABYTES else "MISSED"
            print(
                f"{style}: {rows:,} rows, {file.stat().st_size / 1e6:.0f} MB: {seconds:.1f} s "
                f"({processor:.1f} s of processor), peak {megabytes:.0f} MB "
                f"(target {SECONDS} s, {MEGABYTES} MB: {verdict}; load {psutil.getloadavg()[0]:.1f})"
            )


def measure(file: str, home: str) -> tuple[float, float, float, int]:
    """Load ``file``; return seconds, processor seconds, peak memory in megabytes of 10^6 bytes, and rows."""
    os.environ["ATELIER_HOME"] = home
    started, used = time.perf_counter(), time.process_time()
    from atelier.data import load_orders

    loaded = load_orders(file)
    return time.perf_counter() - started, time.process_time() - used, _peak(), len(loaded.table)


def write(file: Path, rows: int, style: str) -> None:
    """Write ``rows`` order lines: comma and decimal dot, or semicolon, decimal comma, French dates and a comment."""
    random = np.random.default_rng(7)
    with file.open("w", encoding="utf-8", newline="") as opened:
        if style == "english":
            opened.write("Customer email,Order ID,Order date,Product,Quantity,Amount\n")
        else:
            opened.write("E-mail client;N° commande;Date commande;Produit;Quantité;Montant TTC\n")
        for start in range(0, rows, BLOCK):
            opened.writelines(_lines(random, start, min(BLOCK, rows - start), style))


def _lines(random: np.random.Generator, start: int, count: int, style: str) -> Iterator[str]:
    customers, cents = random.integers(0, 200_000, count), random.integers(100, 500_000, count)
    moments = np.datetime64("2024-01-01T00:00:00") + random.integers(0, 700 * 86_400, count)
    for number, (customer, amount, moment) in enumerate(zip(customers, cents, moments.tolist(), strict=True), start):
        mail, order, units = f"client{customer}@example.org", f"O{number // 3:07d}", 1 + number % 4
        product = PRODUCTS[number % len(PRODUCTS)]
        if style == "english":
            written = f'"{amount / 100:,.2f}"' if amount >= 100_000 else f"{amount / 100:.2f}"
            yield f"{mail},{order},{moment:%Y-%m-%d %H:%M:%S},{product},{units},{written}\n"
        else:
            written = f"{amount / 100:,.2f}".replace(",", "\u202f").replace(".", ",")
            yield f"{mail};{order};{moment:%d/%m/%Y %H:%M};{product};{units};{written} €\n"


def _peak() -> float:
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    unit: int = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _options() -> Any:
    parser = argparse.ArgumentParser(description="Seconds and memory to load a learner's orders.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--styles", nargs="+", choices=["english", "french"], default=["english", "french"])
    return parser.parse_args()


if __name__ == "__main__":
    main()
