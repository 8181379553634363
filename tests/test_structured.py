"""Forms: what each field lets through, which replies have the form, which are right, and odd replies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from atelier.errors import AtelierError
from atelier.prompting.scoring import parsed
from atelier.prompting.structured import dates_within, fields_right, rows, same_value, schema, valid_json

FORM = schema(name="text", price="number", pieces="integer", day="date", new="yes/no", kind=["soap", "candle"])
GOOD = {"name": "Fig", "price": 4.5, "pieces": 2, "day": "2026-03-31", "new": True, "kind": "soap"}
ANSWER = {"expected": json.dumps({"name": "Crème d’ânesse", "total": 137.4, "pieces": 2})}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 3),
        ("price", "4.5"),
        ("price", None),
        ("pieces", 2.5),
        ("pieces", "2"),
        ("pieces", True),
        ("day", "31 March 2026"),
        ("day", "2026-02-30"),
        ("new", "yes"),
        ("new", 1),
        ("kind", "soaps"),
        ("kind", ""),
    ],
)
def test_each_field_stops_what_does_not_belong_there_and_names_itself(field: str, value: Any) -> None:
    assert valid_json(FORM)(json.dumps(GOOD), {}).passed
    judged = valid_json(FORM)(json.dumps(GOOD | {field: value}), {})
    assert not judged.passed
    assert field in judged.reason.en
    assert judged.reason.fr != judged.reason.en


def test_a_field_too_many_or_too_few_is_not_the_form() -> None:
    assert not valid_json(FORM)(json.dumps(GOOD | {"more": 1}), {}).passed
    for name in GOOD:
        assert not valid_json(FORM)(json.dumps({key: GOOD[key] for key in GOOD if key != name}), {}).passed


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "  ",
        "null",
        "[]",
        "3",
        '"text"',
        "no idea",
        '{"name": "Fig", "pri',
        f"```json\n{json.dumps(GOOD)}\n```",
        f"Here it is: {json.dumps(GOOD)}",
        json.dumps(GOOD) * 2,
        "[" * 100_000,
        "1" * 5_000,
        '{"pieces": ' + "9" * 5_000 + "}",
    ],
)
def test_what_is_not_the_form_and_nothing_else_fails_without_an_error(reply: str) -> None:
    for scorer in (valid_json(FORM), fields_right("name"), dates_within("posts", "day", "2026-01-01", "2026-12-31")):
        judged = scorer(reply, ANSWER)
        assert (judged.passed, judged.score) == (False, 0.0)
        assert len(judged.reason.en) < 200


def test_numbers_that_json_does_not_know_are_not_right() -> None:
    assert not same_value(parsed('{"a": NaN}')["a"], 1)
    assert not same_value(parsed('{"a": Infinity}')["a"], 1)
    assert not same_value(parsed('{"a": 1e999}')["a"], 1)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("creme D'ANESSE", "Crème d’ânesse", True),
        ("crème", "Crème d’ânesse", False),
        (137.4, 137.4, True),
        (137.404, 137.4, True),
        (137.41, 137.4, False),
        ("137.4", 137.4, False),
        (True, 1, False),
        (1, 1, True),
        (1.0, 1, True),
        (None, "a", False),
        (["a"], "a", False),
        (3, "3", False),
    ],
)
def test_same_value(found: object, expected: object, same: bool) -> None:
    assert same_value(found, expected) is same


def test_the_score_is_the_share_of_fields_and_the_reason_names_those_that_are_wrong() -> None:
    scorer = fields_right("name", "total", "pieces")
    assert scorer('{"name": "creme d\'anesse", "total": 137.4, "pieces": 2}', ANSWER).score == 1
    judged = scorer('{"name": "Crème d’ânesse", "total": 114.5, "pieces": 3}', ANSWER)
    assert judged.score == pytest.approx(1 / 3)
    assert judged.reason.en == "total: found 114.5, expected 137.4; pieces: found 3, expected 2"
    assert judged.reason.fr.startswith("total")
    assert scorer("{}", ANSWER).score == 0


def test_dates_of_a_table() -> None:
    scorer = dates_within("posts", "day", "2026-05-04", "2026-05-31")

    def reply(*days: Any) -> str:
        return json.dumps({"posts": [{"day": day} for day in days]})

    assert scorer(reply("2026-05-04", "2026-05-31"), {}).passed
    judged = scorer(reply("2026-05-03", "2026-06-01", "May", "2026-05-10"), {})
    assert (judged.passed, judged.score) == (False, 0.25)
    assert "3 rows" in judged.reason.en
    assert not scorer(json.dumps({"posts": ["2026-05-10"]}), {}).passed
    assert not scorer(json.dumps({"posts": []}), {}).passed


def test_rows_fix_their_number_and_their_fields() -> None:
    form = schema(posts=rows(2, day="date", channel=["SMS", "blog"]))
    post = {"day": "2026-05-04", "channel": "SMS"}
    assert valid_json(form)(json.dumps({"posts": [post, post]}), {}).passed
    for posts in ([post], [post] * 3, [post, post | {"channel": "TV"}]):
        assert not valid_json(form)(json.dumps({"posts": posts}), {}).passed


@pytest.mark.parametrize("kind", ["texte", "", 3, None, [], ["a", 3], {"type": "string"}])
def test_a_field_of_no_known_kind_is_one_sentence(kind: Any) -> None:
    with pytest.raises(AtelierError, match="field stars"):
        schema(stars=kind)


def test_a_form_without_fields_is_one_sentence() -> None:
    for make in (schema, fields_right):
        with pytest.raises(AtelierError, match="at least one field"):
            make()
