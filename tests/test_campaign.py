"""The footprint of a campaign: published numbers found again, ranges that add up, a form that says what code says."""

from __future__ import annotations

import base64
import csv
import io
import math
import re
from pathlib import Path

import pandas as pd
import pytest
from ecologits.tracers.utils import llm_impacts

from atelier.campaign import (
    calculator,
    campaign_chart,
    claim_faults,
    eco_card,
    electricity_day,
    equivalents,
    estimates_chart,
    estimates_table,
    gate,
    green_words_in,
    grid_figures,
    grids_chart,
    hours_chart,
    measurements,
    plan_campaign,
    rebound,
    rebound_chart,
    rebound_table,
    recommendations,
    references,
    relevance_table,
    review_claim,
    said_range,
    validation_chart,
    validation_table,
    wh_of_one,
)
from atelier.campaign.form import form, shown
from atelier.errors import AtelierError
from atelier.facts.claims import claim
from atelier.facts.law import rule
from atelier.footprint import Range, grid
from atelier.i18n import LANGUAGES, current_language, set_language

MAILS = 3_000_000


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


# --- The campaign -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "low", "high"),
    [
        ({}, 20.7, 24.7),
        ({"zone": "FRA"}, 3.9, 4.3),
        ({"model": "gpt-4o"}, 452, 729),
        ({"model": "mistral-small-latest", "zone": "FRA"}, 32.6, 32.6),
        ({"messages": 0, "images": MAILS}, 3352, 3352),
        ({"messages": 0, "images": MAILS, "zone": "FRA"}, 361, 361),
    ],
)
def test_the_published_campaign_comes_out(arguments: dict[str, object], low: float, high: float) -> None:
    made = plan_campaign(**arguments, sending=False)  # type: ignore[arg-type]
    assert made.total_kg.low == pytest.approx(low, rel=0.02)
    assert made.total_kg.high == pytest.approx(high, rel=0.02)


def test_the_energy_of_the_texts_comes_out() -> None:
    assert plan_campaign().generation_wh.low / 1000 == pytest.approx(49, rel=0.02)
    assert plan_campaign().generation_wh.high / 1000 == pytest.approx(60, rel=0.02)


def test_sending_weighs_what_three_million_mails_weigh() -> None:
    assert plan_campaign().sending_g.low / 1000 == pytest.approx(7385, rel=0.02)
    assert plan_campaign(sending=False).sending_g == Range(0, 0)


def test_texts_are_what_ecologits_says_times_the_messages() -> None:
    once = llm_impacts("openai", "gpt-4o-mini", 250, math.inf, "USA").gwp.value
    made = plan_campaign(sending=False).total_g
    assert made.low == pytest.approx(once.min * 1000 * MAILS)
    assert made.high == pytest.approx(once.max * 1000 * MAILS)


def test_drafts_multiply_what_is_made_and_not_what_is_sent() -> None:
    once = plan_campaign(messages=1000, images=10, videos=2)
    ten = plan_campaign(messages=1000, images=10, videos=2, drafts=10)
    assert ten.generation_g.high == pytest.approx(10 * once.generation_g.high)
    assert ten.sending_g == once.sending_g


def test_parts_add_up_to_the_total() -> None:
    made = plan_campaign(messages=1000, images=10, videos=2, model="gpt-4o")
    table = made.table()
    assert list(table["kg_high"])[-1] == pytest.approx(table["kg_high"].iloc[:-1].sum())
    assert made.total_g.low == pytest.approx(made.generation_g.low + made.sending_g.low)
    assert table["kg_low"].le(table["kg_high"] + 1e-12).all()


def test_an_image_measured_on_the_card_alone_gets_the_data_centre_added() -> None:
    card, whole = wh_of_one("image", "flux")[0], wh_of_one("image", "images-mean")[0]
    value = claim("mlenergy-2026-image-2-10").value
    assert value is not None
    assert card.low == pytest.approx(1.2 * value)
    assert whole.low == claim("luccioni-2024-image-mean").value
    assert wh_of_one("video", "veo")[0].high == claim("ecologits-2026-veo31").high


