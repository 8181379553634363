"""What a learner gets of a file: the clean table, what was set aside and why, and a report in plain sentences."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..i18n import Text, current_language
from .wording import number_of_rows, say, some_rows


@dataclass(frozen=True)
class Group:
    """Problems of one kind in one column: how many, their rows as a spreadsheet numbers them, the first value."""

    column: str
    problem: Text
    rows: tuple[int, ...]
    example: str
    kept: bool

    def sentence(self) -> Text:
        """Say it: "rows 3, 8 (2 rows), column "Date": this is not a date, for example 31/02/2026"."""
        text = GROUP if self.column else ROW_GROUP
        shown = say(EXAMPLE, value=self.example) if self.example else Text("", "")
        where = some_rows(self.rows)
        count = number_of_rows(len(self.rows))
        fate = KEPT if self.kept else Text("", "")
        return say(text, where=where, count=count, column=self.column, problem=self.problem, example=shown, fate=fate)


@dataclass(frozen=True)
class Report:
    """Every decision taken while reading a file, as sentences; shown in the learner's language."""

    title: Text
    decisions: tuple[Text, ...]
    problems: tuple[Group, ...]

    def __str__(self) -> str:
        """Return the sentences, one a line."""
        lines = [str(self.title), *(f"- {line}" for line in self.decisions)]
        if self.problems:
            lines += [str(PROBLEMS), *(f"- {group.sentence()}" for group in self.problems)]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{html.escape(str(self.title))}</strong></p>", _bullets(self.decisions)]
        if self.problems:
            parts += [f"<p>{html.escape(str(PROBLEMS))}</p>", _bullets([group.sentence() for group in self.problems])]
        return f'<div lang="{current_language()}" style="max-width:60em">{"".join(parts)}</div>'


@dataclass(frozen=True)
class LoadedTable:
    """A learner's file, read and checked. Shown in a notebook, it shows its report.

    ``table``: the clean rows, with typed columns under the names of the course, then the other columns of the file.
    ``set_aside``: the rows that were not used, as they are in the file, with ``row`` (the number a spreadsheet program
    shows) and ``reason``. ``problems``: one line for each problem: ``row``, ``column``, ``value``, ``kind``,
    ``problem``, ``kept`` (True: only worth a look, the row is in the table). ``columns``: the column of the file taken
    for each column of the table. ``rows_in_file`` is always ``len(table) + len(set_aside)``.
    """

    table: pd.DataFrame
    set_aside: pd.DataFrame
    problems: pd.DataFrame
    columns: Mapping[str, str]
    report: Report
    rows_in_file: int

    def __str__(self) -> str:
        """Return the report."""
        return str(self.report)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.report._repr_html_()


def _bullets(lines: Sequence[Text]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(str(line))}</li>" for line in lines) + "</ul>"


PROBLEMS: Final = Text("What to look at in your file:", "Ce qu’il faut regarder dans votre fichier :")
GROUP: Final = Text(
    '{count}, column "{column}": {problem}{example} ({where}){fate}.',
    "{count}, colonne « {column} » : {problem}{example} ({where}){fate}.",
)
ROW_GROUP: Final = Text("{count}: {problem} ({where}){fate}.", "{count} : {problem} ({where}){fate}.")
EXAMPLE: Final = Text(', for example "{value}"', ", par exemple « {value} »")
KEPT: Final = Text("; not set aside", " ; sans mise de côté")
