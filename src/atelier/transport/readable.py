"""Only what a model service would say gets in: a wrong address often answers with a web page."""

from __future__ import annotations

import json
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
            return response if is_stream(response) else _refuse()
        whole = read_whole(response)
        return whole if _is_json_object(whole.content) else _refuse()


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
