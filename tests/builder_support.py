"""A small course in a folder of its own, for the tests of the builder: sources to break, a package to run them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from course_builder.build import build, check
from course_builder.problems import BuildError, Problem

ROOT = Path(__file__).resolve().parents[1]

MODULE_YAML = """\
title: {en: Mails and prices, fr: Mails et tarifs}
summary: {en: What a mailing costs., fr: Ce que coûte un envoi.}
minutes: 20
objectives:
  - {en: Price a mailing, fr: Chiffrer un envoi}
prerequisites: []
key_points:
  - {en: Count before you send., fr: Comptez avant d’envoyer.}
"""

LESSON = """\
# %% [markdown] id="why" lang="en"
# ## Why count
# A mailing has a price.
# %% [markdown] id="why" lang="fr"
# ## Pourquoi compter
# Un envoi a un prix.
# %% id="start"
from atelier import start

start("01", L("en", "fr"))
# %% id="price"
# en: The price of one mail, in euros
# fr: Le prix d’un mail, en euros
price = 0.25
print(L("Été: ", "Été : "), price, L(f"({price:.1f} per mail)", f"({price:.1f} par mail)"))
# %% id="total"
price * 1000
"""

PRACTICE = """\
# %% id="start"
from atelier import check, start

start("01", L("en", "fr"))
# %% [markdown] id="ask" lang="en"
# ## Exercise 1.1
# What do 1,000 mails cost at 0.25 euros each?
# %% [markdown] id="ask" lang="fr"
# ## Exercice 1.1
# Combien coûtent 1 000 mails à 0,25 euro pièce ?
# %% id="cost"
cost = ...  # solution: 1000 * 0.25
check("1.1", cost)
"""

CHECKS = """\
from atelier.checking import Accept, Check, Number, Reject
from atelier.i18n import Text

CHECKS = [
    Check(
        id="1.1",
        title=Text("The price of a mailing", "Le prix d’un envoi"),
        judge=Number(expected=250.0, mistakes={1000.25: "added"}),
        right=Text("Mails times price.", "Mails fois prix."),
        reasons={"added": Text("You added; multiply.", "Vous avez additionné ; multipliez.")},
        hints=[Text("What is done with a unit price?", "Que fait-on d’un prix unitaire ?"),
               Text("Multiply.", "Multipliez.")],
        rejects=[Reject(1000.25, reason="added")],
        accepts=[Accept(250)],
    )
]
"""


class Course:
    """The sources of one module, in memory until ``save``; ``root`` is the project's folder."""

    def __init__(self, root: Path, folder: str = "01_mails") -> None:
        self.root = root
        self.folder = root / "course" / folder
        self.files = {
            "module.yaml": MODULE_YAML,
            "lesson.py": LESSON,
            "practice.py": PRACTICE,
            "checks.py": CHECKS,
        }

    def replace(self, file: str, old: str, new: str) -> Course:
        """Change ``old``, which must be there once, to ``new``, and save."""
        assert self.files[file].count(old) == 1, f"{old!r} is there {self.files[file].count(old)} times"
        self.files[file] = self.files[file].replace(old, new)
        return self.save()

    def save(self) -> Course:
        """Write the sources."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (self.folder / name).write_text(text, "utf-8")
        return self

    def add_package(self) -> Course:
        """Put a copy of the package next to the course, so that notebooks can run and find its checks."""
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src" / "atelier", self.root / "src" / "atelier", ignore=ignored)
        return self

    def build(self, *, execute_all: bool = False) -> list[str]:
        """Build and return what was said, a line a notebook."""
        said: list[str] = []
        build(self.root, execute_all=execute_all, say=said.append)
        return said

    def problems(self) -> list[Problem]:
        """Return the problems that stop the build; none of the tests that ask for them gets to execute."""
        with pytest.raises(BuildError) as stopped:
            build(self.root)
        return stopped.value.problems

    def differences(self) -> list[Problem]:
        """Return what ``--check`` reports."""
        return check(self.root)


def stopped_by(problems: list[Problem], file: str, cell: str, reason: str, line: int | None = None) -> None:
    """Assert that one problem names the file, the cell and the reason (and the line)."""
    found = [problem for problem in problems if problem.file.endswith(file) and problem.cell == cell]
    assert any(reason in problem.reason for problem in found), "\n".join(map(str, problems))
    if line is not None:
        assert any(problem.line == line for problem in found if reason in problem.reason), [*map(str, found)]
