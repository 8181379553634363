"""The box a verdict or a hint is shown in: an icon and a word, so that colour is never the only sign."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ..i18n import Text, current_language

Kind = Literal["todo", "retry", "ok"]


class Look(NamedTuple):
    """Icon, word, and colours of a box; each text colour has a contrast of at least 7 to 1 on its background."""

    icon: str
    word: Text
    background: str
    edge: str


LOOKS: Final[dict[str, Look]] = {
    "todo": Look("○", Text("To do", "À faire"), "#eaf1fb", "#1a56b0"),
    "retry": Look("↻", Text("Not yet", "Pas encore"), "#fff3df", "#9a5b00"),
    "ok": Look("✓", Text("Well done", "Bravo"), "#e6f4ea", "#1e7b34"),
    "hint": Look("→", Text("Hint", "Indice"), "#f1ecf9", "#5b3a9b"),
}
INK: Final = "#1a1a1a"


@dataclass(frozen=True)
class Box:
    """What a cell shows: HTML in JupyterLab, the same sentences as plain text elsewhere.

    ``kind`` is "todo", "retry", "ok" or "hint"; ``title`` follows the word of the kind; ``lines`` are paragraphs,
    in which `code` between backticks is set as code.
    """

    kind: str
    title: str
    lines: Sequence[str]

    def _repr_html_(self) -> str:
        look = LOOKS[self.kind]
        verdict = "" if self.kind == "hint" else f' data-verdict="{self.kind}"'
        head = (
            f'<p style="margin:0"><span aria-hidden="true" style="color:{look.edge}">{look.icon}</span> '
            f"<strong>{inline(str(look.word))}</strong> · {inline(self.title)}</p>"
        )
        body = "".join(f'<p style="margin:0.4em 0 0 0">{inline(line)}</p>' for line in self.lines)
        return (
            f'<div role="status"{verdict} lang="{current_language()}" style="background:{look.background};'
            f"color:{INK};border-left:6px solid {look.edge};border-radius:3px;padding:0.6em 1em;"
            f'margin:0.3em 0;max-width:46em">{head}{body}</div>'
        )

    def __repr__(self) -> str:
        """Return the same sentences as plain text, one a line."""
        look = LOOKS[self.kind]
        return "\n".join([f"{look.icon} {look.word} · {self.title}", *self.lines])


def inline(text: str) -> str:
    """Return ``text`` escaped for HTML, with `code` between backticks set as code readable on every theme."""
    style = "background:transparent;color:inherit;font-weight:600;padding:0"
    return re.sub(r"`([^`\n]+)`", rf'<code style="{style}">\1</code>', html.escape(text))
