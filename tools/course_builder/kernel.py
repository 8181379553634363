"""The surroundings of a notebook's kernel: the same for the builder and for the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from atelier import paths

CELL_SECONDS: Final = 300
# A cell may ask a model on a laptop a hundred questions; their recorded answers come back at once.
RECORDING_CELL_SECONDS: Final = 7200
_OFFLINE: Final = Path(__file__).with_name("offline_kernel.py")
_WATCHING: Final = Path(__file__).with_name("watching_kernel.py")
# Where a kernel writes down the files it reads.
FILES_READ: Final = "ATELIER_FILES_READ"
# Settings of the one who builds that would make a notebook answer differently.
_PERSONAL: Final = ("ATELIER_", "OPENAI_", "MPLBACKEND", "PYTHONDONTWRITEBYTECODE")


@contextmanager
def kernel_environment(root: Path) -> Iterator[dict[str, str]]:
    """Yield the environment of one notebook's kernel for the project at ``root``.

    It has a per-user folder of its own (nothing a notebook records is kept), the real model weights, and no network.
    """
    with TemporaryDirectory(prefix="atelier-kernel-", ignore_cleanup_errors=True) as folder:
        ipython = Path(folder, "ipython")
        startup = ipython / "profile_default" / "startup"
        startup.mkdir(parents=True)
        shutil.copyfile(_OFFLINE, startup / "00-offline.py")
        shutil.copyfile(_WATCHING, startup / "01-watching.py")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_PERSONAL)}
        yield kept | {
            "ATELIER_DOTENV": "",
            FILES_READ: str(Path(folder, "read.txt")),
            "ATELIER_HEADLESS": "1",
            "ATELIER_HOME": str(Path(folder, "home")),
            "ATELIER_MODELS": str(paths.models_dir()),
            "HF_HUB_OFFLINE": "1",
            "IPYTHONDIR": str(ipython),
            "OMP_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(root / "src"),
        }


@contextmanager
def recording_environment(root: Path, extra: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the environment of a kernel whose requests go to the real model and are written down.

    The network is open; ``extra`` says where the model is (``OPENAI_BASE_URL``, ``ATELIER_MODEL``, …).
    """
    with kernel_environment(root) as environment:
        Path(environment["IPYTHONDIR"], "profile_default", "startup", "00-offline.py").unlink()
        yield environment | {"ATELIER_RECORDINGS": "record"} | dict(extra)
