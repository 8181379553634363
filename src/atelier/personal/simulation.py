"""A year of weekly mails to the planted customers, under one policy: what is sent, clicked, found, earned and lost.

The customers and their chances of a click are those planted in the shop; how they react to mails is assumed, and every
assumption stands in ``Assumptions``. Chance comes from one generator with the seed, so a run can be made again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import t as student

from ..data import boutique, boutique_truth
from ..errors import AtelierError
from ..facts.claims import claim
from ..i18n import Text, number
from ..paths import course_root
from .knowledge import may_be_scored, score_matrix
from .policy import SLOTS, Policy
from .wording import CATEGORIES

Matrix = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

CUSTOMERS: Final = 8_000
SAMPLE_SEED: Final = 7
FOUND_FROM: Final = 2  # clicks on the hidden taste; one could be a slip of the finger
CLICKS_EXPECTED: Final = 1.0  # so many clicks' worth of mails count as much as the first score
CLICK_LIFT: Final = 0.01  # what one click on a category adds to its score
FAMILIES: Final = (
    ("soap", "body_care", "bath_linen"),
    ("candle", "decor", "table"),
    ("bed_linen", "storage", "bath_linen"),
)
CATEGORY_COUNT: Final = len(CATEGORIES)
CONFIDENCE: Final = 0.95


@dataclass(frozen=True)
class Assumptions:
    """What is assumed of customers, besides their planted chances of a click. Change any of it.

    ``relevant_from``: a mail is relevant when the chance of a click on its best offer is at least this.
    ``leave_relevant`` and ``leave_irrelevant``: chance to unsubscribe after a mail. ``order_after_click``: chance
    that a click becomes an order. ``subscriber_worth``: what an unsubscribed customer costs, in euros.
    ``near_tastes``: hidden tastes are near the shown ones, as planted; False moves each one to a category drawn at
    random.
    """

    relevant_from: float = 0.03
    leave_relevant: float = 0.001
    leave_irrelevant: float = 0.012
    order_after_click: float = 0.05
    subscriber_worth: float = 0.0
    near_tastes: bool = True

    def table(self) -> pd.DataFrame:
        """Return one row an assumption: its value, and what it means in the learner's language."""
        rows = {name: {str(VALUE): value, str(MEANING): str(MEANINGS[name])} for name, value in asdict(self).items()}
        return pd.DataFrame.from_dict(rows, orient="index")


@dataclass(frozen=True)
class Crowd:
    """The customers of a simulation, row by row.

    ``scores``: what the shop believes on the first day; ``chances``: the planted chance of a click (both customers by
    categories, 0 to 1); ``shown`` and ``hidden``: place of the taste among the categories, −1 for none; ``family``:
    place in ``FAMILIES`` of the one bought most.
    """

    scores: Matrix
    chances: Matrix
    shown: Places
    hidden: Places
    customers: pd.Index

    def __len__(self) -> int:
        return len(self.customers)


@dataclass(frozen=True)
class Year:
    """What a year of one policy brought; shares are 0 to 1, money in euros, CO2e in kilograms."""

    customers: int
    sends: int
    clicks: int
    unsubscribed: float
    unsubscribed_no_taste: float
    found: float
    income: float
    co2e: float
    explored: int  # slots given to exploration

    @property
    def clicks_a_hundred(self) -> float:
        """Clicks for 100 mails; 0 without any mail."""
        return 100 * self.clicks / self.sends if self.sends else 0.0


def crowd(size: int = CUSTOMERS, *, near_tastes: bool = True) -> Crowd:
    """Return customers whom the shop may write to: the first ``size`` of 8,000 drawn with a fixed seed.

    Consent and opt-out were looked at first: nobody else was scored or drawn. Raises ``AtelierError`` for less than
    one.
    """
    if size < 1:
        raise AtelierError(NOBODY)
    scores = first_scores().head(size)
    drawn = scores.index
    tastes = boutique_truth("tastes").set_index("customer_id").loc[drawn]
    clicks = boutique_truth("clicks").set_index("customer_id").loc[drawn]
    chances = clicks[[f"{name}_permille" for name in CATEGORIES]].to_numpy(float) / 1000
    shown, hidden = (_places(tastes[name]) for name in ("shown_taste", "hidden_taste"))
    if not near_tastes:
        chances, hidden = _moved(chances, shown, hidden, np.random.default_rng(SAMPLE_SEED))
    return Crowd(scores.to_numpy(float), chances, shown, hidden, scores.index)


