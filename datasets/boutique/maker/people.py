"""Customers: who they are, where they live, what they agreed to, and the part of them that nobody sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from . import plan, words
from .draws import Flags, Ints, between, chance, pick, pick_by_group, unique_ids

AGE_BANDS = ("18-29", "30-39", "40-49", "50-59", "60-69", "70+")
AGE_BAND_WEIGHTS = (15, 20, 21, 17, 16, 11)
AGE_BAND_STARTS = (18, 30, 40, 50, 60, 70)
OLDEST = 92
ENGLISH_BP = 1200
GENDERS = ("female", "male", "unspecified")
GENDER_WEIGHTS = (66, 28, 6)
TIERS = ("none", "leaf", "branch", "tree")
TIER_STARTS_CENTS = (1, 15_000, 40_000)  # sales of the last twelve months
CENTS_PER_POINT = 100
DOMAINS = ("example.com", "example.org", "example.net")
IMPOSSIBLE_YEARS = (1900, 1, 2062)
CHANNELS = ("web", "shop", "social", "search", "friend", "marketplace")
CHANNEL_WEIGHTS = (28, 22, 18, 17, 10, 5)
INCOME_BANDS = ("below_12970", "12970_to_24329", "24330_to_43839", "from_43840")


@dataclass
class People:
    """One entry a customer, in the random order of the file. Times are milliseconds; -1 means never.

    Whoever is registered twice has two entries: what belongs to the person (age, home, segment, tastes, clicks,
    language, hold-out) is the same in both; dates, consent and orders belong to the account.
    """

    customer_id: npt.NDArray[np.int32]
    commune: Ints  # row of communes.parquet
    rural: Flags
    birth_year: Ints
    segment: Ints  # hidden
    shown_taste: Ints  # hidden; -1: none
    hidden_taste: Ints  # hidden; -1: none
    clicks: Ints  # hidden; customers x categories, per mille
    active_from: Ints
    active_until: Ints  # hidden
    wholesaler: Flags
    held_out: Flags
    consent: Flags
    opted_out_at: Ints
    faults: dict[str, Ints]  # rows of each kind of fault in the file
    same_as: Ints  # row of the person: another one for whoever is registered twice
    english: Flags

    def __len__(self) -> int:
        return len(self.customer_id)

    @property
    def age(self) -> Ints:
        """Age in whole years on the last day, counted by year of birth."""
        return plan.LAST_DAY.year - self.birth_year

    @property
    def penalised(self) -> Flags:
        """Whom the selection of campaigns treats worse at equal value."""
        return self.rural | (self.age >= plan.SENIOR_AGE)


def make_people(rng: np.random.Generator, size: int, communes: pa.Table) -> People:
    """Draw ``size`` customers."""
    wholesaler = chance(rng, plan.WHOLESALERS_BP, size)
    commune = pick(rng, communes["population"].to_numpy().astype(np.int64), size)
    band = pick(rng, AGE_BAND_WEIGHTS, size)
    ends = np.array([*AGE_BAND_STARTS[1:], OLDEST])
    age = np.array(AGE_BAND_STARTS)[band] + rng.integers(0, (ends - np.array(AGE_BAND_STARTS))[band])
    faults = _faults(rng, wholesaler, communes, commune)
    same_as = _second_registrations(wholesaler, faults["duplicate_person"])
    commune, age = commune[same_as], age[same_as]
    segment = _segments(rng, age >= plan.SENIOR_AGE)
    shown, hidden = _tastes(rng, size)
    consent = chance(rng, plan.CONSENT_BP, size)
    since, until = _active(rng, size)
    opted_out_at = _opted_out(rng, consent, since)
    clicks = _click_chances(rng, shown, hidden)
    return People(
        customer_id=unique_ids(rng, size, 8),
        commune=commune,
        rural=communes["rural"].to_numpy(zero_copy_only=False)[commune],
        birth_year=plan.LAST_DAY.year - age,
        segment=segment[same_as],
        shown_taste=shown[same_as],
        hidden_taste=hidden[same_as],
        clicks=clicks[same_as],
        active_from=since,
        active_until=until,
        wholesaler=wholesaler,
        held_out=chance(rng, plan.HOLD_OUT_BP, size)[same_as],
        consent=consent,
        opted_out_at=opted_out_at,
        faults=faults,
        same_as=same_as,
        english=chance(rng, ENGLISH_BP, size)[same_as],
    )


def customers_table(rng: np.random.Generator, people: People, communes: pa.Table, last_year_cents: Ints) -> pa.Table:
    """Return the table as the shop exports it, faults included."""
    size = len(people)
    gender = pick(rng, GENDER_WEIGHTS, size)[people.same_as]
    birth_year = _birth_years(rng, people)
    columns: dict[str, pa.Array] = {"customer_id": pa.array(people.customer_id)}
    columns |= _identity(rng, people, gender, communes)
    columns |= {
        "postcode": _postcodes(people, communes),
        "commune_code": communes["commune_code"].take(pa.array(people.commune)),
        "birth_year": pa.array(birth_year.astype(np.int16)),
        "age_band": coded(
            np.searchsorted(AGE_BAND_STARTS, plan.LAST_DAY.year - birth_year, side="right") - 1, AGE_BANDS
        ),
        "gender": coded(gender, GENDERS),
        "language": coded(people.english.astype(np.int64), ("fr", "en")),
        "signed_up_at": times(people.active_from),
        "acquisition_channel": coded(pick(rng, CHANNEL_WEIGHTS, size), CHANNELS),
        "marketing_consent": pa.array(people.consent),
        "consent_at": times(np.where(people.consent, people.active_from + between(rng, 0, 900_000, size), -1)),
        "opted_out_at": times(people.opted_out_at),
        "loyalty_tier": coded(np.searchsorted(TIER_STARTS_CENTS, last_year_cents, side="right"), TIERS),
        "loyalty_points": pa.array((last_year_cents // CENTS_PER_POINT).astype(np.int32)),
        "declared_interests": _interests(rng, people),
    }
    columns |= _living_standard(rng, people, communes)
    columns["health_note"] = _health_notes(rng, size, people.english)
    return pa.table(columns)


def coded(codes: Ints, names: tuple[str, ...]) -> pa.Array:
    """Return names for positions; a position of -1 becomes a missing value."""
    positions = pa.array(codes.astype(np.int32), mask=codes < 0)
    named = pa.DictionaryArray.from_arrays(positions, pa.array(names))
    # pyarrow writes a dictionary that holds a name twice now one way, now another: only bytes that repeat will do.
    return named if len(set(names)) == len(names) else named.cast(pa.string())


def times(milliseconds: Ints) -> pa.Array:
    """Return local times to the second without a zone; -1 becomes a missing value."""
    return pa.array(milliseconds // 1000 * 1000, mask=milliseconds < 0).cast(pa.timestamp("ms"))


def _segments(rng: np.random.Generator, senior: Flags) -> Ints:
    plain = [segment.share for segment in plan.SEGMENTS]
    leaning = [w + plan.AGE_LEANING.get(s.name, 0) for w, s in zip(plain, plan.SEGMENTS, strict=True)]
    return pick_by_group(rng, (plain, leaning), senior.astype(np.int64))


def _tastes(rng: np.random.Generator, size: int) -> tuple[Ints, Ints]:
    """Return the taste that shows in the baskets and the one that does not: a neighbour of it."""
    shown = pick(rng, plan.POPULARITY, size)
    near = np.array([[plan.CATEGORIES.index(names[i % len(names)]) for i in range(6)] for names in plan.NEAR])
    hidden = near[shown, rng.integers(0, 6, size)]  # 6 is a multiple of 2 and of 3 neighbours: each as likely
    none = chance(rng, plan.NO_TASTE_BP, size)
    return np.where(none, -1, shown), np.where(none, -1, hidden)


def _click_chances(rng: np.random.Generator, shown: Ints, hidden: Ints) -> Ints:
    kinds = tuple(plan.CLICK_PERMILLE)
    kind = np.full((len(shown), len(plan.CATEGORIES)), kinds.index("other"))
    kind[shown >= 0] = np.where(nearness()[shown[shown >= 0]], kinds.index("near_shown"), kinds.index("other"))
    kind[shown < 0] = kinds.index("no_taste")
    rows = np.flatnonzero(shown >= 0)
    kind[rows, shown[rows]] = kinds.index("shown")
    kind[rows, hidden[rows]] = kinds.index("hidden")
    bounds = np.array(list(plan.CLICK_PERMILLE.values()))
    return rng.integers(bounds[kind, 0], bounds[kind, 1] + 1)


def nearness() -> Flags:
    """Return categories x categories: true where two are neighbours."""
    return np.array([[other in names for other in plan.CATEGORIES] for names in plan.NEAR])


def _active(rng: np.random.Generator, size: int) -> tuple[Ints, Ints]:
    """Return when customers signed up, and when they stop buying (the end of the window for most)."""
    start, end = plan.ms(plan.FIRST_DAY), plan.ms(plan.LAST_DAY) + plan.DAY_MS
    before = start - between(rng, 1, start - plan.ms(plan.FOUNDED), size)
    during = start + between(rng, 0, plan.ms(plan.FIRST_YEAR_ENDS) - start - 1, size)
    since = np.where(chance(rng, plan.SIGNED_UP_IN_WINDOW_BP, size), during, before)
    lapse = np.maximum(since, start + between(rng, 0, end - start - 1, size))
    return since, np.where(chance(rng, plan.LAPSED_BP, size), lapse, end)


def _opted_out(rng: np.random.Generator, consent: Flags, since: Ints) -> Ints:
    """Return when customers withdrew their consent of their own accord; -1 for who had not by the last day."""
    size = len(since)
    early = consent & chance(rng, plan.OPTED_OUT_BEFORE_BP, size)
    at = np.maximum(since, plan.ms(plan.FIRST_DAY)) + between(rng, 0, 500, size) * plan.DAY_MS
    at += between(rng, 7 * 3_600_000, 22 * 3_600_000, size)
    return np.where(early & (at < plan.ms(plan.LAST_DAY) + plan.DAY_MS), at, -1)


def _identity(rng: np.random.Generator, people: People, gender: Ints, communes: pa.Table) -> dict[str, pa.Array]:
    """Return names and addresses; who is registered twice typed the e-mail in capitals the second time."""
    size = len(people)
    women, men = len(words.WOMEN), len(words.MEN)
    either = between(rng, 0, women + men - 1, size)
    first = np.where(gender == 0, either % women, np.where(gender == 1, women + either % men, either))
    last = between(rng, 0, len(words.FAMILIES) - 1, size)
    domain = pick(rng, (60, 25, 15), size)
    number = between(rng, 1, 98, size)
    street = between(rng, 0, len(words.STREETS) - 1, size)
    suffix = unique_ids(rng, size, 8)
    first, last, domain, number, street, suffix = (
        values[people.same_as] for values in (first, last, domain, number, street, suffix)
    )
    return {
        "first_name": coded(first, (*words.WOMEN, *words.MEN)),
        "last_name": coded(last, words.FAMILIES),
        "email": _emails(people, first, last, suffix, domain),
        "phone": _phones(rng, people, communes).take(pa.array(people.same_as)),
        "address": pc.binary_join_element_wise(pa.array(number).cast(pa.string()), _text(street, words.STREETS), ", "),
    }


def _emails(people: People, first: Ints, last: Ints, suffix: Ints, domain: Ints) -> pa.Array:
    """Return addresses at the domains that are reserved for examples."""
    spelling = np.zeros(len(people), np.int64)
    spelling[people.faults["malformed_email"]] = 1
    left = pc.binary_join_element_wise(
        _text(first, tuple(map(words.plain, (*words.WOMEN, *words.MEN)))),
        _text(last, tuple(map(words.plain, words.FAMILIES))),
        pa.array(suffix).cast(pa.string()),
        ".",
    )
    email = pc.binary_join_element_wise(left, _text(domain, DOMAINS), _text(spelling, ("@", " at ")))
    twice = np.zeros(len(people), bool)
    twice[people.faults["duplicate_person"]] = True
    return pc.if_else(pa.array(twice), pc.utf8_upper(email), email)


def _phones(rng: np.random.Generator, people: People, communes: pa.Table) -> pa.Array:
    """Return numbers of the blocks that the French regulator keeps for fiction: nobody answers them."""
    regions = communes["region"].to_pylist()
    landline = np.array([words.LANDLINE_BLOCKS.index(words.BLOCK_OF_REGION[region]) for region in regions])
    mobile = chance(rng, 7500, len(people))
    block = np.where(mobile, len(words.LANDLINE_BLOCKS), landline[people.commune])
    pairs = tuple(f"{pair:02d}" for pair in range(100))
    parts = [_text(between(rng, 0, 99, len(people)), pairs) for _ in range(2)]
    return pc.binary_join_element_wise(_text(block, (*words.LANDLINE_BLOCKS, words.MOBILE_BLOCK)), *parts, " ")


def _interests(rng: np.random.Generator, people: People) -> pa.Array:
    """Return what customers ticked when they signed up: half name their shown taste, some a category at random."""
    size = len(people)
    ticked = np.where(chance(rng, 5000, size), people.shown_taste, -1)
    other = np.where(chance(rng, 3000, size), pick(rng, plan.POPULARITY, size), -1)
    other[other == ticked] = -1
    names = (*plan.CATEGORIES, "")
    pairs = tuple("|".join(sorted(filter(None, (a, b)))) for a in names for b in names)
    both = (ticked % len(names)) * len(names) + other % len(names)  # -1 % 9 is 8, the empty name
    both[both == len(pairs) - 1] = -1
    return coded(both, pairs)


def _living_standard(rng: np.random.Generator, people: People, communes: pa.Table) -> dict[str, pa.Array]:
    """Return a living standard with the published deciles: higher around Paris and in cities, lower in villages.

    Customers are ranked by chance plus a bonus for their commune, then given the quantile of their rank: the deciles
    hold whatever the bonus. Whoever is registered twice has one living standard.
    """
    size = len(people)
    capital = pc.equal(communes["region"], "Île-de-France").to_numpy(zero_copy_only=False)[people.commune]
    score = between(rng, 0, 9_999, size) + 2_500 * capital - 1_200 * people.rural
    rank = np.empty(size, np.int64)
    rank[np.argsort(score, kind="stable")] = np.arange(size)
    euros = (quantiles((2 * rank + 1) * 1_000_000 // (2 * size)) // 10 * 10)[people.same_as]
    bands = [value for percent, value in plan.LIVING_STANDARD_EUR if percent in (10, 50, 90)]
    return {
        "living_standard_eur": pa.array(euros.astype(np.int32)),
        "income_band": coded(np.searchsorted(bands, euros, side="right"), INCOME_BANDS),
    }


def quantiles(per_million: Ints) -> Ints:
    """Return the living standard at a rank, straight between two published quantiles."""
    ranks = np.array([percent * 10_000 for percent, _ in plan.LIVING_STANDARD_EUR])
    values = np.array([value for _, value in plan.LIVING_STANDARD_EUR])
    step = np.clip(np.searchsorted(ranks, per_million, side="right") - 1, 0, len(ranks) - 2)
    return values[step] + (per_million - ranks[step]) * np.diff(values)[step] // np.diff(ranks)[step]


def _health_notes(rng: np.random.Generator, size: int, english: Flags) -> pa.Array:
    """Return notes that a shop must not use: there to be left alone."""
    note = between(rng, 0, len(words.HEALTH_NOTES_FR) - 1, size) + english * len(words.HEALTH_NOTES_FR)
    note[~chance(rng, 250, size)] = -1
    return coded(note, (*words.HEALTH_NOTES_FR, *words.HEALTH_NOTES_EN))


def _faults(rng: np.random.Generator, wholesaler: Flags, communes: pa.Table, commune: Ints) -> dict[str, Ints]:
    """Return the rows of each kind of fault; a row has one at most."""
    free = ~wholesaler
    zero = pc.starts_with(communes["postcode"], "0").to_numpy(zero_copy_only=False)[commune]
    found: dict[str, Ints] = {}
    for kind, per_10000 in plan.DIRTY_CUSTOMERS_BP.items():
        hit = free & chance(rng, per_10000, len(free)) & (zero | (kind != "postcode_without_zero"))
        free &= ~hit
        found[kind] = np.flatnonzero(hit)
    return found


def _second_registrations(wholesaler: Flags, rows: Ints) -> Ints:
    """Return for each row the row of the same person: itself, but for ``rows``, whose person is no wholesaler."""
    person = np.arange(len(wholesaler))
    free = ~wholesaler
    free[rows] = False
    others = np.flatnonzero(free)
    person[rows] = others[rows * len(others) // len(person)]
    return person


def _postcodes(people: People, communes: pa.Table) -> pa.Array:
    codes = communes["postcode"].to_pylist()
    row = people.commune.copy()
    row[people.faults["postcode_without_zero"]] += len(codes)
    return _text(row, (*codes, *(code.removeprefix("0") for code in codes)))


def _birth_years(rng: np.random.Generator, people: People) -> Ints:
    years = people.birth_year.copy()
    rows = people.faults["impossible_birth_year"]
    years[rows] = np.array(IMPOSSIBLE_YEARS)[rng.integers(0, len(IMPOSSIBLE_YEARS), len(rows))]
    return years


def _text(codes: Ints, names: tuple[str, ...]) -> pa.Array:
    return coded(codes, names).cast(pa.string())
