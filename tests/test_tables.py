"""One query of recency, frequency and amount: right, the same on every engine, and plain about what it cannot read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import ibis
import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from atelier import tables
from atelier.data import boutique, complete_journey, load_orders
from atelier.errors import AtelierError
from atelier.paths import course_root
from atelier.tables import (
    assign_from_sample,
    duckdb_engine,
    engines,
    generated_lines,
    rfm,
    rfm_costs,
    rfm_query,
    rfm_sql,
)

COLUMNS = ["customer_id", "recency_days", "orders", "net_cents", "r_score", "f_score", "m_score"]
ROOT = Path(__file__).parents[1]


def lines(*rows: tuple[Any, Any, str, int]) -> pd.DataFrame:
    """Return order lines: customer, order, day, cents."""
    frame = pd.DataFrame(list(rows), columns=["customer_id", "order_id", "ordered_at", "amount_cents"])
    return frame.assign(ordered_at=pd.to_datetime(frame.ordered_at, format="ISO8601"))


def by_hand(table: pd.DataFrame, as_of: str | None = None) -> pd.DataFrame:
    """Work it out customer by customer in plain Python: slow, and without any of the query's ways."""
    rows = table.dropna(subset=["customer_id"]).to_dict("records")
    if as_of is not None:
        rows = [row for row in rows if row["ordered_at"] < pd.Timestamp(as_of)]
    orders: dict[Any, dict[Any, list[Any]]] = {}
    for row in rows:
        orders.setdefault(row["customer_id"], {}).setdefault(row["order_id"], []).append(row)
    found, days = [], []
    for customer, theirs in orders.items():
        days += [min(row["ordered_at"].date() for row in some) for some in theirs.values()]
        bought = [
            min(row["ordered_at"].date() for row in some)
            for some in theirs.values()
            if sum(row["amount_cents"] for row in some) > 0
        ]
        if bought:
            net = sum(row["amount_cents"] for some in theirs.values() for row in some)
            found.append((customer, max(bought), len(bought), net))
    end = pd.Timestamp(as_of).date() if as_of else max(days) + pd.Timedelta(days=1)
    measured = [(customer, (end - last).days, count, net) for customer, last, count, net in sorted(found)]
    scored = [
        (*one, *(1 + sum(sign * other[at] < sign * one[at] for other in measured) * 5 // len(measured)
                 for at, sign in ((1, -1), (2, 1), (3, 1))))
        for one in measured
    ]  # fmt: skip
    return pd.DataFrame(scored, columns=COLUMNS)


def drawn(seed: int, customers: int, count: int, *, spread: int = 5) -> pd.DataFrame:
    """Return lines with many ties, returns, orders that add up to nothing, and lines without a customer."""
    draw = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "customer_id": pd.array(draw.integers(1, customers + 1, count), dtype="Int32"),
            "order_id": draw.integers(1, max(2, count // 2), count).astype(np.int32),
            "ordered_at": pd.Timestamp("2026-01-01") + pd.to_timedelta(draw.integers(0, 40, count) * 7, unit="h"),
            "amount_cents": draw.integers(-spread, spread + 3, count) * 100,
        }
    )
    frame.loc[draw.random(count) < 0.05, "customer_id"] = pd.NA
    return frame


# What it counts


def test_one_small_table_worked_out_by_hand() -> None:
    table = lines(
        (1, 10, "2026-01-01 23:59", 1_000), (1, 10, "2026-01-02 00:01", 500), (1, 11, "2026-01-05", 300),
        (2, 12, "2026-01-03", 900), (2, 13, "2026-01-04", -900),
        (3, 14, "2026-01-06", -100),
    )  # fmt: skip
    assert rfm(table).to_numpy().tolist() == [[1, 2, 2, 1_800, 3, 3, 3], [2, 4, 1, 0, 1, 1, 1]]


@pytest.mark.parametrize(
    ("seed", "customers", "count"), [(0, 1, 30), (1, 4, 60), (2, 5, 40), (3, 23, 300), (4, 40, 90), (5, 60, 900)]
)
def test_it_agrees_with_plain_python(seed: int, customers: int, count: int) -> None:
    table = drawn(seed, customers, count)
    wanted = by_hand(table).astype("int64")
    pd.testing.assert_frame_equal(rfm(table).astype("int64"), wanted)


def test_the_order_of_the_rows_changes_nothing() -> None:
    table = drawn(7, 50, 500)
    shuffled = table.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(rfm(table), rfm(shuffled))
    pd.testing.assert_frame_equal(rfm(table), rfm(table.iloc[::-1]))


