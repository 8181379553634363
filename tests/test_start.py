"""start.py, loaded from a copy of its own, so that nothing of this checkout is set up anew."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[1]
SETUP_FILES = ("start.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what the set-up reads into a folder whose name has spaces and accents."""
    copy = tmp_path / "é à ü course copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SETUP_FILES:
        shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture
def start(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the copy of start.py."""
    monkeypatch.setenv("ATELIER_LANG", "en")
    spec = importlib.util.spec_from_file_location("start", project / "start.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "start.py", *arguments],
        cwd=project,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "ATELIER_LANG": "en"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


def offline(tmp_path: Path) -> dict[str, str]:
    """Return the settings of a pip that finds nothing."""
    (tmp_path / "no wheels").mkdir(exist_ok=True)
    return {
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": (tmp_path / "no wheels").as_uri(),
        "PIP_CACHE_DIR": str(tmp_path / "cache"),
    }


# The command line ----------------------------------------------------------------------------------------------


def test_an_old_python_can_read_it() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_is_needed(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    start.check_python((3, 11, 0))
    start.check_python((3, 14, 1))
    with pytest.raises(start.SentenceError, match=r"This is Python 3\.6\.15 and the course needs Python 3\.11"):
        start.check_python((3, 6, 15))
    monkeypatch.setenv("ATELIER_LANG", "fr")
    with pytest.raises(start.SentenceError, match=r"Vous utilisez Python 3\.10\.2, mais le cours demande Python 3\.11"):
        start.check_python((3, 10, 2))


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--lang", "fr"], {"ATELIER_LANG": "en", "LANG": "en_GB.UTF-8"}, "fr"),
        (["test", "--lang=en"], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"ATELIER_LANG": "fr", "LANG": "en_GB.UTF-8"}, "fr"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language(start: ModuleType, arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert start.language(arguments, environment) == expected


def test_a_language_the_course_does_not_speak(project: Path) -> None:
    said = run(project, "--lang", "de")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.strip() == "The course speaks English and French: write --lang en or --lang fr."


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("", "open", ""),
        ("--port 9000 --no-browser", "open", "--port 9000 --no-browser"),
        ("--lang fr test --fast", "test", "--lang fr test --fast"),
        ("--here model add a", "model", "model add a"),
        ("--setup-only --lang=fr", "open", "--lang=fr"),
    ],
)
def test_what_is_read_of_the_command_line(start: ModuleType, line: str, command: str, rest: str) -> None:
    options = start.read_options(line.split())
    assert (options.command, options.rest) == (command, rest.split())
    assert (options.here, options.setup_only) == ("--here" in line, "--setup-only" in line)


def test_an_unknown_command_is_refused_before_anything_is_set_up(project: Path) -> None:
    said = run(project, "dance", "--lang", "fr")
    assert said.returncode == 1
    assert said.stderr.strip().startswith("La commande «\u00a0dance\u00a0» n’existe pas")
    assert not (project / ".venv").exists()


def test_help_needs_no_set_up(project: Path, start: ModuleType) -> None:
    said = run(project, "--help")
    assert said.returncode == 0
    assert [command for command in start.COMMANDS if f"  {command} " not in said.stdout] == []
    assert not (project / ".venv").exists()


def test_a_narrow_console_is_no_obstacle(project: Path) -> None:
    said = subprocess.run(
        [sys.executable, "start.py", "dance", "--lang", "fr"],
        cwd=project,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert "n’existe pas" in said.stderr.decode("cp1252")


# What can stand in the way -------------------------------------------------------------------------------------


def test_a_folder_nothing_can_be_written_into(start: ModuleType, tmp_path: Path) -> None:
    start.check_writable(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(start.SentenceError, match="Nothing can be written into"):
        start.check_writable(tmp_path / "file")


def test_a_disk_too_small_is_said_with_both_figures(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    start.check_disk(start.ROOT, 1)
    huge = start.Step("huge", "Huge", 0, 10**9, "key", ("key",), pytest.fail)
    monkeypatch.setattr(start, "steps", lambda options: [huge])
    with pytest.raises(start.SentenceError, match=r"needs 1000000\.0 GB .* 1\.3 GB more, but only \d+\.\d GB"):
        start.set_up(start.read_options([]))


@pytest.mark.slow
@pytest.mark.alone
def test_no_network_on_the_first_run_is_one_sentence_with_a_log(project: Path, tmp_path: Path) -> None:
    said = run(project, "--setup-only", **offline(tmp_path))
    assert said.returncode == 1
    assert re.match(r"\[1/5\] Python environment.* \d+ s\n\[2/5\] Installer \(uv\) \(20 MB\)", said.stdout)
    sentence = said.stderr.strip()
    assert sentence.startswith("Installer (uv) could not be downloaded: check the internet connection")
    assert len(sentence.splitlines()) == 1
    log = project / ".venv" / "start.log"
    assert str(log) in sentence
    assert "No matching distribution found for uv" in log.read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: Failed to fetch: https://x/ cause: dns error", "could not be downloaded"),
        ("error sending request for url: Connection refused (os error 111)", "could not be downloaded"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: Hash mismatch for `pandas==3.1.1`", "is not the one the course was tested with"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "is not the one"),
        ("torch==2.13.0 has no wheels with a matching platform tag", "does not exist ready-made for this computer"),
        ("failed to remove file `x.dll`: Access is denied. (os error 5)", "is in use or protected"),
        ("The filename or extension is too long. (os error 206)", "path of the course is too long"),
        ("something else", "did not succeed: PyTorch"),
    ],
)
def test_a_failed_command_is_explained(start: ModuleType, output: str, sentence: str) -> None:
    assert sentence in start.explain(output, "PyTorch")


def test_what_nobody_foresaw_is_a_sentence_and_a_log(project: Path, tmp_path: Path) -> None:
    (project / "pyproject.toml").write_text("not toml", "utf-8")
    said = run(project, "--setup-only", TMPDIR=str(tmp_path), TEMP=str(tmp_path), TMP=str(tmp_path))
    assert said.returncode == 1
    assert "Something unexpected happened" in said.stderr
    assert "Traceback" not in said.stderr
    named = said.stderr.strip().rpartition("helps you: ")[2]
    assert "TOMLDecodeError" in Path(named).read_text("utf-8")


def test_ctrl_c_ends_with_a_sentence_and_leaves_no_process(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "start.py", "--setup-only"],
        cwd=project,
        env=os.environ | {"ATELIER_LANG": "fr", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Where the tests run as a background job, Ctrl-C is ignored, and a child inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        encoding="utf-8",
    )
    while not (project / ".venv" / "pyvenv.cfg").exists():
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 130
    assert complaint.strip() == "Interrompu\u202f; relancez la même commande pour continuer."
    deadline = time.monotonic() + 10
    while running(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not running(process.pid)


def running(group: int) -> list[list[str]]:
    """Return the commands alive in a process group; one that ended but was never waited for is not alive."""
    alive = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, ProcessLookupError):
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                alive.append(process.cmdline())
    return alive


# The steps and their record ------------------------------------------------------------------------------------


class Rehearsal:
    """A set-up whose steps only note that they were done; the third can be made to fail."""

    def __init__(self, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.start = start
        self.done: list[str] = []
        self.interrupted = False
        self.keys = {"venv": "made", "uv": "1", "packages": "1", "torch": "1", "bytecode": "1"}
        self.packages = Path(start.VENV) / "packages"
        monkeypatch.setattr(start, "steps", lambda options: [self.step(name) for name in self.keys])
        monkeypatch.setattr(start, "packages_folder", lambda: self.packages if self.packages.exists() else None)

    def step(self, name: str) -> object:
        key = self.keys[name]
        return self.start.Step(name, name, 0, 1, key, (key,), lambda: self.act(name))

    def act(self, name: str) -> None:
        if self.interrupted and name == "packages":
            raise KeyboardInterrupt
        self.done.append(name)
        self.packages.mkdir(exist_ok=True)
        (self.packages / f"{name}-1.dist-info").mkdir(exist_ok=True)

    def run(self) -> list[str]:
        self.done = []
        self.start.set_up(self.start.read_options([]))
        return self.done


@pytest.fixture
def rehearsal(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    return Rehearsal(start, monkeypatch)


def test_a_second_start_skips_every_step(rehearsal: Rehearsal) -> None:
    assert rehearsal.run() == ["venv", "uv", "packages", "torch", "bytecode"]
    assert rehearsal.run() == []


def test_an_interrupted_set_up_goes_on_where_it_stopped(rehearsal: Rehearsal) -> None:
    rehearsal.interrupted = True
    with pytest.raises(KeyboardInterrupt):
        rehearsal.run()
    rehearsal.interrupted = False
    assert rehearsal.run() == ["packages", "torch", "bytecode"]


def test_a_new_lock_is_installed(rehearsal: Rehearsal) -> None:
    rehearsal.run()
    rehearsal.keys["packages"] = "2"
    assert rehearsal.run() == ["packages"]


def test_a_package_that_is_gone_is_installed_again(rehearsal: Rehearsal) -> None:
    rehearsal.run()
    (rehearsal.packages / "packages-1.dist-info").rmdir()
    assert rehearsal.run() == ["uv", "packages", "torch", "bytecode"]


def test_a_damaged_record_counts_as_none(rehearsal: Rehearsal, start: ModuleType) -> None:
    rehearsal.run()
    (start.VENV / "set-up.json").write_text('{"venv": "1"', "utf-8")
    assert "packages" in rehearsal.run()


def test_an_environment_that_is_gone_is_made_again(rehearsal: Rehearsal) -> None:
    rehearsal.run()
    shutil.rmtree(rehearsal.packages)
    assert rehearsal.run() == ["venv", "uv", "packages", "torch", "bytecode"]


def test_set_up_for_the_tests_also_opens_the_course(start: ModuleType) -> None:
    opening, testing = (start.steps(start.read_options(line.split())) for line in ("open", "test"))
    for opens, tests in zip(opening, testing, strict=True):
        assert tests.key in opens.done_keys
    assert [step.name for step in testing if step.key not in step.done_keys] == []
    assert opening[2].key not in testing[2].done_keys


def test_a_python_that_does_not_run_is_no_environment(start: ModuleType) -> None:
    assert start.packages_folder() is None
    start.venv_python().parent.mkdir(parents=True)
    start.venv_python().write_text("not a program", "utf-8")
    start.venv_python().chmod(0o755)
    assert start.packages_folder() is None
    start.clear_venv()
    assert list(start.VENV.iterdir()) == []


def test_the_course_can_be_imported_from_the_environment(start: ModuleType, tmp_path: Path) -> None:
    packages = tmp_path / "other folder" / "site-packages"
    packages.mkdir(parents=True)
    start.link_course(packages)
    code = "import site, sys; site.addsitedir(sys.argv[1]); import atelier; print(ascii(atelier.__file__))"
    command = [sys.executable, "-I", "-S", "-c", code, str(packages)]
    found = Path(ast.literal_eval(subprocess.check_output(command, text=True)))
    assert found.resolve() == (start.ROOT / "src" / "atelier" / "__init__.py").resolve()


# Installing ----------------------------------------------------------------------------------------------------


def test_uv_is_taken_from_the_lock_with_all_its_checksums(start: ModuleType) -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    block = re.search(r"^uv==.*?(?=^[a-z])", lock, re.M | re.S)
    assert block
    assert start.uv_pin().splitlines() == block.group().splitlines()
    assert start.uv_pin().count("--hash=sha256:") > 5


@pytest.mark.slow
@pytest.mark.alone
def test_what_pip_was_told_reaches_uv(start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://mirror.example/simple\ntrusted-host = mirror.example\nno-index = true\n", "utf-8"
    )
    monkeypatch.setattr(start, "venv_python", lambda: Path(sys.executable))
    for name in ("UV_DEFAULT_INDEX", "UV_FIND_LINKS", "UV_INSECURE_HOST", "PIP_INDEX_URL", "PIP_NO_INDEX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.setenv("PIP_FIND_LINKS", f"{tmp_path} /elsewhere")
    command, environment = start.uv_command(["x"])
    assert environment["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert environment["UV_INSECURE_HOST"] == "mirror.example"
    assert environment["UV_FIND_LINKS"] == f"{tmp_path},/elsewhere"
    assert "--no-index" in command
    assert tmp_path in start.wheel_folders()
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.example/simple")
    assert start.uv_command(["x"])[1]["UV_DEFAULT_INDEX"] == "https://own.example/simple"


@pytest.mark.parametrize(
    ("local_fails", "cpu_index", "expected"),
    [
        (False, True, ["--no-index"]),
        (True, True, ["--no-index", "--torch-backend"]),
        (True, False, ["--no-index", "torch=="]),
    ],
)
def test_torch_is_looked_for_nearby_then_without_graphics_card_then_anywhere(
    start: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    local_fails: bool,
    cpu_index: bool,
    expected: list[str],
) -> None:
    tried: list[str] = []
    pin = start.torch_pin()

    def install(arguments: list[str]) -> None:
        marks = [mark for mark in ("--no-index", "--torch-backend") if mark in arguments]
        tried.append(marks[0] if marks else "torch==")
        assert f"torch=={pin}" in arguments
        if local_fails and "--no-index" in arguments:
            raise start.CommandError("no wheel for this Python")

    (tmp_path / f"torch-{pin}+cpu-cp311-cp311-any.whl").touch()
    monkeypatch.setattr(start, "wheel_folders", lambda: [tmp_path])
    monkeypatch.setattr(start, "uv_install", install)
    monkeypatch.setattr(start, "answers_quickly", lambda arguments: cpu_index)
    start.install_torch(pin)
    assert tried == expected


def test_an_environment_made_by_others_is_compared_with_the_lock(start: ModuleType) -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    assert start.differences(lock) == []
    assert start.differences(lock.replace("pandas==", "pandas==9.")) == [
        re.search(r"^(pandas==)(\S+)", lock, re.M).expand(r"\g<1>9.\g<2>")  # type: ignore[union-attr]
    ]


# The real thing ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.alone
def test_a_broken_environment_is_made_again(project: Path, start: ModuleType, tmp_path: Path) -> None:
    assert run(project, "--setup-only", **offline(tmp_path)).returncode == 1
    start.venv_python().unlink()
    start.venv_python().write_text("not a program", "utf-8")
    said = run(project, "--setup-only", **offline(tmp_path))
    assert said.stdout.startswith("[1/5] Python environment")
    assert start.packages_folder() is not None


@pytest.mark.slow
@pytest.mark.alone
def test_a_whole_set_up_in_a_folder_with_spaces_and_accents(project: Path, start: ModuleType) -> None:
    first = run(project, "--setup-only")
    assert (first.returncode, first.stderr) == (0, "")
    assert [line[:5] for line in first.stdout.splitlines()] == [f"[{step}/5]" for step in range(1, 6)]
    python = str(start.venv_python())
    code = "import atelier, jupyterlab, pandas, torch, xllamacpp; print(ascii(atelier.__file__), torch.__version__)"
    found, torch = subprocess.check_output([python, "-c", code], cwd=project.parent, text=True).rsplit(" ", 1)
    assert Path(ast.literal_eval(found)).is_relative_to(project)
    assert torch.startswith(start.torch_pin())
    record = json.loads((project / ".venv" / "set-up.json").read_text("utf-8"))
    assert len(record["installed"]) > 100
    second = run(project, "--setup-only")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    third = run(project, "status", ATELIER_LANG="fr")
    assert third.stdout.strip() == "Le serveur du modèle ne tourne pas."


def test_a_second_window_waits_for_the_first(start: ModuleType) -> None:
    holder = "import start, sys\nwith start.only_one_window():\n    print('held', flush=True)\n    sys.stdin.read()"
    first = subprocess.Popen(
        [sys.executable, "-c", holder], cwd=start.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout and first.stdout.readline() == "held\n"
    with (start.ROOT / ".set-up.lock").open("a+") as file:
        assert not start.try_to_lock(file)
    first.communicate("")
    with (start.ROOT / ".set-up.lock").open("a+") as file:
        assert start.try_to_lock(file)
