"""Sets apart what is not prose inside a text: code, addresses, tags, placeholders, times."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

# Stands for a protected piece while a rule looks at the prose around it, and for one that is white space.
PIECE: Final = "\ue000"
SPACE_PIECE: Final = "\ue001"

_PROTECTED: Final = r"""
      ^[ ]*(?P<fence>```|~~~).*?^[ ]*(?P=fence)[ ]*$   # fenced code
    | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)       # code span
    | <!--.*?-->
    | </?[A-Za-z][^<>\n]*>                             # tag, or an address between angle brackets
    | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)     # target of a link
    | \bhttps?://[^\s)»>"]+
    | \{[^{}]*\}                                       # placeholder, or a small piece of JSON
    | &\#?\w+;                                         # HTML entity
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | ^[ ]*\|?[ ]*:?-{3,}:?[ ]*(?:\|[^\n]*)?$            # line under the head of a table
    | \b\d{1,2}:\d{2}(?::\d{2})?\b                     # time
"""
_ESCAPE: Final = r"| \\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|N\{[^}]*\}|.)"
_FLAGS: Final = re.X | re.M | re.S
_IN_TEXT: Final = re.compile(_PROTECTED, _FLAGS)
_IN_SOURCE: Final = re.compile(_PROTECTED + _ESCAPE, _FLAGS)
_SPACE_ESCAPE: Final = re.compile(r"\\(?:[nrt\n]|u00a0|u202f|u2009|xa0)", re.I)


def bare(text: str) -> str:
    """Return ``text`` with one character in the place of each protected piece, on as many lines as before."""
    return _IN_TEXT.sub(lambda found: PIECE + "\n" * found[0].count("\n"), text)


def around_pieces(text: str, change: Callable[[str], str], *, in_source: bool = False) -> str:
    """Return ``text`` after ``change`` was applied to its prose, everything else left as it is.

    ``change`` sees one character in the place of each protected piece and must keep them all, in order. With
    ``in_source``, the backslash sequences of a string literal are protected too.
    """
    pieces: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        pieces.append(found[0])
        return SPACE_PIECE if _SPACE_ESCAPE.fullmatch(found[0]) else PIECE

    changed = change((_IN_SOURCE if in_source else _IN_TEXT).sub(put_aside, text))
    waiting = iter(pieces)
    return re.sub(f"[{PIECE}{SPACE_PIECE}]", lambda _: next(waiting), changed)
