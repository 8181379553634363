"""k-means segments with numbers that last, and four curves to choose how many."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import adjusted_rand_score, silhouette_score
from threadpoolctl import ThreadpoolController

from ..errors import AtelierError
from ..i18n import Text
from .features import prepared
from .profiles import labels_of, signatures

Values = npt.NDArray[np.float64]
STARTS: Final = 4
SAMPLE: Final = 2_000
CURVE_SAMPLE: Final = 3_000
RESAMPLES: Final = 8
NULL_DRAWS: Final = 5
NO_SPREAD: Final = 1e-9
DIGITS: Final = 3  # what another machine computes in another order differs far behind


def find_segments(features: pd.DataFrame, k: int, log: bool = True, scale: bool = True, seed: int = 0) -> pd.Series:
    """Return the segment of each customer, 1 to ``k``, by k-means on the prepared ``features`` (see ``prepared``).

    The order of the rows plays no part. Segments are numbered by their mean ``net_cents``, the highest first, or by
    their size where features have no such column: so the same segment keeps its number when it is found again.
    Raises ``AtelierError`` when there are fewer different customers than segments.
    """
    values = prepared(features, log, scale).sort_index()
    fitted = _fit(values.to_numpy(), k, seed)
    return _numbered(features, pd.Series(fitted.labels_, index=values.index).reindex(features.index))


def silhouette(
    features: pd.DataFrame,
    labels: pd.Series,
    log: bool = True,
    scale: bool = True,
    sample: int = SAMPLE,
    seed: int = 0,
) -> float:
    """Return the mean silhouette (Rousseeuw 1987), −1 to 1, on about ``sample`` customers: its cost is quadratic.

    Near 1: each customer is much closer to its own segment than to the next; near 0: in between. Prepare as the
    segments were. Raises ``AtelierError`` when there is only one segment.
    """
    values = prepared(features, log, scale).sort_index()
    return round(_silhouette(values.to_numpy(), labels_of(values, labels).to_numpy(), sample, seed), DIGITS)


def agreement(labels: pd.Series, others: pd.Series) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) of two ways to group the same customers.

    1: the same groups, whatever their names; about 0: no more alike than chance. Matched by index; customers that only
    one of them knows do not count. Raises ``AtelierError`` when they have no customer in common.
    """
    both = pd.concat([labels.rename("one"), others.rename("other")], axis=1, join="inner").dropna()
    if both.empty:
        raise AtelierError(NOBODY_IN_COMMON)
    return round(float(adjusted_rand_score(both["one"], both["other"])), DIGITS)


def confusion(labels: pd.Series, truth: pd.Series) -> pd.DataFrame:
    """Return how many customers of each true group (columns) stand in each segment (rows).

    Columns are put in the order of the segments that hold most of them. Errors as in ``agreement``.
    """
    both = pd.concat([labels.rename("segment"), truth.rename("truth")], axis=1, join="inner").dropna()
    if both.empty:
        raise AtelierError(NOBODY_IN_COMMON)
    table = pd.crosstab(both["segment"], both["truth"])
    return table[sorted(table.columns, key=lambda name: (table[name].idxmax(), -table[name].max()))]


def k_curves(
    features: pd.DataFrame, ks: Iterable[int] = range(2, 10), log: bool = True, scale: bool = True, seed: int = 0
) -> pd.DataFrame:
    """Return four views on each number of segments, one row a ``k``.

    ``silhouette``, and the range ``null_low`` to ``null_high`` of the silhouette on five tables drawn from one Gaussian
    cloud of the same covariance, which has no segments at all; ``stability``, the mean adjusted Rand index between the
    segments and those of eight bootstrap resamples; ``smallest``, the customers of the smallest segment; ``named``,
    how many segments have a signature of their own (see ``signatures``). All but the last two on at most 3,000
    customers.
    """
    values = prepared(features, log, scale).sort_index()
    generator = np.random.default_rng(seed)
    some = _some(values.to_numpy(), CURVE_SAMPLE, generator)
    nulls = [_gaussian(some, generator) for _ in range(NULL_DRAWS)]
    resamples = [generator.integers(len(some), size=len(some)) for _ in range(RESAMPLES)]
    rows = {}
    for k in ks:
        fitted = _fit(some, k, seed)
        flat = [_silhouette(null, _fit(null, k, seed, starts=1).labels_, SAMPLE, seed) for null in nulls]
        refitted = [_predict(_fit(some[chosen], k, seed, starts=2), some) for chosen in resamples]
        labels = find_segments(features, k, log, scale, seed)
        rows[k] = {
            "silhouette": _silhouette(some, fitted.labels_, SAMPLE, seed),
            "null_low": min(flat),
            "null_high": max(flat),
            "stability": np.mean([adjusted_rand_score(fitted.labels_, other) for other in refitted]),
            "smallest": int(labels.value_counts().min()),
            "named": _named(signatures(features, labels, log)),
        }
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("k")
    return table.round(DIGITS).astype({"smallest": "int64", "named": "int64"})


