"""Advertisements with their costs and results; a machine wrote some of them, which changes nothing in their results."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyarrow as pa

from . import plan
from .draws import Ints, bell_counts, between, chance, pick_by_group, unique_ids
from .people import coded, times

CHANNELS = ("search", "social", "display", "video", "marketplace")
ADS_A_MONTH = 4  # for each channel
MONTHS = 24
AUDIENCES = ("newcomers", "known_customers", "look_alikes", "parents", "over_50", "everyone")
CLICKS_PER_MILLION = (31_000, 9_500, 1_300, 3_600, 14_000)  # by channel, for people and machines alike
CONVERSIONS_PER_MILLION_CLICKS = (34_000, 13_000, 6_000, 8_000, 45_000)
COST_PER_CLICK_CENTS = (46, 38, 30, 52, 60)
IMPRESSIONS = ((8_000, 40_000), (25_000, 160_000), (60_000, 400_000), (20_000, 120_000), (6_000, 30_000))
AI_BP = (2000, 8000, 1500, 5000, 1500)  # machines make the ads of social networks, people those of display
LABEL_BP = 8800  # of the ads made with AI, the label was shown
BASKET_CENTS = (3_600, 7_800)
FAULTS = ("label_missing", "cost_in_euros", "more_conversions_than_clicks")


def ads_table(rng: np.random.Generator, headlines: Path) -> tuple[pa.Table, pa.Table, Ints]:
    """Return the ads, their hidden rates, and for each ad the position of its fault in FAULTS or -1."""
    channel = np.repeat(np.arange(len(CHANNELS)), ADS_A_MONTH * MONTHS)
    size = len(channel)
    month = np.tile(np.repeat(np.arange(MONTHS), ADS_A_MONTH), len(CHANNELS))
    start = plan.ms(plan.FIRST_DAY) + month * 30 * plan.DAY_MS + between(rng, 0, 6, size) * plan.DAY_MS
    bounds = np.array(IMPRESSIONS)[channel]
    impressions = rng.integers(bounds[:, 0], bounds[:, 1])
    click_rate = np.array(CLICKS_PER_MILLION)[channel] * between(rng, 75, 125, size) // 100
    clicks = bell_counts(rng, impressions, click_rate)
    conversion_rate = np.array(CONVERSIONS_PER_MILLION_CLICKS)[channel] * between(rng, 75, 125, size) // 100
    conversions = bell_counts(rng, clicks, conversion_rate)
    revenue = conversions * between(rng, *BASKET_CENTS, size)
    cost = clicks * np.array(COST_PER_CLICK_CENTS)[channel] * between(rng, 80, 120, size) // 100
    ai = pick_by_group(rng, [(10_000 - bp, bp) for bp in AI_BP], channel) == 1
    label = ai & chance(rng, LABEL_BP, size)
    fault = np.where(ai & ~label, 0, -1)
    fault[chance(rng, 100, size) & (fault < 0)] = 1
    fault[chance(rng, 100, size) & (fault < 0)] = 2
    cost = np.where(fault == 1, cost // 100, cost)
    conversions = np.where(fault == 2, clicks + between(rng, 1, 60, size), conversions)
    ad_id, row = unique_ids(rng, size, 6), rng.permutation(size)
    table = pa.table(
        {
            "ad_id": pa.array(ad_id),
            "channel": coded(channel, CHANNELS),
            "starts_at": times(start),
            "ends_at": times(start + between(rng, 7, 28, size) * plan.DAY_MS),
            **_headlines(rng, headlines, size),
            "audience": coded(between(rng, 0, len(AUDIENCES) - 1, size), AUDIENCES),
            "ai_generated": pa.array(ai),
            "ai_label_shown": pa.array(label),
            "cost_cents": pa.array(cost),
            "impressions": pa.array(impressions),
            "clicks": pa.array(clicks),
            "conversions": pa.array(conversions),
            "revenue_cents": pa.array(revenue),
        }
    )
    truth = pa.table(
        {
            "ad_id": pa.array(ad_id),
            "clicks_per_million": pa.array(click_rate),
            "conversions_per_million_clicks": pa.array(conversion_rate),
        }
    )
    return table.take(pa.array(row)), truth.sort_by("ad_id"), fault[row]


def _headlines(rng: np.random.Generator, path: Path, size: int) -> dict[str, pa.Array]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    drawn = between(rng, 0, len(rows) - 1, size)
    return {
        "language": coded(drawn, tuple(row["language"] for row in rows)),
        "headline": coded(drawn, tuple(row["headline"] for row in rows)),
    }
