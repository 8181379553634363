"""SmolLM2 as transformers likes it: converted once from the GGUF file, opened in under a second ever after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from filelock import FileLock

from ..errors import AtelierError
from ..i18n import Text
from ..paths import logs_dir, user_dir
from .catalogue import SPECIMEN, named
from .progress import Progress, TerminalProgress
from .store import ModelStore

QUIET: Final = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # Without it, waiting torch threads burn the cores of a busy machine.
    "OMP_WAIT_POLICY": "PASSIVE",
}


def transformers_copy(store: ModelStore | None = None, progress: Progress | None = None) -> Path:
    """Return the folder of SmolLM2 that ``AutoModelForCausalLM.from_pretrained`` opens (bfloat16, 270 MB).

    Made the first time (about 30 s, after fetching the weights if they are not there), in a process of its own:
    the gigabyte it takes is given back. Raises ``AtelierError`` when the weights cannot be had.
    """
    store, progress = store or ModelStore(), progress or TerminalProgress()
    weights = named(SPECIMEN, store.catalogue)
    name = f"{weights.name}-{weights.sha256[:8]}"
    home = store.folder if os.access(store.folder, os.W_OK) else user_dir()
    for folder in (store.folder / name, home / name):
        if folder.is_dir():
            return folder
    gguf = store.get(SPECIMEN, progress=progress)
    with FileLock(home / f"{name}.lock"):
        if not (home / name).is_dir():
            progress.say(CONVERTING)
            _convert(gguf, home / name)
    return home / name


def _convert(gguf: Path, folder: Path) -> None:
    with TemporaryDirectory(dir=folder.parent, prefix=f"{folder.name}.") as temporary:
        made = Path(temporary) / folder.name
        outcome = subprocess.run(
            [sys.executable, "-P", "-m", __spec__.name, str(gguf), str(made)],
            env=os.environ | QUIET | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if outcome.returncode != 0:
            log = logs_dir() / "conversion.log"
            log.write_bytes(outcome.stdout + outcome.stderr)
            raise AtelierError(FAILED.fill(log=log))
        shutil.move(made, folder)


def _write_copy(gguf: Path, folder: Path) -> None:
    """Open ``gguf`` with transformers and save it as safetensors, which ``save_pretrained`` alone refuses to do."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM

    opened: Any = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    del opened.config.quantization_config
    model: Any = LlamaForCausalLM(opened.config)
    model.load_state_dict(opened.state_dict())
    model.to(torch.bfloat16).save_pretrained(folder)
    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(folder)
    # Saved readable by its owner alone; on a class server the others read it too.
    for file in folder.iterdir():
        file.chmod(0o644)


CONVERTING: Final = Text(
    "Preparing SmolLM2 for the lessons that look inside a model (once, about 30 seconds)…",
    "Préparation de SmolLM2 pour les leçons qui ouvrent un modèle (une seule fois, environ 30 secondes)…",
)
FAILED: Final = Text(
    "SmolLM2 could not be prepared for transformers; the reason is in {log}.",
    "SmolLM2 n’a pas pu être préparé pour transformers\u202f; la raison se trouve dans {log}.",
)

if __name__ == "__main__":
    _write_copy(Path(sys.argv[1]), Path(sys.argv[2]))
