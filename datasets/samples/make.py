"""Writes the sample files: what a learner of the fictional Maison Brindille could export, good and bad.

    python datasets/samples/make.py

The same orders are written the English way and the French way. Every run gives the same bytes: nothing is drawn by
chance, and the workbook carries no time of writing.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

FOLDER = Path(__file__).parent


class Customer(NamedTuple):
    """An invented person. Phone numbers are of the range that ARCEP keeps for fiction (06 39 98)."""

    number: str
    first_name: str
    last_name: str
    street: str
    postcode: str
    town: str
    born: datetime
    signed_up: datetime
    consents: bool

    @property
    def mail(self) -> str:
        """An address in the domain that RFC 2606 keeps for examples."""
        return f"{self.first_name}.{self.last_name}@example.org".lower().translate(str.maketrans("éèï", "eei"))

    @property
    def phone(self) -> str:
        """A number that no one has."""
        return f"06 39 98 {int(self.number[1:]) % 100:02d} {7 * int(self.number[1:]) % 100:02d}"

    def who(self) -> tuple[str, ...]:
        """Return what the files begin with, from the number to the town."""
        return (
            self.number,
            self.first_name,
            self.last_name,
            self.mail,
            self.phone,
            self.street,
            self.postcode,
            self.town,
        )


class Line(NamedTuple):
    """One line of an order; negative when it came back."""

    order: str
    customer: str
    moment: datetime
    product: tuple[str, str]
    units: int
    cents: int


PRODUCTS = (
    (("Lavender soap", "Savon lavande"), 690),
    (("Fig candle, large", "Bougie figuier, grande"), 2450),
    (("Linen sheet 240 x 300", "Drap de lin 240 x 300"), 12900),
    (("Cedar diffuser", "Diffuseur cèdre"), 3200),
    (('Tray "Brindille"', "Plateau « Brindille »"), 1875),
)
PEOPLE = (
    ("Zoé", "Lerouge", "12 rue des Tisserands", "44000", "Nantes", True),
    ("Anaïs", "Beaumanoir", "3 quai du Lin", "44100", "Nantes", True),
    ("Hugo", "Vanneau", "48 rue de la Vigne", "35000", "Rennes", False),
    ("Marthe", "Courlis", "7 impasse du Four", "01000", "Bourg-en-Bresse", True),
    ("Basile", "Tournepierre", "21 chemin Vert", "85000", "La Roche-sur-Yon", False),
    ("Inès", "Sarcelle", "9 place aux Herbes", "49100", "Angers", True),
    ("Rose", "Fauvette", "30 rue du Moulin", "75011", "Paris", True),
    ("Paul", "Pluvier", "5 allée des Pins", "33000", "Bordeaux", False),
)
START = datetime(2026, 1, 5, 9, 12)


def customers() -> list[Customer]:
    """Return the eight customers."""
    return [
        Customer(
            number=f"K{101 + place}",
            first_name=first,
            last_name=last,
            street=street,
            postcode=postcode,
            town=town,
            born=datetime(1948 + 7 * place, 1 + place, 3 + 3 * place),
            signed_up=START - timedelta(days=40 + 61 * place),
            consents=consents,
        )
        for place, (first, last, street, postcode, town, consents) in enumerate(PEOPLE)
    ]


def lines() -> list[Line]:
    """Return thirty lines of eighteen orders, from January to March 2026; one article comes back."""
    found = []
    for place in range(30):
        order = place * 3 // 5
        product, price = PRODUCTS[(place * 7 + order) % len(PRODUCTS)]
        units = 1 + place % 3
        moment = START + timedelta(days=4 * order, hours=order % 9, minutes=11 * order)
        back = -1 if place == 22 else 1
        customer = f"K{101 + order * 5 % len(PEOPLE)}"
        found.append(Line(f"MB-{2601 + order}", customer, moment, product, back * units, back * units * price))
    return found


def english_money(cents: int) -> str:
    """Write 1,234.50."""
    return f"{cents / 100:,.2f}"


def french_money(cents: int) -> str:
    """Write 1 234,50 €, with the narrow space of good typography where Windows-1252 has one: the no-break space."""
    return f"{cents / 100:,.2f}".replace(",", "\u00a0").replace(".", ",") + "\u00a0€"


ENGLISH_HEAD = ("Customer ID", "Order number", "Order date", "Product", "Quantity", "Amount")
FRENCH_HEAD = ("N° client", "N° commande", "Date commande", "Produit", "Quantité", "Montant TTC")


def english_orders() -> list[list[str]]:
    """Return the lines as text, the English way: month first, decimal dot."""
    return [
        [*start, f"{line.moment:%m/%d/%Y %I:%M %p}", line.product[0], str(line.units), english_money(line.cents)]
        for line in lines()
        for start in [(line.customer, line.order)]
    ]


def french_orders() -> list[list[str]]:
    """Return the lines as text, the French way: day first, decimal comma, euro sign."""
    return [
        [*start, f"{line.moment:%d/%m/%Y %H:%M}", line.product[1], str(line.units), french_money(line.cents)]
        for line in lines()
        for start in [(line.customer, line.order)]
    ]


def spoilt(rows: list[list[str]], faults: Sequence[tuple[int, int, str]]) -> list[list[str]]:
    """Return the rows with some cells replaced: (row, column, text)."""
    spoilt_rows = [list(row) for row in rows]
    for row, column, text in faults:
        spoilt_rows[row][column] = text
    return spoilt_rows


ENGLISH_FAULTS = (
    (2, 2, "02/30/2026"),
    (5, 0, ""),
    (7, 5, "tbc"),
    (9, 0, "1.23E+12"),
    (11, 2, "01/25/2062"),
    (13, 4, "-1"),
    (15, 1, ""),
    (17, 5, "$35.00"),
    (18, 5, "£32.00"),
    (19, 5, "£18.75"),
)
FRENCH_FAULTS = (
    (2, 2, "30/02/2026"),
    (5, 0, ""),
    (7, 5, "à voir"),
    (9, 0, "1,23E+12"),
    (11, 2, "25/01/2062"),
    (13, 4, "-1"),
    (15, 1, ""),
    (17, 5, "35,00 $"),
)


def to_fix(title: str, head: Sequence[str], rows: list[list[str]], total: list[str]) -> list[Sequence[str]]:
    """Return the rows of a file with most faults there are: titles above, a row twice, names repeated, a total."""
    return [[title], [], head, *rows[:20], rows[3], [], head, *rows[20:], [*rows[0], "?", "?"], total]


def table(rows: Iterable[Sequence[str]], separator: str) -> str:
    """Return rows as CSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)
    return written.getvalue()


