"""Policies over a simulated year, decisions and their log, arbitration: what must hold of any of them."""

from __future__ import annotations

import runpy
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atelier.data import boutique_truth
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.personal import (
    CATEGORIES,
    Assumptions,
    Crowd,
    Policy,
    PropertyResults,
    Watched,
    arbitrate,
    crowd,
    decide,
    decision_log,
    first_come,
    frontier,
    margins,
    measured_policies,
    over_seeds,
    policies,
    policy_table,
    simulate,
    simulate_triggered,
    try_policy,
    with_threshold,
)
from atelier.personal.decisions import FORBIDDEN, MOST_MAILS, READ
from atelier.personal.policy import SLOTS
from atelier.personal.simulation import FAMILIES, Run, draw_scores, first_scores, nearness
from atelier.personal.slider import FrontierPage, curves_of, frontier_table

NAMES = list(CATEGORIES)


@pytest.fixture(scope="module")
def few() -> Crowd:
    return crowd(400)


def made(count: int, chance: float, score: float | None = None, shown: int = -1, hidden: int = -1) -> Crowd:
    """Customers all alike: every offer has the same chance, or the shop believes another one."""
    full = np.full((count, len(NAMES)), chance)
    tastes = np.full(count, shown), np.full(count, hidden)
    return Crowd(np.full_like(full, score if score is not None else chance), full, *tastes, pd.RangeIndex(count))


@pytest.mark.parametrize("name", list(policies()))
def test_a_year_is_the_same_for_the_same_seed(name: str, few: Crowd) -> None:
    policy = policies()[name]
    assert simulate(policy, few, seed=3, weeks=6) == simulate(policy, few, seed=3, weeks=6)
    assert simulate(policy, few, seed=3, weeks=6) != simulate(policy, few, seed=4, weeks=6)


