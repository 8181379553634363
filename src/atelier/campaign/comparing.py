"""Estimates confronted with measurements, and quantities of CO2e with things people know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..footprint import Range, footprint
from ..i18n import Text
from .sources import equivalent_figures, measurements

if TYPE_CHECKING:
    import pandas as pd

# Only the energy is compared: the country changes nothing in it, but one has to be named.
ANY_ZONE: Final = "WOR"


def validation_table() -> pd.DataFrame:
    """Return our estimates beside 19 published measurements of the same settings.

    Columns: ``model``, ``batch``, ``tokens``, ``measured_wh`` (graphics cards only), ``wh_low`` and ``wh_high`` (the
    estimate: cards, rest of the server, data centre), ``ratio_low`` and ``ratio_high`` (estimate by measurement).
    EcoLogits' formula was fitted to earlier measurements of the same laboratory: they are no independent witnesses.
    """
    import pandas as pd

    rows = []
    for row in measurements().itertuples():
        made = footprint(
            row.output_tokens,
            row.model,
            ANY_ZONE,
            active_billion=row.active_billion,
            total_billion=row.total_billion,
            batch=int(row.batch),
        ).energy_wh
        rows.append((row.model, int(row.batch), row.output_tokens, row.wh, made.low, made.high))
    table = pd.DataFrame(rows, columns=["model", "batch", "tokens", "measured_wh", "wh_low", "wh_high"])
    table["ratio_low"], table["ratio_high"] = (table[side] / table["measured_wh"] for side in ("wh_low", "wh_high"))
    return table


def equivalents(kg: Range | float) -> pd.DataFrame:
    """Return how many of each thing people know emit as much as ``kg`` kilograms of CO2e.

    Columns: ``thing``, ``low`` and ``high`` (two significant figures: more would be pretended), ``kg_co2e`` of one,
    ``date`` and ``source`` of that figure. Raises ``AtelierError`` for a quantity that is not above zero.
    """
    wanted = Range.of(kg)
    if wanted.low < 0 or wanted.high <= 0:
        raise AtelierError(NOT_ABOVE_ZERO)
    table = equivalent_figures().rename(columns={"unit": "thing"})
    for place, (name, value) in enumerate((("low", wanted.low), ("high", wanted.high)), 1):
        table.insert(place, name, [float(f"{value / one:.2g}") for one in table["kg_co2e"]])
    return table.drop(columns="claim").reset_index(drop=True)


NOT_ABOVE_ZERO: Final = Text(
    "Give kilograms of CO2e above zero, a number or a range.",
    "Donnez des kilogrammes d’équivalent CO2 au-dessus de zéro, un nombre ou une fourchette.",
)
