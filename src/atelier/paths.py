"""Where things are: the course folder, and the one folder per user for models, progress and logs."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from .errors import AtelierError
from .i18n import Text


def course_root() -> Path:
    """Return the folder of this copy of the course (the one that holds ``notebooks/``)."""
    return Path(__file__).resolve().parents[2]


def user_dir() -> Path:
    """Return the per-user folder, created if missing; ``ATELIER_HOME`` moves it."""
    return _made(Path(os.environ.get("ATELIER_HOME") or platformdirs.user_data_path("atelier", appauthor=False)))


def models_dir() -> Path:
    """Return the folder of the model weights, shared by all copies of the course of this user.

    ``ATELIER_MODELS`` moves it: a company may put the weights once on a shared disk.
    """
    named = os.environ.get("ATELIER_MODELS")
    return _made(Path(named) if named else user_dir() / "models")


def logs_dir() -> Path:
    """Return the folder of the log files."""
    return _made(user_dir() / "logs")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AtelierError(NO_FOLDER.fill(folder=folder, reason=error.strerror)) from error
    return folder


NO_FOLDER = Text(
    "The course cannot use the folder {folder} ({reason}): set ATELIER_HOME to a folder of yours.",
    "Le cours ne peut pas utiliser le dossier {folder} ({reason}) : donnez à ATELIER_HOME un dossier qui est à vous.",
)