def test_customers_with_the_same_value_have_the_same_score_and_more_is_never_worse() -> None:
    table = rfm(drawn(8, 200, 1_500))
    for measure, score, better in (
        ("recency_days", "r_score", False),
        ("orders", "f_score", True),
        ("net_cents", "m_score", True),
    ):
        assert (table.groupby(measure)[score].nunique() == 1).all()
        assert table.groupby(measure)[score].first().sort_index(ascending=better).is_monotonic_increasing
        assert table[score].between(1, 5).all()


def test_five_different_customers_get_the_five_scores_and_equal_ones_all_get_1() -> None:
    table = rfm(lines(*((name, name, f"2026-01-0{name}", name * 100) for name in range(1, 6))))
    assert table.r_score.tolist() == table.m_score.tolist() == [1, 2, 3, 4, 5]
    assert table.f_score.tolist() == [1] * 5


def test_one_customer() -> None:
    assert rfm(lines(("K1", "a", "2026-01-01 10:00", 1))).to_numpy().tolist() == [["K1", 1, 1, 1, 1, 1, 1]]


def test_an_order_number_that_two_customers_share_is_two_orders() -> None:
    table = rfm(lines((1, 9, "2026-01-01", 100), (2, 9, "2026-01-02", 200)))
    assert table.orders.tolist() == [1, 1] and table.net_cents.tolist() == [100, 200]


def test_a_line_that_stands_twice_counts_twice_but_is_one_order() -> None:
    table = rfm(lines((1, 9, "2026-01-01", 100), (1, 9, "2026-01-01", 100)))
    assert table[["orders", "net_cents"]].to_numpy().tolist() == [[1, 200]]


def test_looking_back_from_a_day_sees_only_what_came_before() -> None:
    table = drawn(9, 30, 400)
    wanted = by_hand(table, "2026-01-08").astype("int64")
    for day in ("2026-01-08", pd.Timestamp("2026-01-08"), pd.Timestamp("2026-01-08").date()):
        pd.testing.assert_frame_equal(rfm(table, day).astype("int64"), wanted)
    later = rfm(table, "2027-01-01")
    now = rfm(table)
    assert (later.recency_days - now.recency_days).nunique() == 1
    assert later.drop(columns="recency_days").equals(now.drop(columns="recency_days"))


def test_sums_beyond_32_bits_are_exact() -> None:
    table = rfm(lines(*((1, order, "2026-01-01", 2_000_000_001) for order in range(5))))
    assert table.net_cents.tolist() == [10_000_000_005]


def test_columns_and_types() -> None:
    table = rfm(drawn(1, 9, 90))
    assert list(table.columns) == COLUMNS and table.index.equals(pd.RangeIndex(len(table)))
    assert all(table[name].dtype == "int64" for name in COLUMNS[1:])
    assert table.customer_id.is_monotonic_increasing and table.customer_id.is_unique


# Where the lines come from


def test_the_tables_of_the_course_are_understood_as_they_are() -> None:
    orders = boutique("orders")
    table = rfm(orders)
    known = orders.dropna(subset="customer_id")
    assert table.net_cents.sum() == known[known.customer_id.isin(table.customer_id)].total_cents.sum()
    assert table.orders.sum() == (known.total_cents > 0).sum()
    assert len(rfm(complete_journey().transactions)) == 2_469


@pytest.mark.parametrize("name", ["orders_en.csv", "orders_fr.csv", "orders_fr.xlsx"])
def test_a_learners_validated_file_is_understood(name: str) -> None:
    table = load_orders(course_root() / "datasets" / "samples" / name).table
    scored = rfm(table)
    assert scored.net_cents.sum() == table[table.customer_id.isin(scored.customer_id)].amount_cents.sum()
    pd.testing.assert_frame_equal(scored, rfm(table.astype({"customer_id": object})))


def test_a_table_a_file_a_folder_a_csv_and_an_ibis_table_give_the_same(tmp_path: Path) -> None:
    table = drawn(2, 20, 200)
    wanted = rfm(table).astype("int64")
    folder = tmp_path / "several" / "parts"
    folder.mkdir(parents=True)
    table.to_parquet(tmp_path / "lines.parquet")
    table.to_csv(tmp_path / "lines.csv", index=False)
    table[:90].to_parquet(folder / "a.parquet")
    table[90:].to_parquet(folder / "b.parquet")
    for source in ("lines.parquet", "lines.csv", "several"):
        pd.testing.assert_frame_equal(rfm(tmp_path / source).astype("int64"), wanted)
        pd.testing.assert_frame_equal(rfm(f'"{tmp_path / source}" ').astype("int64"), wanted)
    with duckdb_engine(200, 1) as engine:
        pd.testing.assert_frame_equal(rfm(engine.read_parquet(tmp_path / "lines.parquet")).astype("int64"), wanted)


