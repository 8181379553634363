"""Findings: quotations found and refused, claims of how common something is, shares and their bounds."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from atelier.data import survey_answers
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.voice import (
    Finding,
    audit,
    bounds,
    drafted,
    find_quotation,
    prevalence_words,
    quotations_in,
    share_of,
    simulated_survey,
    theme_counts,
    themes,
)

ANSWERS = pd.DataFrame(
    {
        "text": [
            "We don't train anybody - not one hour. Nobody asked.",
            "Une charte d’une page, affichée à côté de la machine à café.",
            "Every new joiner has half a day on AI in their induction.",
            "Every new joiner has half a day on AI, too.",
        ],
        "category": ["none", "guidelines", "training", "training"],
    },
    index=["A1", "A2", "A3", "A4"],
)


@pytest.mark.parametrize(
    ("quotation", "answer"),
    [
        ("We don’t train anybody", "A1"),
        ("we DON'T train anybody.", "A1"),
        ("“not one hour”", "A1"),
        ("train anybody — not one hour", "A1"),
        ("We don't […] one hour", "A1"),
        ("we don't (...) not one hour [...] nobody asked", "A1"),
        ("Une charte d'une page, affichee", "A2"),
        ("machine à café", "A2"),
        ("half a day\u00a0on  AI", "A3"),
        ("on AI in their induction", "A3"),
        ("on AI, too", "A4"),
        ("We train anybody", ""),  # a word left out
        ("don't train anyone", ""),  # a word changed
        ("train any", ""),  # a piece of a word
        ("one hour […] We don't train", ""),  # the wrong way round
        ("not one hour … nobody", "A1"),  # without brackets it is punctuation, and these words do follow one another
        ("we don't … one hour", ""),
        ("nobody asked une charte", ""),  # across two answers
        ("", ""),
        ("…", ""),
        ("[…]", ""),
    ],
)
def test_a_quotation_is_found_word_for_word(quotation: str, answer: str) -> None:
    assert find_quotation(quotation, ANSWERS) == answer


def faults(theme: str, *quotations: str) -> list[str]:
    return audit([Finding("A sentence.", theme, list(quotations))], ANSWERS)["fault"].tolist()


def test_the_audit_names_each_fault() -> None:
    assert faults("none", "We don't train anybody", "nobody asked") == ["", "too_short"]
    assert faults("training", "We train everybody now") == ["made_up"]
    assert faults("training", "We don't train anybody") == ["other_theme"]
    assert faults("none", "We don't train anybody", "not one hour") == ["", "same_answer"]
    assert faults("training", "Every new joiner has half a day", "half a day on AI") == [
        "",
        "",
    ]  # two answers hold both
    assert faults("training") == ["no_quotation"]
    assert faults("training", " ") == ["no_quotation"]
    assert faults("training", "we […] train") == ["too_short"]


def test_the_audit_says_where_and_in_words() -> None:
    finding = Finding("x", "training", ["half a day on AI in their induction", "never said at all"])
    table = audit([finding, finding], ANSWERS)
    assert table["finding"].tolist() == [1, 1, 2, 2]
    assert table["answer_id"].tolist() == ["A3", "", "A3", ""]
    assert table["verdict"].iloc[1] == "made up: in no answer"
    set_language("fr")
    assert audit([finding], ANSWERS)["verdict"].iloc[1].startswith("inventée")
    assert audit([], ANSWERS).empty and audit([finding], ANSWERS.head(0))["fault"].eq("made_up").all()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "a good day" and left', ["a good day"]),
        ("« une bonne journée » et “another one”", ["une bonne journée", "another one"]),
        ('Two: "one"\n"two\nlines"', ["one", "two lines"]),
        ("no quotation, don't look", []),
        ('""', []),
        ("", []),
    ],
)
def test_quotations_are_read_out_of_a_text(text: str, found: list[str]) -> None:
    assert quotations_in(text) == found


def test_a_draft_is_read_from_its_form() -> None:
    form = {"finding": "Staff learn.", "first": "half a day on AI", "second": "on AI, too"}
    assert drafted(json.dumps(form), "training") == Finding(
        "Staff learn.", "training", ["half a day on AI", "on AI, too"]
    )
    for reply in ("", "Staff learn.", "[1]", '{"finding": "cut', "null", '{"first": ""}'):
        assert audit([drafted(reply, "training")], ANSWERS)["fault"].tolist() == ["no_quotation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Most companies train their staff.",
        "The vast majority of answers is positive.",
        "Half of our customers complain.",
        "Everybody likes the scent.",
        "One in five wants tools.",
        "38% of respondents know of no measure.",
        "All our customers agree.",
        "La plupart des entreprises forment.",
        "La très grande majorité des clients",
        "Une entreprise sur deux forme.",
        "38\u202f% des répondants",
        "Tous les clients le disent.",
        "TOUT LE MONDE aime",
        "18 respondents say so.",
        "18 of the 114 people say so.",
        "3 in 10 wants tools.",
        "18 répondants le disent.",
        "Toutes nos équipes le disent.",
    ],
)
def test_a_claim_of_how_common_something_is_is_seen(sentence: str) -> None:
    assert prevalence_words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Colleagues teach colleagues.",
        "13 of the 122 remarks say so.",
        "18 out of 114 remarks say so.",
        "18 out of the 114 answers say so.",
        "18 remarques sur 114 le disent.",
        "La formation : 18 sur 114 réponses.",
        "27 remarks are about training.",
        "Some answers mention tools.",
        "Le plus souvent cité : la formation, avec 27 remarques.",
        "Les collègues forment les collègues.",
        "Prices rose by 5%.",
        "",
    ],
)
def test_a_plain_finding_is_let_through(sentence: str) -> None:
    assert prevalence_words(sentence) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_themes_have_names_and_counts_add_up(language: str) -> None:
    set_language(language)
    answers = survey_answers(labels=True)
    for question in ("Q6", "Q7", "Q8"):
        part = answers[answers["question"] == question]
        counts = theme_counts(part)
        assert counts["remarks"].sum() == len(part) and counts["share"].sum() == pytest.approx(1)
        assert set(counts.index) == set(themes(question)) and counts["remarks"].is_monotonic_decreasing
    assert theme_counts(answers[answers["question"] == "Q7"]).loc["none", "remarks"] == 13
    with pytest.raises(AtelierError, match="Q6, Q7, Q8"):
        themes("Q4")
    for wrong in (answers, answers.head(0)):
        with pytest.raises(AtelierError):
            theme_counts(wrong)


def test_a_share_has_its_interval_and_its_words() -> None:
    remarks, people = share_of(13, 122), share_of(51, 134)
    assert (round(remarks.share * 100, 1), round(people.share * 100)) == (10.7, 38)
    assert remarks.interval.high < people.interval.low
    assert str(people).startswith("51 of 134: 38%")
    set_language("fr")
    assert repr(people).startswith("51 sur 134\u00a0: 38\u00a0%")
    assert share_of(0, 5).interval.low == pytest.approx(0, abs=1e-12)
    for count, base in ((1, 0), (0, 0), (5, 4), (-1, 4)):
        with pytest.raises(AtelierError, match="pas une part"):
            share_of(count, base)


def test_bounds_take_the_silent_for_all_or_for_none() -> None:
    assert bounds(76, 576, 1000) == (0.076, 0.5)
    assert bounds(5, 10, 10) == (0.5, 0.5)
    assert bounds(0, 0, 7) == (0, 1)
    for wrong in ((11, 10, 20), (5, 30, 20), (-1, 5, 9), (0, 0, 0)):
        with pytest.raises(AtelierError):
            bounds(*wrong)


@pytest.mark.parametrize("seed", range(5))
def test_remarks_mislead_when_those_who_think_so_keep_silent(seed: int) -> None:
    known = simulated_survey(asked=2000, share=0.38, answer_if=0.2, answer_if_not=0.8, seed=seed)
    assert known["thinking"] == 760 and known == simulated_survey(2000, seed=seed)
    answered, remarks = known["answered_with"] / known["answered"], known["remarks_with"] / known["remarks"]
    assert remarks < answered < 0.2
    low, high = bounds(known["answered_with"], known["answered"], known["asked"])
    assert low < 0.38 < high


def test_remarks_do_not_mislead_when_all_answer_alike() -> None:
    known = simulated_survey(20_000, answer_if=0.5, answer_if_not=0.5, remarks_if=1.5, remarks_if_not=1.5)
    assert known["remarks_with"] / known["remarks"] == pytest.approx(0.38, abs=0.01)
    assert known["remarks"] / known["answered"] == pytest.approx(1.5, abs=0.02)
    everybody = simulated_survey(10, share=1, answer_if=1, remarks_if=1)
    assert list(everybody.values()) == [10] * 6
    assert simulated_survey(10, answer_if=0, answer_if_not=0)["remarks"] == 0


def test_a_survey_that_cannot_be_is_refused() -> None:
    with pytest.raises(AtelierError):
        simulated_survey(0)
    for wrong in ({"share": 1.2}, {"answer_if": -0.1}, {"remarks_if": 0.5}, {"answer_if_not": np.nan}):
        with pytest.raises(AtelierError):
            simulated_survey(**wrong)  # type: ignore[arg-type]
