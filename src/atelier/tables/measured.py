"""What the query of recency, frequency and amount was measured to cost, on which machine and when."""

from __future__ import annotations

import pandas as pd

from ..paths import course_root


def rfm_costs() -> pd.DataFrame:
    """Return the measurements of ``benchmarks/segmentation.py`` that come with the course, one row an engine and size.

    ``rows`` (order lines), ``engine`` (``pandas``, ``polars``, ``duckdb``, ``atelier``), ``cpu_seconds`` and
    ``seconds`` (processor and clock), ``peak_mb`` (megabytes of 10^6 bytes), ``measured_on`` and ``machine``.
    """
    with (course_root() / "datasets" / "scale" / "rfm_cost.csv").open("rb") as file:
        return pd.read_csv(file)
