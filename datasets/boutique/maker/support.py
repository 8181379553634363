"""Conversations with customer service, by people and by a machine, in short written turns."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from . import plan
from .draws import Flags, Ints, between, chance, pick, pick_by_group, unique_ids
from .orders import SALE, Book
from .people import People, coded, times

CONVERSATIONS_PERCENT = 30  # of the number of customers
INTENTS = (
    "where_is_my_order",
    "return_or_refund",
    "damaged_item",
    "promo_code",
    "product_advice",
    "account_and_data",
    "gift_card",
    "complaint",
)
INTENT_WEIGHTS = (30, 20, 11, 10, 12, 6, 5, 6)
ABOUT_AN_ORDER = 3  # the first intents name an order
RESOLVED_BP = {  # by intent
    "human": (9000, 8800, 8500, 9300, 9000, 8900, 9300, 7200),
    "ai": (8900, 7200, 4800, 9200, 7600, 6000, 9100, 2500),
}
CHANNELS = ("chat", "phone", "email")
CHANNEL_WEIGHTS = (60, 25, 15)
AI_IN_CHAT_BP = 8500
ESCALATED_BP = {"human": 500, "ai": 6000}  # of what stays unresolved
REPEATED_BP = {"resolved": 500, "unresolved": 4500}  # writes again within 7 days
SCORED_BP = 4000
SCORE_WEIGHTS = ((30, 27, 22, 14, 7), (3, 6, 14, 34, 43))  # unresolved, resolved: 1 to 5
SECONDS = {"human": (240, 1500), "ai": (40, 260)}


@dataclass
class Script:
    """The written turns by language (0 French, 1 English), intent and role; one list of positions each."""

    texts: tuple[str, ...]
    of: dict[tuple[int, str, str], Ints]


def support_tables(rng: np.random.Generator, people: People, book: Book, script: Script) -> tuple[pa.Table, pa.Table]:
    """Return the conversations in the order of time and their messages."""
    size = len(people) * CONVERSATIONS_PERCENT // 100
    order, started = _occasions(rng, book, size)
    english = people.english[book.customer[order]]
    intent = pick(rng, INTENT_WEIGHTS, size)
    channel = pick(rng, CHANNEL_WEIGHTS, size)
    ai = (channel == 0) & chance(rng, AI_IN_CHAT_BP, size)
    rates = np.array([RESOLVED_BP["human"], RESOLVED_BP["ai"]])
    resolved = chance(rng, rates[ai.astype(int), intent], size)
    escalated = ~resolved & chance(rng, np.where(ai, ESCALATED_BP["ai"], ESCALATED_BP["human"]), size)
    repeated = chance(rng, np.where(resolved, REPEATED_BP["resolved"], REPEATED_BP["unresolved"]), size)
    bounds = np.array([SECONDS["human"], SECONDS["ai"]])[ai.astype(int)]
    ended = started + rng.integers(bounds[:, 0], bounds[:, 1]) * 1000
    score = 1 + pick_by_group(rng, SCORE_WEIGHTS, resolved.astype(np.int64))
    conversation_id = unique_ids(rng, size, 8)
    rows, texts, customer_speaks = _turns(rng, script, english, intent, resolved, escalated)
    turns = np.bincount(rows, minlength=size)
    conversations = pa.table(
        {
            "conversation_id": pa.array(conversation_id),
            "customer_id": pa.array(people.customer_id[book.customer[order]]),
            "order_id": pa.array(book.order_id[order], mask=intent >= ABOUT_AN_ORDER),
            "channel": coded(channel, CHANNELS),
            "language": coded(english.astype(np.int64), ("fr", "en")),
            "intent": coded(intent, INTENTS),
            "agent": coded(ai.astype(np.int64), ("human", "ai")),
            "started_at": times(started),
            "ended_at": times(ended),
            "turns": pa.array(turns.astype(np.int8)),
            "resolved": pa.array(resolved),
            "escalated": pa.array(escalated),
            "repeated_7d": pa.array(repeated),
            "satisfaction": pa.array(score.astype(np.int8), mask=~chance(rng, SCORED_BP, size)),
        }
    )
    return conversations, _messages(conversation_id, turns, started, ended, rows, texts, customer_speaks, script)


def read_script(path: Path) -> Script:
    """Return the turns written by hand."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[tuple[int, str, str], list[int]] = {}
    for position, row in enumerate(rows):
        for language in (0, 1):
            found.setdefault((language, row["intent"], row["role"]), []).append(2 * position + language)
    texts = tuple(row[code] for row in rows for code in ("text_fr", "text_en"))
    return Script(texts, {key: np.array(positions) for key, positions in found.items()})


