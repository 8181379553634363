"""The electricity of a country: CO2e and water of a kilowatt-hour, from one source for hosted and local models."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ..errors import AtelierError
from ..i18n import LANGUAGES, Language, Text, current_language
from .library import ecologits
from .ranges import two_figures

if TYPE_CHECKING:
    import pandas as pd

WORLD: Final = "WOR"
WATER_WARNING: Final = "electricity-mix-wue-world"
NO_EMISSIONS: Final = "electricity-mix-gwp-zero"
SHOWN_MATCHES: Final = 3


@dataclass(frozen=True)
class Grid:
    """The yearly average of a country's electricity, over the whole life cycle: not that of one hour, nor marginal.

    ``zone`` is its code of three letters (ISO 3166-1; "WOR": world, "EEE": Europe), ``g_per_kwh`` grams of CO2
    equivalent, ``water_l_per_kwh`` litres of water used up by the power stations; ``codes`` what EcoLogits warns of.
    """

    zone: str
    g_per_kwh: float
    water_l_per_kwh: float
    codes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The country, in the learner's language."""
        return country_name(self.zone)

    @property
    def source(self) -> str:
        """Where the figures come from."""
        return str(SOURCE.fill(emissions="Our World in Data", water="World Resources Institute"))

    def __repr__(self) -> str:
        """Return one line in the learner's language."""
        return str(
            LINE.fill(
                name=self.name, zone=self.zone, g=two_figures(self.g_per_kwh), water=two_figures(self.water_l_per_kwh)
            )
        )


def grid(zone: str) -> Grid:
    """Return the electricity of ``zone``, a code of three letters; raise ``AtelierError`` with close ones if none."""
    mix = ecologits().electricity_mixes.find_electricity_mix(zone=str(zone))
    if mix is None:
        raise AtelierError(_unknown(str(zone)))
    # What is not shown (minerals, primary energy) needs no warning.
    codes = [warning.code for warning in mix.warnings if warning.code == WATER_WARNING]
    return Grid(mix.zone, 1000 * mix.gwp, mix.wue, tuple(codes if mix.gwp else [*codes, NO_EMISSIONS]))


def zones() -> pd.DataFrame:
    """Return every zone, indexed by its code and sorted by name: ``name g_per_kwh water_l_per_kwh``."""
    import pandas as pd

    rows = [
        {"zone": mix.zone, "name": country_name(mix.zone), "g_per_kwh": 1000 * mix.gwp, "water_l_per_kwh": mix.wue}
        for mix in ecologits().electricity_mixes.list_electricity_mixes()
    ]
    # The letters without their accents: É stands with E.
    table = pd.DataFrame(rows).set_index("zone")
    return table.sort_values("name", key=lambda names: names.str.normalize("NFKD"))


def country_name(zone: str) -> str:
    """Return the name of ``zone`` in the learner's language, the code itself for one that is not a country."""
    return _name(zone, current_language())


@lru_cache(maxsize=1024)
def _name(zone: str, language: Language) -> str:
    if zone in NOT_COUNTRIES:
        return NOT_COUNTRIES[zone].of(language)
    import pycountry

    country: Any = pycountry.countries.get(alpha_3=zone)
    if country is None:
        return zone
    english = str(getattr(country, "common_name", country.name))
    return _french(pycountry.LOCALES_DIR).gettext(english) if language == "fr" else english


@lru_cache(maxsize=1)
def _french(folder: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", folder, languages=["fr"])


def _unknown(zone: str) -> Text:
    """Say that there is no such zone, and which ones the learner may have meant: by code, or by the country's name."""
    known = [mix.zone for mix in ecologits().electricity_mixes.list_electricity_mixes()]
    by_name = {_name(code, language).casefold(): code for code in known for language in LANGUAGES}
    names = get_close_matches(zone.casefold(), by_name, n=SHOWN_MATCHES, cutoff=0.75)
    codes = [by_name[name] for name in names] or _by_two_letters(zone, known)
    codes = codes or get_close_matches(zone.upper(), known, n=SHOWN_MATCHES, cutoff=0.6)
    if not codes:
        return UNKNOWN.fill(zone=zone)
    return UNKNOWN_CLOSE.fill(zone=zone, close=", ".join(dict.fromkeys(codes)))


def _by_two_letters(zone: str, known: list[str]) -> list[str]:
    import pycountry

    country: Any = pycountry.countries.get(alpha_2=zone.upper()) if len(zone) == 2 else None
    return [country.alpha_3] if country is not None and country.alpha_3 in known else []


NOT_COUNTRIES: Final = {WORLD: Text("World", "Monde"), "EEE": Text("Europe", "Europe")}
SOURCE: Final = Text(
    "EcoLogits 0.11.3 (CO2e: {emissions}; water: {water}), yearly averages, life cycle",
    "EcoLogits 0.11.3 (CO2\u00a0: {emissions}\u202f; eau\u00a0: {water}), moyennes annuelles, cycle de vie",
)
LINE: Final = Text(
    "{name} ({zone}): {g} g CO2e and {water} L of water per kWh, yearly average",
    "{name} ({zone})\u00a0: {g}\u00a0g éq. CO2 et {water}\u00a0L d’eau par kWh, moyenne annuelle",
)
UNKNOWN_CLOSE: Final = Text(
    'No electricity figures for the country "{zone}": did you mean {close}?',
    "Pas de données d’électricité pour le pays «\u00a0{zone}\u00a0»\u00a0: vouliez-vous dire {close}\u202f?",
)
UNKNOWN: Final = Text(
    'No electricity figures for the country "{zone}": give its code of three letters, such as FRA, USA or WOR (world).',
    "Pas de données d’électricité pour le pays «\u00a0{zone}\u00a0»\u00a0: donnez son code à trois lettres, comme "
    "FRA, USA ou WOR (monde).",
)
