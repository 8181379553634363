"""Figures of the register in prose and code; notebooks made again when a file they read changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from builder_support import LESSON, ROOT, Course, stopped_by
from course_builder.inputs import changed_inputs, checksum, inputs_read
from course_builder.module import module_folders, read_module
from course_builder.notebooks import assemble

from atelier.facts.claims import REGISTER, claim
from atelier.i18n import Language

KNOWN = "klarna-2024-agents-700"
OTHER = "klarna-2024-minutes-11"


def with_register(course: Course) -> Course:
    """Give the course the real register."""
    place = course.root / REGISTER
    place.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / REGISTER, place)
    return course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return with_register(Course(tmp_path).save())


def quoting(course: Course, english: str, french: str) -> Course:
    course.replace("lesson.py", "A mailing has a price.", english)
    return course.replace("lesson.py", "Un envoi a un prix.", french)


def texts(course: Course, language: Language) -> dict[str, str]:
    module, problems = read_module(module_folders(course.root)[0], course.root)
    assert module is not None and not problems
    return {cell.id: cell.source for cell in assemble(module, "lesson", language, None).cells}


def test_quoted_figures_are_written_out_in_each_language(course: Course) -> None:
    quoting(
        course,
        f"{{{{claim:{KNOWN}}}}} (source: {{{{claim:{KNOWN}:source}}}}), {{{{claim:{OTHER}:value}}}}",
        f"{{{{claim:{KNOWN}}}}} (source : {{{{claim:{KNOWN}:source}}}}), {{{{claim:{OTHER}:value}}}}",
    )
    source = claim(KNOWN).source
    wanted = f"Klarna says that its assistant does the work of 700 agents. (source: {source}), 11 minutes"
    assert texts(course, "en")["why"].endswith(wanted)
    wanted = (
        f"Klarna affirme que son assistant fait le travail de 700 conseillers. (source : {source}), 11\u00a0minutes"
    )
    assert texts(course, "fr")["why"].endswith(wanted)


def test_figures_of_module_yaml_are_written_out(course: Course) -> None:
    quote = f"{{{{claim:{KNOWN}:value}}}}"
    course.replace("module.yaml", "Count before you send.", f"'Count the {quote} agents.'")
    course.replace("module.yaml", "Comptez avant d’envoyer.", f"'Comptez les {quote} conseillers.'")
    assert texts(course, "en")["atelier-key-points"].endswith("Count the 700 agents.")
    assert texts(course, "fr")["atelier-key-points"].endswith("Comptez les 700 conseillers.")


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("{{claim:klarna-2024-agents-70}}", f'has the id "klarna-2024-agents-70": did you mean {KNOWN}'),
        ("{{claim:???}}", "cannot be read: write {{claim:id}}"),
        ("{{ claim:klarna-2024-agents-700 }}", "cannot be read"),
        ("{{claim:klarna-2024-agents-700}", "cannot be read"),
        ("{{Claim:klarna-2024-agents-700}}", "cannot be read"),
        ("{{claim:klarna-2024-agents-700:price}}", "a figure has no 'price': write one of sentence, value, source"),
    ],
)
def test_a_figure_that_cannot_be_written_out_stops_the_build(course: Course, quote: str, reason: str) -> None:
    problems = quoting(course, f"Well.\n# It is {quote}.", f"Bien.\n# C’est {quote}.").problems()
    lines = [number for number, line in enumerate(course.files["lesson.py"].splitlines(), 1) if quote in line]
    for line in lines:
        stopped_by(problems, "01_mails/lesson.py", "why", reason, line)
    assert len(problems) == len(lines) == 2


def test_both_languages_quote_the_same_figures(course: Course) -> None:
    problems = quoting(course, f"{{{{claim:{KNOWN}}}}}", f"{{{{claim:{OTHER}}}}}").problems()
    stopped_by(problems, "lesson.py", "why", "English and French quote different figures")
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ('claim("klarna-2024-agents-70")', f"did you mean {KNOWN}"),
        ('print(claim("klarna-2024-agents-70").value)', f"did you mean {KNOWN}"),
        ('name = "x"; claim(name)', 'takes its id written out: claim("some-id")'),
        ('claim(L("a", "b"))', "takes its id written out"),
        ("claim()", "takes its id written out"),
        (f'print("{{{{claim:{KNOWN}}}}}")', "is written out in prose cells and module.yaml only"),
        (f'L("{{{{claim:{KNOWN}}}}}", "{{{{claim:{KNOWN}}}}}")', "in code, call claim(…)"),
    ],
)
def test_figures_in_code(course: Course, code: str, reason: str) -> None:
    problems = course.replace("lesson.py", "price * 1000", code).problems()
    line = LESSON.splitlines().index("price * 1000") + 1
    stopped_by(problems, "01_mails/lesson.py", "total", reason, line)


def test_figure_in_a_solution(course: Course) -> None:
    problems = course.replace("practice.py", "# solution: 1000 * 0.25", '# solution: claim("x-2024").value').problems()
    stopped_by(problems, "practice.py", "cost", 'has the id "x-2024"')


def test_figures_in_checks(course: Course) -> None:
    function = 'def expected():\n    return claim("klarna-2024-agents-70").value\n\n\nCHECKS = ['
    problems = course.replace("checks.py", "CHECKS = [", function).problems()
    line = course.files["checks.py"].splitlines().index('    return claim("klarna-2024-agents-70").value') + 1
    stopped_by(problems, "01_mails/checks.py", "", f"did you mean {KNOWN}", line)


def test_figure_in_checks_that_stops_them(course: Course) -> None:
    course.replace(
        "checks.py",
        "from atelier.i18n import Text\n",
        "from atelier.i18n import Text\nfrom atelier.facts.claims import claim\n",
    )
    problems = course.replace("checks.py", "expected=250.0", 'expected=claim("klarna-2024-agents-70").value').problems()
    stopped_by(problems, "01_mails/checks.py", "", f"did you mean {KNOWN}")


def test_unknown_figure_in_module_yaml(course: Course) -> None:
    problems = course.replace("module.yaml", "Price a mailing", "'{{claim:klarna-2024-agents-70}}'").problems()
    stopped_by(problems, "01_mails/module.yaml", "", f"did you mean {KNOWN}")


def test_figure_written_out_nowhere_in_checks(course: Course) -> None:
    problems = course.replace("checks.py", "Mails times price.", f"{{{{claim:{KNOWN}}}}}").problems()
    stopped_by(problems, "01_mails/checks.py", "", "is written out in prose cells and module.yaml only")


def test_module_yaml_quotes_the_same_figures(course: Course) -> None:
    problems = course.replace("module.yaml", "Price a mailing", f"'{{{{claim:{KNOWN}}}}}'").problems()
    stopped_by(problems, "module.yaml", "", "English and French quote different figures")


def test_a_title_and_a_quiz_quote_no_figure(course: Course) -> None:
    quote = f"'{{{{claim:{KNOWN}:value}}}}'"
    course.files["quiz.yaml"] = f"- id: q1\n  question: {{en: {quote}, fr: {quote}}}\n"
    course.replace("module.yaml", "en: Mails and prices", f"en: {quote}")
    problems = course.replace("module.yaml", "fr: Mails et tarifs", f"fr: {quote}").problems()
    stopped_by(problems, "module.yaml", "title", "a title quotes no figure")
    stopped_by(problems, "quiz.yaml", "", "is written out in prose cells and module.yaml only", line=2)


def test_project_without_a_register(tmp_path: Path) -> None:
    course = Course(tmp_path).save()
    quoting(course, f"{{{{claim:{KNOWN}}}}}", f"{{{{claim:{KNOWN}}}}}")
    stopped_by(course.problems(), "lesson.py", "why", "No figure of the register has the id")


# --- What outputs depend on ----------------------------------------------------------------------------------------


def test_files_read_are_kept_with_their_checksums(tmp_path: Path) -> None:
    kept = {
        "course/01_mails/checks.py": "CHECKS = []",
        "datasets/claims/claims.csv": "id\n",
        "datasets/recordings/01.jsonl": "{}",
        "src/atelier/session.py": 'READY = Text("Ready.", "Prêt.")',
    }
    left_out = {
        "datasets/recordings/02.jsonl": "{}",
        "src/atelier/paths.py": "HERE = 1",
        "notebooks/en/01_mails.ipynb": "{}",
        "README.md": "",
    }
    for name, text in (kept | left_out).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    names = [*kept, *left_out, "course/01_mails/gone.py"]
    compiled = tmp_path / "src/atelier/__pycache__/session.cpython-311.pyc"
    log = tmp_path / "read.txt"
    log.write_text("".join(f"{tmp_path / name}\n" for name in names) + f"{compiled}\n/etc/hosts\n", "utf-8")
    found = inputs_read(log, tmp_path, "01")
    assert list(found) == sorted(kept)
    assert changed_inputs(found, tmp_path) == []
    (tmp_path / "src/atelier/session.py").write_text('NOW = 2\nREADY = Text("Ready.", "Prêt.")', "utf-8")
    assert changed_inputs(found, tmp_path) == [], "code without a changed sentence is left to the tests"
    (tmp_path / "src/atelier/session.py").write_text('NOW = 2\nREADY = Text("Done.", "Prêt.")', "utf-8")
    (tmp_path / "datasets/claims/claims.csv").unlink()
    assert changed_inputs(found, tmp_path) == ["datasets/claims/claims.csv", "src/atelier/session.py"]
    assert checksum(tmp_path, "datasets/claims/claims.csv") == "missing"


def test_a_folder_that_was_listed_changes_with_the_names_in_it(tmp_path: Path) -> None:
    for name in ("course/01_mails/lesson.py", "src/atelier/paths.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    log = tmp_path / "read.txt"
    log.write_text(f"{tmp_path}/course/\n{tmp_path}/src/atelier/\n{tmp_path}/\n", "utf-8")
    found = inputs_read(log, tmp_path, "00")
    assert list(found) == ["course/"]
    (tmp_path / "course/_02_draft").mkdir()
    assert changed_inputs(found, tmp_path) == []
    (tmp_path / "course/02_prompting").mkdir()
    assert changed_inputs(found, tmp_path) == ["course/"]


def test_the_kernel_writes_down_what_it_opens_and_lists(tmp_path: Path) -> None:
    (tmp_path / "read_me.csv").write_text("a", "utf-8")
    script = "from pathlib import Path; Path('read_me.csv').read_text(); list(Path('.').iterdir()); Path('new').touch()"
    log = tmp_path / "log.txt"
    watched = (ROOT / "tools/course_builder/watching_kernel.py").read_text("utf-8") + script
    surroundings = os.environ | {"ATELIER_FILES_READ": str(log)}
    subprocess.run([sys.executable, "-c", watched], cwd=tmp_path, env=surroundings, check=True)
    seen = log.read_text("utf-8").splitlines()
    assert f"{tmp_path}/read_me.csv" in seen and f"{tmp_path}/" in seen and f"{tmp_path}/new" not in seen


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course whose lesson shows a figure, built once; the tests put back what they change."""
    course = with_register(Course(tmp_path_factory.mktemp("claims")).save().add_package())
    course.replace("lesson.py", "from atelier import start", "from atelier import claim, start")
    course.replace("lesson.py", "price * 1000", f'claim("{KNOWN}")')
    assert len([line for line in course.build() if "executed" in line]) == 4
    assert course.differences() == []
    return course


