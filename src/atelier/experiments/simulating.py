"""Tests without any effect, repeated thousands of times: how often do the usual habits find one all the same?

Every simulation has a seed and gives the same result everywhere numpy draws alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import AtelierError
from ..i18n import Text, number

Z: Final = 1.959963984540054  # two-sided 5 %
STORE_SPREAD, WEEK_SPREAD = 15.0, 6.5  # of sales, between stores and between the weeks of one store
PERCENTILES: Final = (2.5, 97.5)


@dataclass(frozen=True)
class Simulated:
    """How often something happened in ``runs`` repetitions."""

    times: int
    runs: int

    @property
    def share(self) -> float:
        """Return the share of the repetitions, 0 to 1."""
        return self.times / self.runs

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of that share that comes from simulating only so often (Wilson)."""
        from scipy.stats import binomtest

        found = binomtest(self.times, self.runs).proportion_ci(method="wilson")
        return float(found.low), float(found.high)

    def __repr__(self) -> str:
        """Say the share with its interval, in the learner's language."""
        low, high = (number(100 * value, 1) for value in self.interval)
        said = {"times": number(self.times), "runs": number(self.runs), "share": number(100 * self.share, 1)}
        return str(OFTEN.fill(low=low, high=high, **said))


def coverage(per_arm: int, control: float, treated: float, runs: int = 4_000, seed: int = 0) -> Simulated:
    """Repeat a test and count how often its 95 % interval holds the true difference (``treated - control``).

    The interval is the plain one, difference ± 1.96 standard errors. Raises ``AtelierError`` for impossible shares.
    """
    _check(control, treated)
    draw = np.random.default_rng(seed)
    sides = [draw.binomial(per_arm, share, runs) / per_arm for share in (control, treated)]
    difference = sides[1] - sides[0]
    reach = Z * np.sqrt(sum(side * (1 - side) for side in sides) / per_arm)
    return Simulated(int((np.abs(difference - (treated - control)) <= reach).sum()), runs)


def looking_daily(
    days: int = 28, a_day: int = 500, share: float = 0.04, every: int = 1, runs: int = 4_000, seed: int = 0
) -> tuple[Simulated, npt.NDArray[np.float64]]:
    """Repeat a test without any effect and look at it every ``every`` days, stopping at the first "significant" look.

    ``a_day`` customers join each arm every day; ``share`` of both buy. Returns how often a difference was announced,
    and the distance from zero in standard errors, day by day (``runs`` × ``days``). Raises ``AtelierError`` for
    impossible numbers.
    """
    _check(share)
    if not 1 <= every <= days or a_day < 10 or runs < 1:
        raise AtelierError(LOOKS)
    draw = np.random.default_rng(seed)
    bought = draw.binomial(a_day, share, (2, runs, days)).cumsum(axis=2)
    people = a_day * np.arange(1, days + 1)
    pooled = bought.sum(axis=0) / (2 * people)
    error = np.sqrt(2 * pooled * (1 - pooled) / people)
    away = np.divide((bought[1] - bought[0]) / people, error, out=np.zeros(error.shape), where=error > 0)
    looks = np.abs(away[:, every - 1 :: every]) > Z
    return Simulated(int(looks.any(axis=1).sum()), runs), away


def best_of(variants: int, per_arm: int, share: float = 0.04, runs: int = 2_000, seed: int = 0) -> pd.DataFrame:
    """Test ``variants`` variants that are all the same, crown the best, then test the winner again on fresh customers.

    One row a repetition: ``announced`` and ``again``, the rise of the winner over the common share in points, first
    when it was chosen and then on ``per_arm`` fresh customers. Raises ``AtelierError`` for impossible numbers.
    """
    _check(share)
    if variants < 1 or per_arm < 1 or runs < 1:
        raise AtelierError(VARIANTS)
    draw = np.random.default_rng(seed)
    first = draw.binomial(per_arm, share, (runs, variants)).max(axis=1)
    again = draw.binomial(per_arm, share, runs)
    return pd.DataFrame(
        {name: 100 * (value / per_arm - share) for name, value in (("announced", first), ("again", again))}
    )


