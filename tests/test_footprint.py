"""Footprints: the same numbers as EcoLogits, ranges and boundaries always, errors in one sentence, an honest meter."""

from __future__ import annotations

import json
import math
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from endpoint_support import FakeEndpoint

from atelier import ask, connect
from atelier.errors import AtelierError
from atelier.facts.claims import claim
from atelier.footprint import (
    LOCAL_WATTS,
    Range,
    country_name,
    footprint,
    grid,
    known_models,
    local_footprint,
    measure_local,
    module_cost,
    recorded_costs,
    two_figures,
    zones,
)
from atelier.footprint.calls import NO_OUTPUT, NO_REPLY, NO_TOKENS
from atelier.footprint.library import ecologits
from atelier.footprint.measuring import CODECARBON_WATTS, GIVEN, GUESSED, SPREAD
from atelier.i18n import set_language
from atelier.ledger import BEFORE, COLUMNS, Call, Ledger
from atelier.session import start
from atelier.settings import endpoint as configured_endpoint
from atelier.transport import recordings
from atelier.transport.meter import Meter

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Range(0.0164196, 0.0198360)  # watt-hours of 250 tokens of gpt-4o-mini: research, November 2026


def close(found: Range, wanted: Range, relative: float = 1e-9) -> bool:
    return math.isclose(found.low, wanted.low, rel_tol=relative) and math.isclose(
        found.high, wanted.high, rel_tol=relative
    )


def sentence(error: pytest.ExceptionInfo[AtelierError], language: str = "en") -> str:
    return str(error.value.message.of("fr" if language == "fr" else "en"))


# The estimate of a hosted model


def test_the_golden_value_has_not_moved() -> None:
    assert close(footprint(250, "gpt-4o-mini", "USA").energy_wh, GOLDEN, 1e-5)


@pytest.mark.parametrize("zone", ["USA", "FRA"])
def test_every_registered_model_equals_ecologits(zone: str) -> None:
    table = known_models()
    assert len(table) > 300
    for model, provider in table["provider"].items():
        theirs = ecologits().llm_impacts(provider, model, 250, math.inf, zone)
        ours = footprint(250, str(model), zone)
        assert close(ours.energy_wh, Range.of(theirs.energy.value) * 1000)
        assert close(ours.gwp_g, Range.of(theirs.gwp.value) * 1000)
        assert close(ours.water_ml, Range.of(theirs.wcf.value) * 1000)
        assert close(ours.gwp_use_g, Range.of(theirs.usage.gwp.value) * 1000)
        assert set(ours.codes) >= {one.code for one in theirs.warnings or ()} - {
            "electricity-mix-adpe-world",
            "electricity-mix-pe-world",
        }


def test_use_and_making_add_up_and_making_weighs_on_clean_electricity() -> None:
    shares = {}
    for zone in ("USA", "FRA"):
        found = footprint(250, "gpt-4o-mini", zone)
        assert found.gwp_embodied_g is not None
        assert close(found.gwp_use_g + found.gwp_embodied_g, found.gwp_g)
        shares[zone] = found.gwp_embodied_g.high / found.gwp_g.high
    assert 0.07 < shares["USA"] < 0.09 and 0.42 < shares["FRA"] < 0.47


def test_three_million_requests_are_three_million_times_one() -> None:
    one, many = footprint(250, "gpt-4o-mini", "USA"), footprint(250, "gpt-4o-mini", "USA", requests=3_000_000)
    for name in ("energy_wh", "gwp_use_g", "gwp_embodied_g", "gwp_g", "water_ml"):
        assert close(getattr(many, name), getattr(one, name) * 3_000_000)
    assert close(many.gwp_g, Range(20_744, 24_684), 1e-3)  # 20.7 to 24.7 kg: research
    assert one.times(3).requests == 3


def test_the_campaign_of_the_research_with_a_larger_model() -> None:
    found = footprint(250, "gpt-4o", "USA", requests=3_000_000)
    assert (two_figures(found.gwp_g.low), two_figures(found.gwp_g.high)) == ("450,000", "730,000")
    assert close(found.gwp_g, Range(452_000, 729_000), 2e-3)


