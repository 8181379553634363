"""The Marketing AI Atelier: what the notebooks of the course import.

Names are looked up when first used, so that a notebook pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Bench": "hidden",
    "SearchByBoth": "retrieval",
    "SearchByMeaning": "retrieval",
    "SearchByWords": "retrieval",
    "ShopAssistant": "shop_assistant",
    "agreement_of": "agreement",
    "allow_personal_data": "transport.privacy",
    "ask": "client",
    "calibration": "agreement",
    "calibration_chart": "answer_plots",
    "cases": "trial_cases",
    "check": "checking",
    "claim": "claims",
    "compare": "trials",
    "connect": "client",
    "decide": "acceptance",
    "decision": "acceptance",
    "default_model": "client",
    "draw": "diversity",
    "elo_chart": "reliable_plots",
    "elo_table": "elo",
    "figure": "figures",
    "hint": "checking",
    "ideas_chart": "reliable_plots",
    "keep_prompt": "prompt_library",
    "law_table": "law",
    "league": "trials",
    "league_chart": "plots",
    "live_minutes": "trials",
    "model_table": "model_facts",
    "new_figure": "figures",
    "outcomes": "answers",
    "outcomes_chart": "answer_plots",
    "passages": "retrieval",
    "probability_bars": "plots",
    "progress": "standings",
    "prompt_card": "prompt_library",
    "prompt_versions": "prompt_library",
    "quiz": "quizzes",
    "rates_chart": "reliable_plots",
    "recall_at_k": "retrieval",
    "recall_chart": "answer_plots",
    "rehearse": "shop_assistant",
    "rescored": "trials",
    "rule": "law",
    "sampled": "agreement",
    "schema": "structured",
    "small_model": "white_box",
    "start": "session",
    "style_card": "style_cards",
    "survey_categories": "survey",
    "survey_closed": "survey",
    "threshold_chart": "answer_plots",
    "thresholds": "agreement",
    "trial": "trials",
    "try_hidden": "hidden",
    "with_passages": "retrieval",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Fetch a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'atelier' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
