"""The customer's voice: coding texts, sorting them in four ways, finding topics, quoting, and not over-claiming.

Names are looked up when first used: importing this package opens no file. What a cell of module 06 needs stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .coding import (
        SENTIMENTS,
        Kappa,
        codings,
        kappa,
        read_codes,
        reviews_to_code,
        sentiment_words,
        stars_say,
    )
    from .costs import energy_wh, method_seconds, method_table, power
    from .findings import Finding, audit, drafted, find_quotation, prevalence_words, quotations_in, theme_counts, themes
    from .keywords import KeywordRule, keyword_rule
    from .meaning import meanings
    from .plots import centring_chart, kinds_chart, methods_chart, prevalence_chart
    from .prevalence import Share, bounds, share_of, simulated_survey
    from .sets import both_languages, held_out_reviews, hidden_reviews, pitfall_reviews, training_reviews
    from .sorting import by_kind, learn_meaning, learn_words, sort_with
    from .topics import (
        centred,
        cluster_table,
        clusters,
        distinctive_words,
        nearest_reviews,
        word_counts,
    )

_HOMES = {
    "Finding": "findings",
    "Kappa": "coding",
    "KeywordRule": "keywords",
    "SENTIMENTS": "coding",
    "Share": "prevalence",
    "audit": "findings",
    "both_languages": "sets",
    "bounds": "prevalence",
    "by_kind": "sorting",
    "centred": "topics",
    "centring_chart": "plots",
    "cluster_table": "topics",
    "clusters": "topics",
    "codings": "coding",
    "distinctive_words": "topics",
    "drafted": "findings",
    "energy_wh": "costs",
    "find_quotation": "findings",
    "hidden_reviews": "sets",
    "kappa": "coding",
    "keyword_rule": "keywords",
    "kinds_chart": "plots",
    "learn_meaning": "sorting",
    "learn_words": "sorting",
    "meanings": "meaning",
    "method_seconds": "costs",
    "method_table": "costs",
    "methods_chart": "plots",
    "nearest_reviews": "topics",
    "pitfall_reviews": "sets",
    "power": "costs",
    "prevalence_chart": "plots",
    "prevalence_words": "findings",
    "quotations_in": "findings",
    "read_codes": "coding",
    "reviews_to_code": "coding",
    "sentiment_words": "coding",
    "share_of": "prevalence",
    "simulated_survey": "prevalence",
    "sort_with": "sorting",
    "stars_say": "coding",
    "held_out_reviews": "sets",
    "theme_counts": "findings",
    "themes": "findings",
    "training_reviews": "sets",
    "word_counts": "topics",
}
__all__ = [
    "SENTIMENTS",
    "Finding",
    "Kappa",
    "KeywordRule",
    "Share",
    "audit",
    "both_languages",
    "bounds",
    "by_kind",
    "centred",
    "centring_chart",
    "cluster_table",
    "clusters",
    "codings",
    "distinctive_words",
    "drafted",
    "energy_wh",
    "find_quotation",
    "held_out_reviews",
    "hidden_reviews",
    "kappa",
    "keyword_rule",
    "kinds_chart",
    "learn_meaning",
    "learn_words",
    "meanings",
    "method_seconds",
    "method_table",
    "methods_chart",
    "nearest_reviews",
    "pitfall_reviews",
    "power",
    "prevalence_chart",
    "prevalence_words",
    "quotations_in",
    "read_codes",
    "reviews_to_code",
    "sentiment_words",
    "share_of",
    "simulated_survey",
    "sort_with",
    "stars_say",
    "theme_counts",
    "themes",
    "training_reviews",
    "word_counts",
]

__getattr__ = names_from(__name__, _HOMES)
