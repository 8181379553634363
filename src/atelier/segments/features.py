"""What is known of each customer, as numbers, and how these numbers are made comparable."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from ..data.loaded import LoadedTable
from ..errors import AtelierError
from ..i18n import Text
from ..tables import rfm
from .sources import standard_lines

RFM: Final = ("recency_days", "orders", "net_cents")
SEVEN: Final = (*RFM, "promo_share", "gift_share", "return_share", "visits")


def customer_features(
    lines: pd.DataFrame | LoadedTable, sessions: pd.DataFrame | None = None, as_of: str | date | None = None
) -> pd.DataFrame:
    """Return the features of each customer with an order before ``as_of``, by ``customer_id``, as far as data allow.

    Always ``recency_days``, ``orders`` and ``net_cents`` of ``atelier.tables.rfm`` (a negative net amount counts as 0:
    it has no logarithm) and ``return_share`` (returns for one order); ``promo_share`` and ``gift_share`` of the orders,
    0 to 1, where the lines say so; ``visits`` without order, where ``sessions`` are given. What happened from
    ``as_of`` on is not looked at; unless given, it is the day after the last one of the lines, and sessions are cut
    there too.
    """
    table = standard_lines(lines)
    found = rfm(table, as_of).set_index("customer_id")[list(RFM)]
    found["net_cents"] = found["net_cents"].clip(lower=0)
    moment = pd.Timestamp(as_of) if as_of is not None else table["ordered_at"].max().normalize() + pd.Timedelta(days=1)
    orders = _by_order(table[(table["ordered_at"] < moment) & table["customer_id"].isin(found.index)])
    sales = orders[orders["total"] > 0].groupby("customer_id")
    for name in sorted({"promo_share", "gift_share"} & set(orders.columns), reverse=True):
        found[name] = sales[name].mean()
    back = orders[orders["total"] < 0].groupby("customer_id").size()
    found["return_share"] = back.reindex(found.index, fill_value=0) / found["orders"]
    if sessions is not None:
        looked = sessions[(sessions["outcome"] != "ordered") & (sessions["started_at"] < moment)]
        found["visits"] = looked.groupby("customer_id").size().reindex(found.index, fill_value=0)
    return found


def prepared(features: pd.DataFrame, log: bool = True, scale: bool = True) -> pd.DataFrame:
    """Return the features made comparable: log(1 + x), which tames the few very large values, then mean 0, spread 1.

    ``log`` and ``scale`` leave out the one or the other. A feature that is the same for everybody becomes 0. Raises
    ``AtelierError`` when a value is missing, not a number, or negative where ``log`` is wanted.
    """
    check_numbers(features)
    values = features.astype(float)
    if log:
        if (values < 0).to_numpy().any():
            raise AtelierError(NEGATIVE.fill(columns=", ".join(values.columns[(values < 0).any()])))
        values = np.log1p(values)
    if not scale:
        return values
    spread = values.std(ddof=0)
    return (values - values.mean()) / spread.where(spread > 0, 1.0)


def check_numbers(features: pd.DataFrame) -> None:
    """Raise ``AtelierError`` unless ``features`` are one row or more of numbers, none missing, one row a customer."""
    if not isinstance(features, pd.DataFrame) or features.empty:
        raise AtelierError(NO_FEATURES)
    text = [str(name) for name in features if not pd.api.types.is_numeric_dtype(features[name])]
    if text:
        raise AtelierError(NOT_NUMBERS.fill(columns=", ".join(text)))
    gaps = [str(name) for name in features if not np.isfinite(features[name].to_numpy(float, na_value=np.nan)).all()]
    if gaps:
        raise AtelierError(GAPS.fill(columns=", ".join(gaps)))
    if features.index.has_duplicates:
        raise AtelierError(TWICE.fill(customer=features.index[features.index.duplicated()][0]))


def _by_order(lines: pd.DataFrame) -> pd.DataFrame:
    """Return one row an order: customer, total in cents, and whether it had a promotion and gift wrap (0 or 1)."""
    wanted = {"customer_id": ("customer_id", "first"), "total": ("amount_cents", "sum")}
    if "promo_code" in lines:
        lines = lines.assign(promo_share=lines["promo_code"].notna().astype(float))
        wanted["promo_share"] = ("promo_share", "max")
    if "gift_wrap" in lines:
        lines = lines.assign(gift_share=lines["gift_wrap"].astype(float))
        wanted["gift_share"] = ("gift_share", "max")
    return lines.groupby("order_id", sort=False).agg(**wanted)


NO_FEATURES = Text(
    "There is no customer in this table: make it with `customer_features`.",
    "Il n’y a aucun client dans ce tableau : créez-le avec `customer_features`.",
)
NOT_NUMBERS = Text(
    "k-means needs numbers, and these columns hold something else: {columns}. Leave them out.",
    "Les k-moyennes travaillent sur des nombres, et ces colonnes contiennent autre chose : {columns}. Retirez-les.",
)
GAPS = Text(
    "Values are missing in {columns}: fill them in or leave these columns out.",
    "Il manque des valeurs dans {columns} : complétez-les ou retirez ces colonnes.",
)
TWICE = Text(
    "Customer {customer} stands there twice: one row a customer is needed.",
    "Le client {customer} y figure deux fois : il faut une ligne par client.",
)
NEGATIVE = Text(
    "A logarithm needs values of 0 or more, and {columns} has negative ones: use `.clip(lower=0)`, or `log=False`.",
    "Un logarithme demande des valeurs positives ou nulles, et {columns} en a de négatives : utilisez "
    "`.clip(lower=0)`, ou `log=False`.",
)
