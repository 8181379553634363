"""The cases on which prompts are tried: those a lesson shows, and those an exercise keeps to itself."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from .errors import AtelierError
from .i18n import LANGUAGES, Text, current_language
from .paths import course_root

Split = Literal["shown", "hidden"]
FOLDER = "prompting"


def cases(task: str) -> pd.DataFrame:
    """Return the 40 cases of a task in the learner's language, indexed by ``case``, the answer in ``expected``.

    Tasks and columns are those of ``datasets/prompting``. Raises ``AtelierError`` for a task that it has not.
    """
    return _split(task, "shown")


def hidden_cases(task: str) -> pd.DataFrame:
    """Return the cases of a task that no lesson shows, for the exercises; as ``cases`` otherwise."""
    return _split(task, "hidden")


def _split(task: str, split: Split) -> pd.DataFrame:
    folder = course_root() / "datasets" / FOLDER
    file = folder / f"cases_{task}.csv"
    if not file.is_file():
        known = ", ".join(sorted(path.stem.removeprefix("cases_") for path in folder.glob("cases_*.csv")))
        raise AtelierError(NO_TASK.fill(task=task, known=known))
    table = _in_language(pd.read_csv(file, index_col="case"))
    return table[table["split"] == split].drop(columns="split")


def _in_language(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows or the columns of the current language: a table has a column ``language``, or one each."""
    chosen = current_language()
    if "language" in table:
        return table[table["language"] == chosen].drop(columns="language")
    others = [f"_{language}" for language in LANGUAGES if language != chosen]
    kept = table[[name for name in table.columns if not name.endswith(tuple(others))]]
    return kept.rename(columns=lambda name: name.removesuffix(f"_{chosen}"))


NO_TASK = Text(
    'There are no cases for "{task}". There are some for: {known}.',
    "Il n’y a pas de cas pour « {task} ». Il y en a pour : {known}.",
)
