"""Coding texts by hand, and how far two coders agree once luck is taken off: Cohen's kappa."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from math import isnan, nan
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.metrics import cohen_kappa_score

from ..data import reviews
from ..errors import AtelierError
from ..i18n import Text, current_language, number
from ..paths import course_root
from ..prompting.trials import percent

SENTIMENTS: Final = {
    "p": Text("positive", "positif"),
    "n": Text("negative", "négatif"),
    "m": Text("mixed", "mitigé"),
}
TOPICS: Final = {
    "delivery": Text("delivery", "livraison"),
    "packaging": Text("packaging", "emballage"),
    "quality": Text("quality", "qualité"),
    "scent": Text("scent", "parfum"),
    "look_and_size": Text("look and size", "aspect et taille"),
    "price": Text("price", "prix"),
    "service": Text("service", "service client"),
    "website": Text("website", "site web"),
}
SEED: Final = 20  # which reviews are coded first
RESAMPLES: Final = 2000  # bootstrap samples: the ends of an interval move by about one point in a hundred
CONFIDENCE: Final = 0.95
_LETTERS: Final = re.compile(r"[\s,;.]+")


@dataclass(frozen=True)
class Kappa:
    """How far two coders agree on ``items`` texts.

    ``agreement`` is the share on which they say the same, ``by_chance`` the share expected had each kept their own
    habits and drawn at random, ``value`` Cohen's kappa (1: always, 0: no more than luck), with its 95 % interval
    ``low`` to ``high``. ``value`` is not a number where it cannot be defined: both coders used one and the same label.
    """

    items: int
    agreement: float
    by_chance: float
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Say it in one sentence."""
        if isnan(self.value):
            return str(NO_KAPPA.fill(items=number(self.items)))
        return str(SENTENCE).format(
            items=number(self.items),
            agreement=percent(self.agreement),
            by_chance=percent(self.by_chance),
            value=_decimals(self.value),
            low=_decimals(self.low),
            high=_decimals(self.high),
        )

    def __repr__(self) -> str:
        """Return the sentence."""
        return str(self)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def kappa(first: Any, second: Any, seed: int = 0) -> Kappa:
    """Compare two codings of the same texts: two lists or columns of labels, in the same order.

    Kappa is that of J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960), as scikit-learn computes it; the interval is a percentile bootstrap over texts (B. Efron,
    "Nonparametric standard errors and confidence intervals", Canadian Journal of Statistics 9, 1981). Two columns with
    an index must have the same one. Raises ``AtelierError`` when they have not, when the lengths differ, and when
    there is nothing to compare or a label is missing.
    """
    _require_same_texts(first, second)
    one, other = pd.Series(list(first), dtype=object), pd.Series(list(second), dtype=object)
    if one.isna().any() or other.isna().any():
        raise AtelierError(MISSING_LABEL.fill(count=int((one.isna() | other.isna()).sum())))
    one, other = one.astype(str), other.astype(str)
    counts = pd.crosstab(one, other)
    labels = sorted({*counts.index, *counts.columns})
    table = counts.reindex(index=labels, columns=labels, fill_value=0).to_numpy()
    agreement, by_chance, _ = _kappas(table[np.newaxis])
    if len(labels) == 1:
        return Kappa(len(one), 1.0, 1.0, nan, nan, nan)
    low, high = _interval(table, seed)
    value = float(cohen_kappa_score(one, other))
    return Kappa(len(one), float(agreement[0]), float(by_chance[0]), value, low, high)


def codings() -> pd.DataFrame:
    """Return the reviews of the current language that were coded twice, 150 rows, indexed by ``review_id``.

    Columns: ``text``, ``stars``; ``plan`` and ``reader``, the sentiment that was planted and the one read by a second
    reader who saw neither plan nor labels; ``plan_topic`` and ``reader_topic``. Labels are words of the language.
    """
    read = pd.read_csv(course_root() / "datasets" / "voice" / "second_reader.csv", index_col="review_id")
    read = read[read["language"] == current_language()]
    planted = reviews(labels=True).loc[read.index]
    return pd.DataFrame(
        {
            "text": planted["text"],
            "stars": planted["stars"],
            "plan": in_words(planted["sentiment"]),
            "reader": in_words(read["sentiment"]),
            "plan_topic": topics_in_words(planted["topic"]),
            "reader_topic": topics_in_words(read["topic"]),
        }
    )


def reviews_to_code(count: int = 20) -> pd.DataFrame:
    """Return reviews to code by hand, always the same ones: ``text`` alone, indexed by ``review_id``.

    Raises ``AtelierError`` when fewer than one or more than 150 are asked for.
    """
    coded = codings()
    if not 1 <= count <= len(coded):
        raise AtelierError(HOW_MANY.fill(most=len(coded), count=count))
    order = np.random.default_rng(SEED).permutation(len(coded))[:count]
    return coded.iloc[order][["text"]]


