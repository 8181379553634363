"""What a customer will still buy, what an e-mail is worth: published and simulated values found, nonsense refused."""

from __future__ import annotations

import math
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from atelier.errors import AtelierError
from atelier.segments import (
    BgNbd,
    action_values,
    bought_in,
    email_effects,
    expected_basket,
    fit_bgnbd,
    purchase_history,
)

DAY = pd.Timestamp("2026-01-01 10:00")


def table(*rows: tuple[object, ...]) -> pd.DataFrame:
    lines = pd.DataFrame(list(rows), columns=["customer_id", "order_id", "day", "amount_cents"])
    return lines.assign(ordered_at=DAY + pd.to_timedelta(lines.pop("day"), unit="D"))


# --- lifetime value ---------------------------------------------------------------------------------------------------


def test_histories_count_days_of_purchase_and_no_return() -> None:
    lines = table((1, 1, 0, 500), (1, 2, 0.1, 500), (1, 3, 14, 500), (1, 4, 20, -500), (2, 5, 7, 100), (3, 6, 90, 100))
    found = purchase_history(lines, "2026-01-29")
    assert found.loc[1].to_list() == [1, 2, 4]
    assert found.loc[2].to_list() == [0, 0, 3]
    assert 3 not in found.index
    assert bought_in(lines, "2026-01-08", "2026-02-01").to_dict() == {1: 1, 2: 1, 3: 0}


def test_alive_is_certain_without_repeat_and_falls_with_silence() -> None:
    model = BgNbd(0.243, 4.414, 0.793, 2.426, 0.0)
    assert model.alive(0, 0, 30) == 1
    silent, recent = model.alive([4, 4], [10, 29], [30, 30])
    assert silent < recent < 1


def test_expected_purchases_of_the_published_example() -> None:
    """Fader, Hardie and Lee (2005): customer 1516 of CDNOW, x = 2, t = 30.43, T = 38.86, 39 weeks: 1.226."""
    model = BgNbd(0.243, 4.414, 0.793, 2.426, 0.0)
    assert model.expected(39, 2, 30.43, 38.86) == pytest.approx(1.226, abs=0.001)


def test_bgnbd_on_cdnow_gives_the_published_parameters() -> None:
    """Fader, Hardie and Lee (2005), table 2: the 1/10 sample of CDNOW, 39 weeks."""
    spec = find_spec("lifetimes")
    assert spec is not None
    assert spec.origin is not None
    table = pd.read_csv(Path(spec.origin).parent / "datasets" / "cdnow_customers_summary.csv")
    assert len(table) == 2357
    model = fit_bgnbd(table["frequency"], table["recency"], table["T"])
    assert [round(value, 3) for value in model[:4]] == [0.243, 4.414, 0.793, 2.426]
    assert round(model.log_likelihood, 1) == -9582.4


def simulated(customers: int, seed: int = 4) -> pd.DataFrame:
    """Draw histories as the model tells them: r = 1, alpha = 5, a = 2, b = 6, seen for 60 weeks."""
    generator = np.random.default_rng(seed)
    rows = []
    for rate, leave in zip(generator.gamma(1, 1 / 5, customers), generator.beta(2, 6, customers), strict=True):
        moment, repeats = 0.0, 0
        while generator.random() > leave or repeats == 0:
            wait = generator.exponential(1 / rate)
            if moment + wait > 60:
                break
            moment, repeats = moment + wait, repeats + 1
        rows.append((repeats, moment, 60.0))
    return pd.DataFrame(rows, columns=["repeats", "recency", "age"])


def test_the_fit_finds_what_was_simulated() -> None:
    drawn = simulated(4000)
    model = fit_bgnbd(drawn["repeats"], drawn["recency"], drawn["age"])
    assert model.r / model.alpha == pytest.approx(1 / 5, rel=0.15)
    again = fit_bgnbd(*(drawn.sample(frac=1, random_state=1)[name] for name in drawn))
    assert again == pytest.approx(model, rel=1e-6)


@pytest.mark.parametrize(
    ("x", "last", "age", "words"),
    [
        ([1] * 40, [5] * 40, [3] * 40, "impossible"),
        ([1] * 40, [0] * 40, [3] * 40, "impossible"),
        ([-1] * 40, [0] * 40, [3] * 40, "impossible"),
        ([math.nan] * 40, [0] * 40, [3] * 40, "impossible"),
        ([0] * 40, [0] * 40, [3] * 40, "nobody who bought again"),
        ([1] * 5, [1] * 5, [3] * 5, "5 customers"),
    ],
)
def test_impossible_histories_are_refused(x: list[float], last: list[float], age: list[float], words: str) -> None:
    with pytest.raises(AtelierError, match=words):
        fit_bgnbd(x, last, age)


