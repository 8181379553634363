"""The Marketing AI Atelier: what the notebooks of the course import.

Names are looked up when first used, so that a notebook pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Bench": "hidden",
    "allow_personal_data": "transport.privacy",
    "ask": "client",
    "cases": "trial_cases",
    "check": "checking",
    "claim": "claims",
    "compare": "trials",
    "connect": "client",
    "default_model": "client",
    "figure": "figures",
    "hint": "checking",
    "law_table": "law",
    "league": "trials",
    "league_chart": "plots",
    "live_minutes": "trials",
    "model_table": "model_facts",
    "new_figure": "figures",
    "probability_bars": "plots",
    "progress": "standings",
    "quiz": "quizzes",
    "rule": "law",
    "small_model": "white_box",
    "start": "session",
    "survey_categories": "survey",
    "survey_closed": "survey",
    "trial": "trials",
    "try_hidden": "hidden",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Fetch a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'atelier' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
