"""What was planted in Maison Brindille can be found by the methods the course teaches, and by no shortcut.

Tolerances are four standard errors unless a line says otherwise: a sound recovery misses them once in 16,000 times.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.stats import rankdata
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier
from threadpoolctl import threadpool_limits

from atelier.data import boutique, boutique_truth
from atelier.paths import course_root

BOUTIQUE = course_root() / "datasets" / "boutique"
sys.path.insert(0, str(BOUTIQUE))

from maker import plan, support  # noqa: E402

pytestmark = pytest.mark.slow
ERRORS = 4
END = pd.Timestamp(plan.LAST_DAY) + pd.Timedelta(days=1)
SECOND_YEAR = pd.Timestamp(plan.FIRST_YEAR_ENDS)
WEEK = pd.Timedelta(days=plan.OUTCOME_DAYS)
DOZEN = 12
RFM = ("recency_days", "orders", "net_cents")
SEVEN = (*RFM, "promo_share", "gift_share", "return_share", "visits")


@cache
def table(name: str) -> pd.DataFrame:
    return boutique(name)


@cache
def truth(name: str) -> pd.DataFrame:
    return boutique_truth(name)


def hidden(name: str) -> pd.Series:
    """Return one hidden fact of each customer, in the order of the customers' file."""
    facts = truth("segments").merge(truth("tastes"), on="customer_id").set_index("customer_id")
    return facts.loc[table("customers")["customer_id"], name]


def known_customers(documents: pd.DataFrame) -> pd.DataFrame:
    return documents.dropna(subset="customer_id").astype({"customer_id": "int32"})


# --- segments ---------------------------------------------------------------------------------------------------------


@cache
def features() -> pd.DataFrame:
    """Return the seven features of module 05, after its cleaning, for each customer with an order."""
    documents = known_customers(table("orders"))
    cancelled = documents.loc[documents["document_type"] == "cancellation", "refers_to_order_id"]
    documents = documents[~documents["order_id"].isin(cancelled) & (documents["document_type"] != "cancellation")]
    dozens = table("order_lines").query("quantity >= @DOZEN")["order_id"]
    wholesalers = documents.loc[documents["order_id"].isin(dozens), "customer_id"].unique()
    documents = documents[~documents["customer_id"].isin(wholesalers)]
    sales = documents[documents["document_type"] == "sale"].assign(promo=lambda d: d["promo_code"].notna())
    by_customer = sales.groupby("customer_id")
    found = pd.DataFrame(
        {
            "recency_days": (END - by_customer["ordered_at"].max()).dt.days,
            "orders": by_customer.size(),
            "net_cents": documents.groupby("customer_id")["total_cents"].sum().clip(lower=0),
            "promo_share": by_customer["promo"].mean(),
            "gift_share": by_customer["gift_wrap"].mean(),
        }
    ).dropna()
    returned = documents[documents["document_type"] == "return"].groupby("customer_id").size()
    found["return_share"] = returned.reindex(found.index, fill_value=0) / found["orders"]
    visits = known_customers(table("sessions").query("outcome != 'ordered'")).groupby("customer_id").size()
    found["visits"] = visits.reindex(found.index, fill_value=0)
    return found


@cache
def clusters(columns: tuple[str, ...], k: int, *, log: bool = True, starts: int = 2) -> np.ndarray:
    """Return the label of each row of ``features()``; one thread, because two wait for each other on a busy machine."""
    values = features()[list(columns)]
    scaled = StandardScaler().fit_transform(np.log1p(values) if log else values)
    with threadpool_limits(1):
        return KMeans(k, n_init=starts, random_state=0).fit_predict(scaled)


def agreement(labels: np.ndarray) -> float:
    return adjusted_rand_score(truth("segments").set_index("customer_id").loc[features().index, "segment"], labels)


def test_six_segments_have_their_planned_shares() -> None:
    segment, age = hidden("segment"), 2026 - table("customers")["birth_year"].to_numpy()
    young = segment[(age >= 18) & (age < plan.SENIOR_AGE)]
    total = sum(s.share for s in plan.SEGMENTS)
    for planned in plan.SEGMENTS:
        share = planned.share / total
        error = (share * (1 - share) / len(young)) ** 0.5
        assert (young == planned.name).mean() == pytest.approx(share, abs=ERRORS * error), planned.name


