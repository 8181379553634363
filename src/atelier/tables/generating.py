"""Order lines of as many imaginary customers as one likes, to try what a large shop would cost."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import AtelierError
from ..i18n import Text

Whole = npt.NDArray[np.int64]
START: Final = np.datetime64("2024-10-01T00:00:00", "us")
DAYS: Final = 730
# As in the boutique: about 134,000 orders of 20,000 customers.
ORDERS_PER_100_CUSTOMERS: Final = 670
LINES_OF_ORDERS: Final = (1, 1, 1, 2, 2, 3)
ONE_RETURN_IN: Final = 25
CUSTOMERS_A_FILE: Final = 150_000


def generated_lines(customers: int, folder: str | Path, seed: int = 5) -> Path:
    """Write the order lines of a large shop as parquet files into ``folder`` (made if missing), and return it.

    Some 6.7 orders and 11 lines a customer over two years, in order of time: ``customer_id``, ``order_id``,
    ``ordered_at``, ``amount_cents`` (``int64``; negative for one order in 25, a return). Orders are spread over the
    customers by the product of two equal draws, so that a few order much and one in eight never. Only whole numbers
    are drawn: the same ``seed`` gives the same lines. One file at a time is in memory, about 1.7 million lines.
    Raises ``AtelierError`` for fewer than 1 customer and when a file cannot be written.
    """
    if customers < 1:
        raise AtelierError(NOBODY)
    target = Path(folder)
    draw = np.random.default_rng(seed)
    names = draw.permutation(customers).astype(np.int64) + 1
    files = -(-customers // CUSTOMERS_A_FILE)
    bounds = [customers * ORDERS_PER_100_CUSTOMERS // 100 * place // files for place in range(files + 1)]
    seconds = DAYS * 86_400
    try:
        target.mkdir(parents=True, exist_ok=True)
        for place in range(files):
            orders = np.arange(bounds[place], bounds[place + 1])
            within = (seconds * place // files, seconds * (place + 1) // files)
            pq.write_table(_lines(draw, names, orders, within), target / f"lines_{place:04}.parquet")
    except OSError as error:
        raise AtelierError(NOT_WRITTEN.fill(reason=error.strerror)) from error
    return target


def _lines(draw: np.random.Generator, names: Whole, orders: Whole, within: tuple[int, int]) -> pa.Table:
    count, customers = len(orders), len(names)
    who = draw.integers(0, customers, count) * draw.integers(0, customers, count) // customers
    when = np.sort(draw.integers(*within, count))
    times = np.array(LINES_OF_ORDERS)[draw.integers(0, len(LINES_OF_ORDERS), count)]
    order = np.repeat(np.arange(count), times)
    sign = np.where(draw.integers(0, ONE_RETURN_IN, count) == 0, -1, 1)
    cents = draw.integers(3, 200, len(order)) * 50 - 10
    return pa.table(
        {
            "customer_id": names[who[order]],
            "order_id": orders[order] + 1,
            "ordered_at": START + when[order] * np.timedelta64(1_000_000, "us"),
            "amount_cents": cents * sign[order],
        }
    )


NOBODY = Text("A shop needs at least 1 customer.", "Il faut au moins un client à une boutique.")
NOT_WRITTEN = Text(
    "The generated lines could not be written ({reason}): free some space, or give another folder.",
    "Les lignes générées n’ont pas pu être écrites ({reason}) : libérez de l’espace ou donnez un autre dossier.",
)
