"""Module 08: sizes and tests against published numbers and against plain arithmetic, simulations with known answers."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from atelier import i18n
from atelier.errors import AtelierError
from atelier.experiments import (
    bandit,
    best_of,
    compare_arms,
    coverage,
    equivalent,
    holm,
    looking_daily,
    power,
    read_test,
    same_split,
    sample_size,
    size_table,
    sizes,
    slider,
    smallest_difference,
    stores_as_rows,
    two_halves,
)
from atelier.experiments.own_test import DISTRUST, DROP, KEEP, UNDECIDED

FILES = Path(__file__).parents[1] / "datasets" / "experiments"


def by_hand(control: float, treated: float, z_alpha: float = 1.959964, z_power: float = 0.841621) -> float:
    """The size of an arm from the textbook formula with pooled variance (Fleiss, 1981)."""
    middle = (control + treated) / 2
    root = z_alpha * math.sqrt(2 * middle * (1 - middle))
    root += z_power * math.sqrt(control * (1 - control) + treated * (1 - treated))
    return (root / (treated - control)) ** 2


@pytest.mark.parametrize(("control", "treated"), [(0.04, 0.046), (0.03, 0.035), (0.1, 0.12), (0.5, 0.4), (0.02, 0.03)])
def test_a_size_is_that_of_the_textbook(control: float, treated: float) -> None:
    assert sample_size(control, treated) == pytest.approx(by_hand(control, treated), rel=0.001, abs=1)


def test_the_reference_size_and_power() -> None:
    assert sample_size(0.04, 0.046) == pytest.approx(17_944, rel=0.02)
    assert power(5_000, 0.04, 0.046) == pytest.approx(0.31, abs=0.02)
    assert power(20_000, 0.04, 0.046) == pytest.approx(0.84, abs=0.02)
    assert power(1_000, 0.04, 0.04) == 0.05


def test_power_size_and_smallest_difference_agree() -> None:
    needed = sample_size(0.03, 0.04)
    assert power(needed, 0.03, 0.04) == pytest.approx(0.8, abs=0.002)
    assert smallest_difference(needed, 0.03) == pytest.approx(0.01, rel=0.002)
    assert sample_size(0.03, 0.035) > 3 * needed


def test_a_difference_has_the_interval_of_newcombe() -> None:
    # Newcombe (1998), Statistics in Medicine 17: 56/70 against 48/80, method 10: 0.0524 to 0.3339.
    found = compare_arms((48, 80), (56, 70))
    assert (found.low, found.high) == (pytest.approx(0.0524, abs=1e-4), pytest.approx(0.3339, abs=1e-4))
    assert found.points == pytest.approx(20) and found.relative == pytest.approx(1 / 3)
    assert str(found) == "60.00% without, 80.00% with: +20.00 points (95% interval: +5.24 to +33.39)"
    i18n.set_language("fr")
    assert "+20,00 point (intervalle" in str(found).replace("\u202f", " ")


def test_a_smaller_share_is_said_with_a_minus() -> None:
    assert "−2.00 points (95% interval: −" in str(compare_arms((400, 10_000), (200, 10_000)))


def test_an_uneven_split_is_seen_and_an_even_one_is_not() -> None:
    assert not same_split({"old": 10_120, "new": 9_610})["trust"]
    assert same_split({"old": 10_020, "new": 9_950})["trust"]
    assert same_split({"all": 8_000, "held out": 2_010}, {"all": 80, "held out": 20})["trust"]
    chi = (10_120 - 9_865) ** 2 / 9_865 * 2
    assert same_split({"a": 10_120, "b": 9_610})["p_value"] == pytest.approx(math.erfc(math.sqrt(chi / 2)), rel=1e-6)


def test_equivalence_asks_for_customers() -> None:
    small, large = equivalent((205, 5_000), (199, 5_000), 0.005), equivalent((2_050, 50_000), (1_990, 50_000), 0.005)
    assert not small.shown and large.shown
    assert large.shown == (large.p_value < 0.05) and small.shown == (small.p_value < 0.05)
    assert str(small).startswith("Not shown") and str(large).startswith("Equivalent")
    assert not equivalent((2_000, 50_000), (2_400, 50_000), 0.005).shown


def test_holm_against_the_published_steps() -> None:
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})  # Wikipedia's example of the method
    assert found["corrected"].tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert found["holds"].tolist() == [True, False, False, True]


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    found = coverage(5_000, 0.04, 0.046)
    low, high = found.interval
    assert low <= 0.95 <= high
    assert coverage(5_000, 0.04, 0.046) == found


def test_looking_daily_announces_what_is_not_there() -> None:
    daily, away = looking_daily()
    assert daily.share == pytest.approx(0.27, abs=0.02)
    assert away.shape == (4_000, 28)
    once, _ = looking_daily(every=28)
    weekly, _ = looking_daily(every=7)
    assert once.share == pytest.approx(0.05, abs=0.011)
    assert once.share < weekly.share < daily.share
    assert once.times == int((np.abs(away[:, -1]) > 1.959964).sum())


def test_the_best_of_many_is_lucky_and_of_one_is_not() -> None:
    many, one = best_of(1_000, 2_000), best_of(1, 2_000)
    assert many["announced"].mean() > 1.2
    assert abs(many["again"].mean()) < 0.05
    assert abs(one["announced"].mean()) < 0.05


def test_weeks_of_a_store_are_no_stores() -> None:
    found = stores_as_rows()
    assert found["rows"].share == pytest.approx(0.31, abs=0.03)
    low, high = found["stores"].interval
    assert low <= 0.05 <= high


def test_a_bandit_loses_less_and_knows_less() -> None:
    table = bandit(people=10_000, runs=100)
    last = table.groupby("way").last()
    assert last.loc["bandit", "lost"] < last.loc["split", "lost"]
    assert last.loc["bandit", "width"] > last.loc["split", "width"]
    assert last.loc["split", "lost"] == pytest.approx(10_000 / 2 * 0.006)
    assert table.loc[table["way"] == "bandit", "best"].iloc[-1] > 0.7


def test_halves_share_no_customer_and_lose_no_row() -> None:
    contacts = pd.DataFrame({"customer_id": np.repeat(np.arange(500), 3), "row": range(1_500)})
    first, second = two_halves(contacts)
    assert set(first["customer_id"]).isdisjoint(second["customer_id"])
    assert sorted([*first["row"], *second["row"]]) == list(range(1_500))
    assert 400 < len(first) / 3 * 2 < 600


def test_the_sizes_as_a_table_follow_the_formula() -> None:
    table = size_table()
    assert table.loc["4 %", "+15 %"] == f"{sample_size(0.04, 0.04 * 1.15):,}"


def test_sliders_say_the_size_and_elsewhere_there_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slider, "_can_show_widgets", lambda: True)
    rate, rise, shown = sizes().children
    rate.value, rise.value = 10.0, 20
    assert f"<b>{sample_size(0.10, 0.12):,} customers in each arm</b>" in shown.value
    monkeypatch.setattr(slider, "_can_show_widgets", lambda: False)
    assert isinstance(sizes(), pd.DataFrame)


@pytest.mark.parametrize(
    ("file", "columns", "counts", "bought", "decision"),
    [
        ("product_page_en.csv", ("Version", "Bought", "Visitor"), [3_010, 2_990], (124 / 3_010, 168 / 2_990), KEEP),
        ("product_page_fr.csv", ("Version", "Achat", "Visiteur"), [3_010, 2_990], (124 / 3_010, 168 / 2_990), KEEP),
        ("checkout_en.csv", ("Version", "Bought", "Visitor"), [3_240, 2_760], (133 / 3_240, 160 / 2_760), DISTRUST),
        ("checkout_fr.csv", ("Version", "Achat", "Visiteur"), [3_240, 2_760], (133 / 3_240, 160 / 2_760), DISTRUST),
    ],
)
def test_a_file_gives_what_was_planted(
    file: str, columns: tuple[str, str, str], counts: list[int], bought: tuple[float, float], decision: i18n.Text
) -> None:
    arm, outcome, unit = columns
    found = read_test(FILES / file, arm, outcome, unit=unit)
    assert list(found.counts.values()) == counts
    assert (found.difference.control, found.difference.treated) == pytest.approx(bought)
    assert found.decision == decision
    assert list(found.set_aside.values()) == [40, 25]


def made(control: tuple[int, int], new: tuple[int, int], names: tuple[str, str] = ("control", "B")) -> pd.DataFrame:
    """One row a customer: buyers first."""
    rows = [
        (name, int(place < buyers))
        for name, (buyers, people) in zip(names, (control, new), strict=True)
        for place in range(people)
    ]
    return pd.DataFrame(rows, columns=["arm", "bought"])


def test_decisions_follow_the_interval() -> None:
    assert read_test(made((10, 1_000), (60, 1_000)), "arm", "bought").decision == KEEP
    assert read_test(made((60, 1_000), (10, 1_000)), "arm", "bought").decision == DROP
    assert read_test(made((40, 1_000), (42, 1_000)), "arm", "bought").decision == UNDECIDED


def test_the_control_group_can_be_named_and_answers_written_in_any_way() -> None:
    table = made((30, 500), (45, 500), ("Ancienne", "Nouvelle"))
    table["bought"] = table["bought"].map({1: " Oui", 0: "NON"})
    found = read_test(table, "arm", "bought", control="ancienne")
    assert list(found.counts) == ["Ancienne", "Nouvelle"] and found.difference.points == pytest.approx(3)


def test_who_stands_twice_counts_once_and_bought_if_any_row_says_so() -> None:
    table = made((10, 100), (20, 100)).assign(who=range(200))
    again = pd.DataFrame({"arm": ["control"] * 2, "bought": [1, 1], "who": [99, 99]})
    found = read_test(pd.concat([table, again]), "arm", "bought", unit="who")
    assert found.counts == {"control": 100, "B": 100}
    assert found.difference.control == pytest.approx(0.11)


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        (made((1, 100), (2, 100)), {"arm": "version"}, 'no column "version"'),
        (made((1, 100), (2, 100)).assign(arm="control"), {}, "two arms"),
        (made((1, 100), (2, 100), ("A", "B")), {}, "Which arm is the control group"),
        (made((1, 100), (2, 100)), {"control": "Z"}, "Which arm is the control group"),
        (made((1, 20), (2, 100)), {}, "fewer than 30"),
        (made((1, 100), (2, 100)).assign(bought="maybe"), {}, "two arms"),
        ("no_such_file.csv", {}, "no_such_file.csv"),
    ],
)
def test_what_is_wrong_with_a_test_is_one_sentence(table: object, options: dict[str, str], said: str) -> None:
    with pytest.raises(AtelierError, match=said):
        read_test(table, **({"arm": "arm", "outcome": "bought"} | options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "call",
    [
        lambda: sample_size(4, 4.6),
        lambda: sample_size(0.04, 0.04),
        lambda: sample_size(0.04, 0.05, power=80),
        lambda: power(5, 0.04, 0.05),
        lambda: smallest_difference(10, 0.99),
        lambda: compare_arms((11, 10), (1, 10)),
        lambda: same_split({"a": 10}),
        lambda: same_split({"a": 10, "b": 10}, {"a": 1, "c": 1}),
        lambda: equivalent((1, 10), (1, 10), 0),
        lambda: holm({}),
        lambda: looking_daily(every=40),
        lambda: best_of(0, 10),
        lambda: stores_as_rows(stores=3),
        lambda: bandit(shares=(0.1,)),
        lambda: coverage(100, 0, 0.1),
        lambda: two_halves(pd.DataFrame({"x": [1]})),
    ],
)
def test_impossible_numbers_are_one_sentence(call: object) -> None:
    with pytest.raises(AtelierError) as told:
        call()  # type: ignore[operator]
    assert "\n" not in str(told.value)
