"""The commands behind start.py, run as a learner runs them: in a process of their own."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from atelier import cli, lab
from atelier.errors import AtelierError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the weights of this computer out: a command may delete some."""
    monkeypatch.setenv("ATELIER_MODELS", str(tmp_path / "models"))


def atelier(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "atelier", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "line", ["dance", "status now", "model dance", "model add", "open --port many", "open --port 80", "--volume 3"]
)
def test_what_is_not_understood_is_repeated_in_one_sentence(line: str) -> None:
    said = atelier(*line.split(), ATELIER_LANG="fr")
    assert said.returncode == 1
    assert said.stdout == ""
    assert "Le cours ne sait pas faire" in said.stderr
    assert line.split()[-1] in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_the_language_of_the_command_line_wins() -> None:
    assert "does not run" in atelier("--lang", "en", "status", ATELIER_LANG="fr").stdout
    assert "ne tourne pas" in atelier("status", "--lang", "fr").stdout


def test_the_models_are_listed_with_their_size() -> None:
    said = atelier("model", "list", ATELIER_EMBEDDED_MODEL="qwen2.5-coder-0.5b-instruct")
    assert said.returncode == 0
    lines = said.stdout.splitlines()
    assert next(line for line in lines if line.startswith("*")).split()[1:4] == [
        "qwen2.5-coder-0.5b-instruct",
        "491",
        "MB",
    ]
    assert all("not on this computer" in line for line in lines[:3])


def test_a_model_that_is_not_one_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"no weights")
    said = atelier("model", "add", str(tmp_path))
    assert said.returncode == 1
    assert "No model of the course" in said.stderr
    assert "Traceback" not in said.stderr


def test_removing_an_absent_model_says_so() -> None:
    assert "was not on this computer" in atelier("model", "remove", "smollm2-135m-instruct").stdout


def test_stopping_what_does_not_run_says_so() -> None:
    assert "does not run" in atelier("stop").stdout


def test_an_unexpected_error_is_a_sentence_and_a_log(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setitem(cli.COMMANDS, "status", broken)
    assert cli.main(["status"]) == 1
    said = capsys.readouterr().err
    log = own_home / "logs" / "start.log"
    assert "Traceback" not in said and str(log) in said
    assert "ZeroDivisionError" in log.read_text("utf-8")


@pytest.mark.parametrize("command", ["status", "stop"])
def test_a_folder_that_cannot_be_used_is_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").touch()
    said = atelier(command, ATELIER_HOME=str(tmp_path / "file" / "home"))
    assert said.returncode == 1
    assert "set ATELIER_HOME" in said.stderr and "Traceback" not in said.stderr


def test_a_narrow_console_does_not_stop_a_command() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "atelier", "dance"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "cp1252", "ATELIER_LANG": "fr"},
        capture_output=True,
        check=False,
    )
    assert "ne sait pas faire" in said.stderr.decode("cp1252")


def test_start_py_knows_the_same_commands() -> None:
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    commands = next(node.value for node in assigned if getattr(node.targets[0], "id", "") == "COMMANDS")
    assert sorted(ast.literal_eval(commands)) == sorted(cli.COMMANDS)


def test_a_port_in_use_gives_the_next_free_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        port = lab.free_port(taken)
    assert taken < port < taken + lab.NEXT_PORTS


def test_no_port_left_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab, "NEXT_PORTS", 1)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(AtelierError, match="--port"):
            lab.free_port(other.getsockname()[1])


def test_each_language_opens_a_page_that_exists() -> None:
    for language in ("en", "fr"):
        page = lab.start_page(language).removeprefix("/lab").removeprefix("/tree/")
        assert (ROOT / page).exists()
        assert language == "en" or page in ("", "README.fr.md") or page.startswith("notebooks/fr/")
