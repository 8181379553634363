"""The real server on the real SmolLM2: start, share, restart, end, and the fallback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openai
import psutil
import pytest
from engine_support import Told, real_models

from atelier import paths
from atelier.engine import ServerStatus, ensure_running, record_server, status, stop
from atelier.engine.log import SERVER_LOG
from atelier.engine.state import read_state
from atelier.errors import AtelierError
from atelier.models import ModelStore, named, transformers_copy
from atelier.models.catalogue import SPECIMEN

pytestmark = [pytest.mark.slow, pytest.mark.alone]
HERE = Path(__file__).parent

ENSURE = """
import sys
from atelier.engine import ensure_running
from engine_support import Told
server = ensure_running(Told())
print(server.pid, server.port, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def on_specimen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the smallest real model, in a home of its own, and leave no process behind."""
    monkeypatch.setenv("ATELIER_MODELS", str(real_models()))
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", SPECIMEN)
    for name in ("CONTEXT", "SLOTS", "THREADS", "SERVER_PORT", "SERVER_IDLE_SECONDS"):
        monkeypatch.delenv(f"ATELIER_{name}", raising=False)
    search = os.pathsep.join(map(str, (HERE, HERE.parent / "src")))
    monkeypatch.setenv("PYTHONPATH", search)
    yield
    stop()


def say(server: ServerStatus, **options: object) -> str:
    client = openai.OpenAI(base_url=server.url, api_key="none", max_retries=0, timeout=60)
    reply = client.chat.completions.create(
        model="embedded",
        messages=[{"role": "user", "content": "What is the capital of France?"}],
        max_tokens=12,
        temperature=0,
        **options,
    )
    return reply.choices[0].message.content or ""


def within(seconds: float, condition: Callable[[], object]) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def server_processes() -> list[psutil.Process]:
    """Return the supervisors and servers of this test's home."""
    home = os.environ["ATELIER_HOME"]
    found = []
    for process in psutil.process_iter():
        try:
            if "atelier.engine." in " ".join(process.cmdline()) and process.environ()["ATELIER_HOME"] == home:
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied, KeyError):
            continue
    return found


