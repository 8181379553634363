"""Everything that is planted, in one place: the datasheet quotes these numbers and the tests recover them.

Chances are whole numbers per 10,000 (``_bp``: basis points) or per 1,000 (``_permille``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

# --- the window -----------------------------------------------------------------------------------------------------
FIRST_DAY: Final = date(2024, 10, 1)
LAST_DAY: Final = date(2026, 9, 30)
DAYS: Final = (LAST_DAY - FIRST_DAY).days + 1
FIRST_YEAR_ENDS: Final = date(2025, 10, 1)
FOUNDED: Final = date(2009, 3, 14)

DAY_MS: Final = 86_400_000


def ms(day: date, hour: int = 0) -> int:
    """Return a local time as milliseconds since 1970, the unit of every timestamp before it is written."""
    return (day - date(1970, 1, 1)).days * DAY_MS + hour * 3_600_000


# --- categories and how near they are -------------------------------------------------------------------------------
CATEGORIES: Final = ("soap", "body_care", "candle", "bed_linen", "bath_linen", "table", "decor", "storage")
POPULARITY: Final = (20, 16, 17, 8, 11, 11, 9, 8)
NEAR: Final = (  # symmetric: a taste is hidden one step away from the taste that shows
    ("body_care", "bath_linen"),
    ("soap", "candle"),
    ("body_care", "decor"),
    ("bath_linen", "decor"),
    ("soap", "bed_linen", "storage"),
    ("decor", "storage"),
    ("candle", "bed_linen", "table"),
    ("table", "bath_linen"),
)


# --- six behavioural segments ---------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Segment:
    """How customers of one segment behave over the two years; ``effect_bp`` is what one e-mail adds within 7 days."""

    name: str
    share: int  # weight in the population
    orders: Fraction  # mean number of orders
    order_evenness: int  # see draws.count_weights
    visits: Fraction  # mean number of visits without an order
    price_level: int  # 0 picks cheap products of a category, 1 any, 2 dear ones
    lines: tuple[int, ...]  # weights of 1, 2, 3… lines in an order
    promo_bp: int  # an order uses a promo code
    return_bp: int  # an order that was received is returned, wholly or in part
    gift_bp: int  # an order is gift-wrapped
    focus_bp: int  # a line is of the taste that shows, when there is one
    base_bp: int  # orders within 7 days of a campaign, without the e-mail
    effect_bp: int  # added by the e-mail


SEGMENTS: Final = (
    Segment(
        name="loyal_explorers",
        share=16,
        orders=Fraction(19),
        order_evenness=60,
        visits=Fraction(8),
        price_level=1,
        lines=(20, 30, 25, 15, 10),
        promo_bp=1300,
        return_bp=500,
        gift_bp=600,
        focus_bp=3000,
        base_bp=570,
        effect_bp=95,
    ),
    Segment(
        name="bargain_hunters",
        share=20,
        orders=Fraction(9),
        order_evenness=40,
        visits=Fraction(17, 2),
        price_level=0,
        lines=(90, 10),
        promo_bp=6500,
        return_bp=500,
        gift_bp=500,
        focus_bp=4500,
        base_bp=415,
        effect_bp=215,
    ),
    Segment(
        name="gift_givers",
        share=15,
        orders=Fraction(3),
        order_evenness=40,
        visits=Fraction(3),
        price_level=2,
        lines=(10, 30, 35, 25),
        promo_bp=1300,
        return_bp=300,
        gift_bp=7000,
        focus_bp=2500,
        base_bp=255,
        effect_bp=120,
    ),
    Segment(
        name="quiet_regulars",
        share=21,
        orders=Fraction(6),
        order_evenness=40,
        visits=Fraction(3, 2),
        price_level=1,
        lines=(50, 40, 10),
        promo_bp=500,
        return_bp=200,
        gift_bp=300,
        focus_bp=8000,
        base_bp=440,
        effect_bp=-220,
    ),
    Segment(
        name="window_shoppers",
        share=16,
        orders=Fraction(8, 5),
        order_evenness=40,
        visits=Fraction(12),
        price_level=0,
        lines=(90, 10),
        promo_bp=1500,
        return_bp=500,
        gift_bp=700,
        focus_bp=4000,
        base_bp=190,
        effect_bp=115,
    ),
    Segment(
        name="try_and_return",
        share=12,
        orders=Fraction(5),
        order_evenness=40,
        visits=Fraction(6),
        price_level=2,
        lines=(0, 10, 35, 55),
        promo_bp=1300,
        return_bp=4000,
        gift_bp=500,
        focus_bp=4000,
        base_bp=335,
        effect_bp=120,
    ),
)
HARMED_SEGMENT: Final = "quiet_regulars"
AGE_LEANING: Final = {"loyal_explorers": 18}  # share added from 60 on: older customers are worth a little more

SIGNED_UP_IN_WINDOW_BP: Final = 1200  # at a random time of the first year
LAPSED_BP: Final = 800  # stop buying at a random time of the window

# --- a hidden taste -------------------------------------------------------------------------------------------------
NO_TASTE_BP: Final = 3400  # no campaign interests them
HIDDEN_BOUGHT_BP: Final = 1000  # when chance proposes the hidden category, it is bought this often; else the shown one
VIEWS_PERCENT: Final = {"shown": 22, "hidden": 14, "near_hidden": 22}  # of visits; the rest follows POPULARITY
CLICK_PERMILLE: Final = {  # chance of clicking on an e-mail about a category: lowest, highest
    "shown": (70, 110),
    "hidden": (120, 180),
    "near_shown": (20, 50),
    "other": (3, 13),
    "no_taste": (4, 16),
}

# --- e-mail: who is contacted, what it does -------------------------------------------------------------------------
CAMPAIGNS: Final = 24
FIRST_CAMPAIGN: Final = date(2025, 10, 6)
CAMPAIGN_EVERY_DAYS: Final = 15
SEND_HOUR: Final = 10
OUTCOME_DAYS: Final = 7
HOLD_OUT_BP: Final = 2000  # of customers, drawn once, never mailed
CONSENT_BP: Final = 7800
OPTED_OUT_BEFORE_BP: Final = 500  # of those who had agreed

VALUE_BANDS_CENTS: Final = (0, 5_000, 15_000, 40_000)  # first-year sales: nothing, up to 50 €, 150 €, 400 €, more
SELECTED_BP: Final = (3500, 4500, 5700, 7000, 8500)  # chance to be selected for a campaign, by value band
PENALTY_PERCENT: Final = 60  # the same chance times 0.60 for whoever lives in a rural commune or is 60 or over
SENIOR_AGE: Final = 60

UNSUBSCRIBE_BP: Final = {"relevant": 10, "irrelevant": 120}  # after an e-mail, by click chance against the threshold
RELEVANT_PERMILLE: Final = 30
OPENED_BP: Final = 3300  # opens without a click

# --- dirty rows: about 1 % of order lines, of customers, and less of the rest ---------------------------------------
DIRTY_ORDER_LINES_BP: Final = {
    "duplicate_line": 45,  # exported twice: an exact copy
    "cancelled_order": 9,  # of orders: a sale and its mirror some minutes later
    "missing_customer": 12,  # of orders: no customer number
    "zero_price": 12,
    "not_a_product": 6,  # a line for postage or a manual correction, with a code outside the catalogue
}
WHOLESALERS_BP: Final = 12  # of customers: hotels and shops that buy by the dozen
DIRTY_CUSTOMERS_BP: Final = {
    "duplicate_person": 40,  # the same person registered a second time
    "malformed_email": 25,
    "impossible_birth_year": 20,
    "postcode_without_zero": 100,  # of postcodes that start with a zero: a spreadsheet ate it
}
SENT_AFTER_OPT_OUT_BP: Final = 40  # of those who had opted out, at each campaign
SENT_TWICE_BP: Final = 10
ROBOT_VISITS_BP: Final = 30

# --- living standard (INSEE, 2022, euros a year): first, fifth and ninth decile --------------------------------------
LIVING_STANDARD_EUR: Final = ((0, 5_000), (10, 12_970), (50, 24_330), (90, 43_840), (99, 95_000), (100, 220_000))
