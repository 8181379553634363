"""How old a looked-up fact may be: law and prices are looked up again every six months."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Final

MONTHS: Final = 6


def outdated(looked_up: Mapping[str, date], today: date) -> list[str]:
    """Return the names whose date is more than six months before ``today``, or after it, in order."""
    limit = months_before(today, MONTHS)
    return [name for name, day in looked_up.items() if not limit <= day <= today]


def months_before(day: date, months: int) -> date:
    """Return the same day of the month, ``months`` earlier; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
