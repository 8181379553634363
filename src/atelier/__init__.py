"""The Marketing AI Atelier: what the notebooks of the course import.

Names are looked up when first used, so that a notebook pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Bench": "hidden.bench",
    "SearchByBoth": "answers.retrieval",
    "SearchByMeaning": "answers.retrieval",
    "SearchByWords": "answers.retrieval",
    "ShopAssistant": "answers.shop_assistant",
    "agreement_of": "answers.agreement",
    "allow_personal_data": "transport.privacy",
    "ask": "client",
    "assign_from_sample": "tables.assigning",
    "calibration": "answers.agreement",
    "calibration_chart": "answers.plots",
    "cases": "prompting.trial_cases",
    "check": "checking",
    "claim": "facts.claims",
    "compare": "prompting.trials",
    "connect": "client",
    "decide": "prompting.acceptance",
    "decision": "prompting.acceptance",
    "default_model": "client",
    "draw": "prompting.diversity",
    "duckdb_engine": "tables.engines",
    "elo_chart": "prompting.reliable_plots",
    "elo_table": "prompting.elo",
    "figure": "figures",
    "generated_lines": "tables.generating",
    "hint": "checking",
    "ideas_chart": "prompting.reliable_plots",
    "keep_prompt": "prompting.prompt_library",
    "law_table": "facts.law",
    "league": "prompting.trials",
    "league_chart": "plots",
    "live_minutes": "prompting.trials",
    "model_table": "facts.model_facts",
    "new_figure": "figures",
    "outcomes": "answers.outcomes",
    "outcomes_chart": "answers.plots",
    "passages": "answers.retrieval",
    "probability_bars": "plots",
    "progress": "standings",
    "prompt_card": "prompting.prompt_library",
    "prompt_versions": "prompting.prompt_library",
    "quiz": "quizzes",
    "rates_chart": "prompting.reliable_plots",
    "recall_at_k": "answers.retrieval",
    "recall_chart": "answers.plots",
    "rehearse": "answers.shop_assistant",
    "rescored": "prompting.trials",
    "rfm": "tables.queries",
    "rfm_costs": "tables.measured",
    "rfm_query": "tables.queries",
    "rfm_sql": "tables.queries",
    "rule": "facts.law",
    "sampled": "answers.agreement",
    "schema": "prompting.structured",
    "small_model": "white_box",
    "start": "session",
    "style_card": "prompting.style_cards",
    "survey_categories": "facts.survey",
    "survey_closed": "facts.survey",
    "threshold_chart": "answers.plots",
    "thresholds": "answers.agreement",
    "trial": "prompting.trials",
    "try_hidden": "hidden.bench",
    "with_passages": "answers.retrieval",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Fetch a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'atelier' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