def test_images_take_the_grid_of_the_country() -> None:
    made = plan_campaign(messages=0, images=1000, zone="FRA")
    assert made.total_kg.high == pytest.approx(made.generation_wh.high / 1e6 * grid("FRA").g_per_kwh)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"messages": -1}, "number of messages"),
        ({"messages": "many"}, "number of messages"),
        ({"tokens": 0}, "number of tokens"),
        ({"drafts": 0.5}, "number of drafts"),
        ({"messages": math.nan}, "number of messages"),
        ({"messages": 0}, "nothing to count"),
        ({"model": "gpt-4o-mimi"}, "gpt-4o-mini"),
        ({"zone": "France"}, "FRA"),
        ({"images": 1, "image_model": "dalle"}, "choose one of sana"),
    ],
)
def test_what_cannot_be_planned_is_said_in_one_sentence(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(AtelierError) as refused:
        plan_campaign(**arguments)  # type: ignore[arg-type]
    assert words in refused.value.message.en
    assert refused.value.message.fr != refused.value.message.en


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_names_every_part_with_its_range(language: str) -> None:
    set_language(language)
    made = plan_campaign(images=10)
    for line in made.lines:
        assert str(line.name) in repr(made)
        assert line.gwp_g.shown("g") in repr(made)
        assert str(line.counted).split(",")[0].split(";")[0] in made._repr_html_()
    assert f'lang="{language}"' in made._repr_html_()


# --- Files to take along ----------------------------------------------------------------------------------------------


def test_the_csv_holds_parts_and_assumptions() -> None:
    made = plan_campaign(zone="FRA")
    parts, assumptions = made.csv().text.split("\n\n")
    table = pd.read_csv(io.StringIO(parts))
    assert table["kg_high"].iloc[-1] == pytest.approx(made.total_kg.high, abs=0.001)
    said = dict(csv.reader(io.StringIO(assumptions)))
    assert (said["messages"], said["zone"], said["g_per_kwh"]) == ("3000000", "FRA", "41.4")
    assert "EcoLogits" in said["sources"]


def test_the_link_holds_the_whole_file(tmp_path: Path) -> None:
    made = plan_campaign().csv()
    data = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', made.link())
    assert data is not None
    assert base64.b64decode(data[1]).decode() == made.text
    assert made.save(tmp_path).read_text("utf-8") == made.text
    with pytest.raises(AtelierError, match="could not be written"):
        made.save(tmp_path / "nowhere")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_is_counted_what_not_and_from_whom(language: str) -> None:
    set_language(language)
    made = plan_campaign(model="gpt-4o")
    page = made.one_page()
    text = page.download().text
    for words in (made.total_g.shown("g"), made.generation_g.shown("g"), "EcoLogits", "ADEME", "2026-07"):
        assert words in text
    assert ("Non compté" if language == "fr" else "Not counted") in text
    assert text.startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}">' in text


# --- Published figures ------------------------------------------------------------------------------------------------


def test_every_estimate_has_unit_boundary_year_and_a_row_of_the_register() -> None:
    table = references()
    assert (table["unit"] == "Wh").all()
    assert table[["boundary", "counted", "statistic", "grade", "source"]].ne("").all().all()
    for row in table.itertuples():
        found = claim(row.claim)
        ends = (found.value, found.value) if found.value is not None else (found.low, found.high)
        assert (row.low, row.high) == ends
        assert (row.year, row.statistic, row.grade) == (found.year, found.statistic, found.grade)
    assert (table["low"] <= table["high"]).all()


def test_grids_and_equivalents_are_those_of_the_register() -> None:
    for row in grid_figures().itertuples():
        assert row.g_per_kwh == claim(row.claim).value
    assert grid_figures("FRA")["zone"].eq("FRA").all()
    table = equivalents(2060)
    assert table["high"].iloc[-1] == 1
    assert list(table["date"].unique()) == ["2026-07"]
    with pytest.raises(AtelierError):
        grid_figures("XXX")
    with pytest.raises(AtelierError):
        references("poem")


