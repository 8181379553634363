"""The exercises of module 05: their right answers, found again by another way than the one the checks take."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from atelier.checking import Check, Each, Fail, Judged, Number, Pass
from atelier.data import boutique, boutique_truth
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root

FOLDER = next((course_root() / "course").glob("*05_customer_segments"))


@pytest.fixture(scope="module")
def module() -> dict[str, Any]:
    return runpy.run_path(str(FOLDER / "checks.py"))


@pytest.fixture(scope="module")
def checks(module: dict[str, Any]) -> dict[str, Check]:
    return {check.id: check for check in module["CHECKS"]}


@pytest.fixture(scope="module")
def sound_orders() -> pd.DataFrame:
    """The orders without the rows that were planted as dirty: no rule of the course is used."""
    dirty = boutique_truth("dirty_rows")
    keys = dirty.loc[dirty["table"] == "order_lines", "key"]
    orders = boutique("orders")
    lines = boutique("order_lines").merge(orders[["order_id", "customer_id", "ordered_at"]], on="order_id")
    key = lines["order_id"].astype(str) + "/" + lines["line_number"].astype(str)
    kept = lines[~key.isin(keys) & lines["customer_id"].notna()]
    return kept.groupby(["customer_id", "order_id", "ordered_at"], as_index=False)["line_total_cents"].sum()


def numbers(check: Check) -> Iterator[Number]:
    judges = check.judge.judges if isinstance(check.judge, Each) else (check.judge,)
    return (judge for judge in judges if isinstance(judge, Number))


def computed(value: Any) -> float:
    return float(value() if callable(value) else value)


def test_exercises_are_numbered_without_a_gap(checks: dict[str, Check]) -> None:
    assert list(checks) == [f"5.{place}" for place in range(1, 21)]


@pytest.mark.slow
def test_no_mistake_lies_within_the_tolerance_of_the_right_answer(checks: dict[str, Check]) -> None:
    for check in checks.values():
        for judge in numbers(check):
            values = [computed(value) for value in (judge.expected, *judge.mistakes)]
            for place, one in enumerate(values):
                alike = [other for other in values[place + 1 :] if judge._agrees(other, one)]
                reasons = [key for value, key in judge.mistakes.items() if computed(value) in (one, *alike)]
                assert not alike or (place and len(set(reasons)) == 1), (check.id, one, alike)


def test_what_is_left_of_a_customer(checks: dict[str, Check], module: dict[str, Any]) -> None:
    orders = boutique("orders")
    his = orders[orders["customer_id"] == module["CUSTOMER"]]
    undone = his.loc[his["document_type"] == "cancellation", "refers_to_order_id"]
    kept = his[~his["order_id"].isin(undone) & (his["document_type"] != "cancellation")]
    assert len(undone) == 1
    assert (kept["document_type"] == "return").sum() == 1
    assert computed(next(numbers(checks["5.2"])).expected) == pytest.approx(kept["total_cents"].sum() / 100)


@pytest.mark.slow
def test_scores_of_equal_customers_on_the_planted_truth(module: dict[str, Any], sound_orders: pd.DataFrame) -> None:
    count = sound_orders[sound_orders["line_total_cents"] > 0].groupby("customer_id").size()
    fewer = count.map({value: (count < value).sum() for value in count.unique()})
    lowest = (fewer * 5 < len(count)).sum()
    assert module["lowest_score"]() == pytest.approx(lowest, rel=0.01)
    assert module["fifth"]() < 0.9 * lowest


@pytest.mark.slow
def test_who_is_slipping_away_on_the_planted_truth(module: dict[str, Any], sound_orders: pd.DataFrame) -> None:
    sales = sound_orders[sound_orders["line_total_cents"] > 0].groupby("customer_id")["ordered_at"]
    count, last = sales.size(), sales.max().dt.normalize()
    asleep = last.rank(pct=True, method="min") <= 0.4
    often = count.map({value: (count < value).mean() for value in count.unique()}) >= 0.6
    assert module["cells"]((1, 2), (4, 5)) == pytest.approx((asleep & often).sum(), rel=0.03)


@pytest.mark.slow
def test_concentration_and_leak_on_the_planted_truth(module: dict[str, Any], sound_orders: pd.DataFrame) -> None:
    everything = sound_orders.groupby("customer_id")["line_total_cents"].sum().clip(lower=0)
    best = everything.sort_values(ascending=False).cumsum() / everything.sum()
    assert module["customers_for"](0.8) == pytest.approx((best < 0.8).mean(), abs=0.006)
    late = sound_orders["ordered_at"] >= module["SECOND_YEAR"]
    by_year = [sound_orders[rows].groupby("customer_id")["line_total_cents"].sum() for rows in (~late, late)]
    first, second = (year.reindex(everything.index, fill_value=0) for year in by_year)
    for years, amount in (((1,), first), ((1, 2), first + second)):
        top = amount.rank(pct=True) > 0.8
        assert module["times_more"](years) == pytest.approx(second[top].mean() / second[~top].mean(), rel=0.02)
    assert module["times_more"]((1, 2)) > 1.3 * module["times_more"]((1,))


@pytest.mark.slow
def test_the_scaling_trap_isolates_businesses_and_the_remedy_does_not(module: dict[str, Any]) -> None:
    wholesalers = boutique_truth("dirty_rows").query("kind == 'wholesaler'")
    assert module["two_segments"](False)[0] <= len(wholesalers)
    assert module["two_segments"](True)[0] > sum(module["two_segments"](True)) / 4


@pytest.mark.slow
def test_a_cloud_without_groups_bends_as_well(module: dict[str, Any]) -> None:
    customers, cloud = ([module["spread_left"](k, flat) for k in range(1, 6)] for flat in (False, True))
    assert cloud[0] == customers[0] == 100
    for curve in (customers, cloud):
        steps = [before - after for before, after in pairwise(curve)]
        assert steps == sorted(steps, reverse=True)
    assert 0 < cloud[3] - customers[3] < 10


@pytest.mark.slow
def test_how_customers_buy_finds_the_planted_segments_and_how_much_does_not(module: dict[str, Any]) -> None:
    judge = module["judge_columns"]
    everything = ["recency_days", "orders", "net_cents", "promo_share", "gift_share", "return_share", "visits"]
    assert isinstance(judge(everything), Pass)
    assert judge(everything[::-1]) == judge(everything) == judge([*everything, "orders"])
    for left_out in ("promo_share", "gift_share", "visits"):
        outcome = judge([name for name in everything if name != left_out])
        assert isinstance(outcome, Fail) and outcome.reason == "too_low", left_out
    assert module["planted_found"](("orders", "net_cents"), True) < 0.75 * module["planted_found"](
        ("orders", "net_cents")
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "These customers buy gifts, like careful parcels and come back now and then. On average {} in the table.",
        ),
        (
            "fr",
            "Ces clients achètent des cadeaux, aiment les colis soignés et reviennent de temps en temps. Ici : {}.",
        ),
    ],
)
def test_personas_are_judged_in_both_languages(module: dict[str, Any], language: str, words: str) -> None:
    set_language(language)
    judge = module["judge_persona"]
    row = module["ROW"]
    decimals = str(row["orders"]) if language == "en" else str(row["orders"]).replace(".", ",")
    good = f"{row['gift_percent']:g} / {decimals} / {row['net_amount']:g}"
    assert isinstance(judge(words.format(good)), Pass)
    made_up = {"en": "She is a mother.", "fr": "C’est une mère de famille."}[language]
    for text, reason in (
        (words.format(good.replace("148", "149")), "invented"),
        (words.format(good) + " " + made_up, "invented"),
        (words.format("148 / 70"), "few_numbers"),
        (words.format(good) * 4, "length"),
        ("", "length"),
        (["70"], "not_a_text"),
    ):
        outcome = judge(text)
        assert isinstance(outcome, Fail) and outcome.reason == reason, text


def test_the_row_of_the_persona_is_the_table_of_the_exercise_before(module: dict[str, Any]) -> None:
    practice = (FOLDER / "practice.py").read_text(encoding="utf-8")
    assert "# | 2,400 | 13% | 9% | 3.1 | 148 euros | 96 | 70% |" in practice
    assert list(module["ROW"]) == [2400, 13, 9, 3.1, 148, 96, 70]


@pytest.mark.slow
def test_expected_purchases_reward_a_rhythm(module: dict[str, Any]) -> None:
    newcomer, steady, gone = (module["next_year"](*history) for history in ((0, 0), (4, 49), (12, 20)))
    assert steady > newcomer > gone
    assert 0 < gone < 0.5


@pytest.mark.slow
def test_real_households_leave_a_choice_of_segments(module: dict[str, Any]) -> None:
    from atelier.segments import journey_lines, k_curves

    households = module["rfm"](journey_lines()).set_index("customer_id")[list(module["RFM"])]
    curves = k_curves(households, ks=[2, 3, 4, 6])
    outcomes = {k: module["judge_k"](k, "c", curves) for k in curves.index}
    assert isinstance(outcomes[3], Pass)
    assert sum(isinstance(outcome, Pass) for outcome in outcomes.values()) >= 2
    assert Fail("unstable", {"stability": f"{curves.loc[4, 'stability']:.2f}"}) in outcomes.values()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_of_ones_own_is_read_in_both_languages(module: dict[str, Any], language: str) -> None:
    set_language(language)
    judge = module["judge_mapping"]
    assert isinstance(judge({"amount": "COL_6"}), Pass)
    outcome = judge({"amount": "COL_7"})
    assert isinstance(outcome, Fail) and outcome.reason == "other_numbers" and outcome.values["euros"] > 0
    refused = judge({"amount": "COL_9"})
    assert isinstance(refused, Fail) and "COL_6" in str(refused.values["why"])
    for odd in ({}, {"amount": "COL_6", "order_id": "COL_7"}, ["COL_6"]):
        assert judge(odd) == Fail("not_a_mapping")


@pytest.mark.slow
def test_judges_written_here_survive_any_answer(checks: dict[str, Check]) -> None:
    for check in checks.values():
        if isinstance(check.judge, Judged) and check.id != "5.19":
            for odd in (object(), 3, b"x", [None], {"amount": None}, float("nan")):
                assert isinstance(check.judge(odd), Fail), (check.id, odd)
