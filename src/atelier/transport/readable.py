"""Only what a model service would say gets in: a wrong address often answers with a web page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NoReturn

import httpx2

from ..errors import AtelierError
from ..i18n import Text
from .room import Room, body_of, is_stream, read_whole


class ReadableReply(Room):
    """Raises ``AtelierError`` when a successful reply is neither JSON nor the stream of events asked for."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and look at the form of its reply."""
        response = self.inner.handle_request(request)
        if response.status_code != 200:
            return response
        if body_of(request).get("stream"):
            return checked(response) if is_stream(response) else _refuse()
        whole = read_whole(response)
        return whole if _is_json_object(whole.content) else _refuse()


class CheckedEvents(httpx2.SyncByteStream):
    """The bytes of a stream of events, each event looked at before it is handed on."""

    def __init__(self, response: httpx2.Response) -> None:
        self.response = response

    def __iter__(self) -> Iterator[bytes]:
        """Yield whole lines; raise ``AtelierError`` at an event that is not a JSON object."""
        rest = b""
        for chunk in self.response.stream:  # type: ignore[union-attr]
            *lines, rest = (rest + chunk).split(b"\n")
            yield from (_event(line) + b"\n" for line in lines)
        if rest:
            yield _event(rest)

    def close(self) -> None:
        """Close the reply."""
        self.response.close()


def checked(response: httpx2.Response) -> httpx2.Response:
    """Return ``response`` with its events checked as they come."""
    headers, stream = response.headers, CheckedEvents(response)
    return httpx2.Response(response.status_code, headers=headers, stream=stream, extensions=response.extensions)


def _event(line: bytes) -> bytes:
    said = line.removeprefix(b"data:").strip()
    if line.startswith(b"data:") and said != b"[DONE]" and not _is_json_object(said):
        _refuse()
    return line


def _is_json_object(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False


def _refuse() -> NoReturn:
    raise AtelierError(GARBLED)


GARBLED = Text(
    "The answer that came back is not readable: the address (OPENAI_BASE_URL) may not be that of a model service. "
    "Check that it ends with /v1.",
    "La réponse reçue est illisible : l’adresse (OPENAI_BASE_URL) n’est peut-être pas celle d’un service de modèle. "
    "Vérifiez qu’elle se termine par /v1.",
)
