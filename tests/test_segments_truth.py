"""Customer segments on the shop, on real households and on published data: what is planted or known is found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from atelier.data import boutique, load_orders
from atelier.i18n import set_language
from atelier.paths import course_root
from atelier.segments import (
    RFM,
    SEVEN,
    Cleaned,
    agreement,
    audit_persona,
    bought_in,
    clean,
    cleaning_effect,
    confusion_chart,
    cost_chart,
    curves_chart,
    customer_features,
    email_effects,
    expected_basket,
    find_segments,
    fit_bgnbd,
    holdout_chart,
    holds_no_customer,
    journey_lines,
    k_curves,
    lorenz_chart,
    persona_prompt,
    planted_and_found,
    profile,
    profile_chart,
    purchase_history,
    rfm_heatmap,
    rule_persona,
    shop_lines,
    signatures,
    silhouette,
    true_segments,
    values_chart,
)
from atelier.segments.actions import action_values
from atelier.tables import rfm

pytestmark = pytest.mark.slow
SPLIT = "2025-10-01"


@cache
def lines() -> pd.DataFrame:
    return shop_lines()


@cache
def cleaned() -> Cleaned:
    return clean(lines())


@cache
def features(as_of: str | None = None) -> pd.DataFrame:
    return customer_features(cleaned().lines, boutique("sessions"), as_of)


@cache
def segments() -> pd.Series:
    return find_segments(features(), 6)


def test_every_planted_line_is_set_aside_and_hardly_another() -> None:
    found = planted_and_found(cleaned())
    assert (found["planted"] == found["set_aside"]).all()
    assert len(cleaned().set_aside) < 1.03 * found["planted"].sum()
    assert len(cleaned().lines) + len(cleaned().set_aside) == len(lines())


def test_cleaning_dethrones_the_top_customer() -> None:
    effect = cleaning_effect(lines(), cleaned())
    assert effect.loc["top_customer", "change"] < -90
    assert effect.loc["mean_basket", "change"] < -3


def test_the_scaling_trap_isolates_a_handful() -> None:
    raw = customer_features(lines().dropna(subset="customer_id"))[list(RFM)]
    trap = find_segments(raw, 2, log=False, scale=False)
    assert trap.value_counts().min() <= 10
    assert silhouette(raw, trap, log=False, scale=False) > 0.98


def test_seven_features_find_the_planted_segments_and_three_do_not() -> None:
    assert tuple(features()) == (
        "recency_days",
        "orders",
        "net_cents",
        "promo_share",
        "gift_share",
        "return_share",
        "visits",
    )
    assert set(features()) == set(SEVEN)
    assert agreement(segments(), true_segments()) >= 0.65
    assert agreement(find_segments(features()[list(RFM)], 6), true_segments()) < 0.3


def test_a_segment_keeps_its_number_when_found_again() -> None:
    again = find_segments(features().sample(frac=1, random_state=3), 6, seed=11)
    assert (again.reindex(segments().index) == segments()).mean() > 0.99


def test_six_segments_are_above_the_band_and_stable() -> None:
    curves = k_curves(features(), ks=[3, 6])
    assert curves.loc[6, "silhouette"] > 2 * curves.loc[6, "null_high"]
    assert curves.loc[6, "stability"] > 0.9 > curves.loc[3, "stability"]
    assert curves.loc[6, "named"] == 6


def test_only_the_planted_harm_is_called_harm() -> None:
    early = find_segments(features(SPLIT), 5)
    effects = email_effects(boutique("contacts"), early)
    harmed = effects.index[effects["high"] < 0]
    assert len(harmed) == 1
    inside = true_segments().reindex(early.index)[early == harmed[0]]
    assert inside.mode()[0] == "quiet_regulars"


def test_prompts_hold_no_customer_and_rules_pass_the_audit() -> None:
    averages, marks = profile(features(), segments()), signatures(features(), segments())
    for language in ("en", "fr"):
        set_language(language)
        for segment, row in averages.iterrows():
            assert holds_no_customer(persona_prompt(row), features())
            assert audit_persona(rule_persona(row, marks[segment]), row).passed
    set_language("en")


def test_expected_purchases_keep_the_order_of_the_second_year() -> None:
    history = purchase_history(cleaned().lines, SPLIT)
    model = fit_bgnbd(history["repeats"], history["recency"], history["age"])
    expected = pd.Series(model.expected(365 / 7, *(history[name] for name in history)), history.index)
    bought = bought_in(cleaned().lines, SPLIT, "2026-10-01").reindex(history.index)
    assert expected.corr(bought, method="spearman") > 0.5
    assert 0.7 < expected.sum() / bought.sum() < 1.1


def test_baskets_shrink_towards_what_is_bought_next() -> None:
    """The shrunken mean of the first year is nearer to the second year than the bare mean."""
    before = cleaned().lines[cleaned().lines["ordered_at"] < SPLIT]
    after = cleaned().lines[cleaned().lines["ordered_at"] >= SPLIT]
    table = expected_basket(before).join(expected_basket(after)["mean_cents"].rename("next"), how="inner")
    shrunk = ((table["expected_cents"] - table["next"]) ** 2).mean()
    assert shrunk < ((table["mean_cents"] - table["next"]) ** 2).mean()


def test_real_households_are_close_to_a_continuum() -> None:
    journey = clean(journey_lines(), wholesale_from=None)
    curves = k_curves(customer_features(journey.lines)[list(RFM)], ks=[4])
    assert curves.loc[4, "silhouette"] < curves.loc[4, "null_high"] + 0.05


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_learners_file_goes_all_the_way(language: str) -> None:
    set_language(language)
    mine = load_orders(course_root() / "datasets" / "segments" / f"orders_{language}.csv")
    assert len(mine.set_aside) == 0
    mine_clean = clean(mine)
    assert mine_clean.report.loc["wholesaler", "customers"] == 1
    found = customer_features(mine_clean.lines)
    labels = find_segments(found, 3)
    assert profile(found, labels)["customers"].sum() == len(found)
    set_language("en")


def test_both_languages_of_the_sample_file_hold_the_same_orders() -> None:
    folder = course_root() / "datasets" / "segments"
    english, french = (load_orders(folder / f"orders_{language}.csv").table for language in ("en", "fr"))
    same = ["customer_id", "order_id", "order_date", "amount_cents", "quantity"]
    pd.testing.assert_frame_equal(english[same], french[same])


CHARTS: dict[str, Callable[[], object]] = {
    "heat map": lambda: rfm_heatmap(rfm(cleaned().lines)),
    "lorenz": lambda: lorenz_chart(features()["net_cents"]),
    "curves": lambda: curves_chart(k_curves(features(), ks=[2, 3])),
    "confusion": lambda: confusion_chart(segments(), true_segments()),
    "profiles": lambda: profile_chart(features(), segments()),
    "holdout": lambda: holdout_chart(features()["orders"], features()["orders"] + 1, features()["orders"]),
    "values": lambda: values_chart(
        action_values(pd.DataFrame({"effect_points": [1.0], "low": [0.5], "high": [2]}, index=[1]), 50, 0.4, 0.02)
    ),
    "cost": lambda: cost_chart(
        pd.DataFrame({"engine": list("aabb"), "rows": [10, 100] * 2, "cpu_seconds": [1, 9, 2, 8.0], "peak_mb": [5] * 4})
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_its_numbers_in_both_languages(name: str) -> None:
    said = []
    for language in ("en", "fr"):
        set_language(language)
        chart = CHARTS[name]()
        assert chart.png.startswith(b"\x89PNG")  # type: ignore[attr-defined]
        said.append(chart.alt)  # type: ignore[attr-defined]
    set_language("en")
    assert said[0] != said[1]
    assert all(any(letter.isdigit() for letter in alt) for alt in said)
