"""What a customer will still buy: BG/NBD for the number of purchases, a shrunken mean for their amount.

Fader, Hardie and Lee, '"Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model', Marketing
Science 24(2), 2005; equations are numbered as there.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1

from ..errors import AtelierError
from ..i18n import Text
from .sources import standard_lines

Values = npt.NDArray[np.float64]
Day = str | date
WEEK: Final = 7
FEWEST: Final = 30  # customers, of whom one has to come back: four parameters are found


class BgNbd(NamedTuple):
    """A fitted BG/NBD model, in the unit of time of its data.

    Purchases come at rates that are spread over customers as gamma(``r``, ``alpha``). After
    each purchase a customer leaves for good with a probability that is spread as beta(``a``, ``b``).
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float

    def alive(self, repeats: npt.ArrayLike, recency: npt.ArrayLike, age: npt.ArrayLike) -> Values:
        """Return the probability, 0 to 1, that each customer has not left; arguments as in ``fit_bgnbd``."""
        x, last, age = (np.asarray(values, dtype=float) for values in (repeats, recency, age))
        odds = self.a / (self.b + np.maximum(x, 1) - 1) * ((self.alpha + age) / (self.alpha + last)) ** (self.r + x)
        return np.asarray(1 / (1 + np.where(x > 0, odds, 0.0)))

    def expected(self, period: float, repeats: npt.ArrayLike, recency: npt.ArrayLike, age: npt.ArrayLike) -> Values:
        """Return the purchases expected of each customer in the ``period`` to come, equation (10)."""
        x, age = (np.asarray(values, dtype=float) for values in (repeats, age))
        r, alpha, a, b = self[:4]
        share = period / (alpha + age + period)
        series = hyp2f1(r + x, b + x, a + b + x - 1, share)
        unconditional = (a + b + x - 1) / (a - 1) * (1 - ((alpha + age) / (alpha + age + period)) ** (r + x) * series)
        return np.asarray(unconditional * self.alive(repeats, recency, age))


def purchase_history(lines: pd.DataFrame, until: Day) -> pd.DataFrame:
    """Return what BG/NBD needs of each customer who bought before ``until``, by ``customer_id``, in weeks.

    ``repeats``: days with a purchase after the first one; ``recency``: from the first to the last; ``age``: from the
    first to ``until``. Returns are no purchases.
    """
    days = _purchase_days(lines)
    days = days[days["day"] < pd.Timestamp(until)].groupby("customer_id")["day"]
    first, last = days.min(), days.max()
    return pd.DataFrame(
        {
            "repeats": days.size() - 1,
            "recency": (last - first).dt.days / WEEK,
            "age": (pd.Timestamp(until) - first).dt.days / WEEK,
        }
    )


def bought_in(lines: pd.DataFrame, start: Day, end: Day) -> pd.Series:
    """Return on how many days from ``start`` to before ``end`` each customer bought, by ``customer_id``, 0 included."""
    days = _purchase_days(lines)
    inside = days[(days["day"] >= pd.Timestamp(start)) & (days["day"] < pd.Timestamp(end))]
    everyone = pd.Index(days["customer_id"].unique(), name="customer_id").sort_values()
    return inside.groupby("customer_id").size().reindex(everyone, fill_value=0).rename("bought")


def fit_bgnbd(repeats: npt.ArrayLike, recency: npt.ArrayLike, age: npt.ArrayLike) -> BgNbd:
    """Fit BG/NBD by maximum likelihood, equation (6).

    One value a customer: purchases after the first, time from first to last purchase, time from first purchase to now
    (one unit for all). Raises ``AtelierError`` when values are impossible, customers too few, or nobody came back.
    """
    given = np.column_stack([np.asarray(values, dtype=float) for values in (repeats, recency, age)])
    _check(*given.T)
    # Customers with the same history are counted once: a whole shop has few different ones.
    rows, counts = np.unique(given, axis=0, return_counts=True)
    x, last, ages = rows.T

    def loss(logs: Values) -> float:
        return float(-(counts * _log_likelihood(np.exp(logs), x, last, ages)).sum() / counts.sum())

    start = np.log([1.0, ages.mean(), 1.0, 1.0])
    found = minimize(loss, start, method="L-BFGS-B", bounds=[(-12, 12)] * 4, options={"ftol": 1e-13, "gtol": 1e-8})
    r, alpha, a, b = np.exp(found.x)
    return BgNbd(float(r), float(alpha), float(a), float(b), float(-found.fun * counts.sum()))


