"""The acceptance test: what ships, what does not, how many more cases; groups; one chart of many."""

from __future__ import annotations

import pandas as pd
import pytest

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.prompting.acceptance import Decision, by_group, decide, decision, more_needed
from atelier.prompting.reliable_plots import rates_chart
from atelier.prompting.scoring import Score, keeps_to
from atelier.prompting.trials import Trial, compare, live_minutes, rescored, trial, wilson


def made_of(passed: int, cases: int, seconds: float = 3.0) -> Trial:
    columns = {"reply": "x", "passed": [at < passed for at in range(cases)], "input_tokens": 10, "output_tokens": 0}
    return Trial(pd.DataFrame(columns | {"seconds": seconds}))


@pytest.mark.parametrize(
    ("passed", "cases", "target", "verdict"),
    [
        (73, 73, 0.95, "Ship."),
        (72, 72, 0.95, "Not decided."),
        (48, 48, 0.95, "Not decided."),
        (190, 200, 0.90, "Ship."),
        (160, 200, 0.90, "Do not ship."),
        (0, 1, 0.95, "Do not ship."),
        (1, 1, 0.95, "Not decided."),
        (56, 60, 0.90, "Not decided."),
    ],
)
def test_the_interval_decides(passed: int, cases: int, target: float, verdict: str) -> None:
    found = decide(made_of(passed, cases), target)
    assert found == Decision(passed, cases, target)
    assert found.verdict.en == verdict
    assert (verdict == "Not decided.") is ("next" in str(found))
    assert f"{passed} of {cases}" in found._repr_html_()
    set_language("fr")
    assert f"{passed} réussis sur {cases}" in repr(found)


def test_one_more_case_is_said_in_the_singular() -> None:
    assert str(decision(72, 72)).endswith("If the next case passed, it could go into service.")
    set_language("fr")
    assert str(decision(72, 72)).endswith("Si le cas suivant réussissait, il pourrait être mis en service.")


@pytest.mark.parametrize(("passed", "cases", "target"), [(0, 1, 0.95), (48, 48, 0.95), (9, 10, 0.5), (3, 40, 0.8)])
def test_more_cases_are_enough_and_one_less_is_not(passed: int, cases: int, target: float) -> None:
    more = more_needed(passed, cases, target)
    assert wilson(passed + more, cases + more).low >= target
    assert more == 0 or wilson(passed + more - 1, cases + more - 1).low < target


@pytest.mark.parametrize(("passed", "cases"), [(3, 2), (-1, 5), (0, 0)])
def test_what_is_no_count_is_one_sentence(passed: int, cases: int) -> None:
    with pytest.raises(AtelierError, match="how many cases passed"):
        decision(passed, cases)


@pytest.mark.parametrize("target", [0, 1, 95, -0.5])
def test_what_is_no_target_is_one_sentence(target: float) -> None:
    with pytest.raises(AtelierError, match="between 0 and 1"):
        decision(3, 4, target)


def test_groups_are_counted_by_themselves() -> None:
    groups = pd.Series(["price", "none", "price", "none"], index=list("abcd"))
    found = by_group(groups, iter([True, True, False, True]))
    assert found[["right", "cases"]].to_dict("index") == {
        "none": {"right": 2, "cases": 2},
        "price": {"right": 1, "cases": 2},
    }
    assert found.loc["price", "low"] == pytest.approx(wilson(1, 2).low)


def test_replies_can_be_scored_again_without_asking() -> None:
    cases = pd.DataFrame({"a": ["x", "y"], "want": ["fig", "soap"]})
    made = trial("{a}", cases, keeps_to(max_words=9), asking=lambda q, **o: Reply("a fig soap" if q == "x" else "fig"))
    again = rescored(made, cases, keeps_to(include=["{want}"]))
    assert (made.passed, again.passed) == (2, 1)
    assert again.table["reason"].iloc[1] == "does not mention: soap"
    with pytest.raises(AtelierError, match="same cases"):
        rescored(made, cases.head(1), keeps_to(max_words=9))


def test_a_whole_number_of_a_table_of_numbers_stays_whole() -> None:
    asked: list[str] = []

    def asking(question: str, **options: object) -> Reply:
        asked.append(question)
        return Reply("x")

    cases = pd.DataFrame({"week": [12], "change": [2.5]})
    trial("{week} {change}", cases, lambda r, c: Score(True, 1.0, _text()), asking=asking)
    assert asked == ["12 2.5"]


def _text():  # type: ignore[no-untyped-def]
    from atelier.i18n import Text

    return Text("a", "b")


def test_minutes_count_trials_comparisons_and_replies_once_each() -> None:
    one, other, reply = made_of(1, 20), made_of(2, 20), Reply("x", seconds=60)
    results = ({"pair": compare(one, other)}, [one, {"again": other}], reply, [reply])
    assert live_minutes(*results) == pytest.approx(20 * 3 / 60 * 2 + 1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_chart_names_every_row(language: str) -> None:
    set_language(language)
    shown = rates_chart({"sure": made_of(100, 100), "weak": made_of(0, 20), "open": made_of(19, 20)}, target=0.95)
    to, percent = ("to", "%") if language == "en" else ("à", "\u00a0%")
    assert f"sure 100{percent} (96{percent} {to} 100{percent})" in shown.alt
    assert all(
        sign in shown.caption
        for sign in (("Circle", "square", "Diamond"), ("Rond", "Carré", "Losange"))[language == "fr"]
    )
    alone = rates_chart({"weak": made_of(0, 20)}, target=0.95)
    assert not any(sign in alone.caption for sign in ("Circle", "Diamond", "Rond", "Losange"))
    assert f"weak 0{percent}" in shown.alt and f"open 95{percent}" in shown.alt
