"""The fictional profiles of module 07: what a customer file holds, and what of it must never show in a mail."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from ..i18n import current_language
from ..paths import course_root

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