def test_recency_frequency_and_amount_do_not_find_the_segments() -> None:
    for log in (False, True):
        assert 0.1 < agreement(clusters(RFM, 6, log=log)) < 0.3


def test_seven_features_find_the_segments() -> None:
    assert agreement(clusters(SEVEN, 6, starts=10)) >= 0.65


def test_the_silhouette_is_best_near_six_and_does_not_settle_it() -> None:
    scaled = StandardScaler().fit_transform(np.log1p(features()[list(SEVEN)]))
    widths = {
        k: silhouette_score(scaled, clusters(SEVEN, k, starts=4), sample_size=3000, random_state=0)
        for k in (2, 5, 6, 7)
    }
    assert max(widths, key=lambda k: widths[k]) in (5, 6, 7)
    assert max(widths.values()) < 0.4
    assert max(widths.values()) - widths[5] < 0.03


# --- e-mail -----------------------------------------------------------------------------------------------------------


@cache
def sound_contacts() -> pd.DataFrame:
    """Return the contact log cleaned as in module 08, with the start of each campaign and the hidden facts."""
    log = table("contacts").drop_duplicates(["campaign_id", "customer_id"])
    starts = table("campaigns")[["campaign_id", "category", "sent_at"]].rename(columns={"sent_at": "start"})
    log = log.merge(starts, on="campaign_id").merge(
        table("customers")[["customer_id", "opted_out_at"]], on="customer_id"
    )
    return log[~(log["sent_at"] > log["opted_out_at"])].merge(truth("segments"), on="customer_id")


def lift(log: pd.DataFrame) -> tuple[float, float]:
    """Return the difference in shares of buyers, mailed minus held out, and its standard error."""
    groups = log.groupby("held_out")["bought_7d"].agg(["mean", "size"])
    variance = (groups["mean"] * (1 - groups["mean"]) / groups["size"]).sum()
    return groups.loc[False, "mean"] - groups.loc[True, "mean"], variance**0.5


def planted_effect(segment: str) -> float:
    return truth("effects").set_index("segment").loc[segment, "mean_effect_per_million"] / 1e6


def planted_base() -> float:
    """Return the chance to order without an e-mail, averaged over the contacts: the lapsed lower it like the effect."""
    rows = truth("effects").dropna()
    still_buying = rows["mean_effect_per_million"] / (100 * rows["effect_bp"])
    return np.average(rows["base_bp"] / 10_000 * still_buying, weights=rows["contacts"])


def test_what_is_planted_is_six_tenths_of_a_point_on_four_per_cent() -> None:
    held_out = sound_contacts().query("held_out")["bought_7d"]
    assert planted_effect("all") == pytest.approx(0.006, abs=0.0002)
    assert planted_base() == pytest.approx(0.04, abs=0.003)
    error = (planted_base() * (1 - planted_base()) / len(held_out)) ** 0.5
    assert held_out.mean() == pytest.approx(planted_base(), abs=ERRORS * error)


def test_the_hold_out_recovers_the_effect() -> None:
    effect, error = lift(sound_contacts())
    assert effect - 1.96 * error > 0
    assert abs(effect - planted_effect("all")) < 1.96 * error
    assert error < 0.0015


def test_the_harmed_segment_and_no_other_is_harmed() -> None:
    for segment, log in sound_contacts().groupby("segment"):
        effect, error = lift(log)
        assert abs(effect - planted_effect(segment)) < ERRORS * error, segment
        if segment == plan.HARMED_SEGMENT:
            assert effect + 1.96 * error < 0
        else:
            assert effect > 0, segment


def test_the_control_group_is_a_fifth_of_the_customers_drawn_by_chance() -> None:
    log = sound_contacts()
    arms = log.groupby("customer_id")["held_out"].agg(["min", "max"])
    assert (arms["min"] == arms["max"]).all()
    share = plan.HOLD_OUT_BP / 10_000
    error = (share * (1 - share) / len(arms)) ** 0.5
    assert arms["min"].mean() == pytest.approx(share, abs=ERRORS * error)
    birth = table("customers").set_index("customer_id")["birth_year"].loc[arms.index]
    assert_chance(auc(birth, arms["min"]), arms["min"])
    assert log.loc[log["held_out"], ["opened", "clicked", "unsubscribed"]].sum().sum() == 0
    assert log.loc[log["held_out"], "sent_at"].isna().all()


