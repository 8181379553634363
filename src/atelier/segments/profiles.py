"""What makes a segment different: its averages, how sure they are, and a short name."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from ..errors import AtelierError
from ..i18n import Text
from .features import check_numbers, prepared

LARGE_EFFECT: Final = 0.8  # standard deviations: what Cohen, "Statistical Power Analysis" (1988), calls large
FEWEST: Final = 10  # customers: below, an average says too much about single persons
RESAMPLES: Final = 200


def profile(features: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return one row a segment, without any single customer: its size and what its customers do on average.

    ``customers``, ``customers_percent``, ``revenue_percent``, then, where the feature is there, means a customer:
    ``orders``, ``net_amount`` and ``mean_basket`` (whole units of the currency), ``recency_days``, ``promo_percent``,
    ``gift_percent``, ``return_percent`` and ``visits``. Raises ``AtelierError`` when a segment has fewer than ten
    customers, or a customer no segment.
    """
    means, sizes = _means(features, labels)
    if sizes.min() < FEWEST:
        raise AtelierError(TOO_SMALL.fill(segment=sizes.idxmin(), customers=sizes.min(), fewest=FEWEST))
    table = pd.DataFrame({"customers": sizes, "customers_percent": (sizes / sizes.sum() * 100).round().astype(int)})
    if "net_cents" in means:
        money = means["net_cents"] * sizes
        table["revenue_percent"] = (money / money.sum() * 100).round().astype(int)
    if "orders" in means:
        table["orders"] = means["orders"].round(1)
    if "net_cents" in means:
        table["net_amount"] = (means["net_cents"] / 100).round().astype(int)
    if {"net_cents", "orders"} <= set(means):
        table["mean_basket"] = (means["net_cents"] / means["orders"] / 100).round().astype(int)
    if "recency_days" in means:
        table["recency_days"] = means["recency_days"].round().astype(int)
    if "visits" in means:
        table["visits"] = means["visits"].round(1)
    for name in ("promo", "gift", "return"):
        if f"{name}_share" in means:
            table[f"{name}_percent"] = (means[f"{name}_share"] * 100).round().astype(int)
    return table


def profile_intervals(
    features: pd.DataFrame, labels: pd.Series, resamples: int = RESAMPLES, seed: int = 0
) -> pd.DataFrame:
    """Return, for each segment and feature, how far its mean lies from everybody's, in standard deviations.

    Columns ``segment``, ``feature``, ``mean``, ``low``, ``high``: 95 % bootstrap percentile intervals. Customers are
    drawn again within their segment: the interval says how sure the mean is, not how sure the segment.
    """
    values = prepared(features)
    mine = labels_of(values, labels)
    generator = np.random.default_rng(seed)
    rows = []
    for segment, part in values.groupby(mine):
        block = part.to_numpy()
        draws = generator.integers(len(block), size=(resamples, len(block)))
        means = np.array([block[draw].mean(axis=0) for draw in draws])
        low, high = np.percentile(means, [2.5, 97.5], axis=0)
        for place, feature in enumerate(values):
            row = {"segment": segment, "feature": feature, "mean": block[:, place].mean()}
            rows.append(row | {"low": low[place], "high": high[place]})
    return pd.DataFrame(rows).round({"mean": 2, "low": 2, "high": 2})


def signatures(features: pd.DataFrame, labels: pd.Series, log: bool = True) -> pd.Series:
    """Return what sets each segment apart, by segment: a tuple such as ``("gift_share+", "visits-")``, or ``()``.

    A feature is named when the mean of the segment lies at least 0.8 standard deviations from everybody's, after
    ``prepared`` (with ``log`` or without): what Cohen calls a large effect. The furthest comes first.
    """
    values = prepared(features, log)
    means = values.groupby(labels_of(values, labels)).mean()
    found = {segment: _signature(row) for segment, row in means.iterrows()}
    return pd.Series(found, dtype=object, name="signature").rename_axis("segment")


def segment_names(features: pd.DataFrame, labels: pd.Series) -> pd.Series:
    """Return a short name of each segment by rule, in the learner's language: its number and its two largest marks."""
    names = {}
    for segment, marks in signatures(features, labels).items():
        words = [str(MARKS.get(mark, Text(mark, mark))) for mark in marks[:2]] or [str(AVERAGE)]
        names[segment] = f"{segment}. {', '.join(words)}"
    return pd.Series(names, name="name").rename_axis("segment")


def labels_of(features: pd.DataFrame, labels: pd.Series) -> pd.Series:
    """Return the segment of each row of ``features``; raises ``AtelierError`` when a customer has none."""
    mine = labels.reindex(features.index)
    if mine.isna().any():
        raise AtelierError(NO_SEGMENT.fill(customers=int(mine.isna().sum())))
    return mine


def _means(features: pd.DataFrame, labels: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Return the mean of each feature and the number of customers, by segment."""
    check_numbers(features)
    grouped = features.groupby(labels_of(features, labels))
    return grouped.mean().rename_axis("segment"), grouped.size().rename_axis("segment")


def _signature(means: pd.Series) -> tuple[str, ...]:
    # Rounded, so that two machines put marks of the same size in the same order.
    size = means.abs().round(6).sort_values(ascending=False, kind="stable")
    return tuple(f"{name}{'+' if means[name] > 0 else '-'}" for name in size.index[size >= LARGE_EFFECT])


MARKS: Final = {
    "recency_days+": Text("long gone", "partis depuis longtemps"),
    "recency_days-": Text("bought lately", "achats récents"),
    "orders+": Text("many orders", "beaucoup de commandes"),
    "orders-": Text("few orders", "peu de commandes"),
    "net_cents+": Text("spend a lot", "grosses dépenses"),
    "net_cents-": Text("spend little", "petites dépenses"),
    "promo_share+": Text("buy on promotion", "achats en promotion"),
    "promo_share-": Text("pay full price", "achats au prix fort"),
    "gift_share+": Text("gifts", "cadeaux"),
    "gift_share-": Text("no gifts", "pas de cadeaux"),
    "return_share+": Text("send back", "retours fréquents"),
    "return_share-": Text("send nothing back", "aucun retour"),
    "visits+": Text("visit without buying", "visites sans achat"),
    "visits-": Text("few visits", "peu de visites"),
}
AVERAGE = Text("close to the average", "proches de la moyenne")
TOO_SMALL = Text(
    "Segment {segment} has only {customers} customers: below {fewest}, an average says too much about single persons. "
    "Ask for fewer segments.",
    "Le segment {segment} n’a que {customers} clients : en dessous de {fewest}, une moyenne en dit trop sur chaque "
    "personne. Demandez moins de segments.",
)
NO_SEGMENT = Text(
    "{customers} customers have no segment: use the features with which the segments were made.",
    "{customers} clients n’ont pas de segment : utilisez les caractéristiques qui ont servi à former les segments.",
)
