from __future__ import annotations

import decimal
import fractions
import math
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from learner import SAMPLE, sample_course  # noqa: F401

from atelier import paths
from atelier.checking import (
    Accept,
    Check,
    Choice,
    Element,
    Number,
    Ordering,
    Pass,
    Reject,
    Several,
    check,
    hint,
    load_checks,
    read_items,
)
from atelier.checking.display import INK, LOOKS
from atelier.errors import AtelierError
from atelier.i18n import Text, set_language
from atelier.records import store

pytestmark = pytest.mark.usefixtures("sample_course")

FORMS_OF_1234_5 = [
    1234.5,
    np.float64(1234.5),
    np.array([1234.5]),
    pd.Series([1234.5]),
    decimal.Decimal("1234.5"),
    fractions.Fraction(2469, 2),
    "1234.5",
    "1234,5",
    "1 234,5",
    "1\u202f234,5",
    "1\u00a0234,50",
    "1,234.5",
    "1.234,5",
    "1'234.5",
    "+1234.5",
    "≈ 1234.5",
    "1.2345e3",
]


@pytest.mark.parametrize("answer", FORMS_OF_1234_5, ids=repr)
def test_a_number_is_read_however_it_is_written(answer: object) -> None:
    assert Number(1234.5)(answer) == Pass()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "abc",
        "1 2a 3",
        "2024-05-01",
        "1+1",
        "1 2345",
        "12 34.5",
        "1.2.3",
        "1,2,345",
        [1234.5],
        1234.5 + 1j,
        "9" * 5000,
        object,
    ],
)
def test_what_is_not_a_number_does_not_pass(answer: object) -> None:
    assert Number(1234.5)(answer) != Pass()


@pytest.mark.parametrize(("language", "first"), [("en", 1234), ("fr", 1.234)])
def test_one_comma_before_three_digits_is_read_both_ways(language: str, first: float) -> None:
    set_language(language)
    assert Number(1234)("1,234") == Number(1.234)("1,234") == Pass()
    too_small = Number(1200)("1,234") != Number(1200)(1234)
    assert too_small == (first == 1.234)


def test_a_tolerance_is_kept_on_both_sides() -> None:
    exact, near, share = Number(0.3), Number(0.3, within=0.1), Number(200, within_percent=1)
    assert exact(0.1 + 0.2) == near(0.4) == near(0.2) == share(202) == share(198) == Pass()
    assert exact(0.3001) != Pass() and near(0.41) != Pass() and share(202.1) != Pass()
    with pytest.raises(ValueError, match="not both"):
        Number(1, within=1, within_percent=1)


def test_a_number_of_zero_needs_zero() -> None:
    assert Number(0)(0.0) == Pass()
    assert Number(0)(1) != Pass()


@pytest.mark.parametrize(
    ("answer", "options", "items"),
    [
        ("a, c", "abc", ["a", "c"]),
        ("AC", "abc", ["a", "c"]),
        ("c → a → b", "abc", ["c", "a", "b"]),
        ("a et c", "abc", ["a", "c"]),
        (("a", "c"), "abc", ["a", "c"]),
        (np.array(["a", "c"]), "abc", ["a", "c"]),
        (pd.Index(["a", "c"]), "abc", ["a", "c"]),
        ([1, 3], ["1", "2", "3"], ["1", "3"]),
        ("open weights, Modèle fermé", ["open weights", "modele ferme"], ["open weights", "modele ferme"]),
        (3.5, "abc", None),
    ],
)
def test_items_are_read_from_any_collection_or_text(answer: object, options: str, items: list[str] | None) -> None:
    assert read_items(answer, options) == items


def test_the_options_are_listed_in_an_order_that_does_not_tell() -> None:
    said = check("1.4", "logo")
    assert "customer list, public price, slogan" in repr(said)


def test_an_element_is_found_as_whole_words_without_case_or_accents() -> None:
    element = Element("k", Text("l", "l"), words=("été",))
    assert element.found_in("Soldes d’ÉTÉ") and element.found_in("en ete")
    assert not element.found_in("répéter")
    with pytest.raises(ValueError, match="one of"):
        Element("k", Text("l", "l"), words=("a",), pattern="b")


