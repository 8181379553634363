"""The ledger: one line per call to a model, kept on this machine, so that use can be measured."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from .paths import user_dir


@dataclass
class Call:
    """One call. Seconds are wall time (of the recording, when ``recorded``); ranges are low and high bounds.

    A token count is None when the endpoint gave none. ``basis`` says how energy (watt-hours) and emissions (grams of
    CO2 equivalent) were estimated, or why they are None; ``recording`` names the recorded reply. Price stays None until
    something has computed it.
    """

    module: str
    model: str
    host: str
    status: int
    recorded: bool
    input_tokens: int | None = None
    output_tokens: int | None = None
    seconds: float = 0.0
    energy_wh_low: float | None = None
    energy_wh_high: float | None = None
    co2e_g_low: float | None = None
    co2e_g_high: float | None = None
    price: float | None = None
    currency: str | None = None
    basis: str = ""
    recording: str = ""
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))


class Ledger:
    """Calls in one SQLite file, by default the learner's own."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._written_to: tuple[Path, sqlite3.Connection] | None = None
        self._writing = threading.Lock()

    def add(self, call: Call) -> None:
        """Append one call; raise ``sqlite3.Error`` or ``AtelierError`` when the file cannot be written."""
        names = ", ".join(COLUMNS)
        marks = ", ".join("?" for _ in COLUMNS)
        with self._writing, self._writer() as db:
            db.execute(f"INSERT INTO calls ({names}) VALUES ({marks})", astuple(call))  # noqa: S608 - our own names

    def calls(self, module: str | None = None) -> pd.DataFrame:
        """Return the calls, oldest first, one row each with the columns of ``Call``; of ``module`` if given."""
        where, values = ("WHERE module = ?", [module]) if module else ("", [])
        with closing(self._open()) as db:
            return pd.read_sql_query(f"SELECT {', '.join(COLUMNS)} FROM calls {where} ORDER BY id", db, params=values)  # noqa: S608

    @property
    def path(self) -> Path:
        """Return the file; raise ``AtelierError`` when the learner's folder cannot be used."""
        return self._path or user_dir() / "ledger.sqlite"

    def _writer(self) -> sqlite3.Connection:
        """Return a connection that stays open, in the mode that does not wait for the disk after every line.

        Waiting took more than a hundredth of a short call. A power cut may cost the last lines, never the file.
        """
        if self._written_to is None or self._written_to[0] != self.path:
            db = self._open()
            # Where the disk cannot do it, the ledger is only slower.
            with suppress(sqlite3.OperationalError):
                db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            self._written_to = self.path, db
        return self._written_to[1]

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=5, check_same_thread=False)
        db.execute(f"CREATE TABLE IF NOT EXISTS calls (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        _bring_up_to_date(db)
        return db


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    """Give a ledger of an earlier version the columns it lacks; what it holds stays as it is."""
    there = {row[1] for row in db.execute("PRAGMA table_info(calls)")}
    for name, before in (("basis", BEFORE), ("recording", "")):
        if name not in there:
            # Two notebooks may open the same old ledger at once: the second finds the column there.
            with suppress(sqlite3.OperationalError):
                db.execute(f"ALTER TABLE calls ADD COLUMN {name} DEFAULT '{before}'")


# The basis of calls made before the ledger kept one.
BEFORE = "none: made before footprints were counted"
COLUMNS = [column.name for column in fields(Call)]
