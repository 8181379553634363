"""E-mail campaigns: who is selected, who is kept without, who clicks, who buys, who leaves."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from . import plan
from .draws import Flags, Ints, between, chance, pick
from .orders import time_of_day
from .people import People, coded, times

WEEK_MS = plan.OUTCOME_DAYS * plan.DAY_MS
EVERY_MS = plan.CAMPAIGN_EVERY_DAYS * plan.DAY_MS
FIRST_MS = plan.ms(plan.FIRST_CAMPAIGN, plan.SEND_HOUR)
DAY_WEIGHTS = (34, 22, 14, 10, 8, 7, 5)  # when in the week the order comes, with or without the e-mail
SENDING_SECONDS = 5_400


@dataclass
class Contacts:
    """One entry for each customer selected for a campaign, mailed or held out, in the order of the file."""

    campaign: Ints
    customer: Ints
    held_out: Flags
    relevance: Ints
    sent_at: Ints  # -1: held out
    opened: Flags
    clicked: Flags
    bought: Flags
    unsubscribed: Flags
    fault: Ints  # position in FAULTS, -1: none
    expected_effect_bp: Ints  # hidden: what the e-mail adds to this customer's chance


FAULTS = ("sent_after_opt_out", "sent_twice")


def run_campaigns(rng: np.random.Generator, people: People, first_year_cents: Ints, categories: Ints) -> Contacts:
    """Return the contact log of all campaigns, and write unsubscriptions into ``people.opted_out_at``."""
    select_bp = np.array(plan.SELECTED_BP)[np.searchsorted(plan.VALUE_BANDS_CENTS, first_year_cents, side="left")]
    select_bp = np.where(people.penalised, select_bp * plan.PENALTY_PERCENT // 100, select_bp)
    parts = [_one_campaign(rng, people, select_bp, number, category) for number, category in enumerate(categories)]
    return Contacts(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in vars(parts[0])})


def campaign_ms(number: Ints) -> Ints:
    """Return when campaigns start to be sent."""
    return FIRST_MS + number * EVERY_MS


def moved_out_of_windows(customer: Ints, at: Ints, contacts: Contacts, size: int) -> Ints:
    """Return the times with every order of a selected customer in a campaign's week moved on by a week.

    Orders within the week are drawn by ``run_campaigns`` alone: so the effect is exactly the one planted. Campaigns are
    more than two weeks apart, hence a moved order never falls into the next one's week.
    """
    selected = np.zeros((size, plan.CAMPAIGNS), bool)
    selected[contacts.customer, contacts.campaign] = True
    number = np.clip((at - FIRST_MS) // EVERY_MS, 0, plan.CAMPAIGNS - 1)
    since = at - campaign_ms(number)
    inside = (since >= 0) & (since < WEEK_MS) & selected[customer, number]
    return at + WEEK_MS * inside


def campaign_orders(rng: np.random.Generator, contacts: Contacts) -> tuple[Ints, Ints]:
    """Return customer and time of the orders placed in the week after a campaign."""
    rows = np.flatnonzero(contacts.bought & (contacts.fault != FAULTS.index("sent_twice")))
    start = campaign_ms(contacts.campaign[rows])
    midnight = start - plan.SEND_HOUR * 3_600_000
    at = midnight + pick(rng, DAY_WEIGHTS, len(rows)) * plan.DAY_MS + time_of_day(rng, len(rows))
    return contacts.customer[rows], np.where(at < start, at + WEEK_MS, at)


def campaigns_table(path: Path) -> pa.Table:
    """Return the campaigns as written by hand, with the time they were sent."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pa.table({name: [row[name] for row in rows] for name in rows[0]})
    offer = pa.array([int(row["offer_percent"]) for row in rows], pa.int8())
    table = table.set_column(table.column_names.index("offer_percent"), "offer_percent", offer)
    return table.append_column("sent_at", times(campaign_ms(np.arange(len(rows)))))


