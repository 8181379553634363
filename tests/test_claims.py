"""The register of figures: complete, in both languages, and every sum in it done again."""

from __future__ import annotations

import ast
import csv
import operator
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prose.typography import faults

import atelier
from atelier.errors import AtelierError
from atelier.facts.claims import (
    CHECKS,
    GRADES,
    READINGS,
    REGISTER,
    UNITS,
    Claim,
    claim,
    claims_table,
    read_register,
)
from atelier.i18n import LANGUAGES, Language, number, set_language

ROOT = Path(__file__).resolve().parents[1]
THEMES = frozenset(
    "adoption advertising carbon content ecommerce fairness labour law market personalisation risk security seo "
    "service survey technology training trust".split()
)
STATISTICS = frozenset(
    "count decrease difference duration growth maximum mean median minimum price probability ratio score share "
    "total".split()
)
COLUMNS = [
    *("id theme statement_en statement_fr value value_low value_high unit statistic population_en".split()),
    *("population_fr year source source_url quoted_in locator grade check computation note_en note_fr".split()),
]


def rows() -> list[dict[str, str]]:
    with (ROOT / REGISTER).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = rows()
BY_ID = {row["id"]: row for row in ROWS}


# --- The sums ------------------------------------------------------------------------------------------------------

OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def evaluate(expression: str) -> float:
    """Work out an arithmetic expression; anything else than numbers and + - * / ** raises ``ValueError``."""
    return _value(ast.parse(expression, mode="eval").body)


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left), _value(right))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(operand))
    raise ValueError(f"not arithmetic: {ast.unparse(node)}")


def sums(computation: str) -> Iterator[tuple[str, str]]:
    """Yield the (expression, displayed result) of each statement of a computation."""
    for statement in computation.split(";"):
        expression, equals, result = statement.partition("=")
        assert equals, statement
        yield expression.strip(), result.strip()


def is_right(expression: str, result: str) -> bool:
    """Return True when ``expression`` gives ``result`` within half of its last displayed digit."""
    decimals = len(result.partition(".")[2])
    return abs(evaluate(expression) - float(result)) <= 0.5 * 10**-decimals * (1 + 1e-9)


@pytest.mark.parametrize("row", [row for row in ROWS if row["computation"]], ids=lambda row: row["id"])
def test_every_sum_comes_out(row: dict[str, str]) -> None:
    wrong = [f"{left} gives {evaluate(left)}" for left, right in sums(row["computation"]) if not is_right(left, right)]
    assert not wrong


@pytest.mark.parametrize(
    ("expression", "result"),
    [("17500*0.042/1000*300", "220.6"), ("1/(1+10**(-42/400))*100", "57"), ("65/33", "2.00"), ("50*365", "17500")],
)
def test_a_wrong_sum_is_seen(expression: str, result: str) -> None:
    assert not is_right(expression, result)


@pytest.mark.parametrize("expression", ["__import__('os')", "a*2", "(1).real", "2 < 3", "'a'*3"])
def test_only_arithmetic_is_worked_out(expression: str) -> None:
    with pytest.raises(ValueError, match="not arithmetic"):
        evaluate(expression)