def expected_basket(lines: pd.DataFrame) -> pd.DataFrame:
    """Return ``orders``, their ``mean_cents``, and the ``expected_cents`` of the next one, by ``customer_id``.

    A mean of few orders is drawn towards the mean of all: with n orders it weighs n / (n + K), K being the variance
    within customers by the variance between them (the credibility of Bühlmann, ASTIN Bulletin 4(3), 1967).
    """
    orders = _sales(lines)
    by_customer = orders.groupby("customer_id")["total"]
    table = pd.DataFrame({"orders": by_customer.size(), "mean_cents": by_customer.mean()})
    overall = float(orders["total"].mean())
    k = _credibility(orders["total"], table.reindex(orders["customer_id"])["mean_cents"].to_numpy(), table, overall)
    weight = table["orders"] / (table["orders"] + k)
    return table.assign(expected_cents=(weight * table["mean_cents"] + (1 - weight) * overall).round(2))


def _credibility(totals: pd.Series, own: Values, table: pd.DataFrame, overall: float) -> float:
    """Return Bühlmann and Straub's K: the variance within customers by that between, infinite when there is none."""
    n, customers = table["orders"].to_numpy(float), len(table)
    if len(totals) == customers or customers < 2:
        return np.inf
    within = float(((totals.to_numpy(float) - own) ** 2).sum() / (len(totals) - customers))
    spread = float((n * (table["mean_cents"].to_numpy() - overall) ** 2).sum())
    between = (spread - (customers - 1) * within) / (n.sum() - (n**2).sum() / n.sum())
    return within / between if between > 0 else np.inf


def _log_likelihood(parameters: Values, x: Values, last: Values, age: Values) -> Values:
    r, alpha, a, b = parameters
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    common += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stayed = -(r + x) * np.log(alpha + age)
    left = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + last)
    return np.asarray(common + np.where(x > 0, np.logaddexp(stayed, left), stayed))


def _check(x: Values, last: Values, age: Values) -> None:
    if not (np.isfinite(x).all() and np.isfinite(last).all() and np.isfinite(age).all()):
        raise AtelierError(IMPOSSIBLE)
    if (x < 0).any() or (last < 0).any() or (last > age).any() or ((x > 0) & (last == 0)).any():
        raise AtelierError(IMPOSSIBLE)
    if len(x) < FEWEST or not (x > 0).any():
        raise AtelierError(TOO_FEW.fill(customers=len(x), fewest=FEWEST))


def _sales(lines: pd.DataFrame) -> pd.DataFrame:
    """Return one row an order with a positive total: ``customer_id``, ``ordered_at``, ``total`` in cents."""
    orders = standard_lines(lines).groupby("order_id", sort=False)
    table = orders.agg(
        customer_id=("customer_id", "first"), ordered_at=("ordered_at", "min"), total=("amount_cents", "sum")
    )
    return table[table["total"] > 0]


def _purchase_days(lines: pd.DataFrame) -> pd.DataFrame:
    sales = _sales(lines)
    return sales.assign(day=sales["ordered_at"].dt.normalize())[["customer_id", "day"]].drop_duplicates()


IMPOSSIBLE = Text(
    "These histories are impossible: nothing may be missing or negative, the last purchase lies between the first and "
    "now, and whoever bought again did so later. Make them with `purchase_history`.",
    "Ces historiques sont impossibles : rien ne peut manquer ni être négatif, le dernier achat se situe entre le "
    "premier et aujourd’hui, et qui a racheté l’a fait plus tard. Créez-les avec `purchase_history`.",
)
TOO_FEW = Text(
    "{customers} customers, or nobody who bought again: at least {fewest} are needed, and some repeat purchases.",
    "{customers} clients, ou personne qui ait racheté : il en faut au moins {fewest}, et quelques réachats.",
)
