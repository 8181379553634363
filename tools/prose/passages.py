"""Finds the prose of the project: every passage a reader sees, with its language and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course_builder.pairs import pair_files, source_pairs, text_pairs, yaml_pairs
from course_builder.sources import Prose, Source, read_source

from atelier.i18n import LANGUAGES, Language


@dataclass(frozen=True)
class Passage:
    """A text in one language; ``line`` is where it starts in ``file`` (relative to the project)."""

    file: str
    line: int
    language: Language
    text: str


def passages(root: Path) -> Iterator[Passage]:
    """Yield every passage of the course, of the package and of the documents under ``root``."""
    for path in pair_files(root):
        file = path.relative_to(root).as_posix()
        if path.name in ("lesson.py", "practice.py"):
            yield from _source_passages(read_source(path, file)[0])
            continue
        read = yaml_pairs if path.suffix == ".yaml" else text_pairs
        for pair in read(path.read_text("utf-8"), file):
            yield Passage(file, pair.line, "en", pair.en)
            yield Passage(file, pair.line, "fr", pair.fr)
    for path in documents(root):
        yield Passage(path.relative_to(root).as_posix(), 1, document_language(path), path.read_text("utf-8"))


def documents(root: Path) -> list[Path]:
    """Return the Markdown documents of the project: at the top, and under ``docs/``."""
    return sorted(root.glob("*.md")) + sorted((root / "docs").rglob("*.md"))


def document_language(path: Path) -> Language:
    """Return the language of a document: ``NAME.fr.md`` is French, any other English."""
    return "fr" if path.name.endswith(".fr.md") else "en"


def _source_passages(source: Source) -> Iterator[Passage]:
    for cell in source.cells:
        if isinstance(cell, Prose):
            for language in LANGUAGES:
                yield Passage(source.file, cell.lines[language], language, cell.texts[language])
    code = Source(source.file, list(source.code))
    for pair in source_pairs(code):
        yield Passage(source.file, pair.line, "en", pair.en)
        yield Passage(source.file, pair.line, "fr", pair.fr)
