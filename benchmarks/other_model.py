"""How the same notebooks do with another model: every committed cell, unchanged, against another endpoint.

    python benchmarks/other_model.py --weights qwen2.5-coder-0.5b-instruct \\
        --module 02 --report benchmarks/results/another-model.md
    OPENAI_BASE_URL=… ATELIER_MODEL=… python benchmarks/other_model.py --module 02

Lessons and solutions of both languages are run. The report sets every measurement that a lesson shows beside the one
that is committed, and says which solutions still pass. Replies are kept per user, so that an interrupted run can be
started again.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from course_builder.execution import ExecutionError, execute
from course_builder.kernel import RECORDING_CELL_SECONDS, recording_environment
from course_builder.notebooks import code_cells, read_notebook
from nbformat import NotebookNode

from atelier.engine import record_server
from atelier.i18n import LANGUAGES
from atelier.models import named
from atelier.paths import course_root, user_dir
from atelier.settings import endpoint, setting

# What a trial or a comparison says of itself, in either language.
MEASURED = re.compile(r"95\s?% interval|intervalle à 95\s%")
VERDICT = re.compile(r'data-verdict="(\w+)"')
LESSONS, SOLUTIONS = "notebooks", "solutions"


def main() -> None:
    """Run the notebooks, and print or write the report."""
    options = _options()
    with _other_model(options.weights) as (name, surroundings):
        replies = user_dir() / "benchmarks" / re.sub(r"\W+", "-", name)
        surroundings["ATELIER_RECORDINGS_DIR"] = str(replies)
        sections = [_section(path, name, surroundings) for path in _notebooks(options.module)]
    report = "\n\n".join([_head(name), *sections]) + "\n"
    if options.report:
        options.report.write_text(report, "utf-8", newline="\n")
    print(report)


@contextmanager
def _other_model(weights: str | None) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name of the model and the environment that reaches it."""
    if weights:
        with record_server(named(weights)) as url:
            yield weights, {"ATELIER_SERVER_URL": url}
        return
    target = endpoint()
    if target.embedded:
        raise SystemExit("Name the other model: --weights, or OPENAI_BASE_URL and ATELIER_MODEL.")
    names = ("OPENAI_BASE_URL", "OPENAI_API_KEY", "ATELIER_MODEL")
    yield target.model, {name: setting(name) or "" for name in names}


def _notebooks(modules: list[str]) -> list[Path]:
    root = course_root()
    return [
        path
        for module in modules
        for folder in (LESSONS, SOLUTIONS)
        for language in LANGUAGES
        for path in sorted((root / folder / language).glob(f"{module}_*.ipynb"))
    ]


def _section(path: Path, name: str, surroundings: dict[str, str]) -> str:
    """Run one notebook as it is committed, and return what came out, in Markdown."""
    committed, again = read_notebook(path), read_notebook(path)
    if committed is None or again is None:
        raise SystemExit(f"{path} cannot be read.")
    place = path.relative_to(course_root()).as_posix()
    print(place, flush=True)
    try:
        with recording_environment(course_root(), surroundings) as environment:
            execute(again, path.parent, environment, RECORDING_CELL_SECONDS)
    except ExecutionError as error:
        return f"## {place}\n\nCell `{error.cell}` stopped: {error}"
    rows = _verdicts(again) if place.startswith(SOLUTIONS) else _measured(committed, again)
    return f"## {place}\n\n{len(code_cells(again))} cells ran, none with an error.\n\n" + "\n".join(rows)


def _measured(committed: NotebookNode, again: NotebookNode) -> list[str]:
    """Return a table: what each measuring cell said when committed, and what it says now."""
    rows = [
        f"| `{before.id}` | {_text(before)} | {_text(after)} |"
        for before, after in zip(code_cells(committed), code_cells(again), strict=True)
        if MEASURED.search(_text(before))
    ]
    return ["| Cell | Embedded model | This model |", "|---|---|---|", *rows] if rows else []


def _verdicts(notebook: NotebookNode) -> list[str]:
    """Return which solutions were accepted, and which were not."""
    found = {cell.id: VERDICT.findall(json.dumps(cell.outputs).replace('\\"', '"')) for cell in code_cells(notebook)}
    checked = {cell: kinds for cell, kinds in found.items() if kinds}
    missed = [f"`{cell}`" for cell, kinds in checked.items() if set(kinds) != {"ok"}]
    lines = [f"{len(checked) - len(missed)} of {len(checked)} solutions are accepted."]
    return lines + ([f"Not accepted with this model: {', '.join(missed)}."] if missed else [])


def _text(cell: NotebookNode) -> str:
    plain = [str(output.get("data", {}).get("text/plain", "")) for output in cell.outputs]
    return " ".join(" ".join(plain).split()).replace("|", "\\|")


def _head(name: str) -> str:
    return (
        f"# The same notebooks with {name}\n\n"
        "Made by `benchmarks/other_model.py` from the committed notebooks, no cell changed. The league of techniques "
        "of a lesson belongs to its model: this is why."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the committed notebooks with another model.")
    parser.add_argument("--weights", help="a model of `start.py model list`, run beside the embedded one")
    parser.add_argument("--module", action="append", required=True, metavar="NN")
    parser.add_argument("--report", type=Path, help="write the report here as well")
    return parser.parse_args()


if __name__ == "__main__":
    main()