def test_columns_may_be_told_by_name() -> None:
    table = drawn(3, 9, 90)
    told = {"customer_id": "who", "amount_cents": "paid"}
    other = table.rename(columns=told).assign(amount_cents=1, total_cents=2)
    pd.testing.assert_frame_equal(rfm(other, columns=told), rfm(table))


def test_without_order_numbers_the_lines_of_one_moment_are_one_order() -> None:
    table = lines((1, 1, "2026-01-01 10:00", 100), (1, 2, "2026-01-01 10:00", 100), (1, 3, "2026-01-01 11:00", 100))
    assert rfm(table.drop(columns="order_id")).orders.tolist() == [2]


def test_days_without_hours_are_understood() -> None:
    table = drawn(4, 9, 90)
    days = table.assign(ordered_at=table.ordered_at.dt.date)
    pd.testing.assert_frame_equal(rfm(days), rfm(table))


# What it refuses


def refused(message: str, source: Any, **more: Any) -> None:
    with pytest.raises(AtelierError) as caught:
        rfm(source, **more)
    assert message in caught.value.message.en, caught.value.message.en
    assert caught.value.message.fr


def test_columns_that_are_missing_or_of_the_wrong_kind(tmp_path: Path) -> None:
    table = drawn(5, 9, 90)
    refused("No column was found for customer_id", table.drop(columns="customer_id"))
    refused("The columns are customer_id, order_id, ordered_at. Say", table.drop(columns="amount_cents").head(0))
    refused("No column was found for amount_cents (paid)", table, columns={"amount_cents": "paid"})
    refused("No column was found for order_id (number)", table, columns={"order_id": "number"})
    refused('"amount_cents" are not whole cents', table.assign(amount_cents=table.amount_cents / 100))
    refused('"amount_cents" are not whole cents', table.assign(amount_cents="12.50"))
    refused('"ordered_at" holds no dates', table.assign(ordered_at=table.ordered_at.astype(str)))
    refused('"ordered_at" carry a time zone', table.assign(ordered_at=table.ordered_at.dt.tz_localize("UTC")))
    refused("mixes text and numbers", table.assign(customer_id=["a", 1] * 45))
    table.assign(ordered_at=table.ordered_at.dt.strftime("%d. %m. %Y")).to_csv(tmp_path / "text.csv", index=False)
    refused('"ordered_at" holds no dates', tmp_path / "text.csv")


def test_tables_in_which_there_is_no_order() -> None:
    table = drawn(6, 9, 90)
    refused("no order to count", table.head(0))
    refused("no order to count", table.assign(customer_id=pd.array([pd.NA] * 90, dtype="Int64")))
    refused("no order to count", table.assign(amount_cents=-1))
    refused("no order to count", table, as_of="2020-01-01")


@pytest.mark.parametrize("day", ["soon", "2026-13-01", ""])
def test_a_day_that_is_none(day: Any) -> None:
    refused("is not a day", drawn(6, 9, 90), as_of=day)


def test_files_that_are_none(tmp_path: Path) -> None:
    refused('no file or folder "none.parquet"', tmp_path / "none.parquet")
    refused("holds no parquet file", tmp_path)
    (tmp_path / "lines.xlsx").write_bytes(b"PK")
    refused("neither parquet nor CSV", tmp_path / "lines.xlsx")
    for content in (b"", b"no parquet at all, but text", b"PAR1" + bytes(40) + b"PAR1"):
        (tmp_path / "bad.parquet").write_bytes(content)
        refused("cannot be read as a table", tmp_path / "bad.parquet")


def test_too_little_memory_and_a_full_disk_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused("at least 100 MB", drawn(1, 9, 90), memory_mb=99)
    for error, message in (
        (duckdb.OutOfMemoryException("failed to allocate data of size 1 GiB"), "not enough memory"),
        (duckdb.OutOfMemoryException("raise max_temp_directory_size"), "disk is full"),
        (duckdb.IOException("Could not write file: No space left on device"), "disk is full"),
    ):
        with pytest.raises(AtelierError, match=message), engines.in_plain_words():
            raise error
    with pytest.raises(ZeroDivisionError), engines.in_plain_words():
        _ = 1 // 0


