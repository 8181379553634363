"""A file server with a bad character, part wheels, and the real weights, for the tests of models and engine."""

from __future__ import annotations

import hashlib
import os
import random
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from atelier.i18n import Text
from atelier.models import ModelStore, Part, Weights, transformers_copy
from atelier.models.catalogue import SPECIMEN
from atelier.paths import models_dir

# Read while tests are collected, before each of them gets a home of its own.
REAL_PLACES = {name: os.environ.get(name) for name in ("ATELIER_HOME", "ATELIER_MODELS")}


def real_models() -> Path:
    """Return the models folder of the user, with SmolLM2 and its converted copy in it."""
    with pytest.MonkeyPatch.context() as places:
        for name, value in REAL_PLACES.items():
            places.setenv(name, value or "")
        folder = models_dir()
    store = ModelStore(folder)
    store.get(SPECIMEN)
    transformers_copy(store)
    return folder


class Told:
    """A progress that remembers everything it was told; ``interrupt_at`` plays Ctrl-C at that many bytes."""

    def __init__(self, interrupt_at: int | None = None) -> None:
        self.steps: list[tuple[Text, int, int]] = []
        self.sentences: list[Text] = []
        self.interrupt_at = interrupt_at

    def __call__(self, label: Text, done: int, total: int) -> None:
        self.steps.append((label, done, total))
        if self.interrupt_at is not None and done >= self.interrupt_at:
            raise KeyboardInterrupt

    def say(self, sentence: Text) -> None:
        self.sentences.append(sentence)

    @property
    def said(self) -> str:
        return "\n".join(sentence.en for sentence in self.sentences)


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def weights_of(content: bytes, name: str = "tiny", parts: tuple[Part, ...] = (), memory: int = 0) -> Weights:
    return Weights(
        name=name,
        title=f"The {name} model",
        file=f"{name}.gguf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        licence="Apache-2.0",
        parameters=1,
        memory_bytes=memory,
        hub_repo=f"Somebody/{name}",
        parts=parts,
    )


class FileServer(ThreadingHTTPServer):
    """Serves ``files``; ``ranges=False`` ignores Range, ``cuts`` are the bytes sent before each hang-up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.ranges = True
        self.cuts: list[int] = []
        self.status = 200
        self.requests: list[tuple[str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent: clients hang up on purpose here."""


class _Handler(BaseHTTPRequestHandler):
    server: FileServer

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.requests.append((self.path, wanted))
        content = self.server.files.get(self.path)
        if content is None or self.server.status != 200:
            self.send_error(404 if content is None else self.server.status)
            return
        start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1]) if wanted and self.server.ranges else 0
        if start and start >= len(content):
            self.send_error(416)
            return
        body = content[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        cut = self.server.cuts.pop(0) if self.server.cuts else len(body)
        self.wfile.write(body[:cut])

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def file_server() -> Iterator[FileServer]:
    server = FileServer()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def part_wheels(folder: Path, content: bytes, sizes: list[int]) -> tuple[Part, ...]:
    """Write one wheel per piece of ``content`` into ``folder`` and return the parts."""
    folder.mkdir(parents=True, exist_ok=True)
    parts, start = [], 0
    for number, size in enumerate(sizes, 1):
        parts.append(_part_wheel(folder, f"atelier-test-part{number}", content[start : start + size]))
        start += size
    assert start == len(content)
    return tuple(parts)


def _part_wheel(folder: Path, project: str, piece: bytes) -> Part:
    package = project.replace("-", "_")
    info = f"{package}-1.0.dist-info"
    member = f"{package}/piece.bin"
    wheel = folder / f"{package}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(member, piece)
        archive.writestr(f"{package}/__init__.py", "raise SystemExit('imported, which must not happen')")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {project}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return Part(f"{project}==1.0", hashlib.sha256(wheel.read_bytes()).hexdigest(), member, len(piece))
