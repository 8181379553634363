"""The recordings against the real model: is what the course shows still what the model says?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import openai
import pytest

from atelier import ask, i18n
from atelier.engine import record_server
from atelier.models.catalogue import WORKHORSE, named
from atelier.transport import recordings

SAMPLE = 20
NEAR = 0.8
FOLDER = Path(recordings.__file__).parents[3] / "datasets" / "recordings"

pytestmark = [pytest.mark.slow, pytest.mark.alone]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with record_server(named(WORKHORSE)) as url:
        yield url


def test_a_sample_of_recordings_is_what_the_model_says_today(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    entries = [entry for path in sorted(FOLDER.glob("[0-9][0-9].jsonl")) for entry in recordings.read(path)]
    sample = random.Random(20261122).sample(entries, SAMPLE)
    likeness = [likeness_today(entry, server) for entry in sample]
    identical, near = (sum(share >= limit for share in likeness) / SAMPLE for limit in (1.0, NEAR))
    with capsys.disabled():
        print(f"\nrecordings regenerated live: {identical:.0%} identical, {near:.0%} near-identical, of {SAMPLE}")
    # Another processor rounds differently: single words may change, most replies may not.
    assert near >= 0.8


def likeness_today(entry: recordings.Entry, server: str) -> float:
    """Return how alike (0 to 1) the recorded reply and today's are."""
    client = openai.OpenAI(base_url=server, api_key="none", max_retries=0)
    request = dict(entry["request"])
    known = {name: request.pop(name) for name in ("model", "messages")}
    today = client.chat.completions.create(**known, extra_body=request | {"cache_prompt": False})
    texts = [entry["reply"]["choices"][0]["message"]["content"], today.choices[0].message.content]
    return SequenceMatcher(None, *texts).ratio()


def test_a_changed_prompt_reaches_the_model_of_this_computer(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SERVER_URL", server)
    i18n.set_language("en")
    recorded = ask("Compute 48,739 × 3,862. Answer with the number only.")
    live = ask("Compute 48,739 × 3,863. Answer with the number only.", max_tokens=12)
    assert recorded.recorded and "Recorded reply" in recorded.origin
    assert not live.recorded and "Written now by qwen2.5-coder-1.5b-instruct" in live.origin
