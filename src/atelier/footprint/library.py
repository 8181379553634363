"""EcoLogits, loaded when first used; what it logs is said by us, in the learner's language."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def ecologits() -> Any:
    """Return the module of EcoLogits that holds its estimate, its models, its grids and its providers."""
    # It changes the class of every logger made after it: put the old one back.
    before = logging.getLoggerClass()
    from ecologits.tracers import utils

    logging.setLoggerClass(before)
    logging.getLogger("ecologits").setLevel(logging.CRITICAL)
    return utils
