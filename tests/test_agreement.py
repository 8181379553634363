"""Agreement of several samples: the vote, how often it is right, and what a threshold sends."""

from __future__ import annotations

import pandas as pd
import pytest

from atelier.answers.agreement import NONE, TEMPERATURE, agreement_of, calibration, sampled, thresholds
from atelier.answers.plots import calibration_chart, threshold_chart
from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting.scoring import label_is, read_label
from atelier.prompting.trial_cases import cases
from atelier.prompting.trials import Trial

LABELS = ["delivery", "returns|return", "payment"]
CASES = pd.DataFrame({"expected": ["delivery", "returns", "payment", "payment"]}, index=list("abcd"))
# One row a case, one reply a sample.
SAID = {
    "a": ["Delivery.", "delivery", "DELIVERY", "delivery", "delivery"],
    "b": ["a return", "returns", "delivery", "Return", "returns"],
    "c": ["delivery"] * 5,
    "d": ["", "?", "payment", "payment", "delivery"],
}


def samples() -> list[Trial]:
    return [
        Trial(pd.DataFrame({"reply": [replies[place] for replies in SAID.values()]}, index=CASES.index))
        for place in range(5)
    ]


def test_every_request_has_a_seed_of_its_own() -> None:
    asked: list[dict[str, object]] = []

    def asking(question: str, **options: object) -> Reply:
        asked.append(options)
        return Reply("payment")

    cases_asked = CASES.assign(text=list("wxyz"))
    made = sampled("{text}", cases_asked, label_is("expected", LABELS), samples=3, asking=asking, max_tokens=6)
    assert [one.passed for one in made] == [2, 2, 2]
    assert [options["seed"] for options in asked] == list(range(12))
    assert {(options["temperature"], options["max_tokens"]) for options in asked} == {(TEMPERATURE, 6)}
    assert agreement_of(made, cases_asked, LABELS)["agreement"].tolist() == [1.0] * 4


def test_the_answer_is_that_of_most_samples() -> None:
    table = agreement_of(samples(), CASES, LABELS)
    assert table["answer"].tolist() == ["delivery", "returns", "delivery", NONE]
    assert table["agreement"].tolist() == [1.0, 0.8, 1.0, 0.4]
    assert table["right"].tolist() == [True, True, False, False]
    assert table.loc["b", "votes"] == "returns, returns, delivery, returns, returns"


def test_of_answers_as_frequent_the_first_counts() -> None:
    table = agreement_of([samples()[2], samples()[0]], CASES, LABELS)
    assert table.loc["b", ["answer", "agreement"]].tolist() == ["delivery", 0.5]


def test_labels_are_read_in_their_spellings_and_languages() -> None:
    assert read_label("Un RETOUR !", ["retours|retour", "livraison"]) == "retours"
    assert read_label("livré", ["retours|retour", "livraison"]) is None
    assert read_label("", ["a"]) is None
    assert read_label("payment of returns", LABELS) == "payment"


@pytest.mark.parametrize("made", [[], samples()[:1]])
def test_one_sample_is_one_sentence(made: list[Trial]) -> None:
    with pytest.raises(AtelierError, match="at least two samples"):
        agreement_of(made, CASES, LABELS)


def test_samples_on_other_cases_are_one_sentence() -> None:
    with pytest.raises(AtelierError, match="not made on these cases"):
        agreement_of(samples(), CASES.head(2), LABELS)


def test_calibration_counts_each_level() -> None:
    table = calibration(agreement_of(samples(), CASES, LABELS))
    assert table.index.tolist() == [0.4, 0.8, 1.0]
    assert table["cases"].tolist() == [1, 1, 2]
    assert table["share"].tolist() == [0.0, 1.0, 0.5]
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()
    assert table.loc[1.0, "high"] - table.loc[1.0, "low"] > 0.7  # two cases say little


def test_a_lower_threshold_sends_more() -> None:
    table = thresholds(agreement_of(samples(), CASES, LABELS))
    assert table.index.tolist() == [0.4, 0.8, 1.0]
    assert table["sent"].tolist() == [4, 3, 2]
    assert table["wrong"].tolist() == [2, 1, 1]
    assert table["wrong_share"].tolist() == pytest.approx([0.5, 1 / 3, 0.5])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_tell_their_numbers(language: str) -> None:
    set_language(language)
    answers = agreement_of(samples(), CASES, LABELS)
    percent = {"en": "50%", "fr": "50\u00a0%"}[language]
    assert percent in calibration_chart(calibration(answers)).alt
    assert percent in threshold_chart(thresholds(answers)).alt


def test_the_mails_have_traps_and_as_many_of_each_team() -> None:
    mails = cases("desks")
    assert len(mails) == 28
    assert mails["expected"].value_counts().tolist() == [7, 7, 7, 7]
    assert int((mails["kind"] == "trap").sum()) == 8
