"""Small CSV copies for reading by eye: a few customers and everything about them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

ROWS = 100
SHOWN_WITH_ORDERS = 12  # the customers whose orders, visits, e-mails and conversations are shown
OF_CUSTOMER = ("orders", "sessions", "contacts", "support")


def extracts(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the extract of each table: the customers shown first are those of the others, and have a conversation."""
    customers = tables["customers"]
    talked = pc.is_in(customers["customer_id"], value_set=tables["support"]["customer_id"].combine_chunks())
    first = pa.concat_tables(
        [customers.filter(talked).slice(0, SHOWN_WITH_ORDERS), customers.filter(pc.invert(talked))]
    )
    chosen = first["customer_id"].slice(0, SHOWN_WITH_ORDERS)
    found = {"customers": first.slice(0, ROWS), "ads": tables["ads"].slice(0, ROWS)}
    for name in OF_CUSTOMER:
        found[name] = _where(tables[name], "customer_id", chosen)
    found["order_lines"] = _where(tables["order_lines"], "order_id", found["orders"]["order_id"])
    talks = found["support"]["conversation_id"]
    found["support_messages"] = _where(tables["support_messages"], "conversation_id", talks)
    return found


def _where(table: pa.Table, key: str, values: pa.ChunkedArray) -> pa.Table:
    return table.filter(pc.is_in(table[key], value_set=values.combine_chunks()))
