"""Make the recorded replies again: every request of every notebook goes to the real model once.

python tools/record.py                 with the model that comes with the course
python tools/record.py --module 01     one module only
ATELIER_MODEL=… OPENAI_BASE_URL=… python tools/record.py
                                       with another model: its recordings stand beside the course's own

The recordings of the course are replaced only when a run reaches its end; until then the old ones stay as they are.
A run that is interrupted can be started again: what it had recorded is not asked a second time.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import datasheets  # noqa: E402
from course_builder.module import module_folders  # noqa: E402
from course_builder.problems import BuildError  # noqa: E402
from course_builder.record import record  # noqa: E402

from atelier.engine import record_server  # noqa: E402
from atelier.errors import AtelierError  # noqa: E402
from atelier.i18n import Text  # noqa: E402
from atelier.models.catalogue import WORKHORSE, named  # noqa: E402
from atelier.paths import user_dir  # noqa: E402
from atelier.settings import endpoint, setting  # noqa: E402
from atelier.transport.recordings import Entry, file_name, read, recordings_dir  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Record, replace the recordings of the modules that ran, and build the notebooks from them."""
    parser = argparse.ArgumentParser(description="Make the recorded replies again.")
    parser.add_argument("--module", action="append", default=[], metavar="NN", help="only this module")
    chosen = parser.parse_args(arguments).module or [folder.name[:2] for folder in module_folders(ROOT)]
    try:
        with alone(user_dir() / "recording.lock"), answering_model() as surroundings:
            folder, earlier = working_folders(user_dir() / "recording")
            surroundings |= {"ATELIER_RECORDINGS_DIR": str(folder), "ATELIER_RECORDINGS_EARLIER": str(earlier)}
            record(ROOT, chosen, surroundings, keep=lambda: keep(folder, chosen))
            shutil.rmtree(folder.parent)
            datasheets.refresh([sheet for sheet in datasheets.datasheets() if sheet.parent == recordings_dir()])
    except (AtelierError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep other recordings away: they would share the folder, and each other's seconds."""
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise AtelierError(ANOTHER_RUNS) from None


def working_folders(home: Path) -> tuple[Path, Path]:
    """Return an empty folder to record into, and the one with all that interrupted runs left under ``home``."""
    folder, earlier = home / "now", home / "earlier"
    for path in (folder, earlier):
        path.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.jsonl"):
        # A line without its end was being written when the run was interrupted.
        whole, end, _ = left.read_text("utf-8").rpartition("\n")
        with (earlier / left.name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(whole + end)
        left.unlink()
    return folder, earlier


@contextmanager
def answering_model() -> Iterator[dict[str, str]]:
    """Yield the environment that names the model to record: a private server, or the configured endpoint."""
    target = endpoint()
    if not target.embedded:
        names = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "ATELIER_MODEL")
        yield {name: setting(name) or "" for name in names} | {"ATELIER_RECORDED_WITH": recorded_with(target.model)}
        return
    weights = named(WORKHORSE)
    with record_server(weights) as url:
        yield {"ATELIER_SERVER_URL": url, "ATELIER_RECORDED_WITH": recorded_with(weights.name, weights.sha256)}


def recorded_with(model: str, sha256: str = "") -> str:
    """Return, as JSON, what a recording says of the model and the engine that made it."""
    engine = f"xllamacpp {version('xllamacpp')}" if sha256 else "hosted"
    return json.dumps({"model": model, "sha256": sha256, "engine": engine})


def keep(folder: Path, modules: list[str]) -> None:
    """Replace the recordings of ``modules`` by those in ``folder``, in a stable order."""
    target = endpoint()
    for module in modules:
        name = file_name(module, target.model, target.embedded)
        made = folder / name
        if not made.exists():
            (recordings_dir() / name).unlink(missing_ok=True)
            continue
        lines = [json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in in_order(made)]
        made.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
        recordings_dir().mkdir(parents=True, exist_ok=True)
        shutil.move(made, recordings_dir() / name)
        print(f"{name}: {len(lines)} recordings", flush=True)


def in_order(path: Path) -> list[Entry]:
    """Return the recordings of ``path`` by key, each once: two editions may have asked the same."""
    return [entry for _, entry in sorted({entry["key"]: entry for entry in read(path)}.items())]


ANOTHER_RUNS = Text(
    "Another recording is running on this computer: wait until it ends.",
    "Un autre enregistrement est en cours sur cet ordinateur : attendez qu’il se termine.",
)

if __name__ == "__main__":
    os.environ.pop("ATELIER_RECORDINGS", None)
    raise SystemExit(main())
