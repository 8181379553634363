"""The waiting notice: past two seconds, the learner sees that the model is at work, or how far many questions are."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from types import TracebackType
from typing import Any

import httpx2

from ..headless import is_headless
from ..i18n import Text
from .room import Room

PATIENCE_SECONDS = 2.0
REFRESH_SECONDS = 1.0

_counted: ContextVar[bool] = ContextVar("counted", default=False)


class WaitingNotice(Room):
    """Shows a line that counts the seconds until the reply begins, then takes it away."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on while a clock runs beside it."""
        with Clock():
            return self.inner.handle_request(request)


class Clock:
    """A line of text that appears after ``PATIENCE_SECONDS`` and counts until the block ends."""

    def __enter__(self) -> Clock:
        """Start counting, unless nobody is watching."""
        self.started = time.monotonic()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        if _display() is not None and not one_of_many():
            self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop counting and take the line away."""
        self.over.set()
        if self.thread.is_alive():
            self.thread.join()

    def _run(self) -> None:
        if self.over.wait(PATIENCE_SECONDS):
            return
        display = _display()
        assert display is not None  # noqa: S101 - checked before this thread started
        handle = display(self._line(), display_id=True)
        while not self.over.wait(REFRESH_SECONDS):
            handle.update(self._line())
        handle.update(Line(""))

    def _line(self) -> Line:
        return Line(str(WAITING.fill(seconds=round(time.monotonic() - self.started))))


class Counter:
    """A line that counts the answers to many questions, in the place of a notice for each; gone when the block ends."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.handle: Any = None

    def __enter__(self) -> Counter:
        """Start counting, and silence the notices of the single questions."""
        self.started = self.drawn = time.monotonic()
        self.outer = _counted.set(True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        _counted.reset(self.outer)
        if self.handle is not None:
            self.handle.update(Line(""))

    def update(self, done: int) -> None:
        """Say that ``done`` questions, at least one, are answered; at most once every ``REFRESH_SECONDS``."""
        display, now = _display(), time.monotonic()
        if display is None or now - self.drawn < REFRESH_SECONDS:
            return
        self.drawn = now
        left = round((now - self.started) / done * (self.total - done))
        line = Line(str(COUNTING.fill(done=done, total=self.total, seconds=left)))
        if self.handle is None:
            self.handle = display(line, display_id=True)
        else:
            self.handle.update(line)


def one_of_many() -> bool:
    """Return True while a ``Counter`` speaks for the question that is asked."""
    return _counted.get()


class Line:
    """A line of plain text as a cell shows it, announced politely by a screen reader."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _repr_html_(self) -> str:
        return f'<p role="status">{self.text}</p>' if self.text else ""

    def __repr__(self) -> str:
        """Return the text."""
        return self.text


def _display() -> Callable[..., Any] | None:
    """Return IPython's display function when a person watches a notebook, else None."""
    from IPython import get_ipython
    from IPython.display import display

    watched = not is_headless() and get_ipython() is not None
    return display if watched else None


WAITING = Text(
    "⏳ The model is at work: {seconds} s. (To stop: the ■ button in the toolbar.)",
    "⏳ Le modèle travaille : {seconds} s. (Pour arrêter : le bouton ■ de la barre d’outils.)",
)
COUNTING = Text(
    "⏳ {done} of {total} questions answered, about {seconds} s left. (To stop: the ■ button in the toolbar.)",
    "⏳ {done} questions sur {total} ont leur réponse, encore {seconds} s environ. (Pour arrêter : le bouton ■ de la "
    "barre d’outils.)",
)
