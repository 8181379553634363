"""Do we need a language model, and do we need this mail? Two thresholds that save more than any tuning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..data.boutique_tables import boutique_truth
from ..errors import AtelierError
from ..i18n import Text
from .planning import EMAIL, GRAMS_PER_KG
from .sources import value_of

if TYPE_CHECKING:
    import pandas as pd


def gate(methods: pd.DataFrame, at_least: float, most_wh: float | None = None) -> pd.DataFrame:
    """Return the ways of ``methods`` that are good enough, the least energy first; empty when there is none.

    ``methods`` is the table of ``atelier.voice.method_table``, or one with its columns ``accuracy`` (0 to 1), ``low``,
    ``seconds``, ``wh_low``, ``wh_high`` (of 1,000 cases). Good enough: ``accuracy`` reaches ``at_least``, and the high
    end of the energy stays under ``most_wh`` when that is given. The column ``times`` says how many times the energy of
    the first one it takes. Raises ``AtelierError`` when a column is missing or the share is not between 0 and 1.
    """
    missing = [name for name in COLUMNS if name not in methods]
    if missing:
        raise AtelierError(NOT_METHODS.fill(missing=", ".join(missing)))
    if not 0 <= at_least <= 1:
        raise AtelierError(NOT_A_SHARE)
    kept = methods[methods["accuracy"] >= at_least - 1e-9]
    if most_wh is not None:
        kept = kept[kept["wh_high"] <= most_wh]
    kept = kept.sort_values("wh_high")[list(COLUMNS)]
    return kept.assign(times=kept["wh_high"] / kept["wh_high"].min() if len(kept) else [])


def relevance_table() -> pd.DataFrame:
    """Return, for the planted segments of Maison Brindille, what a mail changes and what sending emits, best first.

    Columns: ``segment``, ``mails``, ``orders_per_1000`` (extra orders within a week; planted, so known here and nowhere
    else), ``kg`` (CO2e of the mails), ``kg_per_order`` (NaN where mails bring no order), ``kept_mails_percent`` and
    ``kept_orders_percent`` when mails go to this segment and all above it.
    """
    import numpy as np

    table = boutique_truth("effects").dropna(subset="effect_bp").sort_values("effect_bp", ascending=False)
    mails, per_thousand = table["contacts"], table["effect_bp"] / 10
    orders = mails * per_thousand / 1000
    kg = mails * value_of(EMAIL) / GRAMS_PER_KG
    found = table[["segment"]].assign(mails=mails, orders_per_1000=per_thousand, kg=kg.round(1))
    found["kg_per_order"] = np.where(orders > 0, kg / orders, np.nan).round(3)
    found["kept_mails_percent"] = (100 * mails.cumsum() / mails.sum()).round(1)
    found["kept_orders_percent"] = (100 * orders.cumsum() / orders.sum()).round(1)
    found["segment"] = [str(SEGMENTS.get(name, Text(name, name))) for name in found["segment"]]
    return found.reset_index(drop=True)


COLUMNS: Final = ("accuracy", "low", "seconds", "wh_low", "wh_high")
SEGMENTS: Final = {
    "loyal_explorers": Text("loyal explorers", "fidèles curieux"),
    "bargain_hunters": Text("bargain hunters", "chasseurs de promotions"),
    "gift_givers": Text("gift givers", "acheteurs de cadeaux"),
    "quiet_regulars": Text("quiet regulars", "habitués discrets"),
    "window_shoppers": Text("window shoppers", "flâneurs"),
    "try_and_return": Text("try and return", "essayeurs qui renvoient"),
}
NOT_METHODS: Final = Text(
    "This is no table of methods, {missing} missing: use `method_table`.",
    "Ce n’est pas un tableau de méthodes, il manque {missing} : utilisez `method_table`.",
)
NOT_A_SHARE: Final = Text(
    "The share that must be right lies between 0 and 1: `0.8` for 80%.",
    "La part de réponses justes demandée est entre 0 et 1 : `0.8` pour 80 %.",
)
