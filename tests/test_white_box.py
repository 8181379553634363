"""SmolLM2 opened: what it says of probabilities agrees with itself, and it can stand in for ``ask`` in a trial."""

from __future__ import annotations

import pandas as pd
import pytest

from atelier.prompting.scoring import label_is
from atelier.prompting.trials import trial
from atelier.white_box import SmallModel, small_model

pytestmark = [pytest.mark.slow, pytest.mark.alone]


@pytest.fixture(scope="module")
def model() -> SmallModel:
    return small_model()


def test_a_continuation_is_as_probable_as_its_tokens_one_after_the_other(model: SmallModel) -> None:
    text, product = "The capital of France is", 1.0
    for token in model.tokens(" Paris, of course"):
        following = model.next_tokens(text, top=model.vocabulary_size)
        product *= following.loc[following["token"] == token, "probability"].iloc[0]
        text += token
    assert model.probability("The capital of France is", " Paris, of course") == pytest.approx(product, rel=1e-3)


def test_the_label_chosen_is_the_more_probable_one_in_any_order(model: SmallModel) -> None:
    question = "The capital of France is"
    assert model.probability(question, " Paris") > model.probability(question, " soap")
    for labels in (["Paris", "soap"], ["soap", "Paris"]):
        assert model.choose_among(labels)(question) == "Paris"


def test_it_stands_in_for_ask_and_counts_its_tokens(model: SmallModel) -> None:
    cases = pd.DataFrame({"text": ["The capital of France is"], "expected": ["Paris"]})
    right = label_is("expected", among=["Paris", "soap"])
    chosen = trial("{text}", cases, right, asking=model.choose_among(["Paris", "soap"]))
    assert chosen.passed == 1
    assert chosen.table["input_tokens"].iloc[0] == len(model.tokens("The capital of France is"))
    said = trial("{text}", cases, right, asking=model.reply, max_tokens=3).table.iloc[0]
    assert said["input_tokens"] == len(model.tokens(model.as_dialogue("The capital of France is")))
    assert 1 <= said["output_tokens"] <= 3
    assert said["seconds"] > 0
