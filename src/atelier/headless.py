"""Whether a person is watching: the builder and the tests run notebooks with nobody in front of them."""

from __future__ import annotations

import os


def is_headless() -> bool:
    """Return True when ``ATELIER_HEADLESS=1``: no widget, no progress display, recorded replies only."""
    return os.environ.get("ATELIER_HEADLESS") == "1"
