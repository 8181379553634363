"""The data of the course: the fictional shop, its texts, real households, and a learner's own file.

Names are looked up when first used: importing this package opens no file. No module here is called like a name it
offers, so that ``from atelier.data import boutique`` always gives the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .boutique_tables import boutique, boutique_truth
    from .course_texts import personal_data_texts, reviews, support_mails, survey_answers
    from .journey import complete_journey
    from .loading import load_customers, load_orders

_HOMES = {
    "boutique": "boutique_tables",
    "boutique_truth": "boutique_tables",
    "complete_journey": "journey",
    "load_customers": "loading",
    "load_orders": "loading",
    "personal_data_texts": "course_texts",
    "reviews": "course_texts",
    "support_mails": "course_texts",
    "survey_answers": "course_texts",
}
__all__ = [
    "boutique",
    "boutique_truth",
    "complete_journey",
    "load_customers",
    "load_orders",
    "personal_data_texts",
    "reviews",
    "support_mails",
    "survey_answers",
]

__getattr__ = names_from(__name__, _HOMES)
