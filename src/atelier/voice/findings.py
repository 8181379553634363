"""From answers to findings: counts by theme, quotations that really exist, and no claim that counts cannot carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..checking.answers import fold
from ..errors import AtelierError
from ..facts.survey import survey_categories
from ..i18n import Text
from ..prompting.scoring import parsed

SHORTEST: Final = 3  # words: fewer are found in any text, and prove nothing
_WORD: Final = re.compile(r"[^\W_]+")
_CUT: Final = re.compile(r"\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)")
_QUOTED: Final = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_PEOPLE: Final = (
    r"(?:customers?|people|persons?|respondents?|companies|firms?|employees?|marketers?|teams?|"
    r"clients?|clientes?|gens|personnes?|repondante?s?|entreprises?|salariee?s?|sondee?s?|equipes?)\b"
)
_REMARKS: Final = (
    r"(?:remarks?|answers?|comments?|quotations?|remarques?|reponses?|commentaires?|verbatims?|citations?)\b"
)
# Words that claim how common something is among people, in both languages, written without accents. A count of what
# was written is no such claim: "18 out of 114 remarks" is let through.
_SHARES: Final = re.compile(
    # A number and a word for people behind it, first: it says more than the bare "18 out of 114" below.
    r"\b\d+(?:[.,]\d+)? ?%? (?:(?:out of|of|in|sur|des|de) )?(?:(?:the|our|all|les|nos|vos) )?(?:\d+ )?"
    rf"(?:\w+ )??{_PEOPLE}|\b(?:"
    r"(?:the )?(?:vast |large |great |overwhelming )?majority of|most (?:of )?(?:\w+ )?"
    rf"{_PEOPLE}|half of|(?:nearly|almost )?every(?:one|body)|"
    rf"all (?:of )?(?:the |our )?{_PEOPLE}|"
    rf"\w+ (?:in|out of) (?:\d+|two|three|four|five|ten)\b(?! (?:\w+ )?{_REMARKS})|"
    r"la (?:grande |tres grande )?majorite d\w+|la plupart d\w+|la moitie d\w+|tout le monde|"
    rf"tou(?:s les|tes les|s nos|tes nos) {_PEOPLE}|"
    rf"\w+ (?!{_REMARKS})\w+ sur (?:\d+|deux|trois|quatre|cinq|dix)\b(?! {_REMARKS})"
    r")"
)


@dataclass(frozen=True)
class Finding:
    """What somebody says they found: a ``sentence``, the key of the ``theme`` it is about, and its ``quotations``."""

    sentence: str
    theme: str
    quotations: Sequence[str]


def themes(question: str) -> dict[str, str]:
    """Return the themes of a question of the survey, "Q6", "Q7" or "Q8": their keys, and their names in the language.

    Raises ``AtelierError`` for another question.
    """
    table = survey_categories()
    known = table.index.get_level_values("question_id")
    if question not in known:
        raise AtelierError(NO_QUESTION.fill(question=question, known=", ".join(dict.fromkeys(known))))
    part = table.loc[question].reset_index().drop_duplicates("category_id")
    return dict(zip(part["category_id"], part["category"], strict=True))


def theme_counts(answers: pd.DataFrame) -> pd.DataFrame:
    """Return how many answers were coded to each theme, the commonest first, indexed by the key of the ``theme``.

    ``answers`` are those of one question, with labels (``survey_answers(labels=True)``). Columns: ``name``,
    ``remarks``, ``share`` of these answers (0 to 1), which is no share of people. Raises ``AtelierError`` when
    there are none, or of several questions.
    """
    asked = answers["question"].unique()
    if len(asked) != 1:
        raise AtelierError(ONE_QUESTION.fill(count=len(asked)))
    counts = answers["category"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    names = themes(asked[0])
    table = pd.DataFrame({"name": [names[key] for key in counts.index], "remarks": counts})
    return table.assign(share=counts / len(answers)).rename_axis("theme")


def find_quotation(quotation: str, answers: pd.DataFrame) -> str:
    """Return the id of the first answer that holds a quotation word for word, "" when none does or it has no words.

    ``answers`` has a column ``text``. Case, accents, punctuation, quotation marks and spaces do not count; a cut is
    written "[…]". A cut, or an end left off, can still turn a meaning round: somebody reads the answer.
    """
    return next(iter(_holding(quotation, answers)), "")


def audit(findings: Iterable[Finding], answers: pd.DataFrame) -> pd.DataFrame:
    """Check every quotation of findings against the answers that they are said to come from.

    ``answers`` has ``text`` and ``category``. Returns one row a quotation: ``finding`` (1, 2…), ``quotation``,
    ``answer_id`` ("" when it is nowhere), ``fault`` and ``verdict``, the fault in words. Faults: "made_up" (in no
    answer), "too_short" (under three words), "other_theme" (the answer was coded to another theme), "same_answer" (the
    finding has already quoted that answer); "" is none. A finding without quotations has one row, "no_quotation".
    """
    rows = []
    for number, finding in enumerate(findings, 1):
        seen: set[str] = set()
        for quotation in finding.quotations or [""]:
            answer, fault = _judged(quotation, finding.theme, answers, seen)
            seen.add(answer)
            rows.append((number, quotation, answer, fault, str(VERDICTS[fault])))
    return pd.DataFrame(rows, columns=["finding", "quotation", "answer_id", "fault", "verdict"])


def drafted(reply: str, theme: str) -> Finding:
    """Return the finding that a model wrote into the form ``finding``, ``first``, ``second``, one quotation in each.

    What is not such a form gives a finding without a sentence or quotations, which the audit says.
    """
    form = parsed(reply)
    fields = form if isinstance(form, dict) else {}
    quotations = [str(fields[name]) for name in ("first", "second") if fields.get(name)]
    return Finding(str(fields.get("finding", "")), theme, quotations)


def quotations_in(text: str) -> list[str]:
    """Return what stands between quotation marks in a text, whichever marks: « », “ ” or straight ones."""
    return [" ".join(next(filter(None, found)).split()) for found in _QUOTED.findall(text)]


def prevalence_words(sentence: str) -> list[str]:
    """Return the words of a sentence that claim how common something is among people ("most customers").

    It knows listed phrases in both languages, and no others: an empty list is no proof.
    """
    return [found[0] for found in _SHARES.finditer(fold(sentence))]


def _judged(quotation: str, theme: str, answers: pd.DataFrame, seen: set[str]) -> tuple[str, str]:
    if not quotation.strip():
        return "", "no_quotation"
    if len(_words(_CUT.sub(" ", quotation))) < SHORTEST:
        return find_quotation(quotation, answers), "too_short"
    holding = _holding(quotation, answers)
    if not holding:
        return "", "made_up"
    fitting = [answer for answer in holding if answers.loc[answer, "category"] == theme]
    if not fitting:
        return holding[0], "other_theme"
    fresh = [answer for answer in fitting if answer not in seen]
    return (fresh[0], "") if fresh else (fitting[0], "same_answer")


def _holding(quotation: str, answers: pd.DataFrame) -> list[str]:
    parts = [_words(part) for part in _CUT.split(quotation)]
    parts = [part for part in parts if part]
    if not parts:
        return []
    wanted = re.compile(".*?".join(re.escape(f" {' '.join(part)}") + r"(?= )" for part in parts))
    return [str(name) for name, text in answers["text"].items() if wanted.search(f" {' '.join(_words(text))} ")]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


NO_QUESTION: Final = Text(
    'The survey has no open question "{question}": it has {known}.',
    "Le sondage n’a pas de question ouverte « {question} » ; il a : {known}.",
)
ONE_QUESTION: Final = Text(
    "Count the themes of one question at a time: these answers are of {count}.",
    "Comptez les thèmes d’une seule question à la fois : ces réponses en couvrent {count}.",
)
VERDICTS: Final = {
    "": Text("exists, on this theme", "existe, sur ce thème"),
    "made_up": Text("made up: in no answer", "inventée : dans aucune réponse"),
    "too_short": Text("too short to prove anything", "trop courte pour prouver quoi que ce soit"),
    "other_theme": Text("exists, about another theme", "existe, sur un autre thème"),
    "same_answer": Text("the same answer, quoted twice", "la même réponse, citée deux fois"),
    "no_quotation": Text("no quotation at all", "aucune citation"),
}
