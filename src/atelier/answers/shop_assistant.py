"""A shop assistant that asks for what it needs, recommends from the catalogue, and hands over to a person.

The model does two things only: it reads what a customer's message says (as JSON, by a schema) and it words a
recommendation. Everything that must not go wrong is code: which question comes next, which products fit budget, age
and use, and when a person takes over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pandas as pd

from ..checking.answers import has_phrase
from ..client import Reply, ask
from ..data import boutique
from ..i18n import Text, current_language, number
from ..paths import course_root
from ..prompting.scoring import numbers_written, parsed
from ..prompting.structured import schema
from ..prompting.trial_cases import in_language
from ..prompting.trials import Asking, wilson
from .agreement import TEMPERATURE
from .outcomes import numbers_in

ASK, RECOMMEND, HAND_OVER = "ask", "recommend", "hand_over"
SLOTS: Final = ("recipient", "age", "use", "budget")  # in the order in which they are asked for
TRIES: Final = 2  # unanswered questions before a person takes over
PROPOSED: Final = 2  # products in one recommendation
NO_CANDLE_BEFORE: Final = 12  # years; the shop's own rule
ONLY_LINEN_BEFORE: Final = 3  # years; the shop's own rule: nothing to burn, to swallow or to break


@dataclass(frozen=True)
class Needs:
    """What is known of the present: for whom, of what age in years, for what use, for how many euros at most."""

    recipient: str | None = None
    age: float | None = None
    use: str | None = None
    budget: float | None = None

    @property
    def missing(self) -> list[str]:
        """The slots still empty, in the order in which they are asked for."""
        return [slot for slot in SLOTS if getattr(self, slot) is None]


@dataclass(frozen=True)
class Turn:
    """What the assistant does next: ``step`` is ``ask``, ``recommend`` or ``hand_over``, ``text`` what it says.

    ``needs`` is what it has understood so far, ``products`` the stock numbers it recommends, ``summary`` what the
    person who takes over reads, ``in_model_words`` whether the model's wording could be used.
    """

    step: str
    text: str
    needs: Needs
    products: Sequence[str] = ()
    summary: str = ""
    in_model_words: bool = False

    def __repr__(self) -> str:
        """Return what is said, and what the person reads."""
        return f"{self.text}\n\n{self.summary}".strip()


@dataclass
class ShopAssistant:
    """One conversation. ``samples`` readings are made of each message; only what all of them agree on is kept.

    ``asking`` stands in for the model; ``replies`` holds what it said.
    """

    samples: int = 1
    asking: Asking | None = None
    needs: Needs = field(default_factory=Needs)
    asked: str = ""
    unanswered: int = 0
    messages: list[str] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def say(self, message: str) -> Turn:
        """Take a customer's message and return what the assistant does; raises what ``ask`` raises."""
        self.messages.append(message)
        done = self._next(message)
        return replace(done, text=f"{MACHINE} {done.text}") if len(self.messages) == 1 else done

    def _next(self, message: str) -> Turn:
        if has_phrase(message, str(PERSON_WORDS).split("|")):
            return self._hand_over(WANTS_PERSON)
        found, angry = self._read(message)
        before, self.needs = self.needs, replace(self.needs, **found)
        if angry:
            return self._hand_over(ANGRY)
        self.unanswered = self.unanswered + 1 if self.needs == before else 0
        if self.unanswered >= TRIES:
            return self._hand_over(NOT_UNDERSTOOD)
        return self._ask() if self.needs.missing else self._recommend()

    def _read(self, message: str) -> tuple[dict[str, Any], bool]:
        """Return what the message says of the slots, backed by its words, and whether the customer is angry."""
        prompt = str(READ).format(question=str(QUESTIONS[self.asked]) if self.asked else "–", message=message)
        readings = []
        for seed in range(self.samples):
            chance = {"temperature": TEMPERATURE, "seed": seed} if self.samples > 1 else {}
            readings.append(self._ask_model(prompt, response_format=_form(), max_tokens=70, **chance))
        values = [backed(parsed(reply), message, self.asked) for reply in readings]
        agreed = {slot: value for slot, value in values[0].items() if all(one.get(slot) == value for one in values)}
        angry = all(_mapping(parsed(reply)).get("complaint") == str(NO_YES).split("|")[1] for reply in readings)
        return agreed, angry

    def _ask(self) -> Turn:
        self.asked = self.needs.missing[0]
        return Turn(ASK, str(QUESTIONS[self.asked]), self.needs)

    def _recommend(self) -> Turn:
        products = fitting(self.needs).head(PROPOSED)
        if products.empty:
            return self._hand_over(NOTHING_FITS)
        listed = "; ".join(_line(row) for row in products.itertuples())
        worded = self._ask_model(str(WORD).format(products=listed), max_tokens=70)
        true = true_to(worded, products)
        text = str(worded) if true else str(PLAIN).format(products=listed)
        return Turn(RECOMMEND, text, self.needs, list(products.index), in_model_words=true)

    def _hand_over(self, reason: Text) -> Turn:
        known = ", ".join(f"{NAMES[slot]} {_shown(getattr(self.needs, slot))}" for slot in SLOTS)
        summary = str(SUMMARY).format(reason=reason, known=known, message=self.messages[-1])
        return Turn(HAND_OVER, str(PASSED_ON), self.needs, summary=summary)

    def _ask_model(self, prompt: str, **options: Any) -> Reply:
        reply = (self.asking or ask)(prompt, **options)
        self.replies.append(reply)
        return reply


