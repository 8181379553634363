"""Magic or surveillance: cases to decide, with a key that says why, and when it depends."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..i18n import Text, current_language
from ..paths import course_root

VERDICTS: Final = {
    "m": Text("magic", "magie"),
    "s": Text("surveillance", "surveillance"),
    "d": Text("it depends", "cela dépend"),
}


def panel_cases(part: str = "shown") -> pd.DataFrame:
    """Return cases of the current language, indexed by ``case``: ``story`` and, for "shown", ``verdict`` and ``fact``.

    ``part``: "shown" for the lesson, "decide" and "fact" for the exercises, without their key (see ``panel_key``).
    """
    table = _cases()
    table = table[table["part"] == part]
    columns = {"story": table[f"story_{current_language()}"]}
    if part == "shown":
        columns["verdict"] = table["verdicts"].str[0].map(lambda letter: str(VERDICTS[letter]))
        columns["fact"] = table[f"fact_{current_language()}"]
    return pd.DataFrame(columns)


def panel_key(part: str) -> pd.DataFrame:
    """Return the key of ``part``: ``verdicts``, the letters that pass, and ``fact``, what decides."""
    table = _cases()
    table = table[table["part"] == part]
    facts = [Text(*pair) for pair in zip(table["fact_en"], table["fact_fr"], strict=True)]
    return pd.DataFrame({"verdicts": table["verdicts"], "fact": facts})


def _cases() -> pd.DataFrame:
    return pd.read_csv(course_root() / "datasets" / "personal" / "cases.csv", index_col="case", dtype=str)
