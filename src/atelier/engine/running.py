"""Start the server once for all windows, find it again, stop it."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import psutil
from filelock import FileLock

from ..errors import AtelierError
from ..i18n import Text
from ..models.catalogue import named
from ..models.progress import Progress, TerminalProgress
from .child import end_tree, python_command, python_environment, serves
from .launch import EngineName
from .log import CANNOT_START, SERVER_LOG
from .plan import Plan, make_plan
from .state import Identity, State, clear_state, engine_dir, read_state, register_client

POLL_SECONDS: Final = 0.1
STOP_SECONDS: Final = 10

# The supervisors this process started: held, so that the system can be told when they end.
_spawned: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True)
class ServerStatus:
    """The server that runs. ``url`` is the base an OpenAI client takes; ``context`` is in tokens per conversation.

    ``notices`` say what the learner should know: another model than the usual one, another engine.
    """

    url: str
    model: str
    engine: EngineName
    pid: int
    port: int
    context: int
    slots: int
    threads: int
    notices: tuple[Text, ...]


def ensure_running(progress: Progress | None = None) -> ServerStatus:
    """Return the server of this user, starting it when none runs; this process counts as its user from now on.

    Windows that start at once share one server. ``ATELIER_EMBEDDED_MODEL`` set to another model than the one that
    runs restarts it, at the same address. Raises ``AtelierError`` when no model can be had or no engine runs.
    """
    register_client()
    state = read_state()
    if state and _is_usable(state) and _is_up(state):
        return _status(state)
    progress = progress or TerminalProgress()
    # Made before the lock is taken: another window then sees the download, not a silent wait.
    plan = None if _is_usable(state) else make_plan(progress, _port_to_keep(state))
    with FileLock(engine_dir() / "start.lock"):
        state = read_state()
        if not _is_usable(state):
            _end(state)
            _spawn(plan or make_plan(progress), progress)
        return _wait_until_up(progress)


def status() -> ServerStatus | None:
    """Return the server that runs, None when none answers."""
    state = read_state()
    return _status(state) if state and _is_up(state) else None


def stop() -> bool:
    """Stop the server and its supervisor, whoever uses them; return whether one was there."""
    with FileLock(engine_dir() / "start.lock"):
        return _end(read_state())


def _is_usable(state: State | None) -> bool:
    """Return True when a supervisor keeps the wanted server up, or is about to."""
    if state is None or state.phase == "failed" or not state.supervisor.alive:
        return False
    return os.environ.get("ATELIER_EMBEDDED_MODEL") in (None, "", state.wanted)


def _is_up(state: State) -> bool:
    return state.phase == "ready" and serves(state.launch.port, state.launch.model)


def _port_to_keep(state: State | None) -> int | None:
    return state.launch.port if state and state.supervisor.alive else None


def _spawn(plan: Plan, progress: Progress) -> None:
    """Start a supervisor that does not end with this process."""
    clear_state()
    progress.say(STARTING.fill(title=named(plan.launch.model).title))
    with SERVER_LOG.open() as log:
        supervisor = subprocess.Popen(
            python_command("supervisor", plan.to_json()),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=engine_dir(),
            env=python_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    _spawned[:] = [process for process in _spawned if process.poll() is None] + [supervisor]


def _wait_until_up(progress: Progress) -> ServerStatus:
    while True:
        # In this order: what a supervisor wrote just before it ended is read.
        supervised = any(process.poll() is None for process in _spawned)
        state = read_state()
        if state and state.error:
            raise AtelierError(state.error)
        if state and _is_up(state):
            for notice in state.notices:
                progress.say(notice)
            return _status(state)
        if not supervised and not (state and state.supervisor.alive):
            raise AtelierError(CANNOT_START.fill(log=SERVER_LOG.path()))
        time.sleep(POLL_SECONDS)


def _end(state: State | None) -> bool:
    if state is None:
        return False
    found = state.supervisor.alive
    if found:
        with suppress(psutil.NoSuchProcess):
            psutil.Process(state.supervisor.pid).terminate()
    # The server ends with its supervisor, by the pipe between them.
    for process in (state.supervisor, state.server):
        if not _ends(process):
            end_tree(process.pid)
    clear_state()
    return found


def _ends(process: Identity) -> bool:
    deadline = time.monotonic() + STOP_SECONDS
    while process.alive:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _status(state: State) -> ServerStatus:
    launch = state.launch
    return ServerStatus(
        url=launch.url,
        model=launch.model,
        engine=launch.engine,
        pid=state.server.pid,
        port=launch.port,
        context=launch.settings.context,
        slots=launch.settings.slots,
        threads=launch.settings.threads,
        notices=state.notices,
    )


STARTING: Final = Text("Starting the model: {title}…", "Démarrage du modèle\u00a0: {title}…")