def english_customers() -> list[list[str]]:
    """Return the customers, the English way."""
    head = ["Customer ID", "First name", "Last name", "Email", "Phone", "Address", "Postcode", "Town", "Date of birth"]
    rows = [
        [*one.who(), f"{one.born:%Y-%m-%d}", f"{one.signed_up:%Y-%m-%d}", "yes" if one.consents else "no"]
        for one in customers()
    ]
    return [[*head, "Signup date", "Newsletter"], *rows]


def french_customers() -> list[list[str]]:
    """Return the customers, the French way; a remark holds what nobody should have written there."""
    head = ["N° client", "Prénom", "Nom", "E-mail", "Téléphone", "Adresse", "Code postal", "Ville", "Date de naissance"]
    rows = [
        [*one.who(), f"{one.born:%d/%m/%Y}", f"{one.signed_up:%d/%m/%Y}", "oui" if one.consents else "non", remark]
        for place, one in enumerate(customers())
        for remark in ["" if place % 3 else f"Rappeler au {one.phone} à propos de la commande de savons"]
    ]
    return [[*head, "Date d'inscription", "Newsletter", "Remarque"], *rows]


def workbook() -> bytes:
    """Return an Excel workbook: a sheet to read first, the orders below a title with real dates, and a total."""
    book = Workbook()
    book.active.title = "Lisez-moi"
    book.active.append(["Export des ventes de Maison Brindille, premier trimestre 2026"])
    sheet = book.create_sheet("Ventes")
    sheet.append(["Ventes en ligne et en boutique"])
    sheet.append([])
    sheet.append(FRENCH_HEAD)
    for line in lines():
        sheet.append([line.customer, line.order, line.moment, line.product[1], line.units, line.cents / 100])
    sheet.append(["Total", None, None, None, None, sum(line.cents for line in lines()) / 100])
    written = io.BytesIO()
    book.save(written)
    return without_time(written.getvalue())


def without_time(content: bytes) -> bytes:
    """Return a workbook that says nothing of when it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-04-01T00:00:00Z", part)
            after.writestr(zipfile.ZipInfo(name), part)
    return written.getvalue()


def files() -> dict[str, bytes]:
    """Return every sample: its name, its content."""
    bad_english = spoilt(english_orders(), ENGLISH_FAULTS)
    bad_french = spoilt(french_orders(), FRENCH_FAULTS)
    total = english_money(sum(line.cents for line in lines()))
    total_fr = french_money(sum(line.cents for line in lines()))
    english = to_fix("Sales export, Q1 2026", ENGLISH_HEAD, bad_english, ["Total", "", "", "", "", total])
    french = to_fix("Export des ventes, T1 2026", FRENCH_HEAD, bad_french, ["Total", "", "", "", "", total_fr])
    return {
        "orders_en.csv": table([ENGLISH_HEAD, *english_orders()], ",").encode("utf-8"),
        "orders_fr.csv": table([FRENCH_HEAD, *french_orders()], ";").encode("cp1252"),
        "orders_fr.xlsx": workbook(),
        "orders_to_fix_en.csv": table(english, ",").encode("utf-8-sig"),
        "orders_to_fix_fr.csv": table(french, ";").encode("cp1252"),
        "customers_en.csv": table(english_customers(), ",").encode("utf-8"),
        "customers_fr.csv": table(french_customers(), ";").encode("cp1252"),
    }


def main(folder: Path = FOLDER) -> None:
    """Write the samples into ``folder``."""
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