def test_the_control_group_swells_because_only_the_mailed_can_leave() -> None:
    shares = sound_contacts().groupby("start")["held_out"].mean()
    assert shares.iloc[-6:].mean() - shares.iloc[:6].mean() > 0.01


def test_bought_means_an_order_within_seven_days_of_the_start() -> None:
    log = sound_contacts()[["campaign_id", "customer_id", "start", "bought_7d"]]
    sales = known_customers(table("orders").query("document_type == 'sale'"))[["customer_id", "ordered_at"]]
    near = log.merge(sales, on="customer_id")
    inside = near[(near["ordered_at"] >= near["start"]) & (near["ordered_at"] < near["start"] + WEEK)]
    assert inside["bought_7d"].all()
    found = len(inside.drop_duplicates(["campaign_id", "customer_id"]))
    assert 0.995 < found / log["bought_7d"].sum() <= 1  # orders exported without a customer number are lost


def test_clicks_and_departures_follow_the_hidden_chances() -> None:
    log = sound_contacts().query("not held_out")
    wide = truth("clicks").set_index("customer_id")
    long = wide.rename(columns=lambda name: name.removesuffix("_permille")).stack().rename("permille")
    log = log.join(long, on=["customer_id", "category"])
    chance = log["permille"] / 1000
    error = (chance * (1 - chance)).sum() ** 0.5
    assert abs(log["clicked"].sum() - chance.sum()) < ERRORS * error
    relevant = log["permille"] >= plan.RELEVANT_PERMILLE
    for name, rows in (("relevant", log[relevant]), ("irrelevant", log[~relevant])):
        rate = plan.UNSUBSCRIBE_BP[name] / 10_000
        assert rows["unsubscribed"].mean() == pytest.approx(rate, abs=ERRORS * (rate / len(rows)) ** 0.5), name
    assert auc(log["relevance_permille"], log["clicked"]) > 0.75


# --- targeting --------------------------------------------------------------------------------------------------------


@cache
def eligible() -> pd.DataFrame:
    """Return customers x campaigns that could have been selected, and whether they were; value is known beforehand."""
    customers = table("customers").merge(table("communes")[["commune_code", "rural"]], on="commune_code")
    early = known_customers(table("orders").query("document_type == 'sale' and ordered_at < @SECOND_YEAR"))
    value = early.groupby("customer_id")["total_cents"].sum()
    customers["value_cents"] = customers["customer_id"].map(value).fillna(0)
    customers["less_contacted"] = customers["rural"] | (2026 - customers["birth_year"] >= plan.SENIOR_AGE)
    starts = table("campaigns")[["campaign_id", "sent_at"]].rename(columns={"sent_at": "start"})
    pairs = customers[customers["marketing_consent"] & customers["birth_year"].between(1920, 2010)].merge(
        starts, how="cross"
    )
    pairs = pairs[(pairs["signed_up_at"] < pairs["start"]) & ~(pairs["opted_out_at"] < pairs["start"])]
    chosen = sound_contacts()[["campaign_id", "customer_id"]].assign(selected=True)
    pairs = pairs.merge(chosen, how="left", on=["campaign_id", "customer_id"])
    pairs["selected"] = pairs["selected"].eq(True)
    pairs["fifth"] = pd.qcut(pairs["value_cents"].rank(method="first"), 5, labels=False)
    return pairs


def test_the_selection_ratio_at_equal_value_is_the_planted_one() -> None:
    rates = eligible().pivot_table(index="fifth", columns="less_contacted", values="selected", aggfunc=["mean", "size"])
    planted = plan.PENALTY_PERCENT / 100
    for fifth in rates.index:
        many, few = rates.loc[fifth, "mean"]
        n_many, n_few = rates.loc[fifth, "size"]
        error = few / many * ((1 - few) / (few * n_few) + (1 - many) / (many * n_many)) ** 0.5
        # Within a fifth the values still differ a little, and the lowest one mixes two value bands: 0.01 on top.
        assert abs(few / many - planted) < ERRORS * error + 0.01, fifth
    weight = rates["size"].sum(axis=1)
    adjusted = (rates["mean"][True] * weight).sum() / (rates["mean"][False] * weight).sum()
    assert adjusted == pytest.approx(planted, abs=0.01)


