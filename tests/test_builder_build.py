"""Building, checking and the lock of language pairs, on a course that really runs."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import build_course
import nbformat
import pytest
from builder_support import ROOT, Course, stopped_by
from course_builder.build import acknowledge, build
from course_builder.pairs import LOCK
from course_builder.problems import BuildError
from course_builder.record import record


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """One course, built once, in a folder whose name has a space and an accent; tests restore what they change."""
    course = Course(tmp_path_factory.mktemp("projet été")).save().add_package()
    assert len([line for line in course.build() if "executed" in line]) == 4
    return course


@pytest.fixture
def course(built: Course) -> Course:
    """The built course, put back as it was afterwards."""
    kept = {path: path.read_bytes() for path in files(built)}
    sources = dict(built.files)
    yield built
    shutil.rmtree(built.root / "course" / "02_more", ignore_errors=True)
    for path in files(built):
        if path not in kept:
            path.unlink()
    for path, data in kept.items():
        path.write_bytes(data)
    built.files = sources


def files(course: Course) -> list[Path]:
    return [path for path in course.root.rglob("*") if path.is_file() and "src" not in path.parts]


def notebook(course: Course, place: str) -> nbformat.NotebookNode:
    return nbformat.reads((course.root / place).read_text("utf-8"), as_version=4)


def test_lessons_and_solutions_are_executed_and_exercises_are_not(course: Course) -> None:
    lesson = {cell.id: cell for cell in notebook(course, "notebooks/fr/01_mails.ipynb").cells}
    assert lesson["start"].outputs[0].data["text/plain"] == "C’est prêt. Module 01, en français."
    assert lesson["price"].outputs[0].text == "Été :  0.25 (0.2 par mail)\n"
    assert [cell.execution_count for cell in lesson.values() if cell.cell_type == "code"] == [1, 2, 3, 4]
    assert "Le module 01 n’a appelé aucun modèle" in lesson["atelier-cost"].outputs[0].data["text/plain"]
    solution = {cell.id: cell for cell in notebook(course, "solutions/en/01_mails.ipynb").cells}
    assert 'data-verdict="ok"' in solution["cost"].outputs[0].data["text/html"]
    exercise = notebook(course, "exercises/en/01_mails.ipynb")
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in exercise.cells)


def test_nothing_of_this_machine_or_moment_is_committed(course: Course) -> None:
    text = (course.root / "notebooks/en/01_mails.ipynb").read_text("utf-8")
    assert str(course.root) not in text and "iopub" not in text and text.endswith("}\n")
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_a_second_build_executes_nothing_and_changes_no_byte(course: Course) -> None:
    before = {path: path.read_bytes() for path in files(course)}
    assert all(line.endswith("up to date") for line in course.build())
    assert {path: path.read_bytes() for path in files(course)} == before
    assert course.differences() == []


@pytest.mark.slow
def test_executing_again_gives_the_same_bytes(course: Course) -> None:
    before = {path: path.read_bytes() for path in files(course)}
    assert len([line for line in course.build(execute_all=True) if "executed" in line]) == 4
    assert {path: path.read_bytes() for path in files(course)} == before


@pytest.mark.slow
def test_changed_code_executes_its_editions_only(course: Course) -> None:
    course.replace("lesson.py", "price * 1000", "price * 2000")
    assert {problem.file for problem in course.differences()} >= {"notebooks/en/01_mails.ipynb"}
    executed = [line.split()[0] for line in course.build() if "executed" in line]
    assert executed == ["notebooks/en/01_mails.ipynb", "notebooks/fr/01_mails.ipynb"]
    outputs = notebook(course, "notebooks/en/01_mails.ipynb").cells[5].outputs
    assert outputs[0].data["text/plain"] == "500.0"
    assert course.differences() == []


def test_changed_prose_keeps_outputs(course: Course) -> None:
    course.replace("lesson.py", "A mailing has a price.", "Every mailing has a price.")
    course.replace("lesson.py", "Un envoi a un prix.", "Chaque envoi a un prix.")
    assert all(line.endswith("up to date") for line in course.build())
    assert course.differences() == []


@pytest.mark.parametrize(
    ("place", "old", "new", "reason"),
    [
        ("notebooks/en/01_mails.ipynb", "Why count", "Why cuont", "does not follow from course/01_mails/lesson.py"),
        ("exercises/fr/01_mails.ipynb", "cost = ...", "cost = 250", "does not follow"),
        ("notebooks/en/01_mails.ipynb", '"execution_count": 3', '"execution_count": null', "was not executed"),
        ("solutions/en/01_mails.ipynb", "{", "", "missing or cannot be read"),
        ("notebooks/fr/01_mails.ipynb", '"lang": "fr"', '"lang": "de"', "does not follow"),
    ],
)
def test_check_sees_an_edited_notebook(course: Course, place: str, old: str, new: str, reason: str) -> None:
    path = course.root / place
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    problems = course.differences()
    stopped_by(problems, place, "", reason)
    assert len(problems) == 1


def test_check_sees_missing_and_stray_notebooks_and_a_build_mends_them(course: Course) -> None:
    (course.root / "exercises/en/01_mails.ipynb").rename(course.root / "exercises/en/01_old.ipynb")
    (course.root / "notebooks/en/mine.ipynb").write_text("{}", "utf-8")
    problems = course.differences()
    stopped_by(problems, "exercises/en/01_mails.ipynb", "", "missing")
    stopped_by(problems, "exercises/en/01_old.ipynb", "", "no source makes this notebook")
    stopped_by(problems, "notebooks/en/mine.ipynb", "", "no source makes this notebook")
    assert "exercises/en/01_old.ipynb  removed" in course.build()
    assert [problem.file for problem in course.differences()] == ["notebooks/en/mine.ipynb"]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "changed"),
    [
        ("lesson.py", "# Un envoi a un prix.", "# Un envoi a un coût.", "why", "the French changed"),
        ("lesson.py", "# A mailing has a price.", "# A mailing has a cost.", "why", "the English changed"),
        ("lesson.py", '"Été: "', '"Été! "', "price", "the English changed"),
        ("lesson.py", "# fr: Le prix d’un mail", "# fr: Le tarif d’un mail", "price", "the French changed"),
        ("module.yaml", "fr: Chiffrer un envoi", "fr: Évaluer un envoi", "", "the French changed"),
        ("checks.py", '"Multiply."', '"Use *."', "", "the English changed"),
    ],
)
def test_one_language_changed_alone(course: Course, file: str, old: str, new: str, where: str, changed: str) -> None:
    course.replace(file, old, new)
    stopped_by(course.differences(), f"01_mails/{file}", where, changed)


def test_a_change_of_one_language_stops_the_build_until_it_is_accepted(course: Course) -> None:
    course.replace("lesson.py", "# Un envoi a un prix.", "# Un envoi a un coût.")
    stopped_by(course.problems(), "01_mails/lesson.py", "why", "the French changed but the English did not")
    acknowledge(course.root, ["course/01_mails/lesson.py"])
    course.build()
    assert course.differences() == []


def test_spaces_and_apostrophes_do_not_count_as_a_change(course: Course) -> None:
    course.replace("module.yaml", "Comptez avant d’envoyer.", "Comptez\u00a0 avant d'envoyer.")
    course.build()


def test_a_new_pair_and_a_pair_changed_on_both_sides(course: Course) -> None:
    course.replace("module.yaml", "fr: Chiffrer un envoi}", "fr: Évaluer un envoi}")
    course.replace("module.yaml", "en: Price a mailing", "en: Cost a mailing")
    course.replace("module.yaml", "prerequisites: []", "prerequisites: [{en: None, fr: Aucun}]")
    lock = (course.root / LOCK).read_text("utf-8")
    problems = course.differences()
    assert {problem.file for problem in problems} == {"notebooks/en/01_mails.ipynb", "notebooks/fr/01_mails.ipynb"}
    course.build()
    assert (course.root / LOCK).read_text("utf-8") != lock
    assert course.differences() == []


def test_check_sees_a_lock_out_of_date(course: Course) -> None:
    (course.root / LOCK).unlink()
    stopped_by(course.differences(), LOCK, "", "out of date")


def test_accepting_a_file_without_pairs(course: Course) -> None:
    with pytest.raises(BuildError, match="no English/French pair"):
        acknowledge(course.root, ["course/01_mails/nothing.py"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("1 / 0", "in notebooks/en/01_mails.ipynb, ZeroDivisionError: division by zero"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "the network is blocked"),
        ("import os; os._exit(3)", "the kernel died"),
        ("import os; os.getcwd()", "shows a folder of this machine"),
        ("import matplotlib.pyplot as plt; plt.plot([1]);", "a bare picture"),
    ],
)
def test_cell_that_cannot_be_committed(course: Course, code: str, reason: str) -> None:
    before = (course.root / "notebooks/en/01_mails.ipynb").read_bytes()
    problems = course.replace("lesson.py", "price * 1000", code).problems()
    stopped_by(problems, "course/01_mails/lesson.py", "total", reason, line=17)
    assert (course.root / "notebooks/en/01_mails.ipynb").read_bytes() == before


def test_solution_that_its_check_refuses(course: Course) -> None:
    problems = course.replace("practice.py", "# solution: 1000 * 0.25", "# solution: 1000.25").problems()
    stopped_by(problems, "practice.py", "cost", "its check does not accept the solution")


@pytest.mark.slow
def test_recording_reaches_the_model_and_a_build_does_not(course: Course) -> None:
    with socket.create_server(("127.0.0.1", 0)) as model:
        model.settimeout(0.1)
        course.replace(
            "lesson.py",
            "price * 1000",
            "import os, socket\n"
            'if os.environ.get("ATELIER_RECORDINGS") == "record":\n'
            '    socket.create_connection(("127.0.0.1", int(os.environ["MODEL_PORT"]))).close()\n'
            'print(os.environ.get("ATELIER_RECORDINGS"), os.environ.get("OPENAI_BASE_URL"))',
        )
        extra = {"MODEL_PORT": str(model.getsockname()[1]), "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}
        kept: list[bool] = []
        record(course.root, ["01"], extra, keep=lambda: kept.append(True), say=lambda line: None)
        assert kept == [True]
        for _ in ("en", "fr"):
            model.accept()[0].close()
        with pytest.raises(TimeoutError):
            model.accept()
    assert notebook(course, "notebooks/fr/01_mails.ipynb").cells[5].outputs[0].text == "None None\n"


@pytest.mark.slow
def test_settings_of_the_one_who_builds_do_not_reach_the_notebooks(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "ATELIER_LANG", "ATELIER_MODEL"):
        monkeypatch.setenv(name, "mine")
    names = '["OPENAI_API_KEY", "ATELIER_MODEL", "ATELIER_HEADLESS"]'
    course.replace("lesson.py", "price * 1000", f"import os\nprint([os.environ.get(name) for name in {names}])")
    course.build()
    shown = notebook(course, "notebooks/en/01_mails.ipynb").cells[5].outputs[0].text
    assert shown == "[None, None, '1']\n"


def test_one_module_alone(course: Course) -> None:
    other = Course(course.root, "02_more")
    for file in ("lesson.py", "practice.py", "checks.py"):
        other.files[file] = other.files[file].replace('"01"', '"02"').replace('"1.1"', '"2.1"')
    other.files["lesson.py"] = other.files["lesson.py"].replace("price * 1000", "price *")
    other.save()
    build(course.root, ["01"], say=lambda line: None)
    assert "02 Mails and prices" in notebook(course, "notebooks/en/01_mails.ipynb").cells[-1].source
    stopped_by(course.problems(), "02_more/lesson.py", "total", "not valid Python")
    with pytest.raises(BuildError, match="no module '07'"):
        build(course.root, ["07"])


def test_command(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_course.main(["--check"], course.root) == 0
    course.replace("lesson.py", 'id="total"', 'id="price"')
    assert build_course.main(["--check"], course.root) == 1
    assert "course/01_mails/lesson.py:17 [price]: this id is used" in capsys.readouterr().err
    course.replace("lesson.py", 'id="price"\nprice *', 'id="total"\nprice *')
    course.replace("module.yaml", "fr: Chiffrer un envoi", "fr: Évaluer un envoi")
    assert build_course.main([], course.root) == 1
    assert build_course.main(["--ack", "course/01_mails/module.yaml"], course.root) == 0
    assert build_course.main([], course.root) == 0


def test_the_readme_lists_the_modules_in_its_own_language(course: Course) -> None:
    page = course.root / "README.fr.md"
    page.write_text("Avant.\n<!-- modules -->\n| rien |\n<!-- /modules -->\nAprès.\n", "utf-8")
    stopped_by(course.differences(), "README.fr.md", "", "out of date")
    course.build()
    lines = page.read_text("utf-8").splitlines()
    assert [lines[0], lines[-1]] == ["Avant.", "Après."]
    assert lines[4] == (
        "| 01 | Mails et tarifs | 20 | [lire](notebooks/fr/01_mails.ipynb) | [faire](exercises/fr/01_mails.ipynb) "
        "| [voir](solutions/fr/01_mails.ipynb) |"
    )
    assert not course.differences()


def test_project_without_a_module(tmp_path: Path) -> None:
    assert build_course.main([], tmp_path) == 0
    assert build_course.main(["--check"], tmp_path) == 0
    assert (tmp_path / LOCK).read_text("utf-8").split() == ["{", "}"]


@pytest.mark.slow
def test_the_course_follows_from_its_sources() -> None:
    assert build_course.main(["--check"], ROOT) == 0
