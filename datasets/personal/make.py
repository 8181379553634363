"""Make the profiles of module 07: ``python datasets/personal/make.py``.

``notes.csv``, ``never_words.csv``, ``cases.csv`` and ``traps.csv`` were written by hand. From the notes, this writes
``profiles_en.csv`` and ``profiles_fr.csv``: the same fictional customers in both languages, each with a first name, a
favourite category and a last order drawn with a fixed seed. Half of the mixed-up profiles carry the other person's
name in the last order, an allowed field; of the instructions meant for an AI, half stand in the note, half in the
last order.

``scores.parquet`` holds the scores of 8,000 customers on the first day, and ``policies.csv`` what a year of each policy
brought: five seeds at the threshold of the lesson, one seed at every threshold of the frontier.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.data import boutique  # noqa: E402
from atelier.i18n import LANGUAGES, Text  # noqa: E402
from atelier.personal.policy import policies, with_threshold  # noqa: E402
from atelier.personal.simulation import crowd, draw_scores, simulate  # noqa: E402
from atelier.personal.slider import CURVE_SEED  # noqa: E402
from atelier.personal.wording import CATEGORIES, TIERS  # noqa: E402

SEED = 7
SEEDS = range(5)
THRESHOLDS = (0.0, 0.01, 0.015, 0.02, 0.025, 0.035, 0.04, 0.05, 0.06, 0.08)  # beside that of the lesson
ADULT, MINOR = (1948, 2004), (2011, 2014)  # years of birth: first, last
PARENT_FROM, PARENT_YEARS = 1982, 20
NAMES = (
    "Adèle Alix Amélie Anaïs Apolline Astrid Aurélie Blanche Camille Capucine Carole Cécile Charlotte Clarisse "
    "Claudine "
    "Colette Coralie Daphné Delphine Edith Elsa Emma Estelle Eugénie Fanny Flavie Florence Gaëlle Garance Henriette "
    "Héloïse Inès Irma Jade Joséphine Julia Justine Karine Laure Lina Lise Louise Lucie Maëlle Manon Margot Mathilde "
    "Maud Mélanie Nina Noémie Ondine Pauline Perrine Prune Romane Rose Salomé Sandrine Sarah Séverine Solène Suzanne "
    "Sylvie Thaïs Valentine Victoire Viviane Yvette Zoé"
).split()
NOT_FOR_COPY = ("BAT-508",)  # the towel for babies would betray what nobody told
INJECTED_EVERY, FIRST_INJECTED = 5, 2
BY_OTHER = Text("ordered by", "commande de")


def main() -> None:
    """Write the profiles of both languages, the scores, then the years."""
    write_profiles()
    draw_scores().to_parquet(FOLDER / "scores.parquet")
    years().to_csv(FOLDER / "policies.csv", index=False, lineterminator="\n", float_format="%.5f")


def years() -> pd.DataFrame:
    """Return one row a simulated year."""
    runs = [(name, policy, seed) for name, policy in policies().items() for seed in SEEDS]
    curves = [name for name, policy in policies().items() if policy.threshold]
    runs += [(name, with_threshold(policies()[name], value), CURVE_SEED) for name in curves for value in THRESHOLDS]
    people, rows = crowd(), []
    for name, policy, seed in runs:
        year = simulate(policy, people, seed=seed)
        rows.append({"policy": name, "threshold": policy.threshold, "seed": seed, **asdict(year)})
    return pd.DataFrame(rows)


def write_profiles() -> None:
    """Write the profiles of both languages."""
    notes, traps = pd.read_csv(FOLDER / "notes.csv", keep_default_na=False), pd.read_csv(FOLDER / "traps.csv")
    rng = np.random.default_rng(SEED)
    products = boutique("products").query("sku not in @NOT_FOR_COPY")
    people = pd.DataFrame(
        {
            "first_name": rng.permutation(NAMES)[: len(notes)],
            "product": rng.choice(len(products), len(notes)),
            "favourite": rng.choice(list(CATEGORIES), len(notes)),
            "loyalty": rng.choice(list(TIERS), len(notes)),
            "birth_year": [born(kind, rng) for kind in notes["kind"]],
        }
    )
    for language in LANGUAGES:
        rows = [
            row_of(language, place, note, people.loc[place], products, traps)
            for place, note in enumerate(notes.to_dict("records"))
        ]
        pd.DataFrame(rows).to_csv(FOLDER / f"profiles_{language}.csv", index=False, lineterminator="\n")


def born(kind: str, rng: np.random.Generator) -> int:
    """Draw a year of birth that fits what the note says."""
    year = int(rng.integers(*(MINOR if kind == "minor" else ADULT)))
    return PARENT_FROM + year % PARENT_YEARS if kind == "pregnancy" else year


def row_of(
    language: str, place: int, note: dict[str, str], person: pd.Series, products: pd.DataFrame, traps: pd.DataFrame
) -> dict[str, object]:
    """Return one profile in one language, with what would betray it."""
    order = products.iloc[person["product"]][f"title_{language}"]
    said = note[f"note_{language}"]
    if note["other"] and place % 2 == 0:
        order += f" ({BY_OTHER.of(language)} {note['other']})"
    injected, sign = "", ""
    if place % INJECTED_EVERY == FIRST_INJECTED:
        turn = place // INJECTED_EVERY
        trap = traps.iloc[turn // 2 % len(traps)]
        injected, sign = ("note", "last_order")[turn % 2], trap[f"sign_{language}"]
        if injected == "note":
            said += " " + trap[f"text_{language}"]
        else:
            order += ". " + trap[f"text_{language}"]
    return {
        "profile_id": f"P{place + 1:02d}",
        "part": note["part"],
        "kind": note["kind"],
        "injected": injected,
        "first_name": person["first_name"],
        "birth_year": person["birth_year"],
        "favourite": CATEGORIES[person["favourite"]].of(language),
        "last_order": order,
        "loyalty": TIERS[person["loyalty"]].of(language),
        "note": said,
        "other": note["other"],
        "traces": note[f"traces_{language}"],
        "sign": sign,
    }


if __name__ == "__main__":
    main()
