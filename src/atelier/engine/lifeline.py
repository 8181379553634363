"""The pipe between a server process and the one that started it: when it closes, the server ends.

It works alike on every system, and also where the parent is killed and can tell nobody.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Final

# How a server process says that its engine does not load on this machine.
NOT_IMPORTABLE: Final = 3


def wait_for_parent(_server: object = None) -> None:
    """Wait for the end of the pipe on standard input, then end the process at once.

    ``_server`` is held until then: some servers stop when nobody refers to them.
    """
    sys.stdin.buffer.read()
    # Not an orderly exit: that would wait for an answer being generated.
    os._exit(0)


def end_with_parent() -> None:
    """Do the same from a thread, for a server that needs the main one."""
    threading.Thread(target=wait_for_parent, name="lifeline", daemon=True).start()
