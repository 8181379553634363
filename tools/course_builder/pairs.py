"""Collects every English/French pair of the project, and holds them against ``course/pairs.lock.json``.

A pair whose English or French changed alone stops the build: a translation that nobody looked at is a wrong
one. White space and the shape of the apostrophe do not count as a change, so typography can be repaired freely.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from .code import analyse, is_string, words_of
from .problems import Problem
from .sources import Prose, Source, read_source

LOCK: Final = "course/pairs.lock.json"
Lock = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Pair:
    """One text in both languages and where it stands; ``cell`` is empty outside the percent sources."""

    file: str
    line: int
    cell: str
    en: str
    fr: str

    @property
    def hashes(self) -> tuple[str, str]:
        """Return the short checksums of both sides."""
        return _checksum(self.en), _checksum(self.fr)


def collect(root: Path) -> list[Pair]:
    """Return every pair of the course and of the package under ``root``."""
    pairs: list[Pair] = []
    for path in pair_files(root):
        file = path.relative_to(root).as_posix()
        if path.suffix == ".yaml":
            pairs += yaml_pairs(path.read_text("utf-8"), file)
        elif path.name in ("lesson.py", "practice.py"):
            pairs += source_pairs(read_source(path, file)[0])
        else:
            pairs += text_pairs(path.read_text("utf-8"), file)
    return pairs


def pair_files(root: Path) -> list[Path]:
    """Return the files that hold pairs, in order."""
    course = [path for pattern in ("*/*.py", "*/*.yaml") for path in (root / "course").glob(pattern)]
    return sorted(course) + sorted((root / "src" / "atelier").rglob("*.py"))


def source_pairs(source: Source) -> list[Pair]:
    """Return the pairs of a percent source: prose cells, ``L()`` strings, comment pairs."""
    pairs = []
    for cell in source.cells:
        if isinstance(cell, Prose):
            pairs.append(Pair(source.file, cell.line, cell.id, cell.texts["en"], cell.texts["fr"]))
        else:
            pairs += [
                Pair(source.file, cell.line + pair.line - 1, cell.id, pair.en, pair.fr)
                for pair in analyse(cell.source).pairs
            ]
    return pairs


def yaml_pairs(text: str, file: str) -> list[Pair]:
    """Return the pairs of a YAML file: every mapping whose keys are exactly ``en`` and ``fr``."""
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    return [
        Pair(file, node.start_mark.line + 1, "", _yaml_words(sides["en"]), _yaml_words(sides["fr"]))
        for node, sides in yaml_sides(top)
    ]


def yaml_sides(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, dict[str, yaml.Node]]]:
    """Yield every mapping node below ``node`` whose keys are exactly ``en`` and ``fr``, with its two values."""
    if isinstance(node, yaml.MappingNode):
        sides = {str(key.value): value for key, value in node.value}
        if set(sides) == {"en", "fr"}:
            yield node, sides
        else:
            for value in sides.values():
                yield from yaml_sides(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from yaml_sides(value)


@lru_cache(maxsize=512)  # most files do not change between two looks at the project
def text_pairs(text: str, file: str) -> tuple[Pair, ...]:
    """Return the pairs of a Python file: every ``Text(en, fr)`` or ``T(en, fr)`` written out."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return ()
    return tuple(Pair(file, call.lineno, "", words_of(en), words_of(fr)) for call, en, fr in text_calls(tree))


def text_calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr, ast.expr]]:
    """Yield every ``Text(en, fr)`` or ``T(en, fr)`` whose two sides are strings written out."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Text", "T")):
            continue
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        sides = [*node.args, *(named[side] for side in ("en", "fr")[len(node.args) :] if side in named)]
        if len(sides) == 2 and all(is_string(side) for side in sides):
            yield node, sides[0], sides[1]


def read_lock(root: Path) -> Lock:
    """Return the lock; empty when there is none yet."""
    path = root / LOCK
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def make_lock(pairs: list[Pair]) -> Lock:
    """Return the lock that ``pairs`` call for: per file, the sorted checksums of its pairs."""
    found: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        found.setdefault(pair.file, set()).add(pair.hashes)
    return {file: [list(hashes) for hashes in sorted(found[file])] for file in sorted(found)}


def lock_text(lock: Lock) -> str:
    """Return the text of the lock file: one pair a line, so that two changes rarely meet."""
    files = [
        f" {json.dumps(file)}: [\n" + ",\n".join(f"  {json.dumps(pair)}" for pair in pairs) + "\n ]"
        for file, pairs in sorted(lock.items())
    ]
    return "{\n" + ",\n".join(files) + "\n}\n"


def changed_alone(pairs: list[Pair], lock: Lock) -> list[Problem]:
    """Return a problem for each pair of which one side changed since the lock and the other did not."""
    known = {file: {(en, fr) for en, fr in hashes} for file, hashes in lock.items()}
    present: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        present.setdefault(pair.file, set()).add(pair.hashes)
    problems = []
    for pair in pairs:
        before = known.get(pair.file, set())
        gone = before - present[pair.file]
        if pair.hashes in before:
            continue
        en, fr = pair.hashes
        if any(old_en == en for old_en, _ in gone):
            problems.append(_alone(pair, "French", pair.fr, "English"))
        elif any(old_fr == fr for _, old_fr in gone):
            problems.append(_alone(pair, "English", pair.en, "French"))
    return problems


def _alone(pair: Pair, changed: str, words: str, other: str) -> Problem:
    excerpt = re.sub(r"\s+", " ", words)[:60]
    reason = (
        f"the {changed} changed but the {other} did not: {excerpt!r}. Change both, or accept it with "
        f"python tools/build_course.py --ack {pair.file}"
    )
    return Problem(pair.file, pair.line, pair.cell, reason)


def _checksum(words: str) -> str:
    plain = re.sub(r"\s+", "", words).replace("\u2019", "'")
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _yaml_words(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))
