"""Mails triggered by a visit against mails of every week, in the same year, to the same customers."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..data import boutique
from ..errors import AtelierError
from ..i18n import Text
from .policy import Policy
from .simulation import Assumptions, Crowd, Matrix, Places, Run, Year, crowd
from .wording import CATEGORIES

YEAR_FROM: Final = pd.Timestamp("2025-10-01")  # the visits of this year are taken for those of the next
WEEKS: Final = 52
ROBOT_PAGES: Final = 180
FRESHNESS: Final = 2.0


def simulate_triggered(
    policy: Policy,
    customers: Crowd | None = None,
    assuming: Assumptions | None = None,
    *,
    freshness: float = FRESHNESS,
    seed: int = 0,
) -> Year:
    """Send a mail only in a week with a visit that ended without an order, about what was looked at; return the year.

    ``freshness``: by how much the chance of a click on that category is multiplied in that week. It is assumed, not
    measured. The visits are those of the customers' last year. Raises ``AtelierError`` unless ``freshness`` is
    positive.
    """
    if freshness <= 0:
        raise AtelierError(NOT_POSITIVE)
    people = customers or crowd()
    run = _TriggeredRun(people, policy, assuming or Assumptions(), np.random.default_rng(seed), freshness)
    for week in range(WEEKS):
        run.week(week)
    return run.result()


class _TriggeredRun(Run):
    """A year of mails that follow a visit."""

    def __init__(
        self, people: Crowd, policy: Policy, assumed: Assumptions, rng: np.random.Generator, freshness: float
    ) -> None:
        super().__init__(people, policy, assumed, rng)
        self.freshness = freshness
        self.visits = _visits().reindex(people.customers, fill_value=-1).to_numpy()

    def offers(self, scores: Matrix, week: int) -> Places:
        """Return the category looked at, then the best others."""
        looked = self.visits[:, week]
        lifted = scores.copy()
        seen = looked >= 0
        lifted[self.rows[seen], looked[seen]] = np.inf
        return super().offers(lifted, week)

    def due(self, scores: Matrix, week: int) -> npt.NDArray[np.bool_]:
        """Return who is written to: whoever looked at something whose score, freshened, reaches the threshold."""
        looked = self.visits[:, week]
        best = np.maximum(scores.max(axis=1), self.freshness * scores[self.rows, np.maximum(looked, 0)])
        due: npt.NDArray[np.bool_] = (looked >= 0) & (best >= self.policy.threshold)
        return due

    def chances(self, offers: Places, week: int) -> Matrix:
        """Return the chance of a click on each offer: fresher for what was just looked at."""
        fresh = np.where(offers == self.visits[:, week][:, None], self.freshness, 1.0)
        return np.minimum(1.0, super().chances(offers, week) * fresh)


@cache
def _visits() -> pd.DataFrame:
    """Return the place of the category last looked at, customers by weeks, −1 in a week without such a visit."""
    sessions = boutique("sessions")
    kept = sessions[
        (sessions["outcome"] != "ordered")
        & (sessions["started_at"] >= YEAR_FROM)
        & (sessions["pages"] < ROBOT_PAGES)
        & sessions["customer_id"].notna()
    ]
    week = (kept["started_at"] - YEAR_FROM).dt.days // 7
    places = pd.Categorical(kept["category_viewed"], categories=list(CATEGORIES)).codes
    table = pd.DataFrame({"customer": kept["customer_id"].astype("int64"), "week": week, "place": places})
    last = table[table["week"] < WEEKS].groupby(["customer", "week"])["place"].last().unstack(fill_value=-1)
    everyone = pd.Index(boutique("customers")["customer_id"])
    return last.reindex(index=everyone, columns=range(WEEKS), fill_value=-1).astype(np.intp)


NOT_POSITIVE: Final = Text(
    "Freshness multiplies the chance of a click: give a positive number, 1 for no effect.",
    "La fraîcheur multiplie la chance de clic : donnez un nombre positif, 1 pour aucun effet.",
)
