"""What is wrong with a source, said so that its author finds the place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One reason to stop the build: ``file`` is relative to the project, ``line`` counts from 1."""

    file: str
    line: int
    cell: str
    reason: str

    def __str__(self) -> str:
        """Return ``file:line [cell]: reason``."""
        where = f" [{self.cell}]" if self.cell else ""
        return f"{self.file}:{self.line}{where}: {self.reason}"


class BuildError(Exception):
    """The build stopped; ``problems`` holds every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
