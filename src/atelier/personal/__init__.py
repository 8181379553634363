"""Hyper-personalisation (module 07): scores, policies over a year, arbitration, fewer fields, copy inside a frame.

Names are looked up when first used: importing this package opens no file. What a cell of module 07 needs stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .accounts import shared_accounts
    from .arbitration import arbitrate, first_come
    from .decisions import Decision, Watched, customer_file, decide, decision_log, scores_of
    from .frame_trial import FrameTrial, try_frame
    from .frames import ALLOWED, copies, record_text
    from .knowledge import CONSENTED, FIELDS, columns_of, field_words, may_be_scored, score_matrix
    from .leaks import Copies, defences_table, defences_words, leaks_in, never_words, output_check
    from .minimising import field_losses, kept_losses, loss_keeping, loss_without
    from .panel import panel_cases, panel_key
    from .people import profiles, sixty_sentences
    from .plots import frontier_chart, leaks_chart, losses_chart
    from .policy import THRESHOLD, Policy, policies, with_threshold
    from .property_tests import PropertyResults, try_policy
    from .simulation import (
        Assumptions,
        Crowd,
        Year,
        crowd,
        margins,
        measured_policies,
        over_seeds,
        policy_table,
        simulate,
    )
    from .slider import frontier, frontier_table
    from .triggers import simulate_triggered
    from .wording import CATEGORIES

_HOMES = {
    "ALLOWED": "frames",
    "Assumptions": "simulation",
    "CATEGORIES": "wording",
    "CONSENTED": "knowledge",
    "Copies": "leaks",
    "Crowd": "simulation",
    "Decision": "decisions",
    "FIELDS": "knowledge",
    "Policy": "policy",
    "PropertyResults": "property_tests",
    "THRESHOLD": "policy",
    "Watched": "decisions",
    "Year": "simulation",
    "arbitrate": "arbitration",
    "columns_of": "knowledge",
    "copies": "frames",
    "crowd": "simulation",
    "customer_file": "decisions",
    "decide": "decisions",
    "decision_log": "decisions",
    "defences_table": "leaks",
    "defences_words": "leaks",
    "field_losses": "minimising",
    "field_words": "knowledge",
    "first_come": "arbitration",
    "frontier": "slider",
    "frontier_chart": "plots",
    "frontier_table": "slider",
    "kept_losses": "minimising",
    "leaks_chart": "plots",
    "leaks_in": "leaks",
    "loss_keeping": "minimising",
    "loss_without": "minimising",
    "losses_chart": "plots",
    "margins": "simulation",
    "may_be_scored": "knowledge",
    "measured_policies": "simulation",
    "never_words": "leaks",
    "output_check": "leaks",
    "over_seeds": "simulation",
    "panel_cases": "panel",
    "panel_key": "panel",
    "policies": "policy",
    "policy_table": "simulation",
    "profiles": "people",
    "record_text": "frames",
    "score_matrix": "knowledge",
    "scores_of": "decisions",
    "shared_accounts": "accounts",
    "sixty_sentences": "people",
    "try_frame": "frame_trial",
    "FrameTrial": "frame_trial",
    "simulate": "simulation",
    "simulate_triggered": "triggers",
    "try_policy": "property_tests",
    "with_threshold": "policy",
}
__all__ = [
    "ALLOWED",
    "CATEGORIES",
    "CONSENTED",
    "FIELDS",
    "THRESHOLD",
    "Assumptions",
    "Copies",
    "Crowd",
    "Decision",
    "FrameTrial",
    "Policy",
    "PropertyResults",
    "Watched",
    "Year",
    "arbitrate",
    "columns_of",
    "copies",
    "crowd",
    "customer_file",
    "decide",
    "decision_log",
    "defences_table",
    "defences_words",
    "field_losses",
    "field_words",
    "first_come",
    "frontier",
    "frontier_chart",
    "frontier_table",
    "kept_losses",
    "leaks_chart",
    "leaks_in",
    "loss_keeping",
    "loss_without",
    "losses_chart",
    "margins",
    "may_be_scored",
    "measured_policies",
    "never_words",
    "output_check",
    "over_seeds",
    "panel_cases",
    "panel_key",
    "policies",
    "policy_table",
    "profiles",
    "record_text",
    "score_matrix",
    "scores_of",
    "shared_accounts",
    "simulate",
    "simulate_triggered",
    "sixty_sentences",
    "try_frame",
    "try_policy",
    "with_threshold",
]

__getattr__ = names_from(__name__, _HOMES)
