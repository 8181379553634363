"""Order lines made fit for counting: what is set aside, why, and what it would have changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd

from ..checking.answers import fold
from ..data import boutique_truth
from ..data.loaded import LoadedTable
from ..errors import AtelierError
from ..i18n import Text, current_language, number
from .sources import named_lines, standard_lines

DOZEN: Final = 12
NOT_PRODUCTS: Final = ("POST", "MANUAL", "shipping", "delivery", "livraison", "frais de port")


@dataclass(frozen=True)
class Cleaned:
    """Order lines after cleaning. Shown in a notebook, it shows its report.

    ``lines``: the lines to count, returns included (negative). ``set_aside``: the other lines, with their ``reason``.
    Together they are all the lines there were.
    """

    lines: pd.DataFrame
    set_aside: pd.DataFrame

    @property
    def report(self) -> pd.DataFrame:
        """One row a reason: its ``lines``, ``orders`` and ``customers``, their ``amount`` in whole units, and ``why``.

        A customer or an order that is concerned may have other lines that stay.
        """
        grouped = self.set_aside.groupby("reason")
        counts = grouped.agg(
            lines=("amount_cents", "size"),
            orders=("order_id", "nunique"),
            customers=("customer_id", "nunique"),
            amount=("amount_cents", "sum"),
        ).reindex(list(REASONS), fill_value=0)
        counts["amount"] = (counts["amount"] / 100).round().astype("int64")
        return counts.assign(why=[str(why) for why in REASONS.values()]).rename_axis("reason")

    def __repr__(self) -> str:
        """Return the report and a title, as text."""
        return f"{self._title}\n{self.report.to_string()}"

    def _repr_html_(self) -> str:
        return f'<p lang="{current_language()}">{self._title}</p>{self.report.to_html()}'

    @property
    def _title(self) -> str:
        return str(TITLE.fill(kept=number(len(self.lines)), aside=number(len(self.set_aside))))


def clean(
    lines: pd.DataFrame | LoadedTable,
    wholesale_from: int | None = DOZEN,
    not_products: Sequence[str] = NOT_PRODUCTS,
    cancelled_within: str = "1h",
    drop_copies: bool = True,
) -> Cleaned:
    """Set aside what no customer bought for themselves, and say why; ``lines`` may be a file read by ``load_orders``.

    In this order, and once a line: exact copies (with ``drop_copies``, and where orders have numbers), sales cancelled
    within ``cancelled_within`` and their cancellation, lines without customer, ``not_products``, free lines, and all
    lines of a customer who bought ``wholesale_from`` pieces in one line (None: of nobody). Raises ``AtelierError`` when
    the table or a setting cannot be used, or when nothing is left.
    """
    numbered = "order_id" in named_lines(lines)
    table = standard_lines(lines).reset_index(drop=True)
    rules: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
        "duplicate_line": pd.DataFrame.duplicated if numbered and drop_copies else _none,
        "cancelled_order": partial(_cancelled, within=_duration(cancelled_within)),
        "missing_customer": lambda left: left["customer_id"].isna(),
        "not_a_product": partial(_not_products, words={fold(word) for word in not_products}),
        "zero_price": lambda left: left["amount_cents"] == 0,
        "wholesaler": partial(_wholesale, pieces=wholesale_from),
    }
    left, aside = table, []
    for reason, broken in rules.items():
        flags = broken(left).to_numpy(bool)
        aside.append(left[flags].assign(reason=reason))
        left = left[~flags]
    if left.empty:
        raise AtelierError(NOTHING_LEFT)
    kept = left.reset_index(drop=True)
    if isinstance(kept["customer_id"].dtype, pd.Int32Dtype | pd.Int64Dtype):  # no customer is missing any more
        kept["customer_id"] = kept["customer_id"].astype(kept["customer_id"].dtype.numpy_dtype)
    return Cleaned(kept, pd.concat(aside))


def cleaning_effect(lines: pd.DataFrame | LoadedTable, cleaned: Cleaned) -> pd.DataFrame:
    """Return what cleaning changes: the totals ``before`` and ``after``, and the ``change`` in percent.

    Rows: ``customers``, ``orders`` (with a positive amount), ``revenue`` (net), ``mean_basket`` (of these orders) and
    ``top_customer`` (largest net amount); money in whole units of the currency.
    """
    table = pd.DataFrame({"before": _totals(standard_lines(lines)), "after": _totals(cleaned.lines)})
    return table.assign(change=((table["after"] / table["before"] - 1) * 100).round(1)).rename_axis("total")


def planted_and_found(cleaned: Cleaned) -> pd.DataFrame:
    """Return, for the lines of the fictional shop, how many dirty lines of each kind were planted and ``set_aside``."""
    planted = boutique_truth("dirty_rows").query("table == 'order_lines'")
    keys = cleaned.set_aside["order_id"].astype(str) + "/" + cleaned.set_aside["line_number"].astype(str)
    found = planted["key"].isin(keys)
    return found.groupby(planted["kind"]).agg(planted="size", set_aside="sum")


def _duration(text: str) -> pd.Timedelta:
    try:
        return pd.Timedelta(text)
    except ValueError:
        raise AtelierError(NO_DURATION.fill(text=text)) from None


def _none(lines: pd.DataFrame) -> pd.Series:
    return pd.Series(False, index=lines.index)


def _cancelled(lines: pd.DataFrame, within: pd.Timedelta) -> pd.Series:
    """Mark both documents when one takes back, to the cent and soon after, all that the same customer ordered."""
    by_order = lines.groupby("order_id", sort=False)
    totals = by_order.agg(
        customer_id=("customer_id", "first"), ordered_at=("ordered_at", "min"), total=("amount_cents", "sum")
    )
    totals = totals.dropna(subset="customer_id").reset_index().sort_values(["ordered_at", "order_id"])
    taken_back = totals[totals["total"] < 0].assign(total=lambda table: -table["total"])
    keys = ["customer_id", "total"]
    pairs = pd.merge_asof(
        taken_back, totals[totals["total"] > 0], on="ordered_at", by=keys, tolerance=within, suffixes=("", "_sale")
    ).dropna(subset="order_id_sale")
    return lines["order_id"].isin([*pairs["order_id"], *pairs["order_id_sale"]])


def _not_products(lines: pd.DataFrame, words: set[str]) -> pd.Series:
    name = next((column for column in ("sku", "product") if column in lines), None)
    if name is None:
        return _none(lines)
    other = [value for value in lines[name].dropna().unique() if fold(str(value)) in words]
    return lines[name].isin(other)


def _wholesale(lines: pd.DataFrame, pieces: int | None) -> pd.Series:
    if pieces is None or "quantity" not in lines:
        return _none(lines)
    return lines["customer_id"].isin(lines.loc[lines["quantity"] >= pieces, "customer_id"])


def _totals(lines: pd.DataFrame) -> pd.Series:
    orders = lines.groupby("order_id")["amount_cents"].sum()
    sales = orders[orders > 0]
    by_customer = lines.groupby("customer_id")["amount_cents"].sum()
    return pd.Series(
        {
            "customers": len(by_customer),
            "orders": len(sales),
            "revenue": round(lines["amount_cents"].sum() / 100),
            "mean_basket": round(sales.mean() / 100, 2),
            "top_customer": round(by_customer.max() / 100),
        }
    )


REASONS: Final = {
    "duplicate_line": Text("the same line twice", "la même ligne deux fois"),
    "cancelled_order": Text(
        "sale cancelled at once, with its cancellation", "vente annulée aussitôt, et son annulation"
    ),
    "missing_customer": Text("no customer number", "pas de numéro de client"),
    "not_a_product": Text("postage, correction: not a product", "port, correction : pas un produit"),
    "zero_price": Text("nothing was paid", "rien n’a été payé"),
    "wholesaler": Text("buys by the dozen: a business", "achète à la douzaine : un professionnel"),
}
TITLE = Text("{kept} lines kept, {aside} set aside.", "{kept} lignes gardées, {aside} mises de côté.")
NOTHING_LEFT = Text(
    "After cleaning no line is left: look at the thresholds `wholesale_from`, `not_products`, `cancelled_within`.",
    "Après le nettoyage, il ne reste aucune ligne : revoyez les seuils `wholesale_from`, `not_products`, "
    "`cancelled_within`.",
)
NO_DURATION = Text(
    '"{text}" is no length of time: write `cancelled_within="1h"`, or `"2 days"`.',
    '« {text} » n’est pas une durée : écrivez `cancelled_within="1h"`, ou `"2 days"`.',
)
