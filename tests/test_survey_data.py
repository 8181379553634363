"""The survey: what its few published numbers imply, worked out again another way, and nothing more."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from prose.typography import faults
from scipy.stats import binomtest

import atelier
from atelier.i18n import set_language
from atelier.paths import course_root

FOLDER = course_root() / "datasets" / "survey"
# Percentages as printed, and the ends of the Wilson intervals of the course's research notes, in percent.
RESEARCH = {
    "used_it": (85, 114, 114, 78.1, 90.1),
    "opinion_extremely": (26, 35, 35, 19.4, 34.1),
    "opinion_very": (40, 53, 54, 31.7, 48.8),
    "opinion_both": (66, 88, 89, 57.3, 73.9),
    "no_measure": (38, 51, 51, 30.3, 46.5),
}
PRINTED = {"Q6": 104, "Q7": 122, "Q8": 114}


@pytest.fixture(autouse=True)
def in_english():
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("survey_make", FOLDER / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_script_writes_the_committed_files_byte_for_byte(
    make: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    make.main()
    for name in ("closed.csv", "categories.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"run: python {FOLDER.name}/make.py"


@pytest.mark.parametrize("name", RESEARCH)
def test_counts_and_interval_of_a_result(name: str) -> None:
    row = atelier.survey_closed().loc[name]
    percent, low, high, wilson_low, wilson_high = RESEARCH[name]
    assert (row.percent_published, row.base, row.count_low, row.count_high) == (percent, 134, low, high)
    assert (row.wilson_low_percent, row.wilson_high_percent) == (wilson_low, wilson_high)


@pytest.mark.parametrize("name", RESEARCH)
def test_no_other_count_rounds_to_the_published_percentage(name: str) -> None:
    percent, low, high, *_ = RESEARCH[name]
    assert [count for count in range(135) if abs(100 * count / 134 - percent) < 0.5] == list(range(low, high + 1))


@pytest.mark.parametrize("count", [0, 1, 35, 53, 54, 114, 134])
def test_the_wilson_interval_is_that_of_scipy(make: ModuleType, count: int) -> None:
    theirs = binomtest(count, 134).proportion_ci(confidence_level=0.95, method="wilson")
    assert make.wilson(count, 134) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_a_half_is_rounded_up(make: ModuleType) -> None:
    assert make.counts_that_round_to(13, 8) == [1]  # 12.5 %
    assert make.counts_that_round_to(12, 8) == []


def test_the_two_good_opinions_add_up_on_134_answers() -> None:
    table = atelier.survey_closed()
    both = (
        table.loc["opinion_extremely", ["count_low", "count_high"]]
        + table.loc["opinion_very", ["count_low", "count_high"]]
    )
    assert both.tolist() == table.loc["opinion_both", ["count_low", "count_high"]].tolist() == [88, 89]


def test_on_114_answers_they_contradict_the_published_sum(make: ModuleType) -> None:
    [extremely], [very] = make.counts_that_round_to(26, 114), make.counts_that_round_to(40, 114)
    assert (extremely, very) == (30, 46)
    assert round(100 * (extremely + very) / 114) == 67
    assert extremely + very not in make.counts_that_round_to(66, 114)


def test_the_remarks_add_up_to_what_was_printed() -> None:
    table = atelier.survey_categories()
    assert len(table) == 34
    assert table.groupby(level="question_id").remarks.sum().to_dict() == PRINTED
    assert table.remarks.sum() == 340
    limits = table.loc["Q6"].groupby(level="category_id").remarks.sum()
    assert limits.to_dict() == {"technical": 40, "human": 45, "legal": 19}
    assert table.index.is_unique
    assert (table.distinct_remarks <= table.remarks).all()


def test_a_share_of_remarks_is_not_a_share_of_answers() -> None:
    none = atelier.survey_categories().loc[("Q7", "none", "no_effort"), "remarks"]
    lowest = atelier.survey_closed().loc["no_measure", "wilson_low_percent"]
    assert 100 * none / PRINTED["Q7"] < lowest / 2


def test_every_name_is_written_in_both_languages() -> None:
    for name in ("closed.csv", "categories.csv"):
        for row in rows(name):
            for column in [column for column in row if column.endswith("_en")]:
                english, french = row[column], row[column[:-3] + "_fr"]
                assert bool(english) == bool(french)
                assert not faults(english, "en") and not faults(french, "fr"), row


def test_the_tables_speak_the_language_of_the_learner() -> None:
    set_language("fr")
    assert atelier.survey_closed().loc["used_it", "answer"] == "Oui"
    table = atelier.survey_categories()
    assert table.loc[("Q6", "human", "digital_divide"), "subcategory"] == "Fracture numérique"
    assert table.loc[("Q8", "risk", ""), "subcategory"] == ""
    assert list(table) == ["question", "category", "subcategory", "remarks", "distinct_remarks"]
    set_language("en")
    assert atelier.survey_categories().loc[("Q6", "human", "digital_divide"), "subcategory"] == "Digital divide"
    columns = "question answer percent_published base count_low count_high wilson_low_percent wilson_high_percent"
    assert list(atelier.survey_closed()) == columns.split()