def contacts_table(contacts: Contacts, people: People, campaign_ids: list[str]) -> pa.Table:
    """Return the log as the shop exports it."""
    return pa.table(
        {
            "campaign_id": coded(contacts.campaign, tuple(campaign_ids)),
            "customer_id": pa.array(people.customer_id[contacts.customer]),
            "held_out": pa.array(contacts.held_out),
            "relevance_permille": pa.array(contacts.relevance.astype(np.int16)),
            "sent_at": times(contacts.sent_at),
            "opened": pa.array(contacts.opened),
            "clicked": pa.array(contacts.clicked),
            "bought_7d": pa.array(contacts.bought),
            "unsubscribed": pa.array(contacts.unsubscribed),
        }
    )


def _one_campaign(rng: np.random.Generator, people: People, select_bp: Ints, number: int, category: int) -> Contacts:
    size, start = len(people), int(campaign_ms(np.array(number)))
    agreed = people.consent & (people.active_from < start)
    left = (people.opted_out_at >= 0) & (people.opted_out_at < start + SENDING_SECONDS * 1000)
    selected = agreed & ~left & chance(rng, select_bp, size)
    wrongly = agreed & left & ~people.held_out & chance(rng, plan.SENT_AFTER_OPT_OUT_BP, size)
    customer = rng.permutation(np.flatnonzero(selected | wrongly))
    held_out = people.held_out[customer]
    mailed = ~held_out
    click_permille = people.clicks[customer, category]
    clicked = mailed & chance(rng, click_permille * 10, len(customer))
    effect = np.where(people.active_until[customer] > start, _of("effect_bp")[people.segment[customer]], 0)
    base = np.where(people.active_until[customer] > start, _of("base_bp")[people.segment[customer]], 0)
    unsubscribe = np.where(click_permille >= plan.RELEVANT_PERMILLE, *plan.UNSUBSCRIBE_BP.values())
    unsubscribed = mailed & ~wrongly[customer] & chance(rng, unsubscribe, len(customer))
    sent_at = np.where(mailed, start + between(rng, 0, SENDING_SECONDS, len(customer)) * 1000, -1)
    leaving = customer[unsubscribed]
    people.opted_out_at[leaving] = sent_at[unsubscribed] + between(rng, 60, 172_800, len(leaving)) * 1000
    contacts = Contacts(
        campaign=np.full(len(customer), number),
        customer=customer,
        held_out=held_out,
        relevance=_relevance(rng, click_permille),
        sent_at=sent_at,
        opened=mailed & (clicked | unsubscribed | chance(rng, plan.OPENED_BP, len(customer))),
        clicked=clicked,
        bought=chance(rng, base + effect * mailed, len(customer)),
        unsubscribed=unsubscribed,
        fault=np.where(wrongly[customer], FAULTS.index("sent_after_opt_out"), -1),
        expected_effect_bp=effect,
    )
    return _some_twice(rng, contacts)


def _relevance(rng: np.random.Generator, click_permille: Ints) -> Ints:
    """Return the shop's estimate of the click chance: right on average, off by a third or so for one customer."""
    size = len(click_permille)
    return np.clip(click_permille * between(rng, 50, 150, size) // 100 + between(rng, -6, 6, size), 0, 999)


def _some_twice(rng: np.random.Generator, contacts: Contacts) -> Contacts:
    """Return the log with some e-mails logged a second time, a minute later."""
    again = ~contacts.held_out & (contacts.fault < 0) & chance(rng, plan.SENT_TWICE_BP, len(contacts.customer))
    rows = np.repeat(np.arange(len(again)), 1 + again)
    second = np.append(False, rows[1:] == rows[:-1])
    doubled = Contacts(**{name: values[rows] for name, values in vars(contacts).items()})
    doubled.sent_at = doubled.sent_at + 60_000 * second
    doubled.fault = np.where(second, FAULTS.index("sent_twice"), doubled.fault)
    return doubled


def _of(name: str) -> Ints:
    return np.array([getattr(segment, name) for segment in plan.SEGMENTS])
