"""What the tests of the learner's tools share: the sample course, and a fresh home for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager, start_new_kernel

from atelier import i18n, paths

SAMPLE = Path(__file__).parent / "sample_course"


@pytest.fixture
def sample_course(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Make the sample course the course, for a learner in front of it whose home is empty."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    for name in ("ATELIER_HEADLESS", "ATELIER_STRICT", "ATELIER_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(paths, "course_root", lambda: SAMPLE)
    language = i18n.current_language()
    yield SAMPLE / "course" / "01_sample"
    i18n.set_language(language)


@contextmanager
def kernel(*arguments: str) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    """Start a real kernel that can import the kit, with a learner in front of it, and stop it at the end."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    environment.pop("ATELIER_HEADLESS", None)
    manager, client = start_new_kernel(kernel_name="python3", extra_arguments=list(arguments), env=environment)
    try:
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
