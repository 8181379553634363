"""Make the cases on which the course tries prompts: ``python datasets/prompting/make.py``.

Reviews come from ``datasets/texts`` (not those kept for tests), products from the catalogue of the boutique, sums are
computed here, marketing terms are those of ``terms.csv``. What is drawn depends on a checksum of each row's own name:
the same rows are drawn on every machine, and a row that is added displaces few others.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.data import reviews  # noqa: E402
from atelier.i18n import LANGUAGES, Language, Text  # noqa: E402

SHOWN, HIDDEN = 40, 12
LONGEST_REVIEW = 220  # characters: a small model on a laptop reads some 40 tokens a second
SENTIMENTS = {
    "positive": Text("positive", "positif"),
    "negative": Text("negative", "négatif"),
    "mixed": Text("mixed", "mitigé"),
}
HIDDEN_SENTIMENTS = ("positive", "negative")
VEILED = ("ironic", "negated")  # styles that say the opposite of what is meant: for lessons only
LOGISTICS, PRODUCT = Text("logistics", "logistique"), Text("product", "produit")
PRICE, SUPPORT = Text("price", "prix"), Text("support", "support")
TEAMS = {
    "delivery": LOGISTICS,
    "packaging": LOGISTICS,
    "quality": PRODUCT,
    "scent": PRODUCT,
    "look_and_size": PRODUCT,
    "price": PRICE,
    "service": SUPPORT,
    "website": SUPPORT,
}
ROAS = (1.5, 2.5, 3.2, 3.5, 4.0, 4.5, 5.2, 6.0, 7.5, 8.4)
CLICK_RATES = (0.8, 1.2, 1.6, 2.4, 2.8, 3.2, 3.6, 4.8, 5.6, 6.4)  # percent


def main() -> None:
    """Write the five tables."""
    for task, table in tables().items():
        table.index = pd.Index([f"{task}-{number:03d}" for number in range(1, len(table) + 1)], name="case")
        table.to_csv(FOLDER / f"cases_{task}.csv", lineterminator="\n")


def tables() -> dict[str, pd.DataFrame]:
    """Return the five tables, shown cases first, by the name of their task."""
    return {
        "sentiment": pd.concat([sentiment(language) for language in LANGUAGES], ignore_index=True),
        "teams": pd.concat([teams(language) for language in LANGUAGES], ignore_index=True),
        "products": products(),
        "sums": sums(),
        "terms": split(pd.read_csv(FOLDER / "terms.csv")),
    }


def sentiment(language: Language) -> pd.DataFrame:
    """Return reviews of one language to be called positive, negative or mixed; the hidden ones are one or the other."""
    found = plain_reviews(language)
    found["expected"] = found["sentiment"].map(lambda name: SENTIMENTS[name].of(language))
    clear = found[
        found["sentiment"].isin(HIDDEN_SENTIMENTS) & found["stars"].isin((1, 5)) & ~found["style"].isin(VEILED)
    ]
    hidden = balanced(clear, HIDDEN, "hidden sentiment")
    shown = balanced(found.drop(hidden.index), SHOWN, "shown sentiment")
    return joined(shown, hidden, language)


def teams(language: Language) -> pd.DataFrame:
    """Return reviews of one language to be sent to one of four teams."""
    found = plain_reviews(language)
    found["expected"] = found["topic"].map(lambda name: TEAMS[name].of(language))
    hidden = balanced(found[~found["style"].isin(VEILED)], HIDDEN, "hidden teams")
    shown = balanced(found.drop(hidden.index), SHOWN, "shown teams")
    return joined(shown, hidden, language)


def products() -> pd.DataFrame:
    """Return products with title and material, each of another name."""
    found = pd.read_csv(FOLDER.parent / "boutique" / "catalogue.csv", index_col="sku")
    for language in LANGUAGES:
        found[f"material_{language}"] = found[f"made_of_{language}"].str.partition(",")[0]
    found = found[~found["material_en"].str[0].str.isdigit()]
    drawn = in_order(found, "products").head(SHOWN + HIDDEN)
    names = [f"{name}_{language}" for name in ("title", "material") for language in LANGUAGES]
    return split(drawn.reset_index()[["sku", *names]])


def sums() -> pd.DataFrame:
    """Return sums on advertising, half returns on ad spend, half click rates, with exact results."""
    rows = pd.DataFrame([*roas_sums(), *click_sums()])
    rows.index = pd.Index(rows["question_en"])
    halves = [in_order(part, "sums") for _, part in rows.groupby("kind")]
    shown = pd.concat([half.head(SHOWN // 2) for half in halves])
    hidden = pd.concat([half.iloc[SHOWN // 2 :].head(HIDDEN // 2) for half in halves])
    return split(pd.concat([in_order(shown, "shown sums"), in_order(hidden, "hidden sums")], ignore_index=True))


def roas_sums() -> Iterator[dict[str, object]]:
    """Yield the sums on returns on ad spend: costs in steps of 50 euros, sales in whole euros."""
    for place, cost in enumerate(range(200, 2000, 50)):
        result = ROAS[place % len(ROAS)]
        yield {
            "kind": "roas",
            "question_en": f"A campaign cost {cost} euros and brought in {round(cost * result)} euros of sales. "
            "What is its ROAS (sales divided by cost, not in percent)?",
            "question_fr": f"Une campagne a coûté {cost} euros et rapporté {round(cost * result)} euros de ventes. "
            "Quel est son ROAS (ventes divisées par coût, pas en pourcentage) ?",
            "expected": result,
        }


def click_sums() -> Iterator[dict[str, object]]:
    """Yield the sums on click rates: impressions in steps of 500, whole clicks."""
    for place, shown in enumerate(range(2000, 20_000, 500)):
        result = CLICK_RATES[place % len(CLICK_RATES)]
        yield {
            "kind": "click_rate",
            "question_en": f"An ad was shown {shown} times and clicked {round(shown * result / 100)} times. "
            "What is its click rate, in percent?",
            "question_fr": f"Une annonce a été affichée {shown} fois et cliquée {round(shown * result / 100)} fois. "
            "Quel est son taux de clic, en pourcentage ?",
            "expected": result,
        }


def plain_reviews(language: Language) -> pd.DataFrame:
    """Return the short everyday reviews of one language on one topic, without instructions hidden in them or fakes."""
    found = reviews(language, split="train", labels=True)
    one_topic = found["second_topic"].isna() & ~found["injection"] & ~found["fake"]
    return found[one_topic & (found["text"].str.len() <= LONGEST_REVIEW)].copy()


def balanced(table: pd.DataFrame, count: int, purpose: str) -> pd.DataFrame:
    """Return ``count`` rows with as many of each answer as can be, in an order that tells nothing."""
    ordered = in_order(table, purpose)
    rank = ordered.groupby("expected").cumcount()
    return in_order(ordered.loc[rank.sort_values(kind="stable").index[:count]], f"order of {purpose}")


def joined(shown: pd.DataFrame, hidden: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Return both parts with their columns: language, split, review_id, text, expected."""
    parts = [part.reset_index().assign(split=name) for part, name in ((shown, "shown"), (hidden, "hidden"))]
    return pd.concat(parts).assign(language=language)[["language", "split", "review_id", "text", "expected"]]


def in_order(table: pd.DataFrame, purpose: str) -> pd.DataFrame:
    """Return the rows in the order of a checksum of their name: as good as chance, and the same everywhere."""
    keys = [hashlib.sha256(f"{purpose} {name}".encode()).hexdigest() for name in table.index]
    return table.iloc[sorted(range(len(keys)), key=keys.__getitem__)]


def split(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its first rows shown and the rest hidden."""
    table.insert(0, "split", ["shown" if row < SHOWN else "hidden" for row in range(len(table))])
    return table


if __name__ == "__main__":
    main()