def _fit(values: Values, k: int, seed: int, starts: int = STARTS) -> KMeans:
    if not 1 <= k <= len(values):
        raise AtelierError(TOO_FEW.fill(k=k, different=len(values)))
    # One thread: one order of adding up, so that every machine finds the same.
    with _threads().limit(limits=1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # said below, in plain words
        fitted = KMeans(int(k), n_init=starts, random_state=seed).fit(values)
    found = len(np.unique(fitted.labels_))
    if found < k:
        raise AtelierError(TOO_FEW.fill(k=k, different=found))
    return fitted


@cache
def _threads() -> ThreadpoolController:
    """Return what limits threads, made once: looking for the libraries takes longer than a fit."""
    return ThreadpoolController()


def _predict(fitted: KMeans, values: Values) -> npt.NDArray[np.int32]:
    with _threads().limit(limits=1):
        return np.asarray(fitted.predict(values))


def _numbered(features: pd.DataFrame, labels: pd.Series) -> pd.Series:
    by = features.groupby(labels)
    rank = by["net_cents"].mean() if "net_cents" in features else by.size()
    order = rank.sort_values(ascending=False, kind="stable").index
    return labels.map({label: place for place, label in enumerate(order, start=1)}).astype("int64").rename("segment")


def _silhouette(values: Values, labels: npt.NDArray[Any], sample: int, seed: int) -> float:
    if len(np.unique(labels)) < 2:
        raise AtelierError(ONE_SEGMENT)
    rows = _some_rows(labels, sample, seed)
    with _threads().limit(limits=1):
        return float(silhouette_score(values[rows], labels[rows]))


def _some_rows(labels: npt.NDArray[Any], most: int, seed: int) -> npt.NDArray[np.int64]:
    """Return at most ``most`` rows by chance, and the first two of each segment: none is left out, however small."""
    if len(labels) <= most:
        return np.arange(len(labels))
    drawn = np.random.default_rng(seed).choice(len(labels), most, replace=False)
    firsts = [np.flatnonzero(labels == label)[:2] for label in np.unique(labels)]
    return np.unique(np.concatenate([drawn, *firsts]))


def _some(values: Values, most: int, generator: np.random.Generator) -> Values:
    if len(values) <= most:
        return values
    return values[np.sort(generator.choice(len(values), most, replace=False))]


def _gaussian(values: Values, generator: np.random.Generator) -> Values:
    """Draw as many rows from one Gaussian cloud with the mean and covariance of ``values``."""
    covariance = np.atleast_2d(np.cov(values, rowvar=False))
    # Of all square roots this one is unique, so that every machine draws the same; a constant column has no spread.
    root = np.linalg.cholesky(covariance + NO_SPREAD * np.eye(len(covariance)))
    return np.asarray(values.mean(axis=0) + generator.standard_normal(values.shape) @ root.T)


def _named(found: pd.Series) -> int:
    return sum(1 for signature in set(found) if signature and list(found).count(signature) == 1)


NOBODY_IN_COMMON = Text(
    "The two groupings have no customer in common: both need `customer_id` as their index.",
    "Les deux découpages n’ont aucun client en commun : tous deux doivent avoir `customer_id` pour index.",
)
TOO_FEW = Text(
    "{k} segments cannot be made: choose between 1 and {different}, the number of customers that differ.",
    "Impossible de former {k} segments : choisissez entre 1 et {different}, le nombre de clients différents.",
)
ONE_SEGMENT = Text(
    "A silhouette compares segments, and there is only one.",
    "Une silhouette compare des segments, et il n’y en a qu’un.",
)
