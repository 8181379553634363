"""Repairs spaces and apostrophes of French in the source files, and touches nothing else.

Authors type plain characters; this puts the narrow and no-break spaces and the typographic apostrophe.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import yaml
from course_builder.build import write
from course_builder.code import calls, is_string, span
from course_builder.pairs import pair_files, text_calls, yaml_sides

from .passages import document_language, documents
from .typography import repaired

_FRENCH_CELL: Final = re.compile(r'^# %% \[markdown\](?=.*\blang="fr").*\n(?P<text>(?:(?!# %%).*(?:\n|\Z))*)', re.M)
_FRENCH_COMMENT: Final = re.compile(r"^ *# fr: (?P<text>.*)$", re.M)
_SOLUTION: Final = re.compile(r"# ?solution: ?(?P<first>.*)$(?P<rest>(?:\n *# ?solution: ?.*$)*)", re.M)
_LITERAL: Final = re.compile(r"(?P<quote>\"\"\"|'''|\"|')(?P<body>(?:\\.|(?!(?P=quote)).)*)(?P=quote)", re.S)


def fix(root: Path) -> list[str]:
    """Repair the French of every source under ``root``; return the files that changed, relative to it."""
    changed = []
    french_documents = [path for path in documents(root) if document_language(path) == "fr"]
    for path in [*pair_files(root), *french_documents]:
        before = path.read_bytes().decode("utf-8")
        after = fixed(before, path)
        if after != before:
            write(path, after)
            changed.append(path.relative_to(root).as_posix())
    return changed


def fixed(text: str, path: Path) -> str:
    """Return ``text``, the content of ``path``, with its French repaired."""
    if path.suffix == ".md":
        return repaired(text)
    if path.suffix == ".yaml":
        return _fixed_yaml(text)
    if path.name in ("lesson.py", "practice.py"):
        return _fixed_source(text)
    return _fixed_literals(text, (french for _, _, french in text_calls(ast.parse(text))))


def _fixed_source(text: str) -> str:
    text = _FRENCH_CELL.sub(_fixed_cell, text)
    text = _FRENCH_COMMENT.sub(
        lambda found: found[0][: found.start("text") - found.start()] + repaired(found["text"]), text
    )
    text = _SOLUTION.sub(_fixed_solution, text)
    return _fixed_literals(text, (call.args[1] for call in calls(ast.parse(text), "L") if len(call.args) == 2))


def _fixed_cell(found: re.Match[str]) -> str:
    lines = found["text"].split("\n")
    margins = [re.match(r"# ?|", line) for line in lines]
    prefixes = [margin[0] if margin else "" for margin in margins]
    prose = "\n".join(line[len(prefix) :] for line, prefix in zip(lines, prefixes, strict=True))
    right = "\n".join(map(str.__add__, prefixes, repaired(prose).split("\n")))
    return found[0][: found.start("text") - found.start()] + right


def _fixed_solution(found: re.Match[str]) -> str:
    """Repair the French of an answer kept in comments: taken out of them, repaired, put back."""
    lines = found[0].split("\n")
    prefixes = [re.match(r" *# ?solution: ?", line) for line in lines]
    starts = [prefix.end() if prefix else 0 for prefix in prefixes]
    expression = "\n".join(line[start:] for line, start in zip(lines, starts, strict=True))
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except SyntaxError:
        return found[0]
    margin = len(expression) - len(expression.lstrip())
    right = _fixed_literals(expression.strip(), (call.args[1] for call in calls(tree, "L") if len(call.args) == 2))
    put_back = (expression[:margin] + right).split("\n")
    return "\n".join(line[:start] + piece for line, start, piece in zip(lines, starts, put_back, strict=True))


def _fixed_literals(text: str, nodes: Iterable[ast.expr]) -> str:
    spans = [span(node, text) for node in nodes if is_string(node)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + _LITERAL.sub(_fixed_literal, text[start:end]) + text[end:]
    return text


def _fixed_literal(found: re.Match[str]) -> str:
    body = re.sub(r"(?<=[^\W\d_])\\'(?=\w)", "’", found["body"])
    return f"{found['quote']}{repaired(body, in_source=True)}{found['quote']}"


def _fixed_yaml(text: str) -> str:
    top = yaml.compose(text, Loader=yaml.SafeLoader)
    scalars = [scalar for _, sides in yaml_sides(top) for scalar in _scalars(sides["fr"])]
    spans = {(scalar.start_mark.index, scalar.end_mark.index): scalar.style for scalar in scalars}
    for (start, end), style in sorted(spans.items(), reverse=True):
        text = text[:start] + _fixed_scalar(text[start:end], style) + text[end:]
    return text


def _fixed_scalar(source: str, style: str | None) -> str:
    if style == "'":
        return f"'{repaired(source[1:-1].replace(chr(39) * 2, '’'))}'"
    if style == '"':
        return f'"{repaired(source[1:-1], in_source=True)}"'
    return repaired(source)


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    return [scalar for part in node.value if isinstance(part, yaml.Node) for scalar in _scalars(part)]
