"""Reading a test that has ended: the difference and its interval, the split, several segments, and equivalence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..errors import AtelierError
from ..i18n import Text, number

LEVEL: Final = 0.95
RATIO_ALARM: Final = 0.01  # a split that chance gives less than once in a hundred tests is looked into


@dataclass(frozen=True)
class Difference:
    """Two shares and what separates them; shares and interval are 0 to 1, ``p_value`` is two-sided."""

    control: float
    treated: float
    low: float
    high: float
    p_value: float

    @property
    def points(self) -> float:
        """Return the difference in percentage points."""
        return 100 * (self.treated - self.control)

    @property
    def relative(self) -> float:
        """Return the difference as a share of the control group's: 0.15 when 4.0 % became 4.6 %."""
        return self.treated / self.control - 1 if self.control else float("nan")

    def __str__(self) -> str:
        """Say the difference with its interval, in the learner's language."""
        signs = ["+" if value > 0 else "" for value in (self.points, self.low, self.high)]
        points, low, high = (
            f"{sign}{number(value, 2)}".replace("-", "−")
            for sign, value in zip(signs, (self.points, 100 * self.low, 100 * self.high), strict=True)
        )
        said = {"before": number(100 * self.control, 2), "after": number(100 * self.treated, 2)}
        return str(SAID.fill(points=points, low=low, high=high, **said))

    def __repr__(self) -> str:
        """Return the same sentence."""
        return str(self)


@dataclass(frozen=True)
class Equivalence:
    """Whether two shares are close: ``low`` and ``high`` bound their difference (90 %), ``margin`` is allowed."""

    low: float
    high: float
    margin: float
    p_value: float

    @property
    def shown(self) -> bool:
        """Return True when the whole interval lies within the margin."""
        return -self.margin < self.low and self.high < self.margin

    def __str__(self) -> str:
        """Say the verdict, in the learner's language."""
        low, high, margin = (number(100 * value, 2).replace("-", "−") for value in (self.low, self.high, self.margin))
        return str((SHOWN if self.shown else NOT_SHOWN).fill(low=low, high=high, margin=margin))

    def __repr__(self) -> str:
        """Return the same sentence."""
        return str(self)


