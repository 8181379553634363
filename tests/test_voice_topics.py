"""Topics: the language taken off, groups found and named, and the figures of the module."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from atelier.errors import AtelierError
from atelier.figures import ShownFigure
from atelier.i18n import LANGUAGES, Text, set_language
from atelier.voice import (
    both_languages,
    by_kind,
    centred,
    centring_chart,
    cluster_table,
    clusters,
    distinctive_words,
    keyword_rule,
    kinds_chart,
    meanings,
    method_table,
    methods_chart,
    nearest_reviews,
    pitfall_reviews,
    prevalence_chart,
    share_of,
    sort_with,
    word_counts,
)
from atelier.voice.plots import _energy

DRAW = np.random.default_rng(0)
# Two languages far apart, three topics less so: 60 texts each of six sorts.
SORTS = [(language, topic) for language in LANGUAGES for topic in ("scent", "price", "service")]
MIDDLES = {("en", "scent"): (9, 1, 0), ("en", "price"): (9, 0, 1), ("en", "service"): (9, -1, -1)}
MIDDLES |= {("fr", topic): (-9, y, z) for (language, topic), (_, y, z) in MIDDLES.items() if language == "en"}
REVIEWS = pd.DataFrame([sort for sort in SORTS for _ in range(60)], columns=["language", "topic"])
PLANTED = np.array([MIDDLES[sort] for sort in SORTS for _ in range(60)]) + DRAW.normal(0, 0.2, (360, 3))


def test_each_language_has_its_middle_at_nought() -> None:
    moved = centred(PLANTED, REVIEWS["language"])
    for language in LANGUAGES:
        assert np.allclose(moved[REVIEWS["language"] == language].mean(axis=0), 0)
    assert np.allclose(PLANTED[0] - PLANTED[1], moved[0] - moved[1])  # within a language nothing changes


def test_centring_leaves_what_it_is_given_alone_and_takes_any_index() -> None:
    before = PLANTED.copy()
    shuffled = REVIEWS["language"].rename(lambda row: f"R{row}")
    assert np.allclose(centred(PLANTED, shuffled), centred(PLANTED, REVIEWS["language"].tolist()))
    assert np.array_equal(before, PLANTED)
    whole = np.array([[1, 2], [3, 5]])
    assert centred(whole, ["en", "en"]).tolist() == [[-1, -1.5], [1, 1.5]]
    assert centred(whole, ["en", "fr"]).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("groups", [["en"], ["en", None], ["en", float("nan")], []])
def test_every_vector_needs_a_group(groups: list[str]) -> None:
    with pytest.raises(AtelierError):
        centred(np.ones((2, 3)), groups)


def test_groups_follow_the_language_until_it_is_taken_off() -> None:
    found = {
        "two": clusters(PLANTED, 2),
        "three": clusters(centred(PLANTED, REVIEWS["language"]), 3),
    }
    table = cluster_table(found, REVIEWS)
    assert table.loc["two", "language"] == 1 and abs(table.loc["two", "topic"]) < 0.01
    assert table.loc["three", "topic"] == 1 and abs(table.loc["three", "language"]) < 0.01


def test_groups_are_numbered_from_the_largest_and_the_same_each_time() -> None:
    sizes = (10, 50, 30)
    points = np.concatenate([np.full((size, 2), 10.0 * place) for place, size in enumerate(sizes)])
    points += np.random.default_rng(1).normal(0, 0.1, points.shape)
    labels = clusters(points, 3)
    assert np.bincount(labels).tolist() == [50, 30, 10]
    assert np.array_equal(labels, clusters(points, 3))


def test_rows_shuffled_give_the_same_groups() -> None:
    order = np.random.default_rng(2).permutation(len(PLANTED))
    moved = centred(PLANTED, REVIEWS["language"])
    pairs = zip(clusters(moved, 3)[order], clusters(moved[order], 3), strict=True)
    assert len(set(pairs)) == 3


@pytest.mark.parametrize("count", [1, 0, 361])
def test_a_number_of_groups_that_makes_no_sense_is_refused(count: int) -> None:
    with pytest.raises(AtelierError, match="360 texts"):
        clusters(PLANTED, count)


TEXTS = ["the courier left my parcel"] * 40 + ["twelve euros is cheap"] * 49 + ["fine"] * 411
GROUPS = np.array([0] * 40 + [1] * 49 + [2] * 411)


def test_the_words_of_a_group_are_those_the_others_lack() -> None:
    table = distinctive_words(TEXTS, GROUPS, count=3)
    assert table["reviews"].tolist() == [40, 49, 411]
    assert set(table.loc[0, "words"].split(", ")) == {"courier", "left", "parcel"}
    assert table.loc[2, "words"] == ""


@pytest.mark.parametrize("texts", [["one text"], ["the and"] * 20, [""] * 20])
def test_texts_without_common_words_have_no_names(texts: list[str]) -> None:
    with pytest.raises(AtelierError, match="share no words"):
        distinctive_words(texts, np.zeros(len(texts), dtype=int))


def test_the_nearest_reviews_are_those_of_the_middle() -> None:
    points = np.array([[0, 0], [1, 0], [5, 0], [10, 10], [10, 11]], dtype=float)
    table = nearest_reviews(points, np.array([0, 0, 0, 1, 1]), ["a", "b", "c", "d", "e"], count=1)
    assert table["text"].to_dict() == {0: "b", 1: "d"}
    assert len(nearest_reviews(points, np.array([0, 0, 0, 1, 1]), list("abcde"), count=9)) == 5


@pytest.mark.slow
def test_real_reviews_group_by_language_until_centred_and_the_bought_ones_stand_apart() -> None:
    both = both_languages()
    vectors = meanings(both["text"])
    moved = centred(vectors, both["language"])
    found = {
        "words": clusters(word_counts(both["text"]), 8),
        "raw": clusters(vectors, 2),
        "raw eight": clusters(vectors, 8),
        "moved": clusters(moved, 8),
    }
    table = cluster_table(found, both)
    assert table.loc["raw", "language"] > 0.95 and abs(table.loc["raw", "topic"]) < 0.02
    assert abs(table.loc["moved", "language"]) < 0.02 and table.loc["moved", "topic"] > 0.3
    assert table.loc["moved", "topic"] > table.loc["raw eight", "topic"] + 0.1 > table.loc["words", "topic"] + 0.1


def shown(drawn: ShownFigure) -> str:
    assert drawn.png.startswith(b"\x89PNG")
    return drawn.alt


@pytest.mark.slow
def test_the_figures_tell_their_numbers_in_both_languages() -> None:
    cases = pitfall_reviews()
    made = sort_with(keyword_rule(), cases, cost="keywords")
    kinds = by_kind({"rule": made}, cases)
    moved = centred(PLANTED, REVIEWS["language"])
    for language in LANGUAGES:
        set_language(language)
        costs = shown(methods_chart(method_table({"rule": made})))
        assert "rule" in costs and "Wh" in costs and Text(" to ", " à ").of(language) in costs
        assert f"/{kinds['cases'].iloc[0]}" in shown(kinds_chart(kinds))
        cloud = shown(centring_chart(PLANTED, moved, REVIEWS))
        assert "360" in cloud and Text("0.0.", "0,0.").of(language) in cloud
        bars = shown(prevalence_chart({"remarks": share_of(13, 122), "people": share_of(51, 134)}))
        assert Text("11%", "11\u00a0%").of(language) in bars and Text("38%", "38\u00a0%").of(language) in bars


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (0.0123, "0.012"), (0.1, "0.1"), (1, "1"), (12.34, "12"), (3.01, "3"), (0.00054, "0.00054")],
)
def test_watt_hours_are_written_with_two_digits(value: float, written: str) -> None:
    assert _energy(value) == written