def test_without_comparing_at_equal_value_the_bias_looks_smaller() -> None:
    by_group = eligible().groupby("less_contacted")[["selected", "value_cents"]].mean()
    assert by_group.loc[True, "value_cents"] > by_group.loc[False, "value_cents"]
    assert by_group.loc[True, "selected"] / by_group.loc[False, "selected"] > plan.PENALTY_PERCENT / 100 + 0.01


def test_rural_and_senior_customers_are_each_less_contacted() -> None:
    pairs = eligible()
    senior = 2026 - pairs["birth_year"] >= plan.SENIOR_AGE
    reference = pairs.loc[~pairs["less_contacted"], "selected"].mean()
    for group in (pairs["rural"] & ~senior, senior & ~pairs["rural"], senior & pairs["rural"]):
        assert 0.55 < pairs.loc[group, "selected"].mean() / reference < 0.68


def test_the_planted_chances_are_those_of_the_table() -> None:
    planned = truth("targeting").set_index(["value_band", "group"])["selected_bp"] / 10_000
    pairs = eligible().assign(
        value_band=lambda p: np.searchsorted(plan.VALUE_BANDS_CENTS, p["value_cents"], side="left"),
        group=lambda p: np.where(p["less_contacted"], "rural_or_60_plus", "others"),
    )
    for key, rows in pairs.groupby(["value_band", "group"]):
        rate = planned.loc[key]
        error = (rate * (1 - rate) / len(rows)) ** 0.5
        # Goods decide, the total holds delivery too: a few customers fall into the next band.
        assert rows["selected"].mean() == pytest.approx(rate, abs=ERRORS * error + 0.012), key


# --- hidden tastes ----------------------------------------------------------------------------------------------------


