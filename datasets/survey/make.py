"""Write closed.csv and categories.csv from the few numbers that the survey's author published.

The survey (a master's thesis, 2024) printed percentages rounded to a whole number, and not the answers. What can be
worked back from them is worked out here: the counts that round to each percentage, and how precise each result is.
Run it from the project's folder: ``python datasets/survey/make.py``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
# The thesis says that 134 people answered; it does not print how many answered each question.
BASE: Final = 134
# The 97.5th percentile of the normal distribution: 95 % of it lies within this many standard deviations.
Z_95: Final = 1.959963984540054

QUESTIONS: Final[dict[str, tuple[str, str]]] = {
    "Q4": ("Has already used a generative AI tool", "A déjà utilisé un outil d’IA générative"),
    "Q5": ("Opinion of generative AI", "Perception de l’IA générative"),
    "Q6": (
        "In your opinion, what are the limits of this technology?",
        "Selon vous, quelles sont les limites de cette technologie\u202f?",
    ),
    "Q7": (
        "What is your company doing to prepare for generative AI?",
        "Quelles mesures votre entreprise prend-elle pour se préparer à l’adoption de l’IA générative\u202f?",
    ),
    "Q8": (
        "In your opinion, how can companies make sure that generative AI is used responsibly?",
        "Selon vous, comment les entreprises peuvent-elles s’assurer d’une utilisation responsable de l’IA "
        "générative\u202f?",
    ),
}
# id, question, answer in English and in French, percentage as published.
PUBLISHED: Final = (
    ("used_it", "Q4", "Yes", "Oui", 85),
    ("opinion_extremely", "Q5", "Extremely positive", "Extrêmement positive", 26),
    ("opinion_very", "Q5", "Very positive", "Très positive", 40),
    (
        "opinion_both",
        "Q5",
        "Extremely or very positive (the two above together)",
        "Extrêmement ou très positive (les deux précédentes ensemble)",
        66,
    ),
    ("no_measure", "Q7", "Knows of no measure", "N’a connaissance d’aucune mesure", 38),
)
TECHNICAL: Final = ("technical", "Technical aspects and reliability", "Aspects techniques et fiabilité")
HUMAN: Final = ("human", "Creative and human aspects", "Aspects créatifs et humains")
LEGAL: Final = ("legal", "Legal and ethical aspects", "Aspects légaux et éthiques")
# question, category (key, English, French), sub-category (the same), remarks printed, different texts among them.
# The French labels are the author's; the English ones are ours.
COUNTED: Final = (
    ("Q6", TECHNICAL, ("inconsistency", "Inconsistent output", "Inconsistance et sorties non déterministes"), 3, 3),
    (
        "Q6",
        TECHNICAL,
        ("accuracy", "Accuracy and hallucinations", "Précision des informations et hallucinations"),
        9,
        9,
    ),
    (
        "Q6",
        TECHNICAL,
        (
            "training_data",
            "Biased data, limits of the training data",
            "Données biaisées et limites des données d’entraînement",
        ),
        8,
        8,
    ),
    (
        "Q6",
        TECHNICAL,
        ("evaluation", "Hard to evaluate and compare", "Difficultés d’évaluation et de comparaison"),
        2,
        2,
    ),
    ("Q6", TECHNICAL, ("speed", "Speed and performance", "Vitesse et performance"), 1, 1),
    ("Q6", TECHNICAL, ("prompting", "Prompts are hard to write", "Complexité du prompt engineering"), 7, 7),
    ("Q6", TECHNICAL, ("many_tools", "Too many tools", "Multiplicité des outils"), 1, 1),
    (
        "Q6",
        TECHNICAL,
        (
            "integration",
            "Limits of integration and processing",
            "Limites de l’intégration et du traitement des données",
        ),
        4,
        4,
    ),
    ("Q6", TECHNICAL, ("progress", "Continuous progress", "Progrès continus"), 5, 4),
    (
        "Q6",
        HUMAN,
        ("creativity", "Limited creativity, lost authenticity", "Créativité limitée et perte d’authenticité"),
        14,
        14,
    ),
    (
        "Q6",
        HUMAN,
        ("interpretation", "Interpretation and subjectivity", "Interprétation des données et subjectivité"),
        11,
        11,
    ),
    (
        "Q6",
        HUMAN,
        ("replacement", "People replaced, human touch lost", "Remplacement de l’homme et perte de l’aspect humain"),
        3,
        3,
    ),
    ("Q6", HUMAN, ("adoption", "Adoption and understanding", "Défis d’adoption et de compréhension"), 13, 13),
    ("Q6", HUMAN, ("digital_divide", "Digital divide", "Fracture numérique"), 4, 4),
    ("Q6", LEGAL, ("data_security", "Data security and governance", "Sécurité et gouvernance des données"), 5, 5),
    ("Q6", LEGAL, ("copyright", "Copyright and ethics", "Droits d’auteur et éthique"), 7, 7),
    ("Q6", LEGAL, ("deepfakes", "Deepfakes and misleading content", "Dangers des deepfakes et contenu trompeur"), 1, 1),
    ("Q6", LEGAL, ("environment", "Environmental impact", "Impact environnemental"), 4, 4),
    ("Q6", LEGAL, ("hype", "Buzz and hype", "Buzz et hype"), 2, 2),
    (
        "Q7",
        ("training", "Training and awareness", "Formation et sensibilisation"),
        ("staff_training", "Training of employees", "Formation des employés"),
        27,
        24,
    ),
    (
        "Q7",
        ("guidelines", "Good practice and rules", "Mise en place de bonnes pratiques et encadrement"),
        ("codes", "Codes of conduct and guidelines", "Codes de conduite et lignes directrices"),
        12,
        12,
    ),
    (
        "Q7",
        ("internal_tools", "Internal tools, made and used", "Développement et utilisation d’outils internes"),
        ("tools_and_bots", "Internal tools and bots", "Outils internes et bots"),
        24,
        24,
    ),
    (
        "Q7",
        ("projects", "Particular projects and use cases", "Projets spécifiques et cas d’usage"),
        ("initiatives", "Particular projects and initiatives", "Projets et initiatives spécifiques"),
        18,
        18,
    ),
    (
        "Q7",
        ("security", "Security and data protection", "Sécurité et protection des données"),
        ("data_security", "Data security", "Sécurité des données"),
        9,
        9,
    ),
    (
        "Q7",
        ("hiring", "Hiring and skills", "Recrutement et développement de compétences"),
        ("recruitment", "Hiring of talents", "Recrutement de talents"),
        9,
        9,
    ),
    (
        "Q7",
        ("watch", "Communication and technology watch", "Communication et veille technologique"),
        ("communication", "Communication and watch", "Communication et veille"),
        10,
        9,
    ),
    (
        "Q7",
        ("none", "No effort, or no knowledge of AI", "Aucun effort ou connaissance de l’IA"),
        ("no_effort", "No effort for AI", "Aucun effort pour l’IA"),
        13,
        12,
    ),
    ("Q8", ("training", "Training and awareness", "Formation et sensibilisation"), None, 33, 31),
    (
        "Q8",
        ("innovation", "Responsible innovation and acculturation", "Innovation responsable et acculturation"),
        None,
        8,
        8,
    ),
    ("Q8", ("charters", "Charters and rules", "Établissement de chartes et de réglementations"), None, 23, 23),
    ("Q8", ("privacy", "Data security and privacy", "Sécurité des données et vie privée"), None, 15, 15),
    ("Q8", ("human_control", "Human supervision and control", "Supervision et contrôle humain"), None, 18, 18),
    ("Q8", ("partners", "Partners and outside expertise", "Partenaires et expertise externe"), None, 11, 11),
    ("Q8", ("risk", "Evaluation and monitoring of risks", "Évaluation et surveillance des risques"), None, 6, 6),
)


def main() -> None:
    """Write both files beside this script."""
    write("closed.csv", closed())
    write("categories.csv", categories())


def closed() -> list[dict[str, object]]:
    """Return the five published results, with what their percentages imply when 134 people answered."""
    rows: list[dict[str, object]] = []
    for result, question, english, french, percent in PUBLISHED:
        counts = counts_that_round_to(percent, BASE)
        rows.append(
            {
                "id": result,
                "question": question,
                "question_en": QUESTIONS[question][0],
                "question_fr": QUESTIONS[question][1],
                "answer_en": english,
                "answer_fr": french,
                "percent_published": percent,
                "base": BASE,
                "count_low": counts[0],
                "count_high": counts[-1],
                "wilson_low_percent": f"{100 * wilson(counts[0], BASE)[0]:.1f}",
                "wilson_high_percent": f"{100 * wilson(counts[-1], BASE)[1]:.1f}",
            }
        )
    return rows


def categories() -> list[dict[str, object]]:
    """Return how many remarks were printed in each category of the three open questions."""
    rows: list[dict[str, object]] = []
    for question, category, subcategory, remarks, distinct in COUNTED:
        key, english, french = subcategory or ("", "", "")
        rows.append(
            {
                "question": question,
                "category": category[0],
                "subcategory": key,
                "question_en": QUESTIONS[question][0],
                "question_fr": QUESTIONS[question][1],
                "category_en": category[1],
                "category_fr": category[2],
                "subcategory_en": english,
                "subcategory_fr": french,
                "remarks": remarks,
                "distinct_remarks": distinct,
            }
        )
    return rows


def counts_that_round_to(percent: int, base: int) -> list[int]:
    """Return every count out of ``base`` whose percentage, rounded half up, is ``percent``; in order."""
    return [count for count in range(base + 1) if math.floor(100 * count / base + 0.5) == percent]


def wilson(count: int, base: int, z: float = Z_95) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion, as two shares between 0 and 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927), 209-212: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    """
    share = count / base
    middle = share + z * z / (2 * base)
    reach = z * math.sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    scale = 1 + z * z / base
    return (middle - reach) / scale, (middle + reach) / scale


def write(name: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write ``rows`` as UTF-8 with ``\\n`` line ends, so that the file is the same on every system."""
    listed = list(rows)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    main()
