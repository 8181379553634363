"""The table of models: known words, sizes of the files the course ships, dated prices, a source for each."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import atelier
from atelier.errors import AtelierError
from atelier.facts.freshness import outdated
from atelier.models.catalogue import CATALOGUE, Weights

TABLE = atelier.model_table()
LOCAL = TABLE[TABLE.file_gb.notna()]
HOSTED = TABLE[TABLE.file_gb.isna()]
GB = 1_000_000_000
LICENCES = {"Apache-2.0"}
ECOLOGITS_PROVIDERS = {"mistralai", "google_genai", "openai", "anthropic"}
USED_BY_LESSONS = (
    "title provider weights parameters_billion bits_per_weight file_gb context_tokens licence input_usd_per_million "
    "output_usd_per_million as_of source"
)


def looked_up() -> dict[str, date]:
    return {str(name): day.date() for name, day in TABLE.as_of.items()}


def test_the_columns_that_lessons_use_come_first() -> None:
    assert list(TABLE)[: len(USED_BY_LESSONS.split())] == USED_BY_LESSONS.split()


def test_words_are_of_the_vocabulary() -> None:
    assert set(TABLE.weights) == {"open", "closed"}
    assert set(TABLE.licence.dropna()) <= LICENCES
    assert set(TABLE.memory_basis.dropna()) <= {"measured"}
    assert set(TABLE.ecologits_provider.dropna()) <= ECOLOGITS_PROVIDERS


def test_a_row_is_complete_for_its_kind() -> None:
    assert TABLE.index.is_unique
    assert TABLE[["title", "provider", "context_tokens", "as_of", "source"]].notna().all(axis=None)
    opened, closed = TABLE[TABLE.weights == "open"], TABLE[TABLE.weights == "closed"]
    assert opened[["parameters_billion", "active_parameters_billion", "licence", "facts_source"]].notna().all(axis=None)
    unpublished = ["parameters_billion", "active_parameters_billion", "licence", "facts_source", "memory_gb"]
    assert closed[unpublished].isna().all(axis=None)
    assert (TABLE.memory_gb.notna() == TABLE.memory_basis.notna()).all()
    assert (TABLE.ecologits_provider.notna() == TABLE.ecologits_model.notna()).all()


def test_prices_are_not_negative_and_a_reply_costs_at_least_as_much_as_a_prompt() -> None:
    prices = TABLE[["input_usd_per_million", "output_usd_per_million"]]
    assert (prices >= 0).all(axis=None)
    assert (TABLE.output_usd_per_million >= TABLE.input_usd_per_million).all()
    assert (prices.loc[LOCAL.index] == 0).all(axis=None)
    assert (prices.loc[HOSTED.index] > 0).all(axis=None)


def test_every_hosted_model_names_the_page_of_its_price() -> None:
    assert HOSTED.source.str.startswith("https://").all()
    assert HOSTED.ecologits_model.notna().all()


def test_no_price_is_older_than_six_months() -> None:
    assert outdated(looked_up(), date.today()) == []


def test_the_check_of_age_fails_when_time_passes() -> None:
    newest = max(looked_up().values())
    assert set(outdated(looked_up(), newest.replace(year=newest.year + 1))) == set(TABLE.index)


def test_the_local_models_are_those_of_the_catalogue() -> None:
    assert set(LOCAL.index) == {weights.name for weights in CATALOGUE}


@pytest.mark.parametrize("weights", CATALOGUE, ids=lambda weights: weights.name)
def test_sizes_are_those_of_the_catalogue(weights: Weights) -> None:
    row = LOCAL.loc[weights.name]
    assert row.title == weights.title
    assert row.licence == weights.licence
    assert row.file_gb == round(weights.size / GB, 3)
    assert row.parameters_billion == pytest.approx(weights.parameters / GB, rel=0.005)
    assert row.active_parameters_billion == row.parameters_billion
    # The file is held in memory, and the catalogue asks for at least what was measured.
    assert row.file_gb < row.memory_gb
    assert weights.memory_bytes == 0 or row.memory_gb < weights.memory_bytes / GB


def test_a_token_passes_through_no_more_than_all_parameters() -> None:
    known = TABLE.dropna(subset="active_parameters_billion")
    assert (known.active_parameters_billion <= known.parameters_billion).all()


def test_the_table_is_cut_by_weights() -> None:
    opened, closed = atelier.model_table("open"), atelier.model_table("closed")
    assert len(opened) + len(closed) == len(TABLE)
    assert "gpt-5-mini" in closed.index
    assert isinstance(TABLE.as_of.iloc[0], pd.Timestamp)
    with pytest.raises(AtelierError, match="half"):
        atelier.model_table("half")
