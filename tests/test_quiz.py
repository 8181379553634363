from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from learner import SAMPLE, kernel, sample_course  # noqa: F401

from atelier.errors import AtelierError
from atelier.i18n import set_language
from atelier.quizzes import QuizPage, load_quiz, mark, quiz
from atelier.records import store

pytestmark = pytest.mark.usefixtures("sample_course")

FOLDER = SAMPLE / "course" / "01_sample"
SOUND = yaml.safe_load((FOLDER / "quiz.yaml").read_text(encoding="utf-8"))


def page(module: str = "01", **answers: object) -> QuizPage:
    shown = quiz(module, **answers)
    assert isinstance(shown, QuizPage)
    return shown


@pytest.mark.parametrize(
    ("question", "answer", "kind", "said"),
    [
        (0, "b", "ok", "Pieces of words, by number."),
        (0, " B) ", "ok", "Pieces of words"),
        (0, "a", "retry", "a: It cuts words into pieces."),
        (0, "ab", "todo", "Choose one of a, b, c."),
        (0, "z", "todo", "Choose one of"),
        (0, ..., "todo", "Choose one of"),
        (0, 4, "todo", "Choose one of"),
        (1, "ca", "ok", ""),
        (1, ["a", "c"], "ok", ""),
        (1, "a", "retry", "Right answers still to find: 1."),
        (1, "ab", "retry", "b: The price is by token."),
        (1, "ab", "retry", "still to find: 1"),
        (1, [], "todo", "Choose among"),
        (2, "cab", "ok", "Cut, score, draw, and again."),
        (2, "c > a > b", "ok", "Cut, score"),
        (2, "abc", "retry", "0 of 3 are in their place."),
        (2, "cba", "retry", "1 of 3"),
        (2, "ca", "todo", "exactly once"),
        (2, ["c", "a", ...], "todo", "exactly once"),
        (2, "caa", "todo", "exactly once"),
    ],
)
def test_each_answer_gets_its_verdict(question: int, answer: object, kind: str, said: str) -> None:
    marked = mark(load_quiz(FOLDER)[question], answer)
    assert marked.kind == kind
    assert said in " ".join(line.en for line in marked.lines)
    assert all(line.fr and line.fr != line.en for line in marked.lines)


def test_nothing_wrong_is_said_to_be_missing_by_name() -> None:
    lines = " ".join(line.en for line in mark(load_quiz(FOLDER)[1], "a").lines)
    assert "language" not in lines and "c:" not in lines


def test_without_a_screen_the_quiz_is_a_list_to_answer_by_code() -> None:
    shown = page()
    html = shown._repr_html_()
    assert html == page()._repr_html_() and repr(shown) == repr(page())
    assert "Pages &lt;b&gt;whole&lt;/b&gt;" in html and "<script" not in html and "http" not in html
    assert 'quiz("01", q1="…", q2="…", q3="…")' in repr(shown)
    assert "Pieces of words" not in html and "data-verdict" not in html
    assert [line.strip() for line in repr(shown).splitlines() if line.startswith("   ")][6:] == [
        "a. The next tokens get scores",
        "b. One is drawn",
        "c. The text is cut",
    ]


def test_answers_by_code_get_their_verdicts_and_are_kept() -> None:
    html = page(q1="a", q2="ac", q3="ca")._repr_html_()
    assert re.findall(r'data-verdict="(\w+)"', html) == ["retry", "ok", "todo"]
    assert store().questions_right() == {("01", "q2")}
    page(q1="b", q2="b")
    assert store().questions_right() == {("01", "q1")}


def test_the_quiz_speaks_french() -> None:
    set_language("fr")
    shown = repr(page("1", q1="a"))
    assert "Que lit un modèle\u202f?" in shown and "a\u00a0: Il coupe les mots" in shown and "Pas encore" in shown


@pytest.mark.parametrize("module", ["02", "", "x", 1, None])
def test_no_such_quiz_is_said_plainly(module: object) -> None:
    with pytest.raises(AtelierError, match="There is no quiz"):
        quiz(module)  # type: ignore[arg-type]
    with pytest.raises(AtelierError, match=r"no question q9\. The questions are q1, q2, q3"):
        quiz("01", q9="a")


