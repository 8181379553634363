"""Everything the project holds its prose to, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .links import broken_links
from .passages import passages
from .spelling import misspelt
from .typography import faults


def spelling_problems(root: Path) -> Iterator[str]:
    """Yield a line for each word that no dictionary knows."""
    for passage in passages(root):
        for line, word in misspelt(passage.text, passage.language):
            yield f"{passage.file}:{passage.line + line - 1}: unknown {passage.language} word {word!r}"


def typography_problems(root: Path) -> Iterator[str]:
    """Yield a line for each fault of typography."""
    for passage in passages(root):
        for line, reason in faults(passage.text, passage.language):
            yield f"{passage.file}:{passage.line + line - 1}: {passage.language}: {reason}"


def link_problems(root: Path) -> Iterator[str]:
    """Yield a line for each relative link that leads nowhere."""
    for link, reason in broken_links(root):
        cell = f" [{link.cell}]" if link.cell else ""
        yield f"{link.file.relative_to(root).as_posix()}:{link.line}{cell}: {link.target}: {reason}"
