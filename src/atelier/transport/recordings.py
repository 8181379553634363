"""Recorded replies: a request made before, word for word, gets the reply it got then."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import httpx2

from ..errors import AtelierError
from ..headless import is_headless
from ..i18n import Text
from ..paths import course_root
from ..session import current_module
from .room import KEY_HEADER, RECORDED_HEADER, SECONDS_HEADER, Room, body_of

Mode = Literal["replay", "only", "record"]
Entry = dict[str, Any]
# How a reply travels, or who asked, does not change what is said.
NOT_IN_KEY = {"stream", "stream_options", "user", "store", "metadata"}


class Recordings(Room):
    """Answers from recordings; ``ATELIER_RECORDINGS`` says what happens to a request that has none.

    ``replay`` (the default) sends it on; ``only`` raises ``AtelierError``; ``record`` sends it on and writes the
    reply down. Headless runs are ``only`` unless they record.
    """

    def __init__(self, inner: httpx2.BaseTransport, embedded: bool) -> None:
        super().__init__(inner)
        self.embedded = embedded

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer from a recording, or do what the mode says."""
        body = body_of(request)
        if "model" not in body:
            return self.inner.handle_request(request)
        mode, key = recordings_mode(), key_of(body)
        entry = known(recordings_dir()).get(key)
        if entry is None and mode == "only":
            raise AtelierError(NOT_RECORDED)
        if entry is None and mode == "record":
            entry = self._recorded_earlier(body, key) or self._record(request, body, key)
        if entry is None:
            return self.inner.handle_request(request)
        return replay(entry, bool(body.get("stream")))

    def _recorded_earlier(self, body: dict[str, Any], key: str) -> Entry | None:
        """Take a reply over from a recording that was interrupted, if the same model and engine gave it."""
        earlier = os.environ.get("ATELIER_RECORDINGS_EARLIER")
        entry = known(Path(earlier)).get(key) if earlier else None
        if entry is None or not recorded_with().items() <= entry["made"].items():
            return None
        self._keep(entry, str(body["model"]))
        return entry

    def _record(self, request: httpx2.Request, body: dict[str, Any], key: str) -> Entry | None:
        asked = {name: value for name, value in body.items() if name not in NOT_IN_KEY}
        sent = dict(asked, cache_prompt=False) if self.embedded else asked
        started = time.perf_counter()
        response = self.inner.handle_request(_with_body(request, sent))
        if response.status_code != 200:
            return None
        reply = json.loads(response.read())
        reply.update(id=f"recorded-{key}", created=0)
        made = {
            "date": datetime.now(UTC).date().isoformat(),
            "model": reply.get("model"),
            "seconds": round(time.perf_counter() - started, 2),
            **recorded_with(),
        }
        entry = {"key": key, "made": made, "request": asked, "reply": reply}
        self._keep(entry, str(body["model"]))
        return entry

    def _keep(self, entry: Entry, model: str) -> None:
        write_down(entry, recordings_dir() / file_name(current_module(), model, self.embedded))
        known(recordings_dir())[entry["key"]] = entry


def recorded_with() -> dict[str, Any]:
    """Return what ``ATELIER_RECORDED_WITH`` says of the model and the engine that are being recorded."""
    return dict(json.loads(os.environ.get("ATELIER_RECORDED_WITH", "{}")))


def recordings_mode() -> Mode:
    """Return what to do with a request that has no recording."""
    named = os.environ.get("ATELIER_RECORDINGS", "only" if is_headless() else "replay")
    if named not in ("replay", "only", "record"):
        raise AtelierError(BAD_MODE.fill(value=named))
    return cast(Mode, named)


def recordings_dir() -> Path:
    """Return the folder of the recordings; ``ATELIER_RECORDINGS_DIR`` moves it."""
    return Path(os.environ.get("ATELIER_RECORDINGS_DIR") or course_root() / "datasets" / "recordings")


def key_of(body: dict[str, Any]) -> str:
    """Return the 16 hexadecimal digits that name a request: model, messages and parameters, nothing else."""
    said = {name: value for name, value in body.items() if name not in NOT_IN_KEY}
    return hashlib.sha256(json.dumps(_plain(said), sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


@cache
def known(folder: Path) -> dict[str, Entry]:
    """Return every recording in ``folder`` by key; read once a session."""
    return {entry["key"]: entry for path in sorted(folder.glob("*.jsonl")) for entry in read(path)}


def read(path: Path) -> Iterator[Entry]:
    """Yield the recordings of one file; raise ``AtelierError`` naming the line that cannot be read."""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            yield json.loads(line)
        except ValueError as error:
            raise AtelierError(BAD_FILE.fill(path=path.name, line=number)) from error


def write_down(entry: Entry, path: Path) -> None:
    """Append one recording to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")


def file_name(module: str, model: str, embedded: bool) -> str:
    """Return the file a module's recordings go to; those of another model stand beside it under its name."""
    slug = "".join(sign if sign.isalnum() else "-" for sign in model.lower())
    return f"{module}.jsonl" if embedded else f"{module}@{slug}.jsonl"


def replay(entry: Entry, streamed: bool) -> httpx2.Response:
    """Return a recording as a response, at once or as the stream of events the client asked for."""
    made = entry["made"]
    headers = {
        RECORDED_HEADER: f"{made['model']}; {made['date']}",
        SECONDS_HEADER: str(made["seconds"]),
        KEY_HEADER: entry["key"],
    }
    if not streamed:
        return httpx2.Response(200, headers=headers, json=entry["reply"])
    events = "".join(f"data: {json.dumps(event, ensure_ascii=False)}\n\n" for event in _events(entry["reply"]))
    headers["content-type"] = "text/event-stream"
    return httpx2.Response(200, headers=headers, content=(events + "data: [DONE]\n\n").encode())


def _events(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = {
        "id": reply["id"],
        "created": reply["created"],
        "model": reply["model"],
        "object": "chat.completion.chunk",
    }
    for choice in reply["choices"]:
        delta = {"index": choice["index"], "delta": choice["message"], "finish_reason": None}
        yield {**head, "choices": [delta | {"logprobs": choice.get("logprobs")}]}
        end = {"index": choice["index"], "delta": {}, "finish_reason": choice["finish_reason"]}
        yield {**head, "choices": [end]}
    yield {**head, "choices": [], "usage": reply.get("usage")}


def _plain(value: Any) -> Any:
    # 0 and 0.0 ask for the same thing.
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _with_body(request: httpx2.Request, body: dict[str, Any]) -> httpx2.Request:
    headers = [pair for pair in request.headers.raw if pair[0].lower() not in (b"content-length", b"host")]
    return httpx2.Request(request.method, request.url, headers=headers, json=body, extensions=request.extensions)


NOT_RECORDED = Text(
    "This request has no recorded reply, and this run uses no other. Maintainers: run `python3 start.py record`.",
    "Cette requête n’a pas de réponse enregistrée, et cette exécution n’utilise que des enregistrements. Mainteneurs : "
    "lancez `python3 start.py record`.",
)
BAD_MODE = Text(
    "ATELIER_RECORDINGS must be `replay`, `only` or `record`, not '{value}'.",
    "ATELIER_RECORDINGS doit valoir `replay`, `only` ou `record`, et non « {value} ».",
)
BAD_FILE = Text(
    "The recordings file {path} is damaged at line {line}: fetch the course again.",
    "Le fichier d’enregistrements {path} est endommagé à la ligne {line} : téléchargez à nouveau le cours.",
)
