"""Personas written from averages only, and checked by code: each number in the table, no person made up."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import pandas as pd

from ..checking.answers import has_phrase, read_numbers
from ..i18n import LANGUAGES, Text, current_language
from ..paths import course_root
from ..prompting.fidelity import numbers_faithful
from ..prompting.scoring import Score, numbers_written


def persona_prompt(row: pd.Series) -> str:
    """Return a prompt for a persona of one segment, in the learner's language: a row of ``profile`` and the rules.

    Sizes are given in percent, not in customers; no row of a customer is in it.
    """
    lines = [FACT.fill(en=FACTS[name].en, fr=FACTS[name].fr) for name in FACTS if name in row]
    values = [_value(row[name]) for name in FACTS if name in row]
    facts = [Text(line.en + value.en, line.fr + value.fr) for line, value in zip(lines, values, strict=True)]
    listed = {language: "\n".join(fact.of(language) for fact in facts) for language in LANGUAGES}
    return str(PROMPT.fill(**listed))


def audit_persona(text: str, row: pd.Series) -> Score:
    """Say whether a persona holds to its row of ``profile``: passed or not, a score from 0 to 1, and the reason.

    It passes when it gives at least one number, when every number in digits is one of the row, rounded or not, and
    when no word of ``persona_words()`` stands in it: the data know no age, sex, income, job, family, place, channel or
    motive. The numbers of a list ("1.") are no figures. The score is the share of faithful numbers, 0 when something
    is made up. It does not see a right number with the wrong meaning.
    """
    numbers = numbers_faithful([str(name) for name in row.index])(LIST_NUMBER.sub("", text), row.to_dict())
    made_up = [word for word in persona_words() if has_phrase(text, [word])]
    if not made_up:
        return numbers
    reason = MADE_UP.fill(words=", ".join(made_up))
    if not numbers.passed:
        reason = Text(f"{numbers.reason.en}; {reason.en}", f"{numbers.reason.fr} ; {reason.fr}")
    return Score(False, 0.0, reason)


def rule_persona(row: pd.Series, signature: tuple[str, ...] = ()) -> str:
    """Return a persona without any model: sentences by rule on a row of ``profile``, in the learner's language.

    ``signature`` (see ``signatures``) says what to tell besides size and revenue; every number is one of the row.
    """
    marks = [mark for mark in signature if mark.rstrip("+-") in SENTENCES]
    told = [_filled(SENTENCES[mark.rstrip("+-")], row, how=MORE if mark.endswith("+") else LESS) for mark in marks]
    return " ".join(str(sentence) for sentence in [_filled(SIZE, row), *(told or [NOTHING])])


def same_facts(one: str, other: str) -> bool:
    """Return True when two texts give the same numbers, in any order, however often."""
    return _numbers(one) == _numbers(other)


def holds_no_customer(prompt: str, features: pd.DataFrame) -> bool:
    """Return True when no customer number, the index of ``features``, stands in the prompt."""
    written = {str(value) for value in features.index}
    return not any(word in written for word in _words(prompt))


def persona_words() -> list[str]:
    """Return words for what the data cannot know (of a person, a channel, a motive), in the current language."""
    return _lexicon()[current_language()]


@cache
def _lexicon() -> dict[str, list[str]]:
    table = pd.read_csv(course_root() / "datasets" / "segments" / "persona_words.csv")
    return {language: [w for cell in table[f"word_{language}"] for w in cell.split("|")] for language in LANGUAGES}


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]«»\"'") for word in text.split()]


def _numbers(text: str) -> set[float]:
    return {reading.value for written in numbers_written(text) for reading in read_numbers(written)}


def _filled(sentence: Text, row: pd.Series, **texts: Text) -> Text:
    """Return the sentence with the values of the row, each language with its own decimal mark."""
    values = {str(name): _value(value) for name, value in row.items()} | texts
    filled = (
        sentence.of(language).format(**{name: text.of(language) for name, text in values.items()})
        for language in LANGUAGES
    )
    return Text(*filled)


def _value(value: float) -> Text:
    plain = f"{float(value):.10g}"
    return Text(plain, plain.replace(".", ","))


LIST_NUMBER: Final = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)
FACT: Final = Text("- {en}: ", "- {fr} : ")
FACTS: Final = {
    "customers_percent": Text("share of the customers, in percent", "part des clients, en pour cent"),
    "revenue_percent": Text("share of the revenue, in percent", "part du chiffre d’affaires, en pour cent"),
    "orders": Text("orders a customer", "commandes par client"),
    "mean_basket": Text("mean basket, in euros", "panier moyen, en euros"),
    "recency_days": Text("days since the last order", "jours depuis la dernière commande"),
    "promo_percent": Text("orders with a promo code, in percent", "commandes avec un code promo, en pour cent"),
    "gift_percent": Text("orders gift-wrapped, in percent", "commandes avec paquet cadeau, en pour cent"),
    "return_percent": Text("orders sent back, in percent", "commandes renvoyées, en pour cent"),
    "visits": Text("visits to the site without buying", "visites du site sans achat"),
}
PROMPT: Final = Text(
    "A segment of the customers of a home shop, in averages:\n{en}\n"
    "Give it a short name, then describe in two sentences how these customers buy. Use only these numbers. Do not "
    "make up age, sex, income, job, family or place: nobody knows them.",
    "Un segment des clients d’une boutique pour la maison, en moyennes :\n{fr}\n"
    "Donne-lui un nom court, puis décris en deux phrases comment ces clients achètent. N’utilise que ces nombres. "
    "N’invente ni âge, ni sexe, ni revenu, ni métier, ni famille, ni lieu : personne ne les connaît.",
)
MADE_UP: Final = Text("made up about the person: {words}", "inventé sur la personne : {words}")
SIZE: Final = Text(
    "{customers_percent}% of the customers, {revenue_percent}% of the revenue.",
    "{customers_percent} % des clients, {revenue_percent} % du chiffre d’affaires.",
)
MORE: Final = Text("more than the average", "plus que la moyenne")
LESS: Final = Text("less than the average", "moins que la moyenne")
SENTENCES: Final = {
    "recency_days": Text(
        "Last order {recency_days} days ago, {how}.", "Dernière commande il y a {recency_days} jours, {how}."
    ),
    "orders": Text("{orders} orders each, {how}.", "{orders} commandes chacun, {how}."),
    "net_cents": Text("{net_amount} euros spent each, {how}.", "{net_amount} euros dépensés chacun, {how}."),
    "promo_share": Text(
        "{promo_percent}% of the orders with a promo code, {how}.",
        "{promo_percent} % des commandes avec un code promo, {how}.",
    ),
    "gift_share": Text(
        "{gift_percent}% of the orders gift-wrapped, {how}.", "{gift_percent} % des commandes en paquet cadeau, {how}."
    ),
    "return_share": Text(
        "{return_percent}% of the orders sent back, {how}.", "{return_percent} % des commandes renvoyées, {how}."
    ),
    "visits": Text("{visits} visits without buying, {how}.", "{visits} visites sans achat, {how}."),
}
NOTHING: Final = Text("Close to the average in everything.", "Proches de la moyenne en tout.")
