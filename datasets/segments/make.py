"""Writes the export of orders that a learner segments before their own: a sample of the fictional shop's customers.

    python datasets/segments/make.py

The same lines are written the English way and the French way, as a spreadsheet program there would. Every 65th
customer of the shop, by number, and its first wholesaler; dirty lines are left in. Every run gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.data import boutique  # noqa: E402
from atelier.segments import shop_lines  # noqa: E402

EVERY = 65
DOZEN = 12
HEADERS = {
    "en": ["Customer ID", "Order number", "Order date", "Product", "Quantity", "Amount"],
    "fr": ["N° client", "N° commande", "Date commande", "Produit", "Quantité", "Montant TTC"],
}


def main() -> None:
    """Write ``orders_en.csv`` and ``orders_fr.csv``."""
    lines = shop_lines().dropna(subset="customer_id")
    numbers = sorted(lines["customer_id"].unique())
    businesses = lines.loc[lines["quantity"] >= DOZEN, "customer_id"]
    chosen = {*numbers[::EVERY], businesses.min()}
    mine = lines[lines["customer_id"].isin(chosen)].sort_values(["ordered_at", "order_id", "line_number"])
    titles = boutique("products").set_index("sku")
    for language in ("en", "fr"):
        product = mine["sku"].map(titles[f"title_{language}"]).fillna(mine["sku"])
        write(mine.assign(product=product), language)


def write(lines: pd.DataFrame, language: str) -> None:
    """Write the lines as a CSV of this language: dates, decimals and separators as people there expect them."""
    english = language == "en"
    when = lines["ordered_at"].dt.strftime("%m/%d/%Y %I:%M %p" if english else "%d/%m/%Y %H:%M")
    amount = (lines["amount_cents"] / 100).map("{:.2f}".format)
    columns = ["customer_id", "order_id", "when", "product", "quantity", "amount"]
    table = lines.assign(when=when, amount=amount if english else amount.str.replace(".", ","))[columns]
    table.columns = pd.Index(HEADERS[language])
    separator = "," if english else ";"
    path = FOLDER / f"orders_{language}.csv"
    path.write_bytes(table.to_csv(sep=separator, index=False, lineterminator="\r\n").encode("utf-8"))


if __name__ == "__main__":
    main()
