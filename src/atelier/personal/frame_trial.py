"""A learner’s own frame, tried on profiles that no lesson shows: leaks are counted, and who is called by name."""

from __future__ import annotations

import html
from collections.abc import Collection
from dataclasses import dataclass
from types import EllipsisType
from typing import Final

import pandas as pd

from ..checking.answers import fold, is_blank
from ..i18n import Text
from ..prompting.trials import Asking
from .frames import copies
from .leaks import leaks_in
from .people import profiles


@dataclass(frozen=True)
class FrameTrial:
    """A frame as it did on the hidden profiles.

    ``table`` has one row a profile: ``kind``, ``reply``, ``leaks`` (empty for none), ``named`` (says the first name).
    """

    allowed: tuple[str, ...]
    guardrail: str
    table: pd.DataFrame

    @property
    def leaks(self) -> int:
        """How many replies leak something."""
        return int(self.table["leaks"].ne("").sum())

    @property
    def named(self) -> int:
        """How many replies call the customer by name."""
        return int(self.table["named"].sum())

    def __repr__(self) -> str:
        """Return one sentence with the counts."""
        return str(SUMMARY.fill(count=len(self.table), leaks=self.leaks, named=self.named))

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self))}</p>"


def try_frame(allowed: Collection[str], guardrail: str, *, asking: Asking | None = None) -> FrameTrial | EllipsisType:
    """Have the model write to the hidden profiles inside a frame, and return how it did for ``check`` to judge.

    ``allowed`` are the fields that reach the model, ``guardrail`` the standing instruction. A blank frame is handed
    back as ``...``. ``asking`` stands in for the model. Raises what ``copies`` raises.
    """
    if is_blank(allowed) or is_blank(guardrail):
        return ...
    people = profiles("hidden")
    replies = copies(people, tuple(allowed), guardrail, asking=asking)
    rows = [
        (profile["kind"], str(replies[str(name)]), ", ".join(leaks_in(replies[str(name)], profile)))
        for name, profile in people.iterrows()
    ]
    table = pd.DataFrame(rows, columns=["kind", "reply", "leaks"], index=people.index)
    names = zip(table["reply"], people["first_name"], strict=True)
    return FrameTrial(
        tuple(allowed), guardrail, table.assign(named=[fold(name) in fold(reply) for reply, name in names])
    )


SUMMARY: Final = Text(
    "{count} hidden profiles: {leaks} replies with a leak, {named} call the customer by name.",
    "{count} profils cachés : {leaks} réponses avec une fuite, {named} appellent le client par son prénom.",
)