def broken(change: Callable[[Any], object]) -> str:
    listed = copy.deepcopy(SOUND)
    change(listed)
    assert listed != SOUND
    return yaml.safe_dump(listed, allow_unicode=True)


BROKEN = {
    "not a list": ("id: q1", "list of questions"),
    "empty": ("", "list of questions"),
    "not yaml": ("- {", "quiz.yaml"),
    "no why": (
        broken(lambda q: q[0]["options"][0].pop("why")),
        "question q1: option words: a wrong option must say why",
    ),
    "why in one language": (
        broken(lambda q: q[0]["options"][0]["why"].pop("fr")),
        "q1: option words: why must have en and fr",
    ),
    "empty text": (broken(lambda q: q[0]["question"].update(fr=" ")), "q1: question: en and fr must be texts"),
    "two right": (broken(lambda q: q[0]["options"][0].update(correct=True)), "q1: .* exactly one correct"),
    "none right": (broken(lambda q: q[0]["options"][1].update(correct=False)), "q1: .* exactly one correct"),
    "all right": (broken(lambda q: q[1]["options"][1].update(correct=True)), "q2: .* one wrong option"),
    "correct is no truth value": (broken(lambda q: q[0]["options"][0].update(correct="no")), "true or false"),
    "two options": (broken(lambda q: q[0]["options"].pop()), "q1: from three to eight"),
    "same option twice": (broken(lambda q: q[0]["options"][0].update(id="tokens")), "q1: two options have the same id"),
    "same question twice": (broken(lambda q: q[1].update(id="q1")), "two questions have the same id"),
    "unknown kind": (broken(lambda q: q[0].update(kind="open")), "q1: kind must be one of"),
    "unknown field": (broken(lambda q: q[0].update(hint="x")), "q1: the question has an unknown field 'hint'"),
    "bad id": (broken(lambda q: q[0].update(id="1 a")), "the id must be"),
    "shown is right": (
        broken(lambda q: q[2].update(shown=["cut", "score", "draw"])),
        "q3: shown must not be the right order",
    ),
    "shown lacks one": (broken(lambda q: q[2].update(shown=["cut", "draw"])), "q3: shown must list"),
    "shown absent": (broken(lambda q: q[2].pop("shown")), "q3: shown must list"),
    "shown elsewhere": (broken(lambda q: q[0].update(shown=["words"])), "q1: shown is for questions to order"),
    "no explanation": (broken(lambda q: q[2].pop("explanation")), "q3: a question to order needs an explanation"),
}


@pytest.mark.parametrize(("source", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wrong_quiz_is_refused_with_its_file_and_question(source: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text(source, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        load_quiz(tmp_path)
    assert str(tmp_path / "quiz.yaml") in str(caught.value)


IN_A_NOTEBOOK = f"""
from pathlib import Path
from atelier import paths
paths.course_root = lambda: Path({str(SAMPLE)!r})
from atelier.quizzes import quiz
from atelier.records import store
page = quiz("01")
style, first, several, order = page.children
def press(part):
    part.children[-2].click()
    return part.children[-1].value
shown = []
shown.append(press(first))
first.children[1].value = "a"
shown.append(press(first))
first.children[1].value = "b"
shown.append(press(first))
several.children[1].value = several.children[3].value = True
shown.append(press(several))
for down, letter in zip(order.children[1:4], "cab"):
    down.value = letter
shown.append(press(order))
import re
print([re.search('data-verdict="(.*?)"', html)[1] for html in shown], "It cuts words" in shown[1])
print(sorted(store().questions_right()), [type(part.children[1]).__name__ for part in page.children[1:]])
print([label for label, _ in first.children[1].options])
"""


def test_in_a_notebook_the_questions_are_widgets_with_the_same_verdicts() -> None:
    printed: list[str] = []
    with kernel() as (_, client):
        client.execute_interactive(
            IN_A_NOTEBOOK,
            timeout=60,
            output_hook=lambda message: printed.append(
                message["content"].get("text") or message["content"].get("evalue", "")
            ),
        )
    assert "".join(printed).splitlines() == [
        "['todo', 'retry', 'ok', 'ok', 'ok'] True",
        "[('01', 'q1'), ('01', 'q2'), ('01', 'q3')] ['RadioButtons', 'Checkbox', 'Dropdown']",
        "['a. Words', 'b. Tokens', 'c. Pages <b>whole</b>']",
    ]