def test_the_waiting_time_never_enters() -> None:
    """EcoLogits alone would count half as much for a reply that comes from a fast stub."""
    clipped = ecologits().llm_impacts("openai", "gpt-4o-mini", 250, 0.01, "FRA").gwp.value
    assert Range.of(clipped).high * 1000 < 0.7 * footprint(250, "gpt-4o-mini", "FRA").gwp_g.high
    counted = {seconds: hosted_call("gpt-4o-mini", 250, delay=seconds) for seconds in (0.0, 0.1)}
    assert counted[0.0].seconds < counted[0.1].seconds
    assert counted[0.0].co2e_g_high == counted[0.1].co2e_g_high == footprint(250, "gpt-4o-mini", "USA").gwp_g.high


@pytest.mark.parametrize("batch", [8, 64, 256])
def test_a_size_given_by_hand_and_the_batch(batch: int) -> None:
    found = footprint(
        250, "ours", "USA", provider="openai", active_billion=44, total_billion=440, batch=batch
    ).energy_wh
    assert found.single and math.isclose(found.low, {8: 1.72, 64: 0.53, 256: 0.31}[batch], rel_tol=0.01)
    anywhere = footprint(250, "ours", "USA", active_billion=44, total_billion=440, batch=batch).energy_wh
    assert anywhere.low < found.low and anywhere.high == found.high


def test_a_size_given_by_hand_agrees_with_the_register() -> None:
    row = known_models().loc["codestral-latest"]
    by_hand = footprint(
        250,
        "codestral-latest",
        "USA",
        provider="mistralai",
        active_billion=(row["active_low"], row["active_high"]),
        total_billion=(row["total_low"], row["total_high"]),
    )
    assert close(by_hand.gwp_g, footprint(250, "codestral-latest", "USA").gwp_g)
    assert "given by hand" in " ".join(by_hand.assumptions)


@pytest.mark.parametrize(
    ("arguments", "options", "en", "fr"),
    [
        ((250, "gpt4o-mini", "USA"), {}, "did you mean gpt-4o-mini", "vouliez-vous dire gpt-4o-mini"),
        ((250, "qwerty", "USA"), {}, "known_models()", "known_models()"),
        ((250, "gpt-4o-mini", "USA"), {"provider": "mistralai"}, "does not know the model", "ne connaît pas le modèle"),
        ((250, "x", "USA"), {"provider": "acme", "active_billion": 3}, "no provider", "pas de fournisseur"),
        ((250, "gpt-4o-mini", "France"), {}, "did you mean FRA?", "vouliez-vous dire FRA"),
        ((250, "gpt-4o-mini", "fr"), {}, "did you mean FRA?", "vouliez-vous dire FRA"),
        ((250, "gpt-4o-mini", "états-unis"), {}, "did you mean USA?", "vouliez-vous dire USA"),
        ((250, "gpt-4o-mini", "US-OR"), {}, "three letters", "trois lettres"),
        ((0, "gpt-4o-mini", "USA"), {}, "output tokens must be", "jetons de sortie doit être"),
        ((-5, "gpt-4o-mini", "USA"), {}, "output tokens must be", "jetons de sortie doit être"),
        ((math.nan, "gpt-4o-mini", "USA"), {}, "output tokens must be", "jetons de sortie doit être"),
        ((True, "gpt-4o-mini", "USA"), {}, "output tokens must be", "jetons de sortie doit être"),
        (("250", "gpt-4o-mini", "USA"), {}, "output tokens must be", "jetons de sortie doit être"),
        ((250, "gpt-4o-mini", "USA"), {"requests": 0}, "number of requests must", "nombre de requêtes doit"),
        ((250, "gpt-4o-mini", "USA"), {"batch": -1}, "served together must", "traitées ensemble doit"),
        ((250, "x", "USA"), {"active_billion": (9, 3)}, "the smaller first", "le plus petit d’abord"),
        ((250, "x", "USA"), {"active_billion": 0}, "billions of parameters", "milliards de paramètres"),
        ((250, "x", "USA"), {"active_billion": "big"}, "billions of parameters", "milliards de paramètres"),
        ((250, "x", "USA"), {"active_billion": 9, "total_billion": 3}, "more parameters", "plus de paramètres"),
    ],
)
def test_what_cannot_be_estimated_is_refused_in_one_sentence(
    arguments: tuple[Any, ...], options: dict[str, Any], en: str, fr: str
) -> None:
    with pytest.raises(AtelierError) as error:
        footprint(*arguments, **options)
    assert en in sentence(error) and fr in sentence(error, "fr")