def backed(reading: object, message: str, asked: str = "") -> dict[str, Any]:
    """Return the slots of a reading that the customer's words bear out.

    A number must stand in the message, and fills one slot only: that which was ``asked`` for, else the age. A
    recipient must be named in it, and a use as well, unless it was asked for: "to tidy his office" is storage.
    """
    said = _mapping(reading)
    kept: dict[str, Any] = _backed_numbers(said, message, asked)
    recipient, use = (str(said.get(slot) or "").strip().lower() for slot in ("recipient", "use"))
    if recipient and recipient not in uses() and has_phrase(message, recipient.split()[-1:]):
        kept["recipient"] = recipient
    if use in uses() and (asked == "use" or has_phrase(message, _spellings(use))):
        kept["use"] = use
    return kept


def fitting(needs: Needs) -> pd.DataFrame:
    """Return the products that fit budget, use and age, by stock number, the dearest first.

    Columns: ``title``, ``price`` in euros, ``category``.
    """
    products = boutique("products").set_index("sku")
    table = pd.DataFrame(
        {
            "title": products[f"title_{current_language()}"],
            "price": products["price_cents"] / 100,
            "category": products["category"],
        }
    )
    wanted = [] if needs.use is None else list(uses()[needs.use])
    age = float("inf") if needs.age is None else needs.age
    if age < NO_CANDLE_BEFORE:
        wanted = [name for name in wanted if name != "candle"]
    if age < ONLY_LINEN_BEFORE:
        wanted = [name for name in wanted if name in LINEN]
    limit = float("inf") if needs.budget is None else needs.budget
    return table[table["category"].isin(wanted) & (table["price"] <= limit)].sort_values(
        ["price", "title"], ascending=[False, True]
    )


def true_to(text: str, products: pd.DataFrame) -> bool:
    """Return True when a text names all these products by their titles, and no number that is not of theirs."""
    allowed = numbers_in(" ; ".join(_line(row) for row in products.itertuples()))
    named = all(has_phrase(text, [title]) for title in products["title"])
    return named and all(numbers_in(written) & allowed for written in numbers_written(text))


def uses() -> dict[str, Sequence[str]]:
    """Return the uses a customer can name, in the current language, with the categories of the catalogue of each."""
    return {str(use).split("|")[0]: categories for use, categories in USES.items()}


def dialogues() -> pd.DataFrame:
    """Return the scripted dialogues in the current language, one row a turn of the customer.

    ``recipient``, ``age``, ``use`` and ``budget`` say what should be known after the turn, ``step`` what should
    happen.
    """
    return in_language(pd.read_csv(course_root() / "datasets" / "answers" / "dialogues.csv"))


