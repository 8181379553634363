"""The rebound: what is left of an efficiency gain when people make more because it costs less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..i18n import Text

if TYPE_CHECKING:
    import pandas as pd


def rebound(efficiency: float, volume: float) -> float:
    """Return the energy after, as a multiple of the energy before.

    ``efficiency``: how many times less one piece takes; ``volume``: how many times more pieces are made. Above 1 the
    gain was more than eaten up (economists say backfire). Raises ``AtelierError`` unless both are above zero.
    """
    if not (efficiency > 0 and volume > 0):
        raise AtelierError(NOT_ABOVE_ZERO)
    return volume / efficiency


def rebound_table(efficiency: float, elasticities: tuple[float, ...] = (0, 0.5, 1, 1.3)) -> pd.DataFrame:
    """Return what becomes of a gain when volume answers to the cost of a piece, indexed by ``elasticity``.

    With elasticity e, a piece that costs x times less is made x**e times more (constant elasticity of demand).
    Columns: ``volume`` and ``energy``, as multiples of those before, ``saved_percent`` (negative: more than before).
    """
    import pandas as pd

    rows = {}
    for elasticity in elasticities:
        volume = efficiency**elasticity
        energy = rebound(efficiency, volume)
        rows[elasticity] = (volume, energy, 100 * (1 - energy))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["volume", "energy", "saved_percent"])
    return table.rename_axis("elasticity").round(2)


NOT_ABOVE_ZERO: Final = Text(
    "Efficiency and volume are factors above zero: 10 for ten times better, 20 for twenty times more.",
    "Efficacité et volume sont des facteurs au-dessus de zéro : 10 pour dix fois mieux, 20 pour vingt fois plus.",
)