def test_the_sums_are_about_the_figure_of_their_row() -> None:
    """A sum of a row we judged holds the figure itself, plain, in thousands or millions, or as a factor."""
    strangers = []
    for row in ROWS:
        if not row["computation"] or row["check"] not in ("verified", "inconsistent"):
            continue
        inside = [float(found) for found in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", row["computation"])]
        figures = [float(row[name]) for name in ("value", "value_low", "value_high") if row[name]]
        forms = [
            form
            for figure in figures
            for form in (figure, figure * 1e3, figure * 1e6, figure / 100, 1 + figure / 100, 1 - figure / 100)
        ]
        if not any(abs(form - found) < 1e-9 * max(1, found) for form in forms for found in inside):
            strangers.append(row["id"])
    assert not strangers


# Problems that the research found, each with its figure and what must be worked out for it.
PROBLEMS = {
    "newsletter-2024-footprint-283": (283, ["220.5", "244.8", "385", "54"]),
    "ecologits-2026-usa-384": (384.4, ["282.5"]),
    "newsletter-2024-image-text-60": (60, ["69", "62", "32"]),
    "luccioni-2024-image-text-means": (61.9, ["61.9"]),
    "luccioni-2024-image-text-medians": (32.1, ["32.1"]),
    "thesis-2024-bloom-95": (95, ["20", "96.7"]),
    "thesis-2024-bloom-30x": (30, ["22.3", "10.9", "3.0", "7.5"]),
    "newsletter-2024-requests-17500": (17500, ["18250", "350"]),
    "newsletter-2024-flights-500": (500, ["1.1", "268"]),
    "newsletter-2024-search-3-10x": (None, ["16.2", "12.3"]),
    "luccioni-2024-table-grid-139": (139, ["139"]),
    "tomlinson-2024-human-page": (1427, ["1427"]),
    "thesis-2024-pc-415": (415, ["2.2", "147059"]),
    "thesis-2024-phone-3": (3, ["20"]),
    "thesis-2024-water-500": (500, ["20", "350"]),
    "klarna-2024-agents-700": (700, ["3286", "602", "2811", "511"]),
    "klarna-2024-minutes-11": (11, ["602"]),
    "hubspot-2023-hours": (None, ["625", "26.0", "78", "69"]),
    "brandz-2024-rows-100": (100, ["100", "20", "98"]),
    "brandz-2024-top10-3555": (3555, ["0.98"]),
    "aicommission-2024-us-20x": (20, ["37.7", "7.7", "4.1"]),
    "mckinsey-2024-doubled": (1.97, ["1.97"]),
    "fevad-2023-products-drop-0-7": (0.7, ["-0.7"]),
    "fevad-2023-services-19": (19, ["19"]),
    "fevad-2023-growth-10-5": (10.5, ["10.7"]),
    "arena-2024-win-56": (56, ["56.0"]),
    "wef-2023-net-14": (14, ["-14"]),
    "pegatron-2024-inspection-99-8": (99.8, ["10"]),
    "capgemini-2024-large-49": (49, ["4.9"]),
    "luma-2024-visits-17x": (17, ["15.3"]),
    "survey-2024-no-measure-38": (38, ["38", "10.7"]),
    "survey-2024-positive-66": (66, ["66", "67"]),
    "france-2022-aid-1-5": (1.5, ["0.3"]),
    "mirakl-2024-catalogue-1h": (1, ["2160", "16"]),
    "clip-2023-images-49225": (49225, ["24.4", "4.1"]),
    "wiz-2024-delivery-10": (10, ["77", "80"]),
    "world-2024-emails-80m": (80, ["346", "26", "69", "0.6"]),
    "mistral-2024-mixtral-87b": (87, ["56"]),
    "green-2024-themes-6": (6, ["1"]),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_known_problems_are_in_the_register_with_their_sums(name: str) -> None:
    value, results = PROBLEMS[name]
    found = read_register(ROOT / REGISTER)[name]
    assert found.value == value
    assert set(results) <= {result for _, result in sums(found.computation)}
    assert found.check != "unchecked" or name.startswith("world")
    assert found.note_text.en and found.note_text.fr


@pytest.mark.parametrize("name", ["rufus-2024-open", "meta-2024-llama-humaneval", "aiindex-2024-regulations-25"])
def test_problems_without_a_sum_are_told(name: str) -> None:
    assert BY_ID[name]["check"] == "inconsistent" and BY_ID[name]["note_en"]


# --- The rows ------------------------------------------------------------------------------------------------------


def faults_of(row: dict[str, str]) -> list[str]:
    """Return what is wrong with one row of the register."""
    found = []
    wanted = "id theme statement_en statement_fr unit statistic population_en population_fr year quoted_in locator"
    found += [f"{name} is empty" for name in [*wanted.split(), "grade", "check"] if not row[name].strip()]
    found += [f"{name} has white space around it" for name, text in row.items() if text != text.strip()]
    for name, known in (
        ("theme", THEMES),
        ("unit", UNITS),
        ("statistic", STATISTICS),
        ("grade", GRADES),
        ("check", CHECKS),
    ):
        if row[name] not in known:
            found.append(f"unknown {name} {row[name]!r}")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", row["id"]) or not re.search(r"\d{4}", row["id"]):
        found.append("the id is no slug with a year")
    return found + faults_of_figure(row) + faults_of_source(row) + faults_of_words(row)


def faults_of_figure(row: dict[str, str]) -> list[str]:
    found = []
    numbers = [row[name] for name in ("value", "value_low", "value_high")]
    if any(text and not re.fullmatch(r"\d+(?:\.\d+)?", text) for text in numbers):
        found.append("a number is not a plain decimal")
    elif bool(row["value_low"]) != bool(row["value_high"]) or not (row["value"] or row["value_low"]):
        found.append("a row has a value, a range from low to high, or both")
    elif row["value_low"]:
        low, value, high = (float(row[name] or row["value_low"]) for name in ("value_low", "value", "value_high"))
        if not low <= value <= high:
            found.append("the range does not hold the value")
    if not re.fullmatch(r"(?:19|20)\d\d", row["year"]):
        found.append("the year is not one")
    return found


def faults_of_source(row: dict[str, str]) -> list[str]:
    found = []
    if not row["source"] and row["grade"] not in ("unsourced", "testimony", "forecast"):
        found.append("a figure of this grade names its source")
    if row["source"] and row["grade"] == "unsourced":
        found.append("a figure without a source has one")
    readings, places = row["quoted_in"].split(";"), row["locator"].split(";")
    if set(readings) - set(READINGS) or len(readings) != len(places) or not all(places):
        found.append("each reading is a known one and has its lines")
    if row["source_url"] and not re.fullmatch(r"https://[\w./-]+", row["source_url"]):
        found.append("the address is not a plain https one")
    if row["check"] in ("inconsistent", "contested") and not (row["note_en"] and row["note_fr"]):
        found.append("a figure in doubt says why, in both languages")
    if bool(row["note_en"]) != bool(row["note_fr"]):
        found.append("a note stands in both languages")
    return found


def faults_of_words(row: dict[str, str]) -> list[str]:
    found = []
    for language in LANGUAGES:
        statement = row[f"statement_{language}"]
        if re.findall(r"\{[^}]*\}?", statement) != ["{value}"]:
            found.append(f"the {language} statement has not exactly one {{value}}")
        if not statement.endswith("."):
            found.append(f"the {language} statement is no sentence")
        for name in ("statement", "note", "population"):
            text = row[f"{name}_{language}"].replace("{value}", "7 %" if language == "fr" else "7%")
            text = text.replace("7 %", "7\u00a0%")
            found += [f"{language} {name}: {reason}" for _, reason in faults(text, language)]
    if row["statement_en"] == row["statement_fr"]:
        found.append("both languages are the same")
    return found


def test_the_columns() -> None:
    assert list(ROWS[0]) == COLUMNS


def test_there_are_many_figures_of_every_kind() -> None:
    assert len(ROWS) >= 200
    assert {row["theme"] for row in ROWS} == THEMES
    assert {row["grade"] for row in ROWS} == set(GRADES)
    assert {row["check"] for row in ROWS} == set(CHECKS)
    assert {row["unit"] for row in ROWS} == set(UNITS), "a unit that no row uses is dead"
    assert {row["statistic"] for row in ROWS} == STATISTICS
    assert {name for row in ROWS for name in row["quoted_in"].split(";")} <= set(READINGS)


def test_ids_are_unique_and_in_order() -> None:
    names = [row["id"] for row in ROWS]
    assert len(set(names)) == len(names)
    assert sorted(ROWS, key=lambda row: (row["theme"], row["id"])) == ROWS


def test_every_row_is_complete_and_well_written() -> None:
    assert {row["id"]: faults_of(row) for row in ROWS if faults_of(row)} == {}


def test_a_figure_verified_by_reading_says_where() -> None:
    """Verified means read or worked out again: a sum, or a place in the notes of the research."""
    for row in ROWS:
        if row["check"] == "verified":
            assert row["computation"] or "research" in row["quoted_in"] or row["note_en"], row["id"]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("statement_en", "Two {value} and {value}."),
        ("statement_en", "No figure here."),
        ("statement_fr", "Il y a {valeur}."),
        ("statement_fr", "Est-ce {value} ? Oui."),
        ("statement_fr", "L'IA pèse {value}."),
        ("value", "65 %"),
        ("value", ""),
        ("value_low", "3"),
        ("unit", "pourcent"),
        ("grade", "sure"),
        ("check", "true"),
        ("statistic", "typical"),
        ("theme", "misc"),
        ("year", "24"),
        ("id", "Adoption 65"),
        ("id", "mckinsey-adoption"),
        ("source", ""),
        ("grade", "unsourced"),
        ("source_url", "http://example.org"),
        ("quoted_in", "press"),
        ("locator", "12;13"),
        ("note_fr", ""),
        ("population_fr", ""),
    ],
)
def test_a_damaged_row_is_seen(column: str, text: str) -> None:
    row = BY_ID["mckinsey-2024-adoption-65"]
    assert faults_of(row) == []
    assert faults_of(row | {column: text})


