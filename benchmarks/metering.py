"""What metering costs: the time a call spends in the meter and its ledger, first and later, beside that of a call.

    python benchmarks/metering.py [--calls 200]

Replies come at once from memory, so that nothing but the corridor's own rooms is timed. The shortest call of the course
is the yardstick: the one-word labels among the recorded replies. Start-up is timed in fresh processes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx2

TARGET_PERCENT = 1
REPLY = {
    "model": "gpt-4o-mini",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Good morning."}}],
    "usage": {"prompt_tokens": 120, "completion_tokens": 3, "total_tokens": 123},
}
STARTS = {
    "start() alone": "from atelier import start; start('01', 'en')",
    "start() and the client": "from atelier import start; start('01', 'en'); from atelier import ask",
    "the same and EcoLogits": "from atelier import start; start('01', 'en'); from atelier import ask; "
    "from atelier.footprint import grid; grid('FRA')",
    "start() and CodeCarbon": "from atelier import start; start('01', 'en'); import codecarbon",
}


class AtOnce(httpx2.BaseTransport):
    """Answers every request from memory."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=REPLY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200)
    calls = parser.parse_args().calls
    with tempfile.TemporaryDirectory() as home:
        os.environ["ATELIER_HOME"] = home
        import atelier.client  # noqa: F401 - loaded by every notebook before its first call

        shortest = _shortest_call()
        for local in (True, False):
            bare, metered = _seconds(calls, None), _seconds(calls, local)
            added = statistics.median(metered) - statistics.median(bare)
            share = 100 * added / shortest
            print(
                f"{'this machine' if local else 'hosted'}: {1000 * added:.1f} ms a call "
                f"(first {1000 * metered[0]:.0f} ms), {share:.2f} % of the shortest call "
                f"of the course ({shortest:.2f} s): "
                f"{'reached' if share < TARGET_PERCENT else 'MISSED'} (target {TARGET_PERCENT} %)"
            )
        for name, code in STARTS.items():
            print(f"{name}: {_start(code):.2f} s")


def _seconds(calls: int, local: bool | None) -> list[float]:
    from atelier.ledger import Ledger
    from atelier.transport.meter import Meter

    inner = AtOnce()
    room = inner if local is None else Meter(inner, Ledger(), local=local)
    seconds = []
    with httpx2.Client(transport=room) as client:
        for _ in range(calls):
            started = time.perf_counter()
            client.post("http://embedded.invalid/v1/chat/completions", json={"model": "gpt-4o-mini", "messages": []})
            seconds.append(time.perf_counter() - started)
    return seconds


def _shortest_call() -> float:
    """Return the median seconds of the tenth of the recorded replies that took least: one-word labels."""
    from atelier.transport.recordings import known, recordings_dir

    seconds = sorted(entry["made"]["seconds"] for entry in known(recordings_dir()).values())
    return statistics.median(seconds[: len(seconds) // 10])


def _start(code: str) -> float:
    """Return the best of three fresh processes, in seconds."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        taken.append(time.perf_counter() - started)
    return min(taken)


if __name__ == "__main__":
    main()
