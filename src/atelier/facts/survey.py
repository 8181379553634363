"""The survey of the course's sources: what was published of it, and what that implies (``datasets/survey``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..i18n import current_language
from ..paths import course_root

if TYPE_CHECKING:
    import pandas as pd

FOLDER: Final = Path("datasets", "survey")


def survey_closed() -> pd.DataFrame:
    """Return the five published results, indexed by id, in the learner's language.

    Columns: ``question answer`` (words), ``percent_published base`` (whole numbers), ``count_low count_high`` (the
    people that the percentage implies: the same number twice unless two counts round to it), ``wilson_low_percent
    wilson_high_percent`` (95 % interval of the share, in percent).
    """
    return _in_one_language(_read("closed.csv").set_index("id"), ["question", "answer"]).drop(columns="question_id")


def survey_categories() -> pd.DataFrame:
    """Return how many remarks were printed in each category of the three open questions, 34 rows.

    The index has three levels, ``question_id category_id subcategory_id``; the columns are ``question category
    subcategory`` in the learner's language ("" where a question has no sub-categories), ``remarks`` and
    ``distinct_remarks``. A remark is not a person: these counts say what was printed, not how common it is.
    """
    table = _read("categories.csv").rename(columns={"category": "category_id", "subcategory": "subcategory_id"})
    worded = _in_one_language(table, ["question", "category", "subcategory"])
    return worded.set_index(["question_id", "category_id", "subcategory_id"])


def _read(name: str) -> pd.DataFrame:
    import pandas as pd

    table = pd.read_csv(course_root() / FOLDER / name, keep_default_na=False)
    return table.rename(columns={"question": "question_id"})


def _in_one_language(table: pd.DataFrame, worded: list[str]) -> pd.DataFrame:
    """Keep the learner's language of each column of words, under its plain name."""
    other = "en" if current_language() == "fr" else "fr"
    kept = table.drop(columns=[f"{column}_{other}" for column in worded])
    return kept.rename(columns={f"{column}_{current_language()}": column for column in worded})
