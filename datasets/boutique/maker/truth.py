"""What was planted, as tables of their own: nothing else in the course may read them before an exercise is over."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import ads, mail, plan
from .draws import Flags, Ints
from .mail import Contacts
from .orders import Book
from .people import People, coded


def by_customer(people: People) -> dict[str, pa.Table]:
    """Return the hidden side of each customer, sorted by identifier."""
    ids = pa.array(people.customer_id)
    segment = coded(people.segment, tuple(s.name for s in plan.SEGMENTS))
    tastes = {"shown_taste": people.shown_taste, "hidden_taste": people.hidden_taste}
    clicks = {
        f"{name}_permille": pa.array(people.clicks[:, i].astype(np.int16)) for i, name in enumerate(plan.CATEGORIES)
    }
    tables = {
        "segments": pa.table({"customer_id": ids, "segment": segment}),
        "tastes": pa.table({"customer_id": ids} | {name: coded(t, plan.CATEGORIES) for name, t in tastes.items()}),
        "clicks": pa.table({"customer_id": ids} | clicks),
    }
    return {name: table.sort_by("customer_id") for name, table in tables.items()}


def effects_table(people: People, contacts: Contacts) -> pa.Table:
    """Return what e-mails add to the chance of an order within 7 days, planted and as it falls on these contacts.

    Who has lapsed buys nothing either way: so the mean over the contacts is a little below the planted effect.
    """
    sound = contacts.fault < 0
    segment = people.segment[contacts.customer]
    groups: list[tuple[str, int | None, int | None, Flags]] = [
        (s.name, s.base_bp, s.effect_bp, segment == i) for i, s in enumerate(plan.SEGMENTS)
    ]
    groups.append(("all", None, None, np.ones(len(segment), bool)))
    rows = []
    for name, base, effect, mine in groups:
        expected = contacts.expected_effect_bp[sound & mine]
        rows.append((name, base, effect, len(expected), int(expected.sum()) * 100 // max(1, len(expected))))
    names, bases, effects, counts, means = zip(*rows, strict=True)
    return pa.table(
        {
            "segment": names,
            "base_bp": pa.array(bases, pa.int32()),
            "effect_bp": pa.array(effects, pa.int32()),
            "contacts": pa.array(counts, pa.int64()),
            "mean_effect_per_million": pa.array(means, pa.int64()),
        }
    )


def targeting_table() -> pa.Table:
    """Return the chance to be selected for a campaign, by value band and group."""
    starts = [0, *(top + 1 for top in plan.VALUE_BANDS_CENTS)]
    groups = (("others", 100), ("rural_or_60_plus", plan.PENALTY_PERCENT))
    rows = [
        (band, start, group, chance * percent // 100)
        for band, (start, chance) in enumerate(zip(starts, plan.SELECTED_BP, strict=True))
        for group, percent in groups
    ]
    bands, firsts, names, chances = zip(*rows, strict=True)
    return pa.table(
        {
            "value_band": pa.array(bands, pa.int8()),
            "first_year_from_cents": pa.array(firsts, pa.int64()),
            "group": names,
            "selected_bp": pa.array(chances, pa.int32()),
        }
    )


def dirty_rows_table(
    people: People,
    book: Book,
    contacts: Contacts,
    campaign_ids: list[str],
    robots: pa.Array,
    ad_faults: tuple[pa.Array, Ints],
) -> pa.Table:
    """Return table, key and kind of every row that cleaning should find; a row has one kind."""
    parts = [
        *_of_customers(people),
        *_of_lines(people, book),
        *_of_contacts(people, contacts, campaign_ids),
        ("sessions", "robot_visit", _text(robots)),
        *(("ads", kind, _text(ad_faults[0].filter(pa.array(ad_faults[1] == i)))) for i, kind in enumerate(ads.FAULTS)),
    ]
    return pa.table(
        {
            "table": pa.array([table for table, _, keys in parts for _ in range(len(keys))]),
            "key": pa.concat_arrays([keys for _, _, keys in parts]),
            "kind": pa.array([kind for _, kind, keys in parts for _ in range(len(keys))]),
        }
    ).sort_by([("table", "ascending"), ("kind", "ascending"), ("key", "ascending")])


Part = tuple[str, str, pa.Array]


def _of_customers(people: People) -> list[Part]:
    rows = {**people.faults, "wholesaler": np.flatnonzero(people.wholesaler)}
    return [("customers", kind, _text(pa.array(people.customer_id[found]))) for kind, found in rows.items()]


def _of_lines(people: People, book: Book) -> list[Part]:
    lines = book.lines
    order = lines.order
    dozens = people.wholesaler[book.customer[order]]
    kinds: list[tuple[str, Flags]] = [
        *((kind, lines.fault == i) for i, kind in enumerate(plan.DIRTY_ORDER_LINES_BP)),
        ("cancelled_order", book.cancelled[order]),
        ("missing_customer", book.nameless[order]),
        ("wholesaler_order", dozens),
    ]
    free = np.ones(len(order), bool)
    parts = []
    for kind, found in kinds:
        rows = np.flatnonzero(found & free)
        free[rows] = False
        key = _joined(pa.array(book.order_id[order[rows]]), pa.array(lines.number[rows]))
        if len(rows):
            parts.append(("order_lines", kind, key))
    return parts


def _of_contacts(people: People, contacts: Contacts, campaign_ids: list[str]) -> list[Part]:
    parts = []
    for number, kind in enumerate(mail.FAULTS):
        rows = np.flatnonzero(contacts.fault == number)
        campaign = coded(contacts.campaign[rows], tuple(campaign_ids)).cast(pa.string())
        parts.append(("contacts", kind, _joined(campaign, pa.array(people.customer_id[contacts.customer[rows]]))))
    return parts


def _joined(first: pa.Array, second: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(_text(first), _text(second), "/")


def _text(keys: pa.Array) -> pa.Array:
    text = keys.cast(pa.string())
    return text.combine_chunks() if isinstance(text, pa.ChunkedArray) else text
