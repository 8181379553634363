"""Prompts tried on cases: what is counted, how sure one can be, and what a wrong prompt or case gets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from openai.types import CompletionUsage

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.prompting import trials
from atelier.prompting.scoring import label_is
from atelier.prompting.trials import (
    Trial,
    compare,
    label_counts,
    league,
    league_table,
    paired_interval,
    points,
    rescored,
    trial,
)

CASES = pd.DataFrame({"text": ["good", "bad", "fine", "awful"], "sentiment": ["positive", "negative"] * 2})
SCORER = label_is("sentiment", among=["positive", "negative"])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """A model that finds everything positive; what it was asked."""
    requests: list[tuple[str, dict[str, Any]]] = []

    def answer(prompt: str, **options: Any) -> Reply:
        requests.append((prompt, options))
        usage = CompletionUsage(prompt_tokens=10, completion_tokens=2, total_tokens=12)
        return Reply("Positive.", "model", usage, seconds=0.5)

    monkeypatch.setattr(trials, "ask", answer)
    return requests


def made_of(*passed: bool, tokens: int = 10) -> Trial:
    columns = {"passed": passed, "input_tokens": tokens, "output_tokens": 0, "seconds": 1.0}
    return Trial(pd.DataFrame(columns))


def test_every_case_is_asked_and_scored(asked: list[tuple[str, dict[str, Any]]]) -> None:
    result = trial("Sum up: {text}", CASES, SCORER, system="Be brief.", max_tokens=5)
    assert [prompt for prompt, _ in asked] == ["Sum up: good", "Sum up: bad", "Sum up: fine", "Sum up: awful"]
    assert {tuple(options.items()) for _, options in asked} == {(("system", "Be brief."), ("max_tokens", 5))}
    assert result.table["passed"].tolist() == [True, False, True, False]
    assert (result.passed, result.rate, result.tokens, result.seconds) == (2, 0.5, 12, 0.5)
    assert result.failures().index.tolist() == [1, 3]
    assert result.failures().columns.tolist() == ["text", "reply", "reason"]
    assert "said positive, expected negative" in result.failures()["reason"].iloc[0]


def test_a_trial_without_any_case_says_so(asked: list[tuple[str, dict[str, Any]]]) -> None:
    made = trial("Sum up: {text}", CASES, SCORER)
    nothing = rescored(Trial(made.table.head(0)), CASES.head(0), SCORER)
    assert str(nothing) == "No case is left to judge here."
    assert (nothing.passed, nothing.interval) == (0, (0.0, 1.0))
    assert nothing.failures().empty


def test_steps_hand_their_reply_on_and_add_up(asked: list[tuple[str, dict[str, Any]]]) -> None:
    result = trial(["Write: {text}", "Check: {reply}"], CASES.head(1), SCORER)
    assert [prompt for prompt, _ in asked] == ["Write: good", "Check: Positive."]
    assert (result.tokens, result.seconds) == (24, 1.0)


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [
        ("{texte}", "Your prompt says {texte}, and the cases have no such column. They have: text, sentiment."),
        (
            "{text",
            "A brace in your prompt is not closed, or empty: write {text} for a column, and {{ for",
        ),
        ("{}", "A brace in your prompt is not closed"),
    ],
)
def test_a_wrong_brace_is_one_sentence(asked: list[Any], prompt: str, sentence: str) -> None:
    with pytest.raises(AtelierError) as told:
        trial(prompt, CASES, SCORER)
    assert str(told.value).startswith(sentence)
    assert asked == []


def test_no_cases_is_one_sentence() -> None:
    with pytest.raises(AtelierError, match="no cases"):
        trial("{text}", CASES.head(0), SCORER)


def test_the_interval_of_a_share_is_wilson_s() -> None:
    # 8 of 10: (0.490, 0.943) in the tables of Wilson's interval.
    low, high = made_of(*[True] * 8, *[False] * 2).interval
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


@pytest.mark.parametrize(("p1", "p2", "shared"), [(0.8, 0.6, 0.0), (0.9, 0.85, 0.7), (0.5, 0.5, 0.9)])
def test_the_paired_interval_holds_the_true_difference_95_times_in_100(p1: float, p2: float, shared: float) -> None:
    draws = np.random.default_rng(5)
    common = draws.random((800, 40, 1)) < shared
    chance = np.where(common, draws.random((800, 40, 1)), draws.random((800, 40, 2)))
    first, second = chance[..., 0] < p1, chance[..., -1] < p2
    held = 0
    for one, other in zip(first, second, strict=True):
        counts = (one & other).sum(), (one & ~other).sum(), (~one & other).sum(), (~one & ~other).sum()
        low, high = paired_interval(*(int(count) for count in counts))
        held += low <= p1 - p2 <= high
    assert 0.93 <= held / 800 <= 0.99


def test_the_paired_interval_is_never_empty_and_turns_with_its_sides() -> None:
    low, high = paired_interval(40, 0, 0, 0)
    assert low < 0 < high
    one, other = paired_interval(20, 10, 3, 7), paired_interval(20, 3, 10, 7)
    assert one == pytest.approx((-other.high, -other.low))


def test_a_comparison_says_what_may_be_concluded() -> None:
    weak, strong = made_of(*[False] * 20, *[True] * 20), made_of(*[True] * 40, tokens=30)
    better = compare(weak, strong)
    assert str(better).startswith("50% before, 100% after: +50 points (95% interval: +3")
    assert str(better).endswith("for 3.0 times the tokens. It helps.")
    assert str(compare(strong, weak).verdict) == "It does harm."
    assert str(compare(weak, weak).verdict) == "These cases cannot tell."
    set_language("fr")
    assert "100\u00a0% après" in str(better)
    assert "+33 à +65" in str(better)


def test_other_cases_are_not_compared() -> None:
    with pytest.raises(AtelierError, match="same cases"):
        compare(made_of(True, False), made_of(True, False, True))


def test_two_tables_of_the_same_length_are_not_the_same_cases(asked: list[Any]) -> None:
    other = CASES.assign(text=["a", "b", "c", "d"])
    with pytest.raises(AtelierError, match="same cases"):
        compare(trial("{text}", CASES, SCORER), trial("{text}", other, SCORER))


def test_an_endpoint_that_counts_no_tokens_is_no_fault() -> None:
    assert "for ? times the tokens" in str(compare(made_of(True, tokens=0), made_of(True, tokens=0)))


def test_a_scorer_of_another_table_is_one_sentence(asked: list[Any]) -> None:
    with pytest.raises(AtelierError, match="looks at the column topic, and the cases have no such column"):
        trial("{text}", CASES, label_is("topic", among=["positive"]))


def test_the_league_is_sorted_by_gain() -> None:
    weak, strong = made_of(*[False] * 20, *[True] * 20), made_of(*[True] * 40, tokens=30)
    table = league({"none": compare(weak, weak), "harm": compare(strong, weak), "help": compare(weak, strong)})
    assert table.index.tolist() == ["help", "none", "harm"]
    assert table.loc["help", ["cases", "before", "after", "difference", "tokens", "seconds"]].tolist() == [
        40, 0.5, 1.0, 0.5, 3.0, 1.0,
    ]  # fmt: skip
    assert (table["low"] <= table["difference"]).all()
    assert (table["difference"] <= table["high"]).all()


@pytest.mark.parametrize(
    ("moved", "cases", "verdict"),
    [
        (12, 40, "It helps."),
        (5, 47, "It helps. Only just: try it on new cases."),
        (4, 40, "These cases cannot tell. Only just: try it on new cases."),
        (0, 40, "These cases cannot tell."),
    ],
)
def test_a_bound_within_a_point_of_zero_is_said(moved: int, cases: int, verdict: str) -> None:
    before, after = made_of(*[False] * cases), made_of(*[True] * moved, *[False] * (cases - moved))
    assert compare(before, after).verdict.en == verdict


@pytest.mark.parametrize(("language", "columns"), [("en", "before after points"), ("fr", "avant après points")])
def test_the_league_is_read_in_points(language: str, columns: str) -> None:
    set_language(language)
    weak, strong = made_of(*[False] * 20, *[True] * 20), made_of(*[True] * 40, tokens=30)
    table = league_table(league({"help": compare(weak, strong)}))
    assert table.columns[:3].tolist() == columns.split()
    assert table.columns[5:7].tolist() == (
        ["× tokens", "× seconds"] if language == "en" else ["× jetons", "× secondes"]
    )
    assert table.loc["help", "points"] == "+50"


def test_labels_are_counted_before_and_after(asked: list[Any]) -> None:
    labels = ["positive|good", "negative|bad"]
    right = CASES.assign(expected=CASES["sentiment"])
    always = trial("{text}", right, label_is("sentiment", among=labels))
    table = label_counts(compare(always, always), right, labels)
    assert table.index.tolist() == ["positive", "negative"]
    assert table["right labels"].tolist() == [2, 2]
    assert table["before"].tolist() == table["after"].tolist() == [4, 0]


@pytest.mark.parametrize(
    ("share", "written"), [(0.0, "0"), (0.0001, "0"), (0.003, "+0.3"), (-0.004, "−0.4"), (0.006, "+1"), (-0.55, "−55")]
)
def test_a_bound_just_beside_zero_is_not_written_as_zero(share: float, written: str) -> None:
    set_language("en")
    assert points(share) == written
