"""The meter: tokens, seconds and footprint of every call, written to the ledger."""

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
from .room import KEY_HEADER, RECORDED_HEADER, SECONDS_HEADER, Room, body_of, watched


class Meter(Room):
    """Writes one ``Call`` per request that carries a model name, when its reply has been read to the end.

    ``local``: the model works on this machine; ``zone``: the country of its electricity, None when nobody said.
    """

    def __init__(
        self, inner: httpx2.BaseTransport, ledger: Ledger, *, local: bool = True, zone: str | None = None
    ) -> None:
        super().__init__(inner)
        self.ledger, self.local, self.zone = ledger, local, zone

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
        call.recording = response.headers.get(KEY_HEADER, "")

        def settle(body: bytes) -> None:
            # EcoLogits is loaded with the first reply, not with the notebook.
            from ..footprint.calls import fill_in

            call.seconds = float(recorded) if recorded else time.perf_counter() - started
            usage = usage_of(body)
            call.input_tokens = usage.get("prompt_tokens", usage.get("input_tokens"))
            call.output_tokens = usage.get("completion_tokens", usage.get("output_tokens"))
            fill_in(call, local=self.local, zone=self.zone, answered_by=model_of(body))
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
    usage = _said(body, "usage")
    return usage if isinstance(usage, dict) else {}


def model_of(body: bytes) -> str:
    """Return the model that a reply says it comes from: often more precise than the one asked for; "" for none."""
    model = _said(body, "model")
    return model if isinstance(model, str) else ""


def _said(body: bytes, name: str) -> Any:
    """Return what the last event that has ``name`` says: deltas before the totals are only text."""
    text = body.decode("utf-8", "replace")
    events = [line[5:] for line in text.splitlines() if line.startswith("data:")] or [text]
    for event in reversed([event for event in events if f'"{name}"' in event]):
        try:
            value = json.loads(event).get(name)
        except (ValueError, AttributeError):
            continue
        if value:
            return value
    return None


LEDGER_CLOSED = Text(
    "This call could not be written to the ledger ({reason}); the reply is complete.",
    "Cet appel n’a pas pu être inscrit au registre ({reason}) ; la réponse est complète.",
)
