"""Which reviews are for what: those to learn from, those a lesson shows, those an exercise keeps to itself."""

from __future__ import annotations

import pandas as pd

from ..data import reviews
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root
from .coding import in_words, topics_in_words

KINDS = {
    "irony": Text("irony", "ironie"),
    "negation": Text("negation", "négation"),
    "mixed": Text("mixed feelings", "sentiments mêlés"),
}
PLAIN = Text("neither", "ni l’un ni l’autre")


def training_reviews() -> pd.DataFrame:
    """Return the reviews of the current language to learn from, indexed by ``review_id``.

    Columns: ``text``; ``expected``, the planted sentiment, and ``topic``, as words of the language; ``kind``, how it is
    said ("irony", "negation"…, in the language). Reviews with an instruction meant for an AI are left out.
    """
    return _columns(reviews(split="train", labels=True))


def held_out_reviews() -> pd.DataFrame:
    """Return 100 held-out reviews, by a writer whom no method has learnt from; columns of ``training_reviews``."""
    return _held_out("part", "shown")


def hidden_reviews() -> pd.DataFrame:
    """Return 80 other held-out reviews, which no lesson shows, for the exercises; columns of ``training_reviews``."""
    return _held_out("part", "hidden")


def pitfall_reviews() -> pd.DataFrame:
    """Return the held-out reviews that are ironic, say it by a negation, or are of two minds.

    Columns of ``training_reviews``, sorted by ``kind``; some of them are in ``held_out_reviews()`` too.
    """
    return _held_out("pitfall", *KINDS).sort_values("kind", kind="stable")


def both_languages() -> pd.DataFrame:
    """Return the reviews to learn from in both languages, indexed by ``review_id``: ``language``, ``topic``, ``text``.

    Topics are words of the current language.
    """
    parts = [reviews(language, split="train", labels=True).assign(language=language) for language in LANGUAGES]
    together = pd.concat(parts)
    together = together[~together["injection"]]
    return together.assign(topic=topics_in_words(together["topic"]))[["language", "topic", "text"]]


def _held_out(column: str, *values: str) -> pd.DataFrame:
    parts = pd.read_csv(
        course_root() / "datasets" / "voice" / "parts.csv", index_col="review_id", keep_default_na=False
    )
    kept = parts[(parts["language"] == current_language()) & parts[column].isin(values)]
    return _columns(reviews(split="held_out", labels=True).loc[kept.index])


def _columns(labelled: pd.DataFrame) -> pd.DataFrame:
    kept = labelled[~labelled["injection"]]
    kinds = kept["style"].map({"ironic": "irony", "negated": "negation"})
    kinds = kinds.fillna(kept["sentiment"].where(kept["sentiment"].eq("mixed"), ""))
    return pd.DataFrame(
        {
            "text": kept["text"],
            "expected": in_words(kept["sentiment"]),
            "topic": topics_in_words(kept["topic"]),
            "kind": [str(KINDS.get(kind, PLAIN)) for kind in kinds],
        }
    )
