"""One decision a customer, in the right order, with a sentence for each: who is scored, what is sent, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from ..data import boutique
from ..i18n import Text, current_language, number
from .knowledge import may_be_scored
from .policy import SLOTS, Policy
from .simulation import crowd, nearness
from .wording import CATEGORIES

Scoring = Callable[[Mapping[str, Any]], Mapping[str, float]]

MOST_MAILS: Final = 2  # in four weeks: beyond it, no mail whatever the score
PRESSURE_DAYS: Final = 28
FILE_SEED: Final = 5
# What no decision may read. An allow-list does the work; these are the traps that tests look for.
FORBIDDEN: Final = ("health_note", "gender", "birth_year", "living_standard_eur", "income_band", "address", "phone")
READ: Final = ("customer_id", "marketing_consent", "opted_out_at", "mails_4_weeks")


@dataclass(frozen=True)
class Decision:
    """What was decided for one customer: ``reason`` is a key of ``SENTENCES``; without offers nothing is sent."""

    customer_id: int
    reason: str
    offers: tuple[str, ...] = ()
    best: str = ""
    score: float = float("nan")
    threshold: float = 0.0
    explored: str = ""

    @property
    def sent(self) -> bool:
        """Whether a mail goes out."""
        return bool(self.offers)

    @property
    def sentence(self) -> str:
        """Explain the decision in one sentence, in the learner's language."""
        words = {
            "best": _category(self.best),
            "score": number(100 * self.score, 1),
            "threshold": number(100 * self.threshold, 1),
            "offers": ", ".join(_category(name) for name in self.offers),
            "explored": _category(self.explored),
            "most": MOST_MAILS,
        }
        return str(SENTENCES[self.reason]).format(**words)


class Watched(Mapping[str, Any]):
    """A customer whose fields are watched: ``read`` lists those looked at, in order."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields
        self.read: list[str] = []

    def __getitem__(self, name: str) -> Any:
        self.read.append(name)
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def decide(customer: Mapping[str, Any], scoring: Scoring, policy: Policy, lot: float = 0.0) -> Decision:
    """Decide for one customer: consent, opt-out and contact pressure first, then scores, then the threshold.

    ``scoring`` is called only when the customer may be written to. ``lot``, from 0 to 1, draws the offer to explore.
    """
    name = int(customer["customer_id"])
    if not customer["marketing_consent"]:
        return Decision(name, "no_consent")
    if not pd.isna(customer["opted_out_at"]):
        return Decision(name, "opted_out")
    if customer["mails_4_weeks"] >= MOST_MAILS:
        return Decision(name, "pressure")
    scores = scoring(customer)
    ranked = sorted(scores, key=lambda offer: -scores[offer])
    known = Decision(name, "below", best=ranked[0], score=scores[ranked[0]], threshold=policy.threshold)
    if known.score < policy.threshold:
        return known
    explored = _explored(ranked, policy, lot)
    offers = (*ranked[: SLOTS - 1], explored or ranked[SLOTS - 1])
    return replace(known, reason="explored" if explored else "sent", offers=offers, explored=explored)


def decision_log(file: pd.DataFrame, scoring: Scoring, policy: Policy, seed: int = 0) -> pd.DataFrame:
    """Decide for every customer of ``file``; one row each: ``reason``, ``sent``, ``offers`` and ``sentence``."""
    lots = np.random.default_rng(seed).random(len(file))
    made = [decide(row, scoring, policy, lot) for row, lot in zip(file.to_dict("records"), lots, strict=True)]
    return pd.DataFrame(
        {
            "reason": [one.reason for one in made],
            "sent": [one.sent for one in made],
            "offers": [", ".join(one.offers) for one in made],
            "explored": [one.explored for one in made],
            "sentence": [one.sentence for one in made],
        },
        index=pd.Index([one.customer_id for one in made], name="customer_id"),
    )


def customer_file(count: int = 1_000) -> pd.DataFrame:
    """Return customers of the shop as the file holds them, whether or not they may be written to.

    All columns of the shop but the note on health stay; ``mails_4_weeks`` counts the mails of the last four weeks.
    """
    table, allowed = boutique("customers"), may_be_scored()
    known = set(crowd().customers)
    ids = [name for name, may in allowed.items() if not may or name in known]
    table = table[table["customer_id"].isin(np.random.default_rng(FILE_SEED).permutation(ids)[:count])]
    contacts = boutique("contacts")
    mails = contacts[~contacts["held_out"]]
    recent = mails[mails["sent_at"] >= mails["sent_at"].max() - pd.Timedelta(days=PRESSURE_DAYS)]
    counted = recent["customer_id"].value_counts()
    return table.assign(mails_4_weeks=table["customer_id"].map(counted).fillna(0).astype(int)).reset_index(drop=True)


def scores_of() -> Scoring:
    """Return the shop's scoring: the scores of the first day, looked up by ``customer_id``."""
    people = crowd()
    scores = pd.DataFrame(people.scores, index=people.customers, columns=list(CATEGORIES))

    def scoring(customer: Mapping[str, Any]) -> Mapping[str, float]:
        return {str(name): float(value) for name, value in scores.loc[customer["customer_id"]].items()}

    return scoring


def _explored(ranked: Sequence[str], policy: Policy, lot: float) -> str:
    """Return the category that the last slot explores, "" for none."""
    names = list(CATEGORIES)
    if policy.exploring == "random":
        free = list(ranked[SLOTS - 1 :])
    elif policy.exploring == "near":
        near = nearness()[names.index(ranked[0])]
        free = [name for name in names if near[names.index(name)] and name not in ranked[: SLOTS - 1]]
    else:
        free = []
    return free[min(int(lot * len(free)), len(free) - 1)] if free else ""


def _category(name: str) -> str:
    return CATEGORIES[name].of(current_language()) if name in CATEGORIES else name


SENTENCES: Final = {
    "no_consent": Text(
        "Nothing: never agreed to e-mails, not scored.", "Rien : n’a jamais accepté les e-mails, pas de score."
    ),
    "opted_out": Text("Nothing: opted out, not scored.", "Rien : s’est désabonné, pas de score."),
    "pressure": Text(
        "Nothing: {most} mails or more in four weeks, not scored.",
        "Rien : {most} mails ou plus en quatre semaines, pas de score.",
    ),
    "below": Text(
        "Nothing: best score {score}% ({best}), below {threshold}%.",
        "Rien : meilleur score {score} % ({best}), sous {threshold} %.",
    ),
    "sent": Text(
        "Sent {offers}: best score {score}% ({best}), threshold {threshold}%.",
        "Envoi de {offers} : meilleur score {score} % ({best}), seuil {threshold} %.",
    ),
    "explored": Text(
        "Sent {offers}: best score {score}% ({best}), threshold {threshold}%; exploring: {explored}.",
        "Envoi de {offers} : meilleur score {score} % ({best}), seuil {threshold} % ; exploration : {explored}.",
    ),
}
