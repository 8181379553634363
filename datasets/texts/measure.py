"""Measure how much the reviews repeat one another: ``python datasets/texts/measure.py``.

For each review: the largest share of its distinct words that any other review of its language also has. A set
whose texts come from a few templates has many shares near 1, and a model that learns the template looks clever.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

FOLDER = Path(__file__).parent
NEAR_DUPLICATE = 0.8
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Print the share of near-duplicates, by language, and between the held-out reviews and the others."""
    truth = pd.read_csv(FOLDER / "truth_reviews.csv", index_col="review_id")
    for language in ("en", "fr"):
        texts = pd.read_csv(FOLDER / f"reviews_{language}.csv", index_col="review_id")["text"]
        held_out = truth.loc[texts.index, "split"] == "held_out"
        everywhere = nearest_shares(texts.tolist())
        across = shared_words(texts[held_out].tolist(), texts[~held_out].tolist()).max(axis=1)
        print(
            f"{language}: {np.mean(everywhere > NEAR_DUPLICATE):.2%} of {len(texts)} reviews share over "
            f"{NEAR_DUPLICATE:.0%} of their words with another (median share {np.median(everywhere):.2f}); "
            f"held-out against the others: {np.mean(across > NEAR_DUPLICATE):.2%}"
        )


def nearest_shares(texts: list[str]) -> npt.NDArray[np.float64]:
    """Return, for each of n texts, the largest share of its distinct words found in one other text; shape (n,)."""
    shares = shared_words(texts, texts)
    np.fill_diagonal(shares, 0)
    nearest: npt.NDArray[np.float64] = shares.max(axis=1)
    return nearest


def shared_words(texts: list[str], others: list[str]) -> npt.NDArray[np.float64]:
    """Return the share of the distinct words of each text that each other text has; shape (texts, others).

    A word is a run of letters, in lower case; a text without a word shares nothing.
    """
    vocabulary = {word: at for at, word in enumerate(sorted({word for text in texts + others for word in words(text)}))}
    left, right = presence(texts, vocabulary), presence(others, vocabulary)
    return (left @ right.T) / np.maximum(left.sum(axis=1, keepdims=True), 1)


def presence(texts: list[str], vocabulary: dict[str, int]) -> npt.NDArray[np.float64]:
    """Return which words each text has: 1 or 0, shape (texts, vocabulary)."""
    table = np.zeros((len(texts), len(vocabulary)))
    for at, text in enumerate(texts):
        table[at, [vocabulary[word] for word in words(text)]] = 1
    return table


def words(text: str) -> set[str]:
    """Return the distinct words of a text."""
    return set(WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
