"""What every module must keep: each rule that is broken is a problem with its file, cell, line and reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from atelier.i18n import LANGUAGES, Language

from .claims import attempts, call_reasons, quote_reasons, quoted_ids
from .code import (
    MAX_LINES,
    MAX_WIDTH,
    Analysis,
    Edition,
    analyse,
    blank_names,
    calls,
    cut,
    localise,
    names_needed,
    parse,
)
from .module import Module
from .pairs import yaml_pairs
from .problems import Problem
from .sources import Cell, Code, Prose, Source

_FEWEST_LETTERS: Final = 4
_FEWEST_WORDS: Final = 3
_NOT_THE_SAME: Final = "English and French quote different figures: the same {{claim:…}} ids stand in both"
_ONLY_IN_PROSE: Final = "{{claim:…}} is written out in prose cells and module.yaml only; in code, call claim(…)"
_CHECKING: Final = re.compile(r"^(?:await )?(?:check|hint|start)\(")


def module_problems(module: Module) -> list[Problem]:
    """Return everything that is wrong with the cells of ``module``; later rules wait until cells can be read."""
    problems = [*_reading(module.lesson, lesson=True), *_reading(module.practice, lesson=False)]
    if problems:
        return problems
    problems += _first_cell(module, module.lesson) + _first_cell(module, module.practice)
    problems += _shape(module.lesson, "lesson")
    problems += _shape(module.practice, "exercise") + _shape(module.practice, "solution")
    problems += _known_checks(module)
    problems += _known_figures(module)
    problems += _exercises_are_checked(module.practice)
    problems += _blanks_stay_home(module.practice)
    problems += [problem for language in LANGUAGES for problem in _leaks(module.practice, language)]
    return problems


def shown(cell: Cell, edition: Edition) -> bool:
    """Return True when ``edition`` contains ``cell``."""
    left_out = {"lesson": set[str](), "exercise": {"solution-only"}, "solution": {"exercise-only"}}[edition]
    return not cell.tags & left_out


def _reading(source: Source, *, lesson: bool) -> Iterator[Problem]:
    for cell in source.cells:
        if lesson and cell.tags & {"solution-only", "exercise-only"}:
            yield Problem(source.file, cell.line, cell.id, "a lesson has one edition: move this to practice.py")
        if isinstance(cell, Prose):
            continue
        read = analyse(cell.source)
        for line, reason in read.problems:
            yield _at(source, cell, line, reason)
        if read.problems:
            continue
        if lesson and read.solutions:
            yield _at(source, cell, read.solutions[0].line, "a lesson has no blank: move this to practice.py")
        yield from _unanswered(source, cell, read)
        if "hide-code" in cell.tags and not cell.source.startswith("# en:"):
            yield _at(source, cell, 1, "a hidden cell starts with a comment pair: its first line stays visible")


def _unanswered(source: Source, cell: Code, read: Analysis) -> Iterator[Problem]:
    if "exercise-only" in cell.tags:
        return
    answered = {solution.line for solution in read.solutions}
    for name, line in blank_names(parse(cell.source)).items():
        if line not in answered:
            yield _at(source, cell, line, f"{name} = ... has no # solution: and no solution-only cell")


def _first_cell(module: Module, source: Source) -> list[Problem]:
    wanted = f'start("{module.number}", L("en", "fr"))'
    if not source.code:
        return [Problem(source.file, 1, "", f"there is no code cell; the first one calls {wanted}")]
    first = source.code[0]
    found = {ast.unparse(call) for call in calls(parse(first.source), "start")}
    if ast.unparse(ast.parse(wanted)) in found and not first.tags & {"solution-only", "exercise-only"}:
        return []
    return [_at(source, first, 1, f"the first code cell must call {wanted}")]


def _shape(source: Source, edition: Edition) -> list[Problem]:
    problems = []
    for cell in source.code:
        if not shown(cell, edition):
            continue
        for language in LANGUAGES:
            text = cut(cell.source, edition, language)
            problems += [
                _at(source, cell, 1, f"in the {language} {edition}, {reason}")
                for reason in _shape_reasons(text, hidden="hide-code" in cell.tags)
            ]
    return problems


def _shape_reasons(text: str, *, hidden: bool) -> Iterator[str]:
    lines = text.split("\n")
    if not hidden and len(lines) > MAX_LINES:
        yield f"this cell shows {len(lines)} lines; at most {MAX_LINES}, one idea a cell"
    widest = max(lines, key=len)
    if len(widest) > MAX_WIDTH:
        yield f"a line has {len(widest)} characters; at most {MAX_WIDTH}: {widest.strip()[:40]!r}"
    try:
        parse(text)
    except SyntaxError as error:
        yield f"this is not valid Python any more: {error.msg}"


def _known_checks(module: Module) -> list[Problem]:
    problems = []
    used = set()
    prefix = f"{int(module.number)}."
    for source in (module.lesson, module.practice):
        for cell in source.code:
            for name in ("check", "hint"):
                for call in calls(parse(cell.source), name):
                    check_id = _literal_id(call)
                    if name == "check":
                        used.add(check_id)
                    reason = _check_reason(name, check_id, prefix, module)
                    if reason:
                        problems.append(_at(source, cell, call.lineno, reason))
    for unused in sorted(module.check_ids - used):
        reason = f"the check {unused!r} is declared but no cell uses it"
        problems.append(Problem(f"{module.folder}/checks.py", 1, "", reason))
    return problems


def _literal_id(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _check_reason(name: str, check_id: str | None, prefix: str, module: Module) -> str | None:
    if check_id is None:
        return f'{name}() takes its id written out: {name}("{prefix}1", …)'
    if not check_id.startswith(prefix):
        return f"{name}({check_id!r}) belongs to another module; ids here start with {prefix}"
    if check_id not in module.check_ids:
        return f"{name}({check_id!r}): no such id in {module.folder}/checks.py"
    return None


def _known_figures(module: Module) -> list[Problem]:
    """Return what is wrong with the figures that the texts and the code of ``module`` quote from the register."""
    problems = [*_figures_elsewhere(module)]
    for source in (module.lesson, module.practice):
        for cell in source.cells:
            if isinstance(cell, Prose):
                problems += _prose_figures(module, source, cell)
            else:
                problems += _code_figures(module, source, cell)
    return problems


def _prose_figures(module: Module, source: Source, cell: Prose) -> Iterator[Problem]:
    for language in LANGUAGES:
        for line, reason in quote_reasons(cell.texts[language], module.register):
            yield Problem(source.file, cell.lines[language] + line - 1, cell.id, reason)
    if quoted_ids(cell.texts["en"]) != quoted_ids(cell.texts["fr"]):
        yield Problem(source.file, cell.line, cell.id, _NOT_THE_SAME)


def _code_figures(module: Module, source: Source, cell: Code) -> Iterator[Problem]:
    for line, reason in call_reasons(parse(cell.source), module.register):
        yield _at(source, cell, line, reason)
    for solution in analyse(cell.source).solutions:
        for _, reason in call_reasons(ast.parse(solution.expression, mode="eval"), module.register):
            yield _at(source, cell, solution.line, reason)
    for line in attempts(cell.source):
        yield _at(source, cell, line, _ONLY_IN_PROSE)


def _figures_elsewhere(module: Module) -> Iterator[Problem]:
    """Yield the problems of ``module.yaml``, written out like prose, and of the two files that are not."""
    for pair in yaml_pairs(module.others["module.yaml"], f"{module.folder}/module.yaml"):
        for side in (pair.en, pair.fr):
            for _, reason in quote_reasons(side, module.register):
                yield Problem(pair.file, pair.line, "", reason)
        if quoted_ids(pair.en) != quoted_ids(pair.fr):
            yield Problem(pair.file, pair.line, "", _NOT_THE_SAME)
    title = module.description.title
    if any(attempts(title.en + title.fr)):
        yield Problem(
            f"{module.folder}/module.yaml", 1, "title", "a title quotes no figure: it is shown in other places"
        )
    for name in ("checks.py", "quiz.yaml"):
        for line in attempts(module.others.get(name, "")):
            yield Problem(f"{module.folder}/{name}", line, "", _ONLY_IN_PROSE)
    for line, reason in call_reasons(ast.parse(module.others.get("checks.py", "")), module.register):
        yield Problem(f"{module.folder}/checks.py", line, "", reason)


def _exercises_are_checked(practice: Source) -> list[Problem]:
    return [
        _at(practice, cell, 1, "this exercise has something to fill and no check() in the same cell")
        for cell in practice.code
        if (analyse(cell.source).solutions or blank_names(parse(cell.source)))
        and not any(calls(parse(cell.source), "check"))
    ]


def _blanks_stay_home(practice: Source) -> list[Problem]:
    problems = []
    blank: dict[str, str] = {}
    for cell in practice.code:
        if not shown(cell, "exercise"):
            continue
        tree = parse(cut(cell.source, "exercise", "en"))
        problems += [
            _at(practice, cell, 1, f"{name} is blank in cell {blank[name]}: a later cell cannot depend on it")
            for name in sorted(names_needed(tree) & set(blank))
        ]
        blank |= dict.fromkeys(blank_names(tree), cell.id)
    return problems


def _leaks(practice: Source, language: Language) -> Iterator[Problem]:
    visible = [
        (cell, text, line)
        for cell in practice.cells
        if shown(cell, "exercise")
        for text, line in [_text_and_line(cell, "exercise", language)]
    ]
    for position, cell in enumerate(practice.cells):
        for secret in _secrets(practice, position, language):
            for other, text, line in visible:
                if secret in _plain(text):
                    reason = f"the {language} exercise shows the solution of cell {cell.id}: {secret[:50]!r}"
                    yield Problem(practice.file, line, other.id, reason)
        if "solution-only" in cell.tags and not _own_lines(practice, position, language):
            reason = f"the {language} exercise shows every line of this solution"
            yield Problem(practice.file, cell.line, cell.id, reason)


def _secrets(practice: Source, position: int, language: Language) -> list[str]:
    cell = practice.cells[position]
    if "solution-only" in cell.tags:
        return [line for line in _own_lines(practice, position, language) if not _CHECKING.match(line)]
    if isinstance(cell, Prose) or "exercise-only" in cell.tags:
        return []
    answers = [localise(solution.expression, language) for solution in analyse(cell.source).solutions]
    return [secret for answer in answers for secret in _telling(answer)]


def _telling(answer: str) -> list[str]:
    """Return the forms of ``answer`` that would give it away; none for a number, a name or a very short word.

    A short text is looked for in its quotes, since an exercise must be able to name the options of a choice.
    """
    node = ast.parse(answer, mode="eval").body
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    if isinstance(node, ast.Name):
        return []
    if not isinstance(node, ast.Constant):
        return [_plain(answer)]
    if not isinstance(node.value, str) or len(node.value) < _FEWEST_LETTERS:
        return []
    words = _plain(node.value)
    return [words] if len(words.split()) >= _FEWEST_WORDS else [f'"{words}"']


def _own_lines(practice: Source, position: int, language: Language) -> list[str]:
    """Return the telling lines of a solution-only cell that its exercise-only neighbours do not share."""
    text, _ = _text_and_line(practice.cells[position], "solution", language)
    shared = {
        _plain(line)
        for neighbour in practice.cells[max(0, position - 1) : position + 2]
        if "exercise-only" in neighbour.tags
        for line in _text_and_line(neighbour, "exercise", language)[0].split("\n")
    }
    lines = [_plain(line) for line in text.split("\n")]
    return [line for line in lines if len(re.findall(r"\w", line)) >= _FEWEST_LETTERS and line not in shared]


def _text_and_line(cell: Cell, edition: Edition, language: Language) -> tuple[str, int]:
    if isinstance(cell, Prose):
        return cell.texts[language], cell.lines[language]
    return cut(cell.source, edition, language), cell.line


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("['\u2019]", '"', text)).strip()


def _at(source: Source, cell: Code, line: int, reason: str) -> Problem:
    return Problem(source.file, cell.line + line - 1, cell.id, reason)
