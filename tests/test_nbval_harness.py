"""The notebook harness sees what it must see: each tampered notebook fails at the tampered cell, and only there."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from course_builder.execution import execute
from course_builder.kernel import kernel_environment
from nbformat import NotebookNode
from notebooks.runner import command, environment

ROOT = Path(__file__).resolve().parents[1]
CELLS = {
    "number": "0.1 + 0.2",
    "text": "print('spend', 0.30000000000000004)",
    "table": ("from IPython.display import HTML\nHTML('<table><tr><td>Paris</td><td>12.5</td></tr></table>')"),
    "figure": (
        'HTML(\'<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="Spend rises from 10 to 42">'
        "<figcaption>Spend</figcaption></figure>')"
    ),
    "object": "object()",
    "network": (
        "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), timeout=1)\n"
        "except OSError as error:\n    print(str(error)[:22])\n"
        "try:\n    socket.getaddrinfo('localhost', 80)\nexcept OSError as error:\n    print(str(error)[:22])"
    ),
    "loop": "import asyncio\nawait asyncio.sleep(0, 'event loop and thread pool work')",
}
CHECK = "from IPython.display import HTML\ncheck = lambda answer: HTML(f'<div data-verdict=\"{answer}\"></div>')"


def code_cell(name: str, source: str, count: int | None = None) -> NotebookNode:
    return nbformat.v4.new_code_cell(source, id=name, execution_count=count)


def notebook(cells: list[NotebookNode], edition: str = "lesson") -> NotebookNode:
    return nbformat.v4.new_notebook(cells=cells, metadata={"atelier": {"edition": edition}})


def cell(changed: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in changed.cells if cell.id == name)


def rewritten(name: str, old: str, new: str) -> Callable[[NotebookNode], None]:
    """Return a tampering: ``old`` becomes ``new`` in the outputs of cell ``name``."""

    def tamper(changed: NotebookNode) -> None:
        written = json.dumps(cell(changed, name).outputs)
        assert old in written, f"{old!r} is not in {written}"
        cell(changed, name).outputs = nbformat.from_dict(json.loads(written.replace(old, new)))

    return tamper


def stripped(changed: NotebookNode) -> None:
    cell(changed, "table").outputs = []


def never_run(changed: NotebookNode) -> None:
    cell(changed, "table").outputs = []
    cell(changed, "table").execution_count = None


def extra_stream(changed: NotebookNode) -> None:
    cell(changed, "number").outputs.append(nbformat.v4.new_output("stream", name="stderr", text="warning\n"))


def failing(changed: NotebookNode) -> None:
    cell(changed, "loop").source = "1 / 0"


def on_the_network(changed: NotebookNode) -> None:
    cell(changed, "loop").source = "socket.socket().connect(('127.0.0.1', 9))"


# What is done to the notebook, and the cells that must fail for it.
TAMPERED: dict[str, tuple[Callable[[NotebookNode], None], set[str]]] = {
    "untouched": (lambda changed: None, set()),
    "last-digit": (rewritten("number", "0.30000000000000004", "0.30000000000000027"), set()),
    "picture-pixels": (rewritten("figure", "iVBORw0KGgo=", "AAAABBBB"), set()),
    "number": (rewritten("number", "0.30000000000000004", "0.30003"), {"number"}),
    "stream": (rewritten("text", "spend", "spent"), {"text"}),
    "number-in-stream": (rewritten("text", "0.30000000000000004", "0.3001"), {"text"}),
    "html-table": (rewritten("table", "12.5", "12.6"), {"table"}),
    "html-table-word": (rewritten("table", "Paris", "Lyon"), {"table"}),
    "alt-text": (rewritten("figure", "to 42", "to 43"), {"figure"}),
    "no-picture": (rewritten("figure", "<img", "<i"), {"figure"}),
    "no-figure": (rewritten("figure", "figure>", "p>"), {"figure"}),
    "stripped": (stripped, {"table"}),
    "never-run": (never_run, {"table"}),
    "extra-stream": (extra_stream, {"number"}),
    "failing": (failing, {"loop"}),
    "on-the-network": (on_the_network, {"loop"}),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, set[str]], str]:
    """Run every tampered notebook in one go; return the cells that failed in each, and what pytest said."""
    folder = tmp_path_factory.mktemp("tampered")
    original = notebook([code_cell(name, source) for name, source in CELLS.items()])
    with kernel_environment(ROOT) as surroundings:
        execute(original, folder, surroundings)
    names = {}
    for name, (tamper, _) in TAMPERED.items():
        changed = deepcopy(original)
        tamper(changed)
        names[name] = [cell.id for cell in changed.cells]
        nbformat.write(changed, folder / f"{name}.ipynb")
    for verdict in ("todo", "ok", "retry"):
        exercise = notebook([code_cell("tools", CHECK), code_cell("check", f"check({verdict!r})")], "exercise")
        names[f"exercise-{verdict}"] = ["tools", "check"]
        nbformat.write(exercise, folder / f"exercise-{verdict}.ipynb")
    silent = notebook([code_cell("tools", CHECK), code_cell("check", "answer = check('todo')")], "exercise")
    names["exercise-silent"] = ["tools", "check"]
    nbformat.write(silent, folder / "exercise-silent.ipynb")
    nbformat.write(notebook([nbformat.v4.new_markdown_cell("No code.", id="a")]), folder / "empty.ipynb")
    run = subprocess.run(
        command([folder], ["-rf", "--continue-on-collection-errors", "--color=no"]),
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    failed: dict[str, set[str]] = {name: set() for name in names}
    for line in run.stdout.splitlines():
        found = re.match(r"FAILED .*?([\w-]+)\.ipynb::Cell (\d+)", line)
        if found:
            failed[found[1]].add(names[found[1]][int(found[2])])
    return failed, run.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", TAMPERED)
def test_tampered_notebook(outcome: tuple[dict[str, set[str]], str], name: str) -> None:
    failed, said = outcome
    assert failed[name] == TAMPERED[name][1], said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exercise-todo", set()),
        ("exercise-ok", {"check"}),
        ("exercise-retry", {"check"}),
        ("exercise-silent", {"check"}),
    ],
)
def test_blank_exercise_must_say_to_do(outcome: tuple[dict[str, set[str]], str], name: str, expected: set[str]) -> None:
    failed, said = outcome
    assert failed[name] == expected, said


@pytest.mark.slow
def test_reasons_are_told(outcome: tuple[dict[str, set[str]], str]) -> None:
    _, said = outcome
    assert "empty.ipynb: this notebook has no code cell" in said
    assert "Cell was never run: run python tools/build_course.py" in said
    assert "the network is blocked while a notebook is built or tested: connect ('127.0.0.1', 9)" in said
    assert "the check must answer 'todo', not ['ok']" in said
