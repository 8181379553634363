"""Maison Brindille: the same bytes everywhere, tables that fit together, and a loader that says what it has."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from atelier import i18n
from atelier.data import boutique, boutique_truth
from atelier.errors import AtelierError
from atelier.paths import course_root

BOUTIQUE = course_root() / "datasets" / "boutique"
sys.path.insert(0, str(BOUTIQUE))

from maker import draws, orders, people, plan, products, shop  # noqa: E402

NOT_GENERATED = {"communes.parquet"}
EUROS = re.compile(r"€(\d+)(?:\.(\d\d))?")


def run(out: Path, *options: str) -> dict[str, str]:
    command = [sys.executable, BOUTIQUE / "generate.py", "--out", out, *options]
    subprocess.run(command, check=True, capture_output=True)
    return checksums(out)


def checksums(folder: Path) -> dict[str, str]:
    found = {*folder.glob("*.parquet"), *folder.glob("extracts/*.csv")}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if path.name not in NOT_GENERATED
    }


@cache
def table(name: str) -> pd.DataFrame:
    return boutique(name)


# --- the generator ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_generator_writes_the_committed_bytes(tmp_path: Path) -> None:
    assert run(tmp_path) == checksums(BOUTIQUE)


@pytest.mark.slow
def test_another_seed_makes_another_shop_and_the_same_one_the_same(tmp_path: Path) -> None:
    first, again, other = (
        run(tmp_path / name, "--customers", "500", "--seed", seed)
        for name, seed in (("a", "7"), ("b", "7"), ("c", "8"))
    )
    assert first == again
    fixed = {"products", "campaigns", "knowledge_base", "glossary", "truth_targeting", "truth_support"}
    for name in first:
        assert (first[name] == other[name]) == (Path(name).stem in fixed), name


def test_no_chance_comes_from_a_function_that_machines_round_differently() -> None:
    inexact = {"exp", "log", "log1p", "power", "pow", "normal", "standard_normal", "poisson", "gamma", "beta"}
    inexact |= {"binomial", "exponential", "lognormal", "geometric", "negative_binomial", "sin", "cos", "tanh"}
    for path in [*BOUTIQUE.glob("maker/*.py"), BOUTIQUE / "generate.py"]:
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        used |= {node.id for node in nodes if isinstance(node, ast.Name)}
        assert not used & inexact, path.name


@pytest.mark.parametrize("digits", draws.LARGEST_PRIMES)
def test_identifiers_have_their_digits_and_never_meet(digits: int) -> None:
    prime = draws.LARGEST_PRIMES[digits]
    assert all(prime % divisor for divisor in range(2, int(prime**0.5) + 1))
    assert prime < 9 * 10 ** (digits - 1) < prime + 100
    ids = draws.unique_ids(np.random.default_rng(1), 50_000, digits)
    assert len(set(ids.tolist())) == 50_000
    assert len(str(ids.min())) == len(str(ids.max())) == digits
    with pytest.raises(ValueError, match="do not fit"):
        draws.unique_ids(np.random.default_rng(1), prime + 1, digits)


def test_tables_of_counts_have_the_mean_and_spread_they_announce() -> None:
    weights = draws.count_weights(Fraction(6), 40, 120)
    total, counts = sum(weights), range(len(weights))
    mean = sum(k * w for k, w in zip(counts, weights, strict=True)) / total
    variance = sum((k - mean) ** 2 * w for k, w in zip(counts, weights, strict=True)) / total
    assert mean == pytest.approx(6, abs=1e-6)
    assert variance == pytest.approx(6 + 36 / 40, abs=1e-5)


def test_draws_follow_their_weights() -> None:
    rng, size = np.random.default_rng(2), 100_000
    shares = np.bincount(draws.pick(rng, (1, 0, 3), size)) / size
    assert shares == pytest.approx([0.25, 0, 0.75], abs=4 * (0.25 * 0.75 / size) ** 0.5)
    grouped = draws.pick_by_group(rng, ((1, 0), (0, 1)), np.array([0, 1, 1, 0]))
    assert grouped.tolist() == [0, 1, 1, 0]
    assert draws.chance(rng, 2000, size).mean() == pytest.approx(0.2, abs=4 * (0.16 / size) ** 0.5)
    successes = draws.bell_counts(rng, np.full(size, 1000), np.full(size, 300_000))
    assert successes.mean() == pytest.approx(300, abs=4 * (210 / size) ** 0.5)
    assert successes.std() == pytest.approx(210**0.5, rel=0.02)


def test_a_name_given_twice_is_written_out_because_a_dictionary_with_it_changes_from_run_to_run() -> None:
    assert people.coded(np.array([0, 1, -1]), ("a", "b")).to_pylist() == ["a", "b", None]
    twice = people.coded(np.array([0, 1, -1]), ("a", "a"))
    assert twice.type == "string"
    assert twice.to_pylist() == ["a", "a", None]


def test_the_committed_files_are_small_enough_to_download() -> None:
    sizes = {path: path.stat().st_size for kind in ("*.parquet", "*.csv") for path in BOUTIQUE.rglob(kind)}
    assert max(sizes.values()) < 3_000_000, sizes
    assert sum(sizes.values()) < 15_000_000


# --- the tables -------------------------------------------------------------------------------------------------------

KEYS = {
    "ads": ["ad_id"],
    "campaigns": ["campaign_id"],
    "communes": ["commune_code"],
    "contacts": ["campaign_id", "customer_id"],
    "customers": ["customer_id"],
    "glossary": ["term_id"],
    "knowledge_base": ["article_id"],
    "order_lines": ["order_id", "line_number"],
    "orders": ["order_id"],
    "products": ["sku"],
    "sessions": ["session_id"],
    "support": ["conversation_id"],
    "support_messages": ["conversation_id", "turn"],
}
EXPORTED_TWICE = {"order_lines", "contacts"}


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_complete_and_unique_but_for_the_planted_copies(name: str) -> None:
    keys = table(name)[KEYS[name]]
    assert not keys.isna().any().any()
    if name in EXPORTED_TWICE:
        assert 0 < keys.duplicated().mean() < 0.01
    else:
        assert not keys.duplicated().any()


@pytest.mark.parametrize(
    ("child", "column", "parent", "key"),
    [
        ("customers", "commune_code", "communes", "commune_code"),
        ("orders", "customer_id", "customers", "customer_id"),
        ("orders", "refers_to_order_id", "orders", "order_id"),
        ("order_lines", "order_id", "orders", "order_id"),
        ("orders", "order_id", "order_lines", "order_id"),
        ("sessions", "customer_id", "customers", "customer_id"),
        ("sessions", "order_id", "orders", "order_id"),
        ("contacts", "customer_id", "customers", "customer_id"),
        ("contacts", "campaign_id", "campaigns", "campaign_id"),
        ("support", "customer_id", "customers", "customer_id"),
        ("support", "order_id", "orders", "order_id"),
        ("support_messages", "conversation_id", "support", "conversation_id"),
        ("support", "conversation_id", "support_messages", "conversation_id"),
    ],
)
def test_every_reference_leads_somewhere(child: str, column: str, parent: str, key: str) -> None:
    values = table(child)[column].dropna()
    assert len(values)
    assert values.isin(table(parent)[key]).all()


def test_amounts_add_up_to_the_cent() -> None:
    lines, documents = table("order_lines").drop_duplicates(), table("orders").set_index("order_id")
    gross = lines["quantity"].astype("int64") * lines["unit_price_cents"] * (100 - lines["discount_percent"])
    assert (lines["line_total_cents"] == np.sign(gross) * (gross.abs() // 100)).all()
    goods = documents.index.map(lines.groupby("order_id")["line_total_cents"].sum())
    assert (goods + documents["shipping_cents"] == documents["total_cents"]).all()
    products = table("products").set_index("sku")["price_cents"]
    listed = lines["sku"].map(products)
    assert (lines["unit_price_cents"].isin([0]) | listed.isna() | (lines["unit_price_cents"] == listed)).all()


def test_returns_and_cancellations_undo_an_earlier_sale_of_the_same_customer() -> None:
    documents = table("orders")
    undone = documents.merge(documents, left_on="refers_to_order_id", right_on="order_id", suffixes=("", "_sale"))
    assert len(undone) == (documents["document_type"] != "sale").sum() > 1000
    assert (undone["document_type_sale"] == "sale").all()
    assert (undone["ordered_at"] > undone["ordered_at_sale"]).all()
    assert (undone["customer_id"].fillna(0) == undone["customer_id_sale"].fillna(0)).all()
    assert (undone["total_cents"] <= 0).all()
    cancelled = undone[undone["document_type"] == "cancellation"]
    assert (cancelled["total_cents"] == cancelled["shipping_cents_sale"] - cancelled["total_cents_sale"]).all()
    assert (cancelled["ordered_at"] - cancelled["ordered_at_sale"] < pd.Timedelta(hours=1)).all()


def test_what_comes_back_was_delivered_before_and_within_the_promised_delay() -> None:
    documents = table("orders")
    back = documents.query("document_type == 'return'").merge(
        documents, left_on="refers_to_order_id", right_on="order_id", suffixes=("", "_sale")
    )
    assert set(back["delivery_status_sale"]) == {"delivered", "late"}
    delivered_at = back["ordered_at_sale"] + pd.to_timedelta(back["delivery_days_sale"], unit="D")
    delay = back["ordered_at"] - delivered_at
    promised = table("knowledge_base").set_index("article_id").loc["KB-06", "text_en"]
    assert f"{orders.RETURN_DAYS} days from delivery" in promised
    assert delay.min() > pd.Timedelta(0)
    assert delay.max() <= pd.Timedelta(days=orders.RETURN_DAYS)


def test_codes_outside_the_catalogue_stay_outside_when_it_grows() -> None:
    catalogue = products.products_table(BOUTIQUE / "catalogue.csv")
    first_of_each = [catalogue["category"].to_pylist().index(name) for name in plan.CATEGORIES]
    more = catalogue.take(pa.array(first_of_each))
    more = more.set_column(0, "sku", pa.array([f"NEW-{number}" for number in range(len(more))]))
    goods = products.make_products(pa.concat_tables([catalogue, more]))
    rng = draws.streams(1)
    crowd = people.make_people(rng["people"], 1_000, pq.read_table(BOUTIQUE / "communes.parquet"))
    book, _ = shop.two_years(rng, crowd, goods, np.resize(np.arange(len(plan.CATEGORIES)), plan.CAMPAIGNS))
    extra = book.lines.fault == list(plan.DIRTY_ORDER_LINES_BP).index("not_a_product")
    codes = np.array([*goods.sku, *orders.EXTRA_CODES])[book.lines.product[extra]]
    assert set(codes) == set(orders.EXTRA_CODES)


def test_everything_happens_in_the_window_and_after_the_account_was_opened() -> None:
    first, end = pd.Timestamp(plan.FIRST_DAY), pd.Timestamp(plan.LAST_DAY) + pd.Timedelta(days=1)
    for name, column in (("orders", "ordered_at"), ("sessions", "started_at"), ("support", "started_at")):
        assert table(name)[column].between(first - pd.Timedelta(hours=1), end).all(), name
    consents = table("customers")
    left = consents["opted_out_at"].notna()
    assert (consents["opted_out_at"] < end)[left].all()
    assert (consents["opted_out_at"] >= consents["signed_up_at"])[left].all()
    opened = table("customers").set_index("customer_id")["signed_up_at"]
    known = table("orders").dropna(subset="customer_id")
    assert (known["ordered_at"] >= known["customer_id"].map(opened)).all()


def test_nobody_can_be_reached() -> None:
    customers = table("customers")
    reserved = customers["email"].str.contains(r"(?:@| at )example\.(?:com|org|net)$", case=False)
    assert reserved.all()
    blocks = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98")
    assert customers["phone"].str.fullmatch(rf"(?:{'|'.join(blocks)}) \d\d \d\d").all()
    assert customers["health_note"].notna().mean() == pytest.approx(0.025, abs=0.005)


def test_customers_live_in_real_communes_spread_like_the_population() -> None:
    communes, customers = table("communes").set_index("commune_code"), table("customers")
    assert (communes["rural"] == (communes["population"] < 2_000)).all()
    assert communes["population"].sum() > 65_000_000
    home = communes.loc[customers["commune_code"]]
    assert (customers["postcode"].str.zfill(5).to_numpy() == home["postcode"].to_numpy()).all()
    share = communes.loc[communes["rural"], "population"].sum() / communes["population"].sum()
    assert home["rural"].mean() == pytest.approx(share, abs=4 * (share * (1 - share) / len(customers)) ** 0.5)


def test_the_living_standard_has_the_published_deciles() -> None:
    income = table("customers")["living_standard_eur"]
    assert income.quantile([0.1, 0.5, 0.9]).tolist() == pytest.approx([12_970, 24_330, 43_840], rel=0.03)
    assert (income % 10 == 0).all()


def test_the_extracts_can_be_read_by_eye_and_join() -> None:
    read = {path.stem: pd.read_csv(path) for path in (BOUTIQUE / "extracts").glob("*.csv")}
    customers, few = read["customers"]["customer_id"], read["orders"]["customer_id"]
    assert set(read) == {
        "ads",
        "contacts",
        "customers",
        "order_lines",
        "orders",
        "sessions",
        "support",
        "support_messages",
    }
    assert len(customers) == len(read["ads"]) == 100
    assert few.nunique() > 5
    for name in ("orders", "sessions", "contacts", "support"):
        assert read[name]["customer_id"].isin(customers).all(), name
        assert len(read[name]) < 300
    assert set(read["order_lines"]["order_id"]) == set(read["orders"]["order_id"])
    assert set(read["support_messages"]["conversation_id"]) == set(read["support"]["conversation_id"])
    assert read["sessions"]["order_id"].dropna().isin(read["orders"]["order_id"]).all()


def test_the_catalogue_is_complete_where_it_must_be_and_has_gaps_where_it_may() -> None:
    products = table("products")
    assert products.groupby("category").size().to_dict() == dict.fromkeys(plan.CATEGORIES, 9)
    assert (products["cost_cents"] < products["price_cents"] * 0.6).all()
    assert not (products["title_raw"].str.lower() == products["title_fr"].str.lower()).any()
    for column in ("colour", "dimensions_cm", "weight_g", "description_en", "description_fr"):
        assert 0 < products[column].isna().sum() < 12, column
    assert products["description_fr"].dropna().is_unique


def test_the_help_pages_say_what_the_orders_do() -> None:
    articles = table("knowledge_base").set_index("article_id")["text_en"]
    prices = [int(euros) * 100 + int(cents or 0) for euros, cents in EUROS.findall(articles["KB-01"])]
    assert prices == [*orders.SHIPPING_CENTS[:2], orders.FREE_SHIPPING_FROM_CENTS]
    tiers = [int(euros) * 100 for euros, _ in EUROS.findall(articles["KB-20"])]
    assert tiers == list(people.TIER_STARTS_CENTS[1:])
    shipped = table("orders").query("document_type == 'sale' and delivery_mode == 'home'")
    goods = shipped["total_cents"] - shipped["shipping_cents"]
    assert (shipped["shipping_cents"] == np.where(goods < prices[2], prices[0], 0)).all()


def test_articles_and_terms_exist_in_both_languages() -> None:
    articles, terms = table("knowledge_base"), table("glossary")
    assert len(articles) == 30
    assert len(terms) >= 60
    for column in ("title_en", "title_fr", "text_en", "text_fr"):
        assert articles[column].is_unique
        assert articles[column].str.len().gt(10).all()
    assert (articles["updated_at"] < pd.Timestamp(plan.LAST_DAY)).all()
    for language in ("en", "fr"):
        assert (terms[f"term_{language}"] != terms[f"forbidden_{language}"]).all()


def test_a_campaign_is_named_after_its_day() -> None:
    campaigns = table("campaigns")
    assert (campaigns["campaign_id"] == campaigns["sent_at"].dt.strftime("E%y%m%d")).all()
    assert campaigns["category"].value_counts().to_dict() == dict.fromkeys(plan.CATEGORIES, 3)


def test_conversations_open_with_the_customer_in_the_language_they_are_in() -> None:
    talks, turns = table("support"), table("support_messages")
    counted = turns.groupby("conversation_id").size()
    assert (talks["conversation_id"].map(counted) == talks["turns"]).all()
    assert (turns.loc[turns["turn"] == 1, "speaker"] == "customer").all()
    spoken = talks["customer_id"].map(table("customers").set_index("customer_id")["language"])
    assert (talks["language"] == spoken).all()
    script = pd.read_csv(BOUTIQUE / "support_lines.csv")
    languages = turns["conversation_id"].map(talks.set_index("conversation_id")["language"])
    for language in ("en", "fr"):
        assert turns.loc[languages == language, "text"].isin(script[f"text_{language}"]).all()


# --- the loader -------------------------------------------------------------------------------------------------------


def test_the_loader_gives_types_one_can_count_on() -> None:
    orders_table = table("orders")
    assert str(orders_table["order_id"].dtype) == "int32"
    assert str(orders_table["customer_id"].dtype) == "Int32"
    assert str(orders_table["total_cents"].dtype) == "int64"
    assert str(orders_table["ordered_at"].dtype).startswith("datetime64")
    assert orders_table["gift_wrap"].dtype == bool
    assert str(orders_table["channel"].dtype) == "str"
    assert str(table("support")["satisfaction"].dtype) == "Int8"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_unknown_table_is_answered_with_the_list(language: str) -> None:
    i18n.set_language(language)
    with pytest.raises(AtelierError) as caught:
        boutique("clients")
    said = str(caught.value)
    assert "clients" in said
    assert all(name in said for name in KEYS)
    assert "truth" not in said
    assert "segments" not in said


@pytest.mark.parametrize("name", ["truth_segments", "segments", "../boutique/customers"])
def test_the_truth_cannot_be_opened_by_accident(name: str) -> None:
    with pytest.raises(AtelierError):
        boutique(name)


def test_the_truth_has_a_door_of_its_own() -> None:
    assert list(boutique_truth("segments").columns) == ["customer_id", "segment"]
    with pytest.raises(AtelierError, match="segments"):
        boutique_truth("customers")


def test_every_table_of_the_folder_can_be_read() -> None:
    for path in BOUTIQUE.glob("*.parquet"):
        name = path.stem
        read = boutique_truth(name.removeprefix("truth_")) if name.startswith("truth_") else boutique(name)
        assert len(read), name
