"""What the rooms of the corridor share."""

from __future__ import annotations

import json
from typing import Any

import httpx2

# Headers a recorded reply carries, so that whoever shows it can say so.
RECORDED_HEADER = "x-atelier-recorded"
SECONDS_HEADER = "x-atelier-seconds"


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


def texts_of(body: dict[str, Any]) -> list[str]:
    """Return every piece of text of a request that a person may have written."""
    found: list[str] = []
    _collect({name: body.get(name) for name in ("messages", "prompt", "input", "instructions")}, found)
    return found


def _collect(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        for part in value.values():
            _collect(part, found)
    elif isinstance(value, list):
        for part in value:
            _collect(part, found)