def test_a_changed_figure_is_seen() -> None:
    changed = BY_ID["newsletter-2024-footprint-283"] | {"computation": "17500*0.042/1000*300 = 283"}
    assert not all(is_right(left, right) for left, right in sums(changed["computation"]))


# --- What a learner sees -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_can_be_shown(language: Language) -> None:
    set_language(language)
    for row in ROWS:
        shown = claim(row["id"])
        assert shown.amount in shown.sentence and "{" not in shown.sentence
        assert shown.sentence in repr(shown) and shown.source in repr(shown)
        assert f'lang="{language}"' in shown._repr_html_()


def test_a_figure_in_english() -> None:
    shown = atelier.claim("mckinsey-2024-adoption-65")
    assert (shown.value, shown.low, shown.high, shown.unit, shown.year) == (65.0, None, None, "percent", 2024)
    assert str(shown) == shown.sentence
    assert shown.sentence == "65% of organisations said in early 2024 that they use generative AI regularly."
    assert repr(shown).splitlines()[1:4] == [
        "Source: McKinsey, The state of AI in early 2024 (2024)",
        "Quoted in: a thesis on generative AI in marketing (2024)",
        "Kind of figure: answers to a survey",
    ]
    assert "Beware: The thesis credits McKinsey" in repr(shown) and "Arithmetic" not in repr(shown)


