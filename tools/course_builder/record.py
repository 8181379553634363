"""Makes the recorded replies again: every request of every notebook goes to the real model once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from .build import build, run_recording


def record(
    root: Path,
    modules: Collection[str],
    surroundings: Mapping[str, str],
    keep: Callable[[], None],
    say: Callable[[str], None] = print,
) -> None:
    """Record the modules numbered in ``modules`` (all when empty), keep what was said, then build from it.

    The kernels get ``ATELIER_RECORDINGS=record`` and ``surroundings``, which says where the running model is and
    where its replies are written down. ``keep`` is called only when every notebook ran to its end. Raises
    ``BuildError`` when a source has a problem or a cell fails.
    """
    run_recording(root, modules, surroundings, say)
    keep()
    build(root, modules, execute_all=True, say=say)
