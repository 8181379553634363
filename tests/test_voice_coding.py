"""Coding by hand: kappa on known tables, letters read and refused, and the second coding that ships."""

from __future__ import annotations

import re
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.voice import SENTIMENTS, codings, kappa, keyword_rule, read_codes, reviews_to_code, stars_say
from atelier.voice.coding import sentiment_words


def coded(both: int, first: int, second: int, neither: int) -> tuple[list[str], list[str]]:
    """Two codings of which so many texts got "yes" from both, from one of them, from neither."""
    yes, no = ["yes"], ["no"]
    return yes * (both + first) + no * (second + neither), yes * both + no * first + yes * second + no * neither


def test_kappa_is_that_of_the_table_worked_out_by_hand() -> None:
    found = kappa(*coded(20, 10, 10, 60))
    assert (found.items, found.agreement) == (100, 0.8)
    assert found.by_chance == pytest.approx(0.58)
    assert found.value == pytest.approx(0.22 / 0.42)
    assert found.low < found.value < found.high


@pytest.mark.parametrize(("table", "value"), [((50, 0, 0, 50), 1), ((0, 50, 50, 0), -1), ((25, 25, 25, 25), 0)])
def test_kappa_of_the_extremes(table: tuple[int, int, int, int], value: float) -> None:
    assert kappa(*coded(*table)).value == pytest.approx(value)


def test_the_rare_label_agreement_without_kappa() -> None:
    lazy = kappa([False] * 1000, [True] * 20 + [False] * 980)
    assert lazy.agreement == 0.98
    assert (lazy.value, lazy.low, lazy.high) == (0, 0, 0)


def test_more_texts_give_a_narrower_interval_and_the_same_one_each_time() -> None:
    few, many = kappa(*coded(8, 2, 2, 8)), kappa(*coded(80, 20, 20, 80))
    assert many.high - many.low < (few.high - few.low) / 2
    assert kappa(*coded(8, 2, 2, 8)) == few


@pytest.mark.slow
def test_the_interval_holds_the_true_kappa_about_as_often_as_it_says() -> None:
    draw, truth, inside = np.random.default_rng(1), 0.6, 0
    for _ in range(200):
        first = draw.random(150) < 0.5
        second = np.where(draw.random(150) < truth, first, draw.random(150) < 0.5)
        found = kappa(first, second)
        inside += found.low <= truth <= found.high
    assert 0.90 <= inside / 200 <= 0.99


def test_one_and_the_same_label_has_no_kappa() -> None:
    found = kappa(["p"] * 3, ["p"] * 3)
    assert isnan(found.value) and found.agreement == 1
    assert "cannot be worked out" in str(found)
    assert kappa(["p"], ["n"]).value == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [(["a", "b"], ["a"]), ([], []), (["a", None], ["a", "b"]), (["a", "b"], [float("nan"), "b"])],
)
def test_codings_that_cannot_be_compared_are_refused(first: list[Any], second: list[Any]) -> None:
    with pytest.raises(AtelierError):
        kappa(first, second)


def test_two_columns_must_be_of_the_same_texts_in_the_same_order() -> None:
    one = pd.Series(["a", "b"], index=["x", "y"])
    with pytest.raises(AtelierError, match="same order"):
        kappa(one, one.rename({"x": "z"}))
    with pytest.raises(AtelierError, match="same order"):
        kappa(one, one.iloc[::-1])
    assert kappa(one, ["a", "b"]).value == kappa(one.to_numpy(), np.array(["a", "b"])).value == 1


def test_kappa_says_itself_in_both_languages() -> None:
    said = kappa(*coded(20, 10, 10, 60))
    assert "80% of 100" in str(said) and "Kappa 0.52" in str(said)
    set_language("fr")
    assert "80\u00a0%" in str(said) and "Kappa 0,52" in said._repr_html_()
    assert "−1,00" in repr(kappa(*coded(0, 50, 50, 0)))


@pytest.mark.parametrize("letters", ["p n m", "pnm", "P, N; m.", " p\nn m "])
def test_letters_are_read(letters: str) -> None:
    table = pd.DataFrame({"text": list("abc")}, index=[5, 6, 7])
    assert read_codes(letters, table).to_dict() == {5: "positive", 6: "negative", 7: "mixed"}


@pytest.mark.parametrize(("letters", "said"), [("p n", "2 letters for 3"), ("p n x", "x is not"), ("", "0 letters")])
def test_letters_that_do_not_fit_are_refused(letters: str, said: str) -> None:
    with pytest.raises(AtelierError, match=said):
        read_codes(letters, pd.DataFrame({"text": list("abc")}))


def test_the_reviews_to_code_are_the_same_ones_and_show_no_label() -> None:
    table = reviews_to_code(20)
    assert table.columns.tolist() == ["text"] and len(table) == 20
    assert table.equals(reviews_to_code(20)) and reviews_to_code(5).equals(table.head(5))
    assert len(reviews_to_code(150)) == 150
    for count in (0, -1, 151):
        with pytest.raises(AtelierError, match="1 to 150"):
            reviews_to_code(count)


def test_stars_stand_for_a_sentiment() -> None:
    said = stars_say(pd.Series([1, 2, 3, 4, 5])).tolist()
    assert said == ["negative", "negative", "mixed", "positive", "positive"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_coding_agrees_as_the_datasheet_says(language: str) -> None:
    set_language(language)
    table = codings()
    assert len(table) == 150 and not table.isna().any(axis=None)
    assert set(table["plan"]) | set(table["reader"]) <= set(sentiment_words())
    assert round(kappa(table["reader"], table["plan"]).value, 2) == 0.99
    assert round(kappa(table["reader_topic"], table["plan_topic"]).value, 2) == 0.99


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_the_lesson_are_those_of_the_keywords(language: str) -> None:
    set_language(language)
    lesson = (course_root() / "course" / folder() / "lesson.py").read_text("utf-8")
    pair = re.search(r'letters = L\(\s*"([pnm ]+)",\s*"([pnm ]+)"', lesson)
    assert pair
    twenty = reviews_to_code(20)
    expected = read_codes(pair[1 + LANGUAGES.index(language)], twenty)  # type: ignore[arg-type]
    assert expected.tolist() == keyword_rule().predict(twenty["text"])
    assert str(SENTIMENTS["m"]) in sentiment_words()


def folder() -> str:
    return next(path.name for path in (course_root() / "course").glob("*06_customer_voice"))
