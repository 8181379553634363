"""Puts one edition of a module together as a notebook, and writes notebooks the same way every time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import nbformat
from nbformat import NotebookNode

from atelier.i18n import LANGUAGES, Language, Text

from .claims import filled
from .code import Edition, cut
from .module import Module
from .rules import shown
from .sources import Cell, Prose

FOLDERS: Final[dict[Edition, str]] = {
    "lesson": "notebooks",
    "exercise": "exercises",
    "solution": "solutions",
}
EXECUTED: Final[tuple[Edition, ...]] = ("lesson", "solution")

_NAMES: Final[dict[Edition, Text]] = {
    "lesson": Text("Lesson", "Leçon"),
    "exercise": Text("Exercises", "Exercices"),
    "solution": Text("Solutions", "Corrigés"),
}
_LANGUAGE_NAMES: Final[dict[Language, str]] = {"en": "English", "fr": "Français"}
_MINUTES: Final = Text("About {minutes} minutes, exercises included", "Environ {minutes} minutes, exercices compris")
_OBJECTIVES: Final = Text("What you will be able to do", "Ce que vous saurez faire")
_PREREQUISITES: Final = Text("Before you start", "Avant de commencer")
_KEY_POINTS: Final = Text("Key points", "À retenir")
_COST: Final = Text(
    "## What this module cost\n\nThe replies of the model in this lesson took electricity. Change the number of people "
    "to see what your whole team would spend.",
    "## Ce que ce module a coûté\n\nLes réponses du modèle dans cette leçon ont consommé de l’électricité. Changez le "
    "nombre de personnes pour voir ce que dépenserait toute votre équipe.",
)
_COST_CODE: Final = "from atelier.footprint import module_cost\n\nmodule_cost(people=12)"
_NEXT: Final = Text("Next", "Et ensuite")
_HOW: Final = Text(
    "In each exercise, find the three dots or the value to change, run the cell (Shift + Enter) and read the verdict "
    "below it. Stuck? `hint` gives you a nudge.",
    "Dans chaque exercice, repérez les trois points ou la valeur à changer, exécutez la cellule (Maj + Entrée) et "
    "lisez le verdict qui s’affiche en dessous. Vous bloquez\u202f? `hint` vous met sur la voie.",
)
_ANSWERS: Final = Text(
    "Try the exercises first: an answer you looked for stays longer than one you read.",
    "Essayez d’abord les exercices\u202f: une réponse cherchée se retient mieux qu’une réponse lue.",
)
_v4: Final[Any] = nbformat.v4  # nbformat declares no types
_nbformat: Final[Any] = nbformat
_KEPT_TAGS: Final = ("nbval-ignore-output", "raises-exception")


def notebook_path(module: Module, edition: Edition, language: Language) -> str:
    """Return where an edition goes, relative to the project."""
    return f"{FOLDERS[edition]}/{language}/{module.name}.ipynb"


def assemble(module: Module, edition: Edition, language: Language, following: Module | None) -> NotebookNode:
    """Return one edition of ``module``, without outputs; ``following`` is the module that comes after it."""
    source = module.lesson if edition == "lesson" else module.practice
    cells = [
        *_front(module, edition, language),
        *(_cell(cell, edition, language) for cell in source.cells if shown(cell, edition)),
        *_end(module, edition, language, following),
    ]
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = filled(cell.source, language, module.register)
    notebook: NotebookNode = _v4.new_notebook(
        cells=cells,
        metadata={
            "title": _heading(module, edition, language),
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "atelier": {"module": module.number, "edition": edition, "lang": language},
        },
    )
    if edition in EXECUTED:
        notebook.metadata.atelier["source_sha256"] = code_checksum(notebook)
    return notebook


def code_checksum(notebook: NotebookNode) -> str:
    """Return the sha256 of the code of ``notebook``, cell by cell."""
    code = [[cell.id, cell.source, cell.metadata.get("tags", [])] for cell in code_cells(notebook)]
    return hashlib.sha256(json.dumps(code).encode()).hexdigest()


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells of ``notebook``, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def was_executed(notebook: NotebookNode) -> bool:
    """Return True when every code cell of ``notebook`` carries the number of its execution, from 1 up."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    return counts == list(range(1, len(counts) + 1))


