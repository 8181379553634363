"""A learner's own file: whatever is wrong with it is one sentence, nothing is lost, nothing personal is shown."""

from __future__ import annotations

import csv
import io
import random
import re
import stat
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from atelier.data import load_customers, load_orders
from atelier.data.amounts import read_numbers
from atelier.data.dates import read_dates
from atelier.data.loaded import LoadedTable
from atelier.data.personal import pseudonyms
from atelier.data.workbook import _text as workbook_text
from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.paths import course_root

HEADER = ["N° client", "N° commande", "Date commande", "Montant TTC", "Quantité", "Produit"]
NAMES = ["customer_id", "order_id", "order_date", "amount_cents", "quantity", "product", "is_return"]
ROWS = [
    ("C001", "A1", datetime(2026, 3, 14, 10, 5), 123456, 2, "Savon; lavande"),
    ("C002", "A2", datetime(2026, 3, 4), 1250, 1, "Bougie, figuier"),
    ("C002", "A3", datetime(2025, 12, 31, 23, 59, 59), -300, -1, 'Drap "lin"'),
    ("C003", "A4", datetime(2026, 1, 2), 123400, 3, "Plaid été"),
]


def french(row: tuple[Any, ...], moment: str = "%d/%m/%Y %H:%M:%S", thousands: str = " ", euro: str = "") -> list[str]:
    amount = (
        f"{row[3] / 100:,.2f}".replace(",", thousands).replace(".", ",")
        if thousands != "."
        else (f"{row[3] / 100:,.2f}".translate(str.maketrans(",.", ".,")))
    )
    return [row[0], row[1], row[2].strftime(moment), amount + euro, str(row[4]), row[5]]


def american(row: tuple[Any, ...], moment: str = "%m/%d/%Y %I:%M:%S %p") -> list[str]:
    return [row[0], row[1], row[2].strftime(moment), f"{row[3] / 100:,.2f}", str(row[4]), row[5]]


def text(rows: list[list[str]], separator: str = ";", end: str = "\n", header: list[str] | None = None) -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator=end)
    writer.writerow(header or HEADER)
    writer.writerows(rows)
    return written.getvalue()