def test_equivalents_have_two_significant_figures_and_keep_the_range() -> None:
    table = equivalents(plan_campaign(model="gpt-4o", sending=False).total_kg).set_index("thing")
    flights = table.iloc[-1]
    assert (flights["low"], flights["high"]) == (0.22, 0.35)
    for value in [*table["low"], *table["high"]]:
        assert float(f"{value:.2g}") == value
    with pytest.raises(AtelierError):
        equivalents(0)


def test_large_models_lie_within_three_times_our_estimate_but_for_one() -> None:
    ours = references("chat_reply").loc["ecologits-4o"]
    for name in ("google", "epoch", "openai", "jegham"):
        row = references("chat_reply").loc[name]
        assert ours["low"] / 3 <= row["high"] <= ours["high"] * 3
    assert references("chat_reply").loc["devries", "high"] > 3 * ours["high"]


def test_estimates_are_confronted_with_nineteen_measurements() -> None:
    table = validation_table()
    assert len(table) == len(measurements()) >= 15
    assert (table["ratio_high"] * table["measured_wh"]).to_numpy() == pytest.approx(table["wh_high"].to_numpy())
    # Golden values: they move when the pinned library's figures do.
    assert table["ratio_low"].min() == pytest.approx(0.725, abs=0.01)
    assert table["ratio_high"].max() == pytest.approx(8.16, abs=0.05)
    within = (table["ratio_low"] <= 3) & (table["ratio_high"] >= 1 / 3)
    assert within.sum() >= 15


def test_a_busy_server_takes_less_a_reply_measured_and_estimated() -> None:
    for _, part in validation_table().groupby("model"):
        ordered = part.sort_values("batch")
        assert ordered["measured_wh"].is_monotonic_decreasing
        assert ordered["wh_low"].is_monotonic_decreasing


def test_the_invented_day_is_mixed_by_its_rule() -> None:
    day = electricity_day()
    mix = day[["solar_mw", "wind_mw", "nuclear_mw", "gas_mw"]]
    factors = {name: claim(f"codecarbon-2026-source-{name}").value for name in ("solar", "wind", "nuclear", "gas")}
    by_hand = sum(mix[f"{name}_mw"] * (value or 0) for name, value in factors.items()) / mix.sum(axis=1)
    assert day["average"].to_numpy() == pytest.approx(by_hand.to_numpy(), abs=0.06)
    assert set(day.loc[day["gas_mw"] > 0, "marginal"]) == {factors["gas"]}
    assert set(day.loc[day["gas_mw"] == 0, "marginal"]) == {factors["nuclear"]}


def test_sources_of_electricity_are_those_of_codecarbon() -> None:
    import json

    import codecarbon

    path = Path(codecarbon.__file__).parent / "data" / "private_infra" / "carbon_intensity_per_source.json"
    found = json.loads(path.read_text("utf-8"))
    names = {"gas": "natural_gas", "hydro": "hydroelectricity"}
    for ours in ("coal", "gas", "solar", "nuclear", "wind", "hydro"):
        assert claim(f"codecarbon-2026-source-{ours}").value == found[names.get(ours, ours)]


# --- Rebound, gate, relevance -----------------------------------------------------------------------------------------


def test_ten_times_better_and_twenty_times_more_is_twice_as_much() -> None:
    assert rebound(10, 20) == 2
    assert rebound(10, 10) == 1
    table = rebound_table(10)
    assert table.loc[0, "saved_percent"] == 90
    assert table.loc[1, "energy"] == 1
    assert table.loc[1.3, "energy"] > 1
    for bad in ((0, 1), (1, 0), (-1, 2)):
        with pytest.raises(AtelierError):
            rebound(*bad)


