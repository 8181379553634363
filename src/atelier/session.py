"""What the running notebook is: its module, for the ledger, the recordings and the learner's progress."""

from __future__ import annotations

import os
from typing import Final

from .i18n import Text, current_language, set_language

NO_MODULE: Final = "00"
READY = Text("Ready. Module {module}, in English.", "C’est prêt. Module {module}, en français.")

_module: str | None = None


class Ready:
    """What ``start`` shows: one line that says the notebook is ready."""

    def __init__(self, module: str) -> None:
        self.line = str(READY.fill(module=module))

    def __repr__(self) -> str:
        """Return the line alone."""
        return self.line


def start(module: str, language: str) -> Ready:
    """Begin a notebook: choose its language, name its module, and turn tracebacks into plain sentences.

    ``module`` is its two-digit number ("01"), ``language`` "en" or "fr". Raises ``ValueError`` for another
    language. Every notebook calls it in its first code cell; calling it again does no harm.
    """
    global _module
    _module = module
    set_language(language)
    os.environ["ATELIER_LANG"] = current_language()
    _install_plain_errors()
    return Ready(module)


def current_module() -> str:
    """Return the two-digit number of the module whose notebook is running ("00" before ``start``)."""
    return _module or NO_MODULE


def _install_plain_errors() -> None:
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        from .plain_errors import install

        install(shell)