def truth_table() -> pa.Table:
    """Return how often each kind of agent resolves each intent."""
    rows = [(intent, agent, rates[i]) for agent, rates in RESOLVED_BP.items() for i, intent in enumerate(INTENTS)]
    intents, agents, rates = zip(*rows, strict=True)
    return pa.table({"intent": intents, "agent": agents, "resolved_bp": pa.array(rates, pa.int32())})


def _occasions(rng: np.random.Generator, book: Book, size: int) -> tuple[Ints, Ints]:
    """Return the row of the order that each conversation follows, and when it starts, sorted by time."""
    sales = np.flatnonzero((book.kind == SALE) & ~book.nameless)
    order = sales[rng.integers(0, len(sales), size)]
    closing = plan.ms(plan.LAST_DAY, 20)
    started = np.minimum(book.at[order] + between(rng, 3_600, 20 * 86_400, size) * 1000, closing)
    by_time = np.argsort(started, kind="stable")
    return order[by_time], started[by_time]


def _turns(
    rng: np.random.Generator, script: Script, english: Flags, intent: Ints, resolved: Flags, escalated: Flags
) -> tuple[Ints, Ints, Flags]:
    """Return for each turn its conversation, its text and whether the customer speaks, in the order of speech."""
    size = len(intent)
    longer = chance(rng, 5000, size)
    everyone = np.ones(size, bool)
    ending = np.where(resolved, 0, np.where(escalated, 1, 2))
    steps = [
        ("opening", everyone, True),
        ("answer", everyone, False),
        ("follow_up", longer, True),
        ("second_answer", longer, False),
        *((role, ending == number, True) for number, role in enumerate(("thanks", "insists", "gives_up"))),
        ("handover", ending == 1, False),
    ]
    rows, texts, speaks, place = [], [], [], []
    for number, (role, who, customer) in enumerate(steps):
        rows.append(np.flatnonzero(who))
        texts.append(_lines(rng, script, role, english[who], intent[who]))
        speaks.append(np.full(len(rows[-1]), customer))
        place.append(np.full(len(rows[-1]), number))
    order = np.argsort(np.concatenate(rows) * len(steps) + np.concatenate(place), kind="stable")
    return np.concatenate(rows)[order], np.concatenate(texts)[order], np.concatenate(speaks)[order]


def _lines(rng: np.random.Generator, script: Script, role: str, english: Flags, intent: Ints) -> Ints:
    """Return a text for each turn: of its intent where the script has one for the role, else of any."""
    drawn = rng.integers(0, 2**31, len(intent))
    texts = np.zeros(len(intent), np.int64)
    for language in (0, 1):
        for number, name in enumerate(INTENTS):
            mine = (english == bool(language)) & (intent == number)
            own = (language, name, role)
            choice = script.of[own if own in script.of else (language, "any", role)]
            texts[mine] = choice[drawn[mine] % len(choice)]
    return texts


def _messages(
    conversation_id: Ints,
    turns: Ints,
    started: Ints,
    ended: Ints,
    rows: Ints,
    texts: Ints,
    customer_speaks: Flags,
    script: Script,
) -> pa.Table:
    number = np.arange(len(rows)) - np.repeat(np.cumsum(turns) - turns, turns)
    at = started[rows] + (ended - started)[rows] * number // turns[rows]
    return pa.table(
        {
            "conversation_id": pa.array(conversation_id[rows]),
            "turn": pa.array((number + 1).astype(np.int8)),
            "speaker": coded((~customer_speaks).astype(np.int64), ("customer", "agent")),
            "sent_at": times(at),
            "text": coded(texts, script.texts),
        }
    )
