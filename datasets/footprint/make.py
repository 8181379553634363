"""Make the tables of module 11: ``python datasets/footprint/make.py``.

Figures are looked up in the register of claims, so that none is typed twice: ``references.csv``, ``grids.csv`` and
``equivalents.csv`` add to them what the register does not say (boundary, tokens, what may be compared with what).
``day.csv`` is an invented day of electricity, made by a rule: each hour the cheapest plants run first.
``measured.csv``, ``recommendations.csv`` and ``green_words.csv`` were written by hand, and are only checked here.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.facts.claims import claim  # noqa: E402

Row = Mapping[str, object]

# id; claim; group; boundary; tokens; labels
REFERENCES: Sequence[tuple[str, str, str, str, str, str, str]] = (
    (
        "ecologits-4o-mini",
        "ecologits-2026-gpt4omini",
        "chat_reply",
        "data_centre",
        "250",
        "EcoLogits, GPT-4o mini",
        "EcoLogits, GPT-4o mini",
    ),
    (
        "mlenergy-8b",
        "mlenergy-2026-llama8b",
        "chat_reply",
        "graphics_card",
        "",
        "ML.ENERGY, Llama 8B",
        "ML.ENERGY, Llama 8B",
    ),
    (
        "mittr-8b",
        "mittr-2025-8b-0-032",
        "chat_reply",
        "card_doubled",
        "",
        "MIT Tech. Review, 8B",
        "MIT Tech. Review, 8B",
    ),
    (
        "mlenergy-70b",
        "mlenergy-2026-llama70b",
        "chat_reply",
        "graphics_card",
        "",
        "ML.ENERGY, Llama 70B",
        "ML.ENERGY, Llama 70B",
    ),
    ("google", "google-2025-prompt-0-24", "chat_reply", "data_centre", "", "Google, Gemini", "Google, Gemini"),
    ("epoch", "epoch-2025-gpt4o-0-3", "chat_reply", "data_centre", "", "Epoch AI, GPT-4o", "Epoch AI, GPT-4o"),
    ("openai", "openai-2025-query-0-34", "chat_reply", "not_said", "", "OpenAI, ChatGPT", "OpenAI, ChatGPT"),
    (
        "jegham",
        "jegham-2025-gpt4o-0-42",
        "chat_reply",
        "data_centre",
        "",
        "Jegham et al., GPT-4o",
        "Jegham et al., GPT-4o",
    ),
    (
        "ecologits-4o",
        "ecologits-2026-gpt4o",
        "chat_reply",
        "data_centre",
        "250",
        "EcoLogits, GPT-4o",
        "EcoLogits, GPT-4o",
    ),
    (
        "mlenergy-405b",
        "mlenergy-2026-llama405b",
        "chat_reply",
        "graphics_card",
        "",
        "ML.ENERGY, Llama 405B",
        "ML.ENERGY, Llama 405B",
    ),
    (
        "mittr-405b",
        "mittr-2025-405b-1-86",
        "chat_reply",
        "card_doubled",
        "",
        "MIT Tech. Review, 405B",
        "MIT Tech. Review, 405B",
    ),
    (
        "devries",
        "devries-2023-request-2-9",
        "chat_reply",
        "servers_by_users",
        "",
        "de Vries, ChatGPT",
        "de Vries, ChatGPT",
    ),
    (
        "luccioni-text-mean",
        "luccioni-2024-text-mean",
        "short_text",
        "machine",
        "10",
        "Luccioni et al., mean",
        "Luccioni et al., moyenne",
    ),
    (
        "luccioni-text-median",
        "luccioni-2024-text-median",
        "short_text",
        "machine",
        "10",
        "Luccioni et al., median",
        "Luccioni et al., médiane",
    ),
    (
        "epoch-long",
        "epoch-2025-long-input-2-5",
        "long_input",
        "data_centre",
        "",
        "Epoch AI, GPT-4o, 10,000 tokens read",
        "Epoch AI, GPT-4o, 10 000 jetons lus",
    ),
    ("sana", "mlenergy-2026-image-0-11", "image", "graphics_card", "", "SANA 1.5 (ML.ENERGY)", "SANA 1.5 (ML.ENERGY)"),
    (
        "sd3",
        "mittr-2025-image-0-63",
        "image",
        "graphics_card",
        "",
        "Stable Diffusion 3 (MIT Tech. Review)",
        "Stable Diffusion 3 (MIT Tech. Review)",
    ),
    (
        "sd35",
        "mlenergy-2026-image-1-14",
        "image",
        "graphics_card",
        "",
        "Stable Diffusion 3.5 Large (ML.ENERGY)",
        "Stable Diffusion 3.5 Large (ML.ENERGY)",
    ),
    (
        "images-median",
        "luccioni-2024-image-median",
        "image",
        "machine",
        "",
        "median of open models (Luccioni et al.)",
        "médiane de modèles ouverts (Luccioni et al.)",
    ),
    ("flux", "mlenergy-2026-image-2-10", "image", "graphics_card", "", "FLUX-dev (ML.ENERGY)", "FLUX-dev (ML.ENERGY)"),
    (
        "images-mean",
        "luccioni-2024-image-mean",
        "image",
        "machine",
        "",
        "mean of open models (Luccioni et al.)",
        "moyenne de modèles ouverts (Luccioni et al.)",
    ),
    ("veo", "ecologits-2026-veo31", "video", "data_centre", "", "Veo 3.1, 8 s (EcoLogits)", "Veo 3.1, 8 s (EcoLogits)"),
    (
        "wan",
        "mlenergy-2026-video-80",
        "video",
        "graphics_card",
        "",
        "Wan 14B, 5 s (ML.ENERGY)",
        "Wan 14B, 5 s (ML.ENERGY)",
    ),
    (
        "hunyuan",
        "mlenergy-2026-video-323",
        "video",
        "graphics_card",
        "",
        "Hunyuan, 5 s (ML.ENERGY)",
        "Hunyuan, 5 s (ML.ENERGY)",
    ),
    (
        "sora",
        "ecologits-2026-sora2pro",
        "video",
        "data_centre",
        "",
        "Sora 2 Pro, 8 s (EcoLogits)",
        "Sora 2 Pro, 8 s (EcoLogits)",
    ),
    (
        "mittr-video",
        "mittr-2025-video-944",
        "video",
        "graphics_card",
        "",
        "open model, 5 s (MIT Tech. Review)",
        "modèle ouvert, 5 s (MIT Tech. Review)",
    ),
)

# id; claim; zone; method; labels
GRIDS: Sequence[tuple[str, str, str, str, str, str]] = (
    (
        "france-newsletter",
        "newsletter-2024-france-20",
        "FRA",
        "not_said",
        "France, the newsletter",
        "France, la lettre d’information",
    ),
    ("france-rte-2024", "rte-2024-france-21-7", "FRA", "production", "France, RTE, 2024", "France, RTE, 2024"),
    ("france-rte-2023", "rte-2023-france-32", "FRA", "production", "France, RTE, 2023", "France, RTE, 2023"),
    ("france-ecologits", "ecologits-2026-france-41", "FRA", "life_cycle", "France, EcoLogits", "France, EcoLogits"),
    ("france-codecarbon", "codecarbon-2026-france-56", "FRA", "life_cycle", "France, CodeCarbon", "France, CodeCarbon"),
    (
        "oregon-dalles",
        "codecarbon-2026-dalles-94",
        "US-OR",
        "market",
        "Oregon, one data centre, CodeCarbon",
        "Oregon, un centre de données, CodeCarbon",
    ),
    (
        "oregon-greenalgorithms",
        "greenalgorithms-2025-oregon-163",
        "US-OR",
        "not_said",
        "Oregon, Green Algorithms",
        "Oregon, Green Algorithms",
    ),
    (
        "oregon-codecarbon",
        "codecarbon-2026-oregon-165",
        "US-OR",
        "not_said",
        "Oregon, CodeCarbon",
        "Oregon, CodeCarbon",
    ),
    (
        "oregon-luccioni",
        "luccioni-2024-oregon-297",
        "US-OR",
        "not_said",
        "Oregon, Luccioni et al.",
        "Oregon, Luccioni et al.",
    ),
    (
        "oregon-newsletter",
        "newsletter-2024-oregon-300",
        "US-OR",
        "not_said",
        "Oregon, the newsletter",
        "Oregon, la lettre d’information",
    ),
    (
        "usa-ecologits",
        "ecologits-2026-usa-384",
        "USA",
        "life_cycle",
        "United States, EcoLogits",
        "États-Unis, EcoLogits",
    ),
    (
        "world-default",
        "codecarbon-2026-default-475",
        "WOR",
        "not_said",
        "World, CodeCarbon without a country",
        "Monde, CodeCarbon sans pays",
    ),
)

# id; claim; what one of them is
EQUIVALENTS: Sequence[tuple[str, str, str, str]] = (
    ("search", "ademe-2026-search-1-23", "web searches", "recherches sur le web"),
    ("email", "ademe-2026-email-2-46", "e-mails", "e-mails"),
    ("streaming", "ademe-2026-streaming-64", "hours of streaming", "heures de vidéo en ligne"),
    ("car", "ademe-2026-car-142", "kilometres by car", "kilomètres en voiture"),
    ("beef", "ademe-2026-beef-meal-7-26", "meals with beef", "repas avec du bœuf"),
    (
        "flight",
        "ademe-2026-paris-ny-2060",
        "return flights Paris-New York, one passenger",
        "allers-retours Paris-New York, un passager",
    ),
)
EQUIVALENTS_DATE = "2026-07"
KG = {"g_co2e": 0.001, "kg_co2e": 1.0}

# Megawatts a plant of the invented region can give, in the order in which they are called.
NUCLEAR, WIND, GAS = 300, 180, 700
PEAK_SOLAR, LEAST, MOST = 420, 620, 1050


def main() -> None:
    """Write the tables that are made, and check those that are not."""
    write("references.csv", map(reference, REFERENCES))
    write("grids.csv", map(grid_row, GRIDS))
    write("equivalents.csv", map(equivalent, EQUIVALENTS))
    write("day.csv", map(hour_of_day, range(24)))
    for name, rows in (("measured.csv", 19), ("recommendations.csv", 24)):
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows, name


def reference(row: tuple[str, str, str, str, str, str, str]) -> Row:
    """Return one published estimate, per reply, image or video, with what the register says of it."""
    name, source, group, boundary, tokens, english, french = row
    found = claim(source)
    # A register row in kWh is for a thousand pieces: the number is the same in Wh for one.
    low, high = (found.value, found.value) if found.value is not None else (found.low, found.high)
    assert found.unit in ("wh", "kwh"), source
    return {
        "id": name,
        "comparable_group": group,
        "label_en": english,
        "label_fr": french,
        "low": low,
        "high": high,
        "unit": "Wh",
        "statistic": found.statistic,
        "boundary": boundary,
        "tokens": tokens,
        "year": found.year,
        "source": found.source_text.en,
        "grade": found.grade,
        "claim": source,
    }


def grid_row(row: tuple[str, str, str, str, str, str]) -> Row:
    """Return one published figure of what a kilowatt-hour emits."""
    name, source, zone, method, english, french = row
    found = claim(source)
    return {
        "id": name,
        "zone": zone,
        "label_en": english,
        "label_fr": french,
        "g_per_kwh": found.value,
        "method": method,
        "year": found.year,
        "claim": source,
    }


def equivalent(row: tuple[str, str, str, str]) -> Row:
    """Return one thing people know, with what it emits in kilograms of CO2 equivalent."""
    name, source, english, french = row
    found = claim(source)
    assert found.value is not None
    return {
        "id": name,
        "unit_en": english,
        "unit_fr": french,
        "kg_co2e": round(found.value * KG[found.unit], 6),
        "date": EQUIVALENTS_DATE,
        "source": found.source_text.en,
        "claim": source,
    }


def hour_of_day(hour: int) -> Row:
    """Return one hour of the invented day: demand, what each source gives, and which one gives the next kilowatt-hour.

    Sun first, then wind and nuclear, then gas for the rest. While gas runs, one more kilowatt-hour comes from gas;
    when the others are enough, from the nuclear plant that had been turned down.
    """
    solar = max(0.0, PEAK_SOLAR * math.sin(math.pi * (hour - 6) / 12)) if 6 <= hour <= 18 else 0.0
    evening = math.exp(-(((hour - 20) / 2.6) ** 2))
    morning = math.exp(-(((hour - 8) / 2.5) ** 2))
    demand = LEAST + (MOST - LEAST) * max(evening, 0.6 * morning)
    used = {"solar": min(solar, demand)}
    used["wind"] = min(WIND, demand - used["solar"])
    used["nuclear"] = min(NUCLEAR, demand - used["solar"] - used["wind"])
    used["gas"] = demand - sum(used.values())
    assert used["gas"] <= GAS
    next_source = "gas" if used["gas"] > 0.5 else "nuclear"
    return {"hour": hour, **{f"{name}_mw": round(value) for name, value in used.items()}, "next_source": next_source}


def write(name: str, rows: Iterable[Row]) -> None:
    """Write one table."""
    listed = list(rows)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    main()
