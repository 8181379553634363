"""What the free prompts of the exercises have to do: one task each, by its name, in ``TASKS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..answers.outcomes import answers_or_refuses, says, says_and_cites
from ..i18n import Text
from ..prompting.fidelity import numbers_faithful
from ..prompting.scoring import Scorer, all_of, easy_to_read, keeps_to, label_is
from ..prompting.structured import fields_right, schema
from ..prompting.style_cards import keeps_card, style_card
from ..prompting.trials import ANSWER


@dataclass(frozen=True)
class Task:
    """What a free prompt has to do: which cases, and in which column the text is that a cheat would copy.

    Then how replies are scored, in the current language, the tokens they may have, and a function of whatever else
    ``ask`` is given: a form speaks a language too.
    """

    cases: str
    text: str
    scorer: Callable[[], Scorer]
    max_tokens: int
    options: Callable[[], Mapping[str, Any]] = dict


def _labels(labels: Text) -> Callable[[], Scorer]:
    return lambda: label_is(ANSWER, among=str(labels).split())


def _blurb() -> Scorer:
    return keeps_to(max_words=LONGEST_BLURB, include=["{material}"], ends_with=str(ORDER_TODAY))


def _answer() -> Scorer:
    promises = str(PROMISES).split()
    return keeps_to(max_words=LONGEST_ANSWER, include=[str(THANKS)], exclude=promises)


def _plain_words() -> Scorer:
    return all_of(keeps_to(max_words=LONGEST_EXPLANATION), easy_to_read(EASY))


def _title_fields() -> Scorer:
    return fields_right("kind", "scent", "amount", "unit", "pieces")


def _title_form() -> dict[str, Any]:
    kinds = str(KINDS).split(", ")
    return {"response_format": schema(kind=kinds, scent="text", amount="integer", unit=["g", "ml"], pieces="integer")}


def _house_voice() -> Scorer:
    return all_of(keeps_card(style_card("house-voice")), keeps_to(min_words=SHORTEST_ANSWER))


def _sms() -> Scorer:
    return keeps_card(style_card("sms"))


def _week() -> Scorer:
    given = ["week", "visits", "orders", "revenue", "before", "change"]
    return numbers_faithful(given, must=["revenue", "change"], percents=["change"])


def _handover() -> Scorer:
    return all_of(keeps_to(max_words=LONGEST_SUMMARY), says())


SENTIMENTS: Final = Text("positive negative", "positif|positive négatif|négative")
THANKS: Final = Text("thank|thanks", "merci|remercions|remercie")
PROMISES: Final = Text(
    "refund|refunds|refunded discount|discounts voucher|vouchers",
    "rembourser|remboursement|remboursé|remboursons remise|remises|réduction|réductions",
)
ORDER_TODAY: Final = Text("Order today", "Commandez aujourd’hui")
URGENCIES: Final = Text("simple urgent", "simple urgent|urgente")
LONGEST_SUMMARY: Final = 35  # words
LONGEST_BLURB: Final = 25  # words
LONGEST_EXPLANATION: Final = 40  # words
LONGEST_ANSWER: Final = 30  # words
SHORTEST_ANSWER: Final = 6  # words, of which three are the signature of the house: alone, it answers nothing
KINDS: Final = Text("soap, candle, cream, shower gel, diffuser", "savon, bougie, crème, gel douche, diffuseur")
EASY: Final = 50  # LIX: beyond it a text is hard
TASKS: Final = {
    "sentiment": Task("sentiment", "text", _labels(SENTIMENTS), max_tokens=6),
    "answers": Task("teams", "text", _answer, max_tokens=60),
    "products": Task("products", "title", _blurb, max_tokens=60),
    "terms": Task("terms", "term", _plain_words, max_tokens=70),
    "titles": Task("titles", "title", _title_fields, max_tokens=60, options=_title_form),
    "messages": Task("messages", "text", _house_voice, max_tokens=60),
    "weeks": Task("weeks", "revenue", _week, max_tokens=50),
    "news": Task("news", "text", _sms, max_tokens=60),
    "grounding": Task("grounding", "question", answers_or_refuses, max_tokens=40),
    "citing": Task("citing", "question", says_and_cites, max_tokens=45),
    "handover": Task("handover", "text", _handover, max_tokens=60),
    "escalate": Task("escalate", "text", _labels(URGENCIES), max_tokens=6),
}
