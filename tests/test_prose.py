"""Spelling, typography and links: each rule sees its fault, leaves the rest alone, and the project keeps them."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import yaml
from builder_support import ROOT, Course
from prose.check import link_problems, spelling_problems, typography_problems
from prose.fix import fix, fixed
from prose.links import all_links
from prose.spelling import is_known, misspelt
from prose.typography import FIXED, NARROW, faults, repaired


def shown(text: str) -> str:
    return text.replace(NARROW, "~").replace(FIXED, "_")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Pourquoi ?", "Pourquoi~?"),
        ("Pourquoi? Oui! Non; si", "Pourquoi~? Oui~! Non~; si"),
        ("Ah !!! Quoi ?!", "Ah~!!! Quoi~?!"),
        ("Le prix : 3", "Le prix_: 3"),
        ("Le prix: 3", "Le prix_: 3"),
        ("**Attention :** et **Note**: oui", "**Attention_:** et **Note**_: oui"),
        ("Un \u00ab mot \u00bb et \u00abdeux\u00bb", "Un \u00ab_mot_\u00bb et \u00ab_deux_\u00bb"),
        ("l'objet d'un e-mail qu'on lit", "l’objet d’un e-mail qu’on lit"),
        ("l'`API` et l'*objet* d'[un lien](a'b.md)", "l’`API` et l’*objet* d’[un lien](a'b.md)"),
        ("20 % de 15 € et 3%", "20_% de 15_€ et 3_%"),
        ("12 500 mails, 1 000 000 d'euros", "12~500 mails, 1~000~000 d’euros"),
        ("en 2026 nous, 3 000 fois", "en 2026 nous, 3~000 fois"),
        ("(pourquoi ?) [?]", "(pourquoi~?) [?]"),
        ("`a ? b : c;` reste", "`a ? b : c;` reste"),
        ("à 10:30, voir https://a.fr/?q=1;b et {prix : .2f}", "à 10:30, voir https://a.fr/?q=1;b et {prix : .2f}"),
        ("![un graphique](a.png) !", "![un graphique](a.png)~!"),
        ("{mot} ? {taux} % {a} : {b}", "{mot}~? {taux}_% {a}_: {b}"),
        ("```python\nx = 'a' ; y\n```\nFin !", "```python\nx = 'a' ; y\n```\nFin~!"),
        ("| a | b |\n|:---|---:|\n| c : d | ? |", "| a | b |\n|:---|---:|\n| c_: d | ? |"),
        ("&nbsp; et <a href='x'>l'</a>", "&nbsp; et <a href='x'>l’</a>"),
        ("Prix:{prix}, voir:`code`", "Prix_:{prix}, voir_:`code`"),
        ("Quoi\u202f? Oui\u00a0: non", "Quoi~? Oui_: non"),
        ("Quoi\u00a0? Oui\u202f: non", "Quoi~? Oui_: non"),
    ],
)
def test_french_repairs(typed: str, right: str) -> None:
    assert shown(repaired(typed)) == right
    assert repaired(repaired(typed)) == repaired(typed), "repairing twice changes nothing more"
    mended = [reason for _, reason in faults(typed, "fr") if "mends it" in reason]
    assert bool(mended) == (shown(typed) != right)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('Un "mot" ici', "straight double quote"),
        ("Un 'mot' ici", "straight apostrophe or quote"),
        ("Il coûte 3.50 euros", "decimal point"),
        ("Il y en a 12,000", "thousands"),
        ("Le coeur, la soeur, l’oeil", "œ is one letter"),
        ("Une oeuvre", "œ is one letter"),
    ],
)
def test_french_faults(text: str, reason: str) -> None:
    assert any(reason in found for _, found in faults(text, "fr"))


@pytest.mark.parametrize(
    "text",
    [
        "Exercice 1.2, module 3.1 et Python 3.11",
        "## 1.2 Le prix",
        "La version 4.0, Qwen2.5, `3.5`, CC BY 4.0",
        "Il coûte 3,50\u00a0€ et 0,125 point",
        "Un poème, moelle, coexister, le goéland",
    ],
)
def test_sound_french(text: str) -> None:
    assert faults(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A \u00ab word \u00bb", "French quotes"),
        ("A “word”", "curly quote"),
        ("It’s late", "curly quote"),
        ("Really ?", "space before"),
        ("**Note :** this", "space before"),
        ("About 20 % more", "space before %"),
        ("Some 12 000 mails", "thousands"),
    ],
)
def test_english_faults(text: str, reason: str) -> None:
    assert any(reason in found for _, found in faults(text, "en")), faults(text, "en")


@pytest.mark.parametrize(
    "text", ['It\'s "late": 12,000 mails, 20%, at 10:30; why?', "| a | ? |\n|:---|---|\n| b | c |", "`a ? b : c`"]
)
def test_sound_english(text: str) -> None:
    assert faults(text, "en") == []


def test_the_line_of_a_fault() -> None:
    text = "Un\n```\nx\n```\nDeux `a\nb` trois\nQuatre !"
    assert [line for line, _ in faults(text, "fr")] == [7]
    assert [line for line, _ in faults(text.replace("Quatre !", '"Quatre'), "fr")] == [7]


@pytest.mark.parametrize(
    ("text", "language", "unknown"),
    [
        ("The colour and the color of behaviour", "en", []),
        ("A modle of the wrold, well-writen", "en", ["modle", "wrold", "well-writen"]),
        ("The model's tokens aren't `xqzt`, see lesson.py, LLMs or [here](xqzt.md)", "en", []),
        ("L’entreprise d’aujourd’hui, qu’elle a-t-elle envoyée au cœur du week-end", "fr", []),
        ("L’entrprise des modéles", "fr", ["L'entrprise", "modéles"]),
        ("JupyterLab et l’API de Qwen2.5 sur https://xqzt.fr", "fr", []),
    ],
)
def test_spelling(text: str, language: str, unknown: list[str]) -> None:
    assert [word for _, word in misspelt(text, language)] == unknown  # type: ignore[arg-type]


def test_own_words_are_of_their_language() -> None:
    assert is_known("corrigés", "fr") and not is_known("corrigés", "en")


SOURCE = """\
# %% [markdown] id="a" lang="en"
# Why ? It's "so" : yes
# %% [markdown] id="a" lang="fr"
# Pourquoi ? C'est l'objet :
#
# ```python
# x = 'a' ; y
# ```
# Fin !
# %% id="b"
# en: Why ?
# fr: Pourquoi ?
x = L("l'a ?", "l'a ?")
y = L(f"a : {x!r}", f"l'a : {x!r}\\n 3 %")
z = L('b', 'l\\'objet "a" ?')
w = "l'autre ?"
p = ...  # solution: L("It's ?", "C'est ?")
q = ...
# solution: L(
# solution:     "a ?",
# solution:     "l'a "
# solution:     "et l'b ?",
# solution: )
# %% [markdown] id="c" lang="fr"
# Oui !"""

REPAIRED = """\
# %% [markdown] id="a" lang="en"
# Why ? It's "so" : yes
# %% [markdown] id="a" lang="fr"
# Pourquoi~? C’est l’objet_:
#
# ```python
# x = 'a' ; y
# ```
# Fin~!
# %% id="b"
# en: Why ?
# fr: Pourquoi~?
x = L("l'a ?", "l’a~?")
y = L(f"a : {x!r}", f"l’a_: {x!r}\\n 3_%")
z = L('b', 'l’objet "a"~?')
w = "l'autre ?"
p = ...  # solution: L("It's ?", "C’est~?")
q = ...
# solution: L(
# solution:     "a ?",
# solution:     "l’a "
# solution:     "et l’b~?",
# solution: )
# %% [markdown] id="c" lang="fr"
# Oui~!"""


def test_fix_of_a_source_touches_french_only() -> None:
    once = fixed(SOURCE, Path("course/01_a/lesson.py"))
    assert shown(once) == REPAIRED
    assert fixed(once, Path("course/01_a/lesson.py")) == once
    ast.parse(once)


def test_fix_of_python() -> None:
    code = "a = Text(\"It's ?\", \"C'est ?\")\nb = T(en='a :', fr='l\\'a :\\u202f!')\nc = \"l'a ?\"  # c'est ?\n"
    right = "a = Text(\"It's ?\", \"C’est~?\")\nb = T(en='a :', fr='l’a_:\\u202f!')\nc = \"l'a ?\"  # c'est ?\n"
    assert shown(fixed(code, Path("src/atelier/x.py"))) == right


def test_fix_of_yaml() -> None:
    text = (
        "# l'autre ?\ntitle: {en: It's, fr: C'est}\nask:\n  en: 'Why ?'\n  fr: 'C''est ?'\n"
        'say:\n  en: "a"\n  fr: "l\'a \\u202f: !\\n"\nlong:\n  en: |\n    a ?\n  fr: |\n    l\'a ?\n    b !\n'
        "list:\n  en: [a]\n  fr: [l'a, b 3 %]\nfree: l'a ?\n"
    )
    once = fixed(text, Path("course/01_a/quiz.yaml"))
    read = yaml.safe_load(once)
    assert shown(read["title"]["fr"]) == "C’est" and shown(read["ask"]["fr"]) == "C’est~?"
    assert shown(read["long"]["fr"]) == "l’a~?\nb~!\n" and read["long"]["en"] == "a ?\n"
    assert [shown(item) for item in read["list"]["fr"]] == ["l’a", "b 3_%"]
    assert read["free"] == "l'a ?" and once.startswith("# l'autre ?\ntitle: {en: It's, fr: C’est}\n")
    assert fixed(once, Path("course/01_a/quiz.yaml")) == once


def test_fix_of_a_project(tmp_path: Path) -> None:
    course = Course(tmp_path).save()
    course.replace("lesson.py", "# Un envoi a un prix.", "# C'est un envoi. Son prix ?")
    (tmp_path / "README.md").write_text("Why ? l'a\n", "utf-8")
    (tmp_path / "README.fr.md").write_text("Pourquoi ? l'a\n", "utf-8")
    assert set(fix(tmp_path)) >= {"course/01_mails/lesson.py", "README.fr.md"}
    assert (tmp_path / "README.md").read_text("utf-8") == "Why ? l'a\n"
    assert "C’est un envoi. Son prix\u202f?" in (course.folder / "lesson.py").read_text("utf-8")
    assert fix(tmp_path) == []
    assert [problem for problem in typography_problems(tmp_path) if ": fr:" in problem] == []


def test_problems_name_file_and_line(tmp_path: Path) -> None:
    Course(tmp_path).save().replace("lesson.py", "# Un envoi a un prix.", "# Un envoi\n# a un prixx ?")
    assert any(line.startswith("course/01_mails/lesson.py:7: fr: ") for line in typography_problems(tmp_path))
    assert "course/01_mails/lesson.py:7: unknown fr word 'prixx'" in list(spelling_problems(tmp_path))


def test_links(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "notebooks" / "en").mkdir(parents=True)
    (tmp_path / "README.md").write_text(
        "# Top\n[ok](docs/a.md#two-words) [ok](#top) [web](https://nowhere.invalid) `[no](gone.md)`\n\n"
        "[file](docs/gone.md)\n\n[heading](docs/a.md#three)\n\n![picture](gone.png) <img src='gone2.png'>\n",
        "utf-8",
    )
    (tmp_path / "docs" / "a.md").write_text("## Two `words`!\n[up](../README.md)\n[out](../../x)\n", "utf-8")
    cells = [
        {"cell_type": "markdown", "id": "one", "source": ["# My title\n", "[ok](#My-title) [bad](../fr/gone.ipynb)"]},
        {"cell_type": "code", "id": "two", "source": "[no](gone.md)"},
    ]
    (tmp_path / "notebooks" / "en" / "n.ipynb").write_text(json.dumps({"cells": cells}), "utf-8")
    assert list(link_problems(tmp_path)) == [
        "README.md:4: docs/gone.md: no such file",
        "README.md:6: docs/a.md#three: no heading #three in a.md",
        "README.md:8: gone.png: no such file",
        "README.md:8: gone2.png: no such file",
        "docs/a.md:2: ../../x: no such file",
        "notebooks/en/n.ipynb:2 [one]: ../fr/gone.ipynb: no such file",
    ]
    assert len(list(all_links(tmp_path))) == 10


@pytest.mark.slow
def test_spelling_of_the_project() -> None:
    assert list(spelling_problems(ROOT)) == []


def test_typography_of_the_project() -> None:
    assert list(typography_problems(ROOT)) == []


def test_links_of_the_project() -> None:
    assert list(link_problems(ROOT)) == []