def stores_as_rows(
    stores: int = 137, weeks: int = 4, arms: int = 3, runs: int = 2_000, seed: int = 0
) -> dict[str, Simulated]:
    """Give ``stores`` stores to ``arms`` promotions that change nothing, and compare the first two in two ways.

    ``rows`` takes every week of every store for a customer of its own; ``stores`` compares the mean of each store,
    the unit that was drawn. Sales spread by 15 between stores and 6.5 between the weeks of one store (assumed). Both
    are t-tests at 5 %. Raises ``AtelierError`` for fewer than two stores an arm.
    """
    from scipy.stats import ttest_ind

    each = stores // arms
    if each < 2 or weeks < 1:
        raise AtelierError(STORES)
    draw = np.random.default_rng(seed)
    level = draw.normal(0, STORE_SPREAD, (runs, 2, each, 1))
    sales = level + draw.normal(0, WEEK_SPREAD, (runs, 2, each, weeks))
    views = {"rows": sales.reshape(runs, 2, -1), "stores": sales.mean(axis=3)}
    return {
        name: Simulated(int((ttest_ind(view[:, 0], view[:, 1], axis=1).pvalue < 0.05).sum()), runs)
        for name, view in views.items()
    }


def bandit(
    shares: tuple[float, ...] = (0.04, 0.046), people: int = 20_000, batch: int = 500, runs: int = 200, seed: int = 0
) -> pd.DataFrame:
    """Serve ``people`` customers by an equal split and by Thompson sampling, in batches, ``runs`` times over.

    Thompson sampling (Thompson 1933) gives each batch to the variants as often as each looks best under what is known
    so far (Beta(1, 1) to begin with). One row a batch and way: ``way`` ("split" or "bandit"), ``served``,
    ``lost`` (buyers lost up to there against serving the best from the start, mean), ``best`` (share of the batch that
    got the best variant, mean), and ``width``, the mean width in points of the 95 % interval of the difference between
    the best and the second variant. Raises ``AtelierError`` for fewer than two variants.
    """
    _check(*shares)
    if len(shares) < 2 or batch < len(shares) or people < batch:
        raise AtelierError(VARIANTS)
    draw = np.random.default_rng(seed)
    rows = []
    for way in ("split", "bandit"):
        won = np.zeros((runs, len(shares)))
        tried = np.zeros((runs, len(shares)))
        for served in range(batch, people + 1, batch):
            given = _given(way, won, tried, batch, draw)
            won += draw.binomial(given.astype(np.int64), np.array(shares))
            tried += given
            rows.append({"way": way, "served": served, **_state(won, tried, given, shares)})
    return pd.DataFrame(rows)


def _given(
    way: str, won: npt.NDArray[Any], tried: npt.NDArray[Any], batch: int, draw: np.random.Generator
) -> npt.NDArray[Any]:
    """Return how many customers of the next batch each variant gets, in each run."""
    variants = won.shape[1]
    if way == "split":
        return np.full(won.shape, batch / variants).round()
    beliefs = draw.beta(1 + won, 1 + tried - won, (batch, *won.shape))
    chosen = beliefs.argmax(axis=2)
    return np.stack([(chosen == variant).sum(axis=0) for variant in range(variants)], axis=1)


def _state(
    won: npt.NDArray[Any], tried: npt.NDArray[Any], given: npt.NDArray[Any], shares: tuple[float, ...]
) -> dict[str, float]:
    order = np.argsort(shares)[::-1]
    best, second = int(order[0]), int(order[1])
    lost = (tried * (shares[best] - np.array(shares))).sum(axis=1).mean()
    rates = (won + 1) / (tried + 2)
    variance = rates * (1 - rates) / np.maximum(tried, 1)
    width = 2 * Z * np.sqrt(variance[:, best] + variance[:, second])
    return {
        "lost": float(lost),
        "best": float((given[:, best] / given.sum(axis=1)).mean()),
        "width": float(100 * width.mean()),
    }


def _check(*shares: float) -> None:
    if not all(0 < share < 1 for share in shares):
        raise AtelierError(NOT_SHARES)


OFTEN = Text(
    "{share}% of {runs} repetitions ({times}; 95% interval of the simulation: {low}% to {high}%)",
    "{share} % de {runs} répétitions ({times} ; intervalle à 95 % de la simulation : {low} % à {high} %)",
)
NOT_SHARES = Text(
    "A share of buyers lies between 0 and 1: write 4% as `0.04`.",
    "Une part d’acheteurs est comprise entre 0 et 1 : écrivez 4 % sous la forme `0.04`.",
)
LOOKS = Text(
    "Look at least once within the days of the test, with at least 10 customers a day.",
    "Regardez au moins une fois pendant la durée du test, avec au moins 10 clients par jour.",
)
VARIANTS = Text(
    "Give at least one variant with customers to see it, two for a contest, and a batch no larger than all of them.",
    "Donnez au moins une variante et des clients pour la voir, deux pour un duel, et un lot qui ne dépasse pas "
    "le total.",
)
STORES = Text(
    "Each promotion needs at least two stores, and one week.",
    "Chaque promotion demande au moins deux magasins, et une semaine.",
)