def test_what_ecologits_warns_of_is_said() -> None:
    assert [*footprint(250, "gpt-4o-mini", "USA").codes] == ["model-arch-not-released", "model-arch-multimodal"]
    assert "not published" in footprint(250, "gpt-4o-mini", "USA").warnings[0]
    assert footprint(250, "codestral-latest", "FRA").codes == ()
    assert "water" in footprint(250, "gpt-4o-mini", "ZAF").warnings[-1]
    assert "cannot be" in footprint(250, "gpt-4o-mini", "CAF").warnings[-1]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            [
                "0.016 to 0.020\u00a0Wh",
                "6.9 to 8.2\u00a0mg CO2e",
                "Boundary:",
                "Assumptions:",
                "United States",
                "Beware:",
            ],
        ),
        (
            "fr",
            ["0,016 à 0,020\u00a0Wh", "6,9 à 8,2\u00a0mg éq.", "Périmètre", "Hypothèses", "États-Unis", "Attention"],
        ),
    ],
)
def test_it_shows_its_range_its_boundary_and_its_assumptions(language: str, parts: list[str]) -> None:
    found = footprint(250, "gpt-4o-mini", "USA")
    set_language(language)
    for shown in (repr(found), found._repr_html_()):
        assert all(part in shown for part in parts)
    assert f'lang="{language}"' in found._repr_html_() and '<th scope="row"' in found._repr_html_()
    assert list(found.table().columns) == ["low", "high", "unit"] and len(found.table()) == 5


# Ranges and grids


def test_a_range_keeps_its_order_and_its_units() -> None:
    with pytest.raises(ValueError, match="from low to high"):
        Range(2, 1)
    with pytest.raises(ValueError, match="from low to high"):
        Range(math.nan, 1)
    assert 2 * Range(1, 3) / 4 + Range(1, 1) == Range(1.5, 2.5)
    assert Range(1, 3).middle == 2 and Range(1, 3).holds(3) and not Range(1, 3).holds(3.1)
    assert Range(1_090_000, 1_820_000).shown("Wh") == "1.1 to 1.8\u00a0MWh"
    assert Range(0, 0).shown("g") == "0\u00a0mg CO2e" and Range(7385e3, 7385e3).shown("g") == "7.4\u00a0t CO2e"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0164196, "0.016"), (0.0996, "0.10"), (9.96, "10"), (452_345, "450,000"), (-3.14, "-3.1"), (1, "1.0"), (0, "0")],
)
def test_two_significant_figures(value: float, shown: str) -> None:
    assert two_figures(value) == shown


def test_grids_agree_with_the_register_of_figures() -> None:
    assert math.isclose(grid("FRA").g_per_kwh, claim("ecologits-2026-france-41").value or 0, rel_tol=2e-3)
    assert math.isclose(grid("USA").g_per_kwh, claim("ecologits-2026-usa-384").value or 0, rel_tol=2e-3)
    assert "EcoLogits" in grid("FRA").source and "41\u00a0g" in repr(grid("FRA")).replace(" g", "\u00a0g")


def test_every_zone_has_a_name_in_both_languages() -> None:
    assert (country_name("DEU"), country_name("WOR"), country_name("XYZ")) == ("Germany", "World", "XYZ")
    set_language("fr")
    table = zones()
    assert table.loc["DEU", "name"] == "Allemagne" and table.loc["WOR", "name"] == "Monde"
    assert len(table) > 200 and (table["name"] != table.index).all() and (table["g_per_kwh"] >= 0).all()


# This machine


def test_the_watts_are_those_of_the_register() -> None:
    text = claim("research-2026-meters-10x").computation
    assert f"{LOCAL_WATTS.high:g}/{LOCAL_WATTS.low:g}" in text and f"{CODECARBON_WATTS}/{LOCAL_WATTS.low:g}" in text


