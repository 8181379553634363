"""The meter: tokens and seconds of every call, written to the ledger."""

from __future__ import annotations

import json
import sqlite3
import time
import warnings
from typing import Any

import httpx2

from ..errors import AtelierError
from ..i18n import Text
from ..ledger import Call, Ledger
from ..session import current_module
from .room import RECORDED_HEADER, SECONDS_HEADER, Room, body_of, watched


class Meter(Room):
    """Writes one ``Call`` per request that carries a model name, when its reply has been read to the end."""

    def __init__(self, inner: httpx2.BaseTransport, ledger: Ledger) -> None:
        super().__init__(inner)
        self.ledger = ledger

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on and meter its reply."""
        model = body_of(request).get("model")
        started = time.perf_counter()
        response = self.inner.handle_request(request)
        if not isinstance(model, str):
            return response
        call = Call(
            current_module(), model, request.url.host, response.status_code, RECORDED_HEADER in response.headers
        )
        recorded = response.headers.get(SECONDS_HEADER)

        def settle(body: bytes) -> None:
            call.seconds = float(recorded) if recorded else time.perf_counter() - started
            usage = usage_of(body)
            call.input_tokens = usage.get("prompt_tokens", usage.get("input_tokens"))
            call.output_tokens = usage.get("completion_tokens", usage.get("output_tokens"))
            self._write(call)

        return watched(response, settle)

    def _write(self, call: Call) -> None:
        try:
            self.ledger.add(call)
        except (sqlite3.Error, AtelierError) as error:
            # A reply already paid for is worth more than its line in the ledger.
            warnings.warn(str(LEDGER_CLOSED.fill(reason=error)), stacklevel=2)


def usage_of(body: bytes) -> dict[str, Any]:
    """Return the token counts of a reply, plain JSON or a stream of events; empty when it names none."""
    text = body.decode("utf-8", "replace")
    events = [line[5:] for line in text.splitlines() if line.startswith("data:")] or [text]
    # The last event that names a usage holds the totals; deltas before it are only text.
    for event in reversed([event for event in events if '"usage"' in event]):
        try:
            usage = json.loads(event).get("usage")
        except (ValueError, AttributeError):
            continue
        if isinstance(usage, dict):
            return usage
    return {}


LEDGER_CLOSED = Text(
    "This call could not be written to the ledger ({reason}); the reply is complete.",
    "Cet appel n’a pas pu être inscrit au registre ({reason}) ; la réponse est complète.",
)
