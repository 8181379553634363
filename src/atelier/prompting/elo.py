"""From votes on pairs to a ranking, with an interval that says how much of it is luck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import AtelierError
from ..i18n import Text
from .trials import Trial, percent, wilson

Matrix = NDArray[np.float64]
SCALE: Final = 400.0  # points in which odds grow tenfold: A. E. Elo, "The Rating of Chessplayers", 1978
MIDDLE: Final = 1500.0  # the usual rating of an average player
RESAMPLES: Final = 1000
SEED: Final = 3
ROUNDS: Final = 200  # of the iteration; ratings of eight texts stand still after some fifty
PRIOR: Final = 1.0  # votes won, and as many lost, against an average text: who wins all is not infinitely good
ENDS: Final = (2.5, 97.5)  # percentiles of a 95 % interval


def expected_win(rating: float, other: float) -> float:
    """Return the probability, 0 to 1, that a text of this Elo rating is preferred to one of the ``other`` rating.

    1 / (1 + 10 ** ((other - rating) / 400)), A. E. Elo, "The Rating of Chessplayers, Past and Present" (1978).
    """
    return float(1 / (1 + 10 ** ((other - rating) / SCALE)))


def pairings(texts: Sequence[str]) -> pd.DataFrame:
    """Return one row for each pair of texts in each order: ``first``, ``second``, and ``expected``, which is "1".

    A trial of a question on these rows passes when the first text is preferred: of a voter who looks at the texts and
    not at their places, half pass.
    """
    pairs = list(permutations(texts, 2))
    return pd.DataFrame(pairs, columns=["first", "second"]).assign(expected="1")


def votes(made: Trial) -> pd.DataFrame:
    """Return the votes of a trial on ``pairings``: ``winner`` and ``loser`` by the first 1 or 2 of each reply.

    A reply with neither is no vote.
    """
    found = []
    for row in made.table.itertuples():
        chosen = _vote(row.reply)
        if chosen:
            pair = (row.first, row.second)
            found.append(pair if chosen == "1" else pair[::-1])
    return pd.DataFrame(found, columns=["winner", "loser"])


def first_place_share(made: Trial) -> str:
    """Say which share of the votes of a trial on ``pairings`` went to the text shown first, with its 95 % interval.

    Raises ``AtelierError`` when there are no votes.
    """
    cast = [vote for vote in map(_vote, made.table["reply"]) if vote]
    if not cast:
        raise AtelierError(NO_VOTES)
    low, high = wilson(cast.count("1"), len(cast))
    return str(FIRST_PLACE).format(
        first=cast.count("1"),
        votes=len(cast),
        replies=len(made.table),
        share=percent(cast.count("1") / len(cast)),
        low=percent(low),
        high=percent(high),
    )


def elo_table(votes: pd.DataFrame) -> pd.DataFrame:
    """Rank what was voted on: one row a text, the best first.

    ``votes`` has one row a vote, with the columns ``winner`` and ``loser``. Columns of the result: ``votes_won``,
    ``votes``, ``rating`` with its 95 % interval ``low`` and ``high``, and ``beats_next``, the probability to be
    preferred to the row below (not a number in the last one). Ratings are those of the Bradley-Terry model on the
    scale of Elo, so that the order of the votes does not count: D. R. Hunter, "MM algorithms for generalized
    Bradley-Terry models", Annals of Statistics 32 (2004). The interval comes from 1,000 resamples of the votes, with a
    fixed seed. Raises ``AtelierError`` when there are no votes or a text met itself.
    """
    if len(votes) == 0 or (votes["winner"] == votes["loser"]).any():
        raise AtelierError(NO_VOTES)
    names = sorted({*votes["winner"], *votes["loser"]})
    place = {name: at for at, name in enumerate(names)}
    pairs = np.array([[place[row.winner], place[row.loser]] for row in votes.itertuples()])
    drawn = np.random.default_rng(SEED).integers(len(pairs), size=(RESAMPLES, len(pairs)))
    rating = ratings(_counted(pairs[np.newaxis], len(names)))[0]
    low, high = np.percentile(ratings(_counted(pairs[drawn], len(names))), ENDS, axis=0)
    won = _counted(pairs[np.newaxis], len(names))[0]
    table = pd.DataFrame(
        {
            "votes_won": won.sum(axis=1).astype(int),
            "votes": (won.sum(axis=1) + won.sum(axis=0)).astype(int),
            "rating": rating,
            "low": low,
            "high": high,
        },
        index=names,
    ).sort_values("rating", ascending=False, kind="stable")
    below = table["rating"].shift(-1)
    table["beats_next"] = [expected_win(one, next_) for one, next_ in zip(table["rating"], below, strict=True)]
    return table


def ratings(won: Matrix) -> Matrix:
    """Return Elo ratings, average 1500, from counts of votes.

    ``won`` has the shape (resamples, texts, texts): how often the text of the row won against that of the column.
    The result has the shape (resamples, texts).
    """
    met = won + won.transpose(0, 2, 1)
    wins = won.sum(axis=2) + PRIOR
    strength = np.ones(wins.shape)
    for _ in range(ROUNDS):
        pairs = strength[:, :, np.newaxis] + strength[:, np.newaxis, :]
        strength = wins / ((met / pairs).sum(axis=2) + 2 * PRIOR / (strength + 1))
    points = SCALE * np.log10(strength)
    found: Matrix = MIDDLE + points - points.mean(axis=1, keepdims=True)
    return found


def _vote(reply: object) -> str | None:
    """Return the first 1 or 2 of a reply, ``None`` when there is neither."""
    chosen = re.search(r"(?<!\w)[12](?!\w)", str(reply))
    return chosen[0] if chosen else None


def _counted(pairs: NDArray[Any], texts: int) -> Matrix:
    """Count votes: (resamples, votes, 2), winner and loser, to (resamples, texts, texts)."""
    won = np.zeros((len(pairs), texts, texts))
    sample = np.repeat(np.arange(len(pairs)), pairs.shape[1])
    np.add.at(won, (sample, pairs[:, :, 0].ravel(), pairs[:, :, 1].ravel()), 1)
    return won


FIRST_PLACE: Final = Text(
    "{replies} replies, {votes} of them votes. {first} of these went to the slogan shown first: {share} (95% interval: "
    "{low} to {high}).",
    "{replies} réponses, dont {votes} votes. {first} de ces votes sont allés au slogan montré en premier : {share} "
    "(intervalle à 95 % : {low} à {high}).",
)
NO_VOTES: Final = Text(
    "A ranking needs votes, each with a winner and another text as loser.",
    "Un classement a besoin de votes, chacun avec un gagnant et, comme perdant, un autre texte.",
)
