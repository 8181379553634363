"""What a learner did, kept on this machine only: attempts, hints and quiz answers in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from . import paths
from .errors import AtelierError
from .headless import is_headless
from .i18n import Text, current_language

_VERSION: Final = 1
_SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS attempts (
    at TEXT NOT NULL, module TEXT NOT NULL, check_id TEXT NOT NULL, verdict TEXT NOT NULL, lang TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS hints (at TEXT NOT NULL, module TEXT NOT NULL, check_id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS quiz_answers (
    at TEXT NOT NULL, module TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, verdict TEXT NOT NULL,
    lang TEXT NOT NULL);
PRAGMA user_version = {_VERSION};
"""
_NOT_KEPT: Final = Text(
    "(Your progress cannot be saved on this disk; everything else works.)",
    "(Votre progression ne peut pas être enregistrée sur ce disque ; tout le reste fonctionne.)",
)
_BUSY: Final = Text(
    "(Another window was busy saving; this attempt was not recorded.)",
    "(Une autre fenêtre était en train d’enregistrer ; cet essai n’a pas été enregistré.)",
)
_DAMAGED: Final = Text(
    "(Your progress file was damaged. It is kept as {name}, and a new one was started.)",
    "(Votre fichier de progression était abîmé. Il est conservé sous le nom {name}, et un nouveau a été créé.)",
)

_Result = TypeVar("_Result")


def store() -> Store:
    """Return the records of this learner; when headless nobody is learning, and they stay in memory."""
    if is_headless():
        return _store_at(None)
    try:
        return _store_at(paths.user_dir() / "progress.sqlite")
    except AtelierError:
        return _unwritable()


class Store:
    """The records in one SQLite file, or in memory when ``file`` is None or cannot be written.

    Nothing here raises because of the disk: a damaged file is set aside, a busy one is passed over, and
    ``take_notice`` returns the sentence to tell the learner, once.
    """

    def __init__(self, file: Path | None, patience_seconds: float = 2.0) -> None:
        self._file = file
        self._patience = patience_seconds
        self._memory: sqlite3.Connection | None = None
        self._notice: Text | None = None
        self._told: set[Text] = set()

    def record_attempt(self, check_id: str, verdict: str) -> None:
        """Keep one verdict ("todo", "retry" or "ok") of one exercise."""
        row = (_now(), _module_of(check_id), check_id, verdict, current_language())
        self._use(lambda db: db.execute("INSERT INTO attempts VALUES (?, ?, ?, ?, ?)", row), None)

    def next_hint(self, check_id: str) -> int:
        """Count one more hint of an exercise and return its rank, from 1."""

        def add(db: sqlite3.Connection) -> int:
            db.execute("INSERT INTO hints VALUES (?, ?, ?)", (_now(), _module_of(check_id), check_id))
            return int(db.execute("SELECT count(*) FROM hints WHERE check_id = ?", (check_id,)).fetchone()[0])

        return self._use(add, 1)

    def record_quiz(self, module: str, question: str, answer: str, verdict: str) -> None:
        """Keep one answer to one question of the quiz of ``module`` ("01")."""
        row = (_now(), module, question, answer, verdict, current_language())
        self._use(lambda db: db.execute("INSERT INTO quiz_answers VALUES (?, ?, ?, ?, ?, ?)", row), None)

    def exercises_done(self) -> set[str]:
        """Return the ids of the exercises that were right at least once."""
        query = "SELECT DISTINCT check_id FROM attempts WHERE verdict = 'ok'"
        return self._use(lambda db: {row[0] for row in db.execute(query)}, set())

    def questions_right(self) -> set[tuple[str, str]]:
        """Return the (module, question) pairs whose latest answer is right."""
        query = "SELECT module, question, verdict FROM quiz_answers ORDER BY rowid"
        nothing: dict[tuple[str, str], str] = {}
        latest = self._use(lambda db: {(row[0], row[1]): row[2] for row in db.execute(query)}, nothing)
        return {pair for pair, verdict in latest.items() if verdict == "ok"}

    def last_visits(self) -> dict[str, datetime]:
        """Return the time of the latest record of each module, in UTC."""
        query = (
            "SELECT module, max(at) FROM (SELECT module, at FROM attempts UNION ALL SELECT module, at FROM hints"
            " UNION ALL SELECT module, at FROM quiz_answers) GROUP BY module"
        )
        return self._use(lambda db: {row[0]: datetime.fromisoformat(row[1]) for row in db.execute(query)}, {})

    def take_notice(self) -> Text | None:
        """Return the sentence to tell the learner about the disk, once."""
        notice, self._notice = self._notice, None
        return notice

    def _use(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        if self._file is not None:
            try:
                return self._attempt(self._file, work)
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    self._say(_BUSY)
                    return otherwise
                self._give_up_the_disk()
            except OSError:
                self._give_up_the_disk()
        if self._memory is None:
            self._memory = _prepared(sqlite3.connect(":memory:", check_same_thread=False))
        with self._memory:
            return work(self._memory)

    def _attempt(self, file: Path, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        try:
            with _open(file, self._patience) as db:
                return work(db)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not isinstance(error, _OtherShapeError):
                raise
            kept = file.with_name(f"progress.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite")
            _set_aside(file, kept)
            self._say(Text(*(side.replace("{name}", kept.name) for side in _DAMAGED)))
            with _open(file, self._patience) as db:
                return work(db)

    def _give_up_the_disk(self) -> None:
        self._file = None
        self._say(_NOT_KEPT)

    def _say(self, notice: Text) -> None:
        if notice not in self._told:
            self._told.add(notice)
            self._notice = notice


class _OtherShapeError(sqlite3.OperationalError):
    """The file is a sound SQLite file, but not one of ours."""


@cache
def _store_at(file: Path | None) -> Store:
    return Store(file)


@cache
def _unwritable() -> Store:
    found = Store(None)
    found._say(_NOT_KEPT)
    return found


@contextmanager
def _open(file: Path, patience_seconds: float) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=patience_seconds)) as db, _prepared(db):
        yield db


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """Create the tables of an empty file, and refuse a file of another shape."""
    if _version(db) == _VERSION:
        return db
    # Looked at again with the file locked: another window may have made the tables a moment ago.
    db.execute("BEGIN IMMEDIATE")
    with db:
        version = _version(db)
        if version == _VERSION:
            return db
        if version or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _OtherShapeError("not a progress file of this version")
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
    return db


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _set_aside(file: Path, kept: Path) -> None:
    """Rename the damaged file, with the journal that SQLite would otherwise play into the new one."""
    file.replace(kept)
    journal = file.with_name(file.name + "-journal")
    if journal.exists():
        journal.replace(kept.with_name(kept.name + "-journal"))


def _module_of(check_id: str) -> str:
    return check_id.split(".")[0].zfill(2)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
