"""Every declaration of the course is proved: wrong answers get their reason, right ones pass, no hint tells."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from learner import SAMPLE

from atelier.checking import Accept, Check, Choice, Number, Pass, Reject, load_checks, module_folders, problems
from atelier.i18n import Text
from atelier.quizzes import load_quiz, mark

SAMPLE_FOLDER = SAMPLE / "course" / "01_sample"
FOLDERS = [SAMPLE_FOLDER, *module_folders()]


# All exercises of a module in one test: their checks and their data are loaded once, and only by the slow tests.
@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_the_declarations_hold(folder: Path) -> None:
    found = {number: problems(declared) for number, declared in load_checks(folder).items()}
    assert {number: faults for number, faults in found.items() if faults} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_the_quiz_holds(folder: Path) -> None:
    for question in load_quiz(folder):
        assert mark(question, question.right).kind == "ok"
        for letter in question.letters:
            if question.kind != "order" and letter not in question.right:
                why = question.option(letter).why
                assert why and any(why.en in line.en and why.fr in line.fr for line in mark(question, letter).lines)


def test_the_examples_of_the_manual_hold(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[1] / "docs" / "checking.md").read_text(encoding="utf-8")
    folder = tmp_path / "01_manual"
    folder.mkdir()
    for name, language in (("checks.py", "python"), ("quiz.yaml", "yaml")):
        example = manual.split(f"```{language}\n")[1].split("```")[0]
        (folder / name).write_text(example, encoding="utf-8")
    assert [problems(declared) for declared in load_checks(folder).values()] == [[], []]
    assert [question.right for question in load_quiz(folder)] == ["b", "cab"]


SOUND = Check(
    id="1.1",
    title=Text("t", "t"),
    judge=Number(42, mistakes={7: "seven"}),
    right=Text("r", "j"),
    hints=[Text("one", "un"), Text("two", "deux")],
    rejects=[Reject(7, reason="seven")],
    accepts=[Accept(42)],
    reasons={"seven": Text("s {size}", "t")},
)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"rejects": [Reject(42, reason="seven")]}, "rejected answer (42,): expected reason 'seven', got ok (right)"),
        ({"rejects": [Reject(8, reason="seven")]}, "got retry (too_small)"),
        ({"rejects": [Reject(..., reason="seven")]}, "got todo (blank)"),
        ({"accepts": [Accept("forty-two")]}, "accepted answer ('forty-two',): got retry (unreadable)"),
        ({"reasons": {**SOUND.reasons, "lost": Text("l", "p")}}, "reason 'lost' is reached by no rejected answer"),
        ({}, "{size} was not filled"),
        ({"hints": [Text("one", "un"), Text("It is 42.", "deux")]}, "hint 2 contains the accepted answer '42'"),
        ({"hints": [Text("one", "un"), Text("two", "C’est 42")]}, "hint 2 contains the accepted answer '42'"),
        ({"hints": [Text("one", "un"), Text("two", "two")]}, "hint 2: the French is the English"),
        ({"right": Text("r", " ")}, "right: one language is empty"),
        (
            {"judge": Choice("b", {"a": "seven"}), "accepts": [Accept("b")], "hints": [Text('not "b"', "x")] * 2},
            "'\"b\"'",
        ),
        ({"judge": lambda *answers: Pass()}, "expected reason"),
    ],
)
def test_a_declaration_that_does_not_hold_is_found(changed: dict[str, object], problem: str) -> None:
    if callable(changed.get("judge")) and not isinstance(changed["judge"], Choice):
        judge = changed["judge"]
        judge.reasons = SOUND.judge.reasons  # type: ignore[attr-defined]
    found = problems(dataclasses.replace(SOUND, **changed))  # type: ignore[arg-type]
    assert any(problem in said for said in found), found