def test_it_starts_answers_is_reused_and_stops_without_a_trace() -> None:
    told = Told()
    server = ensure_running(told)
    assert (server.model, server.engine) == (SPECIMEN, "xllamacpp")
    assert "Starting the model" in told.said
    assert say(server)
    assert ensure_running() == server
    assert status() == server
    listening = [
        connection.laddr.ip
        for connection in psutil.Process(server.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]
    assert len(server_processes()) == 2
    assert stop() is True
    assert server_processes() == []
    assert status() is None
    assert stop() is False


def test_settings_reach_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_CONTEXT", "1024")
    monkeypatch.setenv("ATELIER_SLOTS", "2")
    ensure_running(Told())
    assert "n_slots = 2, n_ctx_slot = 1024" in SERVER_LOG.path().read_text()


def test_two_windows_at_once_share_one_server() -> None:
    windows = [
        subprocess.Popen([sys.executable, "-c", ENSURE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        seen = [window.stdout.readline().split() for window in windows if window.stdout]
        assert len(seen[0]) == 2
        assert seen[0] == seen[1]
        assert len(server_processes()) == 2, "one supervisor, one server"
    finally:
        for window in windows:
            window.communicate()


def test_a_killed_server_is_restarted_at_the_same_address() -> None:
    server = ensure_running(Told())
    psutil.Process(server.pid).kill()
    again = ensure_running(Told())
    assert again.pid != server.pid
    assert again.url == server.url
    assert say(again)


def test_a_killed_supervisor_takes_its_server_along_and_the_next_start_works() -> None:
    ensure_running(Told())
    state = read_state()
    assert state
    psutil.Process(state.supervisor.pid).kill()
    assert within(10, lambda: server_processes() == []), "no orphan keeps the memory"
    assert say(ensure_running(Told()))


def test_a_server_that_keeps_dying_is_given_up_and_said() -> None:
    ensure_running(Told())
    for _ in range(6):
        assert within(30, lambda: (state := read_state()) and (state.phase == "failed" or status()))
        state = read_state()
        if state and state.phase != "failed":
            psutil.Process(state.server.pid).kill()
            within(10, lambda dead=state.server: not dead.alive)
    assert within(10, lambda: (state := read_state()) and state.phase == "failed")
    state = read_state()
    assert state and state.error and "keeps stopping" in state.error.en
    assert within(10, lambda: server_processes() == [])
    assert say(ensure_running(Told())), "a new start is a new chance"


def test_it_ends_by_itself_when_the_last_window_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SERVER_IDLE_SECONDS", "2")
    window = subprocess.Popen([sys.executable, "-c", ENSURE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert window.stdout and len(window.stdout.readline().split()) == 2
    time.sleep(4)
    assert len(server_processes()) == 2, "its window is still open"
    window.kill()
    window.wait()
    assert within(15, lambda: server_processes() == [])
    assert read_state() is None


def test_another_model_asked_for_takes_over_at_the_same_address(monkeypatch: pytest.MonkeyPatch) -> None:
    server = ensure_running(Told())
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", "")
    assert ensure_running(Told()) == server, "nothing asked for: what runs will do"
    state_file = paths.user_dir() / "engine" / "server.json"
    written = state_file.read_text().replace(f'"wanted": "{SPECIMEN}"', '"wanted": "something-else"')
    state_file.write_text(written)
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", SPECIMEN)
    again = ensure_running(Told())
    assert again.pid != server.pid
    assert again.url == server.url


# What a processor does that meets an instruction it does not have, on Windows and elsewhere.
ILLEGAL_INSTRUCTION = """
import os, signal
open({attempts!r}, "a").write("x")
os._exit(0xC000001D - (1 << 32)) if os.name == "nt" else os.kill(os.getpid(), signal.SIGILL)
"""


def break_engine(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    package = folder / "broken" / "xllamacpp"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(program)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(package.parent), os.environ["PYTHONPATH"])))


def test_an_engine_that_crashes_is_replaced_by_transformers_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = tmp_path / "attempts"
    break_engine(tmp_path, monkeypatch, ILLEGAL_INSTRUCTION.format(attempts=str(attempts)))
    told = Told()
    server = ensure_running(told)
    assert server.engine == "transformers"
    assert "Lost: answers in French" in told.said
    assert server.notices[-1].fr.startswith("Le moteur rapide ne fonctionne pas")
    assert say(server) == "The capital of France is Paris."
    assert say(server, extra_body={"cache_prompt": False}, logprobs=True) == "The capital of France is Paris."
    client = openai.OpenAI(base_url=server.url, api_key="none")
    asked = {"model": "embedded", "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 5}
    pieces = [
        event.choices[0].delta.content or ""
        for event in client.chat.completions.create(**asked, temperature=0, stream=True)
    ]
    assert len([piece for piece in pieces if piece]) > 1
    asked["messages"] = [{"role": "user", "content": "Name an animal"}]
    seeded = [
        client.chat.completions.create(**asked, temperature=1.8, seed=seed).choices[0].message.content
        for seed in (1, 1, 2, 3)
    ]
    assert seeded[0] == seeded[1], "a seed gives the same answer again"
    assert len(set(seeded)) > 1, "temperature is heeded"
    assert attempts.read_text() == "xx"
    stop()
    assert ensure_running(Told()).engine == "transformers"
    assert attempts.read_text() == "xx", "remembered"


def test_an_engine_that_does_not_load_is_replaced_by_transformers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_engine(tmp_path, monkeypatch, "raise ImportError('built for another processor')")
    server = ensure_running(Told())
    assert server.engine == "transformers"
    assert say(server)


def test_weights_that_cannot_be_had_are_replaced_by_those_on_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    models = tmp_path / "modèles"
    models.mkdir()
    specimen = ModelStore(real_models()).path(SPECIMEN)
    assert specimen
    (models / specimen.name).symlink_to(specimen)
    monkeypatch.setenv("ATELIER_MODELS", str(models))
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", "qwen2.5-coder-0.5b-instruct")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", os.devnull)
    told = Told()
    server = ensure_running(told)
    assert (server.model, server.engine) == (SPECIMEN, "xllamacpp")
    assert "English only" in told.said
    assert say(server)
    assert ensure_running(Told()).pid == server.pid, "it stands for the model asked for"


def test_neither_engine_is_said_with_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_engine(tmp_path, monkeypatch, "raise ImportError('no')")
    uvicorn = tmp_path / "broken" / "uvicorn"
    uvicorn.mkdir()
    (uvicorn / "__init__.py").write_text("raise ImportError('no uvicorn either')")
    with pytest.raises(AtelierError, match=r"does not start on this machine.*model-server\.log"):
        ensure_running(Told())
    assert "no uvicorn either" in SERVER_LOG.path().read_text()


def test_recordings_have_a_private_server_that_gives_the_same_reply_every_time() -> None:
    with record_server(named(SPECIMEN)) as url:
        client = openai.OpenAI(base_url=url, api_key="none")
        asked = {"model": SPECIMEN, "max_tokens": 30, "temperature": 0}
        questions = ["Describe soap.", "Describe a towel.", "Describe soap."]
        replies = [
            client.chat.completions.create(**asked, messages=[{"role": "user", "content": question}])
            for question in questions
        ]
        texts = [reply.choices[0].message.content for reply in replies]
        assert texts[0] == texts[2] != texts[1]
        cached = replies[2].usage.prompt_tokens_details.cached_tokens if replies[2].usage else None
        assert cached == 0
        assert status() is None, "not the shared one"
    assert server_processes() == []


def test_the_copy_for_transformers_is_the_same_model_and_made_once(tmp_path: Path) -> None:
    gguf = ModelStore(real_models()).path(SPECIMEN)
    assert gguf
    store = ModelStore(tmp_path)
    store.add(gguf, Told())
    told = Told()
    folder = transformers_copy(store, told)
    assert told.said.startswith("Preparing SmolLM2")
    made = (folder / "model.safetensors").stat()
    silent = Told()
    assert transformers_copy(store, silent) == folder
    assert silent.said == ""
    assert (folder / "model.safetensors").stat().st_mtime_ns == made.st_mtime_ns

    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder)
    asked = tokenizer("The capital of France is", return_tensors="pt")
    with torch.no_grad():
        following = model(**asked).logits[0, -1].argmax()
    assert tokenizer.decode(following) == " Paris"