@cache
def first_scores() -> pd.DataFrame:
    """Return the scores of the first day of those 8,000 (``scores.parquet``), customers by categories.

    ``draw_scores`` makes them; they are stored because it takes longer than a notebook may.
    """
    with (course_root() / "datasets" / "personal" / "scores.parquet").open("rb") as file:
        return pd.read_parquet(file)


def draw_scores() -> pd.DataFrame:
    """Score customers who agreed to e-mails and did not opt out, 8,000 drawn with a fixed seed."""
    allowed = may_be_scored()
    ids = allowed.index[allowed.to_numpy()]
    drawn = ids[np.random.default_rng(SAMPLE_SEED).permutation(len(ids))[:CUSTOMERS]]
    return score_matrix().loc[drawn].round(5)


def simulate(
    policy: Policy,
    customers: Crowd | None = None,
    assuming: Assumptions | None = None,
    *,
    seed: int = 0,
    weeks: int = 52,
) -> Year:
    """Send a mail a week under ``policy``, to those who have not unsubscribed, and return what the year brought."""
    assumed = assuming or Assumptions()
    people = customers or crowd(near_tastes=assumed.near_tastes)
    run = Run(people, policy, assumed, np.random.default_rng(seed))
    for week in range(weeks):
        run.week(week)
    return run.result()


