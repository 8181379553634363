"""The last room: the network, or the model server of this machine."""

from __future__ import annotations

import os

import httpx2

from ..settings import Endpoint, asked_key
from .room import Room


def network(endpoint: Endpoint) -> httpx2.BaseTransport:
    """Return the way out for ``endpoint``.

    Requests to this machine ignore proxy settings; others follow them, as a company network expects.
    """
    if endpoint.embedded:
        return EmbeddedServer(httpx2.HTTPTransport(trust_env=False))
    if endpoint.local:
        return httpx2.HTTPTransport(trust_env=False)
    return Outside(asks_key=not endpoint.api_key)


class EmbeddedServer(Room):
    """Sends requests to the model server of this machine, starting it when it is not there."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request to the running server; start it again once if nobody answers the call."""
        try:
            return self.inner.handle_request(self._addressed(request))
        except httpx2.ConnectError:
            return self.inner.handle_request(self._addressed(request))

    def _addressed(self, request: httpx2.Request) -> httpx2.Request:
        server = httpx2.URL(_server_url())
        url = request.url.copy_with(scheme=server.scheme, host=server.host, port=server.port)
        headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"host"]
        return httpx2.Request(
            request.method, url, headers=headers, content=request.read(), extensions=request.extensions
        )


def _server_url() -> str:
    # A recording run names its own private server: one slot, no prompt cache.
    named = os.environ.get("ATELIER_SERVER_URL")
    if named:
        return named
    from ..engine import ensure_running

    return ensure_running().url


class Outside(httpx2.BaseTransport):
    """The network beyond this machine, through whatever proxy the environment names."""

    def __init__(self, asks_key: bool = False) -> None:
        self.client = httpx2.Client()
        self.asks_key = asks_key

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request as it is; redirects are left to the caller."""
        if self.asks_key:
            request.headers["authorization"] = f"Bearer {asked_key()}"
        response = self.client.send(request, stream=True)
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=response.stream,
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close the connections."""
        self.client.close()