@cache
def eyes_and_purse() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return visits without an order, and order lines, by customer with a taste and category."""
    tastes = truth("tastes").dropna().set_index("customer_id")
    visits = known_customers(table("sessions").query("outcome != 'ordered'"))
    seen = pd.crosstab(visits["customer_id"], visits["category_viewed"])
    lines = table("order_lines").drop_duplicates().merge(table("products")[["sku", "category"]], on="sku")
    lines = known_customers(lines.merge(table("orders").query("document_type == 'sale'"), on="order_id"))
    bought = pd.crosstab(lines["customer_id"], lines["category"])
    both = tastes.index.intersection(seen.index)
    return tuple(part.reindex(index=both, columns=plan.CATEGORIES, fill_value=0) for part in (seen, bought))


def test_a_third_has_no_taste_and_a_hidden_one_is_a_neighbour() -> None:
    tastes = truth("tastes")
    share = plan.NO_TASTE_BP / 10_000
    none = tastes["hidden_taste"].isna()
    assert none.mean() == pytest.approx(share, abs=ERRORS * (share * (1 - share) / len(tastes)) ** 0.5)
    assert (none == tastes["shown_taste"].isna()).all()
    near = dict(zip(plan.CATEGORIES, plan.NEAR, strict=True))
    assert all(other in near[one] for one, other in tastes[["shown_taste", "hidden_taste"]].dropna().to_numpy())


def test_the_hidden_taste_is_hardly_bought_and_the_shown_one_is() -> None:
    _, bought = eyes_and_purse()
    tastes = truth("tastes").set_index("customer_id").loc[bought.index]
    shares = {
        name: bought.to_numpy()[np.arange(len(bought)), bought.columns.get_indexer(tastes[name])].sum()
        for name in tastes
    }
    total = bought.to_numpy().sum()
    assert shares["hidden_taste"] / total < 0.02
    assert shares["shown_taste"] / total > 0.4


def test_eyes_tell_the_hidden_taste_well_above_chance() -> None:
    seen, bought = eyes_and_purse()
    wanted = truth("tastes").set_index("customer_id").loc[seen.index, "hidden_taste"]
    guess = (seen - 2 * bought).idxmax(axis=1)
    assert 0.4 < (guess == wanted).mean() < 0.7  # chance: 1 in 8


def test_a_category_is_looked_at_more_by_those_who_like_it_in_secret() -> None:
    seen, _ = eyes_and_purse()
    wanted = truth("tastes").set_index("customer_id").loc[seen.index, "hidden_taste"]
    for name in plan.CATEGORIES:
        share = {who: rows[name].sum() / rows.to_numpy().sum() for who, rows in seen.groupby(wanted == name)}
        assert share[True] - share[False] > plan.VIEWS_PERCENT["hidden"] / 300, name


def test_click_chances_are_those_of_the_tastes() -> None:
    tastes, clicks = truth("tastes").set_index("customer_id"), truth("clicks").set_index("customer_id")
    clicks.columns = [name.removesuffix("_permille") for name in clicks.columns]
    for name, kind in (("shown_taste", "shown"), ("hidden_taste", "hidden")):
        chosen = tastes[name].dropna()
        values = clicks.to_numpy()[clicks.index.get_indexer(chosen.index), clicks.columns.get_indexer(chosen)]
        assert (values.min(), values.max()) == plan.CLICK_PERMILLE[kind]
    indifferent = clicks[tastes["shown_taste"].isna().loc[clicks.index]]
    assert indifferent.to_numpy().max() == plan.CLICK_PERMILLE["no_taste"][1] < plan.RELEVANT_PERMILLE


# --- advertisements and customer service ------------------------------------------------------------------------------


def test_machine_made_ads_only_seem_better() -> None:
    ads = table("ads")
    per_group = ads.groupby(["channel", "ai_generated"])[["clicks", "impressions"]].sum()
    rate = (per_group["clicks"] / per_group["impressions"]).unstack()
    assert (rate[True] / rate[False]).between(0.85, 1.15).all()
    raw = ads.groupby("ai_generated")[["clicks", "impressions"]].sum()
    raw_rate = raw["clicks"] / raw["impressions"]
    assert abs(raw_rate[True] / raw_rate[False] - 1) > 0.25


def test_clicks_and_orders_of_ads_follow_their_hidden_rates() -> None:
    ads = table("ads").merge(truth("ads"), on="ad_id").query("conversions <= clicks")
    for trials, successes, rate in (
        (ads["impressions"], ads["clicks"], ads["clicks_per_million"] / 1e6),
        (ads["clicks"], ads["conversions"], ads["conversions_per_million_clicks"] / 1e6),
    ):
        deviation = (successes - trials * rate) / (trials * rate * (1 - rate)) ** 0.5
        assert abs(deviation.mean()) < ERRORS / len(ads) ** 0.5
        assert deviation.std() == pytest.approx(1, abs=ERRORS / (2 * len(ads)) ** 0.5)


def test_the_machine_resolves_what_was_planted() -> None:
    seen = table("support").groupby(["intent", "agent"])["resolved"].agg(["mean", "size"])
    planted = truth("support").set_index(["intent", "agent"])["resolved_bp"] / 10_000
    assert len(seen) == 2 * len(support.INTENTS)
    for key, (mean, size) in seen.iterrows():
        rate = planted.loc[key]
        assert mean == pytest.approx(rate, abs=ERRORS * (rate * (1 - rate) / size) ** 0.5), key


# --- dirty rows -------------------------------------------------------------------------------------------------------


def keyed(rows: pd.DataFrame, *columns: str) -> set[str]:
    return set(
        rows[columns[0]].astype(str) if len(columns) == 1 else rows[list(columns)].astype(str).agg("/".join, axis=1)
    )


def lines_of(documents: pd.Series) -> set[str]:
    lines = table("order_lines")
    return keyed(lines[lines["order_id"].isin(documents)], "order_id", "line_number")


def line_rule(rule: Callable[[pd.DataFrame], pd.Series]) -> set[str]:
    lines = table("order_lines")
    return keyed(lines[rule(lines)], "order_id", "line_number")


def cancelled() -> set[str]:
    orders = table("orders").query("document_type == 'cancellation'")
    return lines_of(pd.concat([orders["order_id"], orders["refers_to_order_id"]]))


def dozens() -> set[str]:
    """Return all lines of the customers who once bought by the dozen."""
    orders = table("orders")
    many = table("order_lines").query("quantity >= @DOZEN")["order_id"]
    buyers = orders.loc[orders["order_id"].isin(many), "customer_id"].dropna()
    return lines_of(orders.loc[orders["customer_id"].isin(buyers), "order_id"])


def twice_sent() -> set[str]:
    log = table("contacts").sort_values("sent_at", kind="stable")
    return keyed(log[log.duplicated(["campaign_id", "customer_id"])], "campaign_id", "customer_id")


def after_opt_out() -> set[str]:
    log = table("contacts").merge(table("customers")[["customer_id", "opted_out_at"]], on="customer_id")
    return keyed(log[log["sent_at"] > log["opted_out_at"]], "campaign_id", "customer_id")


def registered_twice() -> set[str]:
    customers = table("customers")
    mine = customers["email"].str.lower()
    return keyed(customers[mine.duplicated(keep=False) & (customers["email"] != mine)], "customer_id")


RULES: dict[tuple[str, str], Callable[[], set[str]]] = {
    ("order_lines", "duplicate_line"): lambda: line_rule(lambda lines: lines.duplicated()),
    ("order_lines", "cancelled_order"): cancelled,
    ("order_lines", "missing_customer"): lambda: lines_of(table("orders").query("customer_id.isna()")["order_id"]),
    ("order_lines", "zero_price"): lambda: line_rule(
        lambda lines: (lines["unit_price_cents"] == 0) & (lines["quantity"] > 0)
    ),
    ("order_lines", "not_a_product"): lambda: line_rule(
        lambda lines: ~lines["sku"].isin(table("products")["sku"]) & (lines["quantity"] > 0)
    ),
    ("order_lines", "wholesaler_order"): dozens,
    ("customers", "duplicate_person"): registered_twice,
    ("customers", "malformed_email"): lambda: keyed(
        table("customers")[~table("customers")["email"].str.contains("@")], "customer_id"
    ),
    ("customers", "impossible_birth_year"): lambda: keyed(
        table("customers")[~table("customers")["birth_year"].between(1920, 2010)], "customer_id"
    ),
    ("customers", "postcode_without_zero"): lambda: keyed(
        table("customers")[table("customers")["postcode"].str.len() < 5], "customer_id"
    ),
    ("contacts", "sent_after_opt_out"): after_opt_out,
    ("contacts", "sent_twice"): twice_sent,
    ("sessions", "robot_visit"): lambda: keyed(table("sessions").query("pages >= 180"), "session_id"),
    ("ads", "label_missing"): lambda: keyed(table("ads").query("ai_generated and not ai_label_shown"), "ad_id"),
    ("ads", "cost_in_euros"): lambda: keyed(table("ads").query("cost_cents < 5 * clicks"), "ad_id"),
    ("ads", "more_conversions_than_clicks"): lambda: keyed(table("ads").query("conversions > clicks"), "ad_id"),
}


@pytest.mark.parametrize(("name", "kind"), RULES)
def test_the_cleaning_rule_finds_the_dirty_rows_and_no_others(name: str, kind: str) -> None:
    dirty = truth("dirty_rows").query("table == @name")
    planted = set(dirty.loc[dirty["kind"] == kind, "key"])
    others = set(dirty["key"]) - planted  # a row has one kind: another rule may find it too
    found = RULES[name, kind]()
    assert planted
    missed = planted - found
    # An order of a wholesaler without a customer number cannot be traced to the customer, nor one never by the dozen.
    assert len(missed) <= (0.02 * len(planted) if kind == "wholesaler_order" else 0)
    assert not found - planted - others


def test_whoever_is_registered_twice_has_one_truth() -> None:
    customers = table("customers")
    for name in ("segments", "tastes", "clicks"):
        customers = customers.merge(truth(name), on="customer_id")
    arms = table("contacts").groupby("customer_id")["held_out"].max()
    customers["held_out"] = customers["customer_id"].map(arms).astype("boolean")
    person = customers["email"].str.lower()
    pairs = customers[person.duplicated(keep=False)].groupby(person)
    assert (pairs.size() == 2).all()
    assert len(pairs) == (truth("dirty_rows")["kind"] == "duplicate_person").sum() > 50
    clicks = [name for name in customers if name.endswith("_permille")]
    for column in ("segment", "shown_taste", "hidden_taste", *clicks, "language", "gender", "commune_code"):
        assert (pairs[column].nunique(dropna=False) == 1).all(), column
    for column in ("living_standard_eur", "income_band", "phone", "address"):
        assert (pairs[column].nunique(dropna=False) == 1).all(), column
    both_selected = pairs["held_out"].count() == 2
    assert both_selected.sum() > 20
    assert (pairs["held_out"].nunique() <= 1).all()


def test_every_kind_of_dirty_row_has_its_rule() -> None:
    kinds = set(truth("dirty_rows")[["table", "kind"]].itertuples(index=False, name=None))
    assert kinds == {*RULES, ("customers", "wholesaler")}


@pytest.mark.parametrize("name", ["order_lines", "customers"])
def test_one_row_in_a_hundred_is_dirty(name: str) -> None:
    assert (truth("dirty_rows")["table"] == name).sum() / len(table(name)) == pytest.approx(0.01, abs=0.0015)


# --- no shortcut ------------------------------------------------------------------------------------------------------


def auc(score: pd.Series | np.ndarray, label: pd.Series | np.ndarray) -> float:
    """Return the chance that somebody with the label scores above somebody without (ties count half)."""
    ranks, label = rankdata(score), np.asarray(label, bool)
    with_label = label.sum()
    return (ranks[label].sum() - with_label * (with_label + 1) / 2) / (with_label * (~label).sum())


def assert_chance(area: float, label: pd.Series | np.ndarray) -> None:
    label = np.asarray(label, bool)
    error = ((len(label) + 1) / (12 * label.sum() * (~label).sum())) ** 0.5
    assert abs(area - 0.5) < 4.5 * error


def labels() -> dict[str, pd.Series]:
    held_out = sound_contacts().groupby("customer_id")["held_out"].max()
    customers = table("customers")["customer_id"]
    found = {segment.name: hidden("segment") == segment.name for segment in plan.SEGMENTS}
    found |= {f"taste {name}": hidden("hidden_taste") == name for name in plan.CATEGORIES}
    found["no taste"] = hidden("hidden_taste").isna()
    found["held out"] = customers.map(held_out).fillna(False).astype(bool)
    return found


def test_neither_identifier_nor_place_in_the_file_tells_the_truth() -> None:
    ids = table("customers")["customer_id"].to_numpy()
    digits = [ids // 10**place % 10 for place in range(8)]
    for label in labels().values():
        for score in (ids, np.arange(len(ids)), *digits, ids % 6, ids % 7, ids % 8):
            assert_chance(auc(score, label), label)


def test_no_combination_of_digits_and_place_tells_the_segment() -> None:
    ids = table("customers")["customer_id"].to_numpy()
    clues = np.column_stack([*(ids // 10**place % 10 for place in range(8)), ids, np.arange(len(ids))])
    segment = hidden("segment")
    score = cross_val_score(DecisionTreeClassifier(max_depth=8, random_state=0), clues, segment, cv=3).mean()
    most = segment.value_counts(normalize=True).max()
    assert score < most + ERRORS * (most * (1 - most) / len(ids)) ** 0.5


@pytest.mark.parametrize("name", ["orders", "sessions", "support"])
def test_identifiers_of_other_tables_do_not_tell_the_segment(name: str) -> None:
    rows = known_customers(table(name)).merge(truth("segments"), on="customer_id")
    for segment in plan.SEGMENTS:
        label = rows["segment"] == segment.name
        assert_chance(auc(rows.iloc[:, 0], label), label)


def test_the_order_within_a_campaign_tells_nothing() -> None:
    log = table("contacts").merge(truth("segments"), on="customer_id")
    place = log.groupby("campaign_id").cumcount()
    assert_chance(auc(place, log["held_out"]), log["held_out"])
    assert_chance(auc(place, log["segment"] == plan.HARMED_SEGMENT), log["segment"] == plan.HARMED_SEGMENT)


def test_no_single_column_about_the_person_gives_the_segment_away() -> None:
    customers = table("customers")
    plain = (
        "birth_year",
        "gender",
        "language",
        "postcode",
        "acquisition_channel",
        "living_standard_eur",
        "signed_up_at",
    )
    for column in (*plain, "first_name", "email", "phone", "address", "health_note", "declared_interests"):
        codes = customers[column].rank(method="dense").fillna(0)
        for segment in plan.SEGMENTS:
            limit = 0.1 if column == "birth_year" else 0.05  # older customers lean to one segment: see plan.AGE_LEANING
            assert abs(auc(codes, hidden("segment") == segment.name) - 0.5) < limit, (column, segment.name)


def test_the_hidden_taste_is_not_among_the_declared_interests_more_than_by_chance() -> None:
    declared = table("customers")["declared_interests"].fillna("").str.get_dummies("|").reindex(columns=plan.CATEGORIES)
    taste = hidden("hidden_taste").reset_index(drop=True)
    for name in plan.CATEGORIES:
        # Hidden is never shown, and shown is what half of the customers declare: so it is named less, never more.
        assert declared.loc[taste == name, name].mean() < declared.loc[taste != name, name].mean() + 0.01


# --- the datasheet ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_datasheet_quotes_what_this_seed_gives(language: str) -> None:
    sheet = (BOUTIQUE / ("DATASHEET.fr.md" if language == "fr" else "DATASHEET.md")).read_text("utf-8")
    plain = re.sub(r"\s+", " ", sheet)  # lines break anywhere, and French has its own spaces
    effect, error = lift(sound_contacts())
    log = sound_contacts()
    points = [100 * planted_effect("all"), 100 * effect, 100 * (effect - 1.96 * error), 100 * (effect + 1.96 * error)]
    bases = [f"{100 * share:.1f}" for share in (planted_base(), log.loc[log["held_out"], "bought_7d"].mean())]
    weeks = log.groupby("start")["held_out"].mean()
    shares = [f"{100 * share:.0f} %" for share in (weeks.iloc[0], weeks.iloc[-1])]
    dirty_ads = (truth("dirty_rows")["table"] == "ads").sum()
    planted, *estimate = (f"{value:.2f}" for value in points)
    quoted = [
        f"+{planted}",
        *bases,
        f"{dirty_ads} ad" if language == "en" else f"{dirty_ads} annonces",
        f"+{estimate[0]}",
        *estimate[1:],
        f"{agreement(clusters(SEVEN, 6, starts=10)):.2f}",
    ]
    for number in quoted:
        assert (number.replace(".", ",") if language == "fr" else number) in plain
    assert re.search("from {} to {}|de {} à {}".format(*shares, *shares), plain)


def written(value: float, language: str) -> str:
    text = f"{value:g}".replace("-", "−")
    return text.replace(".", ",") if language == "fr" else text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_datasheet_quotes_the_planted_numbers(language: str) -> None:
    sheet = (BOUTIQUE / ("DATASHEET.fr.md" if language == "fr" else "DATASHEET.md")).read_text("utf-8")
    rows = [re.split(r" \| ", line.strip("| ")) for line in sheet.splitlines() if line.startswith("| ")]
    for s in plan.SEGMENTS:
        shares = [bp / 100 for bp in (s.promo_bp, s.gift_bp, s.return_bp, s.base_bp, s.effect_bp)]
        numbers = [written(float(n), language) for n in (s.share, s.orders, s.visits, *shares)]
        assert [f"`{s.name}`", *numbers] in rows
    chances = [
        [written(bp / 100, language), written(bp * plan.PENALTY_PERCENT / 10_000, language)] for bp in plan.SELECTED_BP
    ]
    assert [row[1:] for row in rows if row[1:] in chances] == chances
    dirty = {row[1].strip("`"): row[2].split()[0] for row in rows if len(row) == 4}
    for kind, per_10000 in (plan.DIRTY_ORDER_LINES_BP | plan.DIRTY_CUSTOMERS_BP).items():
        assert dirty[kind] == written(per_10000 / 100, language)
    for bp in (plan.HOLD_OUT_BP, plan.NO_TASTE_BP, plan.LAPSED_BP, plan.SIGNED_UP_IN_WINDOW_BP):
        assert re.search(rf"\b{written(bp / 100, language)}\s%", sheet)
    for low, high in plan.CLICK_PERMILLE.values():
        assert re.search(rf"\b{low} (?:to|à) {high}\b", sheet)
