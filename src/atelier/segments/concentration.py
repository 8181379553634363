"""How customers spread over the RFM scores, and how revenue is concentrated on few of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
import pandas as pd

from ..errors import AtelierError
from ..i18n import Text

SCORES = (1, 2, 3, 4, 5)
SHARES = (0.01, 0.05, 0.10, 0.20, 0.50)


def rfm_grid(scores: pd.DataFrame, value: str = "customers") -> pd.DataFrame:
    """Return recency scores (rows, 5 on top) by frequency scores (columns): ``"customers"``, or their ``"net_cents"``.

    ``scores`` is the table of ``atelier.tables.rfm``; a cell that nobody fills holds 0. Raises ``AtelierError`` for
    another ``value`` or a table without scores.
    """
    if not {"r_score", "f_score", "net_cents"} <= set(scores.columns):
        raise AtelierError(NO_SCORES)
    cells = scores.groupby(["r_score", "f_score"])["net_cents"]
    if value not in ("customers", "net_cents"):
        raise AtelierError(NO_VALUE.fill(value=value))
    counted = cells.size() if value == "customers" else cells.sum()
    grid = counted.unstack(fill_value=0).reindex(index=SCORES[::-1], columns=SCORES, fill_value=0)
    return grid.rename_axis(index="r_score", columns="f_score").astype("int64")


def lorenz(amounts: pd.Series) -> pd.DataFrame:
    """Return the concentration of ``amounts`` (one a customer): ``customers`` and ``revenue`` as shares, 0 to 1.

    Customers are taken from the best one down, so the curve lies above the diagonal (Lorenz, 1905, drew it from the
    poorest up: the same curve, turned around). A negative amount counts as 0. Raises ``AtelierError`` when there is no
    positive amount or one is missing.
    """
    values = np.sort(_amounts(amounts))[::-1]
    revenue = np.concatenate([[0.0], np.cumsum(values) / values.sum()])
    return pd.DataFrame({"customers": np.arange(len(values) + 1) / len(values), "revenue": revenue})


def top_shares(amounts: pd.Series, shares: Sequence[float] = SHARES) -> pd.DataFrame:
    """Return, for the best customers (``shares``, 0 to 1), how many they are and their share of revenue, 0 to 1.

    A share of the customers is rounded up to whole customers. Amounts and errors as in ``lorenz``.
    """
    values = np.sort(_amounts(amounts))[::-1]
    # Rounded first: 0.07 × 100 is a little more than 7 for a computer.
    counts = [ceil(round(share * len(values), 9)) for share in shares]
    table = {"customers": counts, "revenue": [values[:count].sum() / values.sum() for count in counts]}
    return pd.DataFrame(table, index=pd.Index(shares, name="top"))


def _amounts(amounts: pd.Series) -> np.ndarray:
    values = np.asarray(amounts, dtype=float)
    if np.isnan(values).any():
        raise AtelierError(GAP)
    values = values.clip(min=0)
    if not values.sum() > 0:
        raise AtelierError(NO_MONEY)
    return values


NO_SCORES = Text(
    "This table has no RFM scores: make it with `rfm(lines)`.",
    "Ce tableau n’a pas de scores RFM : créez-le avec `rfm(lines)`.",
)
NO_VALUE = Text(
    'A heat map shows `"customers"` or `"net_cents"`, not "{value}".',
    'Une carte de chaleur montre `"customers"` ou `"net_cents"`, pas « {value} ».',
)
GAP = Text("An amount is missing: leave this customer out first.", "Il manque un montant : retirez d’abord ce client.")
NO_MONEY = Text(
    "No customer has a positive amount, so there is no revenue to share out.",
    "Aucun client n’a de montant positif : il n’y a pas de chiffre d’affaires à répartir.",
)
