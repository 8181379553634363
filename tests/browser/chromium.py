"""Finding a browser of the Chromium family, the kind the tests can drive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
MISSING = "No Chromium, Chrome or Edge found: install one of them to run the browser tests."


def chromium() -> str:
    """Return the path of a browser; raise ``FileNotFoundError`` saying what to install when there is none."""
    folders = [Path(os.environ[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if name in os.environ]
    installed = [*map(Path, APPLICATIONS), *(folder / program for folder in folders for program in WINDOWS_PROGRAMS)]
    found = [shutil.which(command) for command in COMMANDS] + [str(path) for path in installed if path.is_file()]
    for path in found:
        if path:
            return path
    raise FileNotFoundError(MISSING)


def ensure_chromium() -> None:
    """Install Debian's Chromium where there is no browser and this process may install one."""
    try:
        chromium()
    except FileNotFoundError:
        if sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
            subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], env=quiet, check=False)
