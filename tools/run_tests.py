"""Run the checks of the project one after the other and say how each went.

python tools/run_tests.py           everything
python tools/run_tests.py --fast    what needs neither the real model, nor a browser, nor minutes

A check that fails does not stop the others. The last line counts them: a test of pytest counts as one, any other
check as one.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
BOTH_CORES = ["-n", "2", "--dist", "loadfile"]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from browser.chromium import ensure_chromium  # noqa: E402


@dataclass(frozen=True)
class Check:
    """One command; ``pytest`` says whether its tests are counted one by one."""

    name: str
    command: list[str]
    pytest: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a check went: how many passed and failed, and its seconds."""

    name: str
    passed: int
    failed: int
    seconds: float


def main(arguments: list[str] | None = None) -> int:
    """Run the checks; return 0 when all passed."""
    parser = argparse.ArgumentParser(description="Run the checks of the project.")
    parser.add_argument("--fast", action="store_true", help="only what takes less than a minute")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    checks = fast_checks() if parser.parse_args(arguments).fast else [*fast_checks(), *slow_checks()]
    outcomes = [run(check) for check in checks]
    print(summary(outcomes))
    return 1 if any(outcome.failed for outcome in outcomes) else 0


def fast_checks() -> list[Check]:
    """Return the checks of ``--fast``; locks, editions and prose are looked at by tests."""
    python = sys.executable
    return [
        Check("format", [python, "-m", "ruff", "format", "--check", "."]),
        Check("lint", [python, "-m", "ruff", "check", "."]),
        Check("types", [python, "-m", "mypy"]),
        Check("tests", [python, "-m", "pytest", "-q", "-m", "not slow", *BOTH_CORES], pytest=True),
    ]


def slow_checks() -> list[Check]:
    """Return the checks that need the real model, a browser or minutes."""
    python = sys.executable
    pytest = [python, "-m", "pytest", "-q", "--ignore=tests/browser"]
    return [
        Check("model", [python, "-m", "atelier", "model", "get"]),
        Check("slow tests", [*pytest, "-m", "slow and not alone", *BOTH_CORES], pytest=True),
        Check("alone", [*pytest, "-m", "slow and alone"], pytest=True),
        Check("notebooks", [python, "tests/notebooks/runner.py"], pytest=True),
        Check("browser", [python, "-m", "pytest", "-q", "tests/browser"], pytest=True),
    ]


def run(check: Check) -> Outcome:
    """Run one check, its output going straight to the screen, and count what passed and failed."""
    print(f"\n== {check.name}", flush=True)
    begun = time.monotonic()
    if check.name == "browser":
        ensure_chromium()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        environment = os.environ | {"PYTEST_ADDOPTS": shlex.join([f"--junitxml={report}"])}
        code = subprocess.run(check.command, cwd=ROOT, env=environment, check=False).returncode
        passed, failed = counted(report) if report.exists() else (0, 0)
    if failed == 0 and code != 0:
        failed = 1
    elif not check.pytest:
        passed = 1
    return Outcome(check.name, passed, failed, time.monotonic() - begun)


def counted(report: Path) -> tuple[int, int]:
    """Return how many tests of a pytest report passed, and how many did not; a skipped one has not passed."""
    suite = next(ElementTree.parse(report).iter("testsuite"))
    total, *others = (int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped"))
    return total - sum(others), sum(others)


def summary(outcomes: list[Outcome]) -> str:
    """Return the table of the outcomes; its last line has the totals."""
    lines = [f"{'check':<12}{'passed':>8}{'failed':>8}{'seconds':>9}"]
    lines += [f"{one.name:<12}{one.passed:>8}{one.failed:>8}{one.seconds:>9.1f}" for one in outcomes]
    totals = (sum(one.passed for one in outcomes), sum(one.failed for one in outcomes))
    return "\n".join(["", *lines, "", "{} passed, {} failed".format(*totals)])


if __name__ == "__main__":
    raise SystemExit(main())
