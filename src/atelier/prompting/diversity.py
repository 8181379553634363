"""How many different ideas there are among many replies to one question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import comb
from typing import Any, Final

import pandas as pd

from ..checking.answers import fold
from ..client import Reply, ask
from ..errors import AtelierError
from ..i18n import Text
from ..transport import waiting

TEMPERATURE: Final = 1.0
_EDGES: Final = " \"'«»“”*#.!?:;,-–—"


def draw(prompts: Sequence[str], **options: Any) -> list[Reply]:
    """Ask each prompt once, at temperature 1 unless told otherwise, with a seed of its own: 0, 1, 2…

    The same prompts get the same replies again, and a prompt that stands there twice gets two draws. ``options`` go
    to ``ask``; what it raises is raised.
    """
    replies = []
    with waiting.Counter(len(prompts)) as counter:
        for seed, prompt in enumerate(prompts):
            replies.append(ask(prompt, **{"temperature": TEMPERATURE, "seed": seed, **options}))
            counter.update(seed + 1)
    return replies


def idea(reply: str) -> str:
    """Return the idea in a reply, so that two spellings of it are one: its first line, bare of marks and capitals."""
    lines = [line for line in reply.splitlines() if line.strip(_EDGES)]
    return re.sub(r"\s+", " ", fold(lines[0]).strip(_EDGES)) if lines else ""


def idea_counts(replies: Sequence[str]) -> pd.Series:
    """Return how often each idea came, the most common first; raises ``AtelierError`` when there are no replies."""
    if not replies:
        raise AtelierError(NO_REPLIES)
    counted = Counter(idea(reply) for reply in replies)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return pd.Series(dict(ordered), name="draws").rename_axis("idea")


def distinct_curve(replies: Sequence[str]) -> list[float]:
    """Return how many distinct ideas 1, 2, 3… of these replies hold on average, over all ways to pick them.

    The rarefaction curve of S. H. Hurlbert, "The nonconcept of species diversity", Ecology 52 (1971): the sum over
    ideas of 1 - C(N - n, k) / C(N, k), with n the replies that hold the idea, N all replies and k those picked.
    """
    counts = [int(count) for count in idea_counts(replies)]
    total = len(replies)
    return [sum(1 - comb(total - count, k) / comb(total, k) for count in counts) for k in range(1, total + 1)]


NO_REPLIES: Final = Text("There are no replies to count ideas in.", "Il n’y a aucune réponse où compter des idées.")