def test_a_basket_of_one_order_is_drawn_to_the_mean_more_than_one_of_many() -> None:
    rows = [(1, 1, 0, 10_000)]
    rows += [(2, 100 + n, n, 10_000 + 40 * (n % 5)) for n in range(30)]
    rows += [(3 + c, 1000 + 10 * c + n, n, 1000 + 300 * c + 50 * n) for c in range(10) for n in range(3)]
    found = expected_basket(table(*rows))
    overall = np.average(found["mean_cents"], weights=found["orders"])
    assert overall < found.loc[1, "expected_cents"] < 10_000
    assert 10_000 < found.loc[2, "expected_cents"] < 10_080


def test_baskets_without_difference_are_the_mean_of_all() -> None:
    rows = [(c, 10 * c + n, n, 1000 if n else 3000) for c in range(5) for n in range(2)]
    assert set(expected_basket(table(*rows))["expected_cents"]) == {2000}
    assert list(expected_basket(table((1, 1, 0, 500)))["expected_cents"]) == [500]


# --- actions ----------------------------------------------------------------------------------------------------------


def contacts(rate: float, control: float, people: int = 2000, seed: int = 1) -> pd.DataFrame:
    generator = np.random.default_rng(seed)
    held = np.arange(people) % 5 == 0
    bought = generator.random(people) < np.where(held, control, rate)
    return pd.DataFrame({"campaign_id": "A", "customer_id": range(people), "held_out": held, "bought_7d": bought})


def test_effects_and_decisions_follow_the_interval() -> None:
    labels = pd.Series(1, index=range(2000))
    good = email_effects(contacts(0.30, 0.10), labels)
    assert good.loc[1, "effect_points"] == pytest.approx(20, abs=5)
    assert action_values(good, 50.0, 0.4, 0.02).loc[1, "decision"] == "send"
    harm = email_effects(contacts(0.10, 0.30), labels)
    assert action_values(harm, 50.0, 0.4, 0.02).loc[1, "decision"] == "do not send"
    none = email_effects(contacts(0.10, 0.10), labels)
    assert action_values(none, 50.0, 0.4, 0.02).loc[1, "decision"] == "test more"


def test_a_contact_logged_twice_counts_once_and_customers_are_the_units() -> None:
    log, labels = contacts(0.2, 0.1), pd.Series(1, index=range(2000))
    once = email_effects(log, labels)
    pd.testing.assert_frame_equal(email_effects(pd.concat([log, log[log["bought_7d"]]]), labels), once)
    # The same people in a second campaign with the same outcome bring no new knowledge: the interval stays.
    again = email_effects(pd.concat([log, log.assign(campaign_id="B")]), labels)
    pd.testing.assert_frame_equal(again, once)


def test_more_segments_widen_the_intervals() -> None:
    log = contacts(0.2, 0.1)
    one = email_effects(log, pd.Series(1, index=range(1000)))
    two = email_effects(log, pd.Series([1] * 1000 + [2] * 1000, index=range(2000)))
    assert two.loc[1, "high"] - two.loc[1, "low"] > one.loc[1, "high"] - one.loc[1, "low"]


def test_value_is_effect_times_basket_times_margin_minus_cost() -> None:
    effects = pd.DataFrame({"effect_points": [1.0], "low": [0.5], "high": [1.5]}, index=[1])
    found = action_values(effects, 50.0, 0.4, 0.02)
    assert found.loc[1, ["value", "low", "high"]].to_list() == [180, 80, 280]
    assert action_values(effects, pd.Series({1: 0.0}), 0.4, 0.02).loc[1, "value"] == -20


@pytest.mark.parametrize(("basket", "margin", "cost"), [(-1, 0.4, 0.1), (5, 40, 0.1), (5, 0.4, -1), (5, 0, 0.1)])
def test_impossible_assumptions_are_refused(basket: float, margin: float, cost: float) -> None:
    effects = pd.DataFrame({"effect_points": [1.0], "low": [0.5], "high": [1.5]}, index=[1])
    with pytest.raises(AtelierError, match="Impossible assumptions"):
        action_values(effects, basket, margin, cost)
    with pytest.raises(AtelierError, match="no basket"):
        action_values(effects, pd.Series({9: 5.0}), 0.4, 0.1)


def test_a_segment_without_control_group_is_refused() -> None:
    log = contacts(0.2, 0.1).assign(held_out=False)
    with pytest.raises(AtelierError, match="nobody to compare"):
        email_effects(log, pd.Series(1, index=range(2000)))
    with pytest.raises(AtelierError, match="no table of contacts"):
        email_effects(log.drop(columns="bought_7d"), pd.Series(1, index=range(2000)))
