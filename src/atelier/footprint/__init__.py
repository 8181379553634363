"""What a use of generative AI costs in energy, CO2e and water: estimates with ranges, boundaries and sources.

Hosted models by EcoLogits, this machine by CodeCarbon, both on the electricity figures of one source; what the calls of
a module cost, from the ledger. Names are looked up when first used: importing this package loads neither library. No
module here is called like a name it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .costs import Cost, module_cost, recorded_costs
    from .estimates import Footprint, footprint
    from .grids import Grid, country_name, grid, zones
    from .local import LOCAL_WATTS, local_footprint
    from .measuring import Measured, measure_local
    from .models_known import known_models
    from .ranges import Range, two_figures

_HOMES = {
    "LOCAL_WATTS": "local",
    "Cost": "costs",
    "Footprint": "estimates",
    "Grid": "grids",
    "Measured": "measuring",
    "Range": "ranges",
    "country_name": "grids",
    "footprint": "estimates",
    "grid": "grids",
    "known_models": "models_known",
    "local_footprint": "local",
    "measure_local": "measuring",
    "module_cost": "costs",
    "recorded_costs": "costs",
    "two_figures": "ranges",
    "zones": "grids",
}
__all__ = [
    "LOCAL_WATTS",
    "Cost",
    "Footprint",
    "Grid",
    "Measured",
    "Range",
    "country_name",
    "footprint",
    "grid",
    "known_models",
    "local_footprint",
    "measure_local",
    "module_cost",
    "recorded_costs",
    "two_figures",
    "zones",
]

__getattr__ = names_from(__name__, _HOMES)
