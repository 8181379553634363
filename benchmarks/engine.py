"""What the openai client, our transport and HTTP cost: tokens per second against the engine called directly.

    python benchmarks/engine.py [--model NAME] [--rounds N] [--tokens N]

Both sides run the same weights, prompt and settings, without prompt cache, in turns within one run. The client is
``atelier.connect()`` talking to a server process, as in a lesson; the other side calls the engine in this process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from atelier import connect
from atelier.engine import record_server
from atelier.engine.launch import CONTEXT, Launch, Settings, free_port, settings_of_machine
from atelier.engine.llama_server import serve
from atelier.models import ModelStore, named
from atelier.models.catalogue import WORKHORSE

TARGET = 0.95
PROMPT = (
    "Write the product page of a lavender soap made in Provence: who it is for, three benefits, how to use it. " * 2
)

# One call: tokens generated, seconds from the request to the last of them.
Call = Callable[[], tuple[int, float]]


def main() -> None:
    options = _options()
    weights = named(options.model)
    file = ModelStore().get(weights.name)
    direct = serve(_launch(weights.name, file))
    with record_server(weights) as url:
        os.environ["ATELIER_SERVER_URL"] = url
        client = connect()
        print(f"{weights.title}, {options.tokens} tokens, {options.rounds} rounds, load {psutil.getloadavg()[0]:.1f}")
        for stream in (False, True):
            body = _body(options.tokens, stream)
            report = "streaming" if stream else "whole reply"
            _compare(report, partial(_through_client, client, body), partial(_directly, direct, body), options)


def _compare(title: str, through_client: Call, directly: Call, options: argparse.Namespace) -> None:
    speeds: dict[Call, list[float]] = {through_client: [], directly: []}
    for side in speeds:
        side()
    for number in range(options.rounds):
        order = list(speeds) if number % 2 else list(speeds)[::-1]
        for side in order:
            tokens, seconds = side()
            if tokens != options.tokens:
                raise SystemExit(f"{tokens} tokens came instead of {options.tokens}")
            speeds[side].append(tokens / seconds)
    client_speed, direct_speed = (statistics.median(speeds[side]) for side in (through_client, directly))
    # Within a round the two calls follow each other: what else the machine does weighs on both.
    ratio = statistics.median(one / other for one, other in zip(speeds[through_client], speeds[directly], strict=True))
    verdict = "reached" if ratio >= TARGET else "MISSED"
    print(
        f"{title}: client {client_speed:.2f} tokens/s, engine {direct_speed:.2f} tokens/s, "
        f"ratio {ratio:.3f} (target {TARGET}: {verdict})"
    )


def _through_client(client: Any, body: dict[str, Any]) -> tuple[int, float]:
    started = time.perf_counter()
    reply = client.chat.completions.create(**body)
    last = list(reply)[-1] if body["stream"] else reply
    return last.usage.completion_tokens, time.perf_counter() - started


def _directly(server: Any, body: dict[str, Any]) -> tuple[int, float]:
    received: list[dict[str, Any]] = []
    started = time.perf_counter()
    reply = server.handle_chat_completions(body, received.append if body["stream"] else None)
    last = received[-1] if body["stream"] else reply
    return last["usage"]["completion_tokens"], time.perf_counter() - started


def _body(tokens: int, stream: bool) -> dict[str, Any]:
    fields = {
        "model": "embedded",
        "messages": [{"role": "user", "content": PROMPT}],
        "max_tokens": tokens,
        "temperature": 0,
        "stream": stream,
    }
    return fields | ({"stream_options": {"include_usage": True}} if stream else {})


def _launch(model: str, file: Path) -> Launch:
    settings = Settings(context=CONTEXT, slots=1, threads=settings_of_machine().threads)
    return Launch("xllamacpp", model, str(file), free_port(), settings, prompt_cache=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Tokens per second: client against engine.")
    parser.add_argument("--model", default=WORKHORSE)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=64)
    return parser.parse_args()


if __name__ == "__main__":
    main()