class Hostile:
    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    def __str__(self) -> str:
        raise RuntimeError("no")

    __repr__ = __len__ = __iter__ = __bool__ = __float__ = __str__

    def __getattr__(self, name: str) -> object:
        raise RuntimeError("no")


ODD_ANSWERS = [
    Hostile(),
    [Hostile()],
    {"a": Hostile()},
    math.nan,
    -math.inf,
    10**400,
    decimal.Decimal("1e999999"),
    decimal.Decimal("sNaN"),
    "9" * 100_000,
    "<script>alert(1)</script>",
    pd.DataFrame({"a": [1, 2]}),
    pd.DataFrame(),
    pd.Series([1, 2]),
    pd.NA,
    pd.NaT,
    np.array([[1, 2], [3, 4]]),
    np.array([]),
    b"12",
    print,
    str,
    (x for x in "ab"),
    [[1], [2]],
    {"a", "z"},
]


@pytest.mark.parametrize("id", [f"1.{place}" for place in range(1, 10)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_answer_however_odd_makes_check_raise(id: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HEADLESS", "1")  # nothing is written: these are hundreds of attempts
    set_language(language)
    for answer in ODD_ANSWERS:
        for answers in ((answer,), (answer, answer)):
            box = check(id, *answers)
            page = Page(box._repr_html_())
            assert page.verdict == "retry", (id, type(answer))
            assert "script" not in page.tags and len(repr(box)) < 600


@pytest.mark.parametrize("id", ["9.9", "1.99", "", "x", "1", "../1.1", 1.3, None, ["1.1"], "²³.1", "<b>"])
def test_an_unknown_exercise_is_said_plainly(id: object) -> None:
    for said in (check(id, 3), hint(id)):  # type: ignore[arg-type]
        assert "b" not in Page(said._repr_html_()).tags
        assert "Traceback" not in repr(said) and str(said)


def test_a_broken_declaration_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "course" / "02_broken"
    folder.mkdir(parents=True)
    (folder / "checks.py").write_text("CHECKS = [1 / 0]", encoding="utf-8")
    monkeypatch.setattr(paths, "course_root", lambda: tmp_path)
    assert "Your answer is not at fault" in repr(check("2.1", 3))


def test_the_verdict_says_its_kind_in_words_and_its_reason() -> None:
    todo, retry, right = (Page(check("1.1", answer)._repr_html_()) for answer in (..., 15, 0.15))
    assert (todo.verdict, retry.verdict, right.verdict) == ("todo", "retry", "ok")
    assert todo.roles == retry.roles == right.roles == {"status"}
    assert "To do" in todo.text and "Not yet" in retry.text and "Well done" in right.text
    assert "1,000,000" not in retry.text and "100 times too big" in retry.text and 'hint("1.1")' in retry.text
    assert "The two quantities are multiplied." in right.text


def test_the_verdict_speaks_french() -> None:
    set_language("fr")
    words = [repr(check("1.1", answer)) for answer in (..., 150_000, 0.15)]
    assert "À faire" in words[0] and "Remplacez `...`" in words[0]
    assert "Pas encore" in words[1] and "1\u202f000\u202f000\u00a0fois trop grand" in words[1]
    assert "Bravo" in words[2]


@pytest.mark.parametrize("starting", ["Our news of the month", " Nos nouvelles du mois ", [...], {}, (), "…"])
def test_an_untouched_answer_is_to_do(starting: object) -> None:
    assert Page(check("1.6", starting)._repr_html_()).verdict == "todo"
    assert Page(check("1.6")._repr_html_()).verdict == "todo"
    assert Page(check("1.8", 512, ...)._repr_html_()).verdict == "todo"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_the_colours_of_a_box_are_readable_by_their_own(look: tuple[str, ...]) -> None:
    icon, _, background, edge = look
    assert contrast(INK, background) >= 7
    assert contrast(edge, background) >= 4.5
    assert len({other.icon for other in LOOKS.values()}) == len(LOOKS) and icon


def test_hints_come_one_by_one_and_the_last_one_stays() -> None:
    shown = [repr(hint("1.1")) for _ in range(3)]
    assert "1 of 2" in shown[0] and "Read the paragraph" in shown[0] and "1 left" in shown[0]
    assert "2 of 2" in shown[1] and "in the example" in shown[1] and "last hint" in shown[1]
    assert shown[2] == shown[1]
    assert "1 of 2" in repr(hint("1.2"))


def test_headless_the_hint_is_always_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    hint("1.1")
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    assert repr(hint("1.1")) == repr(hint("1.1"))
    assert "1 of 2" in repr(hint("1.1"))


def test_strict_lets_only_right_answers_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_STRICT", "1")
    check("1.1", 0.15)
    for id, answer in (("1.1", 3), ("1.1", ...), ("9.9", 3)):
        with pytest.raises(AtelierError):
            check(id, answer)


def test_attempts_are_recorded() -> None:
    check("1.1", 3)
    assert store().exercises_done() == set()
    check("1.1", 0.15)
    assert store().exercises_done() == {"1.1"}


GOOD = (SAMPLE / "course" / "01_sample" / "checks.py").read_text(encoding="utf-8")
BROKEN = {
    "another module": (GOOD.replace('id="1.2"', 'id="2.2"'), "does not belong to module 01_sample"),
    "twice": (GOOD.replace('id="1.2"', 'id="1.1"'), "declared twice"),
    "bad id": (GOOD.replace('id="1.2"', 'id="one"'), "must be like"),
    "no list": ("CHECKS = {}", "must be a list of Check"),
    "absent": ("", "must be a list of Check"),
    "does not run": ("import no_such_package", "ModuleNotFoundError"),
    "does not compile": ("CHECKS = [", "SyntaxError"),
    "unknown reason": (GOOD.replace('reason="times_too_small"', 'reason="nowhere"'), "unknown reason 'nowhere'"),
    "one hint": (GOOD.replace("hints=TWO_HINTS", "hints=TWO_HINTS[:1]", 1), "two hints"),
    "no reject": (re.sub(r"rejects=\[Reject\(12, .*?\],\n", "rejects=[],\n", GOOD), "rejected answer is needed"),
}


@pytest.mark.parametrize(("source", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wrong_declaration_is_refused_with_its_file(source: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "été au bureau" / "01_sample"
    folder.mkdir(parents=True)
    (folder / "checks.py").write_text(source, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        load_checks(folder)
    assert str(folder / "checks.py") in str(caught.value) and source != GOOD


def test_loading_leaves_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "01_sample"
    shutil.copytree(SAMPLE / "course" / "01_sample", folder, ignore=shutil.ignore_patterns("__pycache__"))
    before, names = list(sys.path), set(sys.modules)
    checks = load_checks(folder)
    assert list(checks) == [f"1.{place}" for place in range(1, 10)]
    assert sys.path == before and not any("checks" in name for name in sys.modules.keys() - names)
    assert not (folder / "__pycache__").exists()
    assert load_checks(tmp_path) == {}


def test_a_changed_declaration_is_loaded_again(tmp_path: Path) -> None:
    folder = tmp_path / "01_sample"
    folder.mkdir()
    file = folder / "checks.py"
    file.write_text(GOOD, encoding="utf-8")
    load_checks(folder)
    file.write_text("CHECKS = []", encoding="utf-8")
    assert load_checks(folder) == {}


def test_checking_opens_no_heavy_package() -> None:
    code = (
        "import sys, atelier.checking; print({'pandas', 'numpy', 'matplotlib', 'openai', 'IPython'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SAMPLE.parents[1] / "src"
    )
    assert run.stdout.strip() == "set()"


def test_judges_fit_a_check_of_their_own() -> None:
    made = Check(
        id="3.1",
        title=Text("t", "t"),
        judge=Several({"a"}, {"b": "missing"}),
        right=Text("r", "j"),
        hints=[Text("h", "i")] * 2,
        rejects=[Reject("b", reason="missing")],
        accepts=[Accept("a")],
    )
    assert made.reason("missing").fr and Ordering("ab")("a b") == Pass() and Choice("vrai", {})("VRAI") == Pass()


class Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.roles: set[str] = set()
        self.verdict = ""
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.verdict = found.get("data-verdict") or self.verdict
        self.roles |= {found["role"] or ""} if "role" in found else set()

    def handle_data(self, data: str) -> None:
        self.text += data


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
