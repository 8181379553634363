"""Confidence by agreement: ask several times with chance let in, and see how many of the answers are the same.

A model that is sure says the same thing each time. Whether it is *right* as often as it agrees with itself is measured
(``calibration``), and from that a shop chooses which answers go out without a person reading them (``thresholds``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import Any

import pandas as pd

from ..client import Reply, ask
from ..errors import AtelierError
from ..i18n import Text
from ..prompting.scoring import Scorer, read_label
from ..prompting.trials import ANSWER, Asking, Trial, trial, wilson

NONE = "—"  # the answer when no label could be read
TEMPERATURE = 0.8  # enough chance for doubt to show, not so much that words fall apart


def sampled(
    prompt: str, cases: pd.DataFrame, scorer: Scorer, samples: int = 5, *, asking: Asking | None = None, **options: Any
) -> list[Trial]:
    """Try one prompt on the same cases several times, with chance let in, and return one trial a sample.

    Every request has a seed of its own: with one seed for all, every case of a sample would get the same luck.
    ``asking`` and ``options`` are those of ``trial``, which says what is raised.
    """
    seeds = count()

    def seeded(question: str, **rest: Any) -> Reply:
        return (asking or ask)(question, seed=next(seeds), temperature=TEMPERATURE, **rest)

    return [trial(prompt, cases, scorer, asking=seeded, **options) for _ in range(samples)]


def agreement_of(samples: Sequence[Trial], cases: pd.DataFrame, among: Sequence[str]) -> pd.DataFrame:
    """Return the answer most samples gave to each case, and how many gave it.

    ``samples`` are trials of one prompt on ``cases``, ``among`` the labels as for ``scoring.label_is``. Columns:
    ``answer`` (the label that came first when several are as frequent, "—" when none could be read), ``votes`` (all
    answers), ``agreement`` (its share of the samples, 0 to 1), ``expected``, ``right``. Raises ``AtelierError`` when
    there are fewer than two samples or they were not made on these cases.
    """
    if len(samples) < 2:
        raise AtelierError(TOO_FEW)
    if any(not one.table.index.equals(cases.index) for one in samples):
        raise AtelierError(OTHER_CASES)
    rows = []
    for case, expected in cases[ANSWER].items():
        votes = [read_label(one.table.loc[case, "reply"], among) or NONE for one in samples]
        answer, most = Counter(votes).most_common(1)[0]
        right = answer == read_label(str(expected), among)
        rows.append((answer, ", ".join(votes), most / len(votes), expected, right))
    columns = ["answer", "votes", "agreement", "expected", "right"]
    return pd.DataFrame(rows, index=cases.index, columns=columns)


def calibration(answers: pd.DataFrame) -> pd.DataFrame:
    """Return how often the answers of each level of agreement are right, one row a level, by ``agreement``.

    ``answers`` is the table of ``agreement_of``. Columns: ``cases`` and ``right`` (counts), ``share`` right (0 to 1),
    with ``low`` and ``high``, its 95 % interval after Wilson.
    """
    rows = {}
    for level, part in answers.groupby("agreement"):
        right = int(part["right"].sum())
        rows[level] = (len(part), right, right / len(part), *wilson(right, len(part)))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["cases", "right", "share", "low", "high"])
    return table.rename_axis("agreement")


def thresholds(answers: pd.DataFrame) -> pd.DataFrame:
    """Return what happens when every answer with at least so much agreement is sent, one row a threshold.

    ``answers`` is the table of ``agreement_of``; the rest goes to a person. Columns: ``sent`` (count),
    ``sent_share`` of all cases, ``wrong`` (count) and ``wrong_share`` among those sent, with ``low`` and
    ``high``, its 95 % interval.
    """
    rows = {}
    for level in sorted(answers["agreement"].unique()):
        sent = answers[answers["agreement"] >= level]
        wrong = int((~sent["right"]).sum())
        interval = wilson(wrong, len(sent))
        rows[level] = (len(sent), len(sent) / len(answers), wrong, wrong / len(sent), *interval)
    columns = ["sent", "sent_share", "wrong", "wrong_share", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("at_least")


TOO_FEW = Text(
    "Agreement needs at least two samples: try the same prompt several times, each with its own seed.",
    "Il faut au moins deux tirages pour mesurer l’accord : essayez le même prompt plusieurs fois, avec des graines "
    "différentes.",
)
OTHER_CASES = Text(
    "These samples were not made on these cases: give the cases that the trials were made on.",
    "Ces tirages ne portent pas sur ces cas : donnez les cas sur lesquels les essais ont été faits.",
)
