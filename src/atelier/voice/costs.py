"""What sorting costs: seconds measured once, and the energy that so many seconds stand for, as a range."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from ..errors import AtelierError
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root
from ..prompting.trials import Trial

PER: Final = 1_000  # reviews
SECONDS_PER_HOUR: Final = 3_600


class Energy(NamedTuple):
    """A range of energy, in watt-hours."""

    low: float
    high: float


def energy_wh(seconds: float) -> Energy:
    """Return the energy of so many seconds of work, in watt-hours.

    Seconds times the lowest and the highest of ``power()``: an estimate, not a measurement. It knows nothing of the
    computer it runs on.
    """
    watts = power()["watts"]
    return Energy(seconds * watts.min() / SECONDS_PER_HOUR, seconds * watts.max() / SECONDS_PER_HOUR)


def power() -> pd.DataFrame:
    """Return what three programs said a small computer draws under one and the same load.

    Columns: ``program``, ``watts``, ``how`` (in the current language), ``date``.
    """
    return _in_language(pd.read_csv(_folder() / "power.csv"), "how")


def method_seconds() -> pd.DataFrame:
    """Return the seconds that the ways without a language model take, measured once, indexed by ``way``.

    Columns: ``learning_seconds`` (once), ``seconds`` a review, ``machine`` (in the current language), ``date``.
    """
    return _in_language(pd.read_csv(_folder() / "seconds.csv", index_col="way"), "machine")


def seconds_of(way: str) -> float:
    """Return the seconds a review of one way of ``method_seconds``; raises ``AtelierError`` for another name."""
    table = method_seconds()
    if way not in table.index:
        raise AtelierError(NO_WAY.fill(way=way, known=", ".join(table.index)))
    return float(table.loc[way, "seconds"])


def method_table(trials: Mapping[str, Trial]) -> pd.DataFrame:
    """Return one row a way, by its name: how often it is right and what 1,000 reviews cost.

    Columns: ``cases``; ``accuracy`` (0 to 1) with ``low`` and ``high``, its 95 % interval; then for 1,000 reviews
    ``tokens`` (0 without a language model), ``seconds``, ``wh_low`` and ``wh_high``.
    """
    rows = {}
    for name, made in trials.items():
        seconds = PER * made.seconds
        rows[name] = (len(made.table), made.rate, *made.interval, PER * made.tokens, seconds, *energy_wh(seconds))
    columns = ["cases", "accuracy", "low", "high", "tokens", "seconds", "wh_low", "wh_high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _in_language(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Keep the learner's language of a column of words, under its plain name."""
    others = [f"{column}_{language}" for language in LANGUAGES if language != current_language()]
    return table.drop(columns=others).rename(columns={f"{column}_{current_language()}": column})


def _folder() -> Path:
    return course_root() / "datasets" / "voice"


NO_WAY: Final = Text(
    'No seconds were measured for "{way}": there are some for {known}.',
    "Aucune durée n’a été mesurée pour « {way} » ; il y en a pour : {known}.",
)
