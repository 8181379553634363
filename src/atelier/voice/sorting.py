"""Sorting texts in several ways and trying them all in the same manner, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from threadpoolctl import threadpool_limits

from ..client import Reply
from ..errors import AtelierError
from ..i18n import Text
from ..prompting.scoring import label_is
from ..prompting.trials import ANSWER, Trial, trial, wilson
from .costs import seconds_of
from .meaning import meanings

ROUNDS: Final = 2000  # iterations of the solver at most; it stops long before
LOOSENESS: Final = 10.0  # C of both regressions: the best or next to it of 1, 10, 30, 100 on the training reviews alone


class Way(Protocol):
    """Anything that gives each text a label."""

    def predict(self, texts: Sequence[str]) -> Iterable[str]:
        """Return one label a text."""


def learn_words(train: pd.DataFrame) -> Pipeline:
    """Learn from the words of ``train`` (``text``, ``expected``): TF-IDF of words and pairs, logistic regression.

    Words are weighed down the more texts have them, and counted by their logarithm (G. Salton and C. Buckley,
    "Term-weighting approaches in automatic text retrieval", Information Processing & Management 24, 1988).
    Raises ``AtelierError`` when there are no texts or only one label.
    """
    weights = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, strip_accents="unicode")
    return _learned(make_pipeline(weights, _regression()), train)


def learn_meaning(train: pd.DataFrame) -> Pipeline:
    """Learn from the vectors of ``train`` (``text``, ``expected``) by logistic regression; as ``learn_words``."""
    vectors = FunctionTransformer(meanings)
    return _learned(make_pipeline(vectors, _regression()), train)


def sort_with(way: Way, cases: pd.DataFrame, cost: str = "") -> Trial:
    """Let a way sort ``cases`` (``text``, ``expected``), and return the trial, as for a prompt.

    ``cost`` names the way in ``method_seconds()``, for the seconds it takes: they are measured once, not now. Without
    it the trial has none. Raises ``AtelierError`` for an unknown name, and what ``trial`` raises.
    """
    seconds = seconds_of(cost) if cost else float("nan")
    labels = dict(zip(cases["text"], map(str, way.predict(list(cases["text"]))), strict=True)) if len(cases) else {}

    def asking(text: str) -> Reply:
        return Reply(labels[text], seconds=seconds)

    among = sorted({*cases[ANSWER], *labels.values()})
    return trial(["{text}"], cases, label_is(ANSWER, among=among), asking=asking)


def by_kind(trials: Mapping[str, Trial], cases: pd.DataFrame) -> pd.DataFrame:
    """Return how often each way is right on each ``kind`` of the cases, one row a way and a kind.

    Columns: ``way``, ``kind``, ``cases`` and ``right`` (counts), ``share`` (0 to 1), with ``low`` and ``high``, its
    95 % interval after Wilson (1927). Raises ``AtelierError`` when a trial was not made on these cases.
    """
    rows = []
    for way, made in trials.items():
        if not made.table.index.equals(cases.index):
            raise AtelierError(OTHER_CASES.fill(way=way))
        for kind, passed in made.table["passed"].groupby(cases["kind"], sort=False):
            right, total = int(passed.sum()), len(passed)
            rows.append((way, kind, total, right, right / total, *wilson(right, total)))
    return pd.DataFrame(rows, columns=["way", "kind", "cases", "right", "share", "low", "high"])


def _regression() -> LogisticRegression:
    return LogisticRegression(C=LOOSENESS, max_iter=ROUNDS)


def _learned(steps: Pipeline, train: pd.DataFrame) -> Pipeline:
    if train[ANSWER].nunique() < 2:
        raise AtelierError(NOTHING_TO_LEARN)
    with threadpool_limits(1):  # so few numbers that two threads wait for each other longer than they work
        return steps.fit(train["text"].tolist(), train[ANSWER].tolist())


NOTHING_TO_LEARN: Final = Text(
    "There is nothing to learn from: give texts with at least two different labels in `expected`.",
    "Il n’y a rien à apprendre : donnez des textes avec au moins deux étiquettes différentes dans `expected`.",
)
OTHER_CASES: Final = Text(
    'The trial "{way}" was not made on these cases: give the cases that all trials were made on.',
    "L’essai « {way} » n’a pas porté sur ces cas : donnez les cas communs à tous les essais.",
)
