"""What the outputs of a notebook depend on besides its own code: the files of the course that it read.

While a notebook is executed, its kernel writes down the files it opens (``watching_kernel.py``). Those of the course
are kept in the notebook's metadata with a checksum each; when one differs, the outputs are made again. So it is with
the folders it lists, whose checksum is that of the folders in them: a table of all modules changes when one is added.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from .pairs import text_pairs

Inputs = dict[str, str]

_PACKAGE: Final = "src/atelier/"
_RECORDINGS: Final = "datasets/recordings/"
_FOLDERS: Final = ("course/", "datasets/", _PACKAGE)
MISSING: Final = "missing"


def inputs_read(log: Path, root: Path, module: str) -> Inputs:
    """Return the files of the course under ``root`` that ``log`` names, each with its checksum.

    ``module`` is the number of the notebook's module: the replies recorded for others are all read to find its own,
    and do not change what it shows. So are the parts of the package that say nothing to a learner left out.
    """
    names = {_relative(line, root) for line in log.read_text("utf-8").splitlines()}
    wanted = {name for name in names if name.startswith(_FOLDERS) and not _of_another_module(name, module)}
    found = {name: checksum(root, name) for name in sorted(wanted)}
    return {name: digest for name, digest in found.items() if digest and digest != MISSING}


def changed_inputs(inputs: Inputs, root: Path) -> list[str]:
    """Return which of ``inputs`` are no longer what they were."""
    return [name for name, digest in inputs.items() if checksum(root, name) != digest]


def checksum(root: Path, name: str) -> str:
    """Return a short checksum of a file of the course: of its bytes, or of its sentences for one of the package.

    Code of the package is left to the tests, which run every notebook: executing the whole course again for a
    change that no learner can see would take minutes each time. "" for a file of the package without a sentence, and
    for a folder of the package, which every import lists.
    """
    path = root / name
    if name.endswith("/"):
        return _listing(path) if not name.startswith(_PACKAGE) else ""
    if not path.is_file():
        return MISSING
    found = path.stat()
    return _checksum(path, name, (found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=4096)  # the same files are read by every notebook
def _checksum(path: Path, name: str, version: tuple[int, int]) -> str:
    if not name.startswith(_PACKAGE) or path.suffix != ".py":
        return _short(path.read_bytes())
    sentences = [(pair.en, pair.fr) for pair in text_pairs(path.read_text("utf-8"), name)]
    return _short(json.dumps(sentences).encode()) if sentences else ""


def _listing(folder: Path) -> str:
    """Return the checksum of the names of the folders in a folder, but for drafts, hidden ones and compiled code."""
    if not folder.is_dir():
        return MISSING
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith(("_", ".")))
    return _short("\n".join(names).encode())


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _relative(line: str, root: Path) -> str:
    """Return the file a kernel opened as its path from ``root``, that of the source for compiled code."""
    path = Path(line)
    if path.parent.name == "__pycache__":
        path = path.parent.parent / f"{path.name.partition('.')[0]}.py"
    resolved = path.resolve()
    if not resolved.is_relative_to(root.resolve()):
        return ""
    return resolved.relative_to(root.resolve()).as_posix() + "/" * line.endswith("/")


def _of_another_module(name: str, module: str) -> bool:
    return name.startswith(_RECORDINGS) and name.endswith(".jsonl") and name != f"{_RECORDINGS}{module}.jsonl"
