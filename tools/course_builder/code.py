"""Reads what a code cell says for the builder: ``L()`` strings, comment pairs, solutions; cuts one edition.

Offsets are in characters of the cell's source, lines count from 1 within the cell.
"""

from __future__ import annotations

import ast
import io
import re
import symtable
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from atelier.i18n import Language

Edition = Literal["lesson", "exercise", "solution"]
MAX_LINES: Final = 12
MAX_WIDTH: Final = 100

_PAIRED_COMMENT: Final = re.compile(r"#\s*(?P<lang>en|fr):\s*(?P<text>.*)")
_SOLUTION: Final = re.compile(r"#\s?solution:\s?(?P<expression>.*)")


@dataclass(frozen=True)
class CodePair:
    """Words of a code cell in both languages: of an ``L()`` call or of a comment pair."""

    line: int
    en: str
    fr: str


@dataclass(frozen=True)
class Solution:
    """An answer kept next to the line it fills: ``target = value  # solution: expression``."""

    line: int
    target: str
    value: ast.expr
    expression: str

    @property
    def is_blank(self) -> bool:
        """Return True when the exercise shows ``...``, False for a weak starting value."""
        return has_blank(self.value)


@dataclass(frozen=True)
class Analysis:
    """What the builder read in a code cell; ``problems`` are (line, reason)."""

    pairs: list[CodePair]
    solutions: list[Solution]
    problems: list[tuple[int, str]]


@dataclass(frozen=True)
class _Comment:
    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


def parse(source: str) -> ast.Module:
    """Return the syntax tree of a cell (``await`` outside a function is fine); raise ``SyntaxError``."""
    tree = compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(tree, ast.Module)
    return tree


def analyse(source: str) -> Analysis:
    """Return what the cell says for the builder; a cell that is not Python has that as its only problem."""
    try:
        tree = parse(source)
    except SyntaxError as error:
        return Analysis([], [], [(error.lineno or 1, f"this is not valid Python: {error.msg}")])
    pairs, problems = _localised(tree)
    comments = _comments(source)
    comment_pairs, comment_problems = _comment_pairs(comments)
    solutions, solution_problems = _solutions(tree, source, comments)
    for solution in solutions:
        inside, wrong = _solution_pairs(solution)
        pairs += inside
        problems += wrong
    return Analysis(pairs + comment_pairs, solutions, problems + comment_problems + solution_problems)


def cut(source: str, edition: Edition, language: Language) -> str:
    """Return the cell as one edition shows it; the cell must have no problem (see ``analyse``)."""
    tree = parse(source)
    comments = _comments(source)
    starts = _line_starts(source)
    solutions, _ = _solutions(tree, source, comments)
    edits = _comment_edits(comments, starts, source, language)
    if edition == "solution":
        for solution in solutions:
            start, end = span(solution.value, source)
            edits.append(_Edit(start, end, _held_together(localise(solution.expression, language))))
    replaced = [(edit.start, edit.end) for edit in edits]
    edits += [
        edit
        for edit in _l_edits(tree, source, language)
        if not any(start <= edit.start and edit.end <= end for start, end in replaced)
    ]
    return _applied(source, edits).rstrip()


def localise(expression: str, language: Language) -> str:
    """Return ``expression`` with each ``L()`` call replaced by its string in ``language``."""
    return _applied(expression, _l_edits(ast.parse(expression, mode="eval"), expression, language))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Yield every call of the function ``name`` in ``tree``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def is_string(node: ast.expr) -> bool:
    """Return True for a string written out, f-strings included."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def span(node: ast.expr, source: str) -> tuple[int, int]:
    """Return the character offsets of ``node``, whose columns Python counts in bytes of UTF-8."""
    assert node.end_lineno is not None and node.end_col_offset is not None
    starts, lines = _line_starts(source), source.split("\n")

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    return offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset)


def words_of(node: ast.expr) -> str:
    """Return the text of a string, an f-string with its expressions between braces: however it is wrapped."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(words_of(part) for part in node.values)
    assert isinstance(node, ast.FormattedValue)
    conversion = "" if node.conversion == -1 else f"!{chr(node.conversion)}"
    form = f":{words_of(node.format_spec)}" if node.format_spec else ""
    return f"{{{ast.unparse(node.value)}{conversion}{form}}}"


def has_blank(value: ast.AST) -> bool:
    """Return True when ``...`` stands anywhere in ``value``."""
    return any(isinstance(node, ast.Constant) and node.value is ... for node in ast.walk(value))


