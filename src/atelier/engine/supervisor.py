"""The process that keeps the server up: ``python -m atelier.engine.supervisor PLAN``.

It outlives the window that started it, restarts a server that died, and ends when nobody uses it any more.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections import deque
from dataclasses import replace
from typing import Final

from filelock import FileLock, Timeout

from ..errors import AtelierError
from ..i18n import Text
from ..models.catalogue import named
from . import crashes
from .child import ServerChild
from .launch import Launch, free_port
from .log import CANNOT_START, SERVER_LOG
from .plan import CRASHES, Plan, fallback_launch
from .state import Identity, Phase, State, clear_state, engine_dir, has_clients, write_state

ATTEMPTS: Final = 2
RESTARTS: Final = 5
RESTART_WINDOW_SECONDS: Final = 60
ENDING_SECONDS: Final = 15
WATCH_SECONDS: Final = 0.5
CLIENTS_SECONDS: Final = 3
IDLE_SECONDS: Final = 60

logger = logging.getLogger(__name__)


class Supervisor:
    """One server, from its first proof to its end."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.identity = Identity.of(os.getpid())
        self.restarts: deque[float] = deque()
        self.child = self._launch()

    def run(self) -> None:
        """Prove the server, then watch over it until it fails for good or nobody uses it."""
        try:
            self._write("starting")
            self._prove()
            self._watch()
        except AtelierError as error:
            logger.error("given up: %s", error.message.en)
            self._write("failed", error.message)
        else:
            clear_state()
        finally:
            self.child.stop()

    def _prove(self) -> None:
        """Bring a server to its first answer, falling back to transformers where the fast engine fails."""
        failures = 0
        while not self.child.wait_ready():
            failures += 1
            crashed = self.child.crashed
            self.child.stop()
            logger.warning("no answer (attempt %d, exit code %s)", failures, self.child.process.returncode)
            if failures == ATTEMPTS:
                self._fall_back(crashed)
                failures = 0
            else:
                self._relaunch_as(replace(self.plan.launch, port=free_port()))
        self._write("ready")
        logger.info("ready: %s on %s", self.plan.launch.model, self.plan.launch.url)

    def _fall_back(self, crashed: bool) -> None:
        launch = self.plan.launch
        if launch.engine == "transformers":
            raise AtelierError(CANNOT_START.fill(log=SERVER_LOG.path()))
        if crashed:
            crashes.remember(named(launch.model))
        self.plan = replace(self.plan, notices=(*self.plan.notices, CRASHES))
        self._relaunch_as(fallback_launch(launch.port, _LogProgress()))

    def _watch(self) -> None:
        last_used = time.monotonic()
        idle_seconds = float(os.environ.get("ATELIER_SERVER_IDLE_SECONDS") or IDLE_SECONDS)
        next_look = 0.0
        while time.monotonic() - last_used < idle_seconds:
            time.sleep(WATCH_SECONDS)
            if self.child.process.poll() is not None:
                self._restart()
            if time.monotonic() >= next_look:
                last_used = time.monotonic() if has_clients() else last_used
                next_look = time.monotonic() + min(CLIENTS_SECONDS, idle_seconds)
        logger.info("nobody uses the server any more")

    def _restart(self) -> None:
        """Start the dead server again at the same address; give up after five deaths within a minute."""
        while True:
            logger.warning("the server ended (exit code %s)", self.child.process.returncode)
            now = time.monotonic()
            self.restarts.append(now)
            while now - self.restarts[0] > RESTART_WINDOW_SECONDS:
                self.restarts.popleft()
            if len(self.restarts) > RESTARTS:
                raise AtelierError(KEEPS_DYING.fill(log=SERVER_LOG.path()))
            self.child = self._launch()
            self._write("starting")
            if self.child.wait_ready():
                self._write("ready")
                return
            self.child.stop()

    def _relaunch_as(self, launch: Launch) -> None:
        self.plan = replace(self.plan, launch=launch)
        self.child = self._launch()
        self._write("starting")

    def _launch(self) -> ServerChild:
        # Both processes write to the one log that this process was given as its own output.
        return ServerChild(self.plan.launch, sys.stderr)

    def _write(self, phase: Phase, error: Text | None = None) -> None:
        write_state(
            State(
                phase=phase,
                supervisor=self.identity,
                launch=self.plan.launch,
                wanted=self.plan.wanted,
                server=Identity.of(self.child.process.pid),
                notices=self.plan.notices,
                error=error,
            )
        )


def main() -> None:
    """Supervise, unless another supervisor of this user already does."""
    lock = FileLock(engine_dir() / "supervisor.lock")
    try:
        # One that is ending holds the lock while it stops its server.
        lock.acquire(timeout=ENDING_SECONDS)
    except Timeout:
        return
    # A polite request to end is an orderly exit: the server is stopped on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with lock:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s supervisor: %(message)s")
        logging.getLogger("httpx2").setLevel(logging.WARNING)
        Supervisor(Plan.from_json(sys.argv[1])).run()


class _LogProgress:
    """Writes what is said to the log: nobody watches this process."""

    def __call__(self, label: Text, done: int, total: int) -> None:
        if done == total:
            logger.info("%s: done", label.en)

    def say(self, sentence: Text) -> None:
        logger.info("%s", sentence.en)


KEEPS_DYING: Final = Text(
    "The model server keeps stopping: five times within a minute. Often memory is short: close other programs and "
    "start again. The details are in {log}.",
    "Le serveur du modèle s’arrête sans cesse\u00a0: cinq fois en une minute. Souvent, la mémoire manque\u00a0: fermez "
    "d’autres programmes et relancez. Les détails sont dans {log}.",
)

if __name__ == "__main__":
    main()
