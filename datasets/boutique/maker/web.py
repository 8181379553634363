"""Visits to the web shop: those that end in an order, those that come from an e-mail, and all the others."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from . import plan, words
from .draws import Flags, Ints, between, chance, count_weights, pick, pick_by_group, unique_ids
from .mail import Contacts
from .orders import DOCUMENTS, ONLINE, Book, time_of_day
from .people import People, coded, times
from .products import Products

VISIT_EVENNESS = 6
MOST_VISITS = 120
OUTCOMES = ("ordered", "browsed", "abandoned_basket", "payment_failed")
ORDERED = OUTCOMES.index("ordered")
OUTCOME_WEIGHTS = (0, 78, 20, 2)
DEVICES = ("mobile", "desktop", "tablet")
DEVICE_WEIGHTS = (63, 31, 6)
SOURCES = ("direct", "search", "social", "ads", "email", "referral")
SOURCE_WEIGHTS = (30, 34, 14, 13, 3, 6)
EMAIL = SOURCES.index("email")
ANONYMOUS_BP = 800  # visits without an order by somebody who had not signed in
QUERY_BP = 2500
PAGE_WEIGHTS = (14, 15, 14, 12, 10, 8, 6, 5, 4, 3, 3, 2, 2, 1, 1)


def sessions_table(
    rng: np.random.Generator, people: People, products: Products, book: Book, contacts: Contacts, themes: Ints
) -> tuple[pa.Table, Flags]:
    """Return one row a visit in the order of time, and which of them are robots."""
    bought = _ordering(rng, book, products)
    browsing = _browsing(rng, people)
    clicked = _from_email(rng, contacts, themes)
    customer, at, category, order, source = (
        np.concatenate(three) for three in zip(bought, browsing, clicked, strict=True)
    )
    by_time = np.argsort(at, kind="stable")
    customer, at, category, order, source = (values[by_time] for values in (customer, at, category, order, source))
    size = len(at)
    robot = (order < 0) & (source != EMAIL) & chance(rng, plan.ROBOT_VISITS_BP, size)
    outcome = np.where(order >= 0, ORDERED, np.where(robot, 1, pick(rng, OUTCOME_WEIGHTS, size)))
    nameless = robot | ((order < 0) & (source != EMAIL) & chance(rng, ANONYMOUS_BP, size))
    source = np.where(source < 0, pick(rng, SOURCE_WEIGHTS, size), source)
    pages = 1 + pick(rng, PAGE_WEIGHTS, size) + 3 * (outcome != 1)
    pages[robot] = between(rng, 180, 900, int(robot.sum()))
    return pa.table(
        {
            "session_id": pa.array(unique_ids(rng, size, 8)),
            "customer_id": pa.array(people.customer_id[customer], mask=nameless),
            "started_at": times(at),
            "device": coded(pick(rng, DEVICE_WEIGHTS, size), DEVICES),
            "source": coded(source, SOURCES),
            "pages": pa.array(pages.astype(np.int16)),
            "category_viewed": coded(category, plan.CATEGORIES),
            "search_query": _queries(rng, category),
            "outcome": coded(outcome, OUTCOMES),
            "basket_cents": _baskets(rng, outcome, order, book, products, category),
            "order_id": pa.array(book.order_id[order], mask=order < 0),
        }
    ), robot


Visits = tuple[Ints, Ints, Ints, Ints, Ints]  # customer, time, category, row of the order or -1, source or -1


def _ordering(rng: np.random.Generator, book: Book, products: Products) -> Visits:
    """Return the visits in which the orders of the web and the app were placed; the category is that of line 1."""
    rows = np.flatnonzero((book.kind == DOCUMENTS.index("sale")) & (book.channel < ONLINE))
    first = np.zeros(len(book), np.int64)
    heads = book.lines.number == 1
    first[book.lines.order[heads]] = book.lines.product[heads]
    at = book.at[rows] - between(rng, 2, 45, len(rows)) * 60_000
    return book.customer[rows], at, products.category[first[rows]], rows, np.full(len(rows), -1)


def _browsing(rng: np.random.Generator, people: People) -> Visits:
    tables = [count_weights(s.visits, VISIT_EVENNESS, MOST_VISITS) for s in plan.SEGMENTS]
    customer = np.repeat(np.arange(len(people)), pick_by_group(rng, tables, people.segment))
    at = plan.ms(plan.FIRST_DAY) + between(rng, 0, plan.DAYS - 1, len(customer)) * plan.DAY_MS
    at += time_of_day(rng, len(customer))
    alive = (at >= people.active_from[customer]) & (at < people.active_until[customer])
    customer, at = customer[alive], at[alive]
    none = np.full(len(customer), -1)
    return customer, at, _looked_at(rng, people, customer), none, none


def _looked_at(rng: np.random.Generator, people: People, customer: Ints) -> Ints:
    """Return the category of each visit: eyes go where the purse does not, to the hidden taste and next to it."""
    shown, hidden = people.shown_taste[customer], people.hidden_taste[customer]
    near = np.array([[plan.CATEGORIES.index(names[i % len(names)]) for i in range(6)] for names in plan.NEAR])
    beside = near[hidden, rng.integers(0, 6, len(customer))]
    percents = list(plan.VIEWS_PERCENT.values())
    kind = pick(rng, (*percents, 100 - sum(percents)), len(customer))
    anything = pick(rng, plan.POPULARITY, len(customer))
    return np.where(hidden < 0, anything, np.choose(kind, (shown, hidden, beside, anything)))


def _from_email(rng: np.random.Generator, contacts: Contacts, themes: Ints) -> Visits:
    rows = np.flatnonzero(contacts.clicked)
    at = contacts.sent_at[rows] + between(rng, 2, 2_000, len(rows)) * 60_000
    none = np.full(len(rows), -1)
    return contacts.customer[rows], at, themes[contacts.campaign[rows]], none, np.full(len(rows), EMAIL)


def _queries(rng: np.random.Generator, category: Ints) -> pa.Array:
    each = len(words.QUERIES["soap"])
    query = category * each + between(rng, 0, each - 1, len(category))
    query[~chance(rng, QUERY_BP, len(category))] = -1
    return coded(query, tuple(text for name in plan.CATEGORIES for text in words.QUERIES[name]))


def _baskets(
    rng: np.random.Generator, outcome: Ints, order: Ints, book: Book, products: Products, category: Ints
) -> pa.Array:
    """Return what was in the basket: the total of the order, or up to two products of the category left there."""
    rank = between(rng, 0, products.by_price.shape[1] - 1, len(order))
    left = products.price_cents[products.by_price[category, rank]] * between(rng, 1, 2, len(order))
    return pa.array(np.where(order >= 0, book.total[order], left), mask=outcome == OUTCOMES.index("browsed"))
