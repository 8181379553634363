"""Customer segments on small tables whose answer is known: what is accepted, what is refused, and with which words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.segments import (
    RFM,
    agreement,
    audit_persona,
    clean,
    cleaning_effect,
    confusion,
    customer_features,
    find_segments,
    holds_no_customer,
    k_curves,
    lorenz,
    persona_prompt,
    prepared,
    profile,
    profile_intervals,
    rfm_grid,
    rule_persona,
    same_facts,
    segment_names,
    signatures,
    silhouette,
    top_shares,
)
from atelier.segments.personas import persona_words

DAY = pd.Timestamp("2026-01-01 10:00")


def table(*rows: tuple[object, ...], columns: str = "customer_id order_id day amount_cents") -> pd.DataFrame:
    lines = pd.DataFrame(list(rows), columns=columns.split())
    return lines.assign(ordered_at=DAY + pd.to_timedelta(lines.pop("day"), unit="D"))


def reasons(cleaned: object) -> dict[str, int]:
    counts = cleaned.report["lines"]  # type: ignore[attr-defined]
    return {reason: count for reason, count in counts.items() if count}


# --- cleaning ---------------------------------------------------------------------------------------------------------


def test_nothing_is_lost_and_returns_stay() -> None:
    lines = table((1, 10, 0, 1000), (1, 11, 5, -1000), (2, 12, 6, 0), (2, 12, 6, 500))
    cleaned = clean(lines)
    assert reasons(cleaned) == {"zero_price": 1}
    assert len(cleaned.lines) + len(cleaned.set_aside) == len(lines)
    assert -1000 in set(cleaned.lines["amount_cents"])


def test_an_exact_copy_counts_once_and_only_where_orders_have_numbers() -> None:
    lines = table((1, 10, 0, 1000), (1, 10, 0, 1000), (1, 11, 0, 1000))
    assert reasons(clean(lines)) == {"duplicate_line": 1}
    assert reasons(clean(lines, drop_copies=False)) == {}
    assert reasons(clean(lines.drop(columns="order_id"))) == {}


@pytest.mark.parametrize(
    ("minutes", "cents", "customer", "undone"),
    [(20, -1000, 1, 2), (61, -1000, 1, 0), (20, -999, 1, 0), (20, -1000, 2, 0)],
)
def test_a_cancellation_takes_its_sale_with_it(minutes: int, cents: int, customer: int, undone: int) -> None:
    lines = table((1, 10, 0, 1000), (customer, 11, minutes / 1440, cents), (3, 12, 9, 50))
    assert reasons(clean(lines)).get("cancelled_order", 0) == undone


def test_one_cancellation_takes_one_sale_only() -> None:
    lines = table((1, 10, 0, 1000), (1, 13, 0.01, 1000), (1, 11, 0.02, -1000))
    assert sorted(clean(lines).lines["order_id"]) == [10]


@pytest.mark.parametrize("name", ["POST", "manual", "Frais de port", "Livraison"])
def test_postage_is_no_product(name: str) -> None:
    lines = table((1, 1, 0, 490, name), (1, 1, 0, 900, "Soap"), columns="customer_id order_id day amount_cents product")
    assert reasons(clean(lines)) == {"not_a_product": 1}
    assert reasons(clean(lines, not_products=())) == {}


def test_who_buys_by_the_dozen_is_set_aside_with_all_lines() -> None:
    rows = [(1, 1, 0, 900, 12), (1, 2, 9, 100, 1), (2, 3, 0, 100, 11)]
    lines = table(*rows, columns="customer_id order_id day amount_cents quantity")
    assert reasons(clean(lines)) == {"wholesaler": 2}
    assert reasons(clean(lines, wholesale_from=None)) == {}


def test_a_line_without_customer_is_set_aside() -> None:
    lines = table((1, 1, 0, 900), (None, 2, 0, 900)).astype({"customer_id": "Int64"})
    cleaned = clean(lines)
    assert reasons(cleaned) == {"missing_customer": 1}
    assert cleaned.lines["customer_id"].dtype == np.int64


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (lambda lines: lines.drop(columns="amount_cents"), "missing: amount_cents"),
        (lambda lines: lines.iloc[:0], "empty"),
        (lambda lines: lines.assign(ordered_at="01/02/2026"), "does not hold dates"),
        (lambda lines: lines.assign(amount_cents=9.5), "whole cents"),
        (lambda lines: lines.assign(amount_cents=0), "no line is left"),
        (lambda lines: "orders.csv", "table of order lines"),
    ],
)
def test_a_table_that_cannot_be_cleaned_is_refused_in_one_sentence(broken: object, words: str) -> None:
    with pytest.raises(AtelierError, match=words):
        clean(broken(table((1, 1, 0, 900))))  # type: ignore[operator]


def test_an_impossible_duration_is_refused() -> None:
    with pytest.raises(AtelierError, match="no length of time"):
        clean(table((1, 1, 0, 900)), cancelled_within="soon")


def test_the_effect_of_cleaning_compares_totals() -> None:
    rows = [(1, 1, 0, 10_000, 12), (2, 2, 0, 1000, 1), (2, 3, 2, -500, -1)]
    lines = table(*rows, columns="customer_id order_id day amount_cents quantity")
    effect = cleaning_effect(lines, clean(lines))
    assert list(effect.loc["top_customer", ["before", "after"]]) == [100, 5]
    assert list(effect.loc["orders", ["before", "after"]]) == [2, 1]
    assert effect.loc["mean_basket", "after"] == 10


# --- RFM and concentration --------------------------------------------------------------------------------------------


def test_the_grid_counts_every_customer_and_empty_cells_are_zero() -> None:
    scores = pd.DataFrame({"r_score": [5, 5, 1], "f_score": [1, 1, 2], "net_cents": [10, 20, -5]})
    assert rfm_grid(scores).loc[5, 1] == 2
    assert rfm_grid(scores).to_numpy().sum() == 3
    assert rfm_grid(scores, "net_cents").loc[5, 1] == 30
    assert list(rfm_grid(scores).index) == [5, 4, 3, 2, 1]
    with pytest.raises(AtelierError, match="revenue"):
        rfm_grid(scores, "revenue")
    with pytest.raises(AtelierError, match="no RFM scores"):
        rfm_grid(pd.DataFrame({"orders": [1]}))


def test_concentration_of_equal_and_of_unequal_customers() -> None:
    assert top_shares(pd.Series([5] * 100)).loc[0.20, "revenue"] == pytest.approx(0.2)
    assert top_shares(pd.Series([100, 0, 0, 0, 0])).loc[0.20, "revenue"] == 1
    assert top_shares(pd.Series([9, 1]), shares=[0.07]).loc[0.07, "customers"] == 1
    assert top_shares(pd.Series(range(100)), shares=[0.07]).loc[0.07, "customers"] == 7
    curve = lorenz(pd.Series([30, 10, -20]))
    assert list(curve["revenue"]) == [0, 0.75, 1, 1]


@pytest.mark.parametrize(
    ("amounts", "words"), [([0, -5], "positive amount"), ([1, np.nan], "missing"), ([], "positive")]
)
def test_concentration_of_nothing_is_refused(amounts: list[float], words: str) -> None:
    with pytest.raises(AtelierError, match=words):
        lorenz(pd.Series(amounts, dtype=float))


# --- features ---------------------------------------------------------------------------------------------------------


def test_features_follow_the_columns_there_are() -> None:
    rows = [
        (1, 1, 0, 900, "SPRING", True),
        (1, 2, 3, 100, None, False),
        (1, 3, 5, -900, None, False),
        (2, 4, 9, 50, None, True),
    ]
    lines = table(*rows, columns="customer_id order_id day amount_cents promo_code gift_wrap")
    visits = pd.DataFrame(
        {"customer_id": [1, 1, 9], "outcome": ["browsed", "ordered", "browsed"], "started_at": [DAY] * 3}
    )
    found = customer_features(lines, visits)
    assert found.loc[1].to_dict() == {
        "recency_days": 7,
        "orders": 2,
        "net_cents": 100,
        "promo_share": 0.5,
        "gift_share": 0.5,
        "return_share": 0.5,
        "visits": 1,
    }
    assert list(customer_features(lines[["customer_id", "order_id", "ordered_at", "amount_cents"]])) == [
        *RFM,
        "return_share",
    ]


def test_what_happened_after_the_reference_date_is_not_looked_at() -> None:
    lines = table((1, 1, 0, 900), (1, 2, 30, 100), (2, 3, 40, 100), (1, 4, 50, -100))
    found = customer_features(lines, as_of="2026-01-15")
    assert list(found.index) == [1]
    assert found.loc[1].to_dict() == {"recency_days": 14, "orders": 1, "net_cents": 900, "return_share": 0}


def test_a_customer_who_sent_more_back_than_bought_counts_as_nothing() -> None:
    found = customer_features(table((1, 1, 0, 900), (1, 2, 3, -1500)))
    assert found.loc[1, "net_cents"] == 0


def test_prepared_features_have_mean_zero_and_spread_one() -> None:
    values = prepared(pd.DataFrame({"a": [1.0, 10, 100], "same": [3, 3, 3]}))
    assert values["a"].mean() == pytest.approx(0)
    assert values["a"].std(ddof=0) == pytest.approx(1)
    assert list(values["same"]) == [0, 0, 0]
    assert list(prepared(pd.DataFrame({"a": [1, 3]}), log=False, scale=False)["a"]) == [1, 3]


@pytest.mark.parametrize(
    ("features", "words"),
    [
        (pd.DataFrame({"a": [1.0, np.nan]}), "Values are missing in a"),
        (pd.DataFrame({"a": [1, -1]}), "negative"),
        (pd.DataFrame({"a": ["x", "y"]}), "numbers"),
        (pd.DataFrame({"a": []}), "no customer"),
        (pd.DataFrame({"a": [1, 2]}, index=[7, 7]), "Customer 7 stands there twice"),
        (pd.DataFrame({"a": [1.0, np.inf]}), "Values are missing"),
    ],
)
def test_features_that_cannot_be_prepared_are_refused(features: pd.DataFrame, words: str) -> None:
    with pytest.raises(AtelierError, match=words):
        prepared(features)


# --- clusters ---------------------------------------------------------------------------------------------------------


def three_groups(each: int = 40) -> pd.DataFrame:
    generator = np.random.default_rng(5)
    centres = np.array([[5, 900], [100, 90], [300, 9]])
    values = np.repeat(centres, each, axis=0) * generator.uniform(0.9, 1.1, (3 * each, 2))
    return pd.DataFrame(values, columns=["recency_days", "net_cents"], index=pd.RangeIndex(3 * each) + 1000)


def test_segments_are_found_and_numbered_by_amount_whatever_the_order_of_rows() -> None:
    features = three_groups()
    labels = find_segments(features, 3)
    assert list(labels.to_numpy().reshape(3, 40)[:, 0]) == [1, 2, 3]
    shuffled = features.sample(frac=1, random_state=1)
    again = find_segments(shuffled, 3, seed=9)
    assert list(again.index) == list(shuffled.index)
    assert (again.reindex(labels.index) == labels).all()


def test_in_a_cloud_without_groups_the_order_of_rows_plays_no_part() -> None:
    cloud = pd.DataFrame(np.random.default_rng(8).uniform(1, 9, (300, 2)), columns=["orders", "net_cents"])
    labels = find_segments(cloud, 5)
    assert (find_segments(cloud.sample(frac=1, random_state=1), 5).reindex(labels.index) == labels).all()


def test_without_amounts_segments_are_numbered_by_size() -> None:
    features = pd.DataFrame({"orders": [1] * 3 + [50] * 7})
    assert list(find_segments(features, 2)) == [2] * 3 + [1] * 7


@pytest.mark.parametrize("k", [0, 3, 99])
def test_more_segments_than_different_customers_are_refused(k: int) -> None:
    with pytest.raises(AtelierError, match=f"{k} segments cannot be made"):
        find_segments(pd.DataFrame({"orders": [1, 1, 5, 5]}), k)


def test_one_customer_is_one_segment() -> None:
    assert list(find_segments(pd.DataFrame({"orders": [3]}), 1)) == [1]


def test_unscaled_money_decides_alone() -> None:
    generator = np.random.default_rng(1)
    features = pd.DataFrame(
        {"orders": generator.integers(1, 30, 300), "net_cents": generator.integers(1, 900, 300) * 100}
    )
    features.loc[:2, "net_cents"] = 10**8
    trap = find_segments(features, 2, log=False, scale=False)
    assert trap.value_counts().min() == 3
    assert silhouette(features, trap, log=False, scale=False) > 0.98
    assert find_segments(features, 2).value_counts().min() > 30


def test_a_sample_leaves_no_small_segment_out() -> None:
    features = pd.DataFrame({"orders": [1.0] * 5000 + [900.0] * 2})
    labels = find_segments(features, 2)
    for seed in range(5):
        assert silhouette(features, labels, sample=50, seed=seed) > 0.9


def test_silhouette_of_one_segment_is_refused() -> None:
    features = three_groups()
    with pytest.raises(AtelierError, match="only one"):
        silhouette(features, pd.Series(1, index=features.index))


def test_agreement_does_not_mind_names_and_matches_customers() -> None:
    labels = pd.Series([1, 1, 2, 2], index=[10, 11, 12, 13])
    assert agreement(labels, pd.Series(list("xxyy"), index=[10, 11, 12, 13])) == 1
    assert agreement(labels, pd.Series(list("yyxxz"), index=[13, 12, 11, 10, 99])) == 1
    assert agreement(labels, pd.Series(list("xyxy"), index=[10, 11, 12, 13])) < 0
    with pytest.raises(AtelierError, match="no customer in common"):
        agreement(labels, pd.Series([1], index=[99]))


def test_confusion_counts_and_orders_the_truth_by_segment() -> None:
    labels = pd.Series([1, 1, 2, 2, 2])
    found = confusion(labels, pd.Series(list("bbbaa")))
    assert list(found.columns) == ["b", "a"]
    assert found.loc[1, "b"] == 2
    assert found.to_numpy().sum() == 5


def test_curves_tell_three_groups_from_one_cloud() -> None:
    curves = k_curves(three_groups(), ks=[2, 3])
    assert curves.loc[3, "silhouette"] > 0.7 > curves.loc[3, "null_high"]
    assert curves.loc[3, ["stability", "smallest", "named"]].to_list() == [1, 40, 2]  # the middle one is the average
    cloud = pd.DataFrame(np.random.default_rng(3).normal(size=(400, 2)), columns=["a", "b"])
    flat = k_curves(cloud, ks=[3], log=False)
    assert flat.loc[3, "silhouette"] <= flat.loc[3, "null_high"] + 0.02
    assert flat.loc[3, "stability"] < 0.9


def test_curves_are_the_same_every_time() -> None:
    features = three_groups(20)
    pd.testing.assert_frame_equal(k_curves(features, ks=[2]), k_curves(features.sample(frac=1, random_state=2), ks=[2]))


# --- profiles and personas --------------------------------------------------------------------------------------------


def grouped() -> tuple[pd.DataFrame, pd.Series]:
    features = pd.DataFrame(
        {
            "recency_days": [3.0] * 20 + [200] * 20,
            "orders": [10] * 20 + [2] * 20,
            "net_cents": [60_000] * 20 + [5_000] * 20,
            "gift_share": [0.25] * 40,
        },
        index=pd.RangeIndex(90_000_000, 90_000_040),
    )
    return features, pd.Series([1] * 20 + [2] * 20, index=features.index, name="segment")


def test_a_profile_holds_averages_only() -> None:
    found = profile(*grouped())
    assert found.loc[1].to_dict() == {
        "customers": 20,
        "customers_percent": 50,
        "revenue_percent": 92,
        "orders": 10,
        "net_amount": 600,
        "mean_basket": 60,
        "recency_days": 3,
        "gift_percent": 25,
    }


def test_a_segment_too_small_for_an_average_is_refused() -> None:
    features, labels = grouped()
    labels.iloc[:35] = 1
    with pytest.raises(AtelierError, match="Segment 2 has only 5 customers"):
        profile(features, labels)
    with pytest.raises(AtelierError, match="5 customers have no segment"):
        profile(features, labels.iloc[:35])


def test_signatures_and_names_say_what_differs_and_not_what_is_alike() -> None:
    features, labels = grouped()
    assert set(signatures(features, labels)[1]) == {"recency_days-", "orders+", "net_cents+"}
    assert segment_names(features, labels)[2].startswith("2. ")
    same = pd.Series(np.tile([1, 2], 20), index=features.index)
    assert list(signatures(features, same)) == [(), ()]
    assert segment_names(features, same)[1] == "1. close to the average"


def test_bootstrap_intervals_hold_the_mean_and_narrow_with_customers() -> None:
    generator = np.random.default_rng(2)
    few = pd.DataFrame({"orders": generator.integers(1, 20, 60)})
    many = pd.DataFrame({"orders": generator.integers(1, 20, 6000)})
    widths = []
    for features in (few, many):
        found = profile_intervals(features, pd.Series(1, index=features.index))
        assert (found["low"] <= found["mean"]).all()
        assert (found["mean"] <= found["high"]).all()
        widths.append((found["high"] - found["low"]).iloc[0])
    assert widths[1] < widths[0] / 4


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_prompt_and_the_persona_by_rule_pass_the_audit(language: str) -> None:
    set_language(language)
    features, labels = grouped()
    averages, marks = profile(features, labels), signatures(features, labels)
    for segment, row in averages.iterrows():
        assert holds_no_customer(persona_prompt(row), features)
        for signature in (marks[segment], ()):
            score = audit_persona(rule_persona(row, signature), row)
            assert score.passed, score.reason
    set_language("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They place 11 orders.", "11"),
        ("They place 10 orders, mostly young women.", "young"),
        ("They spend 600 euros; a high income.", "income"),
        ("Gift lovers.", "no number"),
        ("10 orders, 47 a year.", "47"),
        ("10 orders, mostly in the mobile app.", "mobile"),
        ("10 orders, and they care for sustainability.", "sustainability"),
        ("1. They place 11 orders.", "not in the data: 11"),
    ],
)
def test_the_audit_refuses_what_the_table_does_not_say(text: str, words: str) -> None:
    score = audit_persona(text, profile(*grouped()).loc[1])
    assert not score.passed
    assert words in score.reason.en


@pytest.mark.parametrize(
    "text",
    [
        "10 orders and €600 each.",
        "92% of the revenue, a basket of 60.0 euros",
        "A home shop: 10 orders.",
        "1. Orders: 10\n2) Money: 600",
    ],
)
def test_the_audit_accepts_the_numbers_of_the_row(text: str) -> None:
    assert audit_persona(text, profile(*grouped()).loc[1]).passed


def test_the_audit_knows_french_words() -> None:
    set_language("fr")
    row = profile(*grouped()).loc[1]
    assert not audit_persona("10 commandes : des mères de famille.", row).passed
    assert audit_persona("10 commandes, 600 euros.", row).passed
    assert {"salaire", "étudiants"} <= set(persona_words())
    set_language("en")


def test_same_facts_and_no_customer() -> None:
    assert same_facts("77% of gifts, 3.3 orders", "3.3 orders; 77% gifts, yes 77")
    assert not same_facts("77% of gifts", "77% of gifts, 3 orders")
    features, _ = grouped()
    assert not holds_no_customer("Customer 90000003, likes soap", features)
    assert not holds_no_customer("(90000003)", features)
    assert holds_no_customer("Segment of 20 customers", features)