def test_nothing_is_sent_below_the_threshold_whatever_the_week(few: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    due = Run.due

    def watched(self: Run, scores: Any, week: int) -> Any:
        seen.append((scores.max(axis=1), due(self, scores, week)))
        return seen[-1][1]

    monkeypatch.setattr(Run, "due", watched)
    simulate(policies(0.05)["near"], few, weeks=8)
    assert len(seen) == 8
    assert all((sent == (best >= 0.05)).all() for best, sent in seen)
    assert any(sent.any() and not sent.all() for _, sent in seen)


def test_a_threshold_nobody_reaches_sends_nothing_and_nobody_leaves() -> None:
    year = simulate(policies(0.5)["threshold"], made(50, 0.02))
    assert (year.sends, year.clicks, year.unsubscribed, year.co2e, year.income) == (0, 0, 0, 0, 0)


def test_whoever_leaves_gets_no_more_mail() -> None:
    leaving = Assumptions(leave_relevant=1.0, leave_irrelevant=1.0)
    year = simulate(policies()["best"], made(50, 0.2), leaving)
    assert year.sends == 50
    assert year.unsubscribed == 1


def test_relevant_mails_are_those_whose_best_offer_reaches_the_line() -> None:
    only_irrelevant = Assumptions(leave_relevant=0.0, leave_irrelevant=1.0, relevant_from=0.1)
    assert simulate(policies()["best"], made(20, 0.1), only_irrelevant, weeks=3).unsubscribed == 0
    assert simulate(policies()["best"], made(20, 0.09), only_irrelevant, weeks=3).unsubscribed == 1


def test_clicks_income_and_weight_add_up() -> None:
    year = simulate(policies()["best"], made(10, 1.0), Assumptions(leave_relevant=0.0, order_after_click=1.0), weeks=4)
    assert (year.sends, year.clicks) == (40, 120)
    assert year.co2e == pytest.approx(40 * 2.46 / 1000)
    assert min(margins()) * 120 <= year.income <= max(margins()) * 120
    worth = Assumptions(leave_relevant=1.0, order_after_click=0.0, subscriber_worth=5)
    assert simulate(policies()["best"], made(10, 1.0), worth).income == pytest.approx(-50)


def test_exploration_stays_within_its_share(few: Crowd) -> None:
    for name, policy in policies().items():
        year = simulate(policy, few, weeks=10)
        allowed = year.sends if name in ("random", "near") else 0
        assert year.explored <= allowed <= year.sends * SLOTS / 3
        assert (year.explored > 0) == (name in ("random", "near"))


def test_the_neighbour_is_near_the_best_and_the_first_two_stay(few: Crowd) -> None:
    plain, near = (Run(few, policies()[name], Assumptions(), np.random.default_rng(0)) for name in ("best", "near"))
    kept, offers = plain.offers(few.scores, 0), near.offers(few.scores, 0)
    assert (offers[:, :2] == kept[:, :2]).all()
    assert nearness()[offers[:, 0], offers[:, 2]].all()
    assert all(len(set(row)) == SLOTS for row in offers)


def test_random_offers_are_never_one_of_the_first_two(few: Crowd) -> None:
    run = Run(few, policies()["random"], Assumptions(), np.random.default_rng(0))
    offers = run.offers(few.scores, 0)
    assert all(len(set(row)) == SLOTS for row in offers)
    assert len(set(offers[:, 2])) == len(NAMES)


def test_segments_offer_a_family() -> None:
    people = made(5, 0.01)
    people.scores[:, [NAMES.index(name) for name in FAMILIES[1]]] = 0.2
    run = Run(people, policies()["segment"], Assumptions(), np.random.default_rng(0))
    assert {tuple(NAMES[place] for place in row) for row in run.offers(people.scores, 0)} == {FAMILIES[1]}


def test_whoever_does_not_click_is_scored_lower_and_a_click_lifts_its_category() -> None:
    people = made(1, 0.0, score=0.1)
    run = Run(people, policies()["best"], Assumptions(leave_irrelevant=0.0), np.random.default_rng(0))
    for week in range(10):
        run.week(week)
    assert (run.scores() < 0.04).all()
    run.clicked[0, 3] = 1
    assert run.scores()[0].argmax() == 3


def test_tastes_can_be_moved_anywhere_without_changing_the_chances(few: Crowd) -> None:
    moved, tasted = crowd(400, near_tastes=False), few.shown >= 0
    assert (np.sort(moved.chances, axis=1) == np.sort(few.chances, axis=1)).all()
    assert (moved.hidden[~tasted] == -1).all() and (moved.hidden[tasted] != moved.shown[tasted]).all()
    assert nearness()[few.shown[tasted], few.hidden[tasted]].all()
    assert 0.1 < nearness()[moved.shown[tasted], moved.hidden[tasted]].mean() < 0.5


def test_nobody_who_must_not_be_scored_has_a_score() -> None:
    from atelier.data import boutique

    file = boutique("customers").set_index("customer_id").loc[first_scores().index]
    assert len(file) == 8_000
    assert file["marketing_consent"].all() and file["opted_out_at"].isna().all()


@pytest.mark.slow
def test_the_stored_scores_are_made_again() -> None:
    again = draw_scores()
    assert list(again.index) == list(first_scores().index)
    assert np.allclose(again, first_scores(), atol=2e-4)


@pytest.mark.slow
def test_the_stored_years_are_made_again() -> None:
    stored, people = measured_policies(), crowd()
    for row in stored[(stored["seed"] == 2) & (stored["policy"].isin(["mass", "near"]))].itertuples():
        year = simulate(with_threshold(policies()[row.policy], row.threshold), people, seed=2)
        assert year.sends == pytest.approx(row.sends, rel=0.01)
        assert year.found == pytest.approx(row.found, abs=0.01)


def test_measured_years_lie_in_the_direction_of_the_design() -> None:
    """Silence costs some clicks and saves most of those who would leave; a neighbour finds more than chance."""
    stored = measured_policies()
    means = stored[stored["threshold"].isin([0.0, 0.03])].query("seed >= 0").groupby(["policy", "threshold"]).mean()
    best, quiet = means.loc[("best", 0.0)], means.loc[("threshold", 0.03)]
    chance, near = means.loc[("random", 0.03)], means.loc[("near", 0.03)]
    assert 0.7 < quiet.clicks / best.clicks < 0.95
    assert quiet.unsubscribed < best.unsubscribed / 3
    assert best.unsubscribed_no_taste > 0.4 > 0.1 > quiet.unsubscribed_no_taste
    assert near.found > chance.found + 0.08 and chance.found > quiet.found + 0.02
    assert near.clicks > quiet.clicks


def test_seeds_are_summed_up_with_an_interval() -> None:
    table = over_seeds(measured_policies())
    assert list(table.index) == list(policies())
    assert table.map(lambda text: "±" in text).to_numpy().all()
    rows = measured_policies().query("policy == 'mass'")["sends"]
    half = 2.776 * rows.std() / 5**0.5  # Student's t of four degrees of freedom
    assert table.loc["mass"].iloc[0] == f"{rows.mean():,.0f} ± {half:,.0f}"


def test_a_triggered_mail_needs_a_visit(few: Crowd) -> None:
    quiet = policies(0.0)["threshold"]
    weekly, triggered = simulate(quiet, few), simulate_triggered(quiet, few)
    assert 0 < triggered.sends < weekly.sends / 3
    nobody = replace(few, customers=pd.RangeIndex(len(few)))
    assert simulate_triggered(quiet, nobody).sends == 0
    with pytest.raises(AtelierError, match="Freshness"):
        simulate_triggered(quiet, few, freshness=0)


def test_freshness_brings_clicks(few: Crowd) -> None:
    quiet = policies(0.0)["threshold"]
    usual, fresh = (simulate_triggered(quiet, few, freshness=times) for times in (1, 4))
    assert fresh.clicks_a_hundred > 1.5 * usual.clicks_a_hundred


@pytest.mark.parametrize("threshold", [-0.1, 3, "3 %"])
def test_a_threshold_that_is_no_chance_is_refused(threshold: Any) -> None:
    with pytest.raises(AtelierError, match=r"0\.03"):
        with_threshold(policies()["best"], threshold)


def test_a_simulation_needs_somebody() -> None:
    with pytest.raises(AtelierError, match="at least one"):
        crowd(0)


def test_tables_speak_both_languages(few: Crowd) -> None:
    year = {"best": simulate(policies()["best"], few, weeks=2)}
    for language in LANGUAGES:
        set_language(language)
        assert not policy_table(year).isna().any().any()
        assert len(Assumptions().table()) == 6


# Decisions ------------------------------------------------------------------------------------------------------------
def random_customers(count: int, seed: int = 0) -> list[dict[str, Any]]:
    rng = np.random.default_rng(seed)
    return [
        {
            "customer_id": place,
            "marketing_consent": bool(rng.random() < 0.6),
            "opted_out_at": pd.Timestamp("2026-01-01") if rng.random() < 0.3 else pd.NaT,
            "mails_4_weeks": int(rng.integers(0, 4)),
            **dict.fromkeys(FORBIDDEN, "secret"),
        }
        for place in range(count)
    ]


@pytest.mark.parametrize("name", list(policies()))
def test_properties_of_every_decision(name: str) -> None:
    rng, policy = np.random.default_rng(1), policies()[name]
    for fields in random_customers(150):
        customer, scored = Watched(fields), []
        chances = dict(zip(NAMES, rng.random(len(NAMES)) * 0.06, strict=True))

        def scoring(one: Any, chances: Any = chances, scored: Any = scored) -> Any:
            scored.append(one)
            return chances

        made = decide(customer, scoring, policy, lot=float(rng.random()))
        allowed = fields["marketing_consent"] and pd.isna(fields["opted_out_at"])
        calm = fields["mails_4_weeks"] < MOST_MAILS
        assert set(customer.read) <= set(READ) and not set(READ) & set(FORBIDDEN)
        assert bool(scored) == (allowed and calm)
        assert made.sent == (allowed and calm and max(chances.values()) >= policy.threshold)
        if made.sent:
            ranked = sorted(chances, key=lambda one: -chances[one])
            assert len(set(made.offers)) == SLOTS and list(made.offers[:2]) == ranked[:2]
            near = nearness()[NAMES.index(ranked[0]), NAMES.index(made.offers[2])]
            assert near or policy.exploring != "near"
        for language in LANGUAGES:
            set_language(language)
            assert made.sentence.count(".") >= 1 and "{" not in made.sentence


def test_the_log_has_a_line_a_customer() -> None:
    file = pd.DataFrame(random_customers(40))
    log = decision_log(file, lambda _customer: dict.fromkeys(NAMES, 0.05), policies()["threshold"])
    assert list(log.index) == list(file["customer_id"])
    assert set(log["reason"]) == {"no_consent", "opted_out", "pressure", "sent"}
    assert log["sent"].equals(log["offers"].ne(""))


@pytest.fixture(scope="module")
def policy_of() -> Any:
    """The policies of the checks' declarations: each fault can be switched on alone."""
    return runpy.run_path(str(next((course_root() / "course").glob("*07_*")) / "checks.py"))["policy"]


@pytest.mark.parametrize(
    ("faults", "broken"),
    [
        ({}, ()),
        ({"first": False}, ("allowed_first",)),
        ({"out": False}, ("allowed_first", "not_sent")),
        ({"gender": True}, ("forbidden",)),
        ({"least": 0.02}, ("threshold",)),
        ({"strictly": True}, ("sends",)),
        ({"silent": True}, ("sends",)),
        ({"stops": True}, ("works",)),
    ],
)
def test_each_fault_of_a_policy_is_found_alone(policy_of: Any, faults: dict[str, Any], broken: tuple[str, ...]) -> None:
    found = try_policy(policy_of(**faults))
    assert found.broken == broken and found.held == (not broken)
    assert set(found.shown) == set(broken)
    for language in LANGUAGES:
        set_language(language)
        assert len(found.table()) == 6


@pytest.mark.parametrize("answer", [None, "soap", [3], ["cars"]])
def test_a_policy_that_answers_something_else_does_not_work(answer: Any) -> None:
    assert try_policy(lambda _customer, _score: answer).broken == ("works",)


def test_the_results_are_shown_as_a_table() -> None:
    assert "<table" in PropertyResults(("sends",))._repr_html_()
    assert "reads no forbidden field" in repr(PropertyResults(("sends",)))


# Arbitration ----------------------------------------------------------------------------------------------------------
def small(seed: int) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    rng = np.random.default_rng(seed)
    offers = ["a", "b", "c"]
    scores = pd.DataFrame(rng.random((4, 3)), columns=offers)
    return scores, pd.Series(rng.integers(1, 9, 3).astype(float), offers), pd.Series([1, 2, 1], offers)


@pytest.mark.parametrize("seed", range(5))
def test_no_other_assignment_is_worth_more(seed: int) -> None:
    scores, worth, stock = small(seed)
    pieces = [offer for offer in scores.columns for _ in range(stock[offer])]
    values = scores * worth
    best = max(
        sum(values.loc[row, offer] for row, offer in enumerate(chosen)) for chosen in permutations(pieces, len(scores))
    )
    found = arbitrate(scores, worth, stock)
    assert found["worth"].sum() == pytest.approx(best)
    assert found["worth"].sum() >= first_come(scores, worth, stock)["worth"].sum() - 1e-9


@pytest.mark.parametrize("solve", [arbitrate, first_come])
def test_limits_are_kept(solve: Any) -> None:
    rng = np.random.default_rng(9)
    scores = pd.DataFrame(rng.random((60, 8)) * 0.1, columns=NAMES)
    worth, stock = pd.Series(rng.random(8), NAMES), pd.Series(rng.integers(0, 9, 8), NAMES)
    found = solve(scores, worth, stock, threshold=0.03)
    assert found["customer_id"].is_unique
    assert (found["offer"].value_counts().reindex(NAMES, fill_value=0) <= stock).all()
    assert (found["score"] >= 0.03).all()
    assert found["worth"].tolist() == pytest.approx((found["score"] * found["offer"].map(worth)).tolist())


def test_contact_pressure_limits_the_number_of_mails() -> None:
    scores, worth, stock = small(0)
    assert len(arbitrate(scores, worth, stock, most_mails=2)) == 2
    assert len(arbitrate(scores, worth, stock, threshold=2)) == 0
    with pytest.raises(AtelierError, match="negative"):
        arbitrate(scores, worth, stock, most_mails=-1)


def test_an_offer_without_stock_or_margin_is_named() -> None:
    scores, worth, stock = small(0)
    with pytest.raises(AtelierError, match='"c" has no value in `stock`'):
        arbitrate(scores, worth, stock.drop("c"))
    with pytest.raises(AtelierError, match='"a" has no value in `margins`'):
        first_come(scores, worth.drop("a"), stock)


# The frontier ---------------------------------------------------------------------------------------------------------
def test_the_frontier_is_a_figure_and_a_table_where_no_widget_can_be_shown() -> None:
    shown = frontier(measured_policies(), 0.03)
    assert isinstance(shown, FrontierPage)
    assert "<img" in shown._repr_html_() and "<table" in shown._repr_html_()
    assert "clicks" in repr(shown) and len(shown.table) == 33


def test_the_slider_moves_figure_and_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atelier.personal.slider._can_show_widgets", lambda: True)
    box: Any = frontier(measured_policies(), 0.03)
    slider, page = box.children
    before = page.value
    assert before.count("<tr") == 4 + 1 and "3.0" in before  # three policies, two rows of headings
    slider.value = 0.05
    assert page.value != before and "at a threshold of 5.0%" in page.value


def test_the_table_of_one_threshold_has_a_row_a_policy() -> None:
    curves = curves_of(measured_policies())
    assert len(frontier_table(curves, 0.04)) == 3
    assert (curves["seed"] == 0).all()


def test_planted_neighbours_are_those_of_the_shop() -> None:
    tastes = boutique_truth("tastes").dropna()
    pairs = {
        (NAMES.index(one), NAMES.index(other))
        for one, other in zip(tastes.shown_taste, tastes.hidden_taste, strict=True)
    }
    assert pairs == set(zip(*np.nonzero(nearness()), strict=True))


def test_a_policy_is_named_in_both_languages() -> None:
    assert all(isinstance(policy, Policy) and policy.name.en and policy.name.fr for policy in policies().values())
