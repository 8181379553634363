"""Facts in texts: numbers, attributes, inventions, in both languages and awkward forms."""

from __future__ import annotations

import pytest

from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting.fidelity import complete_sheet, numbers_faithful, sheet_words
from atelier.prompting.scoring import numbers_written

WEEK = {"week": 12, "revenue": 12_345, "before": 11_757, "orders": 250, "price": 24.9}
SUMS = {
    "change": lambda case: (case["revenue"] / case["before"] - 1) * 100,
    "basket": lambda case: case["revenue"] / case["orders"],
}
FAITHFUL = numbers_faithful(["week", "revenue", "before", "orders", "price"], derived=SUMS)
GIVES_SALES = numbers_faithful(["week", "revenue", "before"], derived=SUMS, must=["revenue", "change"])


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Week 12: 12,345 euros.", True),
        ("Semaine 12 : 12 345 €, contre 11 757 €.", True),
        ("Semaine 12 : 12\u202f345 €", True),
        ("12.345 euros", False),
        ("up 5%", True),
        ("up 5.0%", True),
        ("en hausse de 5,0 %", True),
        ("+5.00%", True),
        ("up 5.1%", False),
        ("up 6%", False),
        ("down 5%", True),
        ("a basket of 49.38 euros", True),
        ("a basket of 49.4 euros", True),
        ("un panier de 49,38 €", True),
        ("un panier de 49,39 €", False),
        ("about 12,000 euros", False),
        ("12345.00", True),
        ("24.90 euros", True),
        ("24,9 €", True),
        ("25 euros", True),
        ("€24.90.", True),
        ("250 orders in 7 days", False),
        ("no numbers at all", False),
        ("twelve orders", False),
        ("", False),
        ("1,2,3,4", False),
        ("9" * 400, False),
        ("12" + "," * 50, True),
    ],
)
def test_each_number_is_in_the_data_or_follows_from_them(text: str, passes: bool) -> None:
    judged = FAITHFUL(text, WEEK)
    assert judged.passed is passes
    assert judged.reason.en != judged.reason.fr
    assert 0 <= judged.score <= 1


def test_the_reason_names_the_invented_number_and_the_score_is_the_share() -> None:
    judged = FAITHFUL("Week 12: 250 orders, 999 visits, 3 returns", WEEK)
    assert (judged.score, judged.reason.en) == (0.5, "not in the data: 999, 3")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Week 12: up 5%", ""),
        ("Week 12: up 12%", "not in the data: 12%"),
        ("Semaine 12 : en hausse de 12 pour cent", "not in the data: 12%"),
        ("Week 12: a basket of 49 %", "not in the data: 49%"),
        ("12,345 euros, up 5 points", ""),
    ],
)
def test_a_percentage_stands_for_what_is_one(text: str, reason: str) -> None:
    scorer = numbers_faithful(["week", "revenue"], derived=SUMS, percents=["change"])
    judged = scorer(text, WEEK)
    assert judged.passed is (not reason)
    assert reason in judged.reason.en
    assert judged.passed or judged.reason.fr.endswith("\u00a0%")


def test_what_must_be_given_has_to_be_there() -> None:
    assert GIVES_SALES("Sales: 12,345 euros, up 5%.", WEEK).passed
    assert GIVES_SALES("Week 12", WEEK).reason.en == "not mentioned: revenue, change"
    assert GIVES_SALES("12,345 euros", WEEK).reason.fr == "non mentionné\u00a0: change"


def test_a_loss_may_stand_without_its_sign() -> None:
    fell = WEEK | {"revenue": 11_000}
    for text in ("down 6.4%", "−6.4%", "-6,4 %"):
        assert FAITHFUL(text, fell).passed, text


def test_a_column_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(AtelierError, match="sales is neither"):
        numbers_faithful(["revenue"], must=["sales"])
    with pytest.raises(AtelierError, match="sales is neither"):
        numbers_faithful(["revenue"], percents=["sales"])
    with pytest.raises(AtelierError):
        numbers_faithful([])


@pytest.mark.parametrize(
    ("text", "written"),
    [("12, 13.", ["12", "13"]), ("", []), ("1 234,5 €", ["1 234,5"]), ("v2", ["2"]), ("3-4", ["3", "4"])],
)
def test_numbers_as_written(text: str, written: list[str]) -> None:
    assert numbers_written(text) == written


SHEET = complete_sheet(["material", "colour_any", "size"], known=["title"])
CASES = {
    "en": {"title": "Linen cushion cover", "material": "linen", "colour_any": "ochre", "size": "45 x 45 cm"},
    "fr": {"title": "Housse de coussin", "material": "lin", "colour_any": "ocre|ocres", "size": "45 x 45 cm"},
}


@pytest.mark.parametrize(
    ("language", "text", "passes", "reason"),
    [
        ("en", "A linen cover in ochre, 45 by 45 cm.", True, "all 3 attributes"),
        ("en", "A LINEN cover in Ochre (45×45)", True, "all 3 attributes"),
        ("en", "A cover in ochre, 45 by 45 cm.", False, "not mentioned: material"),
        ("en", "A linen cover in ochre.", False, "not mentioned: size"),
        ("en", "Linen and silk, ochre, 45 cm.", False, "not in the data: silk"),
        ("en", "Linen, ochre, 45 cm, made in France, organic.", False, "not in the data: France, organic"),
        ("en", "", False, "not mentioned: material, colour_any, size"),
        ("fr", "En lin, ocre, 45 x 45 cm.", True, "all 3"),
        ("fr", "En lin, ocres, 45 cm, lavable en machine.", False, "lavable en machine"),
        ("fr", "En lin linéaire, ocre, 45 cm, en soie.", False, "soie"),
        ("fr", "En linon, ocre, 45 cm", False, "not mentioned: material"),
    ],
)
def test_a_sheet_is_complete_and_invents_nothing(language: str, text: str, passes: bool, reason: str) -> None:
    set_language(language)
    judged = SHEET(text, CASES[language])
    assert judged.passed is passes
    assert reason in judged.reason.en
    assert judged.reason.fr != judged.reason.en


def test_something_invented_leaves_no_score_and_something_forgotten_leaves_a_part() -> None:
    assert SHEET("linen, ochre, 45 cm, of silk", CASES["en"]).score == 0
    assert SHEET("linen, ochre", CASES["en"]).score == pytest.approx(2 / 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_words_is_that_of_the_language(language: str) -> None:
    set_language(language)
    assert ("silk" in sheet_words()) is (language == "en")
    assert len(sheet_words()) == len(set(sheet_words())) > 20
    assert all(word == word.strip() and word for word in sheet_words())
