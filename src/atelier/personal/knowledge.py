"""Step one, augmented knowledge: how likely each customer is to click on an offer of each category.

A score is a chance of a click, between 0 and 1, learnt from the shop's own campaigns by a logistic regression. What the
model looks at is grouped by the field of the customer file it comes from, so that fields can be left out one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from ..data import boutique
from ..errors import AtelierError
from ..i18n import Text
from .wording import CATEGORIES

Matrix = npt.NDArray[np.float64]

LEARN_FROM: Final = "2026-02-01"
TEST_FROM: Final = "2026-06-01"
TEST_UNTIL: Final = "2026-10-01"
TODAY: Final = "2026-10-01"  # the day after the last one of the data
ROBOT_PAGES: Final = 180
USUAL_PURCHASES: Final = 4.0  # so many purchases of the average customer are added to everybody's own
USUAL_MAILS: Final = 30.0  # about one click is expected of so many mails
ROUNDS: Final = 500

# Each field a shop might keep, and the columns it gives the model.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "purchases": ("bought", "bought_best", "bought_most", "bought_count"),
    "page_views": ("looked", "looked_best", "looked_most", "looked_count"),
    "past_clicks": ("clicked_here", "clicked_all"),
    "declared_interests": ("declared",),
    "birth_year": ("age",),
    "gender": ("woman", "man"),
    "living_standard": ("living_standard",),
    "postcode": ("paris_region", "south"),
    "language": ("english",),
    "acquisition_channel": ("came_by_web", "came_by_shop", "came_by_social"),
    "loyalty_points": ("loyalty_points",),
    "signed_up_at": ("years_known",),
}
FIELD_WORDS: Final = {
    "purchases": Text("purchases", "achats"),
    "page_views": Text("page views", "pages vues"),
    "past_clicks": Text("past clicks in e-mails", "clics passés dans les e-mails"),
    "declared_interests": Text("declared interests", "goûts déclarés"),
    "birth_year": Text("year of birth", "année de naissance"),
    "gender": Text("gender", "sexe"),
    "living_standard": Text("living standard", "niveau de vie"),
    "postcode": Text("postcode", "code postal"),
    "language": Text("language", "langue"),
    "acquisition_channel": Text("how the customer came", "canal d’arrivée"),
    "loyalty_points": Text("loyalty points", "points de fidélité"),
    "signed_up_at": Text("customer since", "client depuis"),
}
CONSENTED: Final = ("purchases", "past_clicks", "declared_interests")  # what the policies of the lesson use


@dataclass(frozen=True)
class Knowledge:
    """What the shop knows of each customer and category on one day.

    ``columns`` holds one matrix a column, customers by categories; ``customers`` are the ids of its rows.
    """

    customers: pd.Index
    columns: dict[str, Matrix]

    def rows(self, customers: npt.NDArray[np.intp], categories: npt.NDArray[np.intp]) -> pd.DataFrame:
        """Return one row a pair of places, one column a column."""
        return pd.DataFrame({name: matrix[customers, categories] for name, matrix in self.columns.items()})


@cache
def knowledge(as_of: str = TODAY) -> Knowledge:
    """Return what is known before ``as_of`` of all customers; nothing of that day or later is looked at.

    The note on health is never read.
    """
    customers, moment = _customers(), pd.Timestamp(as_of)
    bought = _counts(_lines(), "category", "ordered_at", moment)
    looked = _counts(_sessions(), "category_viewed", "started_at", moment)
    columns = {**_habits("bought", bought), **_habits("looked", looked), **_clicks(moment), **_of_file(moment)}
    return Knowledge(customers.index, columns)


@cache
def cases(start: str, end: str) -> pd.DataFrame:
    """Return one row a campaign mail between two days: what was known at ``start``, and ``clicked``.

    Also ``customer_id``. Customers of the control group got no mail, a mail logged twice counts once.
    """
    known = knowledge(start)
    mails = _mails()
    mails = mails[(mails["sent_at"] >= start) & (mails["sent_at"] < end)]
    places = known.customers.get_indexer(mails["customer_id"])
    categories = np.array([list(CATEGORIES).index(name) for name in mails["category"]])
    rows = known.rows(places, categories)
    return rows.assign(clicked=mails["clicked"].to_numpy(), customer_id=mails["customer_id"].to_numpy())


def columns_of(fields: Collection[str]) -> list[str]:
    """Return the columns that these fields give; raises ``AtelierError`` for a field that is none of them."""
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise AtelierError(NO_FIELD.fill(field=unknown[0], fields=", ".join(FIELDS)))
    if not fields:
        raise AtelierError(NOTHING_LEFT)
    return [column for name, columns in FIELDS.items() if name in fields for column in columns]


def field_words() -> pd.Series:
    """Return what each field is called in the current language, by its name in the file."""
    return pd.Series({name: str(words) for name, words in FIELD_WORDS.items()}, name=str(MEANING))


def learnt(train: pd.DataFrame, fields: Collection[str]) -> Pipeline:
    """Learn the chance of a click from the cases of ``train``, looking at these fields only."""
    steps = make_pipeline(StandardScaler(), LogisticRegression(max_iter=ROUNDS))
    with threadpool_limits(1):
        return steps.fit(train[columns_of(fields)], train["clicked"])


@cache
def score_matrix(fields: Sequence[str] = CONSENTED) -> pd.DataFrame:
    """Return the score of each customer (rows) for each category (columns) on ``TODAY``, 0 to 1.

    Every customer is scored here, whoever may be written to: choosing whom to score comes first, see ``may_be_scored``.
    """
    model, known = learnt(cases(LEARN_FROM, TEST_FROM), fields), knowledge(TODAY)
    wanted = columns_of(fields)
    scores = [
        model.predict_proba(pd.DataFrame({name: known.columns[name][:, place] for name in wanted}))[:, 1]
        for place in range(len(CATEGORIES))
    ]
    return pd.DataFrame(np.column_stack(scores), index=known.customers, columns=list(CATEGORIES))


def may_be_scored(customers: pd.DataFrame | None = None) -> pd.Series:
    """Say for each customer, by ``customer_id``, whether there is consent and no opt-out: before any scoring."""
    table = _customers() if customers is None else customers
    return table["marketing_consent"] & table["opted_out_at"].isna()


@cache
def _customers() -> pd.DataFrame:
    return boutique("customers").drop(columns="health_note").set_index("customer_id")


@cache
def _lines() -> pd.DataFrame:
    orders = boutique("orders").query("document_type == 'sale'")[["order_id", "customer_id", "ordered_at"]]
    lines = boutique("order_lines")[["order_id", "sku"]].merge(orders.dropna(subset="customer_id"), on="order_id")
    return lines.assign(category=lines["sku"].map(boutique("products").set_index("sku")["category"])).dropna()


@cache
def _sessions() -> pd.DataFrame:
    sessions = boutique("sessions")
    return sessions[(sessions["pages"] < ROBOT_PAGES) & sessions["customer_id"].notna()]


@cache
def _mails() -> pd.DataFrame:
    contacts = boutique("contacts")
    mails = contacts[~contacts["held_out"]].drop_duplicates(["campaign_id", "customer_id"])
    return mails.assign(category=mails["campaign_id"].map(boutique("campaigns").set_index("campaign_id")["category"]))


def _counts(table: pd.DataFrame, category: str, when: str, moment: pd.Timestamp) -> Matrix:
    """Return how often each customer (rows) met each category (columns) before ``moment``."""
    early = table[table[when] < moment]
    rows = _customers().index.get_indexer(early["customer_id"].astype("int64"))
    columns = pd.Categorical(early[category], categories=list(CATEGORIES)).codes
    counted = np.zeros((len(_customers()), len(CATEGORIES)))
    np.add.at(counted, (rows, columns), 1)
    return counted


def _habits(name: str, counted: Matrix) -> dict[str, Matrix]:
    """Return how much more than others each customer meets a category, on a logarithmic scale, and how often in all."""
    usual = counted.sum(axis=0) / counted.sum()
    total = counted.sum(axis=1, keepdims=True)
    lead = np.log((counted + USUAL_PURCHASES * usual) / (total + USUAL_PURCHASES) / usual)
    most = lead.max(axis=1, keepdims=True)
    return {
        name: lead,
        f"{name}_best": (lead == most) * most,
        f"{name}_most": _for_each_category(most),
        f"{name}_count": _for_each_category(np.log1p(total)),
    }


def _clicks(moment: pd.Timestamp) -> dict[str, Matrix]:
    """Return clicks for mails received, by category and in all, drawn towards the usual where there were few."""
    mails = _mails()
    sent = _counts(mails, "category", "sent_at", moment)
    clicked = _counts(mails[mails["clicked"]], "category", "sent_at", moment)
    together = [values.sum(axis=1, keepdims=True) for values in (clicked, sent)]
    return {
        "clicked_here": np.log((clicked + 1) / (sent + USUAL_MAILS)),
        "clicked_all": _for_each_category(np.log((together[0] + 1) / (together[1] + USUAL_MAILS))),
    }


def _of_file(moment: pd.Timestamp) -> dict[str, Matrix]:
    file = _customers()
    interests = file["declared_interests"].fillna("").str.split("|")
    declared = np.array([[name in chosen for name in CATEGORIES] for chosen in interests], dtype=float)
    years = (moment - file["signed_up_at"]).dt.days / 365
    one = {
        "age": (moment.year - file["birth_year"]).clip(18, 100),
        "woman": file["gender"] == "female",
        "man": file["gender"] == "male",
        "living_standard": np.log(file["living_standard_eur"]),
        "paris_region": file["postcode"].str[:2].isin(["75", "77", "78", "91", "92", "93", "94", "95"]),
        "south": file["postcode"].str[:2].isin(["06", "13", "30", "31", "34", "83", "84"]),
        "english": file["language"] == "en",
        "came_by_web": file["acquisition_channel"] == "web",
        "came_by_shop": file["acquisition_channel"] == "shop",
        "came_by_social": file["acquisition_channel"] == "social",
        "loyalty_points": np.log1p(file["loyalty_points"]),
        "years_known": years.clip(lower=0),
    }
    columns: dict[str, Any] = {
        name: _for_each_category(np.array(values, float)[:, None]) for name, values in one.items()
    }
    return {"declared": declared, **columns}


def _for_each_category(values: Matrix) -> Matrix:
    return np.broadcast_to(values, (len(values), len(CATEGORIES)))


MEANING = Text("meaning", "sens")
NO_FIELD: Final = Text(
    'The customer file has no field "{field}" for scoring. Its fields: {fields}.',
    "Le fichier client n’a pas de champ « {field} » pour les scores. Ses champs : {fields}.",
)
NOTHING_LEFT: Final = Text(
    "Without any field there is nothing to score with: keep at least one.",
    "Sans aucun champ, impossible de calculer un score : gardez-en au moins un.",
)
