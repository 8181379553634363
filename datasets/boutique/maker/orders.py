"""Orders: what customers buy on their own, what a campaign makes them buy, returns, cancellations and faults."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from . import plan
from .draws import Flags, Ints, between, chance, count_weights, pick, pick_by_group, unique_ids
from .people import People, coded, times
from .products import Products

MOST_ORDERS = 120
DOCUMENTS = ("sale", "return", "cancellation")
SALE, RETURN, CANCELLATION = range(3)
CHANNELS = ("web", "app", "shop", "phone", "marketplace")
CHANNEL_WEIGHTS = (46, 20, 22, 4, 8)
ONLINE = 2  # web and app: positions below this one
SHOP = CHANNELS.index("shop")
PAYMENTS = ("card", "wallet", "instalments", "gift_card", "bank_transfer", "pay_on_delivery")
PAYMENT_WEIGHTS = (62, 20, 6, 5, 2, 5)
ON_DELIVERY = PAYMENTS.index("pay_on_delivery")
DELIVERIES = ("home", "relay", "shop_pickup", "carried_away")
DELIVERY_WEIGHTS = (52, 36, 12)
CARRIED_AWAY = DELIVERIES.index("carried_away")
STATUSES = ("delivered", "late", "lost", "refused")
RECEIVED = (STATUSES.index("delivered"), STATUSES.index("late"))  # what can come back
STATUS_WEIGHTS = ((900, 85, 10, 5), (790, 85, 10, 115))  # paid before, paid on delivery
REASONS = ("changed_mind", "colour_differs", "wrong_size", "damaged", "arrived_late", "scent_disliked")
REASON_WEIGHTS = (34, 20, 18, 12, 8, 8)
PROMO_CODES = ("BRINDILLE10", "BIENVENUE15", "LIN20", "SOLDES30")
PROMO_PERCENTS = (10, 15, 20, 30)
PROMO_WEIGHTS = (40, 20, 25, 15)
SHIPPING_CENTS = (490, 390, 0, 0)  # by way of delivery, below the free threshold
FREE_SHIPPING_FROM_CENTS = 4_900
QUANTITY_WEIGHTS = (76, 17, 7)
WHOLE_ORDER_RETURNED_BP = 4000
RETURN_DAYS = 30  # after delivery: the delay that the help pages promise
RANK_WEIGHTS = ((30, 22, 15, 10, 7, 4, 2, 1, 1), (1,) * 9, (1, 1, 2, 4, 7, 10, 15, 22, 30))  # cheapest product first
EXTRA_CODES = ("POST", "MANUAL")  # not in the catalogue
EXTRA_CENTS = (490, 100)

HOUR_WEIGHTS = (2, 1, 0, 0, 0, 1, 3, 6, 9, 12, 14, 13, 15, 14, 12, 11, 11, 12, 14, 17, 20, 19, 13, 6)
MONTH_WEIGHTS = (9, 7, 8, 8, 9, 8, 7, 5, 9, 9, 13, 14)
GIFT_MONTH_WEIGHTS = (3, 5, 3, 3, 14, 8, 2, 2, 3, 5, 22, 38)
WEEKDAY_WEIGHTS = (14, 13, 13, 13, 14, 16, 17)


Batch = TypeVar("Batch", "Sales", "Lines")


@dataclass
class Sales:
    """One entry a sale; ``customer`` is a row of People, times are milliseconds."""

    customer: Ints
    at: Ints
    promo: Ints  # position in PROMO_CODES, -1: none
    gift: Flags

    def __len__(self) -> int:
        return len(self.customer)


@dataclass
class Lines:
    """One entry a line; ``order`` is the row of its sale (later: of its document)."""

    order: Ints
    number: Ints
    product: Ints
    quantity: Ints
    unit_cents: Ints
    percent: Ints
    fault: Ints  # position in plan.DIRTY_ORDER_LINES_BP, -1: none

    @property
    def cents(self) -> Ints:
        """Amount of each line after discount, rounded towards zero."""
        gross = self.quantity * self.unit_cents * (100 - self.percent)
        return np.sign(gross) * (np.abs(gross) // 100)


def spontaneous_times(rng: np.random.Generator, people: People) -> tuple[Ints, Ints]:
    """Return customer and time of each order that no campaign caused."""
    tables = [count_weights(s.orders, s.order_evenness, MOST_ORDERS) for s in plan.SEGMENTS]
    customer = np.repeat(np.arange(len(people)), pick_by_group(rng, tables, people.segment))
    gifts = np.array([segment.name == "gift_givers" for segment in plan.SEGMENTS])[people.segment[customer]]
    day = pick_by_group(rng, (_day_weights(MONTH_WEIGHTS), _day_weights(GIFT_MONTH_WEIGHTS)), gifts.astype(np.int64))
    at = plan.ms(plan.FIRST_DAY) + day * plan.DAY_MS + time_of_day(rng, len(day))
    alive = (at >= people.active_from[customer]) & (at < people.active_until[customer])
    return customer[alive], at[alive]


def time_of_day(rng: np.random.Generator, size: int) -> Ints:
    """Return milliseconds since midnight, more of them in the evening."""
    return pick(rng, HOUR_WEIGHTS, size) * 3_600_000 + between(rng, 0, 3_599, size) * 1000


def fill_baskets(
    rng: np.random.Generator, people: People, products: Products, customer: Ints, at: Ints
) -> tuple[Sales, Lines]:
    """Return the sales at these times with their lines."""
    size = len(customer)
    segment = people.segment[customer]
    promo = np.where(chance(rng, _of("promo_bp")[segment], size), pick(rng, PROMO_WEIGHTS, size), -1)
    sales = Sales(customer, at, promo, chance(rng, _of("gift_bp")[segment], size))
    count = 1 + pick_by_group(rng, [s.lines for s in plan.SEGMENTS], segment)
    order = np.repeat(np.arange(size), count)
    number = np.arange(len(order)) - np.repeat(np.cumsum(count) - count, count) + 1
    category = _categories(rng, people, customer[order])
    rank = pick_by_group(rng, RANK_WEIGHTS, _of("price_level")[segment[order]])
    product = products.by_price[category, rank]
    quantity = 1 + pick(rng, QUANTITY_WEIGHTS, len(order))
    dozens = people.wholesaler[customer[order]]
    quantity[dozens] *= between(rng, 12, 40, int(dozens.sum()))
    percent = np.where(promo >= 0, np.array(PROMO_PERCENTS)[promo], 0)[order]
    none = np.full(len(order), -1)
    return sales, Lines(order, number, product, quantity, products.price_cents[product], percent, none)


def joined(first: tuple[Sales, Lines], second: tuple[Sales, Lines]) -> tuple[Sales, Lines]:
    """Return both batches as one."""
    lines = _together(first[1], second[1])
    lines.order[len(first[1].order) :] += len(first[0])
    return _together(first[0], second[0]), lines


def order_cents(lines: Lines, orders: int) -> Ints:
    """Return the sum of the lines of each of ``orders`` documents; exact, as cents stay below 2**53."""
    return np.bincount(lines.order, lines.cents, minlength=orders).astype(np.int64)


@dataclass
class Book:
    """All documents in the order of time, as exported: sales, returns, cancellations."""

    order_id: npt.NDArray[np.int32]
    customer: Ints
    kind: Ints
    refers_to: Ints  # row of the sale, -1: none
    at: Ints
    promo: Ints
    gift: Flags
    channel: Ints
    payment: Ints
    delivery: Ints
    status: Ints
    days: Ints
    reason: Ints
    shipping: Ints
    total: Ints
    nameless: Flags  # exported without a customer number
    cancelled: Flags  # a sale that its mirror undoes
    lines: Lines

    def __len__(self) -> int:
        return len(self.customer)


def keep_book(rng: np.random.Generator, people: People, products: Products, sales: Sales, lines: Lines) -> Book:
    """Return the documents: the sales, then what undoes some of them, sorted by time."""
    size = len(sales)
    lines = _spoiled(rng, lines, size, len(products))
    attributes = _attributes(rng, size)
    faults = plan.DIRTY_ORDER_LINES_BP
    cancelled = chance(rng, faults["cancelled_order"], size)
    returned = chance(rng, _of("return_bp")[people.segment[sales.customer]], size) & ~cancelled
    returned &= np.isin(attributes["status"], RECEIVED)
    back_at = sales.at + (attributes["days"] + between(rng, 1, RETURN_DAYS, size)) * plan.DAY_MS
    returned &= back_at < plan.ms(plan.LAST_DAY) + plan.DAY_MS
    wholly = chance(rng, WHOLE_ORDER_RETURNED_BP, size)
    undone = np.flatnonzero(cancelled | returned)
    when = np.where(cancelled, sales.at + between(rng, 2, 40, size) * 60_000, back_at)[undone]

    taken = np.concatenate([np.arange(size), undone])
    at = np.concatenate([sales.at, when])
    kind = np.concatenate([np.full(size, SALE), np.where(cancelled[undone], CANCELLATION, RETURN)])
    by_time = np.argsort(at, kind="stable")
    place = np.empty(len(by_time), np.int64)
    place[by_time] = np.arange(len(by_time))
    taken, at, kind = taken[by_time], at[by_time], kind[by_time]
    lines = _lines_of(lines, taken, kind, (kind == RETURN) & ~wholly[taken])
    nameless = chance(rng, faults["missing_customer"], size)
    total = order_cents(lines, len(taken))
    shipping = np.where(kind == SALE, _shipping(attributes["delivery"][taken], total), 0)
    return Book(
        order_id=unique_ids(rng, len(taken), 8),
        customer=sales.customer[taken],
        kind=kind,
        refers_to=np.where(kind == SALE, -1, place[taken]),
        at=at,
        promo=sales.promo[taken],
        gift=sales.gift[taken],
        reason=np.where(kind == RETURN, pick(rng, REASON_WEIGHTS, len(taken)), -1),
        shipping=shipping,
        total=total + shipping,
        nameless=nameless[taken],
        cancelled=cancelled[taken],
        lines=lines,
        **{name: values[taken] for name, values in attributes.items()},
    )


def orders_table(book: Book, people: People) -> pa.Table:
    """Return one row a document."""
    undo = book.kind != SALE
    return pa.table(
        {
            "order_id": pa.array(book.order_id),
            "customer_id": pa.array(people.customer_id[book.customer], mask=book.nameless),
            "document_type": coded(book.kind, DOCUMENTS),
            "refers_to_order_id": pa.array(book.order_id[book.refers_to], mask=~undo),
            "ordered_at": times(book.at),
            "channel": coded(book.channel, CHANNELS),
            "payment_method": coded(book.payment, PAYMENTS),
            "promo_code": coded(book.promo, PROMO_CODES),
            "gift_wrap": pa.array(book.gift),
            "delivery_mode": coded(np.where(undo, -1, book.delivery), DELIVERIES),
            "delivery_status": coded(np.where(undo | book.cancelled, -1, book.status), STATUSES),
            "delivery_days": pa.array(book.days.astype(np.int8), mask=undo | book.cancelled | (book.days < 0)),
            "return_reason": coded(book.reason, REASONS),
            "shipping_cents": pa.array(book.shipping),
            "total_cents": pa.array(book.total),
        }
    )


def order_lines_table(book: Book, products: Products) -> pa.Table:
    """Return one row a line; a line exported twice is there twice."""
    lines = book.lines
    lines, _ = repeated(lines, lines.fault == list(plan.DIRTY_ORDER_LINES_BP).index("duplicate_line"))
    return pa.table(
        {
            "order_id": pa.array(book.order_id[lines.order]),
            "line_number": pa.array(lines.number.astype(np.int8)),
            "sku": coded(lines.product, (*products.sku, *EXTRA_CODES)),
            "quantity": pa.array(lines.quantity.astype(np.int32)),
            "unit_price_cents": pa.array(lines.unit_cents),
            "discount_percent": pa.array(lines.percent.astype(np.int8)),
            "line_total_cents": pa.array(lines.cents),
        }
    )


def _of(name: str) -> Ints:
    return np.array([getattr(segment, name) for segment in plan.SEGMENTS])


def _day_weights(months: tuple[int, ...]) -> list[int]:
    days = [plan.FIRST_DAY.toordinal() + day for day in range(plan.DAYS)]
    dates = [plan.FIRST_DAY.fromordinal(day) for day in days]
    return [months[day.month - 1] * WEEKDAY_WEIGHTS[day.weekday()] for day in dates]


def _categories(rng: np.random.Generator, people: People, customer: Ints) -> Ints:
    """Return a category for each line: the taste that shows, or any; the hidden taste is rarely bought."""
    size = len(customer)
    shown, hidden = people.shown_taste[customer], people.hidden_taste[customer]
    focused = (shown >= 0) & chance(rng, _of("focus_bp")[people.segment[customer]], size)
    category = np.where(focused, shown, pick(rng, plan.POPULARITY, size))
    avoided = (category == hidden) & ~chance(rng, plan.HIDDEN_BOUGHT_BP, size)
    return np.where(avoided, shown, category)


def _spoiled(rng: np.random.Generator, lines: Lines, orders: int, products: int) -> Lines:
    """Return the lines with their faults: some marked to be exported twice, some free, some not of the catalogue.

    The codes outside the catalogue take the positions after its ``products`` rows.
    """
    kinds = list(plan.DIRTY_ORDER_LINES_BP)
    size = len(lines.order)
    for kind in ("duplicate_line", "zero_price"):
        hit = chance(rng, plan.DIRTY_ORDER_LINES_BP[kind], size) & (lines.fault < 0)
        lines.fault[hit] = kinds.index(kind)
    lines.unit_cents = np.where(lines.fault == kinds.index("zero_price"), 0, lines.unit_cents)
    last = np.append(np.diff(lines.order) != 0, True)
    hosts = last & chance(rng, plan.DIRTY_ORDER_LINES_BP["not_a_product"] * size // orders, size)
    lines, added = repeated(lines, hosts)
    code = between(rng, 0, len(EXTRA_CODES) - 1, len(added))
    lines.number[added] += 1
    lines.product[added] = products + code
    lines.quantity[added] = 1
    lines.unit_cents[added] = np.array(EXTRA_CENTS)[code]
    lines.percent[added] = 0
    lines.fault[added] = kinds.index("not_a_product")
    return lines


def repeated(lines: Lines, twice: Flags) -> tuple[Lines, Ints]:
    """Return the lines with some of them there a second time, and the rows of the second times."""
    rows = np.repeat(np.arange(len(twice)), 1 + twice)
    return _taken(lines, rows), np.flatnonzero(np.append(False, rows[1:] == rows[:-1]))


def _lines_of(lines: Lines, sale: Ints, kind: Ints, first_alone: Flags) -> Lines:
    """Return the lines of each document: those of its sale, or the first alone; negative where they undo it."""
    count = np.bincount(lines.order)
    start = np.cumsum(count) - count
    wanted = np.where(first_alone, 1, count[sale])
    document = np.repeat(np.arange(len(sale)), wanted)
    within = np.arange(len(document)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    found = _taken(lines, start[sale][document] + within)
    found.order = document
    undoing = (kind != SALE)[document]
    found.quantity[undoing] *= -1
    found.fault[undoing] = -1
    return found


def _attributes(rng: np.random.Generator, size: int) -> dict[str, Ints]:
    channel = pick(rng, CHANNEL_WEIGHTS, size)
    in_shop = channel == SHOP
    payment = pick(rng, PAYMENT_WEIGHTS, size)
    payment[in_shop & (payment == ON_DELIVERY)] = 0
    delivery = np.where(in_shop, CARRIED_AWAY, pick(rng, DELIVERY_WEIGHTS, size))
    status = np.where(in_shop, 0, pick_by_group(rng, STATUS_WEIGHTS, (payment == ON_DELIVERY).astype(np.int64)))
    days = between(rng, 2, 5, size) + np.where(status == STATUSES.index("late"), between(rng, 4, 12, size), 0)
    days[in_shop] = 0
    days[status == STATUSES.index("lost")] = -1
    return {"channel": channel, "payment": payment, "delivery": delivery, "status": status, "days": days}


def _shipping(delivery: Ints, total: Ints) -> Ints:
    return np.where(total >= FREE_SHIPPING_FROM_CENTS, 0, np.array(SHIPPING_CENTS)[delivery])


def _taken(lines: Lines, rows: Ints) -> Lines:
    return Lines(**{field.name: getattr(lines, field.name)[rows] for field in fields(lines)})


def _together(first: Batch, second: Batch) -> Batch:
    """Return two batches of the same dataclass as one."""
    names = [field.name for field in fields(first)]
    return type(first)(**{name: np.concatenate([getattr(first, name), getattr(second, name)]) for name in names})