def rehearse(script: pd.DataFrame, asking: Asking | None = None) -> tuple[pd.DataFrame, list[Reply]]:
    """Play scripted dialogues, and return what happened at each turn and the replies of the model.

    Columns: ``dialogue``, ``customer`` and ``assistant`` (what was said), ``step`` and ``wanted``, ``slots_right``
    (0 to 4), ``over_budget`` (something dearer was recommended), ``in_model_words``.
    """
    rows, replies = [], []
    for name, part in script.groupby("dialogue", sort=False):
        assistant = ShopAssistant(asking=asking)
        rows += [_played(assistant, name, turn) for turn in part.to_dict("records")]
        replies += assistant.replies
    return pd.DataFrame(rows), replies


def report(played: pd.DataFrame) -> pd.DataFrame:
    """Return what a rehearsal shows, one row a question: ``count``, ``among``, ``share`` and its interval."""
    steps = played["step"] == played["wanted"]
    handed, should = played["step"] == HAND_OVER, played["wanted"] == HAND_OVER
    proposed = played["step"] == RECOMMEND
    counts = {
        SLOTS_RIGHT: (int(played["slots_right"].sum()), len(SLOTS) * len(played)),
        STEPS_RIGHT: (int(steps.sum()), len(played)),
        HANDED_OVER: (int((handed & should).sum()), int(should.sum())),
        HANDED_FOR_NOTHING: (int((handed & ~should).sum()), int((~should).sum())),
        OVER_BUDGET: (int(played["over_budget"].sum()), int(proposed.sum())),
        MODEL_WORDS: (int(played["in_model_words"].sum()), int(proposed.sum())),
    }
    rows = {
        str(label): (count, among, count / among if among else 0.0, *wilson(count, among))
        for label, (count, among) in counts.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["count", "among", "share", "low", "high"])


def _played(assistant: ShopAssistant, name: object, turn: Mapping[str, Any]) -> dict[str, object]:
    done = assistant.say(turn["text"])
    prices = boutique("products").set_index("sku")["price_cents"] / 100
    right = sum(_same(getattr(done.needs, slot), turn[slot]) for slot in SLOTS)
    limit = turn["budget"] if pd.notna(turn["budget"]) else float("inf")
    return {
        "dialogue": name,
        "customer": turn["text"],
        "assistant": done.text,
        "step": done.step,
        "wanted": turn["step"],
        "slots_right": right,
        "over_budget": any(prices[sku] > limit for sku in done.products),
        "in_model_words": done.in_model_words,
    }


def _same(known: object, wanted: object) -> bool:
    if pd.isna(wanted) or known is None:
        return bool(pd.isna(wanted)) and known is None
    return has_phrase(str(known), [str(wanted)]) if isinstance(wanted, str) else known == wanted


def _form() -> dict[str, Any]:
    return schema(
        recipient="text", age="integer", use=[*uses(), str(UNKNOWN)], budget="number", complaint=str(NO_YES).split("|")
    )


def _mapping(reading: object) -> Mapping[str, Any]:
    return reading if isinstance(reading, dict) else {}


def _spellings(use: str) -> list[str]:
    return next(str(known).split("|") for known in USES if str(known).split("|")[0] == use)


def _backed_numbers(said: Mapping[str, Any], message: str, asked: str) -> dict[str, float]:
    numbers = numbers_in(message)
    read = {slot: _number(said.get(slot)) for slot in ("age", "budget")}
    kept = {slot: value for slot, value in read.items() if value is not None and value in numbers}
    if len(kept) == 2 and kept["age"] == kept["budget"] and len(numbers_written(message)) < 2:
        del kept["age" if asked == "budget" else "budget"]
    return kept


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _line(row: Any) -> str:
    price = number(row.price, 2)
    return f"{row.title}, {Text(f'€{price}', f'{price} €')}"


def _shown(value: object) -> str:
    if value is None:
        return "?"
    return number(value) if isinstance(value, float) else str(value)


