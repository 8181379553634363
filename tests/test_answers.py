"""Answers from passages: facts, refusals, citations, the five outcomes, and whose fault a wrong answer is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from atelier.answers.outcomes import (
    INVENTED,
    OUTCOMES,
    REFUSED_RIGHTLY,
    REFUSED_WRONGLY,
    RIGHT,
    WRONG,
    answers_or_refuses,
    citation_holds,
    citations,
    cites_right_passage,
    has_facts,
    numbers_in,
    outcome_of,
    outcomes,
    refused,
    says,
    says_and_cites,
    whose_fault,
    without_refusals,
)
from atelier.answers.plots import outcomes_chart
from atelier.answers.retrieval import passages
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting.trial_cases import cases, hidden_cases
from atelier.prompting.trials import Trial

REFUSALS = {
    "en": [
        "NOT FOUND",
        "Not found.",
        "I do not know.",
        "I don’t know, sorry.",
        "The passages do not mention it.",
        "There is no information about parking.",
        "It is not specified.",
        "The text says nothing about that.",
    ],
    "fr": [
        "ABSENT",
        "absent.",
        "Je ne sais pas.",
        "Les passages ne le mentionnent pas.",
        "Il n’y a pas d’information à ce sujet.",
        "Ce n’est pas précisé.",
        "Aucune mention de cela.",
        "Réponse introuvable.",
    ],
}
ANSWERS = {
    "en": [
        "Delivery costs €4.90. [KB-01]",
        "We do not deliver to the United Kingdom.",
        "Opened candles cannot be taken back.",
        "The gel does not protect from the sun.",
        "No, it is free.",
        "",
    ],
    "fr": [
        "La livraison coûte 4,90 €. [KB-01]",
        "Nous ne livrons pas au Royaume-Uni.",
        "Les bougies entamées ne sont pas reprises.",
        "Le gel ne protège pas du soleil.",
        "Non, c’est gratuit.",
        "Si vous êtes absente, le livreur repasse.",
        "",
    ],
}
TURNED = {"en": "Opened candles can be taken back. [KB-06]", "fr": "Bougies entamées sont reprises. [KB-06]"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


def made_of(*replies: str) -> tuple[Trial, pd.DataFrame]:
    index = pd.Index([f"q{place}" for place in range(len(replies))], name="case")
    return Trial(pd.DataFrame({"reply": replies, "passed": False}, index=index)), pd.DataFrame(
        {"question": "?", "given": "KB-01|KB-02", "passage": "KB-01", "expected": "4.90"}, index=index
    )


def test_a_refusal_is_seen_and_an_answer_is_not_one(language: str) -> None:
    assert [reply for reply in REFUSALS[language] if not refused(reply)] == []
    assert [reply for reply in ANSWERS[language] if refused(reply)] == []


def test_no_expected_answer_and_no_passage_reads_as_a_refusal(language: str) -> None:
    assert not passages()["text"].map(refused).any()
    assert not cases("questions")["expected"].dropna().map(refused).any()


@pytest.mark.parametrize(
    ("reply", "expected", "there"),
    [
        ("It costs €4.90.", "4.90|4,90", True),
        ("4,90 €", "4.90|4,90", True),
        ("It costs 14.90.", "4.90|4,90", False),
        ("THIRTY DAYS", "30 days|thirty days", True),
        ("300 days", "30 days", False),
        ("Belgium and Luxembourg", "Belgium & Luxembourg", True),
        ("Belgium", "Belgium & Luxembourg", False),
        ("", "x", False),
        ("anything", "", False),
        ("anything", float("nan"), False),
        ("anything", None, False),
    ],
)
def test_facts(reply: str, expected: object, there: bool) -> None:
    assert has_facts(reply, expected) is there


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("Yes [KB-07].", ["KB-07"]),
        ("(SOA-101) and kb-07, KB-07", ["SOA-101", "KB-07"]),
        ("[KB-7] [ABCD-12] [KB-1234]", []),
        ("", []),
    ],
)
def test_citations_are_read_in_any_brackets_once(reply: str, found: list[str]) -> None:
    assert citations(reply) == found


@pytest.mark.parametrize(
    ("text", "values"),
    [("4.90 or 4,9", {4.9}), ("1,234", {1.234, 1234.0}), ("", set()), ("no", set()), ("9" * 400, set())],
)
def test_numbers_are_values_however_they_are_written(text: str, values: set[float]) -> None:
    assert numbers_in(text) == values


def test_the_five_outcomes(language: str) -> None:
    refusal = REFUSALS[language][0]
    assert outcome_of("It is 4.90", "4.90") == RIGHT
    assert outcome_of("It is 5", "4.90") == WRONG
    assert outcome_of("", "4.90") == WRONG
    assert outcome_of(refusal, "4.90") == REFUSED_WRONGLY
    assert outcome_of(f"{refusal} 4.90", "4.90") == REFUSED_WRONGLY
    assert outcome_of(refusal, float("nan")) == REFUSED_RIGHTLY
    assert outcome_of("Sure!", "") == INVENTED
    scorer = answers_or_refuses()
    assert scorer(refusal, {"expected": float("nan")}).passed
    assert not scorer("Sure!", {"expected": ""}).passed
    assert scorer("4.90", {"expected": "4.90"}).passed
    assert not scorer(refusal, {"expected": "4.90"}).passed


def test_outcomes_are_counted_among_the_questions_where_they_can_happen(language: str) -> None:
    refusal = REFUSALS[language][0]
    answered, questions = made_of("4.90", "5", refusal, refusal, "Sure", "Sure")
    questions.loc[["q3", "q4", "q5"], "expected"] = None
    table = outcomes(answered, questions)
    assert table.index.tolist() == [str(outcome) for outcome in OUTCOMES]
    assert table["replies"].tolist() == [1, 1, 1, 1, 2]
    assert table["among"].tolist() == [3, 3, 3, 3, 3]
    assert table["share"].iloc[:3].sum() == pytest.approx(1) == pytest.approx(table["share"].iloc[3:].sum())
    assert "2/3" in outcomes_chart(table).alt
    nothing = outcomes(
        *(part.iloc[:0] if isinstance(part, pd.DataFrame) else Trial(part.table[:0]) for part in (answered, questions))
    )
    assert nothing["share"].tolist() == [0] * 5


def test_a_fault_is_the_search_s_or_the_model_s() -> None:
    answered, questions = made_of("4.90", "5", "NOT FOUND", "4.90", "5")
    questions.loc[["q3", "q4"], "given"] = "KB-08|KB-09"
    questions.loc["q4", "expected"] = None
    table = whose_fault(answered, questions)
    assert table[["questions", "right", "wrong", "refused"]].to_numpy().tolist() == [[3, 1, 1, 1], [1, 1, 0, 0]]


def citation(reply: str, given: str = "KB-06|KB-07") -> str:
    judged = citation_holds(passages())(reply, {"given": given})
    return "holds" if judged.passed else judged.reason.en


def test_a_citation_holds_when_passage_numbers_and_words_agree(language: str) -> None:
    good = {
        "en": "You have 30 days from delivery to return the item. [KB-06]",
        "fr": "Vous avez 30 jours à compter de la livraison pour retourner l’article. [KB-06]",
    }[language]
    assert citation(good) == "holds"
    assert citation(good.replace("30", "45")).startswith("45: not in")
    assert citation(good.replace("[KB-06]", "")) == "no passage cited"
    assert "not given" in citation(good.replace("KB-06", "KB-01"))
    assert "not given" in citation(good.replace("KB-06", "KB-99"))
    off = {
        "en": "Our lavender fields near Grasse bloom in July [KB-06]",
        "fr": "Nos champs de lavande fleurissent [KB-06]",
    }
    assert citation(off[language]).startswith("most words are not")
    assert citation("") == "no passage cited"
    assert citation("[KB-06]") == "holds"  # nothing is said that could be false


def test_a_meaning_turned_round_passes_as_the_lesson_says(language: str) -> None:
    assert citation(TURNED[language]) == "holds"


def test_prices_agree_however_they_are_written(language: str) -> None:
    said = {"en": "Returns cost 3.9 € [KB-07]", "fr": "Le retour coûte 3.90 € [KB-07]"}[language]
    assert citation(said) == "holds"


def test_the_right_passage_may_be_one_of_several() -> None:
    scorer = cites_right_passage()
    assert scorer("[KB-23]", {"passage": "CAN-309|KB-23"}).passed
    assert not scorer("[KB-22]", {"passage": "CAN-309|KB-23"}).passed
    assert not scorer("none", {"passage": "KB-23"}).passed
    assert not scorer("[KB-22]", {"passage": float("nan")}).passed


def test_refusals_are_left_out_before_citations_are_judged() -> None:
    answered, questions = made_of("4.90 [KB-01]", "NOT FOUND", "5 [KB-01]")
    assert without_refusals(answered, questions).table.index.tolist() == ["q0", "q2"]
    assert without_refusals(answered, questions.tail(2)).table.index.tolist() == ["q2"]


def test_an_answer_with_its_source() -> None:
    case: dict[str, Any] = {"expected": "KB-08 & gift card"}
    scorer = says_and_cites()
    assert scorer("On a gift card. (KB-08)", case).passed
    assert scorer("On a gift card.", case).reason.en == "no passage cited"
    assert not scorer("On a gift card. [KB-08] [KB-06]", case).passed
    assert not scorer("On a gift card. [KB-06]", case).passed
    assert not scorer("In cash. [KB-08]", case).passed
    assert says()("gift card KB-08", case).passed


def test_what_the_exercises_expect_stands_in_the_passages_they_give(language: str) -> None:
    grounding = hidden_cases("grounding")
    assert int(grounding["expected"].notna().sum()) * 2 == len(grounding) == 12
    for task in ("grounding", "citing"):
        for case in hidden_cases(task).dropna(subset="expected").itertuples():
            free = case.expected in ("free|nothing|no cost|0", "gratuit|gratuite|rien|0")
            assert has_facts(case.passages, case.expected) or free, case
    for case in hidden_cases("handover").itertuples():
        assert has_facts(case.text, case.expected), case.Index
        assert len(case.text.split()) > 40  # a mail repeated whole is too long to pass
    assert hidden_cases("escalate")["expected"].value_counts().tolist() == [6, 6]


def test_what_the_questions_expect_stands_in_their_passage(language: str) -> None:
    known = passages()
    missing = [
        (case.question, case.expected)
        for case in cases("questions").dropna(subset="passage").itertuples()
        if not has_facts(" ".join(known.loc[case.passage.split("|"), "text"]), case.expected)
    ]
    assert missing == []
