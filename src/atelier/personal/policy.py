"""Six ways of deciding who gets which offers, from the same mail for all to one mail each, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from ..errors import AtelierError
from ..i18n import Text

Choice = Literal["same", "family", "best"]
Exploring = Literal["none", "random", "near"]
SLOTS: Final = 3  # offers in a mail

# The planted relevance: from 3 clicks in 100 on, a mail is welcome. The shop of the lesson does not know it.
THRESHOLD: Final = 0.03


@dataclass(frozen=True)
class Policy:
    """How offers are chosen.

    ``choice``: the same three for all, those of the customer's family of categories, or the three with the best scores.
    ``threshold``: nothing is sent when the best score is below (0: always sent). ``exploring``: what the third slot
    holds: a third best, any other category at random, or one near the customer's best.
    """

    name: Text
    choice: Choice
    threshold: float = 0.0
    exploring: Exploring = "none"

    def __post_init__(self) -> None:
        """Refuse a threshold that is no share; raise ``AtelierError``."""
        if not isinstance(self.threshold, int | float) or not 0 <= self.threshold <= 1:
            raise AtelierError(BAD_THRESHOLD.fill(threshold=self.threshold))


def policies(threshold: float = THRESHOLD) -> dict[str, Policy]:
    """Return the six policies by short name; ``threshold`` is that of the last three."""
    made: Mapping[str, Policy] = {
        "mass": Policy(Text("same mail for all", "même mail pour tous"), "same"),
        "segment": Policy(Text("by segment", "par segment"), "family"),
        "best": Policy(Text("three best each", "trois meilleures chacun"), "best"),
        "threshold": Policy(Text("best, or silence", "meilleures, ou silence"), "best", threshold),
        "random": Policy(Text("+ one at random", "+ une au hasard"), "best", threshold, "random"),
        "near": Policy(Text("+ one nearby", "+ une voisine"), "best", threshold, "near"),
    }
    return dict(made)


def with_threshold(policy: Policy, threshold: float) -> Policy:
    """Return the policy with another threshold."""
    return replace(policy, threshold=threshold)


BAD_THRESHOLD: Final = Text(
    "A threshold is a chance of a click: a number from 0 to 1, such as `0.03` for 3%. I got {threshold}.",
    "Un seuil est une chance de clic : un nombre de 0 à 1, comme `0.03` pour 3 %. J’ai reçu {threshold}.",
)
