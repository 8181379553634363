"""Language models and what is known of them: size, context, licence, dated prices (``datasets/models``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..i18n import Text
from ..paths import course_root

if TYPE_CHECKING:
    import pandas as pd

TABLE: Final = Path("datasets", "models", "models.csv")
WEIGHTS: Final = ("open", "closed")


def model_table(weights: str | None = None) -> pd.DataFrame:
    """Return the models whose weights are ``"open"`` or ``"closed"`` (all when None), indexed by id.

    The columns are those of the datasheet: prices in US dollars per million tokens, sizes in billions of parameters
    and in gigabytes, ``as_of`` as a timestamp; what is not published is missing. Raises ``AtelierError`` for another
    word.
    """
    import pandas as pd

    if weights is not None and weights not in WEIGHTS:
        raise AtelierError(UNKNOWN.fill(weights=weights))
    table = pd.read_csv(course_root() / TABLE, index_col="id", parse_dates=["as_of"])
    return table if weights is None else table[table["weights"] == weights]


UNKNOWN: Final = Text(
    "Weights are `open` or `closed`, not `{weights}`.",
    "Les poids sont `open` ou `closed`, pas `{weights}`.",
)
