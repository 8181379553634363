"""Where a learner stands in each module, as a table."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import yaml

from .checking.declaration import load_checks, module_folders
from .i18n import Text, current_language
from .quizzes import load_quiz
from .records import store

_MONTHS: Final = Text(
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)


def progress() -> ProgressTable:
    """Return the table to show: for each module, exercises done, quiz score and last visit."""
    return ProgressTable(standings(), store().take_notice())


def standings() -> list[Standing]:
    """Return where the learner stands in each module of the course, in order.

    Totals are counted from the modules' ``checks.py`` and ``quiz.yaml``.
    """
    records = store()
    done, right, visits = records.exercises_done(), records.questions_right(), records.last_visits()
    found = []
    for folder in module_folders():
        number = folder.name[:2]
        checks, questions = load_checks(folder), load_quiz(folder)
        found.append(
            Standing(
                module=number,
                title=_title(folder),
                exercises_done=len(done & checks.keys()),
                exercises=len(checks),
                questions_right=sum((number, question.id) in right for question in questions),
                questions=len(questions),
                last_visit=visits.get(number),
            )
        )
    return found


@dataclass(frozen=True)
class Standing:
    """Where the learner stands in one module; ``last_visit`` is None before the first attempt."""

    module: str
    title: Text
    exercises_done: int
    exercises: int
    questions_right: int
    questions: int
    last_visit: datetime | None


@dataclass(frozen=True)
class ProgressTable:
    """The learner's progress as an accessible table in JupyterLab and as lines of text elsewhere."""

    rows: list[Standing]
    notice: Text | None = None

    def _repr_html_(self) -> str:
        caption = Text("Your progress, kept on this machine only", "Votre progression, gardée sur ce seul ordinateur")
        heads = (
            Text("Module", "Module"),
            Text("Exercises done", "Exercices réussis"),
            Text("Quiz: right answers", "Quiz : bonnes réponses"),
            Text("Last visit", "Dernière visite"),
        )
        head = "".join(f'<th scope="col" style="text-align:left">{html.escape(str(title))}</th>' for title in heads)
        body = "".join(f"<tr>{self._cells(row)}</tr>" for row in self.rows)
        note = f"<p>{html.escape(str(self.notice))}</p>" if self.notice else ""
        return (
            f'<table lang="{current_language()}"><caption>{html.escape(str(caption))}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
        )

    def __repr__(self) -> str:
        """Return one line a module."""
        lines = [
            f"{row.module} {row.title} · {_bar(row)} {_share(row.exercises_done, row.exercises)}"
            f" · quiz {_share(row.questions_right, row.questions)} · {_day(row.last_visit)}"
            for row in self.rows
        ]
        return "\n".join([*lines, *([str(self.notice)] if self.notice else [])])

    def _cells(self, row: Standing) -> str:
        name = html.escape(f"{row.module} {row.title}")
        bar = f'<span aria-hidden="true">{_bar(row)}</span> {_share(row.exercises_done, row.exercises)}'
        cells = (bar, _share(row.questions_right, row.questions), html.escape(_day(row.last_visit)))
        return f'<th scope="row" style="text-align:left">{name}</th>' + "".join(
            f'<td style="text-align:left;white-space:nowrap">{cell}</td>' for cell in cells
        )


def _title(folder: Path) -> Text:
    file = folder / "module.yaml"
    title = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}).get("title")
    return Text(str(title["en"]), str(title["fr"])) if title else Text(folder.name[3:], folder.name[3:])


def _day(moment: datetime | None) -> str:
    if moment is None:
        return str(Text("not yet", "pas encore"))
    local = moment.astimezone()
    return f"{local.day} {str(_MONTHS).split()[local.month - 1]} {local.year}"


def _share(done: int, total: int) -> str:
    return str(Text(f"{done} of {total}", f"{done} sur {total}")) if total else "–"


def _bar(row: Standing) -> str:
    full = round(10 * row.exercises_done / row.exercises) if row.exercises else 0
    return "█" * full + "░" * (10 - full)
