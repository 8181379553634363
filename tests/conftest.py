"""Every test has a per-user folder of its own and an environment without a configured model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from endpoint_support import FakeEndpoint, fake_endpoint

from atelier import client, i18n, paths, session, settings

REAL_MODELS = paths.models_dir()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the learner's own folder, settings and language out of the tests."""
    home = tmp_path_factory.mktemp("home")
    # The weights are the learner's own: they are read, never written, and weigh a gigabyte.
    monkeypatch.setenv("ATELIER_MODELS", str(REAL_MODELS))
    monkeypatch.setenv("ATELIER_HOME", str(home))
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "ATELIER_MODEL", "ATELIER_LANG", "ATELIER_RECORDINGS"):
        monkeypatch.delenv(name, raising=False)
    for name in (
        "HEADLESS",
        "RECORDINGS_DIR",
        "TOKEN_BUDGET",
        "SERVER_URL",
        "EMBEDDED_MODEL",
        "MODEL_MIRROR",
        "STRICT",
        "ZONE",
    ):
        monkeypatch.delenv(f"ATELIER_{name}", raising=False)
    monkeypatch.setenv("ATELIER_DOTENV", "")
    monkeypatch.setattr(i18n, "_chosen", None)
    monkeypatch.setattr(session, "_module", None)
    settings.asked_key.cache_clear()
    client._client.cache_clear()
    return home


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    """Serve a configurable endpoint and point the environment at it."""
    with fake_endpoint() as served:
        monkeypatch.setenv("OPENAI_BASE_URL", served.url)
        monkeypatch.setenv("ATELIER_MODEL", "test-model")
        yield served