def test_seconds_of_this_machine() -> None:
    found = local_footprint(3600, "FRA")
    assert close(found.energy_wh, LOCAL_WATTS) and close(found.gwp_g, LOCAL_WATTS * (grid("FRA").g_per_kwh / 1000))
    assert found.gwp_embodied_g is None and "making the machine" in found.boundary and "5.7 to 55" in repr(found)
    assert close(found.times(2).energy_wh, LOCAL_WATTS * 2)
    # A watt-hour at 3.6737 litres a kilowatt-hour takes 3.6737 millilitres.
    assert close(found.water_ml, LOCAL_WATTS * 3.6737)


def test_the_wrong_country_is_refused_before_anything_is_measured() -> None:
    with pytest.raises(AtelierError) as error:
        measure_local("Frankreich")
    assert "No electricity figures" in sentence(error)
    with pytest.raises(AtelierError) as error:
        measure_local("FRA", cpu_watts=0)
    assert "above zero" in sentence(error)


def full_load(monkeypatch: pytest.MonkeyPatch) -> None:
    from codecarbon.external import hardware

    monkeypatch.setattr(hardware.SystemCPULoadMeter, "percent", lambda *_: 100.0)


@pytest.mark.slow
def test_power_given_by_hand_comes_out_in_joules(monkeypatch: pytest.MonkeyPatch) -> None:
    full_load(monkeypatch)
    with measure_local("FRA", cpu_watts=65, ram_watts=5) as measured:
        time.sleep(5)
    assert measured.energy_wh * 3600 == pytest.approx(350, rel=0.02)
    assert {part.origin for part in measured.parts} == {GIVEN} and measured.range_wh.single
    assert measured.gwp_g.low == pytest.approx(measured.energy_wh * 0.04144, rel=1e-3)
    said = measured._tracker.final_emissions_data
    assert said.emissions * 1000 == pytest.approx(measured.gwp_g.low, rel=1e-6)


@pytest.mark.slow
def test_what_is_guessed_is_named_and_widened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with measure_local("FRA") as measured:
        time.sleep(1)
    memory = next(part for part in measured.parts if str(part.name) == "memory")
    assert memory.origin == GUESSED and "guessed" in repr(measured) and "screen" in repr(measured)
    assert measured.range_wh.low < measured.energy_wh < measured.range_wh.high
    assert close(SPREAD, Range(5.7 / 28, 55 / 28)) and measured.components["watts"].gt(0).all()
    assert list(tmp_path.iterdir()) == []


# Offline, and only when used

