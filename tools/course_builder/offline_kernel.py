"""Runs when a kernel of the builder or of the tests starts: nothing the notebook does reaches any network.

Copied into the kernel's IPython start-up folder. The kernel itself talks to its client through ZeroMQ, which does
not use Python's sockets. Only ``socketpair`` is let through: on Windows it is made of two loopback sockets.
"""

import socket
import threading
from typing import Any


def _block() -> None:
    inside = threading.local()
    real_pair: Any = socket.socketpair
    local_families = {getattr(socket, "AF_UNIX", None)}

    def refuse(what: object) -> OSError:
        return OSError(f"the network is blocked while a notebook is built or tested: {what}")

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def method(self: socket.socket, *arguments: Any) -> Any:
            if self.family in local_families or getattr(inside, "pair", False):
                return real(self, *arguments)
            raise refuse(f"{name} {arguments[-1] if arguments else ''}")

        setattr(socket.socket, name, method)

    def pair(*arguments: Any, **named: Any) -> Any:
        inside.pair = True
        try:
            return real_pair(*arguments, **named)
        finally:
            inside.pair = False

    def lookup(host: object, *arguments: object, **named: object) -> None:
        raise refuse(f"looking up {host!r}")

    for name in ("connect", "connect_ex", "sendto", "sendmsg"):
        if hasattr(socket.socket, name):
            guarded(name)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, lookup)
    setattr(socket, "socketpair", pair)  # noqa: B010 - a plain assignment does not type-check


_block()
del _block
