"""What an e-mail changes in each segment, and what it is worth."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import norm

from ..errors import AtelierError
from ..i18n import Text

ERROR_RATE: Final = 0.05


def email_effects(contacts: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """Return, for each segment, who buys within 7 days: those mailed, and those of the control group.

    Columns: ``customers``, ``mailed_percent``, ``control_percent``, ``effect_points`` (their difference) and ``low``,
    ``high``, an interval so wide that all segments together are covered 95 times out of 100 (Bonferroni). A customer
    selected for several campaigns is one unit: the variance is that of a ratio of totals (Cochran, "Sampling
    Techniques", 1977, chapter 6). A row logged twice counts once; customers without segment are left out. Raises
    ``AtelierError`` when a segment has fewer than two customers on one side.
    """
    missing = [name for name in CONTACT_COLUMNS if name not in contacts]
    if missing:
        raise AtelierError(NOT_CONTACTS.fill(missing=", ".join(missing)))
    once = contacts.drop_duplicates(["campaign_id", "customer_id"])
    once = once.assign(segment=once["customer_id"].map(labels)).dropna(subset="segment")
    customers = once.groupby(["segment", "held_out", "customer_id"])["bought_7d"].agg(["sum", "size"])
    z = norm.ppf(1 - ERROR_RATE / 2 / max(1, once["segment"].nunique()))
    rows = {}
    for segment, part in customers.groupby("segment"):
        mailed_side, control_side = _rate(part, held_out=False), _rate(part, held_out=True)
        if mailed_side is None or control_side is None:
            raise AtelierError(NO_CONTROL.fill(segment=int(segment)))
        (mailed, variance), (control, other) = mailed_side, control_side
        reach = z * np.sqrt(variance + other)
        effect = mailed - control
        people = part.index.get_level_values("customer_id").nunique()
        rows[int(segment)] = [people, *(100 * v for v in (mailed, control, effect, effect - reach, effect + reach))]
    names = ["customers", "mailed_percent", "control_percent", "effect_points", "low", "high"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=names).rename_axis("segment")
    return table.round(2).astype({"customers": "int64"})


def action_values(
    effects: pd.DataFrame, basket: pd.Series | float, margin: float, cost: float, emails: int = 1_000
) -> pd.DataFrame:
    """Return what ``emails`` e-mails to each segment are worth, in the unit of ``basket``, and the decision.

    ``effects`` is the table of ``email_effects``; ``basket`` the mean amount of an order, one number or one a segment;
    ``margin`` the share of it that is left, 0 to 1; ``cost`` that of one e-mail. ``value``, ``low`` and ``high`` are
    effect × basket × margin − cost; an effect in points stands for so many orders a hundred e-mails. The decision
    follows the interval: send when all of it is above 0, do not when all of it is below, else test more. Raises
    ``AtelierError`` for impossible assumptions.
    """
    if not 0 < margin <= 1 or cost < 0 or emails < 1 or (np.asarray(basket, dtype=float) < 0).any():
        raise AtelierError(IMPOSSIBLE)
    basket = basket.reindex(effects.index) if isinstance(basket, pd.Series) else basket
    if np.isnan(np.asarray(basket, dtype=float)).any():
        raise AtelierError(NO_BASKET)
    table = pd.DataFrame(
        {
            name: (emails * (effects[column] / 100 * basket * margin - cost)).round(1)
            for name, column in {"value": "effect_points", "low": "low", "high": "high"}.items()
        }
    )
    table["decision"] = [str(_decision(row.low, row.high)) for row in table.itertuples()]
    return table


def _rate(customers: pd.DataFrame, held_out: bool) -> tuple[float, float] | None:
    """Return the share of contacts that were followed by an order, and its variance, customers being the units."""
    side = customers[customers.index.get_level_values("held_out") == held_out]
    n = len(side)
    if n < 2:
        return None
    bought, contacts = side["sum"].to_numpy(float), side["size"].to_numpy(float)
    rate = bought.sum() / contacts.sum()
    residuals = bought - rate * contacts
    return rate, n / (n - 1) * (residuals**2).sum() / contacts.sum() ** 2


def _decision(low: float, high: float) -> Text:
    return SEND if low > 0 else DO_NOT if high < 0 else TEST_MORE


CONTACT_COLUMNS: Final = ("campaign_id", "customer_id", "held_out", "bought_7d")
SEND: Final = Text("send", "envoyer")
DO_NOT: Final = Text("do not send", "ne pas envoyer")
TEST_MORE: Final = Text("test more", "tester davantage")
NOT_CONTACTS = Text(
    'This is no table of contacts, {missing} missing: use `boutique("contacts")`.',
    'Ce n’est pas un tableau de contacts, il manque {missing} : utilisez `boutique("contacts")`.',
)
NO_CONTROL = Text(
    "Segment {segment} has nobody to compare: both the mailed and the control group need two customers at least.",
    "Le segment {segment} n’a personne à comparer : il faut au moins deux clients parmi les destinataires et deux dans "
    "le groupe témoin.",
)
IMPOSSIBLE = Text(
    "Impossible assumptions: no basket is negative, the margin is a share from 0 to 1 (`0.4` for 40%), no cost is "
    "negative.",
    "Hypothèses impossibles : aucun panier n’est négatif, la marge est une part entre 0 et 1 (`0.4` pour 40 %), aucun "
    "coût n’est négatif.",
)
NO_BASKET = Text(
    "A segment has no basket: give one number for all, or one for each segment of the table.",
    "Un segment n’a pas de panier : donnez un seul nombre pour tous, ou un par segment du tableau.",
)
