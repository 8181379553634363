"""What one call costs, for the ledger: never nothing without a word on why."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..facts.model_facts import model_table
from ..ledger import Call
from .estimates import Footprint, footprint
from .grids import WORLD
from .library import ecologits
from .local import LOCAL_WATTS, local_footprint
from .models_known import extremes, registered

NO_REPLY: Final = "none: no reply"
NO_TOKENS: Final = "none: the service counts no tokens"
NO_OUTPUT: Final = "none: an empty reply"


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


def _here(call: Call, zone: str | None) -> tuple[Footprint, str]:
    zone = zone or WORLD
    return local_footprint(call.seconds, zone), f"seconds x {LOCAL_WATTS.low:g}-{LOCAL_WATTS.high:g} W, {zone}"


def _elsewhere(call: Call, zone: str | None, answered_by: str) -> tuple[Footprint, str]:
    counted = _counted(answered_by, call.model)
    zone = zone or counted.zone
    return footprint(call.output_tokens or 0, counted.name, zone, **counted.options), f"{counted.basis}, {zone}"


class Counted(NamedTuple):
    """How a model is counted: its name and options for ``footprint``, the default country, and what to write of it."""

    name: str
    options: dict[str, Any]
    zone: str
    basis: str


@lru_cache(maxsize=64)
def _counted(*names: str) -> Counted:
    """Return how the first of ``names`` that is known is counted: registered, of published size, else any model."""
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
    every = extremes()
    sizes = {"active_billion": every.active, "total_billion": every.total}
    return Counted(names[-1], sizes, WORLD, "EcoLogits, unknown model: smallest to largest")
