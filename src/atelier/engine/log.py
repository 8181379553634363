"""The log files of the model servers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from ..i18n import Text
from ..paths import logs_dir

FULL_BYTES: Final = 1_000_000


@dataclass(frozen=True)
class Log:
    """One log file of the user; what it held before it was full is kept once."""

    name: str

    def path(self) -> Path:
        """Return the file, which may not exist yet."""
        return logs_dir() / f"{self.name}.log"

    def open(self) -> IO[str]:
        """Open the file to append to it, after putting a full one aside."""
        file = self.path()
        if file.exists() and file.stat().st_size > FULL_BYTES:
            file.replace(file.with_suffix(".old.log"))
        return file.open("a", encoding="utf-8")


SERVER_LOG: Final = Log("model-server")
RECORDING_LOG: Final = Log("recording-server")

CANNOT_START: Final = Text(
    "The model server does not start on this machine; the lessons still run on their recorded replies. The reason is "
    "in {log}.",
    "Le serveur du modèle ne démarre pas sur cette machine ; les leçons tournent quand même avec leurs réponses "
    "enregistrées. La raison se trouve dans {log}.",
)
