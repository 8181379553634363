"""What went wrong, said in one sentence to a person who does not read code."""

from __future__ import annotations

import textwrap

from .i18n import Text

LINE_WIDTH = 78


class AtelierError(Exception):
    """A problem the learner can do something about; its text is one or two plain sentences.

    ``message`` is the sentence in both languages; ``str(error)`` is the one of the current language.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message

    def __str__(self) -> str:
        """Return the sentence in the learner's language."""
        return str(self.message)

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone: IPython calls this instead of printing a traceback."""
        return [wrapped(self.message)]


def wrapped(sentence: Text) -> str:
    """Return the sentence in lines that JupyterLab shows whole: it breaks longer ones in the middle of a word."""
    return "\n".join(textwrap.wrap(str(sentence), LINE_WIDTH, break_long_words=False, break_on_hyphens=False))