def test_what_does_not_fit_into_memory_goes_to_disk_and_is_gone_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with duckdb_engine(100, 1) as engine:
        assert len(list(tmp_path.iterdir())) == 1
        engine.raw_sql("SET max_temp_directory_size='1MB'")
        with pytest.raises(AtelierError, match="disk is full"), engines.in_plain_words():
            engine.raw_sql("SELECT a, count(*) FROM range(20_000_000) t(a) GROUP BY a ORDER BY a").fetchone()
    assert not list(tmp_path.iterdir())


# The query as text


@pytest.mark.parametrize("dialect", ["bigquery", "snowflake", "databricks", "pyspark", "postgres", "duckdb"])
def test_the_query_can_be_read_in_the_dialect_of_a_warehouse(dialect: str) -> None:
    text = rfm_sql(dialect)
    assert "order_lines" in text and text.count("r_score") > 4


def test_the_text_for_duckdb_gives_the_same_table() -> None:
    table = drawn(2, 30, 300).dropna()
    with duckdb.connect() as connection:
        connection.register("order_lines", table)
        found = connection.sql(rfm_sql("duckdb")).df().sort_values("customer_id", ignore_index=True)
    pd.testing.assert_frame_equal(found.astype("int64"), rfm(table).astype("int64"))


def test_an_unknown_dialect_is_said() -> None:
    with pytest.raises(AtelierError, match='"klingon"'):
        rfm_sql("klingon")


def test_the_query_is_lazy_and_names_its_columns() -> None:
    query = rfm_query(ibis.table(dict(zip(COLUMNS[:1], ["int64"], strict=True)) | {
        "order_id": "string", "ordered_at": "timestamp", "amount_cents": "int64"}, name="t"))  # fmt: skip
    assert list(query.columns) == COLUMNS


@pytest.mark.slow
def test_duckdb_and_spark_give_the_same_tables_to_the_cent(tmp_path: Path) -> None:
    """In a process of its own, so that no variable of Java's nor Spark's thread stays behind."""
    generated_lines(400, tmp_path / "generated")
    boutique("orders").to_parquet(tmp_path / "boutique.parquet")
    drawn(3, 40, 600).to_parquet(tmp_path / "ties.parquet")
    script = (
        "import sys, json; from pathlib import Path; from spark import local_spark; from atelier.tables import rfm\n"
        "folder = Path(sys.argv[1]); found = {}\n"
        "with local_spark() as engine:\n"
        "    for name, day in (('generated', None), ('boutique.parquet', None), ('ties.parquet', '2026-01-08')):\n"
        "        ours = rfm(folder / name, day)\n"
        "        theirs = rfm(engine.read_parquet(str(folder / name)), day)\n"
        "        same = ours.astype('int64').equals(theirs.astype('int64'))\n"
        "        found[name] = [same, len(ours), len(theirs)]\n"
        "print(json.dumps(found))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-3000:]
    found = json.loads(run.stdout.splitlines()[-1])
    assert len(found) == 3
    for name, (same, ours, theirs) in found.items():
        assert same and ours == theirs > 0, name


# Generated lines


def test_generated_lines_are_those_of_their_seed_and_of_the_size_that_is_promised(tmp_path: Path) -> None:
    one, two, other = (generated_lines(3_000, tmp_path / name, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6)))
    assert [path.read_bytes() for path in one.iterdir()] == [path.read_bytes() for path in two.iterdir()]
    assert [path.read_bytes() for path in one.iterdir()] != [path.read_bytes() for path in other.iterdir()]
    table = pd.read_parquet(one)
    assert table.order_id.nunique() == 3_000 * 6.7
    assert len(table) / 3_000 == pytest.approx(6.7 * 10 / 6, rel=0.02)
    assert table.ordered_at.is_monotonic_increasing
    assert table.ordered_at.between("2024-10-01", "2026-09-30 23:59:59").all()
    assert (table.groupby("order_id").customer_id.nunique() == 1).all()
    assert table.customer_id.between(1, 3_000).all()
    returned = table.groupby("order_id").amount_cents.max() < 0
    assert returned.mean() == pytest.approx(1 / 25, abs=0.01)
    # The product of two equal draws: the number of orders is geometric, so one in 1 + 6.7 has none.
    assert 1 - table.customer_id.nunique() / 3_000 == pytest.approx(1 / 7.7, abs=0.02)


def test_generated_lines_come_in_several_files_in_order_of_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.tables.generating.CUSTOMERS_A_FILE", 100)
    folder = generated_lines(250, tmp_path / "deep" / "down")
    assert len(list(folder.iterdir())) == 3
    table = pd.read_parquet(folder)
    assert table.ordered_at.is_monotonic_increasing
    assert table.order_id.drop_duplicates().tolist() == list(range(1, 1_676))


