"""Topics that nobody named in advance: vectors in groups, the effect of the language taken out, groups given names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from bm25s import stopwords
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from ..errors import AtelierError
from ..i18n import Text

Labels = npt.NDArray[np.int64]
STARTS: Final = 10  # k-means is begun again so often, and the best end kept
RAREST: Final = 5  # reviews in which a word must be found to name a group
COMMONEST: Final = 0.1  # share of the reviews in which it may be found at most: beyond, it says little
SHORTEST: Final = 4  # letters of such a word


def word_counts(texts: Sequence[str]) -> csr_matrix:
    """Return the TF-IDF weights of the words of each text; shape (texts, words), rows of length 1."""
    weights = TfidfVectorizer(min_df=2, sublinear_tf=True, strip_accents="unicode")
    return csr_matrix(weights.fit_transform(list(texts)))


def centred(vectors: npt.NDArray[Any], groups: Sequence[str] | pd.Series[str]) -> npt.NDArray[Any]:
    """Return the vectors minus the mean vector of their group, the language for instance; same shape.

    What all texts of a group have in common goes, what tells them apart stays. Raises ``AtelierError`` when there are
    not as many groups as vectors, or one is missing.
    """
    named = pd.Series(list(groups), dtype=object)
    if len(named) != len(vectors) or named.isna().any():
        raise AtelierError(OTHER_COUNT.fill(vectors=len(vectors), groups=int(named.notna().sum())))
    result = np.array(vectors, dtype=float)
    for rows in named.groupby(named).indices.values():
        result[rows] -= result[rows].mean(axis=0)
    return result


def clusters(vectors: npt.NDArray[Any] | csr_matrix, count: int, seed: int = 0) -> Labels:
    """Put vectors into ``count`` groups by k-means, and return the group of each; 0 is the largest group.

    Raises ``AtelierError`` when fewer than two groups are asked for, or more than there are vectors.
    """
    items = vectors.shape[0]
    if not 2 <= count <= items:
        raise AtelierError(GROUP_COUNT.fill(count=count, items=items))
    with threadpool_limits(1):  # on few numbers one thread is faster, and adds them in the same order every time
        found = KMeans(count, n_init=STARTS, random_state=seed).fit_predict(vectors)
    by_size = np.argsort(-np.bincount(found, minlength=count), kind="stable")
    ordered: Labels = np.argsort(by_size)[found].astype(np.int64)
    return ordered


def cluster_table(found: Mapping[str, Labels], reviews: pd.DataFrame) -> pd.DataFrame:
    """Return how far each grouping agrees with the ``language`` and with the ``topic`` of the reviews.

    One row a grouping, by its name; the numbers are adjusted Rand indices, 1 for the same groups and about 0 for
    groups that have nothing to do with each other (L. Hubert and P. Arabie, "Comparing partitions", Journal of
    Classification 2, 1985).
    """
    rows = {
        name: {column: adjusted_rand_score(reviews[column], labels) for column in ("language", "topic")}
        for name, labels in found.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def distinctive_words(texts: Sequence[str], labels: Labels, count: int = 6) -> pd.DataFrame:
    """Return what tells each group from the others: ``reviews``, how many, and its ``count`` most telling ``words``.

    Class-based TF-IDF (M. Grootendorst, "BERTopic", 2022): all texts of a group count as one; a word weighs by its
    share there, and the less the more often it is used elsewhere. Words without meaning ("there", "avec"), of up to
    three letters, in fewer than five reviews or in over a tenth of them are left out. Raises ``AtelierError`` when no
    word is left.
    """
    counter = CountVectorizer(
        min_df=RAREST,
        max_df=COMMONEST,
        stop_words=[*stopwords.STOPWORDS_EN_PLUS, *stopwords.STOPWORDS_FRENCH],
        token_pattern=rf"(?u)\b[^\W\d_]{{{SHORTEST},}}\b",
    )
    try:
        counted = counter.fit_transform(list(texts))
    except ValueError:
        raise AtelierError(NO_WORDS) from None
    names = counter.get_feature_names_out()
    groups = sorted(set(labels.tolist()))
    uses = np.vstack([np.asarray(counted[labels == group].sum(axis=0)).ravel() for group in groups])
    weights = _class_based(uses)
    rows = {
        group: {"reviews": int((labels == group).sum()), "words": ", ".join(_heaviest(weights[place], names, count))}
        for place, group in enumerate(groups)
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("cluster")


def nearest_reviews(vectors: npt.NDArray[Any], labels: Labels, texts: Sequence[str], count: int = 2) -> pd.DataFrame:
    """Return the ``count`` texts nearest to the middle of each group, indexed by ``cluster``: column ``text``."""
    every = np.array(list(texts), dtype=object)
    rows = []
    for group in sorted(set(labels.tolist())):
        part = np.flatnonzero(labels == group)
        away = np.linalg.norm(vectors[part] - vectors[part].mean(axis=0), axis=1)
        rows += [(group, text) for text in every[part[np.argsort(away, kind="stable")[:count]]]]
    return pd.DataFrame(rows, columns=["cluster", "text"]).set_index("cluster")


def _class_based(uses: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Weigh words by group: share of the group's words, times log(1 + words a group / uses in all groups)."""
    in_group = uses / np.maximum(uses.sum(axis=1, keepdims=True), 1)
    weights: npt.NDArray[Any] = in_group * np.log1p(uses.sum() / len(uses) / uses.sum(axis=0))
    return weights


def _heaviest(weights: npt.NDArray[Any], names: npt.NDArray[Any], count: int) -> list[str]:
    order = np.argsort(-weights, kind="stable")[:count]
    return [str(names[place]) for place in order if weights[place] > 0]


OTHER_COUNT: Final = Text(
    "There are {vectors} vectors and {groups} groups: give the group of each vector.",
    "Il y a {vectors} vecteurs et {groups} groupes : donnez le groupe de chaque vecteur.",
)
GROUP_COUNT: Final = Text(
    "{items} texts cannot be put into {count} groups: ask for at least two, and at most as many as there are texts.",
    "Impossible de répartir {items} textes en {count} groupes : demandez-en de deux au nombre de textes.",
)
NO_WORDS: Final = Text(
    "These texts share no words to name groups by: give more texts.",
    "Ces textes n’ont pas de mots communs pour nommer des groupes : donnez-en davantage.",
)