def compare_arms(control: tuple[int, int], treated: tuple[int, int]) -> Difference:
    """Compare ``(buyers, customers)`` of two arms: shares, their difference, its 95 % interval, and a p-value.

    Interval by Newcombe's hybrid score method, test by the score test (both statsmodels). Raises ``AtelierError`` for
    counts that cannot be.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep

    _check_counts(control, treated)
    low, high = confint_proportions_2indep(*treated, *control, method="newcomb", compare="diff", alpha=1 - LEVEL)
    test = test_proportions_2indep(*treated, *control, method="score", compare="diff", return_results=False)
    before, after = (side[0] / side[1] for side in (control, treated))
    return Difference(before, after, float(low), float(high), float(test[1]))


def same_split(counts: Mapping[str, int], planned: Mapping[str, float] | None = None) -> pd.Series:
    """Compare the customers of each arm with the split that was planned (equal unless said): sample-ratio mismatch.

    Returns ``p_value`` of the chi-squared test and ``trust``, False when chance alone would give so uneven a split less
    than once in a hundred tests. Raises ``AtelierError`` for fewer than two arms or shares that do not fit them.
    """
    from scipy.stats import chisquare

    shares = planned or dict.fromkeys(counts, 1.0)
    if len(counts) < 2 or set(shares) != set(counts) or min(shares.values()) <= 0 or min(counts.values()) < 0:
        raise AtelierError(ARMS)
    total, all_shares = sum(counts.values()), sum(shares.values())
    wanted = [total * shares[name] / all_shares for name in counts]
    p_value = float(chisquare(list(counts.values()), wanted).pvalue)
    return pd.Series({"p_value": p_value, "trust": p_value >= RATIO_ALARM}, dtype=object)


def equivalent(control: tuple[int, int], treated: tuple[int, int], margin: float) -> Equivalence:
    """Test whether two shares differ by less than ``margin`` (a share: 0.005 is half a point), by two one-sided tests.

    Equivalence is shown when the 90 % interval of the difference lies within the margin, which is the same as both
    one-sided tests at 5 % (Schuirmann 1987; statsmodels' ``tost_proportions_2indep``, Wald variance). Raises
    ``AtelierError`` for counts that cannot be, or a margin not above 0.
    """
    from scipy.stats import norm
    from statsmodels.stats.proportion import tost_proportions_2indep

    _check_counts(control, treated)
    if not 0 < margin < 1:
        raise AtelierError(MARGIN)
    test = tost_proportions_2indep(*treated, *control, -margin, margin, method="wald")
    p, q = treated[0] / treated[1], control[0] / control[1]
    reach = norm.ppf(LEVEL) * (p * (1 - p) / treated[1] + q * (1 - q) / control[1]) ** 0.5
    return Equivalence(p - q - reach, p - q + reach, margin, float(test.pvalue))


def holm(p_values: Mapping[str, float] | pd.Series, alpha: float = 0.05) -> pd.DataFrame:
    """Correct several p-values by Holm's method: one row a test, ``p_value``, ``corrected`` and ``holds``.

    Together the tests that hold are all true 95 times out of 100. Raises ``AtelierError`` without any p-value.
    """
    from statsmodels.stats.multitest import multipletests

    given = pd.Series(p_values, dtype=float)
    if given.empty or not given.between(0, 1).all():
        raise AtelierError(P_VALUES)
    holds, corrected, *_ = multipletests(given.to_numpy(), alpha=alpha, method="holm")
    return pd.DataFrame({"p_value": given, "corrected": corrected, "holds": holds}, index=given.index)


def two_halves(contacts: pd.DataFrame, seed: int = 8) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cut a table into two by customer (column ``customer_id``), by chance: all rows of one customer stay together.

    Raises ``AtelierError`` without that column.
    """
    import numpy as np

    if "customer_id" not in contacts:
        raise AtelierError(NO_CUSTOMER)
    customers = np.sort(contacts["customer_id"].unique())
    chosen = customers[np.random.default_rng(seed).random(len(customers)) < 0.5]
    first = contacts["customer_id"].isin(chosen)
    return contacts[first], contacts[~first]


def _check_counts(*sides: Sequence[int]) -> None:
    for buyers, customers in sides:
        if customers < 2 or not 0 <= buyers <= customers:
            raise AtelierError(COUNTS)


SAID = Text(
    "{before}% without, {after}% with: {points} points (95% interval: {low} to {high})",
    "{before} % sans, {after} % avec : {points} point (intervalle à 95 % : {low} à {high})",
)
SHOWN = Text(
    "Equivalent: the difference lies between {low} and {high} points, within the {margin} allowed.",
    "Équivalents : la différence est entre {low} et {high} point, en deçà des {margin} admis.",
)
NOT_SHOWN = Text(
    "Not shown to be equivalent: the difference may lie anywhere from {low} to {high} points, and {margin} are "
    "allowed.",
    "Équivalence non démontrée : la différence peut aller de {low} à {high} point, et l’on admet {margin}.",
)
COUNTS = Text(
    "Give each arm as (buyers, customers), for example `(400, 10000)`: at least two customers, never more buyers "
    "than that.",
    "Donnez chaque groupe sous la forme (acheteurs, clients), par exemple `(400, 10000)` : au moins deux "
    "clients, jamais "
    "plus d’acheteurs que de clients.",
)
ARMS = Text(
    "A split has at least two arms, each with its number of customers, and a planned share above 0 for each of them.",
    "Une répartition a au moins deux groupes, chacun avec son nombre de clients, et une part prévue supérieure à "
    "0 pour "
    "chacun.",
)
MARGIN = Text(
    "The margin is the largest difference you would accept, as a share above 0: half a point is `0.005`.",
    "La marge est la plus grande différence que vous accepteriez, sous forme de part supérieure à 0 : un demi-point "
    "s’écrit `0.005`.",
)
NO_CUSTOMER = Text(
    "The table has no column `customer_id`: without it, the rows of one customer would fall into both halves.",
    "Le tableau n’a pas de colonne `customer_id` : sans elle, les lignes d’un même client tomberaient dans les "
    "deux moitiés.",
)
P_VALUES = Text(
    "Give at least one p-value, each between 0 and 1.",
    "Donnez au moins une valeur p, chacune entre 0 et 1.",
)