def carry_outputs(source: NotebookNode, target: NotebookNode) -> None:
    """Copy outputs and execution counts from ``source`` to the cells of the same id in ``target``."""
    known = {cell.id: cell for cell in code_cells(source)}
    for cell in code_cells(target):
        if cell.id in known:
            cell.outputs = known[cell.id].outputs
            cell.execution_count = known[cell.id].execution_count


def read_notebook(path: Path) -> NotebookNode | None:
    """Return the notebook at ``path``; None when there is none or it cannot be read."""
    try:
        text = path.read_text("utf-8")
        data = json.loads(text)
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.get("nbformat") != 4 or "cells" not in data:
        return None
    notebook: NotebookNode = _nbformat.reads(text, as_version=4)
    return notebook


def notebook_text(notebook: NotebookNode) -> str:
    """Return the text of the notebook file: sorted keys, one-space indent, one final newline."""
    _nbformat.validate(notebook)
    return str(_nbformat.writes(notebook)).rstrip("\n") + "\n"


def _front(module: Module, edition: Edition, language: Language) -> list[NotebookNode]:
    about = module.description
    links = [_link(module, other, language, _NAMES[other].of(language)) for other in FOLDERS if other != edition]
    links += [f"[{_LANGUAGE_NAMES[other]}](../{other}/{module.name}.ipynb)" for other in LANGUAGES if other != language]
    lines = {
        "lesson": [
            about.summary.text.of(language),
            f"*{_MINUTES.fill(minutes=about.minutes).of(language)}*",
        ],
        "exercise": [_HOW.of(language)],
        "solution": [_ANSWERS.of(language)],
    }[edition]
    title = "\n\n".join([f"# {_heading(module, edition, language)}", *lines, " · ".join(links)])
    cells = [_markdown("atelier-title", title)]
    if edition == "lesson":
        goals = _list(_OBJECTIVES, (pair.text for pair in about.objectives), language)
        needs = _list(_PREREQUISITES, (pair.text for pair in about.prerequisites), language)
        cells.append(_markdown("atelier-objectives", "\n\n".join(part for part in (goals, needs) if part)))
    return cells


def _end(module: Module, edition: Edition, language: Language, following: Module | None) -> list[NotebookNode]:
    cells = []
    if edition == "lesson":
        points = _list(_KEY_POINTS, (pair.text for pair in module.description.key_points), language)
        cells.append(_markdown("atelier-key-points", points))
        cells.append(_markdown("atelier-cost-why", _COST.of(language)))
        cells.append(_v4.new_code_cell(_COST_CODE, id="atelier-cost"))
    steps = []
    if edition == "lesson":
        steps.append(_link(module, "exercise", language, _NAMES["exercise"].of(language)))
    if edition == "exercise":
        steps.append(_link(module, "solution", language, _NAMES["solution"].of(language)))
    if following is not None:
        title = following.description.title.text.of(language)
        steps.append(_link(following, "lesson", language, f"{following.number} {title}"))
    if steps:
        lines = "\n".join(f"- {step}" for step in steps)
        cells.append(_markdown("atelier-next", f"## {_NEXT.of(language)}\n\n{lines}"))
    return cells


def _heading(module: Module, edition: Edition, language: Language) -> str:
    title = f"{module.number} {module.description.title.text.of(language)}"
    return title if edition == "lesson" else f"{title} · {_NAMES[edition].of(language)}"


def _link(module: Module, edition: Edition, language: Language, words: str) -> str:
    return f"[{words}](../../{notebook_path(module, edition, language)})"


def _list(heading: Text, items: Iterable[Text], language: Language) -> str:
    lines = "\n".join(f"- {item.of(language)}" for item in items)
    return f"## {heading.of(language)}\n\n{lines}" if lines else ""


def _cell(cell: Cell, edition: Edition, language: Language) -> NotebookNode:
    if isinstance(cell, Prose):
        return _markdown(cell.id, cell.texts[language])
    metadata: dict[str, object] = {}
    kept = [tag for tag in _KEPT_TAGS if tag in cell.tags]
    if kept:
        metadata["tags"] = kept
    if "hide-code" in cell.tags:
        metadata["jupyter"] = {"source_hidden": True}
    source = cut(cell.source, edition, language)
    code: NotebookNode = _v4.new_code_cell(source, id=cell.id, metadata=metadata)
    return code


def _markdown(cell_id: str, text: str) -> NotebookNode:
    cell: NotebookNode = _v4.new_markdown_cell(re.sub(r"[ \t]+$", "", text, flags=re.M), id=cell_id)
    return cell
