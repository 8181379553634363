"""A value that is known only between two bounds, and how it is written: two significant figures, the unit that fits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from ..i18n import Text, number

FIGURES: Final = 2


@dataclass(frozen=True)
class Range:
    """A low and a high bound of the same quantity. Not a confidence interval: nothing says how likely it is to hold.

    Raises ``ValueError`` when the bounds are not numbers in that order.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"a range goes from low to high, not from {self.low} to {self.high}")

    @classmethod
    def of(cls, value: Any) -> Range:
        """Return ``value`` as a range: a number, a pair, a range, or EcoLogits' own kind of range."""
        if isinstance(value, Range):
            return value
        if isinstance(value, tuple | list):
            low, high = value
            return cls(float(low), float(high))
        return cls(float(getattr(value, "min", value)), float(getattr(value, "max", value)))

    @property
    def middle(self) -> float:
        """The number halfway between the bounds: for a plot, never to be quoted without them."""
        return (self.low + self.high) / 2

    @property
    def single(self) -> bool:
        """Whether both bounds are the same number."""
        return self.low == self.high

    def holds(self, value: float) -> bool:
        """Return True when ``value`` lies between the bounds."""
        return self.low <= value <= self.high

    def __add__(self, other: Range) -> Range:
        """Add bound to bound."""
        return Range(self.low + other.low, self.high + other.high)

    def __mul__(self, factor: float) -> Range:
        """Multiply both bounds by a number that is not negative."""
        return Range(self.low * factor, self.high * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> Range:
        """Divide both bounds by a positive number."""
        return Range(self.low / divisor, self.high / divisor)

    def shown(self, unit: str) -> str:
        """Write the range in the learner's language; ``unit`` is "Wh", "g" (of CO2e), "mL" or "W".

        The unit shown is the one that suits the upper bound: 0.0069 g is written 6.9 mg.
        """
        scale, words = _scale(unit, self.high)
        low, high = two_figures(self.low / scale), two_figures(self.high / scale)
        written = low if low == high else str(BETWEEN.fill(low=low, high=high))
        return f"{written}\u00a0{words}"


def total(ranges: list[Range]) -> Range:
    """Return the sum of ``ranges``, the same to the last digit in whatever order they come; zero for none."""
    return Range(math.fsum(part.low for part in ranges), math.fsum(part.high for part in ranges))


def two_figures(value: float) -> str:
    """Write ``value`` with two significant figures, as the learner's language does: 0.016, 8.2, 450,000."""
    if value == 0:
        return "0"
    digits = FIGURES - 1 - math.floor(math.log10(abs(value)))
    rounded = round(value, digits)
    # 0.0996 becomes 0.1: one digit less after the point than before it was rounded.
    return number(rounded, max(0, FIGURES - 1 - math.floor(math.log10(abs(rounded)))))


def _scale(unit: str, value: float) -> tuple[float, Text]:
    scales = UNITS[unit]
    return next(((size, words) for size, words in scales if value >= size), scales[-1])


BETWEEN: Final = Text("{low} to {high}", "{low} à {high}")
UNITS: Final[dict[str, list[tuple[float, Text]]]] = {
    "Wh": [(1e6, Text("MWh", "MWh")), (1e3, Text("kWh", "kWh")), (1, Text("Wh", "Wh"))],
    "g": [
        (1e6, Text("t CO2e", "t éq.\u00a0CO2")),
        (1e3, Text("kg CO2e", "kg éq.\u00a0CO2")),
        (1, Text("g CO2e", "g éq.\u00a0CO2")),
        (1e-3, Text("mg CO2e", "mg éq.\u00a0CO2")),
    ],
    "mL": [(1e6, Text("m³", "m³")), (1e3, Text("L", "L")), (1, Text("ml", "ml"))],
    "W": [(1, Text("W", "W"))],
}