NO_NETWORK = """
import socket, sys, time
def refuse(*_, **__): print("connection", *_); raise OSError("no network here")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.slow
def test_neither_library_asks_the_network() -> None:
    said = run(
        NO_NETWORK + "from atelier.footprint import footprint, measure_local\n"
        "print(footprint(250, 'gpt-4o-mini', 'USA').energy_wh.low)\n"
        "with measure_local('FRA') as measured: time.sleep(0.2)\n"
        "print(measured.energy_wh > 0)"
    )
    assert "connection" not in said and said.split()[-1] == "True"


@pytest.mark.slow
def test_a_notebook_loads_neither_library_before_it_needs_one() -> None:
    code = "import sys, atelier.footprint\nfrom atelier import ask, start\nstart('01', 'en')\n"
    code += "print([name for name in ('ecologits', 'codecarbon', 'pycountry') if name in sys.modules])"
    assert run(code).strip() == "[]"


# The ledger


class Service(httpx2.BaseTransport):
    """A service that says what it is told to, after ``delay`` seconds."""

    def __init__(self, reply: dict[str, Any], status: int = 200, delay: float = 0.0) -> None:
        self.reply, self.status, self.delay = reply, status, delay

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        time.sleep(self.delay)
        return httpx2.Response(self.status, json=self.reply)


def hosted_call(
    model: str,
    tokens: int | None,
    *,
    zone: str | None = None,
    status: int = 200,
    delay: float = 0.0,
    answered_by: str = "",
    local: bool = False,
) -> Any:
    """Return the line that the meter writes for one call."""
    usage = {} if tokens is None else {"usage": {"prompt_tokens": 9, "completion_tokens": tokens}}
    service = Service({"model": answered_by or model, "choices": [], **usage}, status, delay)
    with httpx2.Client(transport=Meter(service, Ledger(), local=local, zone=zone)) as client:
        client.post("https://service.invalid/v1/chat/completions", json={"model": model, "messages": []})
    return Ledger().calls().iloc[-1]


def test_a_hosted_call_is_counted_by_its_tokens() -> None:
    found = hosted_call("gpt-4o-mini", 250)
    wanted = footprint(250, "gpt-4o-mini", "USA")
    assert (found.energy_wh_low, found.energy_wh_high) == (wanted.energy_wh.low, wanted.energy_wh.high)
    assert (found.co2e_g_low, found.co2e_g_high) == (wanted.gwp_g.low, wanted.gwp_g.high)
    assert found.basis == "EcoLogits gpt-4o-mini, USA"
    assert hosted_call("gpt-4o-mini", 250, zone="FRA").basis == "EcoLogits gpt-4o-mini, FRA"
    assert hosted_call("mistral-large-latest", 9).basis.endswith(", SWE")
    assert hosted_call("our-deployment", 9, answered_by="gpt-4o").basis == "EcoLogits gpt-4o, USA"
    assert hosted_call("openai/gpt-4o-mini", 9).basis == "EcoLogits gpt-4o-mini, USA"


def test_a_model_of_the_models_table_is_counted_by_its_published_size() -> None:
    found = hosted_call("qwen2.5-coder-1.5b-instruct", 250, zone="FRA")
    wanted = footprint(250, "x", "FRA", active_billion=1.54, total_billion=1.54)
    assert (found.energy_wh_low, found.energy_wh_high) == (wanted.energy_wh.low, wanted.energy_wh.high)
    assert found.basis == "EcoLogits, published size of qwen2.5-coder-1.5b-instruct, FRA"


def test_an_unknown_model_gets_a_wide_range_that_says_so() -> None:
    found = hosted_call("house-model", 250)
    assert found.basis == "EcoLogits, unknown model: least to most of all, WOR"
    assert found.energy_wh_low < GOLDEN.low and found.energy_wh_high > footprint(250, "gpt-4o", "USA").energy_wh.high
    assert found.energy_wh_high / found.energy_wh_low > 100


@pytest.mark.parametrize(
    ("tokens", "status", "basis"), [(None, 200, NO_TOKENS), (0, 200, NO_OUTPUT), (5, 500, NO_REPLY)]
)
def test_what_cannot_be_counted_says_why(tokens: int | None, status: int, basis: str) -> None:
    found = hosted_call("gpt-4o-mini", tokens, status=status)
    assert found.basis == basis and found.energy_wh_low is None


def test_a_call_on_this_machine_is_counted_by_its_seconds() -> None:
    found = hosted_call("embedded", 5, local=True, zone="FRA", delay=0.05)
    wanted = local_footprint(found.seconds, "FRA")
    assert found.seconds >= 0.05 and found.basis == "seconds x 5.7-55 W, FRA"
    assert (found.energy_wh_low, found.energy_wh_high) == (wanted.energy_wh.low, wanted.energy_wh.high)
    assert found.co2e_g_high == wanted.gwp_g.high


def test_the_country_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configured_endpoint().zone is None
    monkeypatch.setenv("ATELIER_ZONE", "SWE")
    assert configured_endpoint().zone == "SWE"
    monkeypatch.setenv("ATELIER_ZONE", "Sweden")
    with pytest.raises(AtelierError) as error:
        configured_endpoint()
    assert "did you mean SWE" in sentence(error)


def test_a_live_call_counts_with_the_country_of_the_settings(
    endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_ZONE", "SWE")
    ask("Hello")
    assert Ledger().calls().iloc[-1].basis == "seconds x 5.7-55 W, SWE"


def test_a_ledger_of_an_earlier_version_keeps_its_lines(tmp_path: Path) -> None:
    old = [name for name in COLUMNS if name not in ("basis", "recording")]
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as db:
        db.execute(f"CREATE TABLE calls (id INTEGER PRIMARY KEY, {', '.join(old)})")
        db.execute(
            f"INSERT INTO calls ({', '.join(old)}) VALUES ({', '.join('?' for _ in old)})",
            ["02", "embedded", "embedded.invalid", 200, 1, 12, 3, 1.5, *[None] * 6, "2026-11-22T10:00:00+00:00"],
        )
    db.close()
    ledger = Ledger(path)
    kept = ledger.calls().iloc[0]
    assert (kept.module, kept.seconds, kept.output_tokens, kept["at"]) == ("02", 1.5, 3, "2026-11-22T10:00:00+00:00")
    assert kept.basis == BEFORE and kept.recording == "" and kept.energy_wh_low is None
    ledger.add(Call("03", "embedded", "", 200, False, energy_wh_low=1.0, basis="b"))
    assert list(Ledger(path).calls().module) == ["02", "03"]
    assert list(Ledger(path).calls().basis) == [BEFORE, "b"]


# What a module cost


def line(
    module: str, recorded: bool = False, recording: str = "", watt_hours: float | None = 1.0, status: int = 200
) -> Call:
    call = Call(module, "embedded", "", status, recorded, recording=recording)
    if watt_hours is not None:
        call.energy_wh_low, call.energy_wh_high = watt_hours, 10 * watt_hours
        call.co2e_g_low, call.co2e_g_high = watt_hours / 2, 5 * watt_hours
    return call


def test_a_recording_counts_once_and_is_told_from_what_is_spent_now() -> None:
    for call in (
        line("01", recorded=True, recording="a"),
        line("01", recorded=True, recording="a"),
        line("01", recorded=True, recording="b"),
        line("01", watt_hours=4.0),
        line("01", watt_hours=None),
        line("01", watt_hours=None, status=500),
        line("02", recorded=True, recording="a", watt_hours=8.0),
    ):
        Ledger().add(call)
    start("01", "en")
    cost = module_cost(people=10)
    assert (cost.calls, cost.spent.recorded, cost.spent.unknown) == (3, 2, 1)
    assert cost.energy_wh == Range(6, 60) and cost.gwp_g == Range(3, 30)
    assert cost.spent.energy_now_wh == Range(4, 40) and cost.workshop.energy_wh == Range(14, 140)
    shown = repr(cost)
    for part in (
        "3 (recorded: 2)",
        "6.0 to 60\u00a0Wh, 3.0 to 30\u00a0g CO2e",
        "140 to 1,400\u00a0Wh",
        "without an estimate: 1",
    ):
        assert part in shown.replace("0.14 to 1.4\u00a0kWh", "140 to 1,400\u00a0Wh"), shown
    assert module_cost(people=1, module="02").energy_wh == Range(8, 80)


def test_the_cost_of_a_module_without_a_call_in_french() -> None:
    start("05", "fr")
    assert repr(module_cost()) == "Le module 05 n’a appelé aucun modèle de langage\u00a0: rien à compter."
    for people in (0, 1.5, True):
        with pytest.raises(AtelierError):
            module_cost(people=people)  # type: ignore[arg-type]


def test_a_replayed_lesson_costs_the_same_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"model": "embedded", "messages": [{"role": "user", "content": "Hello"}]}
    entry = {
        "key": recordings.key_of(body),
        "made": {"date": "2026-11-22", "model": "qwen", "seconds": 36.0},
        "request": body,
        "reply": {"id": "r", "model": "qwen", "created": 0, "choices": [], "usage": {"completion_tokens": 3}},
    }
    (tmp_path / "03.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")
    monkeypatch.setenv("ATELIER_RECORDINGS_DIR", str(tmp_path))
    monkeypatch.setenv("ATELIER_RECORDINGS", "only")
    monkeypatch.setenv("ATELIER_ZONE", "FRA")
    recordings.known.cache_clear()
    start("03", "en")
    first = None
    for _ in range(2):
        connect().chat.completions.create(**body)
        first = first or repr(module_cost())
        assert repr(module_cost()) == first
    cost = module_cost()
    assert cost.calls == cost.spent.recorded == 1 and cost.spent.energy_now_wh == Range(0, 0)
    # A recording does not say where it was made: the world's average, whatever the learner's country.
    assert close(cost.gwp_g, local_footprint(36, "WOR").gwp_g) and "nothing" in repr(cost)
    table = recorded_costs()
    assert list(table.index) == ["03"] and math.isclose(table.loc["03", "co2e_g_high"], cost.gwp_g.high)


def test_what_the_whole_course_cost_when_it_was_recorded() -> None:
    recordings.known.cache_clear()
    table = recorded_costs()
    assert table["replies"].sum() > 3000 and (table["energy_wh_low"] > 0).all()
    hours = table["seconds"].sum() / 3600
    assert math.isclose(table["energy_wh_high"].sum(), LOCAL_WATTS.high * hours)
