"""Whether a declaration holds: each wrong answer gets its reason, each right one passes, no hint gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..i18n import Text
from .answers import fold
from .declaration import Check
from .desk import Ruling, rule


def problems(declared: Check) -> list[str]:
    """Return what is wrong with a declaration, one sentence a problem; [] when it holds."""
    return [*_rejects(declared), *_accepts(declared), *_blanks(declared), *_texts(declared), *_leaks(declared)]


def _rejects(declared: Check) -> Iterator[str]:
    for reject in declared.rejects:
        ruling = rule(declared, *reject.answers)
        if (ruling.kind, ruling.key) != ("retry", reject.reason):
            yield f"rejected answer {reject.answers!r}: expected reason {reject.reason!r}, got {_got(ruling)}"
        leftover = re.search(r"\{\w+\}", ruling.reason.en + ruling.reason.fr)
        if leftover:
            yield f"rejected answer {reject.answers!r}: {leftover[0]} was not filled in its reason"
    reached = {reject.reason for reject in declared.rejects}
    for key in declared.reasons:
        if key not in reached:
            yield f"reason {key!r} is reached by no rejected answer"


def _accepts(declared: Check) -> Iterator[str]:
    for accept in declared.accepts:
        ruling = rule(declared, *accept.answers)
        if ruling.kind != "ok":
            yield f"accepted answer {accept.answers!r}: got {_got(ruling)}"
        elif leftover := re.search(r"\{\w+\}", ruling.reason.en + ruling.reason.fr):
            yield f"accepted answer {accept.answers!r}: {leftover[0]} was not filled in what it gets"


def _blanks(declared: Check) -> Iterator[str]:
    others = declared.accepts[0].answers[1:]
    for blank in (..., None, "", "…", [], *declared.blank):
        for value in blank if isinstance(blank, Text) else (blank,):
            ruling = rule(declared, value, *others)
            if ruling.kind != "todo":
                yield f"blank answer {value!r}: expected to do, got {_got(ruling)}"


def _texts(declared: Check) -> Iterator[str]:
    texts = {"title": declared.title, "right": declared.right, **declared.reasons}
    texts |= {f"hint {place}": text for place, text in enumerate(declared.hints, 1)}
    for name, text in texts.items():
        if not text.en.strip() or not text.fr.strip():
            yield f"{name}: one language is empty"
        elif text.en == text.fr and name != "title":
            yield f"{name}: the French is the English"


def _leaks(declared: Check) -> Iterator[str]:
    for written in sorted({form for accept in declared.accepts for form in _forms(accept.answers)}):
        for place, hint in enumerate(declared.hints, 1):
            if any(re.search(rf"(?<!\w){re.escape(written)}(?!\w)", fold(side)) for side in hint):
                yield f"hint {place} contains the accepted answer {written!r}"


def _forms(answers: tuple[object, ...]) -> Iterator[str]:
    """Return the answers as a hint could spell them: quoted when too short to be looked for as words."""
    for answer in answers:
        if isinstance(answer, str | int | float):
            written = fold(str(answer))
            if len(written) >= 2:
                yield written
            elif written:
                yield from (f'"{written}"', f"`{written}`", f"'{written}'")
        elif isinstance(answer, list | tuple):
            yield fold(", ".join(str(part) for part in answer))


def _got(ruling: Ruling) -> str:
    return f"{ruling.kind} ({ruling.key})"
