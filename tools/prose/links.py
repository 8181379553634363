"""Relative links of documents and notebooks: the file is there, and so is the heading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .passages import documents

NOTEBOOK_FOLDERS: Final = ("notebooks", "exercises", "solutions")
_ELSEWHERE: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.I)
_HTML_TARGET: Final = re.compile(r"""<(?:a|img)\b[^>]*?\b(?:href|src)=["']([^"']+)["']""", re.I)
_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Link:
    """A link as written: ``line`` counts within the document, or within the cell of a notebook."""

    file: Path
    cell: str
    line: int
    target: str


def broken_links(root: Path) -> list[tuple[Link, str]]:
    """Return every relative link that leads nowhere, with the reason."""
    found = []
    for link in all_links(root):
        reason = _reason(link, root)
        if reason:
            found.append((link, reason))
    return found


def all_links(root: Path) -> Iterator[Link]:
    """Yield every relative link of the documents and notebooks under ``root``."""
    for path in documents(root):
        yield from _links(path.read_text("utf-8"), path, "")
    for folder in NOTEBOOK_FOLDERS:
        for path in sorted((root / folder).glob("*/*.ipynb")):
            for name, text in _prose_cells(path):
                yield from _links(text, path, name)


def _reason(link: Link, root: Path) -> str:
    place, _, anchor = unquote(link.target).partition("#")
    path = (link.file.parent / place).resolve() if place else link.file
    if not path.exists():
        return "no such file"
    if not path.is_relative_to(root.resolve()):
        return "it leads out of the project"
    if anchor and path.suffix in (".md", ".ipynb") and anchor not in _anchors(path):
        return f"no heading #{anchor} in {path.name}"
    return ""


def _links(text: str, file: Path, cell: str) -> Iterator[Link]:
    for token in _MARKDOWN.parse(text):
        line = token.map[0] + 1 if token.map else 1
        for target in _targets(token):
            if not _ELSEWHERE.match(target):
                yield Link(file, cell, line, target)


def _targets(token: Token) -> Iterator[str]:
    for part in [token, *(token.children or [])]:
        target = part.attrGet("href") or part.attrGet("src")
        if target:
            yield str(target)
        if part.type in ("html_inline", "html_block"):
            yield from _HTML_TARGET.findall(part.content)


@cache
def _anchors(path: Path) -> frozenset[str]:
    if path.suffix == ".md":
        return frozenset(_document_anchor(heading) for heading in _headings(path.read_text("utf-8")))
    return frozenset(re.sub(r"\s", "-", heading) for _, text in _prose_cells(path) for heading in _headings(text))


def _document_anchor(heading: str) -> str:
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


def _headings(text: str) -> Iterator[str]:
    tokens = _MARKDOWN.parse(text)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))


def _prose_cells(path: Path) -> list[tuple[str, str]]:
    cells = json.loads(path.read_text("utf-8")).get("cells", [])
    return [(cell.get("id", ""), "".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"]
