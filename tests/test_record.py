"""Recording: what an interrupted run leaves behind, and two runs at once."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
import record

from atelier.errors import AtelierError


def test_what_an_interrupted_run_recorded_is_gathered_but_for_the_line_being_written(tmp_path: Path) -> None:
    now, earlier = record.working_folders(tmp_path)
    (now / "02.jsonl").write_text('{"key": "a"}\n{"key": "b"}\n{"ke', "utf-8")
    assert record.working_folders(tmp_path) == (now, earlier)
    assert list(now.iterdir()) == []
    (now / "02.jsonl").write_text('{"key": "c"}\n', "utf-8")
    record.working_folders(tmp_path)
    assert (earlier / "02.jsonl").read_text("utf-8") == '{"key": "a"}\n{"key": "b"}\n{"key": "c"}\n'


def test_a_run_that_recorded_nothing_leaves_nothing(tmp_path: Path) -> None:
    now, earlier = record.working_folders(tmp_path)
    (now / "02.jsonl").write_text("", "utf-8")
    record.working_folders(tmp_path)
    assert (earlier / "02.jsonl").read_text("utf-8") == ""


def try_to_record(lock: Path, answers: multiprocessing.Queue[str]) -> None:
    try:
        with record.alone(lock):
            answers.put("recorded")
    except AtelierError as error:
        answers.put(error.message.en)


@pytest.mark.slow
@pytest.mark.alone
def test_a_second_recording_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "recording.lock"
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[str] = context.Queue()
    with record.alone(lock):
        other = context.Process(target=try_to_record, args=(lock, answers))
        other.start()
        assert "Another recording is running" in answers.get(timeout=30)
        other.join()
    with record.alone(lock):
        pass


@pytest.mark.parametrize("wrong", [ValueError("x"), KeyboardInterrupt()])
def test_the_lock_is_given_back_when_a_run_fails(tmp_path: Path, wrong: BaseException) -> None:
    lock = tmp_path / "recording.lock"
    with pytest.raises(type(wrong)), record.alone(lock):
        raise wrong
    with record.alone(lock):
        pass
