"""The exercises of module 07: their right answers, found again by another way than the one the checks take."""

from __future__ import annotations

import runpy
from typing import Any

import pandas as pd
import pytest

from atelier.checking import Check, Fail, Pass
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.personal import crowd, policies, sixty_sentences, with_threshold
from atelier.personal.panel import panel_key
from atelier.personal.simulation import simulate

FOLDER = next((course_root() / "course").glob("*07_*"))


@pytest.fixture(scope="module")
def module() -> dict[str, Any]:
    return runpy.run_path(str(FOLDER / "checks.py"))


@pytest.fixture(scope="module")
def checks(module: dict[str, Any]) -> dict[str, Check]:
    return {check.id: check for check in module["CHECKS"]}


def test_exercises_are_numbered_without_a_gap(checks: dict[str, Check]) -> None:
    assert list(checks) == [f"7.{place}" for place in range(1, 16)]


def test_a_year_of_mails(checks: dict[str, Check]) -> None:
    claims = pd.read_csv(course_root() / "datasets" / "claims" / "claims.csv", index_col="id")["value"].astype(float)
    kilograms = 416_000 * claims["ademe-2026-email-2-46"] / 1000
    assert isinstance(checks["7.1"].judge(kilograms, 1000 * kilograms / claims["ademe-2026-car-142"]), Pass)


@pytest.mark.slow
def test_some_thresholds_pass_and_most_do_not(module: dict[str, Any]) -> None:
    passed = [step / 1000 for step in range(18, 34, 3) if isinstance(module["judge_threshold"](step / 1000), Pass)]
    assert passed == [0.024, 0.027] or passed == [0.024]


def test_break_even_is_where_both_policies_earn_the_same(module: dict[str, Any]) -> None:
    years, worth = module["two_years"](), module["break_even"]()
    net = years["income"] - worth * years["unsubscribed"] * years["customers"]
    assert net["best"] == pytest.approx(net["threshold"])
    assert 5 < worth < 30


@pytest.mark.slow
def test_chance_finds_most_where_near_means_nothing(module: dict[str, Any]) -> None:
    strangers = crowd(2000, near_tastes=False)
    found = {name: simulate(policies()[name], strangers).found for name in ("threshold", "random", "near")}
    assert max(found, key=lambda name: found[name]) == "random"
    assert module["found_by"]("random") == pytest.approx(100 * found["random"])
    assert isinstance(module["judge_threshold"](0.024), Pass)
    assert simulate(with_threshold(policies()["threshold"], 0.024), crowd(2000)).unsubscribed <= 0.08


def test_the_never_list_is_judged_by_leaks_it_does_not_know(module: dict[str, Any]) -> None:
    for language in LANGUAGES:
        set_language(language)
        table = sixty_sentences()
        told = int(table["leaks"].str.contains("note").sum())
        perfect = module["judge_never"](str(module["NEVER"]["good"]))
        assert isinstance(perfect, Pass) and perfect.values["of"] == told
        assert 2 * int(str(perfect.values["caught"])) >= told


def test_any_verdict_that_the_key_admits_counts(module: dict[str, Any]) -> None:
    key = panel_key("decide")["verdicts"]
    assert {"m", "s"} <= set("".join(key)) and key.str.len().max() == 2
    for pick in (0, -1):
        assert isinstance(module["judge_verdicts"](" ".join(letters[pick] for letters in key)), Pass)
    for letter in "msd":
        assert isinstance(module["judge_verdicts"](letter * 8), Fail)


def test_the_frame_of_the_lesson_is_not_enough(module: dict[str, Any]) -> None:
    """The last order holds a name and an instruction among the hidden profiles: repeating it leaks."""
    from atelier.client import Reply
    from atelier.personal import try_frame

    def repeats(record: str, **_options: object) -> Reply:
        return Reply(record)

    whole = try_frame(["first_name", "last_order"], "words", asking=repeats)
    assert isinstance(module["judge_frame"](whole), Fail)
    clean = try_frame(["first_name", "favourite", "loyalty"], "words", asking=repeats)
    assert isinstance(module["judge_frame"](clean), Pass)
