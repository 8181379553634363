"""JupyterLab as the course wants it: in the learner's language, silent towards the network, its own settings."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx2

from .engine.child import end_tree
from .errors import AtelierError
from .i18n import Language, Text
from .paths import course_root, logs_dir, user_dir
from .ports import HOST, first_free

DEFAULT_PORT: Final = 8888
NEXT_PORTS: Final = 50
READY_SECONDS: Final = 90
STOP_SECONDS: Final = 10
POLL_SECONDS: Final = 0.1
AUTOSAVE_SECONDS: Final = 30
LOCALES: Final[dict[Language, str]] = {"en": "en", "fr": "fr_FR"}
# The settings of another JupyterLab of this person, or of the machine, are no concern of the course.
FOREIGN: Final = ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTERLAB_DIR", "PYTHONSTARTUP", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Lab:
    """A JupyterLab process. ``url`` is the page to open; it carries the token that lets a browser in."""

    url: str
    port: int
    token: str
    process: subprocess.Popen[bytes]

    def wait_ready(self) -> None:
        """Return once JupyterLab answers; raise ``AtelierError`` naming its log when it ends or takes too long."""
        deadline = time.monotonic() + READY_SECONDS
        with httpx2.Client(trust_env=False, timeout=5) as client:
            while self.process.poll() is None and time.monotonic() < deadline:
                try:
                    if client.get(f"http://{HOST}:{self.port}/api").is_success:
                        return
                except httpx2.HTTPError:
                    time.sleep(POLL_SECONDS)
        raise AtelierError(DOES_NOT_START.fill(log=_log_file()))

    def stop(self) -> None:
        """End JupyterLab and the kernels it started: by its own shutdown, by force after ten seconds."""
        headers = {"Authorization": f"token {self.token}"}
        try:
            httpx2.post(f"http://{HOST}:{self.port}/api/shutdown", headers=headers, trust_env=False, timeout=5)
        except httpx2.HTTPError:
            self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            end_tree(self.process.pid)


def start_lab(language: Language, port: int) -> Lab:
    """Start JupyterLab on ``port`` in ``language``; see ``Lab.wait_ready``."""
    token = secrets.token_hex(24)
    with _log_file().open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *_options(language, port)],
            env=_environment(language, token),
            cwd=course_root(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    return Lab(f"http://{HOST}:{port}{start_page(language)}?token={token}", port, token, process)


def start_page(language: Language) -> str:
    """Return the path of the page to open: the welcome notebook, or the README of a copy that has none."""
    readme = "README.fr.md" if language == "fr" else "README.md"
    for page in (f"notebooks/{language}/00_welcome.ipynb", readme):
        if (course_root() / page).is_file():
            return f"/lab/tree/{page}"
    return "/lab"


def free_port(wanted: int = DEFAULT_PORT) -> int:
    """Return ``wanted`` or the next free port after it; raise ``AtelierError`` when 50 in a row are taken."""
    port = first_free(range(wanted, wanted + NEXT_PORTS))
    if port is None:
        raise AtelierError(NO_PORT.fill(first=wanted, last=wanted + NEXT_PORTS - 1))
    return port


def _options(language: Language, port: int) -> list[str]:
    return [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={course_root()}",
        "--ServerApp.open_browser=False",
        "--ServerApp.answer_yes=True",
        "--ServerApp.allow_root=True",
        f"--LabApp.app_settings_dir={_write_defaults(language)}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]


def _environment(language: Language, token: str) -> dict[str, str]:
    """Return the environment of JupyterLab and of its kernels. The token is not shown in the list of processes."""
    home = _home(language)
    copy = hashlib.sha256(str(course_root()).encode()).hexdigest()[:8]
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return kept | {
        "ATELIER_LANG": language,
        "JUPYTER_TOKEN": token,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        # Which tabs were open, for each copy of the course.
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces" / copy),
        "IPYTHONDIR": str(home / "ipython"),
    }


def _write_defaults(language: Language) -> Path:
    """Write the settings JupyterLab begins with; what the learner changes in its menus still wins over them."""
    folder = _home(language) / "defaults"
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"overrides.{os.getpid()}"
    draft.write_text(json.dumps(_defaults(language), indent=1), encoding="utf-8")
    draft.replace(folder / "overrides.json")
    return folder


def _defaults(language: Language) -> dict[str, Any]:
    lab = "@jupyterlab/{}-extension:{}".format
    return {
        lab("translation", "plugin"): {"locale": LOCALES[language]},
        lab("apputils", "notification"): {"fetchNews": "false", "checkForUpdates": False},
        lab("extensionmanager", "plugin"): {"enabled": False},
        lab("docmanager", "plugin"): {"autosave": True, "autosaveInterval": AUTOSAVE_SECONDS},
        lab("notebook", "tracker"): {
            "codeCellConfig": {"lineNumbers": False, "lineWrap": True},
            "markdownCellConfig": {"lineNumbers": False, "matchBrackets": False, "lineWrap": True},
            # Closing the tab gives the memory back.
            "kernelShutdown": True,
        },
    }


def _home(language: Language) -> Path:
    # One for each language: a language once chosen in a menu would win over the one of the next start.
    return user_dir() / "jupyterlab" / language


def _log_file() -> Path:
    return logs_dir() / "jupyterlab.log"


NO_PORT: Final = Text(
    "All ports from {first} to {last} are in use: name another one with --port.",
    "Tous les ports de {first} à {last} sont occupés\u00a0: indiquez-en un autre avec --port.",
)
DOES_NOT_START: Final = Text(
    "JupyterLab does not start. Run the same command again; if it fails once more, send this file to whoever helps "
    "you: {log}",
    "JupyterLab ne démarre pas. Relancez la même commande\u202f; si l’échec se répète, envoyez ce fichier à qui vous "
    "aide\u00a0: {log}",
)
