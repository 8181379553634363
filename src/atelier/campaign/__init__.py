"""What a campaign with generative AI costs, and what to do about it (module 11).

Published estimates side by side, a campaign with its ranges, the rebound, a gate before the language model, a card of
frugal habits, claims read as a reviewer reads them, and a calculator. Names are looked up when first used. No module
here is called like a name it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .charts import campaign_chart, estimates_chart, grids_chart, hours_chart, rebound_chart, validation_chart
    from .comparing import equivalents, validation_table
    from .deciding import gate, relevance_table
    from .ecodesign import EcoCard, eco_card, recommendations
    from .exports import Download, OnePage
    from .form import calculator
    from .planning import CampaignCost, Plan, plan_campaign, wh_of_one
    from .sources import electricity_day, estimates_table, grid_figures, measurements, references
    from .volumes import rebound, rebound_table
    from .wording import claim_faults, green_words_in, review_claim, said_range

_HOMES = {
    "CampaignCost": "planning",
    "Download": "exports",
    "EcoCard": "ecodesign",
    "OnePage": "exports",
    "Plan": "planning",
    "calculator": "form",
    "campaign_chart": "charts",
    "claim_faults": "wording",
    "eco_card": "ecodesign",
    "electricity_day": "sources",
    "equivalents": "comparing",
    "estimates_chart": "charts",
    "estimates_table": "sources",
    "gate": "deciding",
    "green_words_in": "wording",
    "grid_figures": "sources",
    "grids_chart": "charts",
    "hours_chart": "charts",
    "measurements": "sources",
    "plan_campaign": "planning",
    "rebound": "volumes",
    "rebound_chart": "charts",
    "rebound_table": "volumes",
    "recommendations": "ecodesign",
    "references": "sources",
    "relevance_table": "deciding",
    "review_claim": "wording",
    "said_range": "wording",
    "validation_chart": "charts",
    "validation_table": "comparing",
    "wh_of_one": "planning",
}
__all__ = [
    "CampaignCost",
    "Download",
    "EcoCard",
    "OnePage",
    "Plan",
    "calculator",
    "campaign_chart",
    "claim_faults",
    "eco_card",
    "electricity_day",
    "equivalents",
    "estimates_chart",
    "estimates_table",
    "gate",
    "green_words_in",
    "grid_figures",
    "grids_chart",
    "hours_chart",
    "measurements",
    "plan_campaign",
    "rebound",
    "rebound_chart",
    "rebound_table",
    "recommendations",
    "references",
    "relevance_table",
    "review_claim",
    "said_range",
    "validation_chart",
    "validation_table",
    "wh_of_one",
]

__getattr__ = names_from(__name__, _HOMES)
