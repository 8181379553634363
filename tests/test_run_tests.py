"""The runner of all checks: one failure neither stops the others nor goes unseen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import run_tests
from run_tests import Check


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def some_tests(tmp_path: Path) -> list[str]:
    """Write three tests, of which one passes, and return the command that runs them."""
    file = tmp_path / "test_some.py"
    file.write_text(
        "import pytest\n"
        "def test_right(): pass\n"
        "def test_wrong(): assert False\n"
        "@pytest.mark.skip\n"
        "def test_skipped(): pass\n",
        "utf-8",
    )
    return [sys.executable, "-m", "pytest", "-q", str(file)]


@pytest.mark.slow
def test_a_failure_stops_nothing_and_is_counted(
    some_tests: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = [
        Check("bad", python("raise SystemExit(3)")),
        Check("tests", some_tests, pytest=True),
        Check("good", python("print('reached')")),
    ]
    monkeypatch.setattr(run_tests, "fast_checks", lambda: checks)
    assert run_tests.main(["--fast"]) == 1
    said = capfd.readouterr().out.splitlines()
    assert "reached" in said
    assert [line.split()[:3] for line in said[-5:-2]] == [["bad", "0", "1"], ["tests", "1", "2"], ["good", "1", "0"]]
    assert said[-1] == "2 passed, 3 failed"


def test_all_good_is_zero(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run_tests, "fast_checks", lambda: [Check("good", python(""))])
    monkeypatch.setattr(run_tests, "slow_checks", lambda: [Check("slow", python(""))])
    assert run_tests.main(["--fast"]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"
    assert run_tests.main([]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"


@pytest.mark.slow
def test_a_pytest_that_does_not_start_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = [sys.executable, "-m", "pytest", "-q", "no_such_file.py"]
    assert run_tests.run(Check("tests", nowhere, pytest=True)).failed == 1
