"""A broken source stops the build, and the message names the file, the cell, the line and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder_support import LESSON, PRACTICE, Course, stopped_by


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path).save()


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


FRENCH_CELL = """\
# %% [markdown] id="why" lang="fr"
# ## Pourquoi compter
# Un envoi a un prix.
"""


def test_missing_french_cell(course: Course) -> None:
    problems = course.replace("lesson.py", FRENCH_CELL, "").problems()
    stopped_by(problems, "01_mails/lesson.py", "why", "the French cell is missing", line=2)


def test_missing_english_cell(course: Course) -> None:
    english = '# %% [markdown] id="why" lang="en"\n# ## Why count\n# A mailing has a price.\n'
    problems = course.replace("lesson.py", english, "").problems()
    stopped_by(problems, "lesson.py", "why", "the English cell is missing")


def test_language_cells_apart(course: Course) -> None:
    course.replace("lesson.py", FRENCH_CELL, "")
    course.files["lesson.py"] += FRENCH_CELL
    problems = course.save().problems()
    stopped_by(problems, "lesson.py", "why", "not next to this one", line=2)


def test_duplicate_cell_id(course: Course) -> None:
    problems = course.replace("lesson.py", 'id="total"', 'id="price"').problems()
    stopped_by(problems, "lesson.py", "price", "used by another cell", line=line_of(LESSON, "price * 1000"))


@pytest.mark.parametrize(
    ("old", "new", "cell", "reason"),
    [
        ('# %% id="total"', "# %%", "", "has no id"),
        ('id="total"', 'id="atelier-total"', "atelier-total", "belong to the builder"),
        ('id="total"', 'id="a total"', "a total", "letters, digits and hyphens"),
        ('id="total"', 'id="total" tags=["hidden"]', "total", "unknown tag 'hidden'"),
        ('id="total"', 'id="total" slide="yes"', "total", "unknown cell option 'slide'"),
        ('id="total"', 'id="total" lang="en"', "total", "a code cell has no lang"),
        ('lang="en"', 'lang="de"', "why", "a prose cell says its language"),
        ("price * 1000\n", "\n", "total", "this cell is empty"),
        ("price * 1000", "price *", "total", "not valid Python"),
        ("price * 1000", "price * 1000  # euros", "total", "a comment comes as two lines"),
        ("# fr: Le prix d’un mail, en euros\n", "", "price", "no # fr: line right below"),
        ("# en: The price of one mail, in euros\n", "", "price", "a comment comes as two lines"),
        ("price * 1000", 'L("a")', "total", "L() takes two strings"),
        ("price * 1000", 'L(price, "b")', "total", "L() takes two strings"),
        ("price * 1000", "f\"{L('a', 'b')}\"", "total", "L() inside an f-string"),
        ("price * 1000", "price = ...  # solution: 3", "total", "a lesson has no blank"),
        ('id="total"', 'id="total" tags=["solution-only"]', "total", "a lesson has one edition"),
        ("price * 1000", "answer = ...", "total", "has no # solution:"),
        ('start("01"', 'start("02"', "start", 'must call start("01", L("en", "fr"))'),
        ('L("en", "fr")', '"en"', "start", 'must call start("01", L("en", "fr"))'),
        ("price * 1000", "\n".join(["price"] * 13), "total", "shows 13 lines"),
        ("price * 1000", f'"{"x" * 99}"', "total", "a line has 101 characters"),
        ('id="total"', 'id="total" tags=["hide-code"]', "total", "starts with a comment pair"),
        ("price * 1000", 'check("1.2", price)', "total", "no such id in course/01_mails/checks.py"),
        ("price * 1000", 'hint("1.9")', "total", "no such id in course/01_mails/checks.py"),
        ("price * 1000", 'check("2.1", price)', "total", "belongs to another module"),
        ("price * 1000", "check(price, price)", "total", "takes its id written out"),
    ],
)
def test_lesson_rules(course: Course, old: str, new: str, cell: str, reason: str) -> None:
    stopped_by(course.replace("lesson.py", old, new).problems(), "01_mails/lesson.py", cell, reason)


def test_line_too_long_in_french_only(course: Course) -> None:
    course.replace("lesson.py", "price * 1000", f'words = L("x", "{"é" * 95}")')
    problems = course.problems()
    stopped_by(problems, "lesson.py", "total", "in the fr lesson, a line has 105 characters")
    assert len(problems) == 1


def test_unknown_check_id(course: Course) -> None:
    problems = course.replace("practice.py", 'check("1.1", cost)', 'check("1.7", cost)').problems()
    line = line_of(PRACTICE, 'check("1.1"')
    stopped_by(problems, "practice.py", "cost", "check('1.7'): no such id in course/01_mails/checks.py", line)
    stopped_by(problems, "checks.py", "", "'1.1' is declared but no cell uses it")


def test_checks_that_cannot_be_read(course: Course) -> None:
    problems = course.replace("checks.py", "CHECKS = [", "CHECKS = 3 + [").problems()
    stopped_by(problems, "01_mails/checks.py", "", "TypeError")
    assert str(course.root) not in str(problems[0])


def test_exercise_without_check(course: Course) -> None:
    problems = course.replace("practice.py", 'check("1.1", cost)\n', '# %% id="b"\ncheck("1.1", 2)\n').problems()
    stopped_by(problems, "practice.py", "cost", "no check() in the same cell")


@pytest.mark.parametrize(
    "later", ["cost * 2", "cost += 1", "[cost for _ in range(2)]", "def f():\n    return cost", "cost = cost + 1"]
)
def test_blank_that_a_later_cell_depends_on(course: Course, later: str) -> None:
    course.files["practice.py"] += f'# %% id="later"\n{later}\n'
    problems = course.save().problems()
    stopped_by(problems, "practice.py", "later", "cost is blank in cell cost", line=line_of(PRACTICE, "cost =") + 3)


@pytest.mark.parametrize(
    "later", ["cost = 3\nprint(cost)", "[cost for cost in range(2)]", "def f(cost):\n    return cost", "x = 'cost'"]
)
def test_blank_name_used_again_on_its_own(course: Course, later: str) -> None:
    course.files["practice.py"] += f'# %% id="later"\n{later}\nunknown = ...\n'
    problems = course.save().problems()
    assert [problem.reason for problem in problems] == ["unknown = ... has no # solution: and no solution-only cell"]


@pytest.mark.parametrize(
    ("solution", "shown"),
    [
        ("1000 * 0.25", "# Write `1000 *  0.25` here."),
        ('"a very telling answer"', "# It is ‘a very telling answer’, of course."),
        ('"budget"', "# Is it 'budget' or 'price'?"),
        ('L("seven mails a day", "sept mails par jour")', "# Think of seven mails a day."),
    ],
)
def test_solution_in_the_prose_of_the_exercise(course: Course, solution: str, shown: str) -> None:
    course.replace("practice.py", "1000 * 0.25", solution)
    problems = course.replace("practice.py", "# ## Exercise 1.1\n", f"# ## Exercise 1.1\n{shown}\n").problems()
    stopped_by(problems, "practice.py", "ask", "the en exercise shows the solution of cell cost")


def test_solution_in_french_only(course: Course) -> None:
    course.replace("practice.py", "1000 * 0.25", 'L("seven mails a day", "sept mails par jour")')
    problems = course.replace("practice.py", "# Combien", "# Sept, sept mails par jour. Combien").problems()
    stopped_by(problems, "practice.py", "ask", "the fr exercise shows the solution of cell cost")
    assert len(problems) == 1


def test_solution_in_other_code_of_the_exercise(course: Course) -> None:
    course.files["practice.py"] += '# %% id="later"\nprint("1000 * 0.25")\n'
    stopped_by(course.save().problems(), "practice.py", "later", "shows the solution of cell cost")


@pytest.mark.parametrize("solution", ["250", "-0.03", '"B"', "True", "price", '"ad"'])
def test_trivial_solutions_may_be_seen(course: Course, solution: str) -> None:
    course.replace("practice.py", "1000 * 0.25", solution)
    course.replace("practice.py", "# ## Exercise 1.1\n", f"# ## Exercise 1.1\n# An ad: {solution}\n")
    course.files["practice.py"] += '# %% id="last"\nunknown = ...\n'
    problems = course.save().problems()
    assert [problem.cell for problem in problems] == ["last"]


SPOT = """\
# %% id="buggy" tags=["exercise-only"]
mails = 12
cost_of_all = mails + 0.25
# %% id="fixed" tags=["solution-only"]
mails = 12
cost_of_all = mails * 0.25
"""


def test_line_of_a_solution_only_cell_in_the_exercise(course: Course) -> None:
    course.files["practice.py"] += SPOT + '# %% id="later"\nprint("cost_of_all = mails * 0.25")\n'
    problems = course.save().problems()
    stopped_by(problems, "practice.py", "later", "shows the solution of cell fixed: 'cost_of_all = mails * 0.25'")
    assert {problem.cell for problem in problems} == {"later"}, "the line that the buggy cell shares is no leak"


def test_solution_only_cell_that_the_exercise_shows_whole(course: Course) -> None:
    course.files["practice.py"] += SPOT.replace("mails + 0.25", "mails * 0.25")
    stopped_by(course.save().problems(), "practice.py", "fixed", "exercise shows every line of this solution")


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("minutes: 20", "minutes: soon", "minutes", "valid integer"),
        ("minutes: 20", "minutes: 20\nlevel: 3", "level", "not permitted"),
        ("fr: Mails et tarifs", "de: Mails", "title.fr", "required"),
        ("minutes: 20", "minutes: [", "", "not valid YAML"),
    ],
)
def test_module_yaml(course: Course, old: str, new: str, place: str, reason: str) -> None:
    stopped_by(course.replace("module.yaml", old, new).problems(), "01_mails/module.yaml", place, reason)


def test_folder_names_and_missing_files(course: Course) -> None:
    (course.root / "course" / "Module 2").mkdir()
    (course.folder / "practice.py").unlink()
    problems = course.problems()
    stopped_by(problems, "course/Module 2", "", "called NN_name")
    stopped_by(problems, "01_mails/practice.py", "", "missing")


def test_two_modules_of_one_number(course: Course) -> None:
    Course(course.root, "01_other").save()
    stopped_by(course.problems(), "course/01_other", "", "already that of course/01_mails")


def test_every_problem_is_told_at_once(course: Course) -> None:
    course.replace("lesson.py", 'id="total"', 'id="price"')
    problems = course.replace("practice.py", 'check("1.1", cost)', "cost +").problems()
    assert {problem.file.rpartition("/")[2] for problem in problems} == {"lesson.py", "practice.py"}
    assert all(":" in str(problem) for problem in problems)


def test_a_broken_source_writes_nothing(course: Course) -> None:
    course.replace("lesson.py", FRENCH_CELL, "").problems()
    assert sorted(path.name for path in course.root.iterdir()) == ["course"]