def put(folder: Path, content: bytes | str, name: str = "orders.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def workbook(folder: Path, sheets: dict[str, list[list[Any]]], name: str = "orders.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def native() -> list[list[Any]]:
    return [list(HEADER), *[[row[0], row[1], row[2], row[3] / 100, row[4], row[5]] for row in ROWS]]


SERIAL = [(row[2] - datetime(1899, 12, 30)).total_seconds() / 86_400 for row in ROWS]
FORMATS: dict[str, tuple[bytes, str]] = {
    "semicolon": (text([french(row) for row in ROWS]).encode(), "orders.csv"),
    "with a mark": (b"\xef\xbb\xbf" + text([french(row) for row in ROWS]).encode(), "orders.csv"),
    "windows-1252": (text([french(row, euro=" €") for row in ROWS]).encode("cp1252"), "orders.csv"),
    "utf-16": (text([french(row) for row in ROWS], "\t", "\r\n").encode("utf-16"), "orders.txt"),
    "utf-16 without mark": (text([french(row) for row in ROWS]).encode("utf-16-le"), "orders.csv"),
    "comma, month first": (text([american(row) for row in ROWS], ",").encode(), "orders.csv"),
    "bar": (text([american(row, "%Y-%m-%d %H:%M:%S") for row in ROWS], "|").encode(), "orders.csv"),
    "dots": (text([french(row, "%d.%m.%Y %H:%M:%S", ".") for row in ROWS]).encode(), "orders.csv"),
    "narrow spaces": (text([french(row, thousands="\u202f", euro="\u00a0EUR") for row in ROWS]).encode(), "orders.csv"),
    "old Macintosh": (text([french(row) for row in ROWS], ";", "\r").encode(), "orders.csv"),
    "sep= line": (("sep=|\n" + text([french(row) for row in ROWS], "|")).encode(), "orders.csv"),
    "titles above": (("Export;;\n\nBoutique;;;;\n" + text([french(row) for row in ROWS])).encode(), "orders.csv"),
    "mixed ends": (
        text([french(row) for row in ROWS]).replace("A2", "A2", 1).replace("\nC003", "\r\nC003").encode(),
        "o.csv",
    ),
    "spreadsheet days": (
        text(
            [
                [*french(row)[:2], str(day).replace(".", ","), *french(row)[3:]]
                for row, day in zip(ROWS, SERIAL, strict=True)
            ]
        ).encode(),
        "orders.csv",
    ),
    "month names": (
        text(
            [
                [*french(row)[:2], f"{row[2].day} {month} {row[2]:%Y %H:%M:%S}", *french(row)[3:]]
                for row, month in zip(ROWS, ["mars", "mars", "déc.", "janv."], strict=True)
            ]
        ).encode(),
        "orders.csv",
    ),
    "wrong ending": (text([french(row) for row in ROWS]).encode(), "orders.xlsx"),
}


def expected() -> pd.DataFrame:
    table = pd.DataFrame([[*row, row[3] < 0] for row in ROWS], columns=NAMES)
    return table.astype({"customer_id": "str", "order_id": "str", "product": "str", "order_date": "datetime64[us]"})


def checked(loaded: LoadedTable) -> LoadedTable:
    """Hold a result against what is promised of every result."""
    assert len(loaded.table) + len(loaded.set_aside) == loaded.rows_in_file
    serious = loaded.problems[~loaded.problems["kept"]]
    assert set(serious["row"]) == set(loaded.set_aside["row"])
    assert loaded.set_aside["row"].is_unique
    for language in ("en", "fr"):
        set_language(language)
        assert str(loaded)
        assert f'lang="{language}"' in loaded._repr_html_()
    set_language("en")
    return loaded


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_orders_in_every_format_give_the_same_table(name: str, tmp_path: Path) -> None:
    content, file = FORMATS[name]
    loaded = checked(load_orders(put(tmp_path, content, file)))
    pd.testing.assert_frame_equal(loaded.table[NAMES], expected())
    assert loaded.set_aside.empty and loaded.problems.empty


def test_excel_gives_the_same_table_from_real_dates_and_from_text(tmp_path: Path) -> None:
    as_text = [list(HEADER), *[french(row) for row in ROWS]]
    for rows in (native(), as_text, [["Export"], [], *native()]):
        loaded = checked(load_orders(workbook(tmp_path, {"Feuil1": rows})))
        pd.testing.assert_frame_equal(loaded.table[NAMES], expected())


@pytest.mark.slow
def test_the_sheet_is_chosen_by_its_columns_or_told(tmp_path: Path) -> None:
    other = [["C009", "B1", datetime(2024, 1, 1), 1.0, 1, "x"]]
    file = workbook(tmp_path, {"Lisez-moi": [["Bonjour"]], "Ventes": native(), "2024": [list(HEADER), *other]})
    assert len(load_orders(file).table) == len(ROWS)
    assert load_orders(file, sheet="2024").table["customer_id"].tolist() == ["C009"]
    assert load_orders(file, sheet=3).table["customer_id"].tolist() == ["C009"]
    assert "2024" in str(load_orders(file))
    with pytest.raises(AtelierError, match="Lisez-moi"):
        load_orders(file, sheet="Clients")


NASTY = """Export du 12/03/2026
;;;;;

N° client;N° commande;Date commande;Montant TTC;Quantité;Produit
C001;A1;14/03/2026;12,50;1;Savon
C002;A2;31/02/2026;12,50;1;Savon
;A3;05/03/2026;12,50;1;Savon

C003;A4;05/03/2026;douze;1;Savon
C003;A5;05/03/2026;3,00;-1;Savon
C003;A6;05/03/2026;3,00;1;Savon;de Marseille
C001;A1;14/03/2026;12,50;1;Savon
N° client;N° commande;Date commande;Montant TTC;Quantité;Produit
1,23E+12;A7;05/03/2026;3,00;1;Savon
C004;;05/03/2026;3,00;1;Savon
C004;A8;05/03/1899;3,00;1;Savon
C004;A9;05/03/2999;3,00;1;Savon
C005;A10;05/03/2026;5 $;1;Savon
C005;A11;05/03/2026;5 €;1;Savon
C005;A12;05/03/2026;5 €;1
Total;;;62,00;9;
"""
WRONG = {
    6: "no_date", 7: "missing", 9: "no_amount", 10: "signs", 11: "broken_row", 13: "header_again", 14: "damaged_id",
    15: "missing", 16: "too_early", 17: "in_future", 18: "foreign", 21: "total",
}  # fmt: skip


def test_every_problem_is_listed_with_the_row_of_the_file(tmp_path: Path) -> None:
    loaded = checked(load_orders(put(tmp_path, NASTY)))
    serious = loaded.problems[~loaded.problems["kept"]]
    assert dict(zip(serious["row"], serious["kind"], strict=True)) == WRONG
    remarks = loaded.problems[loaded.problems["kept"]]
    assert remarks[["row", "kind"]].to_numpy().tolist() == [[12, "same_row"]]
    assert loaded.table["order_id"].tolist() == ["A1", "A1", "A11", "A12"]
    assert loaded.rows_in_file == 16
    assert loaded.set_aside.set_index("row").loc[6, "Date commande"] == "31/02/2026"
    bad_date = serious[serious["row"] == 6].iloc[0]
    assert (bad_date["column"], bad_date["value"]) == ("Date commande", "31/02/2026")


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    rows = [
        *[french(row) for row in ROWS],
        ["", "A9", "01/01/2026", "1,00", "1", "deux\nlignes"],
        ["", "", "", "", "", "x"],
    ]
    in_csv = checked(load_orders(put(tmp_path, text(rows))))
    in_excel = checked(load_orders(workbook(tmp_path, {"a": [list(HEADER), *rows]})))
    assert in_csv.set_aside["row"].tolist() == in_excel.set_aside["row"].tolist() == [6, 7]
    pd.testing.assert_frame_equal(in_csv.problems, in_excel.problems)


def test_the_report_groups_problems_and_names_the_first_rows(tmp_path: Path) -> None:
    rows = [french(row) for row in ROWS] + [["C1", f"B{n}", "bientôt", "1,00", "1", "x"] for n in range(1, 1_500)]
    loaded = load_orders(put(tmp_path, text(rows)), columns={"order_date": HEADER[2]})
    set_language("en")
    said = str(loaded.report)
    assert (
        '1,499 rows, column "Date commande": this is not a date, for example "bientôt" (rows 6, 7, 8, 9, 10 …)' in said
    )
    set_language("fr")
    assert "1\u202f499 lignes, colonne «\u00a0Date commande\u00a0»" in str(loaded.report)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "CustomerID,InvoiceNo,InvoiceDate,Quantity,UnitPrice",
            {"order_id": "InvoiceNo", "unit_price_cents": "UnitPrice"},
        ),
        ("customer_id,basket_id,transaction_timestamp,quantity,sales_value", {"amount_cents": "sales_value"}),
        ("Réf. client,Ticket,Date d'achat,Qté,CA TTC", {"customer_id": "Réf. client", "amount_cents": "CA TTC"}),
        ("client,commande,date_de_commande,qte,montant_ttc", {"order_date": "date_de_commande"}),
        ("custmer_id,order_number,order_date,qty,amount", {"customer_id": "custmer_id", "quantity": "qty"}),
        ("id_client,n_facture,Commandé le,nb articles,Prix total (EUR)", {"amount_cents": "Prix total (EUR)"}),
        ("Customer segment,Customer no,Order date,Delivery date,Total", {"customer_id": "Customer no"}),
    ],
)
def test_columns_are_known_under_many_names(header: str, found: dict[str, str], tmp_path: Path) -> None:
    line = "VIP,C1,2026-03-04,2026-03-09,12.50" if "segment" in header else "C1,A1,2026-03-04,2,12.50"
    loaded = checked(load_orders(put(tmp_path, f"{header}\n{line}\n")))
    assert found.items() <= loaded.columns.items()
    assert loaded.table["order_date"].tolist() == [pd.Timestamp("2026-03-04")]
    assert loaded.table["amount_cents"].tolist() == [2500 if "UnitPrice" in header else 1250]


