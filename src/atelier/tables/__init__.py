"""One query of recency, frequency and amount, from a learner's file to a hundred million lines.

Names are looked up when first used. No module here is called like a name it offers, so that
``from atelier.tables import rfm`` always gives the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .assigning import Assigned, assign_from_sample
    from .engines import duckdb_engine
    from .generating import generated_lines
    from .measured import rfm_costs
    from .queries import rfm, rfm_query, rfm_sql

_HOMES = {
    "Assigned": "assigning",
    "assign_from_sample": "assigning",
    "duckdb_engine": "engines",
    "generated_lines": "generating",
    "rfm": "queries",
    "rfm_costs": "measured",
    "rfm_query": "queries",
    "rfm_sql": "queries",
}
__all__ = [
    "Assigned",
    "assign_from_sample",
    "duckdb_engine",
    "generated_lines",
    "rfm",
    "rfm_costs",
    "rfm_query",
    "rfm_sql",
]

__getattr__ = names_from(__name__, _HOMES)