def read_codes(letters: str, to_code: pd.DataFrame) -> pd.Series[str]:
    """Return the labels that a line of letters stands for, "p n m …", on the index of ``to_code``.

    p, n, m: positive, negative, mixed. Spaces and commas may be left out. Raises ``AtelierError`` for another letter,
    or when there are not as many letters as reviews.
    """
    given = _LETTERS.sub("", letters).lower()
    unknown = sorted(set(given) - set(SENTIMENTS))
    if unknown:
        raise AtelierError(UNKNOWN_LETTER.fill(letters=", ".join(unknown)))
    if len(given) != len(to_code):
        raise AtelierError(LETTER_COUNT.fill(given=len(given), wanted=len(to_code)))
    return pd.Series([str(SENTIMENTS[letter]) for letter in given], index=to_code.index, name="code")


def stars_say(stars: pd.Series[int]) -> pd.Series[str]:
    """Return the sentiment that stars stand for: 4 and 5 positive, 3 mixed, 1 and 2 negative."""
    letters = stars.map(lambda given: "p" if given >= 4 else "m" if given == 3 else "n")
    return letters.map(lambda letter: str(SENTIMENTS[letter]))


def sentiment_words() -> list[str]:
    """Return the three labels in the current language."""
    return [str(word) for word in SENTIMENTS.values()]


def in_words(keys: pd.Series[str]) -> pd.Series[str]:
    """Return the keys of sentiments, "negative", as words of the current language, "négatif"."""
    words = {word.en: str(word) for word in SENTIMENTS.values()}
    return keys.map(words)


def topics_in_words(keys: pd.Series[str]) -> pd.Series[str]:
    """Return the keys of topics, "delivery", as words of the current language, "livraison"."""
    return keys.map(lambda key: str(TOPICS[key]))


def _interval(table: npt.NDArray[np.int64], seed: int) -> tuple[float, float]:
    """Resample the texts: their labels fall into the cells of the table by a multinomial draw."""
    items = int(table.sum())
    drawn = np.random.default_rng(seed).multinomial(items, table.ravel() / items, size=RESAMPLES)
    values = _kappas(drawn.reshape(RESAMPLES, *table.shape))[2]
    tail = (1 - CONFIDENCE) / 2
    low, high = np.nanquantile(values, [tail, 1 - tail])
    return float(low), float(high)


def _kappas(tables: npt.NDArray[np.int64]) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    """Return agreement, agreement by chance and kappa of each table of counts; shape (tables, labels, labels)."""
    items = tables.sum(axis=(1, 2))
    agreement = np.trace(tables, axis1=1, axis2=2) / items
    by_chance = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1) / items**2
    with np.errstate(invalid="ignore", divide="ignore"):
        return agreement, by_chance, np.where(by_chance < 1, (agreement - by_chance) / (1 - by_chance), nan)


def _require_same_texts(first: Any, second: Any) -> None:
    if len(first) != len(second) or len(first) == 0:
        raise AtelierError(OTHER_LENGTH.fill(first=len(first), second=len(second)))
    indexed = isinstance(first, pd.Series) and isinstance(second, pd.Series)
    if indexed and not first.index.equals(second.index):
        raise AtelierError(OTHER_TEXTS)


def _decimals(value: float) -> str:
    """Write a kappa with two decimals; one just above zero or below is not written as minus zero."""
    return number(value + 0.0, 2).replace("-0.00", "0.00").replace("-0,00", "0,00").replace("-", "−")


SENTENCE: Final = Text(
    "Same label on {agreement} of {items} texts; {by_chance} would be luck. Kappa {value} "
    "(95% interval: {low} to {high}).",
    "Même étiquette pour {agreement} des {items} textes ; {by_chance} seraient dus au hasard. Kappa {value} "
    "(intervalle à 95 % : {low} à {high}).",
)
NO_KAPPA: Final = Text(
    "Both coders gave all {items} texts one and the same label: kappa cannot be worked out.",
    "Les deux codages donnent une seule et même étiquette aux {items} textes : le kappa n’est pas calculable.",
)
OTHER_LENGTH: Final = Text(
    "Kappa compares two codings of the same texts: these have {first} and {second} labels.",
    "Le kappa compare deux codages des mêmes textes : ceux-ci ont {first} et {second} étiquettes.",
)
OTHER_TEXTS: Final = Text(
    "These two codings are not of the same texts in the same order: take the same rows of both.",
    "Ces deux codages ne portent pas sur les mêmes textes dans le même ordre : prenez les mêmes lignes.",
)
MISSING_LABEL: Final = Text(
    "{count} texts have no label: leave them out of both codings, or code them.",
    "{count} textes n’ont pas d’étiquette : retirez-les des deux codages, ou codez-les.",
)
HOW_MANY: Final = Text(
    "There are 1 to {most} reviews to code: {count} cannot be given.",
    "Il y a de 1 à {most} avis à coder : impossible d’en donner {count}.",
)
UNKNOWN_LETTER: Final = Text(
    "Write p (positive), n (negative) or m (mixed) for each review: {letters} is not one of them.",
    "Écrivez p (positif), n (négatif) ou m (mitigé) pour chaque avis : {letters} n’en fait pas partie.",
)
LETTER_COUNT: Final = Text(
    "You gave {given} letters for {wanted} reviews: write one a review, in the order of the table.",
    "Vous avez donné {given} lettres pour {wanted} avis : écrivez-en une par avis, dans l’ordre du tableau.",
)
