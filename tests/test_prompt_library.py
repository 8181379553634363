"""The prompt library: shipped prompts, versions, a learner's own, damaged files, never written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting import prompt_library
from atelier.prompting.prompt_library import (
    as_yaml,
    keep_prompt,
    library_folder,
    measurement,
    own_folder,
    prompt_card,
    prompt_versions,
    read_prompt,
)
from atelier.prompting.style_cards import style_card
from atelier.prompting.trial_cases import cases

FILES = sorted(library_folder().glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_prompt_of_the_course_is_whole_and_can_be_tested(file: Path, language: str) -> None:
    set_language(language)
    card = read_prompt(file)
    assert card.file_name == file.name
    assert set(card.text) == set(LANGUAGES)
    for pair in (card.purpose, card.owner, card.change):
        assert pair.en != pair.fr
    asked: list[dict[str, object]] = []

    def asking(question: str, **options: object) -> Reply:
        asked.append(options)
        return Reply("no idea")

    made = card.test(asking=asking)
    assert (made.passed, len(made.table)) == (0, len(cases(card.tests["cases"])))
    assert asked[0]["max_tokens"] == card.tests["options"]["max_tokens"]
    assert ("form" in card.tests) is ("response_format" in asked[0])
    assert asked[0].get("system") == (style_card(card.tests["card"]).brief if "card" in card.tests else None)
    for shown in (str(card), repr(card), card._repr_html_()):
        assert str(card.purpose) in shown.replace("&#x27;", "'")


def test_a_form_in_a_file_speaks_the_language() -> None:
    asked: list[str] = []

    def asking(question: str, **options: object) -> Reply:
        asked.append(str(options["response_format"]))
        return Reply("{}")

    for language in LANGUAGES:
        set_language(language)
        prompt_card("read-title").test(asking=asking)
    assert "shower gel" in asked[0] and "gel douche" not in asked[0]
    assert "gel douche" in asked[-1] and "shower gel" not in asked[-1]


def test_the_latest_version_unless_one_is_named() -> None:
    assert prompt_card("sort-reviews").version == 2
    assert prompt_card("sort-reviews", 1).version == 1
    assert list(prompt_versions("sort-reviews").index) == [1, 2]
    with pytest.raises(AtelierError, match=r"no prompt \"sort\".*answer-customer"):
        prompt_card("sort")
    with pytest.raises(AtelierError, match=r"no version 9\. It has: 1, 2"):
        prompt_card("sort-reviews", 9)
    for id in ("../sort-reviews", "", "sort-reviews-v2", "*"):
        with pytest.raises(AtelierError, match="no prompt"):
            prompt_card(id)


def test_a_prompt_that_is_kept_becomes_the_next_version_with_its_score() -> None:
    made = prompt_card("sort-reviews").test(asking=lambda q, **o: Reply("positive"))
    kept = keep_prompt("sort-reviews", "Happy? {text}", "shorter: «é» 'q'", measured=made)
    assert (kept.version, kept.prompt) == (3, "Happy? {text}")
    again = prompt_card("sort-reviews")
    assert again == kept
    assert again.tests == prompt_card("sort-reviews", 2).tests
    assert "24 of 48 (36% to 64%), en, embedded" in str(again)
    assert "24 of 48" in prompt_versions("sort-reviews").loc[3].iloc[1]
    assert keep_prompt("sort-reviews", "Other {text}", "again").version == 4
    assert prompt_card("sort-reviews", 3) == kept
    set_language("fr")
    assert prompt_card("sort-reviews").prompt == "Other {text}", "the only language it has"
    assert "jamais" in prompt_versions("sort-reviews").loc[3].iloc[1]


def test_a_version_is_never_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep_prompt("sort-reviews", "First {text}", "one")
    before = (own_folder() / kept.file_name).read_bytes()
    two = prompt_card("sort-reviews", 2)
    # Another notebook has just written the same number.
    monkeypatch.setattr(prompt_library, "prompt_card", lambda id: two)
    with pytest.raises(AtelierError, match=r"sort-reviews-v3\.yaml is there already"):
        keep_prompt("sort-reviews", "Second {text}", "two")
    assert (own_folder() / kept.file_name).read_bytes() == before


def test_a_learner_cannot_stand_in_for_a_prompt_of_the_course() -> None:
    own_folder().mkdir()
    text = (library_folder() / "sort-reviews-v2.yaml").read_text(encoding="utf-8").replace("pleased", "cross")
    (own_folder() / "sort-reviews-v2.yaml").write_text(text, encoding="utf-8")
    assert "pleased" in prompt_card("sort-reviews", 2).prompt


def test_other_files_in_the_folder_are_left_alone() -> None:
    own_folder().mkdir()
    for name in (
        "notes.yaml",
        "sort-reviews-v0.yaml",
        "sort-reviews-v3.yaml.bak",
        "Sort-v3.yaml",
        "sort-reviews-vx.yaml",
    ):
        (own_folder() / name).write_text("?", encoding="utf-8")
    assert prompt_card("sort-reviews").version == 2


@pytest.mark.parametrize(("text", "change"), [("", "a"), ("  \n", "a"), ("a", " ")])
def test_nothing_to_keep_is_one_sentence(text: str, change: str) -> None:
    with pytest.raises(AtelierError, match="what changed"):
        keep_prompt("sort-reviews", text, change)
    with pytest.raises(AtelierError, match="no prompt"):
        keep_prompt("nothing", "a", "b")


def test_a_file_in_the_place_of_the_folder_is_one_sentence() -> None:
    own_folder().write_text("in the way", encoding="utf-8")
    with pytest.raises(AtelierError, match="could not be written"):
        keep_prompt("sort-reviews", "a {text}", "b")


Damage = Callable[[dict], object]
DAMAGES: dict[str, Damage] = {
    "no text": lambda card: card.pop("text"),
    "no tests": lambda card: card.pop("tests"),
    "empty text": lambda card: card["text"].update(en=""),
    "language": lambda card: card["text"].update(de="x"),
    "version": lambda card: card.update(version="three"),
    "version 0": lambda card: card.update(version=0),
    "scorer": lambda card: card["tests"].update(scorer="exec"),
    "more": lambda card: card.update(extra=1),
    "measured": lambda card: card.update(measured=[{"passed": 1}]),
    "too many passed": lambda card: card.update(
        measured=[{"language": "en", "model": "m", "date": "d", "passed": 9, "cases": 3}]
    ),
    "list": lambda card: card.update(measured="good"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_one_sentence_that_names_it(tmp_path: Path, damage: Damage) -> None:
    content = yaml.safe_load(as_yaml(prompt_card("sort-reviews", 2)))
    file = tmp_path / "sort-reviews-v2.yaml"
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    assert read_prompt(file) == prompt_card("sort-reviews", 2)
    damage(content)
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(AtelierError, match=r"sort-reviews-v2\.yaml"):
        read_prompt(file)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"id: [", b"- a\n- b", b"!!python/object:os.system x", b"a" * 99]
)
def test_what_is_no_yaml_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x-v1.yaml"
    file.write_bytes(content)
    with pytest.raises(AtelierError, match=r"x-v1\.yaml"):
        read_prompt(file)


def test_a_measurement_says_what_was_measured() -> None:
    made = prompt_card("sort-reviews").test(asking=lambda q, **o: Reply("negative"))
    found = measurement(made)
    assert (found["language"], found["model"], found["passed"], found["cases"]) == ("en", "embedded", 24, 48)
    assert len(found["date"]) == 10
