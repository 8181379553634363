"""Builds the course, or says whether what is committed follows from the sources."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from atelier.i18n import LANGUAGES

from . import pairs
from .code import Edition
from .execution import ExecutionError, execute, output_reasons
from .inputs import Inputs, changed_inputs, inputs_read
from .kernel import CELL_SECONDS, FILES_READ, RECORDING_CELL_SECONDS, kernel_environment, recording_environment
from .module import Module, module_folders, read_module
from .notebooks import (
    EXECUTED,
    FOLDERS,
    assemble,
    carry_outputs,
    code_cells,
    notebook_path,
    notebook_text,
    read_notebook,
    was_executed,
)
from .problems import BuildError, Problem
from .readme import readme_pages, readme_problems
from .rules import module_problems
from .sources import Source

Environment = Callable[[], AbstractContextManager[dict[str, str]]]


@dataclass(frozen=True)
class _Planned:
    """A notebook to be: where it goes, what it is cut from, and its cells without outputs."""

    path: str
    edition: Edition
    source: Source
    notebook: NotebookNode


def build(
    root: Path, only: Collection[str] = (), *, execute_all: bool = False, say: Callable[[str], None] = print
) -> None:
    """Write the notebooks of the modules numbered in ``only`` (all when empty), the table of modules and the pair lock.

    A lesson or solution is executed when its code changed or a file it read (see ``inputs``), when it was never
    executed, or with ``execute_all``.
    Nothing is written when a source has a problem. Raises ``BuildError`` with every problem found.
    """
    planned, found = _plan(root, only)
    lock = pairs.read_lock(root)
    problems = pairs.changed_alone(found, lock)
    if problems:
        raise BuildError(problems)
    for plan in planned:
        started = time.monotonic()
        ran = _complete(plan, root, again=execute_all, environment=partial(kernel_environment, root))
        write(root / plan.path, notebook_text(plan.notebook))
        say(f"{plan.path}  {f'executed in {time.monotonic() - started:.0f} s' if ran else 'up to date'}")
    if not only:
        for path in _strays(root, planned):
            if _is_ours(path):
                path.unlink()
                say(f"{path.relative_to(root).as_posix()}  removed")
        for path, text in readme_pages(root).items():
            write(path, text)
    write(root / pairs.LOCK, pairs.lock_text(_new_lock(lock, found, partial_build=bool(only))))


def check(root: Path, only: Collection[str] = ()) -> list[Problem]:
    """Return every difference between the sources and what is committed; executes nothing, writes nothing.

    Raises ``BuildError`` when the sources themselves have problems.
    """
    planned, found = _plan(root, only)
    lock = pairs.read_lock(root)
    problems = pairs.changed_alone(found, lock)
    problems += [problem for plan in planned for problem in _differences(plan, root)]
    if not only:
        problems += [
            Problem(path.relative_to(root).as_posix(), 1, "", "no source makes this notebook; remove it")
            for path in _strays(root, planned)
        ]
        problems += readme_problems(root)
    if not problems and _new_lock(lock, found, partial_build=bool(only)) != lock:
        problems.append(Problem(pairs.LOCK, 1, "", "out of date; run python tools/build_course.py"))
    return problems


def acknowledge(root: Path, files: Collection[str]) -> None:
    """Accept the pairs of ``files`` (relative to the project) as they are, and write that to the lock.

    Raises ``BuildError`` for a file that holds no pair.
    """
    wanted = {Path(file).as_posix() for file in files}
    made = pairs.make_lock(pairs.collect(root))
    unknown = sorted(wanted - set(made))
    if unknown:
        raise BuildError([Problem(file, 1, "", "no English/French pair in this file") for file in unknown])
    write(
        root / pairs.LOCK,
        pairs.lock_text(pairs.read_lock(root) | {file: made[file] for file in wanted}),
    )


def run_recording(root: Path, only: Collection[str], extra: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Execute every notebook against the real model, for its recordings alone: none is written.

    Exercises too: the starting value of a blank may be a prompt. Raises ``BuildError`` when a source has a problem
    or a cell fails.
    """
    planned, _ = _plan(root, only)
    for plan in planned:
        say(plan.path)
        _run(plan, root, partial(recording_environment, root, extra), RECORDING_CELL_SECONDS)


