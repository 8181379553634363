"""The footprint of a model that runs on this machine, from its seconds: no meter is read, so the range is wide."""

from __future__ import annotations

from typing import Final

from .estimates import Footprint
from .grids import grid
from .ranges import Range

# What eco2ai, CodeCarbon (28 W: 8 W for two unknown processor threads, 20 W for memory) and carbontracker said of one
# computation on one machine: the claim research-2026-meters-10x.
LOCAL_WATTS: Final = Range(5.7, 55)
SECONDS_AN_HOUR: Final = 3600


def local_footprint(seconds: float, zone: str, watts: Range = LOCAL_WATTS) -> Footprint:
    """Return what ``seconds`` of computing on this machine cost, on the electricity of ``zone``.

    Electricity only: ``seconds`` times between 5.7 and 55 W, unless ``watts`` says better. Raises ``AtelierError`` for
    an unknown zone.
    """
    electricity = grid(zone)
    energy = watts * (seconds / SECONDS_AN_HOUR)
    return Footprint(
        model="",
        provider="",
        zone=zone,
        output_tokens=0,
        requests=1,
        energy_wh=energy,
        gwp_use_g=energy * (electricity.g_per_kwh / 1000),
        gwp_embodied_g=None,
        water_ml=energy * electricity.water_l_per_kwh,
        seconds=seconds,
        watts=watts,
        codes=electricity.codes,
    )