@pytest.fixture
def change(built: Course, monkeypatch: pytest.MonkeyPatch):
    """Return a function that changes a file of the built course; everything is put back afterwards."""
    kept: dict[Path, bytes] = {path: path.read_bytes() for path in built.root.rglob("*.ipynb")}

    def changed(name: str, old: str, new: str) -> None:
        path = built.root / name
        kept.setdefault(path, path.read_bytes())
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    yield changed
    for path, data in kept.items():
        path.write_bytes(data)


def stale(course: Course) -> dict[str, str]:
    return {problem.file: problem.reason for problem in course.differences()}


LESSONS = {"notebooks/en/01_mails.ipynb", "notebooks/fr/01_mails.ipynb"}
SOLUTIONS = {"solutions/en/01_mails.ipynb", "solutions/fr/01_mails.ipynb"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new", "made_again"),
    [
        ("datasets/claims/claims.csv", "does the work of", "has the work of", LESSONS),
        ("course/01_mails/checks.py", "expected=250.0", "expected=250", SOLUTIONS),
        ("src/atelier/session.py", "in English.", "now in English.", LESSONS | SOLUTIONS),
        ("src/atelier/facts/claims.py", '"no source named"', '"no source"', LESSONS),
        ("src/atelier/standings.py", "not yet", "never", set()),
    ],
)
def test_a_change_of_what_a_notebook_read_is_seen(
    built: Course, change, file: str, old: str, new: str, made_again: set[str]
) -> None:
    change(file, old, new)
    found = {name: reason for name, reason in stale(built).items() if name.endswith(".ipynb")}
    assert set(found) == made_again
    assert all(f"{file} changed since it was executed" in reason for reason in found.values())


@pytest.mark.slow
def test_a_changed_figure_is_executed_again(built: Course, change) -> None:
    change("datasets/claims/claims.csv", "its assistant does the work of", "its robot does the work of")
    executed = {line.split()[0] for line in built.build() if "executed" in line}
    assert executed == LESSONS
    lesson = nbformat.reads((built.root / "notebooks/en/01_mails.ipynb").read_text("utf-8"), as_version=4)
    shown = next(cell for cell in lesson.cells if cell.id == "total").outputs[0].data["text/html"]
    assert "its robot does the work of 700 agents" in shown
    assert built.differences() == []


def test_a_notebook_that_does_not_say_what_it_read_is_not_trusted(built: Course) -> None:
    path = built.root / "notebooks/en/01_mails.ipynb"
    before = path.read_bytes()
    notebook = nbformat.reads(before.decode(), as_version=4)
    del notebook.metadata.atelier["inputs"]
    path.write_text(nbformat.writes(notebook), "utf-8")
    assert "was not executed" in stale(built)["notebooks/en/01_mails.ipynb"]
    path.write_bytes(before)
