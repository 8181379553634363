"""The law table: whole, dated, sourced, in both languages, and not older than six months."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from prose.typography import faults

import atelier
from atelier.errors import AtelierError
from atelier.facts import law
from atelier.facts.freshness import months_before, outdated
from atelier.i18n import set_language

FOLDER = Path(law.__file__).parents[3] / "datasets" / "law"
RULES = law.read_rules(FOLDER)
INSTRUMENTS = {row["id"]: row for row in csv.DictReader((FOLDER / "instruments.csv").open(encoding="utf-8"))}
EUROS = 100
MILLION = 1_000_000 * EUROS
LONGEST_TEXT = 330


@pytest.fixture(autouse=True)
def in_english():
    set_language("en")
    yield
    set_language("en")


def looked_up() -> dict[str, date]:
    return {name: row.as_of for name, row in RULES.items() if row.as_of}


def test_the_table_covers_what_the_course_teaches() -> None:
    counted = Counter(row.instrument.name.en for row in RULES.values())
    assert len(RULES) >= 45
    assert counted["AI Act"] >= 20
    assert counted["GDPR"] >= 20
    assert counted["Digital Services Act"] >= 5
    acts = "2-scope 3-1 3-60 4 5-1-a 5-1-b 5-1-ba 6-3 annex-3 annex-3-4a annex-3-5b annex-3-5c 25 26-2 26-11"
    assert {f"ai-act-{name}" for name in acts.split()} <= set(RULES)
    assert {f"ai-act-{name}" for name in "50-1 50-2 50-3 50-4 50-4-text 99-3 99-4 99-6 111-4".split()} <= set(RULES)
    articles = "4-4 5-1-c 5-1-d 6 7 9 12 13 14 15 16 17 20 21 22 25 28 32 33 34 35 44 83-4 83-5"
    assert {f"gdpr-{name}" for name in articles.split()} <= set(RULES)
    assert {"dsa-26-3", "dsa-28-2", "dsa-38", "cpce-l34-5", "conso-l121-1", "conso-l121-2", "conso-l121-3"} <= set(
        RULES
    )
    assert {"conso-l121-4-28", "influence-5", "arpp-digital", "icc-ai-guide", "ai-open-sofa"} <= set(RULES)


def test_words_of_the_table_are_those_the_module_explains() -> None:
    assert {row.topic for row in RULES.values()} == set(law.TOPICS)
    assert {row.applies_to for row in RULES.values()} <= set(law.ROLES)
    assert {row.status for row in RULES.values()} <= set(law.STATUSES)
    assert {row.certainty for row in RULES.values()} <= set(law.CERTAINTIES) == set(law.CERTAINTY_NAMES)
    assert {row["instrument"] for row in csv.DictReader((FOLDER / "law.csv").open(encoding="utf-8"))} == set(
        INSTRUMENTS
    )


@pytest.mark.parametrize("name", RULES)
def test_a_row_is_whole(name: str) -> None:
    row = RULES[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name)
    for text in (row.text_in_both, row.example_in_both):
        assert text.en and text.fr and text.en != text.fr
        assert max(map(len, text)) <= LONGEST_TEXT
        assert not faults(text.en, "en") and not faults(text.fr, "fr")
    assert not faults(row.fine.note_text.en, "en") and not faults(row.fine.note_text.fr, "fr")
    assert row.source
    assert row.instrument.official_text.startswith("https://")


@pytest.mark.parametrize("name", RULES)
def test_a_row_says_when_it_was_looked_up_unless_it_is_from_memory(name: str) -> None:
    row = RULES[name]
    assert (row.as_of is None) == (row.certainty == "memory")
    if row.as_of:
        assert row.as_of >= (row.source_date or row.as_of)


@pytest.mark.parametrize("name", RULES)
def test_the_status_agrees_with_the_dates(name: str) -> None:
    row = RULES[name]
    if row.status == "in_force" and row.date and row.as_of:
        assert row.date <= row.as_of
    if row.status == "deferred":
        assert row.date and row.as_of and row.date > row.as_of
    if row.status in ("open_question", "proposal"):
        assert row.date is None


@pytest.mark.parametrize("name", RULES)
def test_the_kind_of_ceiling_agrees_with_its_numbers(name: str) -> None:
    fine = RULES[name].fine
    kinds = {(True, True): "higher", (True, False): "amount", (False, True): "turnover", (False, False): ""}
    assert fine.choice == kinds[fine.cents is not None, fine.percent is not None]
    if fine.small:
        assert fine.choice == "higher"
    if fine.cents is not None:
        assert fine.cents % EUROS == 0


@pytest.mark.parametrize("instrument", ["AI Act", "GDPR", "Digital Services Act"])
def test_every_ceiling_is_one_that_the_articles_on_sanctions_state(instrument: str) -> None:
    rows = [row for row in RULES.values() if row.instrument.name.en == instrument]
    stated = {(row.fine.cents, row.fine.percent) for row in rows if row.topic == "sanctions"}
    assert {(row.fine.cents, row.fine.percent) for row in rows if row.fine.choice} <= stated


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ai-act-4", date(2025, 2, 2)),
        ("ai-act-5-1-b", date(2025, 2, 2)),
        ("ai-act-5-1-ba", date(2026, 12, 2)),
        ("ai-act-annex-3", date(2027, 12, 2)),
        ("ai-act-annex-1", date(2028, 8, 2)),
        ("ai-act-50-4", date(2026, 8, 2)),
        ("ai-act-111-4", date(2026, 12, 2)),
        ("ai-open-sofa", None),
    ],
)
def test_the_dates_that_older_texts_get_wrong(name: str, day: date | None) -> None:
    assert RULES[name].date == day


def test_no_row_still_gives_the_old_date_of_high_risk() -> None:
    old = [name for name, row in RULES.items() if row.topic == "high_risk" and row.date and row.date.year < 2027]
    assert old == []


def test_nothing_looked_up_is_older_than_six_months() -> None:
    assert outdated(looked_up(), date.today()) == []


def test_the_check_of_age_fails_when_time_passes() -> None:
    newest = max(looked_up().values())
    assert outdated(looked_up(), newest) == []
    assert set(outdated(looked_up(), newest.replace(year=newest.year + 1))) == set(looked_up())


@pytest.mark.parametrize(
    ("looked", "today", "late"),
    [
        (date(2026, 5, 22), date(2026, 11, 22), False),
        (date(2026, 5, 21), date(2026, 11, 22), True),
        (date(2026, 2, 28), date(2026, 8, 31), False),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (date(2026, 8, 27), date(2027, 2, 28), True),
        (date(2027, 1, 1), date(2026, 11, 22), True),
    ],
)
def test_six_months_are_counted_by_the_calendar(looked: date, today: date, late: bool) -> None:
    assert outdated({"x": looked}, today) == (["x"] if late else [])


def test_months_before_crosses_a_year() -> None:
    assert months_before(date(2026, 3, 31), 6) == date(2025, 9, 30)
    assert months_before(date(2026, 6, 15), 6) == date(2025, 12, 15)


@pytest.mark.parametrize(
    ("name", "turnover", "small", "most"),
    [
        ("gdpr-83-5", 100 * MILLION, False, 20 * MILLION),
        ("gdpr-83-5", 500 * MILLION, False, 20 * MILLION),
        ("gdpr-83-5", 1_000 * MILLION, False, 40 * MILLION),
        ("gdpr-83-5", 1_000 * MILLION, True, 40 * MILLION),  # the GDPR knows no lower ceiling for small companies
        ("gdpr-83-4", 1_000 * MILLION, False, 20 * MILLION),
        ("ai-act-99-3", 1_000 * MILLION, False, 70 * MILLION),
        ("ai-act-50-4", 4 * MILLION, False, 15 * MILLION),
        ("ai-act-50-4", 4 * MILLION, True, 120_000 * EUROS),
        ("ai-act-99-5", 1_000 * MILLION, False, 10 * MILLION),
        ("dsa-26-3", 1_000 * MILLION, False, 60 * MILLION),
        ("conso-l223-1", 1_000 * MILLION, False, 375_000 * EUROS),
        ("conso-l132-2", 10 * MILLION, False, 3_750_000 * EUROS),
        ("ai-act-4", 1_000 * MILLION, False, None),
    ],
)
def test_the_ceiling_of_a_fine(name: str, turnover: int, small: bool, most: int | None) -> None:
    assert atelier.rule(name).maximum_fine(turnover, small_company=small) == most


def test_an_unknown_rule_names_the_closest() -> None:
    with pytest.raises(AtelierError, match="ai-act-50-4") as caught:
        atelier.rule("ai-act-504")
    assert "vouliez-vous dire ai-act-50-4" in caught.value.message.fr
    with pytest.raises(AtelierError, match="law_table"):
        atelier.rule("zzz")


def test_a_rule_is_shown_in_the_language_of_the_learner() -> None:
    rule = atelier.rule("ai-act-annex-3-4a")
    english = repr(rule)
    assert "AI Act, Annex III, 4(a)" in english
    assert "2 December 2027" in english
    assert "€15,000,000 or 3%" in english
    assert rule.source in english
    assert "22 November 2026" in english
    assert "not legal advice" in english
    assert str(rule) == rule.text == rule.text_in_both.en
    set_language("fr")
    french = repr(rule)
    assert "Règlement IA, annexe III, 4(a)" in french
    assert "2 décembre 2027" in french
    assert "15\u202f000\u202f000\u00a0€ ou 3\u00a0%" in french
    assert "non un avis juridique" in french
    assert rule.text == rule.text_in_both.fr


def test_what_the_notebook_shows_says_the_same_as_the_text() -> None:
    rule = atelier.rule("gdpr-83-5")
    shown = re.sub(r"<[^>]+>", " ", rule._repr_html_())
    for line in repr(rule).splitlines():
        assert all(word in shown for word in line.split())


def test_what_is_not_known_is_not_shown() -> None:
    shown = repr(atelier.rule("ai-open-sofa"))
    assert "Applies from" not in shown
    assert "Maximum fine" not in shown
    assert "open question" in shown


def test_a_rule_from_memory_says_so() -> None:
    remembered = replace(atelier.rule("gdpr-83-5"), certainty="memory", as_of=None, source="", source_date=None)
    assert "What we read: nothing: written from memory" in repr(remembered)


def test_the_first_of_a_month_is_written_in_french() -> None:
    set_language("fr")
    assert law.written_date(date(2024, 1, 1)) == "1er janvier 2024"


def test_a_topic_becomes_a_table() -> None:
    table = atelier.law_table("transparency")
    assert "ai-act-50-4" in table.index
    assert table.topic.unique().tolist() == ["labels and disclosure"]
    assert table.loc["ai-act-50-4", "date"] == pd.Timestamp("2026-08-02")
    assert "datetime64" in str(table["as_of"].dtype)
    assert len(atelier.law_table()) == len(RULES)
    set_language("fr")
    assert atelier.law_table("transparency").loc["ai-act-50-4", "status"] == "en vigueur"


def test_an_unknown_topic_lists_the_topics() -> None:
    with pytest.raises(AtelierError, match="transparency"):
        atelier.law_table("nothing")