def test_a_column_of_the_right_name_and_the_wrong_content_is_not_taken(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;total;vu le\nC1;lundi;12,00;14/03/2026\nC2;mardi;13,00;15/03/2026\n")
    assert load_orders(file).columns["order_date"] == "vu le"
    file = put(tmp_path, "client;date;total\nC1;lundi;12,00\n")
    with pytest.raises(AtelierError, match='"client", "date", "total"'):
        load_orders(file)


def test_the_learner_can_name_the_columns(tmp_path: Path) -> None:
    file = put(tmp_path, "Qui;Quand;Combien;Autre\nC1;04/03/2026;12,00;99,00\n")
    told = {"customer_id": "Qui", "order_date": "quand", "amount_cents": "Combien"}
    loaded = load_orders(file, columns=told, dates="month first")
    assert loaded.table["amount_cents"].tolist() == [1200]
    assert loaded.table["order_date"].tolist() == [pd.Timestamp("2026-04-03")]
    for wrong, said in (
        ({"montant": "Combien"}, "unit_price"),
        ({"amount": "Combein"}, "Combien"),
        (["Qui"], "columns="),
        ({"amount": 3}, "columns="),
    ):
        with pytest.raises(AtelierError, match=said):
            load_orders(file, columns=wrong)  # type: ignore[arg-type]


def test_a_file_without_names_is_told_by_letters(tmp_path: Path) -> None:
    file = put(tmp_path, "C1;04/03/2026;12,00\nC2;14/03/2026;13,00\n")
    with pytest.raises(AtelierError, match="column A"):
        load_orders(file)
    loaded = checked(
        load_orders(file, columns={"customer_id": "column A", "order_date": "column B", "amount": "column C"})
    )
    assert len(loaded.table) == 2


def test_unnamed_and_doubled_columns_keep_their_cells(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;total;;note;note;\nC1;2026-03-04;1,00;a;b;c;\n")
    table = load_orders(file).table
    assert table[["column D", "note", "note (2)"]].to_numpy().tolist() == [["a", "b", "c"]]
    assert table.shape == (1, 7)


def test_a_date_that_can_be_two_days_is_asked(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;total\nC1;04/03/2026;1,00\nC1;05/03/2026;1,00\n")
    with pytest.raises(AtelierError) as refused:
        load_orders(file)
    assert "4 March or 3 April" in refused.value.message.en
    assert "le 4 mars ou le 3 avril" in refused.value.message.fr
    assert load_orders(file, dates="day first").table["order_date"].dt.month.tolist() == [3, 3]
    assert load_orders(file, dates="month first").table["order_date"].dt.month.tolist() == [4, 5]
    mixed = put(tmp_path, "client;date;total\nC1;14/03/2026;1,00\nC1;03/14/2026;1,00\n")
    with pytest.raises(AtelierError, match="mixes dates"):
        load_orders(mixed)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        (["1,234.56", "1,234"], [123456, 123400]),
        (["1.234,56", "1.234"], [123456, 123400]),
        (["1 234,56", "1\u00a0234,5", "1\u202f234"], [123456, 123450, 123400]),
        (["12,50 €", "€ 3", "4,00 EUR", "5 euros"], [1250, 300, 400, 500]),
        (["(12,50)", "12,50-", "-12,50", "−12,50", "- 12,50 €"], [-1250] * 5),
        (["1'234.50", "1’234.50", "+7"], [123450, 123450, 700]),
        (["1,234"], [123400]),
        (["0,125", "2,5"], [13, 250]),
        (["1.005", "2.50"], [101, 250]),
        (["1.234.567,89"], [123456789]),
        (["12,5", "1,2,3", "12 %", "", ",", "12 34"], [1250, None, None, None, None, None]),
        (["9" * 17], [None]),
    ],
)
def test_amounts(written: list[str], cents: list[int | None]) -> None:
    read = read_numbers(pa.array(written), "M").cents(already=False)
    assert [None if np.isnan(value) else int(value) for value in read] == cents


def test_a_column_with_both_decimal_signs_sets_the_doubtful_aside(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;total\nC1;2026-03-04;1,50\nC1;2026-03-04;1.50\nC2;2026-03-05;1,234\n")
    loaded = checked(load_orders(file))
    assert loaded.problems["kind"].tolist() == ["unclear"]
    assert load_orders(file, decimals=",").table["amount_cents"].tolist() == [150, 150, 123]


def test_the_names_of_the_columns_tell_the_separator(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;total;note\n" + "C1;2026-03-04;1,50;a,b,c,d\n" * 20)
    assert load_orders(file).table["amount_cents"].tolist() == [150] * 20


def test_a_delivery_date_is_no_order_date(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="date of the order"):
        load_orders(put(tmp_path, "client;date de livraison;total\nC1;2026-03-04;1,50\n"))


def test_dates_keep_their_sense() -> None:
    written = [
        "2026-03-04",
        "04/03/2026",
        "14.3.26",
        "4 mars 2026",
        "March 4, 2026",
        "20260304",
        "46085",
        "",
        "29/02/2025",
    ]
    days = ["2026-03-04", "2026-03-04", "2026-03-14", *["2026-03-04"] * 4, "NaT", "NaT"]
    assert read_dates(pa.array(written), "Date").moments.astype("datetime64[D]").astype(str).tolist() == days
    old = read_dates(pa.array(["13/05/84 2:05 pm"]), "Date").moments
    assert str(old[0]) == "1984-05-13T14:05:00.000000"


def test_price_times_quantity_and_cents(tmp_path: Path) -> None:
    file = put(tmp_path, "client;date;PU;Qté\nC1;2026-03-04;1,25;3\nC2;2026-03-04;x;3\nC3;2026-03-04;1;\n")
    loaded = checked(load_orders(file))
    assert loaded.table["amount_cents"].tolist() == [375]
    assert loaded.problems[["row", "kind"]].to_numpy().tolist() == [[3, "no_amount"], [4, "missing"]]
    cents = put(tmp_path, "customer_id,order_date,amount_cents\nC1,2026-03-04,1250\n")
    assert load_orders(cents).table["amount_cents"].tolist() == [1250]


FAULTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "o.csv"),
    "blank": (b" \n\r\n ;; \n", "o.csv"),
    "zeros": (bytes(5_000), "o.csv"),
    "header only": (b"client;date;total\n", "o.csv"),
    "old Excel": (bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook" * 99, "o.xls"),
    "password": (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "o.xlsx"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "o.xls"),
    "pdf": (b"%PDF-1.7 ...", "o.csv"),
    "json": (b'{"client": "C1"}', "o.csv"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "o.csv"),
    "other archive": (b"PK\x03\x04" + bytes(100), "o.xlsx"),
    "cut archive": (b"PK\x03\x04 xl/workbook.xml" + bytes(100), "o.xlsx"),
    "unclosed quotation mark": (
        b"client;date;total\n" + b"C2;2026-03-04;1,00\n" * 1_000 + b'C1;2026-03-04;"' + b"x" * 140_000,
        "o.csv",
    ),
    "no separators": (b"client\nC1\nC2\n", "o.csv"),
    "decimal commas between commas": (b"client,date,total\nC1,2026-03-04,1,00\nC2,2026-03-05,2,00\n", "o.csv"),
    "control characters": (bytes(random.Random(5).randbytes(2_000)), "o.csv"),
}


SAID = {
    "header only": "row 1",
    "old Excel": r"\.xls\)",
    "password": "protected by a password",
    "web page": "web page",
    "pdf": "PDF",
    "json": "JSON",
    "cut archive": "damaged",
    "unclosed quotation mark": "quotation mark",
    "decimal commas between commas": "12,50",
}


def one_sentence(error: AtelierError) -> None:
    for said in error.message:
        assert 20 < len(said) < 500, said
        assert "{" not in said.replace('columns={"', "") and "Traceback" not in said


# A file of customers may be of one column, and holds no amounts.
ONLY_ORDERS = {"no separators", "decimal commas between commas"}


@pytest.mark.parametrize(
    ("load", "name"),
    [(load_orders, name) for name in FAULTS] + [(load_customers, name) for name in sorted({*FAULTS} - ONLY_ORDERS)],
)
def test_a_fault_is_one_sentence(name: str, load: Any, tmp_path: Path) -> None:
    content, file = FAULTS[name]
    with pytest.raises(AtelierError) as refused:
        checked(load(put(tmp_path, content, file)))
    one_sentence(refused.value)
    assert re.search(SAID.get(name, ""), refused.value.message.en)


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    put(tmp_path, "x", "commandes_2026.csv")
    put(tmp_path, "x", "~$commandes.xlsx")
    wrong: dict[Any, str] = {
        tmp_path / "comandes_2026.csv": "commandes_2026.csv",
        tmp_path / "nulle part" / "o.csv": "nulle part",
        tmp_path: "folder",
        tmp_path / "~$commandes.xlsx": "open",
        "https://example.org/o.csv": "web",
        "": "quotation marks",
        3: "quotation marks",
        "a\0b": "quotation marks",
        "x" * 5_000: "cannot be read",
    }
    for path, said in wrong.items():
        with pytest.raises(AtelierError, match=said) as refused:
            load_orders(path)
        assert len(refused.value.message.fr) > 20


def test_a_locked_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(tmp_path, text([french(row) for row in ROWS]))

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(AtelierError, match="Close it in Excel"):
        load_orders(file)


@pytest.mark.parametrize(
    "argument", [{"dates": "d/m/y"}, {"decimals": "virgule"}, {"personal_data": "no"}, {"sheet": 2}]
)
def test_wrong_arguments_are_said(argument: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(AtelierError) as refused:
        load_orders(put(tmp_path, text([french(row) for row in ROWS])), **argument)
    one_sentence(refused.value)


def survives(file: Path, load: Any) -> None:
    try:
        checked(load(file, dates="day first"))
    except AtelierError as error:
        assert error.message.en and error.message.fr


@pytest.mark.slow
def test_cut_and_altered_files_give_a_result_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(20260304)
    sources = [
        NASTY.encode(),
        NASTY.encode("cp1252"),
        NASTY.encode("utf-16"),
        workbook(tmp_path, {"a": native()}).read_bytes(),
    ]
    for turn in range(40):
        content = bytearray(sources[turn % 4])
        if turn % 3 == 0:
            content = content[: chance.randrange(len(content))]
        elif turn % 3 == 1:
            for _ in range(chance.randrange(1, 30)):
                content[chance.randrange(len(content))] = chance.randrange(256)
        else:
            start = chance.randrange(len(content))
            content[start:start] = bytes(
                chance.choices(b';,"\n\r\t|.:/-0123456789\x00\xe9\xff', k=chance.randrange(1, 60))
            )
        survives(put(tmp_path, bytes(content), "fuzz.bin"), (load_orders, load_customers)[turn % 2])


@pytest.mark.slow
def test_random_bytes_and_random_tables_give_a_result_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(7)
    signs = "0123456789.,;-/: €$%()'\"ABCabcéè@\u00a0\u202f\n\t|+eE"
    for turn in range(600):
        if turn % 2:
            content = chance.randbytes(chance.randrange(3_000))
        else:
            rows = [["".join(chance.choices(signs, k=chance.randrange(12))) for _ in range(6)] for _ in range(20)]
            content = text(rows, chance.choice(";,\t|")).encode(chance.choice(["utf-8", "utf-16"]))
        survives(put(tmp_path, content, "fuzz.csv"), (load_orders, load_customers)[turn // 2 % 2])


PEOPLE = "\n".join(
    ";".join(row)
    for row in (
        "Client;Nom;Prénom;E-mail;Téléphone;Adresse;Code postal;Ville;Date de naissance".split(";")
        + "Inscrit le;Newsletter;IBAN;IP;N° sécu;Remarque".split(";"),
        "K1;Durand;Zoé;Zoe.Durand@example.org;06 12 34 56 78;12 rue des Lilas;44000;Nantes".split(";")
        + "02/05/1984;14/03/2024;oui;FR7630006000011234567890189;192.0.2.7;284057812312333".split(";")
        + ["Rappeler au 06 12 34 56 78 ou écrire à zoe@example.org après dix-huit heures"],
        "K2;Martin;Léo;leo@example.org;+33 6 98 76 54 32;3 avenue Foch;1000;Bourg".split(";")
        + "30/11/1951;15/03/2024;non;;192.0.2.8;;Cliente fidèle qui aime bien la lavande".split(";"),
        "K2;Martin;Léo;leo@example.org;;;44100;Nantes;;15/03/2024;peut-être".split(";"),
    )
)


def test_personal_data_never_leave_the_loader(tmp_path: Path) -> None:
    loaded = checked(load_customers(put(tmp_path, PEOPLE)))
    shown = " ".join(
        [loaded.table.to_csv(), loaded.set_aside.to_csv(), loaded.problems.to_csv(), str(loaded), loaded._repr_html_()]
    )
    for secret in ("Durand", "Zoé", "zoe", "06 12", "Lilas", "02/05", "FR76", "192.0.2", "2840578", "Foch", "leo@"):
        assert secret not in shown, secret
    row = loaded.table.iloc[0]
    assert row["customer_id"] == "K1" and row["postcode"] == "44000" and row["Date de naissance"] == "1984"
    assert row["signup_date"] == pd.Timestamp("2024-03-14") and row["consent"]
    assert row["E-mail"].startswith("email-") and row["Nom"].startswith("name-")
    assert "[…]" in row["Remarque"] and "lavande" in loaded.table["Remarque"].iloc[1]
    assert "still personal data" in str(loaded)
    assert loaded.problems["kind"].tolist() == ["short_postcode", "repeated", "no_answer"]
    assert loaded.set_aside["row"].tolist() == [4]
    assert "same customer" in loaded.set_aside["reason"][0] and "yes nor no" in loaded.set_aside["reason"][0]


def test_personal_data_are_known_by_what_the_cells_hold(tmp_path: Path) -> None:
    rows = [
        "Julie Petit;4970 1000 0000 0055;a1;12, rue Neuve;01/02/1950",
        "Thomas Roux;4970 1000 0000 0055;b2;3 place du Port;03/02/1990",
    ]
    lines = [f"K{n};{row};06 12 34 56 {n:02d};x{n}@example.org" for n, row in enumerate(rows * 4)]
    loaded = load_customers(put(tmp_path, "client;un;deux;trois;quatre;cinq;six;sept\n" + "\n".join(lines)))
    first = loaded.table.iloc[0]
    kinds = [str(first[name]).split("-")[0] for name in ("un", "deux", "trois", "quatre", "cinq", "six", "sept")]
    assert kinds == ["name", "card", "a1", "address", "1950", "phone", "email"]


def test_customers_and_orders_join_on_the_pseudonym_of_an_address(tmp_path: Path) -> None:
    orders = load_orders(
        put(tmp_path, "E-mail;Date;Total\n ZOE@Example.org ;2026-03-04;12,00\nleo@example.org;2026-03-05;1,00\n")
    )
    people = load_customers(put(tmp_path, "Courriel;Ville\nzoe@example.org;Nantes\n", "people.csv"))
    numbered = load_customers(put(tmp_path, "Client;E-mail\nK1;zoe@example.org\n", "numbered.csv"))
    token = people.table["customer_id"].iloc[0]
    assert orders.table["customer_id"].tolist()[0] == token == numbered.table["E-mail"].iloc[0]
    assert orders.table["customer_id"].nunique() == 2
    again = load_customers(tmp_path / "people.csv", personal_data="drop")
    assert again.table["customer_id"].iloc[0] == token
    assert "E-mail" not in load_customers(tmp_path / "numbered.csv", personal_data="drop").table
    kept = load_customers(tmp_path / "numbered.csv", personal_data="keep")
    assert kept.table["E-mail"].iloc[0] == "zoe@example.org" and "kept as they are" in str(kept)


def test_pseudonyms_depend_on_a_key_that_is_the_users_own(own_home: Path) -> None:
    value = pa.array(["zoe@example.org", "", "Zoe@example.org "])
    first = pseudonyms(value, "email").to_pylist()
    assert first[0] == first[2] and first[1] == "" and len(first[0]) == len("email-") + 16
    key = own_home / "pseudonyms.key"
    assert len(key.read_bytes()) == 32
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not list(own_home.glob("*.new"))
    assert pseudonyms(value, "email").to_pylist() == first
    key.unlink()
    assert pseudonyms(value, "email").to_pylist()[0] != first[0]
    key.write_bytes(b"short")
    with pytest.raises(AtelierError, match="backup"):
        pseudonyms(value, "email")


def test_a_social_security_number_is_known_by_its_check(tmp_path: Path) -> None:
    remark = "Dossier suivi pour madame, numéro 2 84 05 78 123 123 33, et facture 2 84 05 78 123 123 34"
    file = put(tmp_path, f"client;un;deux\nK1;284057812312333;{remark}\n")
    row = load_customers(file).table.iloc[0]
    assert row["un"].startswith("nir-")
    assert "[nir]" in row["deux"] and "123 34" in row["deux"]


def test_one_phone_written_in_several_ways_has_one_pseudonym() -> None:
    written = pa.array(
        ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06.12.34.56.78", "+33 (0)6 12 34 56 78"]
    )
    assert len(set(pseudonyms(written, "phone").to_pylist())) == 1


def test_a_broken_row_shows_nothing_of_its_cells(tmp_path: Path) -> None:
    rows = [french(row) for row in ROWS] + [[*french(ROWS[0]), "zoe.durand@example.org", "x"]]
    loaded = checked(load_orders(put(tmp_path, text(rows))))
    assert loaded.problems["kind"].tolist() == ["broken_row"]
    assert "durand" not in loaded.set_aside.to_csv()


@pytest.mark.parametrize("name", ["orders.csv", "orders.xlsx"])
def test_the_file_is_never_changed(name: str, tmp_path: Path) -> None:
    file = put(tmp_path, NASTY, name) if name.endswith("csv") else workbook(tmp_path, {"a": native()})
    before = file.read_bytes(), file.stat().st_mtime_ns
    file.chmod(0o444)
    load_orders(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_numbers_that_spreadsheets_change_still_name_the_same_customer(tmp_path: Path) -> None:
    as_decimals = put(tmp_path, "client,date,total\n1001.0,2026-03-04,1.00\n1002.0,2026-03-04,1.00\n")
    in_excel = workbook(
        tmp_path, {"a": [["client", "date", "total"], [1001, "2026-03-04", 1], [1002.0, "2026-03-04", 1]]}
    )
    assert load_orders(as_decimals).table["customer_id"].tolist() == ["1001", "1002"]
    assert load_orders(in_excel).table["customer_id"].tolist() == ["1001", "1002"]
    assert workbook_text(1002.0) == "1002" and workbook_text(0.1) == "0.1"
    with_zero = put(tmp_path, "client;date;total\n0042;2026-03-04;1,00\n")
    assert load_orders(with_zero).table["customer_id"].tolist() == ["0042"]


def test_a_damaged_workbook_is_a_sentence(tmp_path: Path) -> None:
    file = workbook(tmp_path, {"a": native()})
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for broken in parts:
        with zipfile.ZipFile(tmp_path / "broken.xlsx", "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content[: len(content) // 2] if name == broken else content)
        survives(tmp_path / "broken.xlsx", load_orders)


SAMPLES = course_root() / "datasets/samples"


def test_the_samples_are_what_their_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), str(tmp_path)], check=True)
    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert written == {name: (SAMPLES / name).read_bytes() for name in written}
    assert len(written) == 7


@pytest.mark.slow
def test_the_good_samples_hold_the_same_orders() -> None:
    kinds = ["customer_id", "order_id", "order_date", "amount_cents", "quantity", "is_return"]
    first, *others = (load_orders(SAMPLES / name) for name in ("orders_en.csv", "orders_fr.csv", "orders_fr.xlsx"))
    assert (len(first.table), first.table["amount_cents"].sum(), first.table["is_return"].sum()) == (30, 216_040, 1)
    for other in others:
        pd.testing.assert_frame_equal(first.table[kinds], other.table[kinds])
    english, french_ones = (load_customers(SAMPLES / f"customers_{name}.csv").table for name in ("en", "fr"))
    assert set(first.table["customer_id"]) <= set(english["customer_id"])
    assert english["Email"].tolist() == french_ones["E-mail"].tolist()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_samples_to_fix_have_the_faults_of_the_datasheet(language: str) -> None:
    loaded = checked(load_orders(SAMPLES / f"orders_to_fix_{language}.csv"))
    kinds = {
        6: "no_date", 9: "missing", 11: "no_amount", 13: "damaged_id", 15: "in_future", 17: "signs", 19: "missing",
        21: "foreign", 24: "same_row", 26: "header_again", 37: "broken_row", 38: "total",
    }  # fmt: skip
    assert dict(zip(loaded.problems["row"], loaded.problems["kind"], strict=True)) == kinds
    name = "DATASHEET.md" if language == "en" else "DATASHEET.fr.md"
    flaws = (SAMPLES / name).read_text("utf-8").split("## Known flaws" if language == "en" else "## Défauts connus")[1]
    assert {int(row) for row in re.findall(r"\((\d+)[),]", flaws)} >= kinds.keys()


def quoted(damage: dict[int, str], count: int = 100) -> str:
    """Return a file whose row ``n`` (2 is the first) is as ``damage`` says, or good."""
    good = {
        row: f'C{row};2026-03-04;1,00;"Savon, lavande"' if row % 9 == 0 else f"C{row};2026-03-04;1,00;Savon"
        for row in range(2, count + 2)
    }
    return "client;date;total;produit\n" + "".join(f"{line}\n" for line in (good | damage).values())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("damage", "count"),
    [
        ({51: 'C51;2026-03-04;"1,00;Savon'}, 100),
        ({51: 'C51;2026-03-04;1,00;"Savon'}, 100),
        ({51: '"C51;2026-03-04;1,00;Savon', 52: '"C52;2026-03-04;1,00;Savon'}, 100),
        ({51: '"C51;2026-03-04;1,00;Savon', 71: 'C71;2026-03-04;1,00;"Savon'}, 100),
        ({101: 'C101;2026-03-04;1,00;"Savon'}, 100),
        ({51: '"C51;2026-03-04;1,00;Savon'}, 9_000),
        ({2: '"C2;2026-03-04;1,00;Savon', 3: "C3;2026-03-04;1,00;Savon"}, 6),
    ],
)
def test_an_unclosed_quotation_mark_costs_its_own_row_only(
    damage: dict[int, str], count: int, end: str, tmp_path: Path
) -> None:
    file = put(tmp_path, quoted(damage, count).replace("\n", end))
    loaded = checked(load_orders(file))
    opened = [row for row, line in damage.items() if '"' in line]
    assert loaded.rows_in_file == count
    assert loaded.set_aside["row"].tolist() == opened
    assert set(loaded.problems["kind"]) == {"open_quote"}
    assert loaded.table["customer_id"].tolist() == [f"C{row}" for row in range(2, count + 2) if row not in opened]


def test_cells_of_several_lines_and_inches_are_no_damage(tmp_path: Path) -> None:
    note = '"Bonjour ; merci ; à vous ; bien\nrien ; de ; plus ; ""promis"" ; non\nZ"'
    file = put(tmp_path, quoted({5: f"C5;2026-03-04;1,00;{note}", 8: 'C8;2026-03-04;1,00;Pot 5" rond'}, 10))
    loaded = checked(load_orders(file))
    assert loaded.problems.empty
    assert len(loaded.table) == loaded.rows_in_file == 10
    assert loaded.table["product"].tolist()[3].count("\n") == 2


def test_the_price_is_rounded_after_it_is_multiplied(tmp_path: Path) -> None:
    loaded = load_orders(put(tmp_path, "client;date;PU;Qté\nC1;2026-03-04;0,125;1000\nC2;2026-03-04;0,333;-3\n"))
    assert loaded.table["amount_cents"].tolist() == [12_500, -100]
    assert loaded.table["unit_price_cents"].tolist() == [13, 33]


@pytest.mark.parametrize(
    ("prices", "other", "cents"),
    [
        (["1,250", "2,125"], "4,90", [125, 213]),
        (["1,250", "2,125"], "4.90", [125_000, 212_500]),
        (["1.250", "2.125"], "4,90", [125_000, 212_500]),
        (["1,250", "2,125"], "4", [125_000, 212_500]),
        (["1,250", "2,50"], "4.90", [125, 250]),
    ],
)
def test_columns_share_what_they_show_of_the_decimals(
    prices: list[str], other: str, cents: list[int], tmp_path: Path
) -> None:
    rows = "".join(f"C{row};2026-03-04;{price};{other}\n" for row, price in enumerate(prices))
    loaded = load_orders(put(tmp_path, "client;date;montant;frais de port\n" + rows))
    assert loaded.table["amount_cents"].tolist() == cents


def test_a_customer_called_total_is_no_total(tmp_path: Path) -> None:
    header = "client;date;total;produit\n"
    rows = "Total Energies;2026-03-04;1,00;a\nTotal Energies;;1,00;b\nTotal;2026-03-05;2,00;c\nTotal :;;3,00;\n"
    loaded = checked(load_orders(put(tmp_path, header + rows), personal_data="keep"))
    assert loaded.table["customer_id"].tolist() == ["Total Energies", "Total"]
    assert loaded.problems[["row", "kind"]].to_numpy().tolist() == [[3, "missing"], [5, "total"]]
    customers = load_customers(put(tmp_path, "client;ville\nTotal Energies;\nTotal;Paris\nZoé;Nantes\n"))
    assert customers.set_aside.empty


def test_the_currency_may_touch_the_number() -> None:
    read = read_numbers(pa.array(["10,00EUR", "EUR10,00", "3,50euros", "2,00USD", "1,00eu"]), "M")
    assert read.cents(already=False)[:4].tolist() == [1000, 1000, 350, 200]
    assert np.isnan(read.values[4])
    assert read.foreign.tolist() == [False, False, False, True, False]


def test_a_date_that_can_begin_with_the_year_is_asked(tmp_path: Path) -> None:
    for written in (["26/03/04"], ["26/03/04", "25/12/30"], ["26-03-04 10:30", "26-03-05 09:15"]):
        with pytest.raises(AtelierError, match="four digits"):
            read_dates(pa.array(written), "Date")
    told = read_dates(pa.array(["26/03/04"]), "Date", "day first").moments
    assert told.astype("datetime64[D]").astype(str).tolist() == ["2004-03-26"]
    days = read_dates(pa.array(["14/03/26", "15/03/26", "02/04/26"]), "Date").moments
    assert days.astype("datetime64[D]").astype(str).tolist() == ["2026-03-14", "2026-03-15", "2026-04-02"]
    assert not np.isnat(read_dates(pa.array(["26/03/84"]), "Date").moments).any()


@pytest.mark.parametrize("below", ["C9;04.03.2026;12,50;Total", "Total;;62,00;", "Total;;;"])
def test_a_row_of_values_is_no_row_of_names(below: str, tmp_path: Path) -> None:
    file = put(tmp_path, f"Kunde;Datum;Betrag;Artikel\nC1;14.03.2026;12,50;Seife\n{below}\n")
    with pytest.raises(AtelierError, match='"Kunde", "Datum", "Betrag", "Artikel"'):
        load_orders(file)


def test_names_that_are_years_do_not_hide_the_names(tmp_path: Path) -> None:
    loaded = load_orders(put(tmp_path, "Ventes;;;;\nclient;date;total;2025;2026\nC1;2026-03-04;1,00;1;2\n"))
    assert loaded.table["amount_cents"].tolist() == [100]


def test_the_sign_of_unreadable_characters_may_be_in_the_file(tmp_path: Path) -> None:
    content = "client;date;total;produit\nC1;2026-03-04;1,00;Savon \ufffd\n"
    loaded = load_orders(put(tmp_path, content))
    assert "UTF-8" in str(loaded.report) and "cannot be read" not in str(loaded.report)
    assert loaded.table["product"].tolist() == ["Savon \ufffd"]


@pytest.mark.parametrize(
    ("head", "encoding", "damage"),
    [(b"", "cp1252", b"\x81"), (b"\xef\xbb\xbf", "utf-8", b"\xff"), (b"\xff\xfe", "utf-16-le", b"\x00\xdc")],
)
def test_unreadable_characters_are_counted_in_every_encoding(
    head: bytes, encoding: str, damage: bytes, tmp_path: Path
) -> None:
    start, end = "client;date;total;produit\nC1;2026-03-04;1,00;été ", ";\n"
    content = head + start.encode(encoding) + damage + end.replace(";", "").encode(encoding)
    assert "1 characters cannot be read" in str(load_orders(put(tmp_path, content)).report)


def test_rows_that_differ_before_protection_are_not_the_same(tmp_path: Path) -> None:
    rows = [
        f"C1;2026-03-04;1,00;Appeler {name}@example.org demain matin au plus tard\n" for name in ("zoe", "leo", "leo")
    ]
    loaded = load_orders(put(tmp_path, "client;date;total;note\n" + "".join(rows)))
    assert loaded.table["note"].nunique() == 1
    assert loaded.problems[["row", "kind"]].to_numpy().tolist() == [[4, "same_row"]]


def test_the_folder_of_nobody_is_a_sentence() -> None:
    with pytest.raises(AtelierError) as refused:
        load_orders("~nobody-of-this-name/x.csv")
    one_sentence(refused.value)
