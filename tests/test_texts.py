"""The texts of the course: how many, how varied, labels apart from the text, personal data where it is said to be."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

from atelier.data import personal_data_texts, reviews, support_mails, survey_answers
from atelier.errors import AtelierError
from atelier.i18n import set_language

FOLDER = Path(__file__).parents[1] / "datasets" / "texts"
LANGUAGES = ("en", "fr")
TOPICS = {"delivery", "packaging", "quality", "scent", "look_and_size", "price", "service", "website"}
SENTIMENTS = {"positive", "negative", "mixed"}
KINDS = {"name", "email", "phone", "address", "iban", "card", "nir", "birth_date", "ip"}


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", FOLDER / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_fifteen_hundred_reviews_with_known_labels(language: str) -> None:
    table = reviews(language, labels=True)
    assert len(table) == 1500
    assert table.index.is_unique
    assert table["text"].is_unique
    assert set(table["topic"]) == TOPICS
    assert set(table["second_topic"].dropna()) == TOPICS
    assert set(table["sentiment"]) == SENTIMENTS
    assert table["stars"].between(1, 5).all()
    assert table["written_at"].between("2024-10-01", "2026-09-30 23:59").all()
    assert (table["split"].value_counts() == pd.Series({"train": 1200, "held_out": 300})).all()
    assert table["injection"].sum() == 30
    assert table["fake"].sum() == 30
    assert not (table["injection"] & table["fake"]).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_is_large_enough_to_measure(language: str) -> None:
    table = reviews(language, split="held_out", labels=True)
    assert table["sentiment"].value_counts().min() >= 40
    assert table["topic"].value_counts().min() >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stars_go_with_the_sentiment(language: str) -> None:
    stars = reviews(language, labels=True).groupby("sentiment")["stars"].agg(["min", "max"])
    assert stars.loc["positive", "min"] >= 4
    assert stars.loc["negative", "max"] <= 2
    assert stars.loc["mixed"].tolist() == [2, 4]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_reviews_repeat_one_another_rarely(measure: ModuleType, language: str) -> None:
    table = reviews(language)
    assert np.mean(measure.nearest_shares(table["text"].tolist()) > measure.NEAR_DUPLICATE) < 0.02


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_opening_is_a_template(language: str) -> None:
    openings = reviews(language)["text"].str.lower().str.split().str[:3].str.join(" ")
    assert openings.value_counts().iloc[0] <= 15


def test_the_measure_sees_a_template(measure: ModuleType) -> None:
    filled = [f"I bought the {thing} last week and it smells wonderful" for thing in ("soap", "candle", "cream")]
    assert (measure.nearest_shares([*filled, "Two cups arrived in pieces"]) > measure.NEAR_DUPLICATE).tolist() == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["sentiment", "topic", "split", "fake", "injection"])
def test_no_label_can_be_read_off_an_id_a_place_or_a_date(language: str, label: str) -> None:
    table = reviews(language, labels=True)
    digits = table.index.str[1:].astype(int)
    for clue in (digits, np.arange(len(table)), digits % 10, table["written_at"].astype("int64")):
        for value in table[label].unique():
            found = np.corrcoef(np.asarray(clue, dtype=float), table[label] == value)[0, 1]
            assert abs(found) < 4 / np.sqrt(len(table)), (value, found)


def test_every_product_reviewed_is_in_the_catalogue() -> None:
    skus = set(pd.read_csv(FOLDER.parent / "boutique" / "catalogue.csv")["sku"])
    assert set(reviews("en")["sku"]) | set(reviews("fr")["sku"]) <= skus


def test_survey_answers_follow_the_published_counts() -> None:
    published = pd.read_csv(FOLDER.parent / "survey" / "categories.csv")
    table = survey_answers("fr", labels=True)
    assert len(table) == 340
    assert table["question"].value_counts().to_dict() == {"Q7": 122, "Q8": 114, "Q6": 104}
    keys = ["question", "category", "subcategory"]
    counted = table.fillna("").groupby(keys).size()
    assert counted.to_dict() == published.fillna("").set_index(keys)["remarks"].to_dict()


@pytest.mark.parametrize("language", LANGUAGES)
def test_support_mails_have_their_labels(language: str) -> None:
    table = support_mails(language, labels=True)
    assert len(table) == 60
    assert table["intent"].nunique() == 10
    assert set(table["priority"]) == {"low", "normal", "high"}
    assert table["needs_a_person"].dtype == bool
    assert table["text"].is_unique


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_is_exactly_where_it_is_said_to_be(language: str) -> None:
    table = personal_data_texts(language)
    assert len(table) == 20
    assert sum(not spans for spans in table["spans"]) >= 3
    for _, row in table.iterrows():
        ends = 0
        for span in row["spans"]:
            assert span["kind"] in KINDS
            assert row["text"][span["start"] : span["end"]] == span["value"]
            assert span["start"] >= ends
            ends = span["end"]


def test_the_seeded_numbers_are_valid_and_belong_to_nobody() -> None:
    for language in LANGUAGES:
        for spans in personal_data_texts(language)["spans"]:
            for span in spans:
                bare = re.sub(r"[\s.\-]", "", span["value"])
                if span["kind"] == "card":
                    assert luhn(bare), span
                if span["kind"] == "iban":
                    assert mod97(bare), span
                if span["kind"] == "nir":
                    assert 97 - int(bare[:13]) % 97 == int(bare[13:]), span
                    assert bare[5:7] == "99", "a department that does not exist"
                if span["kind"] == "email" and "@" in span["value"]:
                    assert re.search(r"@example\.(com|org|net)$", span["value"]), span


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("texts", [reviews, survey_answers, support_mails])
def test_no_other_text_holds_personal_data(texts: Callable[[str], pd.DataFrame], language: str) -> None:
    personal = r"\S@\w+\.\w|\b0[1-9](?:[ .]?\d\d){4}\b|\b[A-Z]{2}\d{2} ?\w{4} ?\w{4}\b"
    assert [text for text in texts(language)["text"] if re.search(personal, text)] == []


def test_texts_come_in_the_learner_s_language_and_no_other() -> None:
    set_language("fr")
    assert reviews().index.equals(reviews("fr").index)
    with pytest.raises(AtelierError, match=r"«.de.»"):
        reviews("de")


def test_an_unknown_part_of_the_reviews_is_said() -> None:
    with pytest.raises(AtelierError, match='no part called "test"'):
        reviews("en", split="test")  # type: ignore[arg-type]


def luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mod97(iban: str) -> bool:
    return int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1
