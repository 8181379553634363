from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from learner import sample_course  # noqa: F401

from atelier.checking import check, hint
from atelier.i18n import set_language
from atelier.quizzes import quiz
from atelier.records import Store, store
from atelier.standings import progress, standings

pytestmark = pytest.mark.usefixtures("sample_course")


def test_a_new_learner_has_done_nothing() -> None:
    (row,) = standings()
    assert (row.exercises_done, row.exercises, row.questions_right, row.questions) == (0, 9, 0, 3)
    assert row.last_visit is None and row.title.fr == "Un module témoin"
    assert repr(progress()) == "01 A sample module · ░░░░░░░░░░ 0 of 9 · quiz 0 of 3 · not yet"
    assert progress()._repr_html_() == progress()._repr_html_()


def test_what_was_done_is_counted_once() -> None:
    for answer in (3, 0.15, "0,15", ...):
        check("1.1", answer)
    check("1.2", 12)
    hint("1.2")
    quiz("01", q1="b", q2="b")
    (row,) = standings()
    assert (row.exercises_done, row.questions_right) == (1, 1)
    assert row.last_visit is not None
    set_language("fr")
    said = repr(progress())
    assert "█░░░░░░░░░ 1 sur 9 · quiz 1 sur 3" in said and re.search(r"\d+ [a-zéû]+ 20\d\d$", said)


def test_the_table_is_accessible() -> None:
    html = progress()._repr_html_()
    assert "<caption>" in html and html.count('scope="col"') == 4 and html.count('scope="row"') == 1
    assert re.search(r'<span aria-hidden="true">░+</span> 0 of 9', html)


def test_it_is_kept_from_one_session_to_the_next(tmp_path: Path) -> None:
    file = tmp_path / "été" / "progress.sqlite"
    file.parent.mkdir()
    Store(file).record_attempt("1.1", "ok")
    assert Store(file).exercises_done() == {"1.1"}
    assert [Store(file).next_hint("1.1") for _ in range(3)] == [1, 2, 3]
    assert Store(file).last_visits().keys() == {"01"}


def test_headless_nothing_touches_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    check("1.1", 0.15)
    progress()
    assert not (tmp_path / "home").exists()


def damaged(file: Path, how: str) -> None:
    if how == "text":
        file.write_text("not a database, " * 400, encoding="utf-8")
    elif how == "cut":
        Store(file).record_attempt("1.1", "ok")
        with closing(sqlite3.connect(file)) as db, db:
            db.executemany("INSERT INTO attempts VALUES ('2026', '01', ?, 'ok', 'en')", [("1.2",)] * 900)
        file.write_bytes(file.read_bytes()[:9000])
    elif how == "holed":
        damaged(file, "cut")
        content = bytearray(file.read_bytes())
        content[100:4000] = b"\xff" * 3900
        file.write_bytes(content)
    else:
        db = sqlite3.connect(file)
        db.execute("CREATE TABLE attempts (something_else TEXT)")
        db.commit()
        db.close()


@pytest.mark.parametrize("how", ["text", "cut", "holed", "other tables"])
def test_a_damaged_file_is_set_aside_and_said_once(how: str, tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    damaged(file, how)
    before = file.read_bytes()
    found = Store(file)
    found.record_attempt("1.1", "ok")
    assert found.exercises_done() == {"1.1"}
    (kept,) = tmp_path.glob("progress.damaged-*.sqlite")
    assert kept.read_bytes() == before
    notice = found.take_notice()
    assert notice is not None and kept.name in notice.en and kept.name in notice.fr
    assert found.take_notice() is None


def test_an_empty_file_left_by_a_crash_is_used(tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    file.touch()
    Store(file).record_attempt("1.1", "ok")
    assert Store(file).exercises_done() == {"1.1"}


def test_a_busy_file_is_passed_over_and_said_once(tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    found = Store(file, patience_seconds=0.05)
    found.record_attempt("1.1", "ok")
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    found.record_attempt("1.2", "ok")
    notice = found.take_notice()
    assert notice is not None and "busy" in notice.en
    assert found.next_hint("1.3") == 1 and found.take_notice() is None
    other.rollback()
    other.close()
    found.record_attempt("1.3", "ok")
    assert Store(file).exercises_done() == {"1.1", "1.3"}


def test_a_disk_that_cannot_be_written_is_said_once_and_the_rest_works(tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    file.mkdir()
    found = Store(file)
    found.record_attempt("1.1", "ok")
    assert found.exercises_done() == {"1.1"} and [found.next_hint("1.1"), found.next_hint("1.1")] == [1, 2]
    notice = found.take_notice()
    assert notice is not None and "cannot be saved" in notice.en and found.take_notice() is None


def test_a_home_that_cannot_be_made_is_said_on_the_first_verdict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "file" / "home"))
    assert "cannot be saved" in repr(check("1.1", 0.15))
    assert "cannot be saved" not in repr(check("1.1", 0.15))
    assert standings()[0].exercises_done == 1


WRITER = """
import sys
from pathlib import Path
from atelier.records import Store
found = Store(Path(sys.argv[1]), patience_seconds=30)
print("ready", flush=True)
sys.stdin.read()
for place in range(10):
    found.record_attempt(f"1.{sys.argv[2]}{place:02}", "ok")
print(found.take_notice())
"""


def test_windows_opened_at_once_share_a_new_file(tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    source = Path(__file__).parents[1] / "src"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], cwd=source, **pipes) for name in "1234"
    ]
    for writer in writers:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin and writer.stdin.close() is None
    for writer in writers:
        assert writer.stdout and writer.stdout.read() == "None\n" and writer.wait() == 0
    assert len(Store(file).exercises_done()) == 40


def test_the_store_of_a_learner_is_one() -> None:
    assert store() is store()
