"""A pytest plugin on top of nbval: strict where nbval is lax, tolerant of the last digits of a float.

* a lesson or solution that was never executed fails, as does a notebook without a code cell;
* floats are compared to six significant digits, memory addresses and the pixels of pictures are not compared (the
  numbers of a figure are in its alt text, which is);
* in an exercise, left blank, every check must answer "to do";
* each kernel has a per-user folder of its own and no network.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from course_builder.kernel import CELL_SECONDS, kernel_environment
from nbval.plugin import IPyNbCell, IPyNbFile

ROOT = Path(__file__).resolve().parents[2]
DIGITS = 6

FLOAT = re.compile(r"(?<![\w.])\d+\.\d+(?:[eE][+-]?\d+)?(?![\w]|\.\d)")
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
PICTURE = re.compile(r"data:image/png;base64,[^\"')\s]+")
VERDICT = re.compile(r'data-verdict="(\w+)"')


def pytest_configure(config: pytest.Config) -> None:
    """Turn nbval on, in the Python that runs the tests."""
    config.option.nbval = True
    config.option.nbval_current_env = True
    config.option.nbval_cell_timeout = CELL_SECONDS


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Generator[None, Any, Any]:
    """Put the strict notebook in the place of nbval's."""
    collected = yield
    return [
        StrictNotebook.from_parent(parent, path=file_path) if isinstance(node, IPyNbFile) else node
        for node in collected
    ]


class StrictNotebook(IPyNbFile):
    """A notebook to run, in the surroundings the builder executes it in."""

    def collect(self) -> Iterator[IPyNbCell]:
        cells = list(super().collect())
        if not cells:
            raise self.CollectError(f"{self.path}: this notebook has no code cell")
        for cell in cells:
            yield StrictCell.from_parent(
                self, name=cell.name, cell_num=cell.cell_num, cell=cell.cell, options=cell.options
            )

    def setup(self) -> None:
        self.surroundings = ExitStack()
        environment = self.surroundings.enter_context(kernel_environment(ROOT))
        with pytest.MonkeyPatch.context() as patch:  # nbval starts the kernel with this process's own environment
            for name in set(os.environ) - set(environment):
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            super().setup()

    def teardown(self) -> None:
        super().teardown()
        self.surroundings.close()

    @property
    def is_exercise(self) -> bool:
        return self.nb.metadata.get("atelier", {}).get("edition") == "exercise"


class StrictCell(IPyNbCell):
    """A code cell to run and compare."""

    def runtest(self) -> None:
        super().runtest()
        if self.parent.is_exercise:
            self._is_to_do()
        elif self.cell.execution_count is None:
            self.raise_cell_error("Cell was never run: run python tools/build_course.py")

    def sanitize(self, s: Any) -> Any:
        if not isinstance(s, str):
            return s
        s = ADDRESS.sub("0x…", PICTURE.sub("PNG", s))
        return FLOAT.sub(lambda found: f"{float(found[0]):.{DIGITS}g}", s)

    def _is_to_do(self) -> None:
        if "check(" not in self.cell.source:
            return
        pages = [output["data"].get("text/html", "") for output in self.test_outputs if "data" in output]
        verdicts = VERDICT.findall("".join(pages))
        if not verdicts or set(verdicts) != {"todo"}:
            self.raise_cell_error(f"Blank exercise: the check must answer 'todo', not {verdicts or 'nothing'}")
