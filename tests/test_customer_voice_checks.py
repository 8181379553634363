"""The exercises of module 06: what each declares holds in both languages, and their material is what they say it is."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression

from atelier.checking import Check, Fail, Pass, load_checks, problems
from atelier.checking.desk import rule
from atelier.data import survey_answers
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.quizzes import load_quiz, mark
from atelier.voice import Finding, audit, hidden_reviews, pitfall_reviews, quotations_in, training_reviews

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def folder() -> Path:
    return next((course_root() / "course").glob("*06_customer_voice"))


@cache
def checks(language: str) -> dict[str, Check]:
    """The checks, as a kernel in this language loads them; the folder may still be left out of the course."""
    set_language(language)
    with TemporaryDirectory() as made:
        copy = Path(made) / "06_customer_voice"
        copy.mkdir()
        shutil.copy(folder() / "checks.py", copy)
        return load_checks(copy)


def judged(language: str, id: str, *answers: Any) -> Any:
    declared = checks(language)[id]
    set_language(language)
    return declared.judge(*answers)


def cell(id: str, language: str) -> str:
    """The source of one code cell of the exercises; ``L()`` is left in it."""
    source = (folder() / "practice.py").read_text(encoding="utf-8")
    return source.split(f'# %% id="{id}"\n')[1].split("\n# %% ")[0]


def run(language: str, *cells: str) -> dict[str, Any]:
    """The names that code cells of the exercises make, in a language."""
    set_language(language)
    names: dict[str, Any] = {
        "L": lambda english, french: french if language == "fr" else english,
        "np": np,
        "pd": pd,
        "training_reviews": training_reviews,
        "CountVectorizer": CountVectorizer,
        "SelectKBest": SelectKBest,
        "chi2": chi2,
        "LogisticRegression": LogisticRegression,
    }
    for id in cells:
        exec(cell(id, language), names)
    return names


@pytest.mark.slow
@LANGUAGE
def test_every_declaration_holds(language: str) -> None:
    declared = checks(language)
    set_language(language)
    assert list(declared) == [f"6.{place}" for place in range(1, 16)]
    assert {id: found for id, found in ((id, problems(check)) for id, check in declared.items()) if found} == {}


def test_the_quiz_holds() -> None:
    for question in load_quiz(folder()):
        assert mark(question, question.right).kind == "ok"


# ------------------------------------------------------------------------------------------------ 6.1, coding by hand
@LANGUAGE
@pytest.mark.parametrize("answer", [12, "", [], ["p", None], "ppp", {"p": 1}, "é" * 12, b"p"])
def test_odd_codes_get_a_verdict(language: str, answer: object) -> None:
    set_language(language)
    assert rule(checks(language)["6.1"], answer).kind in ("todo", "retry")


def planted_codes(language: str) -> list[str]:
    return str(checks(language)["6.1"].accepts[0].answers[0]).split()


def wrong(codes: list[str], places: list[int]) -> str:
    swapped = {"p": "n", "n": "p", "m": "p"}
    return " ".join(swapped[code] if place in places else code for place, code in enumerate(codes))


@LANGUAGE
def test_two_misses_of_twelve_pass_and_four_do_not(language: str) -> None:
    codes = planted_codes(language)
    assert isinstance(judged(language, "6.1", wrong(codes, [0, 1])), Pass)
    assert judged(language, "6.1", wrong(codes, [0, 1, 2, 3])).reason == "too_low"


@LANGUAGE
def test_the_first_miss_is_named_with_what_makes_it_hard(language: str) -> None:
    codes = planted_codes(language)
    mixed = codes.index("m")
    outcome = judged(language, "6.1", wrong(codes, list(range(mixed, 12))))
    assert outcome.values["place"] == mixed + 1
    assert outcome.values["why"].en == "it says good and bad"


# ------------------------------------------------------------------------------------------------- 6.4, a rule of words
@LANGUAGE
def test_the_hidden_reviews_are_not_those_one_learns_from(language: str) -> None:
    set_language(language)
    assert not set(hidden_reviews()["text"]) & set(training_reviews()["text"])


@LANGUAGE
def test_the_lesson_after_an_attempt_is_a_training_review_and_another_one_after_the_next(language: str) -> None:
    rare = "xylophone, courier, facteur"
    first, second = (judged(language, "6.4", words).values["lesson"].of(language) for words in (rare, rare + ", zoo"))
    assert first != second
    for lesson in (first, second):
        assert any(" ".join(text.split())[:40] in lesson for text in training_reviews()["text"])
        assert not any(" ".join(text.split())[:40] in lesson for text in hidden_reviews()["text"])


@LANGUAGE
def test_a_rule_is_judged_on_the_hidden_reviews(language: str) -> None:
    values = judged(language, "6.4", "courier, facteur").values
    hidden = hidden_reviews()
    assert values["cases"] == len(hidden)
    assert values["about"] == hidden["topic"].isin(["delivery", "livraison"]).sum()


@LANGUAGE
def test_whole_hidden_reviews_are_no_list_of_words(language: str) -> None:
    set_language(language)
    texts = hidden_reviews()["text"].head(5).tolist()
    assert isinstance(judged(language, "6.4", texts), Fail)


# ------------------------------------------------------------------------------------------------------ 6.6, the coins
@pytest.mark.slow
@LANGUAGE
def test_the_coins_are_predicted_until_the_words_are_chosen_on_the_training_reviews_alone(language: str) -> None:
    share_right = run(language, "look-6")["share_right"]
    assert share_right(0, 600) > 0.65
    assert 0.4 < share_right(0, 400) < 0.6
    assert isinstance(judged(language, "6.6", "b", share_right(0, 400), share_right), Pass)
    assert judged(language, "6.6", "b", share_right(0, 600), share_right).reason == "still_all"


# ------------------------------------------------------------------------------------------------ 6.8 and 6.9, groups
@LANGUAGE
def test_four_groups_are_four_topics(language: str) -> None:
    names = run(language, "import-8", "sample-9")
    groups = names["groups"]
    topics = training_reviews().loc[groups.index, "topic"]
    table = pd.crosstab(groups, topics)
    assert (table.max(axis=1) / table.sum(axis=1) > 0.7).all()
    assert table.idxmax(axis=1).nunique() == 4
    solution = re.search(r'L\("([a-d ]+)", "([a-d ]+)"\)', cell("answer-9", language))
    assert solution
    assert isinstance(judged(language, "6.9", solution[LANGUAGES.index(language) + 1], groups), Pass)  # type: ignore[arg-type]


@LANGUAGE
def test_vectors_of_anything_else_are_not_repaired(language: str) -> None:
    names = run(language, "import-8")
    vectors, both = names["vectors"], names["both"]
    noise = np.random.default_rng(0).normal(size=vectors.shape)
    assert judged(language, "6.8", noise, both).reason == "language_left"
    assert judged(language, "6.8", vectors * np.nan, both).reason == "not_vectors"
    assert judged(language, "6.8", vectors.tolist(), both).reason == "not_vectors"


# ---------------------------------------------------------------------------------------------------- 6.10, pitfalls
@LANGUAGE
def test_the_six_pitfalls_are_two_of_each_kind_and_of_that_kind_alone(language: str) -> None:
    names = run(language, "look-10")
    six = pitfall_reviews().loc[names["six"]]
    assert set(six["kind"].value_counts()) == {2}
    mixed = six["kind"].isin(["mixed feelings", "sentiments mêlés"])
    assert (six["expected"].isin(["mixed", "mitigé"]) == mixed).all()


# --------------------------------------------------------------------------------------------------- 6.11, quotations
@LANGUAGE
def test_the_quotations_to_audit_have_the_faults_that_the_answer_says(language: str) -> None:
    source = (folder() / "practice.py").read_text(encoding="utf-8")
    options = source.split(f'id="quotes-11" lang="{language}"\n')[1].split("# %%")[0]
    quotations = quotations_in(options)
    assert len(quotations) == 6
    set_language(language)
    answers = survey_answers(labels=True)
    table = audit([Finding("", "human_control", quotations)], answers[answers["question"] == "Q8"])
    assert table["fault"].tolist() == ["", "made_up", "", "made_up", "other_theme", ""]


# ------------------------------------------------------------------------------------------------------ 6.12, findings
TRUE = {
    "en": '"AI proposes, we dispose" and "Compulsory proofreading […] not by whoever happens to be free"',
    "fr": "« L'IA propose, on dispose » et « Relecture obligatoire […] et pas par le premier disponible »",
}


@LANGUAGE
@pytest.mark.parametrize(
    ("english", "french", "reason"),
    [
        ("18 remarks: {quotes}", "18 remarques : {quotes}", ""),
        ("18 of the 114 answers (15.8%): {quotes}", "18 des 114 réponses (15,8 %) : {quotes}", ""),
        ("Eighteen remarks: {quotes}", "Dix-huit remarques : {quotes}", "numbers"),
        ("18 out of 114 remarks: {quotes}", "18 remarques sur 114 : {quotes}", ""),
        ("18 out of 134 remarks: {quotes}", "18 remarques sur 134 : {quotes}", "numbers"),
        ("18 out of 114 people made remarks: {quotes}", "18 des 114 personnes font la remarque : {quotes}", "people"),
        ("18 respondents answer: {quotes}", "18 répondants le disent dans leurs réponses : {quotes}", "people"),
        ("18 remarks ask people to check: {quotes}", "18 remarques demandent que des gens relisent : {quotes}", ""),
        ("114 remarks: {quotes}", "114 remarques : {quotes}", "numbers"),
        ("18 remarks, half of those asked: {quotes}", "18 remarques, la moitié des gens : {quotes}", "people"),
        ("18 remarks, the majority of staff: {quotes}", "18 remarques, la majorité des salariés : {quotes}", "people"),
        ("18 remarks.", "18 remarques.", "few_quotations"),
        ('18 remarks: "AI proposes, we dispose"', "18 remarques : « L’IA propose, on dispose »", "few_quotations"),
    ],
)
def test_findings(language: str, english: str, french: str, reason: str) -> None:
    text = (english if language == "en" else french).format(quotes=TRUE[language])
    outcome = judged(language, "6.12", text)
    assert (outcome.reason if isinstance(outcome, Fail) else "") == reason


def test_numbers_inside_a_quotation_are_not_those_of_the_finding() -> None:
    text = '18 remarks: "Approving 300 sheets in an hour isn\'t checking" and "AI proposes, we dispose"'
    assert isinstance(judged("en", "6.12", text), Pass)


# ------------------------------------------------------------------------------------------------- 6.13, the survey
def test_far_fewer_remarks_are_printed_than_respondents_would_give() -> None:
    """The sentence on the right answer says so: it must stay true of the published counts."""
    judge: Any = checks("en")["6.13"].judge
    assert judge.expected() > 3 * next(mistake() for mistake in judge.mistakes if callable(mistake))
