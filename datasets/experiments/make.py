"""Make the files of module 08: ``python datasets/experiments/make.py``.

Two tests of a fictional shop, as a testing tool exports them, each in English and French habits. The numbers of
visitors and buyers are planted, not drawn; only the order of the rows and the names of the visitors are, with a fixed
seed.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).resolve().parent
SEED = 8
# Visitors and buyers of the control group and of the new version.
TESTS = {"product_page": ((3_010, 124), (2_990, 168)), "checkout": ((3_240, 133), (2_760, 160))}
TWICE, BOTH, BLANK = 60, 25, 40  # rows that a careful reader does not count as they are
WORDS = {
    "en": {"columns": ["Visitor", "Version", "Bought"], "arms": ("control", "new"), "said": ("no", "yes")},
    "fr": {"columns": ["Visiteur", "Version", "Achat"], "arms": ("témoin", "nouvelle"), "said": ("non", "oui")},
}
SEPARATORS = {"en": ",", "fr": ";"}


def main() -> None:
    """Write every file."""
    for place, (name, sides) in enumerate(TESTS.items()):
        table = planted(sides, place)
        for language, words in WORDS.items():
            written(table, words).to_csv(
                FOLDER / f"{name}_{language}.csv", index=False, sep=SEPARATORS[language], lineterminator="\n"
            )


def planted(sides: tuple[tuple[int, int], tuple[int, int]], place: int) -> pd.DataFrame:
    """Return ``visitor``, ``arm`` (0 control, 1 new, −1 not written) and ``bought``, dirty rows included."""
    draw = np.random.default_rng([SEED, place])
    arm = np.repeat([0, 1], [people for people, _ in sides])
    bought = np.concatenate([np.arange(people) < buyers for people, buyers in sides])
    visitors = draw.choice(np.arange(100_000, 1_000_000), len(arm) + BOTH + BLANK, replace=False)
    clean = pd.DataFrame({"visitor": visitors[: len(arm)], "arm": arm, "bought": bought})
    seen = pd.DataFrame({"visitor": visitors[len(arm) : len(arm) + BOTH], "arm": 0, "bought": False})
    lost = pd.DataFrame({"visitor": visitors[len(arm) + BOTH :], "arm": -1, "bought": False})
    again = clean.sample(TWICE, random_state=place)
    rows = pd.concat([clean, again, seen, seen.assign(arm=1), lost], ignore_index=True)
    return rows.iloc[draw.permutation(len(rows))]


def written(table: pd.DataFrame, words: dict[str, object]) -> pd.DataFrame:
    """Return the table in the words of a language."""
    arms, said = dict(enumerate(words["arms"])) | {-1: ""}, words["said"]
    columns = [
        "V" + table["visitor"].astype(str),
        table["arm"].map(arms),
        table["bought"].map(lambda bought: said[int(bought)]),
    ]
    return pd.DataFrame(dict(zip(words["columns"], columns, strict=True)))


if __name__ == "__main__":
    main()
