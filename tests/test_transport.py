"""The corridor: each room does its one job, and the rooms together answer a plain openai client."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest
from endpoint_support import REPLY, FakeEndpoint

from atelier import ask, connect, default_model
from atelier.errors import AtelierError
from atelier.faults import explain
from atelier.ledger import Ledger
from atelier.settings import Endpoint
from atelier.settings import endpoint as configured_endpoint
from atelier.transport import recordings
from atelier.transport.budget import Budget
from atelier.transport.privacy import PrivacyGate, allow_personal_data, find_personal_data

HELLO: list[Any] = [{"role": "user", "content": "Hello"}]


@pytest.fixture
def recordings_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATELIER_RECORDINGS_DIR", str(tmp_path))
    recordings.known.cache_clear()
    return tmp_path


def complete(**options: Any) -> Any:
    return connect().chat.completions.create(model=default_model(), messages=HELLO, **options)


def test_a_plain_client_reaches_the_configured_endpoint(endpoint: FakeEndpoint, recordings_dir: Path) -> None:
    assert complete().choices[0].message.content == "Good morning."
    assert endpoint.requests[0]["messages"] == HELLO


def test_the_meter_writes_tokens_and_seconds(endpoint: FakeEndpoint, recordings_dir: Path) -> None:
    complete()
    list(complete(stream=True))
    calls = Ledger().calls()
    assert list(calls.input_tokens) == [12, 12]
    assert list(calls.output_tokens) == [3, 3]
    assert (calls.seconds > 0).all() and not calls.recorded.any()
    assert (calls.energy_wh_low > 0).all() and (calls.energy_wh_low < calls.energy_wh_high).all()
    assert (calls.co2e_g_low > 0).all() and set(calls.basis) == {"seconds x 5.7-55 W, WOR"}


def test_the_meter_also_counts_a_failed_call(endpoint: FakeEndpoint, recordings_dir: Path) -> None:
    endpoint.behaviour = "500"
    with pytest.raises(openai.InternalServerError):
        complete()
    calls = Ledger().calls()
    assert list(calls.status) == [500] and list(calls.basis) == ["none: no reply"] and calls.energy_wh_low.isna().all()


def test_a_ledger_that_cannot_be_written_does_not_lose_the_reply(
    endpoint: FakeEndpoint, recordings_dir: Path, own_home: Path
) -> None:
    (own_home / "ledger.sqlite").write_text("this is not a database" * 100)
    with pytest.warns(UserWarning, match="could not be written"):
        assert complete().choices[0].message.content == "Good morning."


def test_record_then_replay_without_any_endpoint(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS", "record")
    complete(temperature=0)
    assert [path.name for path in recordings_dir.iterdir()] == ["00@test-model.jsonl"]
    endpoint.behaviour = "500"
    monkeypatch.setenv("ATELIER_RECORDINGS", "only")
    recordings.known.cache_clear()
    assert complete(temperature=0.0).choices[0].message.content == "Good morning."
    assert (
        "".join(event.choices[0].delta.content or "" for event in complete(temperature=0, stream=True) if event.choices)
        == "Good morning."
    )
    assert len(endpoint.requests) == 1
    assert list(Ledger().calls().recorded) == [1, 1, 1]


@pytest.mark.parametrize(("engine", "asked"), [("xllamacpp 1", 0), ("xllamacpp 2", 1)])
def test_an_interrupted_recording_is_taken_up_again_by_the_same_engine(
    endpoint: FakeEndpoint,
    recordings_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
    asked: int,
) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS", "record")
    monkeypatch.setenv("ATELIER_RECORDED_WITH", '{"engine": "xllamacpp 1"}')
    complete()
    made = recordings_dir / "00@test-model.jsonl"
    line = made.read_text("utf-8")
    (tmp_path / "earlier").mkdir()
    made.rename(tmp_path / "earlier" / made.name)
    recordings.known.cache_clear()
    monkeypatch.setenv("ATELIER_RECORDINGS_EARLIER", str(tmp_path / "earlier"))
    monkeypatch.setenv("ATELIER_RECORDED_WITH", f'{{"engine": "{engine}"}}')
    complete()
    assert len(endpoint.requests) == 1 + asked
    assert (made.read_text("utf-8") == line) is (asked == 0)


def test_a_changed_word_reaches_the_live_model(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS", "record")
    first = ask("Hello")
    assert first.recorded and first == "Good morning."
    monkeypatch.setenv("ATELIER_RECORDINGS", "replay")
    assert ask("Hello").recorded
    assert len(endpoint.requests) == 1
    second = ask("Hello!")
    assert len(endpoint.requests) == 2 and not second.recorded
    assert "Written now by test-model: 3 tokens" in second.origin


def test_recordings_only_says_that_one_is_missing(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    with pytest.raises(AtelierError) as caught:
        complete()
    assert "no recorded reply" in str(explain(caught.value))
    assert endpoint.requests == []


def test_a_failed_call_is_not_recorded(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS", "record")
    endpoint.behaviour = "500"
    with pytest.raises(openai.InternalServerError):
        complete()
    assert list(recordings_dir.iterdir()) == []


def test_a_damaged_recordings_file_is_named(endpoint: FakeEndpoint, recordings_dir: Path) -> None:
    (recordings_dir / "01.jsonl").write_text('{"key": "a"}\n{"key": ', "utf-8")
    with pytest.raises(AtelierError) as caught:
        complete()
    assert "01.jsonl is damaged at line 2" in str(explain(caught.value))


def test_the_budget_stops_before_its_limit(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_TOKEN_BUDGET", "60")
    client = connect()
    for _ in range(2):
        client.chat.completions.create(model="test-model", messages=HELLO, max_tokens=20)
    with pytest.raises(AtelierError) as caught:
        client.chat.completions.create(model="test-model", messages=HELLO, max_tokens=40)
    assert "budget of 60 tokens" in str(explain(caught.value))
    assert len(endpoint.requests) == 2


def test_the_budget_counts_what_was_really_used() -> None:
    room = Budget(httpx2.MockTransport(lambda _: httpx2.Response(200, json=REPLY)), limit=1_000)
    request = httpx2.Request("POST", "http://test/v1", json={"max_tokens": 500, "messages": HELLO})
    response = room.handle_request(request)
    assert room.used > 500
    response.read()
    response.close()
    assert room.used == 15


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to camille.durand@example.com please", "e-mail"),
        ("Rappelez-moi au 06 12 34 56 78", "phone"),
        ("Call +33 6 12 34 56 78", "phone"),
        ("Carte 4111 1111 1111 1111", "card"),
        ("IBAN FR76 3000 6000 0112 3456 7890 189", "IBAN"),
        ("IBAN FR14 2004 1010 0505 0001 3M02 606 BIC PSSTFRPP", "IBAN"),
        ("4111 1111 1111 1111 12/27", "card"),
        ("+1 415 555 2671", "phone"),
        ("Call 020 7946 0958 tomorrow", "phone"),
    ],
)
def test_personal_data_is_seen(text: str, kind: str) -> None:
    assert kind in " ".join(found.en for found in find_personal_data(text))


@pytest.mark.parametrize(
    "text",
    [
        "Order 4111 1111 1111 1112 shipped",
        "Prices from 12.50 to 1 250 euros in 2026",
        "Réf. FR76 3000 6000 0112 3456 7890 188",
    ],
)
def test_ordinary_numbers_are_not_personal_data(text: str) -> None:
    assert find_personal_data(text) == []


def test_the_privacy_gate_needs_an_explicit_yes() -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json=REPLY)

    gate = PrivacyGate(httpx2.MockTransport(answer))
    request = httpx2.Request(
        "POST", "http://test/v1", json={"messages": [{"role": "user", "content": "a.b@example.com"}]}
    )
    with pytest.raises(AtelierError, match="an e-mail address"):
        gate.handle_request(request)
    assert sent == []
    with allow_personal_data():
        gate.handle_request(request)
    assert len(sent) == 1
    with pytest.raises(AtelierError):
        gate.handle_request(request)


def test_the_privacy_gate_also_reads_files_that_are_sent() -> None:
    gate = PrivacyGate(httpx2.MockTransport(lambda _: httpx2.Response(200)))
    upload = httpx2.Request("POST", "http://test/v1/files", files={"file": ("c.csv", b"name,mail\nA,a@example.com")})
    with pytest.raises(AtelierError, match="an e-mail address"):
        gate.handle_request(upload)


def test_a_recorded_model_is_replayed_without_its_key(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS", "record")
    ask("Hello")
    monkeypatch.setenv("ATELIER_RECORDINGS", "only")
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    assert ask("Hello") == "Good morning."


def test_the_budget_holds_for_the_whole_session(
    endpoint: FakeEndpoint, recordings_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_TOKEN_BUDGET", "60")
    for number in range(3):
        ask(f"Hello {number}", max_tokens=20)
    with pytest.raises(AtelierError, match="budget of 60 tokens"):
        ask("Hello again", max_tokens=20)
    assert len(endpoint.requests) == 3


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_MODEL", "big")
    monkeypatch.setenv("OPENAI_API_KEY", "a-secret-key")
    assert "a-secret-key" not in repr(configured_endpoint())


def test_a_reply_can_be_copied(endpoint: FakeEndpoint, recordings_dir: Path) -> None:
    reply = ask("Hello")
    again = copy.copy(reply)
    assert again == reply and again.origin == reply.origin


def test_hosted_endpoints_get_the_gate_and_a_budget_and_local_ones_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def rooms(target: Endpoint) -> list[str]:
        room: Any = connect.__globals__["build_transport"](target)
        names = []
        while hasattr(room, "inner"):
            names.append(type(room).__name__)
            room = room.inner
        return names

    monkeypatch.setenv("ATELIER_MODEL", "big")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    hosted = ["Meter", "Recordings", "Budget", "PrivacyGate", "ReadableReply", "WaitingNotice"]
    assert rooms(configured_endpoint()) == hosted
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:11434/v1")
    assert rooms(configured_endpoint()) == ["Meter", "Recordings", "ReadableReply", "WaitingNotice"]


def test_the_key_of_a_request_ignores_how_it_travels() -> None:
    body = {"model": "m", "messages": HELLO, "temperature": 0}
    assert recordings.key_of(body) == recordings.key_of({**body, "temperature": 0.0, "stream": True})
    assert recordings.key_of(body) != recordings.key_of({**body, "temperature": 0.1})
    assert recordings.key_of(body) != recordings.key_of({**body, "messages": [{"role": "user", "content": "Hello "}]})


def test_every_recording_of_the_course_says_what_made_it() -> None:
    folder = Path(recordings.__file__).parents[3] / "datasets" / "recordings"
    entries = [entry for path in folder.glob("*.jsonl") for entry in recordings.read(path)]
    assert entries
    for entry in entries:
        assert entry["key"] == recordings.key_of(entry["request"])
        assert {"model", "sha256", "engine", "date", "seconds"} <= entry["made"].keys()
        assert json.dumps(entry)
