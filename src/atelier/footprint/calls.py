"""What one call costs, for the ledger: never nothing without a word on why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..facts.model_facts import model_table
from ..ledger import Call
from .estimates import footprint
from .grids import WORLD
from .library import ecologits
from .local import LOCAL_WATTS, local_footprint
from .models_known import all_models, registered
from .ranges import Range

NO_REPLY: Final = "none: no reply"
NO_TOKENS: Final = "none: the service counts no tokens"
NO_OUTPUT: Final = "none: an empty reply"
ANY_MODEL: Final = "EcoLogits, unknown model: least to most of all"
# A short answer: what starting one costs is spread over as many tokens.
TYPICAL_TOKENS: Final = 250


def fill_in(call: Call, *, local: bool, zone: str | None, answered_by: str = "") -> None:
    """Write energy, emissions and their ``basis`` into ``call``.

    ``local``: the model works on this machine, so its seconds count; else its output tokens do, by EcoLogits, for the
    model that answered or the one asked for. ``zone`` is the country of the electricity, as the settings name it: by
    default the world's average for this machine, and for a service the country EcoLogits counts with. A recorded reply
    was made where its recording does not say: the default again.
    """
    zone = None if call.recorded else zone
    call.basis = _nothing_to_count(call, local)
    if call.basis:
        return
    found, call.basis = _here(call, zone) if local else _elsewhere(call, zone, answered_by)
    call.energy_wh_low, call.energy_wh_high = found.energy_wh.low, found.energy_wh.high
    call.co2e_g_low, call.co2e_g_high = found.gwp_g.low, found.gwp_g.high


def _nothing_to_count(call: Call, local: bool) -> str:
    if call.status != 200:
        return NO_REPLY
    if local:
        return ""
    if call.output_tokens is None:
        return NO_TOKENS
    return "" if call.output_tokens > 0 else NO_OUTPUT


def _here(call: Call, zone: str | None) -> tuple[Bounds, str]:
    zone = zone or WORLD
    found = local_footprint(call.seconds, zone)
    return Bounds(found.energy_wh, found.gwp_g), f"seconds x {LOCAL_WATTS.low:g}-{LOCAL_WATTS.high:g} W, {zone}"


def _elsewhere(call: Call, zone: str | None, answered_by: str) -> tuple[Bounds, str]:
    tokens = call.output_tokens or 0
    counted = _counted(answered_by, call.model)
    if counted is None:
        zone = zone or WORLD
        one = _any_model(zone)
        return Bounds(one.energy_wh * tokens, one.gwp_g * tokens), f"{ANY_MODEL}, {zone}"
    zone = zone or counted.zone
    found = footprint(tokens, counted.name, zone, **counted.options)
    return Bounds(found.energy_wh, found.gwp_g), f"{counted.basis}, {zone}"


class Bounds(NamedTuple):
    """Energy and emissions, each with its bounds."""

    energy_wh: Range
    gwp_g: Range


class Counted(NamedTuple):
    """How a model is counted: its name and options for ``footprint``, the default country, and what to write of it."""

    name: str
    options: dict[str, Any]
    zone: str
    basis: str


@lru_cache(maxsize=64)
def _counted(*names: str) -> Counted | None:
    """Return how the first known of ``names`` is counted, registered or of published size; None when none is known."""
    wanted = [name for name in dict.fromkeys([*names, *(name.rpartition("/")[2] for name in names)]) if name]
    table = model_table()
    for name in wanted:
        row = table.loc[name] if name in table.index else None
        known = registered(name) or (registered(str(row["ecologits_model"])) if row is not None else None)
        if known is not None:
            zone = ecologits().PROVIDER_CONFIG_MAP[known.provider.value].datacenter_location
            return Counted(known.name, {"provider": known.provider.value}, zone, f"EcoLogits {known.name}")
        if row is not None and row["active_parameters_billion"] > 0:
            given = {"active_billion": float(row["active_parameters_billion"])}
            given["total_billion"] = float(row["parameters_billion"])
            return Counted(name, given, WORLD, f"EcoLogits, published size of {name}")
    return None


@lru_cache(maxsize=8)
def _any_model(zone: str) -> Bounds:
    """Return what a token costs, from the least of all registered models to the most."""
    every = [footprint(TYPICAL_TOKENS, model.name, zone, provider=model.provider.value) for model in all_models()]
    energy, gwp = [found.energy_wh for found in every], [found.gwp_g for found in every]
    return Bounds(_widest(energy) / TYPICAL_TOKENS, _widest(gwp) / TYPICAL_TOKENS)


def _widest(ranges: Sequence[Range]) -> Range:
    return Range(min(part.low for part in ranges), max(part.high for part in ranges))
