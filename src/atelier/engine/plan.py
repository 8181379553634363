"""Which model on which engine: the best that this machine can have."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from ..errors import AtelierError
from ..i18n import Text
from ..models.catalogue import SPECIMEN, Weights
from ..models.progress import Progress
from ..models.specimen import transformers_copy
from ..models.store import ModelStore
from . import crashes
from .launch import Launch, free_port, settings_of_machine


@dataclass(frozen=True)
class Plan:
    """A server to start, the model that was asked for, and what the learner is to be told."""

    launch: Launch
    wanted: str
    notices: tuple[Text, ...]

    def to_json(self) -> str:
        """Write the plan as one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """Read what ``to_json`` wrote."""
        fields = json.loads(text)
        launch = Launch.from_json(json.dumps(fields["launch"]))
        return cls(launch, fields["wanted"], tuple(Text(*notice) for notice in fields["notices"]))


def make_plan(progress: Progress, port: int | None = None) -> Plan:
    """Choose the weights, fetch them if need be, choose the engine.

    Where the chosen weights cannot be had, takes others that lie on the disk, else SmolLM2; where the fast engine
    is known to crash, SmolLM2 on transformers. Raises ``AtelierError`` when not even that can be had.
    """
    store = ModelStore()
    choice = store.choose()
    weights, missing = _obtain(store, choice.weights, progress)
    notices = tuple(notice for notice in (choice.reason, missing) if notice)
    chosen_port = port or free_port()
    if crashes.is_known(weights):
        launch = fallback_launch(chosen_port, progress)
        return Plan(launch, choice.weights.name, (*notices, CRASHES))
    launch = Launch("xllamacpp", weights.name, str(store.path(weights.name)), chosen_port, settings_of_machine())
    return Plan(launch, choice.weights.name, notices)


def fallback_launch(port: int, progress: Progress) -> Launch:
    """Return the launch of SmolLM2 on transformers; raise ``AtelierError`` when it cannot be had."""
    return Launch("transformers", SPECIMEN, str(transformers_copy(progress=progress)), port, settings_of_machine())


def _obtain(store: ModelStore, chosen: Weights, progress: Progress) -> tuple[Weights, Text | None]:
    """Return weights that are on the disk, and what to say when they are not the chosen ones."""
    try:
        store.get(chosen.name, progress=progress)
        return chosen, None
    except AtelierError as error:
        if chosen.name == SPECIMEN:
            raise
        progress.say(error.message)
    present = [weights for weights, file in store.list() if file]
    if not present:
        store.get(SPECIMEN, progress=progress)
        present = [weights for weights in store.catalogue if weights.name == SPECIMEN]
    replaced = ONLY_SPECIMEN if present[0].name == SPECIMEN else OTHER_WEIGHTS
    return present[0], replaced.fill(title=present[0].title, wanted=chosen.title)


OTHER_WEIGHTS: Final = Text(
    "The course runs on {title}, which is on this machine, until {wanted} can be fetched.",
    "Le cours utilise {title}, présent sur cette machine, tant que {wanted} n’a pas pu être récupéré.",
)
ONLY_SPECIMEN: Final = Text(
    "The course runs on {title}, its smallest model, until {wanted} can be fetched: English only, and far weaker "
    "answers. Recorded replies are not affected.",
    "Le cours utilise {title}, son plus petit modèle, tant que {wanted} n’a pas pu être récupéré\u00a0: il ne sait que "
    "l’anglais et répond bien moins bien. Les réponses enregistrées ne changent pas.",
)
CRASHES: Final = Text(
    "The fast engine does not work on this machine: the course runs on SmolLM2 through transformers. Lost: answers in "
    "French, answers in a fixed schema, token probabilities from the server, and the quality of a larger model. "
    "Recorded replies are not affected.",
    "Le moteur rapide ne fonctionne pas sur cette machine\u00a0: le cours utilise SmolLM2 avec transformers. Ce que "
    "l’on perd\u00a0: les réponses en français, les réponses selon un schéma imposé, les probabilités des jetons "
    "données par le serveur, et la qualité d’un plus grand modèle. Les réponses enregistrées ne changent pas.",
)
