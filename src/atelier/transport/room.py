"""What the rooms of the corridor share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx2

# Headers a recorded reply carries, so that whoever shows it can say so.
RECORDED_HEADER = "x-atelier-recorded"
SECONDS_HEADER = "x-atelier-seconds"
KEY_HEADER = "x-atelier-recording"


class Room(httpx2.BaseTransport):
    """A transport that does one thing and hands the request on to the next."""

    def __init__(self, inner: httpx2.BaseTransport) -> None:
        self.inner = inner

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Hand the request on."""
        return self.inner.handle_request(request)

    def close(self) -> None:
        """Close the rooms behind this one."""
        self.inner.close()


class WatchedStream(httpx2.SyncByteStream):
    """The bytes of a reply, unchanged; ``done`` gets all that passed when the reply is closed."""

    def __init__(self, response: httpx2.Response, done: Callable[[bytes], None]) -> None:
        self.response, self.done = response, done
        self.seen = bytearray()

    def __iter__(self) -> Iterator[bytes]:
        """Yield the reply's bytes."""
        for chunk in self.response.stream:  # type: ignore[union-attr]
            self.seen += chunk
            yield chunk

    def close(self) -> None:
        """Close the reply and hand over what passed, also when the reader stopped early."""
        self.response.close()
        self.done(bytes(self.seen))


def watched(response: httpx2.Response, done: Callable[[bytes], None]) -> httpx2.Response:
    """Return ``response`` as it is; ``done`` gets its body when the reader has finished."""
    stream = WatchedStream(response, done)
    return httpx2.Response(
        response.status_code, headers=response.headers, stream=stream, extensions=response.extensions
    )


def body_of(request: httpx2.Request) -> dict[str, Any]:
    """Return the JSON object a request carries, or an empty one when it carries none."""
    try:
        body = json.loads(request.read() or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def read_whole(response: httpx2.Response) -> httpx2.Response:
    """Return ``response`` with its body read and decoded, so that several rooms can look at it."""
    headers = [
        pair for pair in response.headers.raw if pair[0].lower() not in (b"content-encoding", b"transfer-encoding")
    ]
    whole = httpx2.Response(response.status_code, headers=headers, content=response.read())
    response.close()
    return whole


def is_stream(response: httpx2.Response) -> bool:
    """Return True when the body is a stream of events, to be read only as it comes."""
    return "event-stream" in response.headers.get("content-type", "")


def texts_of(request: httpx2.Request) -> list[str]:
    """Return every piece of text of a request: the strings of a JSON body, or the whole of any other body."""
    found: list[str] = []
    _collect(body_of(request) or request.read().decode("utf-8", "replace"), found)
    return found


def _collect(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _collect(part, found)