def write(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` all at once, creating its folder; a reader never sees half of it."""
    if path.exists() and path.read_bytes() == text.encode():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.write_bytes(text.encode())
    beside.replace(path)


def _plan(root: Path, only: Collection[str]) -> tuple[list[_Planned], list[pairs.Pair]]:
    """Return the notebooks to make and the pairs they are made of; raise ``BuildError`` for broken sources."""
    modules: list[Module] = []
    problems: list[Problem] = []
    for folder in module_folders(root):
        module, found = read_module(folder, root)
        if module is not None:
            modules.append(module)
        if _chosen(folder.name[:2], only):
            problems += found
            if module is not None:
                problems += module_problems(module)
    unknown = sorted(set(only) - {folder.name[:2] for folder in module_folders(root)})
    problems += [Problem("course", 1, "", f"there is no module {number!r}") for number in unknown]
    problems += _shared_numbers(modules)
    if problems:
        raise BuildError(problems)
    following = {module.number: after for module, after in pairwise(modules)}
    planned = [
        _Planned(
            notebook_path(module, edition, language),
            edition,
            module.lesson if edition == "lesson" else module.practice,
            assemble(module, edition, language, following.get(module.number)),
        )
        for module in modules
        if _chosen(module.number, only)
        for edition in FOLDERS
        for language in LANGUAGES
    ]
    inside = tuple(f"{module.folder}/" for module in modules if _chosen(module.number, only))
    found_pairs = pairs.collect(root)
    return planned, [pair for pair in found_pairs if not only or pair.file.startswith(inside)]


def _shared_numbers(modules: list[Module]) -> Iterator[Problem]:
    for module, after in pairwise(modules):
        if module.number == after.number:
            yield Problem(after.folder, 1, "", f"number {after.number} is already that of {module.folder}")


def _chosen(number: str, only: Collection[str]) -> bool:
    return not only or number in only


def _complete(plan: _Planned, root: Path, *, again: bool, environment: Environment) -> bool:
    """Give ``plan`` its outputs, carried over or made by executing it; return True when it was executed."""
    if plan.edition not in EXECUTED:
        return False
    committed = read_notebook(root / plan.path)
    if committed is not None and not again and _still_good(committed, plan.notebook, root):
        _carry(committed, plan.notebook)
        return False
    _run(plan, root, environment)
    problems = [
        _cell_problem(plan, cell.id, reason)
        for cell in code_cells(plan.notebook)
        for reason in output_reasons(cell, plan.edition, root)
    ]
    if problems:
        raise BuildError(problems)
    return True


def _run(plan: _Planned, root: Path, environment: Environment, seconds: int = CELL_SECONDS) -> None:
    folder = (root / plan.path).parent
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with environment() as variables:
            execute(plan.notebook, folder, variables, seconds)
            about = plan.notebook.metadata.atelier
            about["inputs"] = inputs_read(Path(variables[FILES_READ]), root, about.module)
    except ExecutionError as error:
        raise BuildError([_cell_problem(plan, error.cell, str(error))]) from error


def _cell_problem(plan: _Planned, cell_id: str, reason: str) -> Problem:
    line = next((cell.line for cell in plan.source.cells if cell.id == cell_id), 1)
    return Problem(plan.source.file, line, cell_id, f"in {plan.path}, {reason}")


def _still_good(committed: NotebookNode, wanted: NotebookNode, root: Path) -> bool:
    was = committed.metadata.get("atelier", {}).get("source_sha256")
    ran = was_executed(committed) and _inputs(committed) is not None
    return ran and was == wanted.metadata.atelier.source_sha256 and not changed_inputs(_inputs(committed) or {}, root)


def _carry(committed: NotebookNode, wanted: NotebookNode) -> None:
    carry_outputs(committed, wanted)
    wanted.metadata.atelier["inputs"] = _inputs(committed)


def _inputs(notebook: NotebookNode) -> Inputs | None:
    inputs: Inputs | None = notebook.metadata.get("atelier", {}).get("inputs")
    return inputs


def _differences(plan: _Planned, root: Path) -> list[Problem]:
    path = root / plan.path
    committed = read_notebook(path)
    if committed is None:
        reason = "this notebook is missing or cannot be read; run python tools/build_course.py"
        return [Problem(plan.path, 1, "", reason)]
    if plan.edition in EXECUTED:
        inputs = _inputs(committed)
        if inputs is None or not was_executed(committed):
            return [Problem(plan.path, 1, "", "it was not executed; run python tools/build_course.py")]
        changed = changed_inputs(inputs, root)
        if changed:
            reason = f"{changed[0]} changed since it was executed; run python tools/build_course.py"
            return [Problem(plan.path, 1, "", reason)]
        _carry(committed, plan.notebook)
    if path.read_bytes() != notebook_text(plan.notebook).encode():
        reason = f"it does not follow from {plan.source.file}; run python tools/build_course.py"
        return [Problem(plan.path, 1, "", reason)]
    return []


def _strays(root: Path, planned: list[_Planned]) -> list[Path]:
    expected = {root / plan.path for plan in planned}
    found = [
        path
        for folder in FOLDERS.values()
        for path in (root / folder).rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    ]
    return sorted(set(found) - expected)


def _is_ours(path: Path) -> bool:
    notebook = read_notebook(path)
    return notebook is not None and "atelier" in notebook.metadata


def _new_lock(lock: pairs.Lock, found: list[pairs.Pair], *, partial_build: bool) -> pairs.Lock:
    made = pairs.make_lock(found)
    return {**lock, **made} if partial_build else made
