"""Personal data in a learner's file: none is shown, wherever it stands, and what is none is left as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from atelier.data import load_orders
from atelier.data.loaded import LoadedTable
from atelier.data.personal import pseudonyms
from atelier.errors import AtelierError

NOTHING = "no column seems to hold any"


def put(folder: Path, text: str, name: str = "file.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def orders(folder: Path, column: str, values: list[str], **choices: Any) -> LoadedTable:
    """Load orders whose customer is a code, and which have one more column."""
    lines = [f"C{number:03d};A{number};2026-03-04;1,00;{value}" for number, value in enumerate(values)]
    header = f"N° client;N° commande;Date commande;Montant;{column}\n"
    return load_orders(put(folder, header + "\n".join(lines) + "\n"), **choices)


def bought(folder: Path, column: str, values: list[str], **choices: Any) -> LoadedTable:
    """Load orders whose customer is told by ``column``."""
    lines = [f"{value};A{number};2026-03-04;1,00" for number, value in enumerate(values)]
    header = f"{column};N° commande;Date commande;Montant\n"
    return load_orders(put(folder, header + "\n".join(lines) + "\n"), **choices)


def shown(loaded: LoadedTable) -> str:
    return " ".join([loaded.table.to_csv(), loaded.set_aside.to_csv(), loaded.problems.to_csv(), str(loaded)])


def token(value: str, kind: str) -> str:
    return str(pseudonyms(pa.array([value]), kind)[0])


@pytest.mark.parametrize("column", ["Client", "customer", "acheteur", "Customer"])
def test_a_customer_told_by_a_name_is_a_pseudonym(column: str, tmp_path: Path) -> None:
    names = ["M. Durand", "Mme Lefebvre", "Nguyen Thi Hoa", "DURAND"]
    loaded = bought(tmp_path, column, names)
    assert loaded.table["customer_id"].tolist() == [token(name, "name") for name in names]
    assert NOTHING not in str(loaded) and "pseudonyms stand" in str(loaded)
    kept = bought(tmp_path, column, names, personal_data="keep")
    assert kept.table["customer_id"].tolist() == names and "kept as they are" in str(kept)


@pytest.mark.parametrize("codes", [["C001", "C002"], ["0042", "17"], ["FR-001", "n° 12"], ["36252187900034", "3"]])
def test_a_customer_told_by_a_number_or_code_keeps_it(codes: list[str], tmp_path: Path) -> None:
    loaded = bought(tmp_path, "Client", codes)
    assert loaded.table["customer_id"].tolist() == codes and NOTHING in str(loaded)


def test_the_few_persons_among_customer_codes_are_pseudonyms(tmp_path: Path) -> None:
    mails = [f"zoe{number}@example.org" for number in range(4)]
    codes = [f"C{number:03d}" for number in range(8)]
    others = ["Zoé Durand", "06 12 34 56 78", "4970100000000055", "jean dupont 44"]
    table = bought(tmp_path, "Client", codes + mails + others).table
    kinds = [value.split("-")[0] for value in table["customer_id"]]
    assert kinds == codes + ["email"] * 4 + ["name", "phone", "card", "name"]
    assert table["customer_id"][8] == token("zoe0@example.org", "email")


def test_a_cell_that_says_it_is_empty_is_no_customer(tmp_path: Path) -> None:
    loaded = bought(tmp_path, "E-mail", ["zoe@example.org", "leo@example.org", "N/A"])
    assert len(loaded.table) == 2 and loaded.problems["kind"].tolist() == ["missing"]


@pytest.mark.parametrize("column", ["Client", "Destinataire", "Contact", "Buyer"])
def test_the_name_beside_the_number_is_a_pseudonym(column: str, tmp_path: Path) -> None:
    loaded = orders(tmp_path, column, ["DURAND", "LEFEBVRE"])
    assert loaded.table["customer_id"].tolist() == ["C000", "C001"]
    assert loaded.table[column].tolist() == [token("DURAND", "name"), token("LEFEBVRE", "name")]


@pytest.mark.parametrize("column", ["Produit", "Description", "Canal", "N° de suivi"])
def test_one_cell_in_thousands_is_found(column: str, tmp_path: Path) -> None:
    values = [f"Savon {number}" for number in range(2_500)]
    values[1_234] = "zoe.durand@example.org 06 12 34 56 78"
    values[2_345] = "leo@example.org"
    loaded = orders(tmp_path, column, values)
    told = loaded.table["product" if column in ("Produit", "Description") else column]
    assert told[1_234] == "[…] […]" and told[2_345] == token("leo@example.org", "email") and told[7] == "Savon 7"
    assert "example.org" not in shown(loaded) and NOTHING not in str(loaded)


def test_what_stands_in_a_wrong_column_is_not_shown_among_the_faults(tmp_path: Path) -> None:
    file = put(tmp_path, "Client;Date commande;Montant\nC1;zoe@example.org;1,00\nC2;2026-03-04;06 12 34 56 78\n"
                         "C3;2026-03-04;1,00\nC4;2026-03-05;1,00\n")  # fmt: skip
    text = shown(load_orders(file))
    assert "zoe" not in text and "34 56" not in text


def test_numbers_and_dates_are_no_personal_data(tmp_path: Path) -> None:
    for values in (["36252187900034", "55203253400646"], ["04-03-2024 12:05", "05.03.2024 13:06"], ["0,25", "0,5"]):
        loaded = orders(tmp_path, "Divers", values)
        assert loaded.table["Divers"].tolist() == values and NOTHING in str(loaded)
    isbn = orders(tmp_path, "Produit", ["0306406152", "0140449132"])
    assert isbn.table["product"].tolist() == ["0306406152", "0140449132"]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Dernier contact", ["04/03/2024", "15/03/2024"]),
        ("Taux ouverture email", ["0,25", "0,5"]),
        ("Nb appels téléphone", ["3", "12"]),
        ("Lieu de naissance", ["Nantes", "Rezé"]),
    ],
)
def test_what_the_cells_are_overrules_the_name_of_the_column(column: str, values: list[str], tmp_path: Path) -> None:
    assert orders(tmp_path, column, values).table[column].tolist() == values


@pytest.mark.parametrize(
    ("column", "values"), [("Année de naissance", ["1985", "2001"]), ("Naissance", ["02/05/1985", "31/12/2001"])]
)
def test_of_a_birth_the_year_stays(column: str, values: list[str], tmp_path: Path) -> None:
    assert orders(tmp_path, column, values).table[column].tolist() == ["1985", "2001"]


@pytest.mark.parametrize("column", ["dob", "Birthdate", "Anniversaire", "Né le", "Date de naissance"])
def test_a_birth_date_is_never_the_date_of_an_order(column: str, tmp_path: Path) -> None:
    file = put(tmp_path, f"Client;{column};Montant\nC1;02/05/1985;1,00\nC2;31/12/1990;2,00\n")
    with pytest.raises(AtelierError, match="date of the order"):
        load_orders(file)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("zoe@example.org", "email"),
        ("06 12 34 56 78", "phone"),
        ("06/12/34/56/78", "phone"),
        ("FR76 3000 6000 0112 3456 7890 189", "iban"),
    ],
)
@pytest.mark.parametrize("column", ["Contact", "Nom", "Divers"])
def test_a_pseudonym_does_not_depend_on_the_name_of_the_column(
    column: str, value: str, kind: str, tmp_path: Path
) -> None:
    assert orders(tmp_path, column, [value]).table[column][0] == token(value, kind)
    mixed = orders(tmp_path, column, ["Marie Durand", "Jean Petit", value])
    assert mixed.table[column][2] == token(value, kind)


def test_a_phone_between_slashes_is_masked_and_a_siret_is_not(tmp_path: Path) -> None:
    remark = "Facture au siret 36252187900034, appeler le 06/12/34/56/78 ou payer par 4970 1000 0000 0055 demain matin"
    told = orders(tmp_path, "Remarque", [remark]).table["Remarque"][0]
    assert told == "Facture au siret 36252187900034, appeler le […] ou payer par [card] demain matin"
    assert token("06/12/34/56/78", "phone") == token("+33 6 12 34 56 78", "phone")


@pytest.mark.parametrize("name", ["pseudonyms.lock", "pseudonyms.new", "pseudonyms.key"])
def test_a_folder_in_the_way_of_the_key_is_one_sentence(name: str, own_home: Path) -> None:
    (own_home / name).mkdir()
    with pytest.raises(AtelierError, match="pseudonyms"):
        token("zoe@example.org", "email")


@pytest.mark.parametrize("fault", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_a_key_that_cannot_be_written_is_one_sentence(
    fault: int, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_open = os.open

    def refuse(path: Any, *details: Any, **more: Any) -> int:
        if str(path).endswith(".new"):
            raise OSError(fault, os.strerror(fault))
        return plain_open(path, *details, **more)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(AtelierError, match="cannot be kept in"):
        token("zoe@example.org", "email")
    assert not (own_home / "pseudonyms.key").exists()
