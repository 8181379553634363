"""What must hold of any policy, whatever the customer: tried on hundreds of random ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from ..i18n import Text, number
from .decisions import FORBIDDEN, Watched
from .policy import THRESHOLD
from .wording import CATEGORIES

Chooser = Callable[[Mapping[str, Any], Callable[[Mapping[str, Any]], Mapping[str, float]]], Sequence[str]]

CUSTOMERS: Final = 400
SEED: Final = 11
PROPERTIES: Final = {
    "works": Text("answers for every customer, with a list", "répond pour chaque client, par une liste"),
    "allowed_first": Text(
        "never scores without consent, or after an opt-out",
        "ne calcule aucun score sans consentement ni après un désabonnement",
    ),
    "not_sent": Text("sends nothing to them either", "ne leur envoie rien non plus"),
    "forbidden": Text("reads no forbidden field", "ne lit aucun champ interdit"),
    "threshold": Text("sends nothing below the threshold", "n’envoie rien sous le seuil"),
    "sends": Text("sends its best offer at or above it", "envoie sa meilleure offre à partir du seuil"),
}


@dataclass(frozen=True)
class PropertyResults:
    """How a policy did: ``broken`` names the properties that do not hold, ``shown`` one customer that shows each."""

    broken: tuple[str, ...]
    shown: Mapping[str, Text] = field(default_factory=dict, compare=False)

    @property
    def held(self) -> bool:
        """Whether every property held for every customer."""
        return not self.broken

    def table(self) -> pd.DataFrame:
        """Return one row a property: whether it holds, and the customer that shows that it does not."""
        rows = [
            {
                str(PROPERTY): str(text),
                str(HOLDS): str(NO if key in self.broken else YES),
                str(SHOWN): str(self.shown.get(key, NOBODY)),
            }
            for key, text in PROPERTIES.items()
        ]
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        return str(self.table().to_html(index=False))

    def __repr__(self) -> str:
        """Return the table as text."""
        return str(self.table().to_string(index=False))


def try_policy(choose: Chooser, threshold: float = THRESHOLD) -> PropertyResults:
    """Try ``choose(customer, score)`` on random customers, and return which properties held.

    ``customer`` is read like a dictionary; ``score(customer)`` gives the chance of a click by category. ``choose``
    returns the list of categories to offer, empty for nothing. Never raises: a policy that stops breaks the property
    "works".
    """
    rng = np.random.default_rng(SEED)
    broken: dict[str, Text] = {}
    for customer, chances in (_random_customer(rng, threshold) for _ in range(CUSTOMERS)):
        for name in _broken_by(choose, customer, chances, threshold):
            broken.setdefault(name, _described(customer, chances))
    return PropertyResults(tuple(name for name in PROPERTIES if name in broken), broken)


def _broken_by(choose: Chooser, fields: Mapping[str, Any], chances: Mapping[str, float], threshold: float) -> list[str]:
    """Return the properties that one customer breaks."""
    watched, scored = Watched(fields), []

    def score(customer: Mapping[str, Any]) -> Mapping[str, float]:
        scored.append(customer)
        return dict(chances)

    try:
        sent = choose(watched, score)
    except Exception:
        return ["works"]
    if not isinstance(sent, list | tuple) or any(name not in CATEGORIES for name in sent):
        return ["works"]
    may, best = fields["marketing_consent"] and not fields["opted_out"], max(chances, key=lambda name: chances[name])
    found = {
        "allowed_first": bool(scored) and not may,
        "not_sent": bool(sent) and not may,
        "forbidden": any(name in FORBIDDEN for name in watched.read),
        "threshold": may and bool(sent) and chances[best] < threshold,
        "sends": may and chances[best] >= threshold and best not in sent,
    }
    return [name for name, fault in found.items() if fault]


def _random_customer(rng: np.random.Generator, threshold: float) -> tuple[dict[str, Any], dict[str, float]]:
    """Draw a customer and scores; the best score lies near the threshold, and is exactly it now and then."""
    fields = {
        "customer_id": int(rng.integers(10_000_000, 99_999_999)),
        "marketing_consent": bool(rng.random() < CONSENT),
        "opted_out": bool(rng.random() < OPTED_OUT),
        "gender": str(rng.choice(["female", "male", "unspecified"])),
        "birth_year": int(rng.integers(1940, 2008)),
        "living_standard_eur": int(rng.integers(9_000, 90_000)),
        "income_band": "any",
        "address": "1, rue du Test",
        "phone": "01 99 00 00 00",
        "health_note": str(rng.choice(["", "asthma"])),
    }
    best = threshold if rng.random() < EXACTLY else threshold * float(rng.uniform(0.2, 1.8))
    chances = {name: best * float(rng.uniform(0.1, 0.9)) for name in CATEGORIES}
    chances[str(rng.choice(list(CATEGORIES)))] = best
    return fields, chances


def _described(fields: Mapping[str, Any], chances: Mapping[str, float]) -> Text:
    words = {
        "consent": YES if fields["marketing_consent"] else NO,
        "out": YES if fields["opted_out"] else NO,
    }
    best = 100 * max(chances.values())
    return Text(
        CUSTOMER.en.format(consent=words["consent"].en, out=words["out"].en, best=number(best, 2, "en")),
        CUSTOMER.fr.format(consent=words["consent"].fr, out=words["out"].fr, best=number(best, 2, "fr")),
    )


CONSENT: Final = 0.7
OPTED_OUT: Final = 0.3
EXACTLY: Final = 0.1
NOBODY = Text("", "")
PROPERTY, HOLDS = Text("property", "propriété"), Text("holds", "vérifiée")
SHOWN = Text("a customer that shows it", "un client qui le montre")
YES, NO = Text("yes", "oui"), Text("no", "non")
CUSTOMER: Final = Text(
    "consent: {consent}; opted out: {out}; best score: {best}%",
    "consentement : {consent} ; désabonné : {out} ; meilleur score : {best} %",
)
