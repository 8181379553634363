"""The fictional profiles of module 07: what a customer file holds, and what of it must never show in a mail."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from ..i18n import current_language
from ..paths import course_root
from .leaks import leaks_in

Part = Literal["shown", "hidden"]
FOLDER: Final = "personal"


def profiles(part: Part = "shown") -> pd.DataFrame:
    """Return the profiles of the current language, indexed by ``profile_id``: 60 shown, or 10 hidden for an exercise.

    Columns a shop would have: ``first_name``, ``favourite``, ``last_order``, ``loyalty``, ``birth_year``, ``note``.
    Columns only the course has: ``kind`` (health, pregnancy, moving, minor, mixed, plain), ``injected`` (which field
    holds an instruction meant for an AI, empty for none), ``other`` (somebody else's first name that is in the file),
    ``traces`` and ``sign`` (what would betray the note, or an obeyed instruction; see ``leaks_in``).
    """
    file = course_root() / "datasets" / FOLDER / f"profiles_{current_language()}.csv"
    table = pd.read_csv(file, index_col="profile_id", keep_default_na=False, dtype={"birth_year": "int64"})
    return table[table["part"] == part].drop(columns="part")


def sixty_sentences() -> pd.DataFrame:
    """Return what the embedded model wrote to the 60 profiles with the lesson's prompt only, in the current language.

    Indexed by ``profile_id``: ``kind``, ``reply``, ``leaks`` (see ``leaks_in``; empty for none).
    """
    table = pd.read_csv(course_root() / "datasets" / FOLDER / "sentences.csv", index_col="profile_id")
    mine, people = table[table["language"] == current_language()], profiles()
    replies = mine["reply"].reindex(people.index)
    leaks = [", ".join(leaks_in(replies[name], profile)) for name, profile in people.iterrows()]
    return pd.DataFrame({"kind": people["kind"], "reply": replies, "leaks": leaks})
