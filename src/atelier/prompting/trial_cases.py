"""The cases on which prompts are tried: those a lesson shows, and those an exercise keeps to itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pandas as pd

from ..errors import AtelierError
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root

Split = Literal["shown", "hidden"]
# One folder a module that tries prompts; the names of the tasks are unique across them.
FOLDERS = ("prompting", "reliable_prompts", "answers")


def cases(task: str) -> pd.DataFrame:
    """Return the cases of a task that lessons show, in the learner's language, indexed by ``case``.

    The answer stands in ``expected``; tasks and columns are those of the folders of ``FOLDERS`` under ``datasets``.
    Raises ``AtelierError`` for a task that it has not.
    """
    return _split(task, "shown")


def hidden_cases(task: str) -> pd.DataFrame:
    """Return the cases of a task that no lesson shows, for the exercises; as ``cases`` otherwise."""
    return _split(task, "hidden")


def smallest_model() -> pd.DataFrame:
    """Return what SmolLM2 answered to the positive and negative reviews, in the learner's language.

    One row a case, a ``way`` of asking and a number of ``examples``: ``reply`` and ``passed``. It was measured by
    ``datasets/prompting/smallest.py``.
    """
    return in_language(pd.read_csv(course_root() / "datasets" / "prompting" / "smallest_model.csv"))


def _split(task: str, split: Split) -> pd.DataFrame:
    files = _files()
    if task not in files:
        raise AtelierError(NO_TASK.fill(task=task, known=", ".join(sorted(files))))
    table = in_language(pd.read_csv(files[task], index_col="case"))
    return table[table["split"] == split].drop(columns="split")


def _files() -> dict[str, Path]:
    datasets = course_root() / "datasets"
    found = [path for folder in FOLDERS for path in (datasets / folder).glob("cases_*.csv")]
    return {path.stem.removeprefix("cases_"): path for path in found}


def in_language(table: pd.DataFrame) -> pd.DataFrame:
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
