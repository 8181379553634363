"""Customer segments, from order lines to what to do with each segment (module 05).

Names are looked up when first used: importing this package opens no file and loads no scikit-learn. No module here is
called like a name it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .actions import action_values, email_effects
    from .cleaning import Cleaned, clean, cleaning_effect, planted_and_found
    from .clusters import agreement, confusion, find_segments, k_curves, silhouette
    from .concentration import lorenz, rfm_grid, top_shares
    from .features import RFM, SEVEN, customer_features, prepared
    from .lifetime import BgNbd, bought_in, expected_basket, fit_bgnbd, purchase_history
    from .personas import audit_persona, holds_no_customer, persona_prompt, rule_persona, same_facts
    from .plots import (
        confusion_chart,
        cost_chart,
        curves_chart,
        holdout_chart,
        lorenz_chart,
        profile_chart,
        rfm_heatmap,
        values_chart,
    )
    from .profiles import profile, profile_intervals, segment_names, signatures
    from .sources import journey_lines, shop_lines, true_segments

_HOMES = {
    "BgNbd": "lifetime",
    "Cleaned": "cleaning",
    "RFM": "features",
    "SEVEN": "features",
    "action_values": "actions",
    "agreement": "clusters",
    "audit_persona": "personas",
    "bought_in": "lifetime",
    "clean": "cleaning",
    "cleaning_effect": "cleaning",
    "confusion": "clusters",
    "confusion_chart": "plots",
    "cost_chart": "plots",
    "curves_chart": "plots",
    "customer_features": "features",
    "email_effects": "actions",
    "expected_basket": "lifetime",
    "find_segments": "clusters",
    "fit_bgnbd": "lifetime",
    "holdout_chart": "plots",
    "holds_no_customer": "personas",
    "journey_lines": "sources",
    "k_curves": "clusters",
    "lorenz": "concentration",
    "lorenz_chart": "plots",
    "persona_prompt": "personas",
    "planted_and_found": "cleaning",
    "prepared": "features",
    "profile": "profiles",
    "profile_chart": "plots",
    "profile_intervals": "profiles",
    "purchase_history": "lifetime",
    "rfm_grid": "concentration",
    "rfm_heatmap": "plots",
    "rule_persona": "personas",
    "same_facts": "personas",
    "segment_names": "profiles",
    "shop_lines": "sources",
    "signatures": "profiles",
    "silhouette": "clusters",
    "top_shares": "concentration",
    "true_segments": "sources",
    "values_chart": "plots",
}
__all__ = [
    "RFM",
    "SEVEN",
    "BgNbd",
    "Cleaned",
    "action_values",
    "agreement",
    "audit_persona",
    "bought_in",
    "clean",
    "cleaning_effect",
    "confusion",
    "confusion_chart",
    "cost_chart",
    "curves_chart",
    "customer_features",
    "email_effects",
    "expected_basket",
    "find_segments",
    "fit_bgnbd",
    "holdout_chart",
    "holds_no_customer",
    "journey_lines",
    "k_curves",
    "lorenz",
    "lorenz_chart",
    "persona_prompt",
    "planted_and_found",
    "prepared",
    "profile",
    "profile_chart",
    "profile_intervals",
    "purchase_history",
    "rfm_grid",
    "rfm_heatmap",
    "rule_persona",
    "same_facts",
    "segment_names",
    "shop_lines",
    "signatures",
    "silhouette",
    "top_shares",
    "true_segments",
    "values_chart",
]

__getattr__ = names_from(__name__, _HOMES)