METHODS = pd.DataFrame(
    {
        "accuracy": [0.6, 0.9, 0.85, 0.8],
        "low": [0.5, 0.85, 0.8, 0.7],
        "seconds": [1, 900, 2, 50],
        "wh_low": [0.1, 10, 0.2, 2],
        "wh_high": [0.2, 40, 0.4, 80],
    },
    index=["rule", "model", "classifier", "slow"],
)


def test_the_gate_lets_through_what_is_good_enough_the_least_energy_first() -> None:
    assert list(gate(METHODS, 0.8).index) == ["classifier", "model", "slow"]
    assert list(gate(METHODS, 0.8)["times"]) == [1, 100, 200]
    assert list(gate(METHODS, 0.5, most_wh=1).index) == ["rule", "classifier"]
    assert list(gate(METHODS, 0.85).index) == ["classifier", "model"]
    assert gate(METHODS, 0.99).empty
    with pytest.raises(AtelierError, match="wh_high"):
        gate(METHODS.drop(columns="wh_high"), 0.8)
    with pytest.raises(AtelierError, match="between 0 and 1"):
        gate(METHODS, 80)


def test_leaving_out_the_segment_that_mail_harms_saves_carbon_and_orders() -> None:
    table = relevance_table()
    harmed = table.iloc[-1]
    assert harmed["orders_per_1000"] < 0
    assert math.isnan(harmed["kg_per_order"])
    assert table["kept_orders_percent"].iloc[-2] > 100 > table["kept_mails_percent"].iloc[-2]
    assert table["kept_mails_percent"].iloc[-1] == 100
    mail = claim("ademe-2026-email-2-46").value
    assert mail is not None
    assert table["kg"].iloc[0] == pytest.approx(table["mails"].iloc[0] * mail / 1000, abs=0.06)


# --- The card ---------------------------------------------------------------------------------------------------------


def test_the_card_scores_what_concerns_the_team() -> None:
    assert len(recommendations()) == 24
    assert eco_card("2" * 24).score == 100
    assert eco_card("0" * 24).score == 0
    assert eco_card("2" * 12 + "-" * 12).score == 100
    card = eco_card("2, 1, 0, " + "2" * 21)
    assert card.score == pytest.approx(100 * 45 / 48)
    questions = list(recommendations()["question"])
    assert card.next_steps() == [questions[2], questions[1]]
    assert card.by_theme()["questions"].sum() == 24
    assert "94" in repr(card)
    assert "94" in card._repr_html_()


@pytest.mark.parametrize("answers", ["2" * 23, "2" * 25, "3" + "2" * 23, "-" * 24, [2] * 23])
def test_other_answers_are_refused(answers: object) -> None:
    with pytest.raises(AtelierError):
        eco_card(answers)  # type: ignore[arg-type]


# --- Claims -----------------------------------------------------------------------------------------------------------

GOOD = {
    "en": "Writing the texts of 3 million e-mails emitted an estimated {amount} (EcoLogits, 2026), without training.",
    "fr": "Rédiger les textes de 3 millions d’e-mails a émis environ {amount} (EcoLogits, 2026), sans l’entraînement.",
}
AMOUNTS = {
    "en": [
        ("3.9 to 4.3 kg CO2e", 3900, 4300),
        ("between 3.9 and 4.3 kg of CO2e", 3900, 4300),
        ("3,900–4,300 g CO2e", 3900, 4300),
        ("900 g to 1.2 kg CO2eq", 900, 1200),
        ("0.45 to 0.73 tonnes of CO2e", 450_000, 730_000),
        ("21-25 kg CO₂e", 21_000, 25_000),
    ],
    "fr": [
        ("3,9 à 4,3 kg éq. CO2", 3900, 4300),
        ("entre 3,9 et 4,3 kg d’équivalent CO2", 3900, 4300),
        ("3\u202f900 à 4\u202f300\u00a0g éq. CO2", 3900, 4300),
        ("900 g à 1,2 kg CO2e", 900, 1200),
        ("450 à 730 kg de CO2e", 450_000, 730_000),
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_ranges_are_read_as_people_write_them(language: str) -> None:
    set_language(language)
    for amount, low, high in AMOUNTS[language]:
        text = GOOD[language].format(amount=amount)
        said = said_range(text)
        assert said is not None, amount
        assert (said.low_g, said.high_g) == pytest.approx((low, high)), amount
        assert claim_faults(text) == [], amount
        assert review_claim(text)["found"].all()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3.9 to 4.3", "unit"),
        ("about 4 kg CO2e", "range"),
        ("3.850 to 4.275 kg CO2e", "precision"),
        ("3.9 to 4.3 kg CO2e, carbon-neutral", "green_words"),
        ("3.9 to 4.3 kg CO2e, offset by trees", "green_words"),
        ("3.9 to 4.3 kg CO2e, a Green choice", "green_words"),
    ],
)
def test_a_fault_is_found(text: str, fault: str) -> None:
    assert claim_faults(GOOD["en"].format(amount=text))[0] == fault


