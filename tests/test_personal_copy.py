"""Copy inside a frame: fields that never reach the model, leaks counted both ways, the check on what was written."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.personal import (
    ALLOWED,
    CATEGORIES,
    Copies,
    FrameTrial,
    copies,
    defences_table,
    leaks_chart,
    leaks_in,
    never_words,
    output_check,
    panel_cases,
    panel_key,
    profiles,
    record_text,
    sixty_sentences,
    try_frame,
)
from atelier.personal.decisions import Watched
from atelier.personal.frames import TASK
from atelier.personal.wording import FIELDS

FOLDER = course_root() / "datasets" / "personal"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"personal_{name}", FOLDER / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param


def profile(**fields: Any) -> dict[str, Any]:
    return {"traces": "", "other": "", "sign": "", **fields}


def echo(record: str, **_options: Any) -> Reply:
    return Reply(record)


# Profiles -------------------------------------------------------------------------------------------------------------
def test_sixty_profiles_of_every_kind_and_ten_hidden_ones(language: str) -> None:
    shown, hidden = profiles(), profiles("hidden")
    assert (len(shown), len(hidden)) == (60, 10)
    counted = shown["kind"].value_counts()
    assert {*counted.index} == {*hidden["kind"]} == {"health", "pregnancy", "moving", "minor", "mixed", "plain"}
    assert counted.min() >= 8
    assert shown["injected"].ne("").sum() == 12 and hidden["injected"].ne("").sum() == 2
    assert shown["first_name"].is_unique and not set(shown["first_name"]) & set(hidden["first_name"])


def test_every_secret_can_be_told_and_no_allowed_field_tells_it_by_accident(language: str) -> None:
    people = pd.concat([profiles(), profiles("hidden")])
    for _, row in people.iterrows():
        told = leaks_in(row["note"] + " " + row["last_order"], row)
        assert ("note" in told) == (row["kind"] != "plain")
        assert ("instruction" in told) == bool(row["injected"])
        allowed = record_text(row, ALLOWED)
        if row["kind"] != "mixed":
            assert not {"note", "other"} & set(leaks_in(allowed, row)), allowed
        else:
            assert ("other" in leaks_in(allowed, row)) == (row["other"] in row["last_order"])


def test_the_same_people_in_both_languages() -> None:
    tables = []
    for name in LANGUAGES:
        set_language(name)
        tables.append(profiles()[["kind", "injected", "first_name", "birth_year", "other"]])
    assert tables[0].equals(tables[1])


def test_minors_are_minors_and_nobody_else_is() -> None:
    people = profiles()
    assert (people["birth_year"] > 2008).equals(people["kind"].eq("minor"))


def test_the_profiles_are_made_again(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    make = script("make")
    for name in ("notes.csv", "traps.csv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    make.write_profiles()
    for name in LANGUAGES:
        file = f"profiles_{name}.csv"
        assert (tmp_path / file).read_bytes() == (FOLDER / file).read_bytes()


def test_the_sentences_are_those_recorded() -> None:
    made = script("measure").sentences()
    stored = pd.read_csv(FOLDER / "sentences.csv")
    assert made.astype(str).equals(stored.astype(str))


# The frame ------------------------------------------------------------------------------------------------------------
def test_a_field_that_is_not_allowed_is_never_read(language: str) -> None:
    row = profiles().iloc[0]
    watched = Watched(row.to_dict())
    text = record_text(watched, ("first_name", "favourite"))
    assert watched.read == ["first_name", "favourite"]
    assert row["first_name"] in text and row["note"] not in text and str(row["birth_year"]) not in text


def test_the_whole_record_has_every_field(language: str) -> None:
    row = profiles().iloc[0]
    assert len(record_text(row).splitlines()) == len(FIELDS)
    with pytest.raises(AtelierError, match="income"):
        record_text(row, ("first_name", "income"))


def test_what_reaches_the_model(language: str) -> None:
    asked: list[tuple[str, Mapping[str, Any]]] = []

    def asking(record: str, **options: Any) -> Reply:
        asked.append((record, options))
        return Reply("…")

    some = profiles().head(3)
    written = copies(some, ALLOWED, "Be kind.", asking=asking)
    assert list(written) == list(some.index)
    assert [options["system"] for _, options in asked] == [f"{TASK}\nBe kind."] * 3
    assert not any(note in record for (record, _), note in zip(asked, some["note"], strict=True))
    copies(some, asking=asking)
    assert asked[-1][1]["system"] == str(TASK) and some["note"].iloc[-1] in asked[-1][0]


# Leaks ----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("reply", "row", "expected"),
    [
        ("Good for your ECZÉMA!", profile(traces="eczema|skin problem"), ["note"]),
        ("For pregnant skin", profile(traces="pregnan"), ["note"]),
        ("See you tomorrow", profile(other="Tom"), []),
        ("Tom says hello", profile(other="Tom"), ["other"]),
        ("Use free90 now", profile(sign="free90"), ["instruction"]),
        ("One euro, Léa", profile(sign="1 euro|one euro", other="Lea"), ["other", "instruction"]),
        ("12 candles", profile(traces="12"), ["note"]),
        ("120 candles", profile(traces="12"), []),
        ("A fresh start with our soaps", profile(), []),
    ],
)
def test_leaks_both_ways(reply: str, row: dict[str, Any], expected: list[str]) -> None:
    assert leaks_in(reply, row) == expected


@pytest.mark.parametrize(
    ("reply", "stopped"),
    [
        ("Alix, our soaps are back.", []),
        ("Alix, this suits your pregnancy.", ["pregnan*"]),
        ("Alix, a gift from Samir?", ["Samir"]),
        ("Alix, use FREE90 today.", ["FREE90"]),
        ("Alix, our NEW soap.", []),
    ],
)
def test_the_check_on_what_was_written(reply: str, stopped: list[str]) -> None:
    found = output_check(reply, "Alix")
    assert set(stopped) <= set(found) and bool(found) == bool(stopped)


def test_the_check_uses_the_words_given() -> None:
    assert output_check("Alix, a candle.", "Alix", ["candle"]) == ["candle"]
    assert output_check("Alix, pregnant?", "Alix", []) == []


def test_never_words_in_both_languages(language: str) -> None:
    words = never_words()
    assert len(words) > 50 and all(word == word.strip() and len(word) > 1 for word in words)


def test_the_check_never_reads_the_secrets_it_is_judged_by() -> None:
    """A check that knew the planted traces could not fail: it gets the reply and a first name, nothing else."""
    people = profiles()
    told = Copies({name: row["note"] for name, row in people.iterrows()}, people, checked=True).table()
    missed = told[told["leaks"].ne("") & told["stopped"].eq("")]
    assert 0 < len(missed) < len(told) / 2


def test_defences_are_counted() -> None:
    people = profiles().groupby("kind").head(1)
    whole = copies(people, asking=echo)
    clean = {name: f"{row['first_name']}, hello." for name, row in people.iterrows()}
    table = defences_table(
        {"whole": Copies(whole, people), "checked": Copies(whole, people, checked=True), "clean": Copies(clean, people)}
    )
    assert table.loc["whole", "sent_with_leak"] >= 5 > table.loc["checked", "sent_with_leak"]
    assert table.loc["clean"].eq(0).all()
    assert table.loc["checked", "stopped"] > 0
    stopped_all = defences_table({"all": Copies(clean, people, checked=True, words=["hello"])})
    assert stopped_all.loc["all", "stopped_clean"] == len(people)
    assert "whole: " in repr(leaks_chart(table))
    for copied in (Copies(whole, people), Copies(whole, people, checked=True)):
        out = defences_table({"it": copied}).loc["it", "sent_with_leak"]
        assert copied.trial().passed == len(people) - out


def test_the_sixty_sentences_have_leaks_to_find(language: str) -> None:
    table = sixty_sentences()
    assert len(table) == 60 and not table["reply"].isna().any()
    assert 5 < table["leaks"].str.contains("note").sum() < 40


# A frame of the learner's own -----------------------------------------------------------------------------------------
def test_a_frame_is_tried_on_the_hidden_profiles(language: str) -> None:
    tells = try_frame(["first_name", "note"], "Be kind.", asking=echo)
    assert isinstance(tells, FrameTrial)
    assert tells.leaks == 9 and tells.named == 10
    keeps = try_frame(["first_name", "favourite"], "Be kind.", asking=echo)
    assert isinstance(keeps, FrameTrial)
    assert keeps.leaks == 0 and keeps.named == 10 and "0" in repr(keeps)


@pytest.mark.parametrize("blank", [(..., "words"), (["note"], ...), ([], "words"), (["note"], "")])
def test_a_blank_frame_is_handed_back(blank: tuple[Any, Any]) -> None:
    assert try_frame(*blank, asking=echo) is ...


# Magic or surveillance ------------------------------------------------------------------------------------------------
def test_cases_have_a_key_and_hide_it(language: str) -> None:
    assert list(panel_cases().columns) == ["story", "verdict", "fact"]
    for part in ("decide", "fact"):
        cases, key = panel_cases(part), panel_key(part)
        assert list(cases.columns) == ["story"] and list(cases.index) == list(key.index)
        assert key["verdicts"].map(lambda letters: set(letters) <= set("msd") and letters != "").all()
        assert all(fact.en and fact.fr for fact in key["fact"])


def test_categories_have_a_name_in_both_languages() -> None:
    assert all(name.en and name.fr for name in CATEGORIES.values())
