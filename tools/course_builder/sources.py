"""Reads a percent source (``lesson.py``, ``practice.py``) into cells and checks how they are laid out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jupytext

from atelier.i18n import LANGUAGES, Language

from .problems import Problem

TAGS: Final = frozenset({"solution-only", "exercise-only", "hide-code", "nbval-ignore-output", "raises-exception"})
RESERVED: Final = "atelier-"

_MARKER: Final = re.compile(r"^# %%(?P<rest>.*)$")
_MARKED_ID: Final = re.compile(r'\bid="(?P<id>[^"]*)"')
_CELL_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_KNOWN_METADATA: Final = frozenset({"id", "lang", "tags", "lines_to_next_cell"})


@dataclass(frozen=True)
class Prose:
    """A pair of Markdown cells: one text, and the line it starts at, per language."""

    id: str
    tags: frozenset[str]
    texts: dict[Language, str]
    lines: dict[Language, int]

    @property
    def line(self) -> int:
        """Return the line the cell starts at."""
        return self.lines["en"]


@dataclass(frozen=True)
class Code:
    """A code cell, shared by both languages; ``line`` is the first line of its code in the file."""

    id: str
    tags: frozenset[str]
    source: str
    line: int


Cell = Prose | Code


@dataclass(frozen=True)
class Source:
    """The cells of one source file; ``file`` is its path relative to the project."""

    file: str
    cells: list[Cell]

    @property
    def code(self) -> list[Code]:
        """Return the code cells, in order."""
        return [cell for cell in self.cells if isinstance(cell, Code)]


@dataclass(frozen=True)
class _Raw:
    kind: str
    id: str
    lang: str
    tags: frozenset[str]
    extra: frozenset[str]
    source: str
    line: int


def read_source(path: Path, file: str) -> tuple[Source, list[Problem]]:
    """Return the cells of the percent source at ``path`` and every problem of layout; ``file`` names it."""
    raw = _read_raw(path)
    problems = [problem for cell in raw for problem in _cell_problems(cell, file)]
    cells, pairing = _paired(raw, file)
    counts = Counter(cell.id for cell in cells if cell.id)
    problems += pairing + [
        Problem(file, cell.line, cell.id, "this id is used by another cell of the file; rename one of them")
        for cell in cells
        if counts[cell.id] > 1
    ]
    return Source(file, cells), problems


def _read_raw(path: Path) -> list[_Raw]:
    text = path.read_text("utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")
    lines = text.splitlines()
    marked = [(number, found["rest"]) for number, line in enumerate(lines, 1) if (found := _MARKER.match(line))]
    cells = []
    for cell in notebook.cells:
        name = str(cell.metadata.get("id", ""))
        marker = _next_marker(marked, name)
        cells.append(
            _Raw(
                cell.cell_type,
                name,
                str(cell.metadata.get("lang", "")),
                frozenset(cell.metadata.get("tags", [])),
                frozenset(cell.metadata) - _KNOWN_METADATA,
                cell.source,
                _first_text_line(lines, marker),
            )
        )
    return cells


def _next_marker(marked: list[tuple[int, str]], name: str) -> int:
    """Take markers off the list up to the one of cell ``name``: a string may hold a line that looks like one."""
    while marked:
        line, rest = marked.pop(0)
        found = _MARKED_ID.search(rest)
        if (found["id"] if found else "") == name:
            return line
    return 0


def _first_text_line(lines: list[str], marker: int) -> int:
    line = marker + 1
    while line <= len(lines) and not lines[line - 1].strip():
        line += 1
    return line


def _cell_problems(cell: _Raw, file: str) -> list[Problem]:
    reasons = []
    if not cell.id:
        reasons.append('this cell has no id; write # %% id="some-name"')
    elif not _CELL_ID.fullmatch(cell.id):
        reasons.append("an id is made of letters, digits and hyphens, at most 64 of them")
    elif cell.id.startswith(RESERVED):
        reasons.append(f"ids that start with {RESERVED!r} belong to the builder")
    if cell.kind not in ("markdown", "code"):
        reasons.append(f"a cell is [markdown] or code, not {cell.kind}")
    if cell.kind == "markdown" and cell.lang not in LANGUAGES:
        reasons.append('a prose cell says its language: lang="en" or lang="fr"')
    if cell.kind == "code" and cell.lang:
        reasons.append("a code cell has no lang: it exists once, with L(english, french) inside")
    reasons += [f"unknown tag {tag!r}; known: {', '.join(sorted(TAGS))}" for tag in sorted(cell.tags - TAGS)]
    reasons += [f"unknown cell option {name!r}; known: id, lang, tags" for name in sorted(cell.extra)]
    if not cell.source.strip():
        reasons.append("this cell is empty")
    return [Problem(file, cell.line, cell.id, reason) for reason in reasons]


def _paired(raw: list[_Raw], file: str) -> tuple[list[Cell], list[Problem]]:
    cells: list[Cell] = []
    problems: list[Problem] = []
    waiting = list(raw)
    while waiting:
        first = waiting.pop(0)
        if first.kind == "code":
            cells.append(Code(first.id, first.tags, first.source, first.line))
            continue
        second = waiting[0] if waiting else None
        if second is not None and _is_french_half(first, second):
            waiting.pop(0)
            if first.tags != second.tags:
                problems.append(Problem(file, second.line, second.id, "both languages of a cell carry the same tags"))
            cells.append(
                Prose(
                    first.id,
                    first.tags,
                    {"en": first.source, "fr": second.source},
                    {"en": first.line, "fr": second.line},
                )
            )
        elif first.lang in LANGUAGES:
            problems.append(Problem(file, first.line, first.id, _lonely(first, raw)))
    return cells, problems


def _is_french_half(first: _Raw, second: _Raw) -> bool:
    french = (second.kind, second.id, second.lang) == ("markdown", first.id, "fr")
    return french and first.lang == "en"


def _lonely(cell: _Raw, raw: list[_Raw]) -> str:
    other, name = ("fr", "French") if cell.lang == "en" else ("en", "English")
    if any(candidate.id == cell.id and candidate.lang == other for candidate in raw):
        return f'the {name} cell lang="{other}" is not next to this one: English first, French right after'
    return f'the {name} cell is missing: add a cell with the same id and lang="{other}" next to this one'