def policy_table(years: dict[str, Year]) -> pd.DataFrame:
    """Return one row a policy as people read it: shares in percent, columns named in the current language."""
    rows = {
        name: {
            str(SENDS): year.sends,
            str(CLICKS): year.clicks,
            str(LEFT): round(100 * year.unsubscribed, 1),
            str(LEFT_NO_TASTE): round(100 * year.unsubscribed_no_taste, 1),
            str(FOUND): round(100 * year.found, 1),
            str(INCOME): round(year.income),
            str(CO2E): round(year.co2e, 1),
        }
        for name, year in years.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def measured_policies() -> pd.DataFrame:
    """Return the years measured once for this course (``policies.csv``): every policy, threshold and seed.

    Columns: ``policy``, ``threshold``, ``seed``, then the fields of ``Year``.
    """
    return pd.read_csv(course_root() / "datasets" / "personal" / "policies.csv")


def over_seeds(measured: pd.DataFrame) -> pd.DataFrame:
    """Return the mean of each policy over its seeds, with the 95 % interval of Student's t, as text.

    Runs of a single seed are left out.
    """
    shown = {
        "sends": (SENDS, 1, 0),
        "clicks": (CLICKS, 1, 0),
        "unsubscribed": (LEFT, 100, 1),
        "unsubscribed_no_taste": (LEFT_NO_TASTE, 100, 1),
        "found": (FOUND, 100, 1),
        "income": (INCOME, 1, 0),
    }
    repeated = measured[measured.groupby(["policy", "threshold"])["seed"].transform("nunique") > 1]
    groups = repeated.groupby("policy", sort=False)
    return pd.DataFrame(
        {
            str(name): {key: _with_interval(part[column] * times, digits) for key, part in groups}
            for column, (name, times, digits) in shown.items()
        }
    )


class Run:
    """One simulated year, week by week."""

    def __init__(self, people: Crowd, policy: Policy, assumed: Assumptions, rng: np.random.Generator) -> None:
        self.people, self.policy, self.assumed, self.rng = people, policy, assumed, rng
        size = len(people)
        self.rows = np.arange(size)
        self.subscribed = np.ones(size, dtype=bool)
        self.exploring = np.zeros(size, dtype=bool)  # whose last slot explores this week
        self.clicked = np.zeros((size, CATEGORY_COUNT))
        self.expected = np.zeros(size)  # clicks, if the first scores were right
        self.sends = self.explored = 0
        self.family = family_offers(people.scores)

    def week(self, number: int) -> None:
        """Decide, send, and see who clicks and who leaves."""
        scores = self.scores()
        offers = self.offers(scores, number)
        sent = self.subscribed & self.due(scores, number)
        chances = self.chances(offers, number)
        clicks = (self.rng.random(offers.shape) < chances) & sent[:, None]
        np.add.at(self.clicked, (np.repeat(self.rows, SLOTS), offers.ravel()), clicks.ravel())
        first = self.people.scores[self.rows[:, None], offers].sum(axis=1)
        self.expected += np.where(sent, first, 0)
        relevant = chances.max(axis=1) >= self.assumed.relevant_from
        leave = np.where(relevant, self.assumed.leave_relevant, self.assumed.leave_irrelevant)
        self.subscribed &= ~(sent & (self.rng.random(len(sent)) < leave))
        self.sends += int(sent.sum())
        self.explored += int((sent & self.exploring).sum())

    def scores(self) -> Matrix:
        """Return the scores of today: a customer who clicks less than expected is scored lower for everything."""
        answered = (CLICKS_EXPECTED + self.clicked.sum(axis=1)) / (CLICKS_EXPECTED + self.expected)
        today: Matrix = self.people.scores * answered[:, None] + CLICK_LIFT * self.clicked
        return today

    def offers(self, scores: Matrix, week: int) -> Places:
        """Return the categories of the three offers of each customer."""
        if self.policy.choice == "same":
            return np.tile([(SLOTS * week + slot) % CATEGORY_COUNT for slot in range(SLOTS)], (len(scores), 1))
        if self.policy.choice == "family":
            return self.family
        self.exploring[:] = False
        ranked = np.argsort(-scores, axis=1, kind="stable")
        chosen = ranked[:, :SLOTS].copy()
        if self.policy.exploring == "random":
            self.exploring[:] = True
            chosen[:, -1] = ranked[self.rows, self.rng.integers(SLOTS - 1, CATEGORY_COUNT, len(scores))]
        elif self.policy.exploring == "near":
            self.explore_near(chosen)
        return chosen

    def due(self, scores: Matrix, week: int) -> npt.NDArray[np.bool_]:
        """Return who is written to this week, subscribed or not."""
        due: npt.NDArray[np.bool_] = scores.max(axis=1) >= self.policy.threshold
        return due

    def chances(self, offers: Places, week: int) -> Matrix:
        """Return the planted chance of a click on each offer."""
        planted: Matrix = self.people.chances[self.rows[:, None], offers]
        return planted

    def explore_near(self, chosen: Places) -> None:
        """Put a neighbour of the best category in the last slot, drawn by lot, where there is one not yet chosen."""
        free = nearness()[chosen[:, 0]].copy()
        free[self.rows, chosen[:, 0]] = free[self.rows, chosen[:, 1]] = False
        lots = self.rng.random(free.shape) * free
        some = free.any(axis=1)
        self.exploring[:] = some
        chosen[some, -1] = lots.argmax(axis=1)[some]

    def result(self) -> Year:
        """Return the year so far."""
        left, without = ~self.subscribed, self.people.shown < 0
        known = ~without
        hidden = self.clicked[self.rows[known], self.people.hidden[known]]
        clicks = self.clicked.sum(axis=0)
        income = float(clicks @ margins()) * self.assumed.order_after_click
        return Year(
            customers=len(left),
            sends=self.sends,
            clicks=int(clicks.sum()),
            unsubscribed=float(left.mean()),
            unsubscribed_no_taste=float(left[without].mean()) if without.any() else 0.0,
            found=float((hidden >= FOUND_FROM).mean()) if known.any() else 0.0,
            income=income - self.assumed.subscriber_worth * int(left.sum()),
            co2e=self.sends * grams_a_mail() / 1000,
            explored=self.explored,
        )


def family_offers(scores: Matrix) -> Places:
    """Return the three categories of each customer's family: the family with the highest mean score."""
    places = np.array([[list(CATEGORIES).index(name) for name in family] for family in FAMILIES])
    best = scores[:, places].mean(axis=2).argmax(axis=1)
    chosen: Places = places[best]
    return chosen


@cache
def nearness() -> npt.NDArray[np.bool_]:
    """Return which categories are neighbours (``nearby.csv``), a symmetric matrix in the order of ``CATEGORIES``."""
    pairs = pd.read_csv(course_root() / "datasets" / "personal" / "nearby.csv")
    near = np.zeros((CATEGORY_COUNT, CATEGORY_COUNT), dtype=bool)
    for one, other in pairs.itertuples(index=False):
        places = [list(CATEGORIES).index(name) for name in (one, other)]
        near[*places] = near[*reversed(places)] = True
    return near


@cache
def margins() -> Matrix:
    """Return the margin of an order line of each category, in euros: what the shop's sales brought, minus the cost."""
    products = boutique("products").set_index("sku")
    lines = boutique("order_lines")
    lines = lines[(lines["line_total_cents"] > 0) & lines["sku"].isin(products.index)]
    bought = products.loc[lines["sku"]]
    margin = lines["line_total_cents"].to_numpy() - lines["quantity"].to_numpy() * bought["cost_cents"].to_numpy()
    return np.array([margin[(bought["category"] == name).to_numpy()].mean() / 100 for name in CATEGORIES])


def grams_a_mail() -> float:
    """Return the CO2e of one mail, in grams, as the register of figures has it."""
    grams = claim("ademe-2026-email-2-46").value
    if grams is None:
        raise AtelierError(NO_FACTOR)
    return grams


def _places(names: pd.Series) -> Places:
    places: Places = pd.Categorical(names, categories=list(CATEGORIES)).codes.astype(np.intp)
    return places


def _moved(chances: Matrix, shown: Places, hidden: Places, rng: np.random.Generator) -> tuple[Matrix, Places]:
    """Exchange the hidden taste of each customer with any category but the shown one, drawn at random."""
    rows = np.flatnonzero(shown >= 0)
    moved, places = chances.copy(), hidden.copy()
    steps = rng.integers(1, CATEGORY_COUNT, len(rows))
    places[rows] = (shown[rows] + steps) % CATEGORY_COUNT
    moved[rows, places[rows]], moved[rows, hidden[rows]] = chances[rows, hidden[rows]], chances[rows, places[rows]]
    return moved, places


def _with_interval(values: pd.Series, digits: int) -> str:
    spread = float(student.ppf((1 + CONFIDENCE) / 2, len(values) - 1) * values.sem()) if len(values) > 1 else 0.0
    return f"{number(values.mean(), digits)} ± {number(spread, digits)}"


NO_FACTOR: Final = Text(
    "The register of figures has no value for the CO2e of an e-mail.",
    "Le registre des chiffres n’a pas de valeur pour le CO2e d’un e-mail.",
)
NOBODY: Final = Text("A simulation needs at least one customer.", "Une simulation demande au moins un client.")
VALUE, MEANING = Text("value", "valeur"), Text("meaning", "sens")
MEANINGS: Final[dict[str, Any]] = {
    "relevant_from": Text(
        "a mail is relevant when its best offer has at least this chance of a click",
        "un mail est pertinent si sa meilleure offre a au moins cette chance de clic",
    ),
    "leave_relevant": Text(
        "chance to unsubscribe after a relevant mail", "risque de désabonnement après un mail pertinent"
    ),
    "leave_irrelevant": Text("the same after an irrelevant one", "le même après un mail hors sujet"),
    "order_after_click": Text("chance that a click becomes an order", "chance qu’un clic devienne une commande"),
    "subscriber_worth": Text("euros lost when somebody unsubscribes", "euros perdus à chaque désabonnement"),
    "near_tastes": Text(
        "hidden tastes are near the shown ones (`False`: anywhere)",
        "les goûts cachés sont voisins des goûts visibles (`False` : n’importe où)",
    ),
}
SENDS = Text("mails", "mails")
CLICKS = Text("clicks", "clics")
LEFT = Text("unsubscribed %", "désabonnés %")
LEFT_NO_TASTE = Text("of those without taste %", "dont sans goût %")
FOUND = Text("hidden tastes found %", "goûts cachés trouvés %")
INCOME = Text("income €", "marge €")
CO2E = Text("kg CO2e", "kg CO2e")
