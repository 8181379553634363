"""Which fields can go: what each one is worth to the scores, in points of AUC, with an interval."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from ..i18n import Text
from .knowledge import FIELDS, LEARN_FROM, TEST_FROM, TEST_UNTIL, cases, columns_of, learnt

NORMAL: Final = 1.96  # 95 % of a normal distribution lie within
ALLOWED_LOSS: Final = 0.01  # one point

Values = npt.NDArray[np.float64]


class Loss(NamedTuple):
    """What leaving fields out costs: AUC without them, loss against all fields, and its 95 % interval, 0 to 1."""

    auc: float
    loss: float
    low: float
    high: float

    @property
    def verdict(self) -> Text:
        """Whether it costs less than a point, more, or these data cannot tell."""
        return CAN_GO if self.high < ALLOWED_LOSS else MATTERS if self.low > ALLOWED_LOSS else CANNOT_TELL


def field_losses() -> pd.DataFrame:
    """Return what each field is worth, one row a field left out alone, dearest first.

    Columns: ``auc`` without it, ``loss`` against all fields, ``low`` and ``high`` (95 %), in points of 100;
    ``verdict``.
    """
    fields = {name: loss_without([name]) for name in FIELDS}
    return _table(fields).sort_values("loss", ascending=False)


def kept_losses(kept: Mapping[str, Collection[str]]) -> pd.DataFrame:
    """Return the same for several lists of fields to keep, one row a list, in their order."""
    losses = {name: loss_keeping(fields) for name, fields in kept.items()}
    return _table(losses).assign(verdict=[str(COSTS.get(one.verdict, one.verdict)) for one in losses.values()])


def loss_without(dropped: Collection[str]) -> Loss:
    """Return the loss when these fields are left out.

    Raises ``AtelierError`` for an unknown field, or when none is left.
    """
    columns_of(dropped)
    return loss_keeping([name for name in FIELDS if name not in dropped])


def loss_keeping(kept: Collection[str]) -> Loss:
    """Return the loss when only these fields are kept.

    The model learns from the campaigns of four months and is judged on those of the next four. The interval takes both
    models on the same customers, and each customer's mails together: see ``auc_parts``.
    """
    full, some = (_judged(tuple(sorted(fields))) for fields in (FIELDS, kept))
    loss = full.auc - some.auc
    spread = NORMAL * float(np.sqrt(((full.parts - some.parts) ** 2).sum()))
    return Loss(some.auc, loss, loss - spread, loss + spread)


class Judged(NamedTuple):
    """The AUC of a model, and each customer's part in how far it may be from the truth."""

    auc: float
    parts: Values


def auc_parts(clicked: npt.NDArray[np.bool_], scores: Values, customers: npt.NDArray[np.intp]) -> Judged:
    """Return the AUC and one part a customer (numbered from 0), whose squares sum up to its variance.

    The structural components of E. R. DeLong and others (Biometrics 44, 1988), summed by customer as N. A. Obuchowski,
    "Nonparametric analysis of clustered ROC curve data" (Biometrics 53, 1997), does, since mails to the same person are
    not independent. Parts of two models may be subtracted.
    """
    ranks, hits = rankdata(scores), int(clicked.sum())
    misses = len(clicked) - hits
    component = np.empty(len(clicked))
    component[clicked] = (ranks[clicked] - rankdata(scores[clicked])) / misses
    component[~clicked] = 1 - (ranks[~clicked] - rankdata(scores[~clicked])) / hits
    auc = float(component[clicked].mean())
    part = (component - auc) / np.where(clicked, hits, misses)
    return Judged(auc, np.bincount(customers, part).astype(float))


@cache
def _judged(fields: tuple[str, ...]) -> Judged:
    train, test = cases(LEARN_FROM, TEST_FROM), cases(TEST_FROM, TEST_UNTIL)
    scores = learnt(train, fields).predict_proba(test[columns_of(fields)])[:, 1]
    return auc_parts(test["clicked"].to_numpy(), scores, pd.factorize(test["customer_id"])[0])


def _table(losses: Mapping[str, Loss]) -> pd.DataFrame:
    rows = {
        name: {
            "auc": 100 * one.auc,
            "loss": 100 * one.loss,
            "low": 100 * one.low,
            "high": 100 * one.high,
            "verdict": str(one.verdict),
        }
        for name, one in losses.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


CAN_GO: Final = Text("can go", "peut partir")
MATTERS: Final = Text("costs over a point", "coûte plus d’un point")
COSTS: Final = {CAN_GO: Text("costs under a point", "coûte moins d’un point")}
CANNOT_TELL: Final = Text("these data cannot tell", "ces données ne tranchent pas")
