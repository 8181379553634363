"""The texts of the course: reviews, survey answers, support mails, and texts with seeded personal data.

What a text is about is kept apart from the text, as in life: ``labels=True`` adds what was planted or coded.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from ..errors import AtelierError
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root

Split = Literal["train", "held_out"]
_FOLDER = "texts"


def reviews(language: str | None = None, *, split: Split | None = None, labels: bool = False) -> pd.DataFrame:
    """Return the 1,500 product reviews of one language, indexed by ``review_id``.

    Columns: ``sku``, ``written_at`` (timestamp), ``stars`` (1 to 5), ``verified_purchase``, ``text``; with
    ``labels`` also ``topic``, ``second_topic``, ``sentiment``, ``style``, ``split``, ``injection`` and ``fake``.
    ``split`` keeps the reviews to learn from (``"train"``) or those of another writer, kept for the test
    (``"held_out"``). Raises ``AtelierError`` when there is no such language or split.
    """
    table = _table(f"reviews_{_known(language)}.csv", index="review_id", dates=["written_at"])
    truth = _table("truth_reviews.csv", index="review_id")
    if split not in (None, "train", "held_out"):
        raise AtelierError(NO_SPLIT.fill(split=split))
    if split is not None:
        table = table[truth.loc[table.index, "split"] == split]
    return table.join(truth.drop(columns="language")) if labels else table


def survey_answers(language: str | None = None, *, labels: bool = False) -> pd.DataFrame:
    """Return the 340 survey-style answers, indexed by ``answer_id``: ``question`` and ``text``.

    ``labels`` adds ``category`` and ``subcategory``, the keys of ``datasets/survey/categories.csv``.
    """
    chosen = _known(language)
    table = _table("survey_answers.csv", index="answer_id")
    table = table[["question", f"text_{chosen}"]].rename(columns={f"text_{chosen}": "text"})
    return table.join(_table("truth_survey_answers.csv", index="answer_id")) if labels else table


def support_mails(language: str | None = None, *, labels: bool = False) -> pd.DataFrame:
    """Return the support mails of one language, indexed by ``mail_id``: ``received_at``, ``subject``, ``text``.

    ``labels`` adds ``intent``, ``priority``, ``mood`` and ``needs_a_person``.
    """
    table = _table("support_mails.csv", index="mail_id", dates=["received_at"])
    table = table[table["language"] == _known(language)].drop(columns="language")
    return table.join(_table("truth_support_mails.csv", index="mail_id")) if labels else table


def personal_data_texts(language: str | None = None) -> pd.DataFrame:
    """Return the texts with seeded personal data of one language, indexed by ``text_id``: ``text`` and ``spans``.

    Each span is a dictionary ``start``, ``end`` (characters, end excluded), ``kind`` and ``value``.
    """
    table = pd.read_json(course_root() / "datasets" / _FOLDER / "personal_data_texts.jsonl", lines=True, dtype=False)
    table = table.set_index("text_id")
    return table[table["language"] == _known(language)].drop(columns="language")


def _table(name: str, index: str, dates: list[str] | None = None) -> pd.DataFrame:
    return pd.read_csv(course_root() / "datasets" / _FOLDER / name, index_col=index, parse_dates=dates or [])


def _known(language: str | None) -> str:
    chosen = language or current_language()
    if chosen not in LANGUAGES:
        raise AtelierError(
            Text(
                f'The course has no texts in "{chosen}": its languages are "en" and "fr".',
                f"Le cours n’a pas de textes en « {chosen} » : ses langues sont « en » et « fr ».",
            )
        )
    return chosen


NO_SPLIT = Text(
    'The reviews have no part called "{split}": its parts are "train" and "held_out".',
    "Les avis n’ont pas de partie « {split} » : leurs parties sont « train » et « held_out ».",
)