def blank_names(tree: ast.Module) -> dict[str, int]:
    """Return the names that a cell leaves blank (``name = ...``), with their line."""
    return {
        target.id: statement.lineno
        for statement in tree.body
        if isinstance(statement, ast.Assign) and has_blank(statement.value)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def names_needed(tree: ast.Module) -> set[str]:
    """Return the names a cell reads before it sets them itself: what it needs from the cells before."""
    needed: set[str] = set()
    bound: set[str] = set()
    for statement in tree.body:
        table = symtable.symtable(ast.unparse(statement), "<cell>", "exec")
        needed |= _global_reads(table) - bound
        if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            needed |= {statement.target.id} - bound
        bound |= {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
    return needed


def _global_reads(table: symtable.SymbolTable) -> set[str]:
    at_top = table.get_type() == "module"
    reads = {
        symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced() and (at_top or symbol.is_global())
    }
    return reads.union(*(_global_reads(child) for child in table.get_children()))


def _localised(tree: ast.AST) -> tuple[list[CodePair], list[tuple[int, str]]]:
    pairs: list[CodePair] = []
    problems = [
        (node.lineno, 'L() inside an f-string: write L(f"…", f"…") around the whole string')
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for node in calls(string, "L")
    ]
    for call in calls(tree, "L"):
        if len(call.args) == 2 and not call.keywords and all(is_string(argument) for argument in call.args):
            en, fr = (words_of(argument) for argument in call.args)
            pairs.append(CodePair(call.lineno, en, fr))
        else:
            problems.append((call.lineno, "L() takes two strings written out: L(english, french)"))
    return pairs, problems


def _comments(source: str) -> list[_Comment]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        _Comment(token.start[0], token.start[1], token.string, not token.line[: token.start[1]].strip())
        for token in tokens
        if token.type == tokenize.COMMENT
    ]


def _comment_pairs(comments: list[_Comment]) -> tuple[list[CodePair], list[tuple[int, str]]]:
    pairs: list[CodePair] = []
    problems: list[tuple[int, str]] = []
    waiting = [comment for comment in comments if not _SOLUTION.match(comment.text)]
    while waiting:
        first = waiting.pop(0)
        english = _PAIRED_COMMENT.fullmatch(first.text)
        french = _PAIRED_COMMENT.fullmatch(waiting[0].text) if waiting else None
        if not (english and first.alone and english["lang"] == "en"):
            reason = "a comment comes as two lines of its own, # en: then # fr:"
        elif not (french and french["lang"] == "fr" and _is_below(waiting[0], first)):
            reason = "this # en: comment has no # fr: line right below it"
        else:
            waiting.pop(0)
            pairs.append(CodePair(first.line, english["text"], french["text"]))
            continue
        problems.append((first.line, reason))
    return pairs, problems


def _is_below(second: _Comment, first: _Comment) -> bool:
    return second.alone and (second.line, second.column) == (first.line + 1, first.column)


def _solutions(tree: ast.Module, source: str, comments: list[_Comment]) -> tuple[list[Solution], list[tuple[int, str]]]:
    answers: dict[int, list[str]] = {}
    code_line = 0
    for comment in comments:
        found = _SOLUTION.match(comment.text)
        if not found:
            continue
        follows = comment.alone and code_line and comment.line == code_line + len(answers.get(code_line, [])) + 1
        if not follows:
            code_line = comment.line - 1 if comment.alone else comment.line
        answers.setdefault(code_line, []).append(found["expression"])
    assigned = {
        node.lineno: node
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and node.lineno == node.end_lineno and len(node.targets) == 1
    }
    solutions: list[Solution] = []
    problems: list[tuple[int, str]] = []
    for line, parts in answers.items():
        assign, expression = assigned.get(line), "\n".join(parts).strip()
        if assign is None:
            problems.append((line, "# solution: belongs to a one-line assignment: name = ...  # solution: 42"))
        elif not _is_expression(expression):
            problems.append((line, f"the solution is not a Python expression: {expression!r}"))
        else:
            target = ast.unparse(assign.targets[0])
            solutions.append(Solution(line, target, assign.value, expression))
    return solutions, problems


def _is_expression(text: str) -> bool:
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return False
    return True


def _solution_pairs(solution: Solution) -> tuple[list[CodePair], list[tuple[int, str]]]:
    pairs, problems = _localised(ast.parse(solution.expression, mode="eval"))
    moved = [CodePair(solution.line, pair.en, pair.fr) for pair in pairs]
    return moved, [(solution.line, reason) for _, reason in problems]


def _comment_edits(comments: list[_Comment], starts: list[int], source: str, language: Language) -> list[_Edit]:
    edits = []
    for comment in comments:
        start = starts[comment.line - 1] + comment.column
        paired = _PAIRED_COMMENT.fullmatch(comment.text)
        if paired and paired["lang"] == language:
            edits.append(_Edit(start, start + len(comment.text), f"# {paired['text']}"))
        elif comment.alone:
            edits.append(_Edit(starts[comment.line - 1], starts[comment.line], ""))
        else:
            code_end = starts[comment.line - 1] + len(source[starts[comment.line - 1] : start].rstrip())
            edits.append(_Edit(code_end, start + len(comment.text), ""))
    return edits


def _l_edits(tree: ast.AST, source: str, language: Language) -> list[_Edit]:
    edits = []
    for call in calls(tree, "L"):
        chosen = call.args[1 if language == "fr" else 0]
        start, end = span(chosen, source)
        margin = re.search(r"(?:^|\n)(?P<margin> *)$", source[:start])
        text = _held_together(source[start:end], margin["margin"] if margin else None)
        edits.append(_Edit(*span(call, source), text))
    return edits


def _held_together(text: str, margin: str | None = None) -> str:
    """Return ``text`` in brackets when it spans lines that only the brackets around it held together.

    ``margin`` is the white space before a text that stood on lines of its own.
    """
    try:
        alone = len(ast.parse(f"_ = {text}").body) == 1
    except SyntaxError:
        alone = False
    if alone:
        return text
    return f"({text})" if margin is None else f"(\n{margin}{text}\n{margin[4:]})"


def _applied(source: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def _line_starts(source: str) -> list[int]:
    starts = [0]
    for line in source.split("\n"):
        starts.append(min(starts[-1] + len(line) + 1, len(source)))
    return starts