def test_a_shop_without_customers_and_a_folder_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="at least 1"):
        generated_lines(0, tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(AtelierError, match="could not be written"):
        generated_lines(1, tmp_path / "file")
    assert len(pd.read_parquet(generated_lines(1, tmp_path / "one"))) >= 6


# Clusters from a sample


def customers(count: int = 3_000) -> pd.DataFrame:
    draw = np.random.default_rng(1)
    truth = draw.choice(3, count, p=[0.5, 0.3, 0.2])
    return pd.DataFrame({"a": truth * 10 + draw.normal(0, 1.5, count), "b": truth % 2 * 900 + draw.normal(0, 90, count),
                         "name": "x", "truth": truth})  # fmt: skip


def model() -> Any:
    return make_pipeline(StandardScaler(), KMeans(3, n_init=5, random_state=0))


def test_a_fit_on_a_sample_gives_nearly_the_clusters_of_a_fit_on_all() -> None:
    table = customers()
    assigned = assign_from_sample(table, ["a", "b"], model(), sample=300)
    whole = model().fit_predict(table[["a", "b"]].to_numpy())
    assert adjusted_rand_score(whole, assigned.labels) > 0.97
    assert assigned.sampled == 300 and assigned.labels.dtype == np.int32 and len(assigned.labels) == len(table)


def test_files_in_batches_give_the_labels_of_the_table_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = customers()
    wanted = assign_from_sample(table, ["b", "a"], model(), sample=500).labels
    table[:700].to_parquet(tmp_path / "0.parquet")
    table[700:].to_parquet(tmp_path / "1.parquet")
    for rows in (200_000, 64):
        monkeypatch.setattr("atelier.tables.assigning.ROWS_A_BATCH", rows)
        for source in (table, tmp_path):
            assert (assign_from_sample(source, ["b", "a"], model(), sample=500).labels == wanted).all()


def test_a_sample_larger_than_the_table_is_the_table() -> None:
    table = customers(50)
    assigned = assign_from_sample(table, ["a", "b"], model())
    assert assigned.sampled == 50
    assert adjusted_rand_score(model().fit_predict(table[["a", "b"]].to_numpy()), assigned.labels) == 1


def test_what_cannot_be_clustered_is_said(tmp_path: Path) -> None:
    table = customers(50)
    (tmp_path / "bad.parquet").write_text("no")
    for source, columns, message in (
        (table.head(0), ["a"], "no row"),
        (table, ["a", "z"], "no column z"),
        (table, [], "no column"),
        (table, ["a", "name"], "holds a gap"),
        (table.assign(a=[np.nan, *range(49)]), ["a"], "holds a gap"),
        (table.assign(a=[np.inf, *range(49)]), ["a"], "holds a gap"),
        (tmp_path / "none", ["a"], "no file or folder"),
        (tmp_path / "bad.parquet", ["a"], "no parquet file, or it is damaged"),
    ):
        with pytest.raises(AtelierError, match=message):
            assign_from_sample(source, columns, model())


# The measurements and the benchmark that made them


def test_the_measurements_tell_cost_by_engine_and_size() -> None:
    costs = rfm_costs()
    assert not costs.isna().any().any()
    assert not costs.duplicated(["engine", "rows"]).any()
    assert set(costs.engine) == {"pandas", "polars", "duckdb", "atelier"}
    for _, one in costs.groupby("engine"):
        ordered = one.sort_values("rows")
        assert len(ordered) >= 3 and ordered.rows.max() > 9_000_000
        assert ordered.cpu_seconds.is_monotonic_increasing and (ordered.cpu_seconds > 0).all()


@pytest.mark.slow
def test_the_benchmark_runs_and_its_engines_agree(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/segmentation.py", "--sizes", "0.05", "--customers", "0.01", "--rounds", "1"]
    command += ["--only", "rfm", "memory", "clusters", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    report = json.loads((tmp_path / "segmentation.json").read_text("utf-8"))
    assert {row["engine"] for row in report["parts"]["rfm"]} == {"pandas", "polars", "duckdb", "atelier"}
    assert all(row["same_table"] for row in report["parts"]["memory"])
    assert all(row["ari_to_truth"] > 0.4 for row in report["parts"]["clusters"])
    assert re.search(r"of the best of the others \(target", (tmp_path / "segmentation.md").read_text("utf-8"))
    assert list(pd.read_csv(tmp_path / "rfm_cost.csv").columns) == list(rfm_costs().columns)


def test_names_are_looked_up_when_used() -> None:
    assert tables.rfm is rfm
    with pytest.raises(AttributeError, match="nothing"):
        _ = tables.nothing