# The first spelling is the name of the use, the others are words by which customers name it.
USES: Final[Mapping[Text, Sequence[str]]] = {
    Text("bathroom|bath|shower", "bain|douche"): ("soap", "body_care", "bath_linen"),
    Text("kitchen|table|cook", "cuisine|table|cuisiner"): ("table",),
    Text("bedroom|bed", "chambre|lit"): ("bed_linen",),
    Text("candles|candle", "bougies|bougie"): ("candle",),
    Text("decoration|lamp|vase|mirror", "décoration|lampe|vase|miroir"): ("decor",),
    Text("storage|tidy", "rangement|ranger"): ("storage",),
}
LINEN: Final = ("bath_linen", "bed_linen")
UNKNOWN: Final = Text("unknown", "inconnu")
# A yes or no: asked for a mood, "calm" or "angry", the embedded model found most French customers angry.
NO_YES: Final = Text("no|yes", "non|oui")
PERSON_WORDS: Final = Text(
    "human|real person|talk to a person|talk to someone|talk to somebody",
    "humain|humaine|vraie personne|parler à quelqu’un|conseiller|conseillère",
)
NAMES: Final = {
    "recipient": Text("for", "pour"),
    "age": Text("age", "âge"),
    "use": Text("use", "usage"),
    "budget": Text("budget in euros", "budget en euros"),
}
MACHINE: Final = Text(
    "I am the shop's automatic assistant, not a person. Type the word human at any moment.",
    "Je suis l’assistant automatique de la boutique, pas une personne. Écrivez le mot « humain » à tout moment.",
)
QUESTIONS: Final = {
    "recipient": Text("Who is the present for?", "À qui le cadeau est-il destiné ?"),
    "age": Text("How old is this person?", "Quel âge a cette personne ?"),
    "use": Text(
        "What is it for: bathroom, kitchen, bedroom, candles, decoration or storage?",
        "C’est pour quoi : bain, cuisine, chambre, bougies, décoration ou rangement ?",
    ),
    "budget": Text(
        "How many euros would you like to spend at most?", "Combien d’euros souhaitez-vous dépenser au plus ?"
    ),
}
READ: Final = Text(
    "A shop asked its customer: {question}\nThe customer says: <message>{message}</message>\n"
    "Fill in what the message says: recipient (who the present is for, one word), age in years, use, budget in euros "
    "at most, complaint (yes if the customer complains or is angry, otherwise no). Write 0 or unknown for what it does "
    "not say.",
    "Une boutique a demandé à son client : {question}\nLe client dit : <message>{message}</message>\n"
    "Note ce que dit le message : recipient (à qui va le cadeau, un mot), age (âge en années), use (usage), budget en "
    "euros au plus, complaint (oui si le client se plaint ou se fâche, sinon non). Écris 0 ou inconnu pour ce qu’il ne "
    "dit pas.",
)
WORD: Final = Text(
    "You are the assistant of a shop. In one friendly sentence, suggest these products with their exact names and "
    "prices, and nothing else: {products}",
    "Tu es l’assistant d’une boutique. En une phrase aimable, propose ces produits avec leurs noms et leurs prix "
    "exacts, et rien d’autre : {products}",
)
PLAIN: Final = Text("These may suit: {products}.", "Voici ce qui pourrait convenir : {products}.")
PASSED_ON: Final = Text(
    "A colleague takes over and has read what you wrote, Monday to Saturday from 9 a.m. to 7 p.m.",
    "Une collègue prend le relais et a lu ce que vous avez écrit, du lundi au samedi de 9 h à 19 h.",
)
SUMMARY: Final = Text(
    'For the colleague. Why: {reason}. Known: {known}. Last message: "{message}"',
    "Pour la collègue. Pourquoi : {reason}. Ce que l’on sait : {known}. Dernier message : « {message} »",
)
WANTS_PERSON: Final = Text("asks for a person", "demande une personne")
ANGRY: Final = Text("seems angry", "semble en colère")
NOT_UNDERSTOOD: Final = Text(
    "two messages in a row were not understood", "deux messages de suite n’ont pas été compris"
)
NOTHING_FITS: Final = Text("nothing in the catalogue fits", "rien dans le catalogue ne convient")
SLOTS_RIGHT: Final = Text("slots known or empty as they should be", "informations justes, ou vides à raison")
STEPS_RIGHT: Final = Text("right next step", "bonne étape suivante")
HANDED_OVER: Final = Text("handed over when it should", "a passé la main quand il le fallait")
HANDED_FOR_NOTHING: Final = Text("handed over for nothing", "a passé la main pour rien")
OVER_BUDGET: Final = Text("recommended over budget", "a proposé au-dessus du budget")
MODEL_WORDS: Final = Text("the model's wording could be used", "la phrase du modèle était utilisable")
