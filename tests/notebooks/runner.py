"""Runs notebooks through nbval: ``python tests/notebooks/runner.py [PATH …]``, all of them when none is named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("notebooks", "exercises", "solutions")
# A notebook is run by one process, its cells in order.
BOTH_CORES = ("-n", "2", "--dist", "loadfile")


def run_notebooks(paths: Sequence[Path] = (), options: Sequence[str] = ()) -> int:
    """Run the notebooks of ``paths`` (files or folders; all editions when empty), two at a time.

    ``options`` go to pytest. Returns pytest's exit code: 0 when every cell shows what is committed.
    """
    return subprocess.run(command(paths, [*BOTH_CORES, *options]), env=environment(), cwd=ROOT).returncode


def command(paths: Sequence[Path] = (), options: Sequence[str] = ()) -> list[str]:
    """Return the command that runs the notebooks of ``paths``; it needs ``environment()``."""
    chosen = [str(path) for path in paths] or [str(ROOT / folder) for folder in FOLDERS]
    plugin = ["-p", "notebooks.plugin", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    return [sys.executable, "-m", "pytest", *plugin, *options, *chosen]


def environment() -> dict[str, str]:
    """Return the environment of the test process; each kernel gets its own (see the plugin)."""
    places = os.pathsep.join(str(ROOT / folder) for folder in ("tests", "tools", "src"))
    return os.environ | {"PYTHONPATH": places}


if __name__ == "__main__":
    raise SystemExit(run_notebooks([Path(path) for path in sys.argv[1:]]))
