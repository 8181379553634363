"""Distinct ideas, and rankings from votes: against their formulas, on cases with a known answer, and on edges."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting import diversity
from atelier.prompting.diversity import distinct_curve, draw, idea, idea_counts
from atelier.prompting.elo import elo_table, expected_win, first_place_share, pairings, ratings, votes
from atelier.prompting.reliable_plots import elo_chart, ideas_chart
from atelier.prompting.scoring import label_is
from atelier.prompting.trials import trial


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Evening Calm", "« evening  calm »\n", True),
        ("Été", "ete.", True),
        ("“Moon”", "- Moon", True),
        ("**Moon**", "moon!", True),
        ("\n\nMoon\nIt evokes", "Moon", True),
        ("Moon Tide", "Moon", False),
        ("L'Aube", "L’aube", True),
    ],
)
def test_two_spellings_of_an_idea_are_one(one: str, other: str, same: bool) -> None:
    assert (idea(one) == idea(other)) is same


@pytest.mark.parametrize("reply", ["", "\n", "...", "«»"])
def test_a_reply_without_words_is_the_empty_idea(reply: str) -> None:
    assert idea(reply) == ""


def test_ideas_are_counted_and_the_curve_is_the_average_over_all_picks() -> None:
    replies = ["a", "A.", "b", "a", "c", "b"]
    assert idea_counts(replies).to_dict() == {"a": 3, "b": 2, "c": 1}
    assert list(idea_counts(replies)) == [3, 2, 1]
    curve = distinct_curve(replies)
    for size in range(1, 7):
        picks = [len({idea(reply) for reply in pick}) for pick in combinations(replies, size)]
        assert curve[size - 1] == pytest.approx(np.mean(picks))
    assert distinct_curve(["x"] * 5) == pytest.approx([1] * 5)
    assert distinct_curve(list("xyz")) == pytest.approx([1, 2, 3])
    with pytest.raises(AtelierError):
        idea_counts([])


def test_each_draw_has_a_seed_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def asking(prompt: str, **options: Any) -> Reply:
        asked.append((prompt, options))
        return Reply("x")

    monkeypatch.setattr(diversity, "ask", asking)
    assert draw(["a", "a"], max_tokens=8) == ["x", "x"]
    draw(["b"], temperature=0.3)
    assert asked == [
        ("a", {"temperature": 1.0, "seed": 0, "max_tokens": 8}),
        ("a", {"temperature": 1.0, "seed": 1, "max_tokens": 8}),
        ("b", {"temperature": 0.3, "seed": 0}),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_tell_their_numbers(language: str) -> None:
    set_language(language)
    shown = ideas_chart({"same": ["a", "a", "b"], "other": ["a", "b", "c"]})
    said = ("same, 2 ideas of 3 draws", "same, 2 idées sur 3 tirages")[language == "fr"]
    assert said in shown.alt
    table = elo_table(pd.DataFrame({"winner": ["x", "x", "y"], "loser": ["y", "z", "z"]}))
    assert elo_chart(table).alt.index("x ") < elo_chart(table).alt.index("z ")


def test_the_formula_of_elo() -> None:
    assert expected_win(1500, 1500) == 0.5
    assert expected_win(1900, 1500) == pytest.approx(10 / 11)
    assert expected_win(1500, 1580) + expected_win(1580, 1500) == pytest.approx(1)


def known_votes(strengths: dict[str, float], each: int) -> pd.DataFrame:
    """Votes in just the proportion that the strengths give."""
    rows = []
    for one, other in combinations(strengths, 2):
        won = round(each * expected_win(strengths[one], strengths[other]))
        rows += [(one, other)] * won + [(other, one)] * (each - won)
    return pd.DataFrame(rows, columns=["winner", "loser"])


def test_ratings_find_the_strengths_that_made_the_votes() -> None:
    strengths = {"a": 1650.0, "b": 1550.0, "c": 1450.0, "d": 1350.0}
    table = elo_table(known_votes(strengths, each=400))
    assert list(table.index) == list("abcd")
    for name, rating in strengths.items():
        assert table.loc[name, "rating"] == pytest.approx(rating, abs=4)
        assert table.loc[name, "low"] < table.loc[name, "rating"] < table.loc[name, "high"]
    assert table["rating"].mean() == pytest.approx(1500)
    assert table.loc["a", "beats_next"] == pytest.approx(expected_win(1650, 1550), abs=0.01)
    assert np.isnan(table.loc["d", "beats_next"])
    assert table["votes_won"].sum() == len(known_votes(strengths, each=400))


def test_few_votes_leave_a_wide_interval_and_the_order_of_votes_does_not_count() -> None:
    strengths = {name: 1500.0 + 10 * place for place, name in enumerate("abcdefgh")}
    few = known_votes(strengths, each=2)
    table = elo_table(few)
    assert (table["high"] - table["low"]).min() > 100
    shuffled = elo_table(few.sample(frac=1, random_state=1))
    assert shuffled["rating"].to_dict() == pytest.approx(table["rating"].to_dict())
    assert elo_table(few).equals(table), "the seed is fixed"


def test_who_wins_all_is_not_infinitely_good() -> None:
    won = np.zeros((1, 3, 3))
    won[0, 0, 1:] = 5
    found = ratings(won)
    assert np.isfinite(found).all()
    assert found[0].argmax() == 0
    assert found[0, 1] == pytest.approx(found[0, 2])


def test_two_texts_have_the_strengths_at_which_the_slope_of_the_likelihood_is_zero() -> None:
    won = np.zeros((1, 2, 2))
    won[0, 0, 1], won[0, 1, 0] = 5, 1
    one, other = 10 ** ((ratings(won)[0] - 1500) / 400)
    assert one * other == pytest.approx(1)
    # Votes won, one of the prior with them, are those expected: six duels, and two with an average text.
    assert 6 * one / (one + other) + 2 * one / (one + 1) == pytest.approx(5 + 1)


@pytest.mark.parametrize("rows", [[], [("a", "a")]])
def test_no_votes_is_one_sentence(rows: list[tuple[str, str]]) -> None:
    with pytest.raises(AtelierError, match="needs votes"):
        elo_table(pd.DataFrame(rows, columns=["winner", "loser"]))


def test_duels_go_both_ways_and_replies_become_votes() -> None:
    duels = pairings(["x", "y", "z"])
    assert len(duels) == 6
    assert {(row.first, row.second) for row in duels.itertuples()} >= {("x", "y"), ("y", "x")}
    replies = iter(["1", "2.", "Slogan 1", "none", "12", " 2"])
    made = trial(
        "{first} {second}", duels, label_is("expected", ["1", "2"]), asking=lambda q, **o: Reply(next(replies))
    )
    assert made.passed == 2
    found = list(votes(made).itertuples(index=False, name=None))
    assert found == [("x", "y"), ("z", "x"), ("y", "x"), ("y", "z")]
    assert first_place_share(made).startswith(
        "6 replies, 4 of them votes. 2 of these went to the slogan shown first: 50%"
    )
    made.table["reply"] = "none"
    with pytest.raises(AtelierError, match="needs votes"):
        first_place_share(made)


def test_a_jury_that_looks_at_the_place_alone_ranks_nobody() -> None:
    duels = pairings(list("abcd"))
    made = trial("{first} {second}", duels, label_is("expected", ["1", "2"]), asking=lambda q, **o: Reply("1"))
    assert made.rate == 1
    assert elo_table(votes(made))["rating"].tolist() == pytest.approx([1500] * 4)
