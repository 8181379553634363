"""What one edition shows of a cell: strings, comments and answers of its language only."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder_support import Course
from course_builder.code import cut, names_needed, parse
from course_builder.module import module_folders, read_module
from course_builder.notebooks import assemble, notebook_text


@pytest.mark.parametrize(
    ("source", "english", "french"),
    [
        ('L("a", "b")', '"a"', '"b"'),
        ('é = "été"; L("à", "é")', 'é = "été"; "à"', 'é = "été"; "é"'),
        ('f(L("a", "b"), 1, [L("c", "d")])', 'f("a", 1, ["c"])', 'f("b", 1, ["d"])'),
        ('L(f"{x:.2f} a", f"{x!r} b")', 'f"{x:.2f} a"', 'f"{x!r} b"'),
        ('x = L(\n    "a",\n    "b",\n)', 'x = "a"', 'x = "b"'),
        ('x = L(\n    "a "\n    "b",\n    "c",\n)', 'x = (\n    "a "\n    "b"\n)', 'x = "c"'),
        ('f(\n    L("a" "b", "c"), 2\n)', 'f(\n    "a" "b", 2\n)', 'f(\n    "c", 2\n)'),
        ('x = L("""a\nL("b")""", \'c\')', 'x = """a\nL("b")"""', "x = 'c'"),
        ('L("a", "b").upper()', '"a".upper()', '"b".upper()'),
        ("x = 'L(1)'  # solution: 2", "x = 'L(1)'", "x = 'L(1)'"),
        ("# en: One\n# fr: Un\nx", "# One\nx", "# Un\nx"),
        ("if x:\n    # en: One\n    # fr: Un\n    x", "if x:\n    # One\n    x", "if x:\n    # Un\n    x"),
        ("x\n# en: One\n# fr: Un", "x\n# One", "x\n# Un"),
        ('x = "# en: no comment"', 'x = "# en: no comment"', 'x = "# en: no comment"'),
    ],
)
def test_strings_and_comments(source: str, english: str, french: str) -> None:
    assert cut(source, "exercise", "en") == english
    assert cut(source, "exercise", "fr") == french


@pytest.mark.parametrize(
    ("source", "exercise", "solution"),
    [
        ("x = ...  # solution: 0.03", "x = ...", "x = 0.03"),
        ("x = 0.9  # solution: 0.1\nf(x)", "x = 0.9\nf(x)", "x = 0.1\nf(x)"),
        ('é = [...]  # solution: L("à", "b")', "é = [...]", 'é = "à"'),
        ('x = L("weak", "faible")  # solution: L("strong", "fort")', 'x = "weak"', 'x = "strong"'),
        ('t["a"] = ...  # solution: 1', 't["a"] = ...', 't["a"] = 1'),
        (
            'x = ...\n# solution: L(\n# solution:     "a",\n# solution:     "b",\n# solution: )\nf(x)',
            "x = ...\nf(x)",
            'x = "a"\nf(x)',
        ),
        ("x = ...\n# solution: [\n# solution:     1]", "x = ...", "x = [\n    1]"),
    ],
)
def test_answers(source: str, exercise: str, solution: str) -> None:
    assert cut(source, "exercise", "en") == exercise
    assert cut(source, "solution", "en") == solution


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("x = y + 1\nprint(x)", {"y", "print"}),
        ("x += 1", {"x"}),
        ("def f(a):\n    return a + b\nb = 1", {"b"}),
        ("[a for a in c]", {"c"}),
        ("with open(p) as f:\n    f.read()", {"open", "p", "f"}),
    ],
)
def test_names_a_cell_needs(source: str, needed: set[str]) -> None:
    assert names_needed(parse(source)) >= needed - {"f"}
    assert not names_needed(parse("x = 1\nprint(x)")) & {"x"}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = Course(tmp_path)
    course.files["practice.py"] += (
        '# %% id="wrong" tags=["exercise-only"]\nbad_total = 12 + 0.25\n'
        '# %% id="right" tags=["solution-only", "nbval-ignore-output"]\nbad_total = 12 * 0.25\n'
        '# %% id="plumbing" tags=["hide-code"]\n# en: Set-up\n# fr: Mise en place\nready = True\n'
    )
    return course.save()


def texts(course: Course, edition: str, language: str) -> dict[str, str]:
    module, problems = read_module(module_folders(course.root)[0], course.root)
    assert module is not None and not problems
    notebook = assemble(module, edition, language, None)  # type: ignore[arg-type]
    assert notebook_text(notebook).endswith("}\n")
    return {cell.id: cell.source for cell in notebook.cells}


def test_the_four_editions(course: Course) -> None:
    lesson, lecon = texts(course, "lesson", "en"), texts(course, "lesson", "fr")
    assert list(lesson) == list(lecon), "both languages have the same cells under the same ids"
    assert lesson["why"] == "## Why count\nA mailing has a price."
    assert lecon["why"] == "## Pourquoi compter\nUn envoi a un prix."
    assert lecon["price"].startswith('# Le prix d’un mail, en euros\nprice = 0.25\nprint("Été : ", price, f')
    assert not any("L(" in text for text in lecon.values())
    exercise, solution = texts(course, "exercise", "en"), texts(course, "solution", "en")
    assert exercise["cost"] == 'cost = ...\ncheck("1.1", cost)'
    assert solution["cost"] == 'cost = 1000 * 0.25\ncheck("1.1", cost)'
    assert "wrong" in exercise and "right" not in exercise
    assert "right" in solution and "wrong" not in solution


def test_generated_cells(course: Course) -> None:
    lesson = texts(course, "lesson", "fr")
    assert lesson["atelier-title"].startswith("# 01 Mails et tarifs\n\nCe que coûte un envoi.\n\n*Environ 20 minutes")
    assert "](../../exercises/fr/01_mails.ipynb)" in lesson["atelier-title"]
    assert "](../../solutions/fr/01_mails.ipynb)" in lesson["atelier-title"]
    assert "[English](../en/01_mails.ipynb)" in lesson["atelier-title"]
    assert lesson["atelier-objectives"] == "## Ce que vous saurez faire\n\n- Chiffrer un envoi"
    assert lesson["atelier-key-points"] == "## À retenir\n\n- Comptez avant d’envoyer."
    assert lesson["atelier-cost-why"].startswith("## Ce que ce module a coûté\n\n")
    assert lesson["atelier-cost"].endswith("module_cost(people=12)")
    assert "atelier-cost" not in texts(course, "exercise", "fr") | texts(course, "solution", "fr")
    assert "](../../notebooks/fr/01_mails.ipynb)" in texts(course, "exercise", "fr")["atelier-title"]


def test_metadata(course: Course) -> None:
    module, _ = read_module(module_folders(course.root)[0], course.root)
    assert module is not None
    notebook = assemble(module, "solution", "fr", module)
    assert notebook.metadata.title == "01 Mails et tarifs · Corrigés"
    about = notebook.metadata.atelier
    assert (about.module, about.edition, about.lang, len(about.source_sha256)) == ("01", "solution", "fr", 64)
    cells = {cell.id: cell for cell in notebook.cells}
    assert cells["plumbing"].metadata == {"jupyter": {"source_hidden": True}}
    assert cells["right"].metadata == {"tags": ["nbval-ignore-output"]}
    assert "../../notebooks/fr/01_mails.ipynb" in cells["atelier-next"].source
