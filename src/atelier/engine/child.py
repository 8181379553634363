"""A server process: started, asked for one token, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Final

import httpx2
import psutil

from ..ports import HOST
from .launch import EngineName, Launch
from .lifeline import NOT_IMPORTABLE

READY_SECONDS: Final = 180
STOP_SECONDS: Final = 5
POLL_SECONDS: Final = 0.1
MODULES: Final[dict[EngineName, str]] = {"xllamacpp": "llama_server", "transformers": "transformers_server"}
# Windows reports a crash as a status of this size.
WINDOWS_CRASH: Final = 0xC0000000


class ServerChild:
    """One server process of this process; it ends when this one does."""

    def __init__(self, launch: Launch, log: IO[str]) -> None:
        self.launch = launch
        self.process = subprocess.Popen(
            python_command(MODULES[launch.engine], launch.to_json()),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=python_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def wait_ready(self) -> bool:
        """Return True once the model has answered a request for one token, False when it ends, fails or is too slow."""
        deadline = time.monotonic() + READY_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            if serves(self.launch.port, self.launch.model):
                return _answers(self.launch)
            time.sleep(POLL_SECONDS)
        return False

    @property
    def crashed(self) -> bool:
        """Return True when the engine itself failed: its program crashed, or does not load here."""
        code = self.process.poll()
        if code is None or code in (-signal.SIGTERM, -signal.SIGINT, -getattr(signal, "SIGKILL", 9)):
            return False
        return code < 0 or code >= WINDOWS_CRASH or code == NOT_IMPORTABLE

    def stop(self) -> None:
        """End the process: by closing its pipe, by force after five seconds."""
        if self.process.stdin and not self.process.stdin.closed:
            self.process.stdin.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            end_tree(self.process.pid)
            self.process.wait()


def serves(port: int, model: str) -> bool:
    """Return True when the server on ``port`` is healthy and says it serves ``model``; a busy one counts as such."""
    base = f"http://{HOST}:{port}"
    try:
        if _http().get(f"{base}/health").status_code != httpx2.codes.OK:
            return False
        return _first_model(_http().get(f"{base}/v1/models").json()) == model
    except httpx2.ReadTimeout:
        return True
    except (httpx2.HTTPError, ValueError):
        return False


def python_command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this package, whatever the folder it is started in."""
    return [sys.executable, "-P", "-m", f"{__package__}.{module}", *arguments]


def python_environment() -> dict[str, str]:
    """Return the environment in which ``python_command`` finds this package."""
    source = str(Path(__file__).parents[2])
    inherited = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (source, inherited)))}


def end_tree(pid: int) -> None:
    """Kill a process and those it started; one that is gone already is fine."""
    try:
        root = psutil.Process(pid)
        family = [*root.children(recursive=True), root]
    except psutil.NoSuchProcess:
        return
    for process in family:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(family, timeout=STOP_SECONDS)


def _answers(launch: Launch) -> bool:
    request = {
        "model": launch.model,
        "messages": [{"role": "user", "content": "Hi"}],
        "max_tokens": 1,
        "temperature": 0,
    }
    try:
        reply = _http().post(f"{launch.url}/chat/completions", json=request, timeout=READY_SECONDS)
    except httpx2.HTTPError:
        return False
    return reply.status_code == httpx2.codes.OK


def _first_model(listing: Any) -> str | None:
    listed = listing.get("data") if isinstance(listing, dict) else None
    return listed[0].get("id") if listed else None


@lru_cache(maxsize=1)
def _http() -> httpx2.Client:
    # No proxy of the environment between this machine and itself, no certificates to load for plain HTTP.
    return httpx2.Client(trust_env=False, verify=False, timeout=5)
