"""A small OpenAI-compatible endpoint on this machine whose every behaviour a test can choose."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

REPLY = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "test-model",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Good morning."}}],
    "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
}


class FakeEndpoint:
    """What the endpoint answers (``behaviour``) and what it was asked (``requests``)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.behaviour = "answer"
        self.requests: list[dict[str, Any]] = []


@contextmanager
def fake_endpoint() -> Iterator[FakeEndpoint]:
    """Serve on a free port of 127.0.0.1 until the block ends."""
    server = Server(("127.0.0.1", 0), Handler)
    endpoint = server.endpoint = FakeEndpoint(f"http://127.0.0.1:{server.server_port}/v1")  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Stay quiet: a client that goes away in the middle is part of what is tested."""


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        endpoint: FakeEndpoint = self.server.endpoint  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        endpoint.requests.append(body)
        behaviour = endpoint.behaviour
        if behaviour.isdecimal():
            self.send(int(behaviour), json.dumps({"error": {"message": "refused"}}))
        elif behaviour == "garbled":
            self.send(200, "<html>not json")
        elif behaviour == "garbled-stream":
            self.send(200, 'data: {"id": \n\n', "text/event-stream")
        elif behaviour == "slow":
            time.sleep(3)
            self.send(200, json.dumps(REPLY))
        elif behaviour == "cut":
            self.cut()
        elif behaviour == "no-logprobs" and body.get("logprobs"):
            self.send(400, json.dumps({"error": {"message": "logprobs is not supported"}}))
        elif body.get("stream"):
            self.stream()
        else:
            self.send(200, json.dumps(REPLY))

    def send(self, status: int, text: str, kind: str = "application/json") -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def stream(self) -> None:
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "test-model"}
        events = [
            {**head, "choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}]}
            for word in ("Good ", "morning.")
        ]
        events.append({**head, "choices": [], "usage": REPLY["usage"]})
        text = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
        self.send(200, text, "text/event-stream")

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", "10000")
        self.end_headers()
        self.wfile.write(b"data: {")
        self.wfile.flush()
        self.connection.close()
