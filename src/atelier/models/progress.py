"""How far a long step has come, told to the person who waits for it."""

from __future__ import annotations

import sys
import time
from typing import IO, Final, Protocol

from ..i18n import Text, number

MEGABYTE: Final = 1_000_000
REDRAW_SECONDS: Final = 0.2


class Progress(Protocol):
    """What a long step reports to."""

    def __call__(self, label: Text, done: int, total: int) -> None:
        """Report that ``done`` of ``total`` bytes of the step called ``label`` are there."""

    def say(self, sentence: Text) -> None:
        """Tell one sentence: a source that does not answer, a choice that was made."""


class TerminalProgress:
    """One line that fills up on a terminal; a line every 10 % where the output goes to a file."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()
        self._label: Text | None = None
        self._tenth = -1
        self._drawn = 0.0
        self._open_line = False

    def __call__(self, label: Text, done: int, total: int) -> None:
        """Draw the line of ``label``: megabytes and share done."""
        if label != self._label:
            self._close_line()
            self._label, self._tenth, self._drawn = label, -1, 0.0
        if self.live:
            self._redraw(label, done, total)
        elif (tenth := _percent(done, total) // 10) > self._tenth:
            self._tenth = tenth
            self._write(_line(label, done, total) + "\n")

    def say(self, sentence: Text) -> None:
        """Write ``sentence`` on a line of its own."""
        self._close_line()
        self._write(f"{sentence}\n")

    def _redraw(self, label: Text, done: int, total: int) -> None:
        if done < total and time.monotonic() - self._drawn < REDRAW_SECONDS:
            return
        self._drawn = time.monotonic()
        self._open_line = done < total
        # The escape code clears what a longer line before left at the end.
        self._write("\r" + _line(label, done, total) + "\x1b[K" + ("" if self._open_line else "\n"))

    def _close_line(self) -> None:
        if self._open_line:
            self._write("\n")
            self._open_line = False

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def _line(label: Text, done: int, total: int) -> str:
    counts = COUNTS.fill(done=number(done / MEGABYTE), total=number(total / MEGABYTE), percent=_percent(done, total))
    return f"{label}  {counts}"


def _percent(done: int, total: int) -> int:
    return 100 * done // total if total else 100


COUNTS: Final = Text("{done} of {total} MB ({percent}%)", "{done} sur {total}\u00a0Mo ({percent}\u00a0%)")
