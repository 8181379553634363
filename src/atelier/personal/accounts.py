"""Two people on one account: what a recommender makes of them, and what separating them repairs."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from ..data import boutique, boutique_truth
from ..i18n import Text
from .policy import SLOTS
from .simulation import Matrix, Places, nearness
from .wording import CATEGORIES

PAIRS: Final = 150
SAMPLED: Final = 1_500  # customers with a taste, among whom those with enough orders are paired
FEWEST_ORDERS: Final = 6
SEED: Final = 3
USUAL: Final = 4.0  # so many purchases of the average customer are added to everybody's own
STARTS: Final = 3
NEIGHBOUR: Final = 0.3  # what a purchase says of each category near the one bought


def shared_accounts(pairs: int = PAIRS) -> pd.DataFrame:
    """Put pairs of customers of different tastes on one account each, and recommend in three ways; one row a way.

    The mail goes to the first of the two, the account holder. ``mixed``: the three offers come from all orders of the
    account; ``guessed``: orders are put into two groups by what was bought (k-means), and those like most of the
    holder's latest ones count; ``declared``: each order says whose it is. Columns: ``clicks_a_hundred`` of the
    holder, expected for 100 mails; ``shows_other``, share of mails that show the favourite of the other person, in
    percent.
    """
    orders, people = _orders(), _tastes()
    rng = np.random.default_rng(SEED)
    drawn = rng.permutation(people.index.to_numpy())
    found: list[tuple[int, int]] = []
    for one, other in zip(drawn[::2], drawn[1::2], strict=False):
        shown = people.loc[[one, other], "shown"].to_numpy()
        if shown[0] != shown[1] and not nearness()[shown[0], shown[1]]:
            found.append((int(one), int(other)))
    measured = [
        _three_ways(orders[one], orders[other], one, people.loc[other, "shown"], people) for one, other in found[:pairs]
    ]
    means = np.array(measured).mean(axis=0)
    rows = {str(name): means[place] for place, name in enumerate(WAYS.values())}
    return pd.DataFrame.from_dict(rows, orient="index", columns=[str(CLICKS), str(SHOWS)]).round(1)


def _three_ways(his: Matrix, hers: Matrix, holder: int, other: int, people: pd.DataFrame) -> list[tuple[float, float]]:
    """Return clicks for 100 mails and the share that shows the other's favourite, for each way."""
    chances = people.loc[holder, "chances"]
    together = np.vstack([his, hers])
    parts = (together, together[_guessed(together, len(his))], his)
    return [_judged(_best(part.sum(axis=0)), chances, int(other)) for part in parts]


def _guessed(together: Matrix, holders: int) -> npt.NDArray[np.bool_]:
    """Return which orders are taken for the holder's: the group in which most of the holder's last three lie."""
    with threadpool_limits(1):
        groups = KMeans(2, n_init=STARTS, random_state=0).fit_predict(together)
    latest = groups[max(0, holders - 3) : holders]
    return np.asarray(groups == np.bincount(latest, minlength=2).argmax())


def _best(counted: Matrix) -> Places:
    usual = _usual()
    mixing = np.eye(len(usual)) + NEIGHBOUR * nearness()
    liked, expected = counted @ mixing, usual @ mixing
    lead = (liked + USUAL * expected) / (liked.sum() + USUAL) / expected
    best: Places = np.argsort(-lead, kind="stable")[:SLOTS]
    return best


def _judged(offers: Places, chances: Matrix, other: int) -> tuple[float, float]:
    return 100 * float(chances[offers].sum()), 100.0 * (other in offers)


@cache
def _orders() -> dict[int, Matrix]:
    """Return, for each customer with enough orders and a taste, one row an order: lines by category."""
    sales = boutique("orders").query("document_type == 'sale'")[["order_id", "customer_id", "ordered_at"]].dropna()
    sales = sales[sales["customer_id"].isin(_tasted()["customer_id"])]
    lines = (
        boutique("order_lines")[["order_id", "sku"]].merge(sales, on="order_id").sort_values(["ordered_at", "order_id"])
    )
    categories = boutique("products").set_index("sku")["category"]
    places = pd.Categorical(lines["sku"].map(categories), categories=list(CATEGORIES)).codes
    lines = lines.assign(place=places)[places >= 0]
    rows: dict[int, Matrix] = {}
    for customer, part in lines.groupby("customer_id"):
        codes = pd.factorize(part["order_id"])[0]
        if codes.max() + 1 >= FEWEST_ORDERS:
            table = np.zeros((codes.max() + 1, len(CATEGORIES)))
            np.add.at(table, (codes, part["place"].to_numpy()), 1)
            rows[int(customer)] = table / table.sum(axis=1, keepdims=True)
    return rows


def _tasted() -> pd.DataFrame:
    tastes = boutique_truth("tastes").dropna(subset="shown_taste")
    return tastes.sample(SAMPLED, random_state=SEED)


def _tastes() -> pd.DataFrame:
    tastes = boutique_truth("tastes").set_index("customer_id").loc[list(_orders())]
    clicks = boutique_truth("clicks").set_index("customer_id").loc[list(_orders())]
    chances = clicks[[f"{name}_permille" for name in CATEGORIES]].to_numpy(float) / 1000
    shown = pd.Categorical(tastes["shown_taste"], categories=list(CATEGORIES)).codes
    return pd.DataFrame({"shown": shown.astype(int), "chances": list(chances)}, index=tastes.index)


@cache
def _usual() -> Matrix:
    total = sum(table.sum(axis=0) for table in _orders().values())
    usual: Matrix = np.asarray(total) / np.asarray(total).sum()
    return usual


WAYS: Final = {
    "mixed": Text("one profile for the account", "un profil pour le compte"),
    "guessed": Text("two profiles, guessed by k-means", "deux profils, devinés par k-moyennes"),
    "declared": Text("two profiles, declared", "deux profils, déclarés"),
}
CLICKS, SHOWS = (
    Text("clicks for 100 mails", "clics pour 100 mails"),
    Text("show the other's favourite, %", "montrent le favori de l’autre, %"),
)
