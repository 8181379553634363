"""Does it work? Planning, reading and simulating marketing tests (module 08).

Names are looked up when first used: importing this package loads neither scipy nor statsmodels. No module here is
called like a name it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import names_from

if TYPE_CHECKING:
    from .own_test import OwnTest, read_test
    from .planning import power, sample_size, smallest_difference
    from .plots import bandit_chart, best_of_chart, forest_chart, peeking_chart, power_chart
    from .reading import Difference, Equivalence, compare_arms, equivalent, holm, same_split, two_halves
    from .simulating import Simulated, bandit, best_of, coverage, looking_daily, stores_as_rows
    from .slider import size_table, sizes

_HOMES = {
    "Difference": "reading",
    "Equivalence": "reading",
    "OwnTest": "own_test",
    "Simulated": "simulating",
    "bandit": "simulating",
    "bandit_chart": "plots",
    "best_of": "simulating",
    "best_of_chart": "plots",
    "compare_arms": "reading",
    "coverage": "simulating",
    "equivalent": "reading",
    "forest_chart": "plots",
    "holm": "reading",
    "looking_daily": "simulating",
    "peeking_chart": "plots",
    "power": "planning",
    "power_chart": "plots",
    "read_test": "own_test",
    "same_split": "reading",
    "sample_size": "planning",
    "size_table": "slider",
    "sizes": "slider",
    "smallest_difference": "planning",
    "stores_as_rows": "simulating",
    "two_halves": "reading",
}
__all__ = [
    "Difference",
    "Equivalence",
    "OwnTest",
    "Simulated",
    "bandit",
    "bandit_chart",
    "best_of",
    "best_of_chart",
    "compare_arms",
    "coverage",
    "equivalent",
    "forest_chart",
    "holm",
    "looking_daily",
    "peeking_chart",
    "power",
    "power_chart",
    "read_test",
    "same_split",
    "sample_size",
    "size_table",
    "sizes",
    "smallest_difference",
    "stores_as_rows",
    "two_halves",
]

__getattr__ = names_from(__name__, _HOMES)
