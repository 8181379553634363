"""Ports of this machine that nobody listens on."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterable
from typing import Final

HOST: Final = "127.0.0.1"


def first_free(ports: Iterable[int]) -> int | None:
    """Return the first of ``ports`` that a server of ours may listen on, or None."""
    return next((port for port in ports if _is_free(port)), None)


def any_free() -> int:
    """Return a port that the system chooses."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # A port that was closed a moment ago is free for a server.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True
