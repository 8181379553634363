"""The quiz at the end of a module: ``quiz("01")`` to answer with mouse or keyboard, ``quiz("01", q1="b")`` to type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import yaml
from IPython import get_ipython

from .checking.answers import is_blank, read_items
from .checking.declaration import module_folder
from .checking.display import Box, Kind, inline
from .errors import AtelierError
from .headless import is_headless
from .i18n import LANGUAGES, Text, current_language
from .records import store

if TYPE_CHECKING:
    import ipywidgets

QuestionKind = Literal["single", "multiple", "order"]
_KINDS: Final = ("single", "multiple", "order")
_HOW: Final[dict[str, Text]] = {
    "single": Text("One answer is right.", "Une seule réponse est juste."),
    "multiple": Text("Several answers may be right.", "Plusieurs réponses peuvent être justes."),
    "order": Text("Put them in the right order.", "Remettez-les dans le bon ordre."),
}


@dataclass(frozen=True)
class Option:
    """One answer to choose; ``why`` says what is wrong with it, or right."""

    id: str
    text: Text
    correct: bool
    why: Text | None


@dataclass(frozen=True)
class Question:
    """One question; ``options`` are in the order shown, lettered a, b, c…; ``right`` is the answer in letters."""

    id: str
    kind: QuestionKind
    question: Text
    options: tuple[Option, ...]
    right: str
    explanation: Text | None

    @property
    def letters(self) -> str:
        """The letters of the options, in the order shown."""
        return ascii_lowercase[: len(self.options)]

    def option(self, letter: str) -> Option:
        """Return the option shown under ``letter``."""
        return self.options[self.letters.index(letter)]


@dataclass(frozen=True)
class Marked:
    """The verdict on one question: ``answer`` in letters as understood, ``lines`` to tell the learner."""

    kind: Kind
    answer: str
    lines: tuple[Text, ...]


def quiz(module: str, /, **answers: object) -> QuizPage | ipywidgets.VBox:
    """Return the quiz of ``module`` ("01"): widgets in JupyterLab, else a list with the way to answer by code.

    Answers given by code are letters: ``quiz("01", q1="b", q2="ac", q3="cab")``. Raises ``AtelierError`` when the
    module has no quiz or no such question.
    """
    folder = module_folder(module) if isinstance(module, str) else None
    questions = load_quiz(folder) if folder else ()
    if folder is None or not questions:
        raise AtelierError(
            Text(
                f'There is no quiz {module}. Write the number of the module, as in `quiz("01")`.',
                f'Il n’y a pas de quiz {module}. Écrivez le numéro du module, comme dans `quiz("01")`.',
            )
        )
    number = folder.name[:2]
    unknown = sorted(answers.keys() - {question.id for question in questions})
    if unknown:
        known = ", ".join(question.id for question in questions)
        raise AtelierError(
            Text(
                f"There is no question {unknown[0]}. The questions are {known}.",
                f"Il n’y a pas de question {unknown[0]}. Les questions sont {known}.",
            )
        )
    if answers or not _can_show_widgets():
        marks = {question.id: mark(question, answers[question.id]) for question in questions if question.id in answers}
        for name, marked in marks.items():
            _record(number, name, marked)
        return QuizPage(number, questions, marks)
    return _widgets(number, questions)


def mark(question: Question, answer: object) -> Marked:
    """Judge the answer to one question: letters as text ("ac", "a, c") or any collection of letters."""
    items = None if is_blank(answer) else read_items(answer, question.letters)
    if items is None or not items:
        return Marked("todo", "", (_to_do(question),))
    strange = [item for item in items if item not in question.letters]
    if strange or (question.kind == "single" and len(items) != 1):
        return Marked("todo", "", (_to_do(question),))
    if question.kind == "order":
        return _mark_order(question, items)
    return _mark_choice(question, sorted(set(items)))


def load_quiz(folder: Path) -> tuple[Question, ...]:
    """Return the questions of the module in ``folder``; none when it has no ``quiz.yaml``.

    Raises ``ValueError`` naming the file and the question when one is incomplete or contradicts itself.
    """
    file = folder / "quiz.yaml"
    if not file.is_file():
        return ()
    try:
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{file}: {error}") from error
    if not isinstance(listed, list) or not listed:
        raise ValueError(f"{file}: expected a list of questions")
    questions = []
    for place, fields in enumerate(listed, 1):
        try:
            questions.append(_question(fields))
        except ValueError as error:
            name = fields.get("id", place) if isinstance(fields, dict) else place
            raise ValueError(f"{file}: question {name}: {error}") from error
    ids = [question.id for question in questions]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{file}: two questions have the same id")
    return tuple(questions)


@dataclass(frozen=True)
class QuizPage:
    """The questions as a list, with the verdicts of those answered by code."""

    module: str
    questions: Sequence[Question]
    marks: Mapping[str, Marked]

    def _repr_html_(self) -> str:
        parts = "".join(self._question_html(place, question) for place, question in enumerate(self.questions, 1))
        return f'<section lang="{current_language()}">{parts}<p>{inline(self._how_to_answer())}</p></section>'

    def __repr__(self) -> str:
        """Return the same as plain text."""
        lines: list[str] = []
        for place, question in enumerate(self.questions, 1):
            lines.append(f"{place}. [{question.id}] {question.question} ({_HOW[question.kind]})")
            lines += [f"   {letter}. {question.option(letter).text}" for letter in question.letters]
            if question.id in self.marks:
                lines.append(repr(_box(question, self.marks[question.id])))
        return "\n".join([*lines, self._how_to_answer()])

    def _question_html(self, place: int, question: Question) -> str:
        marked = self.marks.get(question.id)
        verdict = _box(question, marked)._repr_html_() if marked else ""
        return f"{_wording(place, question)}{_options_html(question)}{verdict}"

    def _how_to_answer(self) -> str:
        example = ", ".join(f'{question.id}="…"' for question in self.questions[:3])
        call = f'`quiz("{self.module}", {example})`'
        text = Text(
            f"To answer by code, write the letters between the quotes: {call}.",
            f"Pour répondre par du code, écrivez les lettres entre les guillemets : {call}.",
        )
        return str(text)


def _mark_choice(question: Question, letters: list[str]) -> Marked:
    answer = "".join(letters)
    if answer == question.right:
        whys = [question.option(letter).why for letter in letters]
        lines = tuple(why for why in whys if why) + ((question.explanation,) if question.explanation else ())
        return Marked("ok", answer, lines)
    wrong = [(letter, question.option(letter)) for letter in letters if not question.option(letter).correct]
    lines = tuple(_labelled(letter, option.why) for letter, option in wrong if option.why)
    missing = len(set(question.right) - set(letters))
    if question.kind == "multiple" and missing:
        lines += (
            Text(
                f"Right answers still to find: {missing}.",
                f"Bonnes réponses encore à trouver : {missing}.",
            ),
        )
    return Marked("retry", answer, lines)


def _mark_order(question: Question, letters: list[str]) -> Marked:
    answer = "".join(letters)
    if sorted(letters) != sorted(question.letters):
        return Marked("todo", "", (_to_do(question),))
    if answer == question.right:
        return Marked("ok", answer, (question.explanation,) if question.explanation else ())
    count, total = sum(one == other for one, other in zip(answer, question.right, strict=True)), len(answer)
    in_place = Text(f"{count} of {total} are in their place.", f"À leur place : {count} sur {total}.")
    return Marked("retry", answer, (in_place,))


def _to_do(question: Question) -> Text:
    letters = ", ".join(question.letters)
    return {
        "single": Text(f"Choose one of {letters}.", f"Choisissez une seule lettre parmi {letters}."),
        "multiple": Text(f"Choose among {letters}.", f"Choisissez parmi {letters}."),
        "order": Text(
            f"Use each of {letters} exactly once.", f"Utilisez chacune des lettres {letters} une fois et une seule."
        ),
    }[question.kind]


def _labelled(letter: str, why: Text) -> Text:
    return Text(f"{letter}: {why.en}", f"{letter} : {why.fr}")


def _box(question: Question, marked: Marked) -> Box:
    return Box(marked.kind, question.id, [str(line) for line in marked.lines])


def _wording(place: int, question: Question) -> str:
    return (
        f'<p style="margin:1em 0 0.2em 0"><strong>{place}. {inline(str(question.question))}</strong>'
        f" <em>{inline(str(_HOW[question.kind]))}</em></p>"
    )


def _options_html(question: Question) -> str:
    items = "".join(f"<li>{inline(str(option.text))}</li>" for option in question.options)
    return f'<ol type="a" style="margin-top:0">{items}</ol>'


def _record(module: str, question: str, marked: Marked) -> None:
    if marked.kind != "todo":
        store().record_quiz(module, question, marked.answer, marked.kind)


def _can_show_widgets() -> bool:
    kernel = getattr(get_ipython(), "kernel", None)
    return kernel is not None and not is_headless() and find_spec("ipywidgets") is not None


def _widgets(module: str, questions: Sequence[Question]) -> ipywidgets.VBox:
    import ipywidgets

    # The look of a radio button cuts a long text at one line; a whole answer must stay readable.
    style = (
        "<style>.atelier-quiz label{height:auto!important;line-height:1.5!important;white-space:normal!important}"
        ".atelier-quiz .widget-radio,.atelier-quiz .widget-checkbox{height:auto!important}"
        ".atelier-quiz .widget-radio-box{max-width:none!important;height:auto!important}</style>"
    )
    parts = [_question_widget(module, place, question) for place, question in enumerate(questions, 1)]
    box = ipywidgets.VBox([ipywidgets.HTML(style), *parts])
    box.add_class("atelier-quiz")
    return box


def _question_widget(module: str, place: int, question: Question) -> ipywidgets.VBox:
    import ipywidgets

    controls, answer = _CONTROLS[question.kind](question)
    button = ipywidgets.Button(
        description=str(Text("Check", "Vérifier")),
        tooltip=str(Text(f"Check question {place}", f"Vérifier la question {place}")),
    )
    feedback = ipywidgets.HTML()

    def on_click(_: object) -> None:
        marked = mark(question, answer())
        _record(module, question.id, marked)
        feedback.value = _box(question, marked)._repr_html_()

    button.on_click(on_click)
    listed = _options_html(question) if question.kind == "order" else ""
    wording = ipywidgets.HTML(_wording(place, question) + listed)
    return ipywidgets.VBox([wording, *controls, button, feedback])


def _radio_buttons(question: Question) -> tuple[list[Any], Any]:
    import ipywidgets

    options = [(_plain(letter, question), letter) for letter in question.letters]
    radio = ipywidgets.RadioButtons(options=options, value=None, layout=ipywidgets.Layout(width="auto"))
    return [radio], lambda: radio.value


def _checkboxes(question: Question) -> tuple[list[Any], Any]:
    import ipywidgets

    layout = ipywidgets.Layout(width="auto")
    boxes = [
        ipywidgets.Checkbox(description=_plain(letter, question), indent=False, layout=layout)
        for letter in question.letters
    ]
    return boxes, lambda: [letter for letter, box in zip(question.letters, boxes, strict=True) if box.value]


def _dropdowns(question: Question) -> tuple[list[Any], Any]:
    import ipywidgets

    choices = [("…", ...), *((_plain(letter, question), letter) for letter in question.letters)]
    downs = [
        ipywidgets.Dropdown(
            options=choices,
            value=...,
            description=str(Text(f"Place {place}", f"Place {place}")),
            layout=ipywidgets.Layout(width="auto", max_width="46em"),
        )
        for place in range(1, len(question.letters) + 1)
    ]
    return downs, lambda: [down.value for down in downs]


_CONTROLS: Final = {"single": _radio_buttons, "multiple": _checkboxes, "order": _dropdowns}


def _plain(letter: str, question: Question) -> str:
    return f"{letter}. {str(question.option(letter).text).replace('`', '')}"


def _question(fields: object) -> Question:
    allowed = {"id", "kind", "question", "options", "explanation", "shown"}
    entry = _mapping(fields, "the question", allowed)
    name, kind = entry.get("id"), entry.get("kind")
    if not isinstance(name, str) or not re.fullmatch(r"[a-z]\w*", name):
        raise ValueError("the id must be a small letter, then letters or digits, as in q1")
    if kind not in _KINDS:
        raise ValueError(f"kind must be one of {', '.join(_KINDS)}")
    listed = entry.get("options")
    if not isinstance(listed, list) or not 3 <= len(listed) <= 8:
        raise ValueError("from three to eight options are needed")
    options = [_option(option, kind) for option in listed]
    ids = [option.id for option in options]
    if len(set(ids)) != len(ids):
        raise ValueError("two options have the same id")
    explanation = _text(entry["explanation"], "explanation") if "explanation" in entry else None
    question = _text(entry.get("question"), "question")
    if kind == "order":
        shown = _shown(entry.get("shown"), options)
        if explanation is None:
            raise ValueError("a question to order needs an explanation")
    elif "shown" in entry:
        raise ValueError("shown is for questions to order")
    else:
        shown = options
    right = _right_letters(cast(QuestionKind, kind), options, shown)
    return Question(name, cast(QuestionKind, kind), question, tuple(shown), right, explanation)


def _option(fields: object, kind: object) -> Option:
    ordered = kind == "order"
    allowed = {"id", "text"} if ordered else {"id", "text", "correct", "why"}
    entry = _mapping(fields, "an option", allowed)
    name = str(entry.get("id", ""))
    if not name:
        raise ValueError("an option has no id")
    text = _text(entry.get("text"), f"option {name}: text")
    if ordered:
        return Option(name, text, correct=True, why=None)
    if not isinstance(entry.get("correct"), bool):
        raise ValueError(f"option {name}: correct must be true or false")
    why = _text(entry["why"], f"option {name}: why") if "why" in entry else None
    if why is None and not entry["correct"]:
        raise ValueError(f"option {name}: a wrong option must say why")
    return Option(name, text, bool(entry["correct"]), why)


def _shown(listed: object, options: list[Option]) -> list[Option]:
    ids = [option.id for option in options]
    if not isinstance(listed, list) or sorted(map(str, listed)) != sorted(ids):
        raise ValueError("shown must list the id of every option once")
    if list(map(str, listed)) == ids:
        raise ValueError("shown must not be the right order")
    return [options[ids.index(str(name))] for name in listed]


def _right_letters(kind: QuestionKind, options: list[Option], shown: list[Option]) -> str:
    right = "".join(ascii_lowercase[shown.index(option)] for option in options if option.correct)
    if kind == "single" and len(right) != 1:
        raise ValueError("a question of kind single has exactly one correct option")
    if kind == "multiple" and not 1 <= len(right) < len(options):
        raise ValueError("a question of kind multiple has at least one correct and one wrong option")
    return right


def _text(fields: object, name: str) -> Text:
    if not isinstance(fields, dict) or set(fields) != set(LANGUAGES):
        raise ValueError(f"{name} must have en and fr, and only these (quote a text with a comma or a colon)")
    english, french = fields["en"], fields["fr"]
    if not all(isinstance(side, str) and side.strip() for side in (english, french)):
        raise ValueError(f"{name}: en and fr must be texts")
    return Text(english.strip(), french.strip())


def _mapping(fields: object, name: str, allowed: set[str]) -> dict[str, Any]:
    if not isinstance(fields, dict):
        raise ValueError(f"{name} must be a mapping")
    unknown = sorted(map(str, set(fields) - allowed))
    if unknown:
        raise ValueError(f"{name} has an unknown field {unknown[0]!r}")
    return fields