def test_a_figure_in_french() -> None:
    set_language("fr")
    shown = claim("klarna-2024-agents-700")
    assert "Nature du chiffre\u00a0: dit par une entreprise" in repr(shown)
    assert "Calcul\u00a0: 2300000/700 = 3286; " in repr(shown)
    assert "<strong>Attention\u00a0:</strong>" in shown._repr_html_()
    assert claim("survey-2024-used-85").amount == "85\u00a0%"
    assert claim("klarna-2024-chats-2-3m").amount == "2,3\u00a0millions"
    assert claim("france-2022-aid-1-5").amount == "1,5\u00a0milliard d’euros"
    assert claim("newsletter-2024-requests-17500").amount == "17\u202f500"
    assert claim("orange-2024-years-2-5").amount == "2 à 5\u00a0ans"
    assert claim("interview-2024-channels-half-day").amount == "0,5\u00a0jour"
    assert claim("thesis-2030-jobs-35").source == "aucune source citée"


def test_ranges_units_and_missing_sources() -> None:
    reads = claim("hubspot-2023-hours")
    assert (reads.value, reads.low, reads.high, reads.amount) == (None, 25.0, 26.0, "25 to 26 days")
    assert claim("mirakl-2024-catalogue-1h").amount == "1 hour"
    assert claim("interview-2024-cards-15000").amount == "€15,000"
    assert claim("aiindex-2024-investment-25").amount == "USD 25.2 billion"
    assert claim("thesis-2030-jobs-35").source == "no source named"
    assert claim("interview-2024-discarded-98").source == "a person interviewed"
    assert (claim("survey-2024-used-85").low, claim("survey-2024-used-85").high) == (78.1, 90.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_everywhere_in_the_course(language: Language) -> None:
    set_language(language)
    for row in ROWS:
        if row["value"]:
            digits = len(row["value"].partition(".")[2])
            assert number(float(row["value"]), digits) in claim(row["id"]).amount


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "did you mean mckinsey-2024-adoption-65"), ("fr", "vouliez-vous dire mckinsey-2024-adoption-65")],
)
def test_an_unknown_id_names_the_closest(language: Language, words: str) -> None:
    set_language(language)
    with pytest.raises(AtelierError) as stopped:
        claim("mckinsey-2024-adoption-56")
    assert words in str(stopped.value)


def test_an_id_close_to_none() -> None:
    with pytest.raises(AtelierError, match=re.escape("look for one in `datasets/claims/claims.csv`")):
        claim("???")
    set_language("fr")
    with pytest.raises(AtelierError, match="cherchez-en un"):
        claim("???")


def test_a_figure_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        claim("survey-2024-used-85").value = 99.0  # type: ignore[misc]


def test_the_table() -> None:
    table = claims_table("carbon")
    assert len(table) == sum(row["theme"] == "carbon" for row in ROWS)
    assert table.loc["luccioni-2024-text-mean", "value"] == 0.047
    assert len(claims_table()) == len(ROWS)
    set_language("fr")
    assert claims_table("survey").loc["survey-2024-used-85", "sentence"].startswith("85\u00a0%")
    with pytest.raises(AtelierError, match="choisissez parmi adoption, "):
        claims_table("carbone")


def test_the_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    copy = tmp_path / "claims.csv"
    text = (ROOT / REGISTER).read_text("utf-8")
    copy.write_text(text, "utf-8")
    first = read_register(copy)
    assert read_register(copy) is first
    copy.write_text(text.replace("that they use generative AI regularly", "that they like it"), "utf-8")
    assert "like it" in read_register(copy)["mckinsey-2024-adoption-65"].sentence
    assert isinstance(first["mckinsey-2024-adoption-65"], Claim)
