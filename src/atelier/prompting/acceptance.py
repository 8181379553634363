"""The acceptance test: whether a prompt may go into service, by its share of right answers and the interval of it."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..errors import AtelierError
from ..i18n import Text, number
from .trials import Interval, Trial, percent, wilson

TARGET: Final = 0.95


@dataclass(frozen=True)
class Decision:
    """What the acceptance test says: ``passed`` of ``cases`` against ``target``, a share."""

    passed: int
    cases: int
    target: float

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the share that passed, after Wilson (1927)."""
        return wilson(self.passed, self.cases)

    @property
    def verdict(self) -> Text:
        """Ship when the whole interval reaches the target, do not ship when none of it does, else more cases."""
        low, high = self.interval
        return SHIP if low >= self.target else DO_NOT_SHIP if high < self.target else MORE_CASES

    @property
    def more(self) -> int:
        """How many more cases would have to pass, all of them, for the interval to reach the target; 0 if it does."""
        return more_needed(self.passed, self.cases, self.target)

    def __str__(self) -> str:
        """Say in one or two sentences what was found and what to do."""
        low, high = self.interval
        said = FOUND.fill(
            passed=self.passed,
            cases=self.cases,
            low=percent(low),
            high=percent(high),
            target=percent(self.target),
            verdict=self.verdict,
        )
        if self.verdict is not MORE_CASES:
            return str(said)
        more = ONE_MORE if self.more == 1 else HOW_MANY.fill(more=number(self.more))
        return f"{said} {more}"

    def __repr__(self) -> str:
        """Return the sentences."""
        return str(self)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def decide(result: Trial, target: float = TARGET) -> Decision:
    """Decide whether the prompt of a trial may go into service; see ``decision`` for what it raises."""
    return decision(result.passed, len(result.table), target)


def decision(passed: int, cases: int, target: float = TARGET) -> Decision:
    """Decide from counts.

    Raises ``AtelierError`` when they are no counts (more passed than cases, no cases) or the target is not a share
    above 0 and below 1: no number of cases proves a prompt perfect.
    """
    if not 0 <= passed <= cases or cases == 0:
        raise AtelierError(NO_COUNTS)
    if not 0 < target < 1:
        raise AtelierError(NO_TARGET)
    return Decision(passed, cases, target)


def more_needed(passed: int, cases: int, target: float = TARGET) -> int:
    """Return the smallest number of further cases, all passing, that lifts the lower bound to ``target``."""

    def enough(more: int) -> bool:
        return wilson(passed + more, cases + more).low >= target

    if enough(0):
        return 0
    short, long = 0, 1
    while not enough(long):
        short, long = long, 2 * long
    while long - short > 1:
        middle = (short + long) // 2
        short, long = (short, middle) if enough(middle) else (middle, long)
    return long


def by_group(groups: pd.Series, right: Iterable[bool]) -> pd.DataFrame:
    """Return one row a group: how many of its cases are ``right``, how many ``cases`` it has, and the 95 % interval.

    ``right`` says of each case, in the order of ``groups``, whether it was judged right.
    """
    counted = pd.Series(list(right), index=groups.index, dtype=bool).groupby(groups, sort=True).agg(["sum", "count"])
    bounds = [wilson(int(row["sum"]), int(row["count"])) for _, row in counted.iterrows()]
    counted.columns = pd.Index(["right", "cases"])
    return counted.assign(low=[one.low for one in bounds], high=[one.high for one in bounds])


SHIP: Final = Text("Ship.", "À mettre en service.")
DO_NOT_SHIP: Final = Text("Do not ship.", "À ne pas mettre en service.")
MORE_CASES: Final = Text("Not decided.", "Pas de décision.")
FOUND: Final = Text(
    "{passed} of {cases} passed (95% interval: {low} to {high}), target {target}. {verdict}",
    "{passed} réussis sur {cases} (intervalle à 95 % : {low} à {high}), objectif {target}. {verdict}",
)
HOW_MANY: Final = Text(
    "If the next {more} cases all passed, it could go into service.",
    "Si les {more} cas suivants réussissaient tous, il pourrait être mis en service.",
)
ONE_MORE: Final = Text(
    "If the next case passed, it could go into service.",
    "Si le cas suivant réussissait, il pourrait être mis en service.",
)
NO_COUNTS: Final = Text(
    "Give first how many cases passed, then how many there were: decision(57, 60).",
    "Donnez d’abord le nombre de cas réussis, puis le nombre de cas : decision(57, 60).",
)
NO_TARGET: Final = Text(
    "The target is a share between 0 and 1, such as `0.95`; 1 would need cases without end.",
    "L’objectif est une part entre 0 et 1, par exemple `0.95` ; 1 demanderait une infinité de cas.",
)
