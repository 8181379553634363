"""The cases of module 03: made by their script, true, whole in both languages, and fit for their scorers."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from atelier.hidden.tasks import TASKS
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.prompting.fidelity import complete_sheet, numbers_faithful, sheet_words
from atelier.prompting.scoring import all_of, keeps_to
from atelier.prompting.trial_cases import cases, hidden_cases

FOLDER = course_root() / "datasets" / "reliable_prompts"
SHOWN = {
    "approval": 48,
    "titles": 12,
    "invoices": 8,
    "messages": 12,
    "news": 5,
    "sheets": 12,
    "sentences": 12,
    "weeks": 12,
    "slogans": 8,
    "notices": 24,
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reliable_prompts", FOLDER / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    make = maker()
    tables = make.tables()
    make.FOLDER, make.tables = tmp_path, lambda: tables
    make.main()
    assert set(tables) == {path.stem.removeprefix("cases_") for path in tmp_path.glob("*.csv")}
    for task in tables:
        name = f"cases_{task}.csv"
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_each_task_has_its_cases_and_none_is_both_shown_and_hidden(language: str) -> None:
    for task, count in SHOWN.items():
        shown, hidden = cases(task), hidden_cases(task)
        assert len(shown) == count, task
        text = TASKS[task].text if task in TASKS else next(n for n in ("text", "title") if n in shown)
        both = pd.concat([shown[text], hidden[text]])
        assert both.is_unique, task
        assert not pd.concat([shown, hidden]).isna().any(axis=None), task
    for task in ("titles", "messages", "weeks", "news"):
        assert len(hidden_cases(TASKS[task].cases)) == 12


def test_labels_are_balanced_and_no_hidden_review_of_module_02_is_shown(language: str) -> None:
    assert cases("approval")["expected"].value_counts().tolist() == [24, 24]
    assert not set(cases("approval")["review_id"]) & set(hidden_cases("sentiment")["review_id"])
    assert cases("notices")["expected"].value_counts().tolist() == [12, 12]
    assert hidden_cases("notices")["expected"].value_counts().tolist() == [6, 6]
    assert sorted(cases("notices")["fault"].value_counts()) == [3, 3, 3, 3, 12]


def test_titles_hold_what_their_form_says(language: str) -> None:
    for task in (cases("titles"), hidden_cases("titles")):
        for case in task.to_dict("records"):
            said, title = json.loads(case["expected"]), case["title"].casefold()
            assert f"{said['amount']}{said['unit']}" in title
            assert said["scent"][:4].casefold() in title
            assert (f"{said['pieces']}" in title.replace(str(said["amount"]), "")) or said["pieces"] == 1


def test_invoices_hold_what_their_form_says(language: str) -> None:
    for case in cases("invoices").to_dict("records"):
        said = json.loads(case["expected"])
        day = date.fromisoformat(said["date"])
        spoken = case["text"].replace("1er ", "1 ")
        assert said["number"] in spoken
        assert f"{day.day} " in spoken and str(day.year) in spoken
        written = f"{said['total']:.2f}" if language == "en" else f"{said['total']:.2f}".replace(".", ",")
        assert spoken.count(written) == 1


def test_weekly_changes_are_right() -> None:
    weeks = pd.concat([cases("weeks"), hidden_cases("weeks")])
    assert ((weeks["revenue"] / weeks["before"] - 1) * 100 - weeks["change"]).abs().max() <= 0.05
    assert (weeks["change"] < 0).sum() >= 6 and (weeks["change"] > 0).sum() >= 6
    assert ((weeks["revenue"] / weeks["orders"]).between(30, 60)).all()


def test_the_code_of_the_lesson_finds_every_planted_fault_and_no_other(language: str) -> None:
    mention = "plus delivery" if language == "en" else "hors livraison"
    rules = all_of(
        numbers_faithful(["amount"]),
        complete_sheet(["material"], known=["title"]),
        keeps_to(include=[mention], exclude=["miracle"]),
    )
    for table in (cases("notices"), hidden_cases("notices")):
        for case in table.to_dict("records"):
            assert rules(case["text"], case).passed is (case["expected"] == "OK"), case["text"]


def test_the_praise_of_a_notice_does_not_give_its_fault_away() -> None:
    notices = cases("notices")
    praise = notices["text"].str.extract(r"\)\. ([^.]+)\.")[0]
    faulty = notices["expected"] == "FAULT"
    plain = praise[faulty & (notices["fault"] != "banned word")]
    assert set(plain) <= set(praise[~faulty])


def test_terms_are_those_of_the_glossary(language: str) -> None:
    glossary = pd.read_csv(course_root() / "datasets" / "boutique" / "glossary.csv", index_col="term_id")
    other = "fr" if language == "en" else "en"
    for case in cases("sentences").to_dict("records"):
        term = glossary.loc[case["term_id"]]
        assert case["wanted"].split("|")[0] == term[f"term_{other}"]
        assert case["glossary"] == f"{term[f'term_{language}']} = {term[f'term_{other}']}"
        assert not set(case["wanted"].split("|")) & set(case["forbidden"].split("|"))
        assert keeps_to(include=["{wanted}"], exclude=["{forbidden}"])(f"x {term[f'term_{other}']}.", case).passed


def test_announcements_name_their_product_and_price(language: str) -> None:
    for table in (cases("news"), hidden_cases("news")):
        for case in table.to_dict("records"):
            demands = keeps_to(include=["{price}"])
            assert demands(case["text"], case).passed, case["text"]
    for case in cases("news").to_dict("records"):
        assert keeps_to(include=["{product}"])(case["text"], case).passed, case["text"]


def test_sheets_are_complete_when_they_list_their_attributes(language: str) -> None:
    scorer = complete_sheet(["material", "colour_any", "size"], known=["title"])
    for case in cases("sheets").to_dict("records"):
        assert scorer(f"{case['title']}: {case['material']}, {case['colour']}, {case['size']}", case).passed
        assert sum(word in case["material"] for word in sheet_words()) <= 2
