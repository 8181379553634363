"""Scorers: what each passes, what it fails, and the reason it gives in both languages."""

from __future__ import annotations

import pytest

from atelier.errors import AtelierError
from atelier.prompting.scoring import (
    Scorer,
    all_of,
    easy_to_read,
    keeps_to,
    label_is,
    lix,
    long_enough,
    number_is,
    parsed,
    words,
)

TOPICS = label_is("topic", among=["price", "delivery", "delivery price", "qualité"])
MOOD = label_is("mood", among=["positif|positive", "négatif|négative|négatives"])
ROAS = number_is("roas")
BLURB = keeps_to(
    max_words=12,
    min_words=3,
    include=["{title}", "order|buy"],
    exclude=["cheap"],
    parts=["Benefit", "Call"],
    ends_with="Order today",
)
CASE = {"topic": "delivery", "mood": "négatif", "roas": 4.25, "title": "Fig leaf soap"}


@pytest.mark.parametrize(
    ("scorer", "reply", "passed", "reason"),
    [
        (TOPICS, "Delivery.", True, "delivery, as expected"),
        (TOPICS, "The topic is: **DELIVERY**, not price", True, "delivery, as expected"),
        (TOPICS, "delivery price", False, "said delivery price, expected delivery"),
        (TOPICS, "deliveryman", False, 'none of the labels in "deliveryman"'),
        (TOPICS, "", False, 'none of the labels in ""'),
        (TOPICS, "Qualite", False, "said qualité, expected delivery"),
        (MOOD, "Négatives", True, "négatif, as expected"),
        (MOOD, "positive", False, "said positif, expected négatif"),
        (ROAS, "4.25", True, "4.25 is right"),
        (ROAS, "8 500 / 2 000 = 4,25.", True, "4,25 is right"),
        (ROAS, "17,000 divided by 4,000 is 4.2", False, "found 4.2, expected 4.25"),
        (ROAS, "about four", False, 'no number in "about four"'),
        (ROAS, "-4.25", False, "found -4.25, expected 4.25"),
        (BLURB, "Benefit: fig leaf soap softens. Call: order today!", True, "all 7 demands kept"),
        (BLURB, "Call: Fig leaf soap. Benefit: soft. Order today", False, "not in this order: Benefit, Call"),
        (BLURB, "Benefit: cheap soap. Call: order today", False, "does not mention: Fig leaf soap; mentions: cheap"),
        (BLURB, "Benefit Call order today, the fig leaf soap", False, 'does not end with "Order today"'),
        (BLURB, "word " * 13, False, "more than 12 words"),
        (BLURB, "soap", False, "fewer than 3 words"),
        (easy_to_read(40), "We send your parcel in two days. You pay on the door.", True, "at most 40 wanted"),
        (easy_to_read(40), "Omnichannel orchestration capabilities accelerate transformation", False, "too hard"),
        (easy_to_read(40), "…", False, "no text"),
        (all_of(ROAS, keeps_to(max_words=2)), "4.25", True, "4.25 is right; all 1 demands kept"),
        (all_of(ROAS, keeps_to(max_words=2)), "so the answer is 4.25", False, "more than 2 words"),
    ],
)
def test_a_scorer_passes_or_says_why_not(scorer: Scorer, reply: str, passed: bool, reason: str) -> None:
    found = scorer(reply, CASE)
    assert found.passed is passed
    assert reason in found.reason.en
    assert found.reason.fr != found.reason.en
    assert (found.score == 1) is passed


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("A touch of elegance", "elegance"),
        ("Elegant, of rare elegance", "elegant, elegance"),
        ("A coupon de réduction", "coupon de réduction"),
    ],
)
def test_the_reason_names_the_spelling_that_was_found(reply: str, found: str) -> None:
    banned = keeps_to(exclude=["elegant|elegance", "coupon|coupon de réduction"])
    assert banned(reply, CASE).reason.en == f"mentions: {found}"


def test_a_translation_of_one_word_for_a_sentence_is_too_short() -> None:
    scorer = long_enough("text", share=0.5)
    case = {"text": "Enter your promo code before you pay."}
    assert scorer("Saisissez votre code promo.", case).passed
    short = scorer("Code promo", case)
    assert (short.passed, short.score, short.reason.en) == (False, 0.0, "only 2 words for 7")


def test_the_score_is_the_share_of_demands_kept() -> None:
    assert BLURB("Benefit: cheap soap. Call: order today", CASE).score == pytest.approx(5 / 7)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234", 1234),
        ("1.234", 1.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1,234,567", 1234567),
        ("0,5", 0.5),
        ("12 %", 12),
        ("8 500", 8500),
        ("1 234,5", 1234.5),
        ("from 3-4.25", 4.25),
        ("it is −4.25", -4.25),
        ("17 000 / 4 000 = 4,25", 4.25),
        ("2024: 150 units", 150),
        ("So: 3 + 4 = 7.", 7),
    ],
)
def test_numbers_are_read_in_both_ways_of_writing(written: str, value: float) -> None:
    assert number_is("x", within_percent=0.001)(written, {"x": value}).passed


def test_a_reply_that_lists_every_label_passes_only_where_the_first_is_right() -> None:
    scorer = label_is("s", among=["positive", "negative", "mixed"])
    assert [scorer("positive negative mixed", {"s": s}).passed for s in ("positive", "negative", "mixed")] == [
        True,
        False,
        False,
    ]


def test_readability_follows_its_formula() -> None:
    # 8 words in 2 sentences, 2 of them of seven letters or more.
    assert lix("Our candles burn forty hours. Replace the cotton.") == pytest.approx(8 / 2 + 100 * 2 / 8)
    with pytest.raises(ValueError, match="without words"):
        lix("…!")


def test_words_and_json() -> None:
    written = "L’huile d'olive, c’est bon : 100 % lin-coton"
    assert words(written) == ["L’huile", "d'olive", "c’est", "bon", "100", "lin-coton"]
    assert parsed('{"a": 1}') == {"a": 1}
    assert parsed('Here it is: {"a": 1}') is None


def test_an_article_before_an_apostrophe_makes_no_word_long() -> None:
    assert lix("L’huile d'olive, c’était l’achat") == lix("huile olive était achat")
    assert lix("aujourd’hui") > lix("demain")


def test_a_scorer_that_cannot_judge_says_so() -> None:
    with pytest.raises(AtelierError, match="at least one demand"):
        keeps_to()
    with pytest.raises(AtelierError, match='"delivery" of a case is not among the labels'):
        label_is("topic", among=["price"])("price", CASE)
