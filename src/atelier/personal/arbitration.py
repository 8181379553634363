"""Step two, automatic arbitration: who gets which offer when pieces, mails and patience are limited."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ..errors import AtelierError
from ..i18n import Text

CUSTOMER, OFFER, SCORE, WORTH = "customer_id", "offer", "score", "worth"


def arbitrate(
    scores: pd.DataFrame, margins: pd.Series, stock: pd.Series, threshold: float = 0.0, most_mails: int | None = None
) -> pd.DataFrame:
    """Return the assignment of offers to customers that is worth most.

    ``scores``: customers by offers, chances of a click; ``margins``: euros a click is worth, by offer; ``stock``: how
    many may be offered of each. A customer gets one offer at most, none of a score below ``threshold``, and in all at
    most ``most_mails`` mails go out. Solved exactly, as an integer programme, by HiGHS (``scipy.optimize.milp``).
    Columns of the result: ``customer_id``, ``offer``, ``score``, ``worth`` in euros. Raises ``AtelierError`` when an
    offer has no margin or stock.
    """
    _require(scores, margins, stock)
    rows, columns = np.nonzero(scores.to_numpy() >= threshold)
    if len(rows) == 0:
        return _assigned(scores, margins, rows, columns)
    worth = scores.to_numpy()[rows, columns] * margins[scores.columns].to_numpy()[columns]
    pairs, ones = np.arange(len(rows)), np.ones(len(rows))
    each = csr_array((ones, (rows, pairs)), shape=(len(scores), len(rows)))
    pieces = csr_array((ones, (columns, pairs)), shape=(scores.shape[1], len(rows)))
    limits = [LinearConstraint(each, ub=1), LinearConstraint(pieces, ub=stock[scores.columns].to_numpy(float))]
    if most_mails is not None:
        limits.append(LinearConstraint(csr_array(ones[None, :]), ub=most_mails))
    solved = milp(-worth, constraints=limits, integrality=ones, bounds=Bounds(0, 1))
    if solved.x is None:
        raise AtelierError(NO_SOLUTION)
    chosen = solved.x > 0.5
    return _assigned(scores, margins, rows[chosen], columns[chosen])


def first_come(scores: pd.DataFrame, margins: pd.Series, stock: pd.Series, threshold: float = 0.0) -> pd.DataFrame:
    """Return what happens without arbitration: customers in the order of the file, each takes the best that is left."""
    _require(scores, margins, stock)
    left, rows, columns = stock[scores.columns].to_numpy().copy(), [], []
    worth = scores.to_numpy() * margins[scores.columns].to_numpy()
    for row, values in enumerate(worth):
        free = np.flatnonzero((left > 0) & (scores.to_numpy()[row] >= threshold))
        if len(free):
            column = int(free[np.argmax(values[free])])
            left[column] -= 1
            rows.append(row)
            columns.append(column)
    return _assigned(scores, margins, np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp))


def _assigned(
    scores: pd.DataFrame, margins: pd.Series, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
) -> pd.DataFrame:
    score = scores.to_numpy()[rows, columns]
    offers = scores.columns.to_numpy()[columns]
    worth = score * margins[scores.columns].to_numpy()[columns]
    return pd.DataFrame({CUSTOMER: scores.index.to_numpy()[rows], OFFER: offers, SCORE: score, WORTH: worth})


def _require(scores: pd.DataFrame, margins: pd.Series, stock: pd.Series) -> None:
    for name, values in (("margins", margins), ("stock", stock)):
        missing = [str(offer) for offer in scores.columns if offer not in values.index]
        if missing:
            raise AtelierError(NOT_GIVEN.fill(offer=missing[0], table=name))


NOT_GIVEN: Final = Text(
    'The offer "{offer}" has no value in `{table}`: give one for every offer.',
    "L’offre « {offer} » n’a pas de valeur dans `{table}` : donnez-en une par offre.",
)
NO_SOLUTION: Final = Text(
    "No assignment keeps these limits: stock and number of mails must not be negative.",
    "Aucune répartition ne respecte ces limites : stocks et nombre de mails ne doivent pas être négatifs.",
)
