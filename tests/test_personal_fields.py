"""Which fields can go, scores, and shared accounts: worked out another way, or found in what was planted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from atelier.data import boutique_truth
from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.personal import FIELDS, columns_of, field_losses, kept_losses, loss_keeping, losses_chart, shared_accounts
from atelier.personal.knowledge import CONSENTED, LEARN_FROM, TEST_FROM, TEST_UNTIL, cases, knowledge
from atelier.personal.minimising import ALLOWED_LOSS, Loss, auc_parts


def sample(seed: int, rows: int = 600, customers: int = 200) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    clicked = rng.random(rows) < 0.2
    return clicked, np.round(clicked * 0.5 + rng.normal(size=rows), 1), rng.integers(0, customers, rows)


@pytest.mark.parametrize("seed", range(3))
def test_the_auc_is_that_of_scikit_learn_ties_included(seed: int) -> None:
    clicked, scores, customers = sample(seed)
    assert auc_parts(clicked, scores, customers).auc == pytest.approx(roc_auc_score(clicked, scores))


@pytest.mark.slow
def test_the_interval_is_that_of_drawing_customers_again() -> None:
    clicked, scores, customers = sample(0)
    other = scores + np.random.default_rng(5).normal(size=len(scores))
    one, two = (auc_parts(clicked, values, customers) for values in (scores, other))
    spread = float(np.sqrt(((one.parts - two.parts) ** 2).sum()))
    rng, places = np.random.default_rng(1), [np.flatnonzero(customers == name) for name in range(200)]
    drawn = []
    for _ in range(150):
        rows = np.concatenate([places[name] for name in rng.integers(0, 200, 200)])
        drawn.append(roc_auc_score(clicked[rows], scores[rows]) - roc_auc_score(clicked[rows], other[rows]))
    assert spread == pytest.approx(np.std(drawn), rel=0.2)


@pytest.mark.parametrize(
    ("low", "high", "english"), [(0.0, 0.009, "can go"), (0.011, 0.05, "costs over"), (0.0, 0.015, "cannot tell")]
)
def test_the_verdict_follows_the_interval(low: float, high: float, english: str) -> None:
    assert english in Loss(0.7, (low + high) / 2, low, high).verdict.en
    assert pytest.approx(0.01) == ALLOWED_LOSS


def test_an_unknown_field_and_none_at_all_are_refused() -> None:
    with pytest.raises(AtelierError, match="health_note"):
        columns_of(["purchases", "health_note"])
    with pytest.raises(AtelierError, match="at least one"):
        columns_of([])


def test_the_chart_tells_every_field() -> None:
    rows = {"purchases": (61.0, 7.2, 5.8, 8.6, "x"), "gender": (69.2, -0.001, -0.06, 0.02, "y")}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["auc", "loss", "low", "high", "verdict"])
    for language, name, zero in (("en", "gender", "-0.00"), ("fr", "sexe", "-0,00")):
        set_language(language)
        told = repr(losses_chart(table))
        assert name in told and zero not in told and told.count(";" if language == "en" else " ;") == 1


@pytest.mark.slow
def test_only_what_shows_a_taste_is_worth_anything() -> None:
    """Clicks were planted by taste alone: purchases and views show it, age, sex and income cannot."""
    losses = field_losses()
    assert losses.index[0] == "purchases" and losses.index[1] == "page_views"
    person = ["birth_year", "gender", "living_standard", "postcode", "language", "acquisition_channel"]
    assert (losses.loc[person, "high"] < 1).all() and (losses.loc[person, "loss"].abs() < 0.3).all()
    assert losses.loc["purchases", "low"] > 3
    kept = kept_losses({"all": list(FIELDS), "consented": CONSENTED})
    assert kept.loc["all", "loss"] == pytest.approx(0) and kept.loc["consented", "loss"] < 1.5
    assert loss_keeping(["gender"]).auc == pytest.approx(0.5, abs=0.03)


@pytest.mark.slow
def test_nothing_of_the_day_itself_or_later_is_known() -> None:
    early, late = knowledge(LEARN_FROM), knowledge(TEST_FROM)
    assert (late.columns["bought_count"] >= early.columns["bought_count"]).all()
    assert "health_note" not in str(early.columns.keys())
    train, test = cases(LEARN_FROM, TEST_FROM), cases(TEST_FROM, TEST_UNTIL)
    assert 40_000 < len(train) < 50_000 and 0.02 < test["clicked"].mean() < 0.04


@pytest.mark.slow
def test_one_profile_for_two_shows_each_what_the_other_likes() -> None:
    table = shared_accounts(60)
    clicks, shows = (table[name] for name in table.columns)
    assert shows.iloc[0] > 70 > 30 > shows.iloc[2]
    assert clicks.iloc[2] > clicks.iloc[0] + 3
    assert boutique_truth("tastes")["hidden_taste"].notna().any()
