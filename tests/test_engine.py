"""What the engine decides before it starts anything: settings, ports, plans, who is alive."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace

import pytest
from engine_support import Told, file_server

from atelier.engine import crashes, launch, plan, state, status, stop
from atelier.engine.log import SERVER_LOG
from atelier.errors import AtelierError
from atelier.i18n import Text
from atelier.models import CATALOGUE

LAUNCH = launch.Launch("xllamacpp", "tiny", "/a folder/é.gguf", 4321, launch.Settings(4096, 2, 3))


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONTEXT", "SLOTS", "THREADS", "SERVER_PORT", "EMBEDDED_MODEL", "MODELS", "MODEL_MIRROR"):
        monkeypatch.delenv(f"ATELIER_{name}", raising=False)


def state_with(identity: state.Identity) -> state.State:
    return state.State("ready", identity, LAUNCH, "tiny", identity, (Text("A", "B"),))


def dead_process() -> state.Identity:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    identity = state.Identity.of(process.pid)
    process.communicate()
    return identity


def test_settings_fit_the_machine_and_the_environment_overrides_them(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = launch.settings_of_machine()
    assert chosen.context in (4096, 8192)
    assert 1 <= chosen.threads <= (os.cpu_count() or 1)
    assert chosen.slots == (2 if chosen.threads >= 4 else 1)
    monkeypatch.setenv("ATELIER_CONTEXT", "2048")
    monkeypatch.setenv("ATELIER_SLOTS", "8")
    monkeypatch.setenv("ATELIER_THREADS", "5")
    assert launch.settings_of_machine() == launch.Settings(2048, 8, 5)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_setting_that_is_no_number_is_said(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ATELIER_SLOTS", value)
    with pytest.raises(AtelierError, match="ATELIER_SLOTS must be a whole number"):
        launch.settings_of_machine()


def test_a_port_in_use_gives_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setenv("ATELIER_SERVER_PORT", str(port))
        assert port < launch.free_port() < port + launch.NEXT_PORTS
    assert launch.free_port() == port
    monkeypatch.setenv("ATELIER_SERVER_PORT", "70000")
    assert 1024 < launch.free_port() < 65536


def test_launch_plan_and_state_survive_being_written() -> None:
    assert launch.Launch.from_json(LAUNCH.to_json()) == LAUNCH
    made = plan.Plan(LAUNCH, "tiny", (Text("One.", "Un."),))
    assert plan.Plan.from_json(made.to_json()) == made
    written = state_with(state.Identity.of(os.getpid()))
    state.write_state(written)
    assert state.read_state() == written
    state.clear_state()
    assert state.read_state() is None


@pytest.mark.parametrize("garbage", ["", "{", "[]", "{}", '{"phase": "ready", "supervisor": 3}'])
def test_a_state_file_that_makes_no_sense_counts_as_none(garbage: str) -> None:
    (state.engine_dir() / "server.json").write_text(garbage)
    assert state.read_state() is None
    assert status() is None
    assert stop() is False


def test_a_dead_process_is_dead_also_when_its_number_is_taken_again() -> None:
    mine = state.Identity.of(os.getpid())
    assert mine.alive
    assert not dead_process().alive
    assert not state.Identity(mine.pid, mine.created - 3600).alive


def test_a_server_whose_supervisor_died_is_not_believed() -> None:
    state.write_state(state_with(dead_process()))
    assert status() is None
    assert stop() is False


def test_a_stranger_on_the_port_is_not_taken_for_the_server() -> None:
    with file_server() as stranger:
        stranger.files = {"/health": b"{}", "/v1/models": b'{"data": [{"id": "another model"}]}'}
        port = stranger.server_address[1]
        mine = state.Identity.of(os.getpid())
        state.write_state(replace(state_with(mine), launch=replace(LAUNCH, port=port)))
        assert status() is None
        stranger.files["/v1/models"] = b'{"data": [{"id": "tiny"}]}'
        assert status() is not None


def test_clients_count_while_they_live() -> None:
    assert not state.has_clients()
    state.register_client()
    assert state.has_clients()
    mine = state.engine_dir() / "clients" / str(os.getpid())
    dead = dead_process()
    (mine.parent / str(dead.pid)).write_text(json.dumps({"pid": dead.pid, "created": dead.created}))
    mine.unlink()
    assert not state.has_clients()
    assert list(mine.parent.iterdir()) == []


def test_a_crash_is_remembered_for_these_weights_alone() -> None:
    workhorse, small, _ = CATALOGUE
    crashes.remember(workhorse)
    assert crashes.is_known(workhorse)
    assert not crashes.is_known(small)


def test_a_full_log_is_put_aside_once_opened_again() -> None:
    with SERVER_LOG.open() as log:
        log.write("x" * 1_000_001)
    with SERVER_LOG.open() as log:
        log.write("new")
    assert SERVER_LOG.path().read_text() == "new"
    assert SERVER_LOG.path().with_suffix(".old.log").stat().st_size == 1_000_001


def test_without_any_model_the_learner_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", os.devnull)
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", "smollm2-135m-instruct")
    with pytest.raises(AtelierError, match=r"start\.py model add"):
        plan.make_plan(Told())
