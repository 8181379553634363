"""Try SmolLM2 on the reviews of the lesson, with and without examples: ``python datasets/prompting/smallest.py``.

The course's smallest model is asked in two ways: in a chat, as every other model here, and by the probability of each
label right after the review. What it answers is written to ``smallest_model.csv``; a run takes some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.i18n import LANGUAGES, Language, Text, set_language  # noqa: E402
from atelier.prompting.scoring import label_is  # noqa: E402
from atelier.prompting.trial_cases import cases  # noqa: E402
from atelier.prompting.trials import trial  # noqa: E402
from atelier.white_box import small_model  # noqa: E402

FILE = FOLDER / "smallest_model.csv"
LABELS = Text("positive negative", "positif|positive négatif|négative")
CHOICES = Text("positive negative", "positif négatif")
CHAT = Text(
    "Is this customer review positive or negative? Answer with one word.\n\n{text}",
    "Cet avis client est-il positif ou négatif ? Réponds par un seul mot.\n\n{text}",
)
FORM = Text("Review: {text}\nSentiment:", "Avis : {text}\nSentiment :")
EXAMPLES = (
    (Text("The soap melted in a week.", "Le savon a fondu en une semaine."), Text("negative", "négatif")),
    (Text("Lovely scent, fast delivery.", "Parfum délicieux, livraison rapide."), Text("positive", "positif")),
)
CHATTING, BY_PROBABILITY = Text("chat", "chat"), Text("probability", "probabilité")
LONGEST_REPLY = 12  # tokens: a label may come late in a sentence


def main() -> None:
    """Write the table: one row a case, a way of asking and a number of examples."""
    rows = [row for language in LANGUAGES for row in tried(language)]
    pd.DataFrame(rows).to_csv(FILE, index=False, lineterminator="\n")


def tried(language: Language) -> Iterator[dict[str, object]]:
    """Yield the rows of one language."""
    set_language(language)
    model, scorer = small_model(), label_is("expected", among=str(LABELS).split())
    table = cases("sentiment")
    table = table[table["expected"].isin(str(CHOICES).split())]
    by_probability = model.choose_among(str(CHOICES).split())
    for examples in (0, len(EXAMPLES)):
        shown = EXAMPLES[:examples]
        chat = "".join(f"{text}\n{label}\n\n" for text, label in shown)
        form = "".join(f"{str(FORM).format(text=text)} {label}\n\n" for text, label in shown)
        asked = str(CHAT).replace("{text}", chat + "{text}")
        results = {
            CHATTING: trial(asked, table, scorer, asking=model.reply, max_tokens=LONGEST_REPLY),
            BY_PROBABILITY: trial(form + str(FORM), table, scorer, asking=by_probability),
        }
        for way, result in results.items():
            for case, row in result.table.iterrows():
                answer = {"reply": row["reply"], "passed": row["passed"]}
                yield {"language": language, "case": case, "way": str(way), "examples": examples, **answer}


if __name__ == "__main__":
    main()
