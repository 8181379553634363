"""The tables of module 11: published estimates, grids, an invented day of electricity, measurements, equivalents."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..facts.claims import GRADES, claim
from ..i18n import LANGUAGES, Language, Text, current_language
from ..paths import course_root

if TYPE_CHECKING:
    import pandas as pd


def references(group: str | None = None) -> pd.DataFrame:
    """Return published estimates of one reply, image or video, indexed by ``id``; those of ``group`` if named.

    Columns: ``comparable_group``, ``label``, ``low`` and ``high`` (Wh; equal when one number was published),
    ``unit``, ``statistic``, ``boundary`` (a short word of ``BOUNDARIES``), ``counted`` (the same in a sentence),
    ``tokens`` (NaN: not said), ``year``, ``source``, ``grade`` (a short word), ``claim`` (id in the register).
    Raises ``AtelierError`` for an unknown group.
    """
    table = read("references.csv").set_index("id")
    groups = list(dict.fromkeys(table["comparable_group"]))
    if group is not None and group not in groups:
        raise AtelierError(NO_GROUP.fill(group=group, groups=", ".join(groups)))
    table.insert(6, "counted", [str(BOUNDARIES[name]) for name in table["boundary"]])
    return table if group is None else table[table["comparable_group"] == group]


def estimates_table(group: str) -> pd.DataFrame:
    """Return the estimates of ``group`` as a learner reads them, smallest first.

    Columns: ``estimate``, ``wh_low``, ``wh_high``, ``statistic``, ``counted``, ``kind``, ``year``.
    """
    import pandas as pd

    rows = references(group).sort_values("high")
    return pd.DataFrame(
        {
            "estimate": rows["label"],
            "wh_low": rows["low"],
            "wh_high": rows["high"],
            "statistic": [str(STATISTICS[name]) for name in rows["statistic"]],
            "counted": rows["counted"],
            "kind": [str(GRADES[name]) for name in rows["grade"]],
            "year": rows["year"],
        }
    ).reset_index(drop=True)


def grid_figures(zone: str | None = None) -> pd.DataFrame:
    """Return published figures of what a kilowatt-hour emits, indexed by ``id``: ``zone label g_per_kwh method year``.

    ``method`` is said in the learner's language. Raises ``AtelierError`` when there is no figure for ``zone``.
    """
    table = read("grids.csv").set_index("id")
    if zone is not None and zone not in set(table["zone"]):
        raise AtelierError(NO_ZONE.fill(zone=zone, zones=", ".join(dict.fromkeys(table["zone"]))))
    table["method"] = [str(METHODS[name]) for name in table["method"]]
    return table if zone is None else table[table["zone"] == zone]


def electricity_day() -> pd.DataFrame:
    """Return an invented day of electricity, indexed by ``hour``.

    Columns: ``solar_mw wind_mw nuclear_mw gas_mw``, ``next_source`` (where one more kilowatt-hour would come from),
    ``average`` and ``marginal`` (grams of CO2e per kWh: of all that is produced, and of that next kilowatt-hour).
    What each source emits is CodeCarbon's figure, in the register of claims.
    """
    table = read("day.csv").set_index("hour")
    factors = {name: value_of(f"codecarbon-2026-source-{name}") for name in SOURCES}
    produced = table[[f"{name}_mw" for name in SOURCES]]
    emitted = sum(produced[f"{name}_mw"] * factors[name] for name in SOURCES)
    table["average"] = (emitted / produced.sum(axis=1)).round(1)
    table["marginal"] = [factors[name] for name in table["next_source"]]
    return table


def measurements() -> pd.DataFrame:
    """Return 19 settings of ML.ENERGY, measured on graphics cards of the kind H100.

    Columns: ``model``, ``active_billion``, ``total_billion``, ``precision``, ``cards``, ``batch`` (requests served
    together, at most), ``output_tokens`` (mean), ``wh`` a reply (graphics cards only), ``card``, ``source``, ``date``.
    """
    return read("measured.csv")


def equivalent_figures() -> pd.DataFrame:
    """Return the things people know, indexed by ``id``: ``unit``, ``kg_co2e`` of one, ``date``, ``source``."""
    return read("equivalents.csv").set_index("id")


def value_of(name: str) -> float:
    """Return the number of a figure of the register that has one."""
    found = claim(name)
    if found.value is None:
        raise ValueError(f"{name} has a range, and no number")
    return found.value


def read(name: str) -> pd.DataFrame:
    """Return a copy of one table, words in the learner's language (``label_en`` is called ``label``)."""
    return _read(name, current_language()).copy()


@lru_cache(maxsize=32)
def _read(name: str, language: Language) -> pd.DataFrame:
    import pandas as pd

    # Opened here, so that a notebook's record of the files it read sees it.
    with (folder() / name).open(encoding="utf-8", newline="") as file:
        table = pd.read_csv(file)
    others = [f"_{other}" for other in LANGUAGES if other != language]
    kept = table[[column for column in table if not column.endswith(tuple(others))]]
    return kept.rename(columns=lambda column: column.removesuffix(f"_{language}"))


def folder() -> Path:
    """Return where the tables are."""
    return course_root() / "datasets" / "footprint"


SOURCES: Final = ("solar", "wind", "nuclear", "gas")
BOUNDARIES: Final = {
    "graphics_card": Text("graphics card only", "carte graphique seule"),
    "card_doubled": Text("graphics card, doubled for the rest", "carte graphique, doublée pour le reste"),
    "machine": Text("the whole machine", "la machine entière"),
    "data_centre": Text("machine and data centre", "machine et centre de données"),
    "servers_by_users": Text("servers bought, by users", "serveurs achetés, par utilisateur"),
    "not_said": Text("not said", "non précisé"),
}
METHODS: Final = {
    "production": Text("power stations running", "centrales en marche"),
    "life_cycle": Text("whole life cycle", "cycle de vie complet"),
    "market": Text("one site, contracts counted", "un seul site, contrats compris"),
    "not_said": Text("not said", "non précisé"),
}
STATISTICS: Final = {
    "mean": Text("mean", "moyenne"),
    "median": Text("median", "médiane"),
    "minimum": Text("best setting", "meilleur réglage"),
}
NO_GROUP: Final = Text(
    'No estimates called "{group}": choose one of {groups}.',
    "Pas d’estimations du nom de « {group} » : choisissez parmi {groups}.",
)
NO_ZONE: Final = Text(
    'No published figures are kept for the place "{zone}": choose one of {zones}.',
    "Aucun chiffre publié n’est gardé pour le lieu « {zone} » : choisissez parmi {zones}.",
)
