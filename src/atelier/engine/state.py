"""What all windows of this user know of the server: one small file, and one more per window that uses it."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

import psutil

from ..i18n import Text
from ..paths import user_dir
from .launch import Launch

Phase = Literal["starting", "ready", "failed"]
CLOCK_SECONDS: Final = 5


@dataclass(frozen=True)
class Identity:
    """A process: its number alone may by now belong to another one."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> Identity:
        """Return the identity of the process that has this number now, or had it a moment ago."""
        try:
            return cls(pid, psutil.Process(pid).create_time())
        except psutil.NoSuchProcess:
            return cls(pid, time.time())

    @property
    def alive(self) -> bool:
        """Return True while this very process runs."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < CLOCK_SECONDS
            return bool(same and process.status() != psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return False
        except psutil.AccessDenied:
            return True


@dataclass(frozen=True)
class State:
    """What the supervisor last wrote. ``wanted`` is the model asked for, ``launch`` what runs in its place."""

    phase: Phase
    supervisor: Identity
    launch: Launch
    wanted: str
    server: Identity
    notices: tuple[Text, ...]
    error: Text | None = None


def engine_dir() -> Path:
    """Return the folder of the state files."""
    folder = user_dir() / "engine"
    folder.mkdir(exist_ok=True)
    return folder


def read_state() -> State | None:
    """Return what is known of the server, None when none was started or the file makes no sense."""
    try:
        return _from_dict(json.loads(_state_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_state(state: State) -> None:
    """Write the state whole or not at all."""
    replace_text(_state_file(), json.dumps(asdict(state)))


def clear_state() -> None:
    """Forget the server."""
    _state_file().unlink(missing_ok=True)


def register_client() -> None:
    """Note that this process uses the server: it stays up until the last such process has ended."""
    mine = _clients_dir() / str(os.getpid())
    if not mine.exists():
        replace_text(mine, json.dumps(asdict(Identity.of(os.getpid()))))


def has_clients() -> bool:
    """Return True while a registered process lives; the files of dead ones are taken away."""
    alive = False
    for file in _clients_dir().iterdir():
        try:
            client = Identity(**json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        if client.alive:
            alive = True
        else:
            file.unlink(missing_ok=True)
    return alive


def replace_text(file: Path, text: str) -> None:
    """Give ``file`` a new content in one step, so that no reader ever sees half of it."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    for wait in (0.05, 0.1, 0.2, 0.4):
        try:
            fresh.replace(file)
            return
        except PermissionError:
            # Windows does not replace a file while another process reads it.
            time.sleep(wait)
    fresh.replace(file)


def _state_file() -> Path:
    return engine_dir() / "server.json"


def _clients_dir() -> Path:
    folder = engine_dir() / "clients"
    folder.mkdir(exist_ok=True)
    return folder


def _from_dict(fields: dict[str, Any]) -> State:
    return State(
        phase=fields["phase"],
        supervisor=Identity(**fields["supervisor"]),
        launch=Launch.from_json(json.dumps(fields["launch"])),
        wanted=fields["wanted"],
        server=Identity(**fields["server"]),
        notices=tuple(Text(*notice) for notice in fields["notices"]),
        error=Text(*fields["error"]) if fields["error"] else None,
    )
