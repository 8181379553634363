"""The order in which things happen: people, their orders, the campaigns, what these add, and everything around."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from . import ads, mail, orders, people, plan, products, support, texts, truth, web
from .draws import Ints, streams


def tables(size: int, seed: int, sources: Path) -> Iterator[tuple[str, pa.Table]]:
    """Yield name and content of every table of a shop with ``size`` customers, one by one to spare memory."""
    rng = streams(seed)
    communes = pq.read_table(sources / "communes.parquet")
    catalogue = products.products_table(sources / "catalogue.csv")
    campaigns = mail.campaigns_table(sources / "campaigns.csv")
    campaign_ids = campaigns["campaign_id"].to_pylist()
    themes = np.array([plan.CATEGORIES.index(name) for name in campaigns["category"].to_pylist()])
    goods = products.make_products(catalogue)
    crowd = people.make_people(rng["people"], size, communes)
    book, contacts = two_years(rng, crowd, goods, themes)

    yield "products", catalogue
    yield "campaigns", campaigns
    yield "customers", people.customers_table(rng["people"], crowd, communes, last_year_cents(book, size))
    yield "orders", orders.orders_table(book, crowd)
    yield "order_lines", orders.order_lines_table(book, goods)
    yield "contacts", mail.contacts_table(contacts, crowd, campaign_ids)
    visits, robots = web.sessions_table(rng["web"], crowd, goods, book, contacts, themes)
    yield "sessions", visits
    robot_ids = visits["session_id"].filter(pa.array(robots))
    del visits
    script = support.read_script(sources / "support_lines.csv")
    conversations, messages = support.support_tables(rng["support"], crowd, book, script)
    yield "support", conversations
    yield "support_messages", messages
    ad_table, ad_truth, ad_faults = ads.ads_table(rng["ads"], sources / "headlines.csv")
    yield "ads", ad_table
    yield "knowledge_base", texts.knowledge_base_table(sources / "knowledge_base.csv")
    yield "glossary", texts.glossary_table(sources / "glossary.csv")

    for name, table in truth.by_customer(crowd).items():
        yield f"truth_{name}", table
    yield "truth_effects", truth.effects_table(crowd, contacts)
    yield "truth_targeting", truth.targeting_table()
    yield "truth_ads", ad_truth
    yield "truth_support", support.truth_table()
    ad_keys = (ad_table["ad_id"].combine_chunks(), ad_faults)
    yield "truth_dirty_rows", truth.dirty_rows_table(crowd, book, contacts, campaign_ids, robot_ids, ad_keys)


def two_years(
    rng: dict[str, np.random.Generator], crowd: people.People, goods: products.Products, themes: Ints
) -> tuple[orders.Book, mail.Contacts]:
    """Return all orders and the contact log.

    The first year decides who is selected; the campaigns run through the second and add their orders to it.
    """
    size = len(crowd)
    sales, lines = orders.fill_baskets(rng["orders"], crowd, goods, *orders.spontaneous_times(rng["orders"], crowd))
    early = sales.at < plan.ms(plan.FIRST_YEAR_ENDS)
    spent = orders.order_cents(lines, len(sales)) * early
    first_year_cents = np.bincount(sales.customer, spent, minlength=size).astype(np.int64)
    contacts = mail.run_campaigns(rng["mail"], crowd, first_year_cents, themes)
    sales.at = mail.moved_out_of_windows(sales.customer, sales.at, contacts, size)
    added = orders.fill_baskets(rng["orders"], crowd, goods, *mail.campaign_orders(rng["mail"], contacts))
    sales, lines = orders.joined((sales, lines), added)
    return orders.keep_book(rng["orders"], crowd, goods, sales, lines), contacts


def last_year_cents(book: orders.Book, size: int) -> Ints:
    """Return what each customer spent in the second year, returns and cancellations taken off, never below zero."""
    counted = (book.at >= plan.ms(plan.FIRST_YEAR_ENDS)) & ~book.nameless
    spent = np.bincount(book.customer[counted], book.total[counted], minlength=size)
    return np.maximum(0, spent.astype(np.int64))
