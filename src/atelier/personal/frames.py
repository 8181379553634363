"""Copy for one customer, written by the model inside a frame: which fields it gets, and what it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import pandas as pd

from ..client import Reply, ask
from ..errors import AtelierError
from ..i18n import Text
from ..prompting.trials import Asking
from ..transport.waiting import Counter
from .wording import FIELDS

ALLOWED: Final = ("first_name", "favourite", "last_order", "loyalty")
MAX_TOKENS: Final = 60


def record_text(profile: Mapping[str, Any], allowed: Collection[str] = tuple(FIELDS)) -> str:
    """Return the fields of a profile as lines "name: value", those of ``allowed`` only.

    A field that is not allowed is never read. Raises ``AtelierError`` for a field that profiles do not have.
    """
    unknown = [name for name in allowed if name not in FIELDS]
    if unknown:
        raise AtelierError(NO_FIELD.fill(field=unknown[0], fields=", ".join(FIELDS)))
    colon = Text(": ", " : ")
    return "\n".join(f"{label}{colon}{profile[name]}" for name, label in FIELDS.items() if name in allowed)


def copies(
    profiles: pd.DataFrame,
    allowed: Collection[str] = tuple(FIELDS),
    guardrail: str = "",
    *,
    asking: Asking | None = None,
) -> dict[str, Reply]:
    """Have the model write one sentence to each customer, and return the replies by ``profile_id``.

    ``allowed`` are the fields that go into the prompt, ``guardrail`` the standing instruction beside the task, if any;
    ``asking`` stands in for ``ask``. Raises what ``record_text`` and ``ask`` raise.
    """
    system = f"{TASK}\n{guardrail}" if guardrail else str(TASK)
    written = {}
    with Counter(len(profiles)) as counter:
        for done, (name, profile) in enumerate(profiles.iterrows(), 1):
            record = record_text(profile, allowed)
            written[str(name)] = (asking or ask)(record, system=system, max_tokens=MAX_TOKENS)
            counter.update(done)
    return written


TASK: Final = Text(
    "You write for the home shop Maison Brindille. You are given a customer record. Write ONE sentence of at most 20 "
    "words to this customer, that makes them want to come back. Only the sentence.",
    "Tu écris pour Maison Brindille, boutique d’articles pour la maison. On te donne une fiche client. Écris "
    "UNE phrase "
    "de 20 mots au plus, adressée à ce client, qui donne envie de revenir. Seulement la phrase.",
)
NO_FIELD: Final = Text(
    'A profile has no field "{field}". Its fields: {fields}.',
    "Une fiche n’a pas de champ « {field} ». Ses champs : {fields}.",
)
