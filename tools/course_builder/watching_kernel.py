"""Runs when a kernel of the builder or of the tests starts: writes down which files the notebook reads.

Copied into the kernel's IPython start-up folder. The names go to the file that ``ATELIER_FILES_READ`` names, one a
line; that of a folder that was listed ends in a slash. A library that opens files without Python's help (Arrow,
DuckDB) is not seen.
"""

import os
import sys
from typing import Any


def _watch() -> None:
    log = os.open(os.environ["ATELIER_FILES_READ"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    seen: set[str] = set()

    def note(event: str, details: tuple[Any, ...]) -> None:
        listed = event in ("os.listdir", "os.scandir")
        if not (listed or event == "open") or not isinstance(details[0], str | bytes | os.PathLike):
            return
        name = os.path.abspath(os.fsdecode(details[0])) + "/" * listed  # noqa: PTH100
        if name not in seen and (listed or not (details[2] or 0) & (os.O_WRONLY | os.O_RDWR)):
            seen.add(name)
            os.write(log, f"{name}\n".encode())

    sys.addaudithook(note)


_watch()
del _watch
