"""The reference answers of module 11, each worked out another way: from the register's numbers, by arithmetic."""

from __future__ import annotations

import math
from pathlib import Path
from types import ModuleType

import pytest
from ecologits.tracers.utils import llm_impacts

from atelier.checking.declaration import load_checks
from atelier.facts.claims import claim

COURSE = Path(__file__).resolve().parents[1] / "course" / "11_footprint"


def value(name: str) -> float:
    found = claim(name).value
    assert found is not None
    return found


@pytest.fixture(scope="module")
def checks() -> ModuleType:
    import importlib.util

    spec = importlib.util.spec_from_file_location("footprint_checks", COURSE / "checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_seeds_come_out_of_sourced_inputs(checks: ModuleType) -> None:
    # On the left what the checks expect, on the right the published audit of the paragraph.
    assert checks.ratio("image-mean", "text-mean") == pytest.approx(61.9, abs=0.05)
    assert checks.ratio("image-median", "text-median") == pytest.approx(32.1, abs=0.05)
    assert checks.printed_ratio() == pytest.approx(69.0, abs=0.05)
    assert checks.newsletter_grams() == pytest.approx(220.5, abs=0.05)
    assert checks.study_grams() == pytest.approx(244.8, abs=0.05)
    assert checks.needed_grid() == pytest.approx(385, abs=0.5)
    assert checks.return_flights() == pytest.approx(268, abs=0.5)
    assert checks.human_page() == pytest.approx(1427, abs=0.5)
    assert checks.gpt3_by_bloom() == pytest.approx(22.3, abs=0.05)


def test_the_seeds_are_those_of_plain_arithmetic(checks: ModuleType) -> None:
    kwh = value("newsletter-2024-requests-17500") * value("luccioni-2024-text-median") / 1000
    assert kwh == pytest.approx(0.735)
    assert checks.newsletter_grams() == pytest.approx(kwh * value("newsletter-2024-oregon-300"))
    assert checks.needed_grid() * kwh == pytest.approx(value("newsletter-2024-footprint-283"))
    assert checks.return_flights() * value("ademe-2026-paris-ny-2060") == pytest.approx(552_000)
    assert checks.gpt3_by_bloom() == pytest.approx(3.0 * 7.5, rel=0.01)  # energy by energy, grid by grid


def test_the_needed_grid_is_that_of_the_united_states() -> None:
    needed = value("newsletter-2024-footprint-283") / (17_500 * 0.042 / 1000)
    closest = min(
        (
            "ecologits-2026-usa-384",
            "codecarbon-2026-oregon-165",
            "luccioni-2024-oregon-297",
            "codecarbon-2026-default-475",
        ),
        key=lambda name: abs(value(name) - needed),
    )
    assert closest == "ecologits-2026-usa-384"


@pytest.mark.parametrize(
    ("name", "model", "zone", "low", "high"),
    [
        ("SMALL_USA", "gpt-4o-mini", "USA", 20.7, 24.7),
        ("SMALL_FRANCE", "gpt-4o-mini", "FRA", 3.9, 4.3),
        ("LARGE_USA", "gpt-4o", "USA", 452, 729),
    ],
)
def test_the_campaigns_are_those_of_ecologits_itself(
    checks: ModuleType, name: str, model: str, zone: str, low: float, high: float
) -> None:
    once = llm_impacts("openai", model, 250, math.inf, zone).gwp.value
    made = getattr(checks, name).total_kg
    assert made.low == pytest.approx(once.min * 3_000_000)
    assert made.high == pytest.approx(once.max * 3_000_000)
    assert (made.low, made.high) == pytest.approx((low, high), rel=0.02)


def test_pictures_and_mails(checks: ModuleType) -> None:
    assert checks.kg(checks.IMAGES_USA, "high") == pytest.approx(2.907e-3 * 3e6 * 0.3844, rel=0.01)
    assert checks.kg(checks.IMAGES_FRANCE, "high") == pytest.approx(361, rel=0.02)
    assert checks.kg(checks.SENT, "high", sending=True) - checks.kg(checks.SENT, "high") == pytest.approx(
        7385, rel=0.02
    )


def test_the_order_of_the_levers_does_not_depend_on_the_end(checks: ModuleType) -> None:
    assert checks.levers() == ["c", "e", "a", "d", "b"]


def test_every_exercise_is_declared_and_used() -> None:
    declared = load_checks(COURSE)
    assert len(declared) == 18
    practice = (COURSE / "practice.py").read_text("utf-8")
    assert all(f'check("{number}"' in practice for number in declared)
