"""Where the fast engine was seen to crash: remembered, so that the next start does not try it again."""

from __future__ import annotations

import json
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..models.catalogue import Weights
from .state import engine_dir, replace_text


def is_known(weights: Weights) -> bool:
    """Return True when this version of the engine crashed with these weights on this processor."""
    return _key(weights) in _read()


def remember(weights: Weights) -> None:
    """Note such a crash. Another version, processor or model is tried afresh."""
    replace_text(_file(), json.dumps(_read() | {_key(weights): datetime.now(UTC).isoformat()}, indent=1))


def _key(weights: Weights) -> str:
    try:
        engine = version("xllamacpp")
    except PackageNotFoundError:
        engine = "none"
    return f"xllamacpp {engine} | {_processor()} | {weights.sha256}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.+)$", info.read_text(), re.MULTILINE) if info.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def _read() -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(_file().read_text(encoding="utf-8"))
        return known
    except (OSError, ValueError):
        return {}


def _file() -> Path:
    return engine_dir() / "crashes.json"