def test_a_boast_draws_no_boundary() -> None:
    assert "boundary" in claim_faults("Writing 3 million e-mails took only 3.9 to 4.3 kg CO2e of electricity (2026).")
    assert "boundary" not in claim_faults("3.9 to 4.3 kg CO2e, electricity only.")
    assert "boundary" not in claim_faults("3,9 à 4,3 kg éq. CO2, électricité seule.")


def test_green_words_are_whole_words_of_both_languages_with_their_rule() -> None:
    assert green_words_in("The evergreen greenhouse is proper.") == []
    assert green_words_in("Chaque client a son propre texte.") == []
    found = green_words_in("Une IA verte et écoresponsable, neutre en carbone.")
    assert {word for word, _ in found} == {"verte", "écoresponsable", "neutre en carbone"}
    for _, name in found:
        assert rule(name).topic == "green_claims"


# --- Plots ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plots_name_their_numbers(language: str) -> None:
    set_language(language)
    comma = "," if language == "fr" else "."
    assert f"2{comma}9" in estimates_chart("chat_reply", Range(0.4, 0.6), "x").alt
    assert estimates_chart("image").png
    assert "19" in validation_chart(validation_table()).alt
    assert "475" in grids_chart(grid_figures()).alt
    assert "743" in hours_chart(electricity_day()).alt
    assert "21" in campaign_chart({"a": plan_campaign(), "b": plan_campaign(sending=False)}).alt
    assert f"2{comma}00" in rebound_chart(rebound_table(10)).alt
    assert len(estimates_table("video")) == 5


# --- The calculator ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_says_what_the_code_says(language: str) -> None:
    set_language(language)
    made = form(plan_campaign())
    assert made.result.value == shown(plan_campaign())
    wanted = {"messages": 40_000, "model": "gpt-4o", "tokens": 120, "drafts": 4.0, "zone": "FRA", "images": 7}
    wanted |= {"image_model": "flux", "videos": 2, "video_model": "wan", "sending": False}
    for name, value in wanted.items():
        made.fields[name].value = value
    made.button.click()
    assert made.result.value == shown(plan_campaign(**wanted))  # type: ignore[arg-type]
    assert plan_campaign(**wanted).total_g.shown("g") in made.result.value  # type: ignore[arg-type]


def test_every_field_has_a_label_of_its_own_and_a_wrong_plan_gets_a_sentence() -> None:
    made = form(plan_campaign())
    labels = [field.description for field in made.fields.values()]
    assert len(set(labels)) == len(labels) == 10
    assert all(labels)
    made.fields["messages"].value = 0
    made.button.click()
    assert "nothing to count" in made.result.value
    assert "Traceback" not in made.result.value


def test_without_a_screen_the_calculator_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    shown_to_nobody = calculator(zone="FRA")
    assert plan_campaign(zone="FRA").total_g.shown("g") in repr(shown_to_nobody)
    assert "<table" in shown_to_nobody._repr_html_()  # type: ignore[operator]
    with pytest.raises(AtelierError):
        calculator(zone="nowhere")
    assert current_language() == "en"
