"""Judging answers given from passages: is the fact there, is the citation true, was it right to refuse?

What an answer must hold is written as ``expected``: facts joined by ``&``, each with its spellings separated by ``|``,
``"30 days|thirty days & unused"``. A question to which the passages hold no answer has none: refusing is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..checking.answers import fold, has_phrase, read_numbers
from ..i18n import Text, current_language
from ..prompting.scoring import Case, Score, Scorer, numbers_written
from ..prompting.trials import ANSWER, Trial, wilson
from .retrieval import content_words, whole_texts

# At least this share of the content words of an answer must stand in the passage it cites: more than half, so that
# most of what is said comes from there. A choice of the course, not a standard.
SUPPORTED = 0.5
_ID = re.compile(r"(?<![A-Z])[A-Z]{2,3}-\d{2,3}(?!\d)")
_REFUSALS = {
    "en": (
        r"\bnot found\b",
        r"\b(?:do not|don't|cannot|can't|could not|couldn't) (?:know|find|answer|say)\b",
        r"\bno (?:information|mention|answer|details?)\b",
        r"\b(?:passages?|texts?|information|context|documents?)\b[^.]{0,40}\b(?:not|no|nothing|doesn't|don't)\b",
        r"\bnot (?:mentioned|specified|stated|provided|indicated|given in|available in)\b",
    ),
    "fr": (
        r"\babsent\b",
        r"\bne (?:sais|savons) pas\b",
        r"\b(?:pas|aucune?) (?:d'|de )?(?:informations?|mention|reponse|precision|details?)\b",
        r"\b(?:passages?|textes?|informations?|contexte|documents?)\b[^.]{0,40}\bn(?:e |')[^.]{0,25}"
        r"\b(?:pas|aucune?|rien)\b",
        r"\b(?:pas|non) (?:mentionne|precise|indique|specifie|trouve)e?s?\b",
        r"\bintrouvable",
    ),
}


def refused(reply: str) -> bool:
    """Return True when a reply says, in the current language, that the answer is not there."""
    folded = fold(reply)
    return any(re.search(pattern, folded) for pattern in _REFUSALS[current_language()])


def has_facts(reply: str, expected: object) -> bool:
    """Return True when every fact of ``expected`` stands in the reply in one of its spellings; False without facts."""
    facts = _facts(expected)
    return bool(facts) and all(has_phrase(reply, spellings) for spellings in facts)


def citations(reply: str) -> list[str]:
    """Return the numbers of passages that a reply cites, each once, in the order they come."""
    return list(dict.fromkeys(_ID.findall(reply.upper())))


def numbers_in(text: str) -> set[float]:
    """Return the values of the numbers of a text; one that can be read in two ways, such as 1,234, gives both."""
    return {reading.value for written in numbers_written(text) for reading in read_numbers(written)}


def says(column: str = ANSWER) -> Scorer:
    """Return a scorer that passes when every fact of ``case[column]`` is in the reply."""

    def score(reply: str, case: Case) -> Score:
        missing = [spellings[0] for spellings in _facts(case[column]) if not has_phrase(reply, spellings)]
        if not missing:
            return Score(True, 1.0, FACT_THERE)
        share = 1 - len(missing) / len(_facts(case[column]))
        return Score(False, share, FACT_MISSING.fill(fact=", ".join(missing)))

    return score


def answers_or_refuses(column: str = ANSWER) -> Scorer:
    """Return a scorer that passes on the right fact, and on a refusal where ``case[column]`` is empty."""

    def score(reply: str, case: Case) -> Score:
        outcome = outcome_of(reply, case[column])
        passed = outcome in (RIGHT, REFUSED_RIGHTLY)
        return Score(passed, float(passed), outcome)

    return score


def says_and_cites(column: str = ANSWER) -> Scorer:
    """Return a scorer for answers with a citation: ``case[column]`` holds the number of the passage and the facts.

    Another passage cited as well fails: whoever checks the answer should have one place to look.
    """

    def score(reply: str, case: Case) -> Score:
        right, cited = citations(str(case[column])), citations(reply)
        if not cited:
            return Score(False, 0.0, NO_CITATION)
        if cited != right:
            return Score(False, 0.0, OTHER_CITATION.fill(cited=", ".join(cited)))
        return says(column)(reply, case)

    return score


def outcome_of(reply: str, expected: object) -> Text:
    """Return which of the five outcomes a reply is; ``expected`` is empty or missing when the answer is not there."""
    if not _facts(expected):
        return REFUSED_RIGHTLY if refused(reply) else INVENTED
    if refused(reply):
        return REFUSED_WRONGLY
    return RIGHT if has_facts(reply, expected) else WRONG


def outcomes(answered: Trial, questions: pd.DataFrame) -> pd.DataFrame:
    """Return the five outcomes of a trial on ``questions``, with ``replies`` and ``among`` as counts.

    ``share`` is that of the answerable questions for the first three and of the others for the last two, 0 to 1, with
    ``low`` and ``high``, its 95 % interval after Wilson.
    """
    found = _outcomes(answered, questions)
    answerable = questions.loc[answered.table.index, ANSWER].map(lambda expected: bool(_facts(expected)))
    rows = {}
    for outcome in OUTCOMES:
        among = int((answerable == (outcome in OUTCOMES[:3])).sum())
        count = sum(one == outcome for one in found)
        low, high = wilson(count, among)
        rows[str(outcome)] = (count, among, count / among if among else 0.0, low, high)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["replies", "among", "share", "low", "high"])


def whose_fault(answered: Trial, questions: pd.DataFrame) -> pd.DataFrame:
    """Return the answerable questions by whether the right passage was in hand, and what came of each.

    ``questions`` has ``given``, the passages in the prompt, and ``passage``, the right ones (see ``with_passages``).
    Columns: ``questions``, ``right``, ``wrong``, ``refused`` (counts), and the share that was right with its interval.
    """
    asked = questions.loc[answered.table.index]
    found = pd.Series(_outcomes(answered, questions), index=asked.index)
    asked = asked[asked[ANSWER].map(lambda expected: bool(_facts(expected)))]
    in_hand = pd.Series([_shared(row.given, row.passage) for row in asked.itertuples()], index=asked.index)
    rows = {}
    for label, part in ((IN_HAND, found[asked.index][in_hand]), (NOT_IN_HAND, found[asked.index][~in_hand])):
        counts = [sum(one == outcome for one in part) for outcome in OUTCOMES[:3]]
        low, high = wilson(counts[0], len(part))
        rows[str(label)] = (len(part), *counts, low, high)
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["questions", "right", "wrong", "refused", "right_low", "right_high"]
    )


def without_refusals(answered: Trial, questions: pd.DataFrame) -> Trial:
    """Return the replies to ``questions`` that are no refusal: citations are judged on them (``trials.rescored``)."""
    table = answered.table.loc[questions.index]
    return Trial(table[~table["reply"].map(refused)])


def citation_holds(passages: pd.DataFrame) -> Scorer:
    """Return a scorer that checks the citations of a reply against the text of ``passages``.

    ``case["given"]`` names the passages that stood in the prompt, ``"KB-07|KB-08"``. A citation holds when every
    passage cited is one of them, and when they hold all the numbers and at least half of the content words of the
    reply. That is a comparison of words: a sentence that turns their meaning round still passes.
    """

    def score(reply: str, case: Case) -> Score:
        fault = _citation_fault(reply, str(case["given"]).split("|"), passages)
        return Score(fault is None, float(fault is None), fault or HOLDS)

    return score


def cites_right_passage(column: str = "passage") -> Scorer:
    """Return a scorer that passes when a reply cites one of the passages named in ``case[column]``, ``KB-07|KB-08``."""

    def score(reply: str, case: Case) -> Score:
        cited = citations(reply)
        if not cited:
            return Score(False, 0.0, NO_CITATION)
        right = _shared("|".join(cited), case[column])
        return Score(right, float(right), (RIGHT_CITATION if right else OTHER_CITATION).fill(cited=", ".join(cited)))

    return score


def _citation_fault(reply: str, given: Sequence[str], passages: pd.DataFrame) -> Text | None:
    cited = citations(reply)
    if not cited:
        return NO_CITATION
    strangers = [name for name in cited if name not in given]
    if strangers:
        return NOT_GIVEN.fill(cited=", ".join(strangers))
    source = " ".join(whole_texts(passages.loc[cited]))
    said = _ID.sub(" ", reply)
    missing = [written for written in numbers_written(said) if not numbers_in(source) & numbers_in(written)]
    if missing:
        return NUMBER_MISSING.fill(number=", ".join(missing))
    words, source_words = set(content_words(said)), set(content_words(source))
    if len(words & source_words) < SUPPORTED * len(words):
        return WORDS_MISSING.fill(words=", ".join(sorted(words - source_words)[:3]))
    return None


def _outcomes(answered: Trial, questions: pd.DataFrame) -> list[Text]:
    expected = questions.loc[answered.table.index, ANSWER]
    return [outcome_of(reply, one) for reply, one in zip(answered.table["reply"], expected, strict=True)]


def _facts(expected: object) -> list[Sequence[str]]:
    if not isinstance(expected, str):  # an empty cell is read as not-a-number
        return []
    return [[word.strip() for word in fact.split("|")] for fact in expected.split("&") if fact.strip()]


def _shared(given: Any, right: Any) -> bool:
    return isinstance(right, str) and bool(set(str(given).split("|")) & set(right.split("|")))


RIGHT = Text("answered, right", "répondu, juste")
WRONG = Text("answered, wrong", "répondu, faux")
REFUSED_WRONGLY = Text("refused, though the answer exists", "refusé, alors que la réponse existe")
REFUSED_RIGHTLY = Text("refused, rightly", "refusé, à raison")
INVENTED = Text("answered where there is no answer", "répondu alors qu’il n’y a pas de réponse")
OUTCOMES = (RIGHT, WRONG, REFUSED_WRONGLY, REFUSED_RIGHTLY, INVENTED)
IN_HAND = Text("the right passage was given", "le bon passage était donné")
NOT_IN_HAND = Text("it was not", "le bon passage n’était pas donné")
FACT_THERE = Text("the fact is there", "le fait y est")
FACT_MISSING = Text("not there: {fact}", "absent : {fact}")
NO_CITATION = Text("no passage cited", "aucun passage cité")
OTHER_CITATION = Text("cites {cited}, not the right passage", "cite {cited}, qui n’est pas le bon passage")
RIGHT_CITATION = Text("cites {cited}", "cite {cited}")
NOT_GIVEN = Text("cites {cited}, which it was not given", "cite {cited}, qui ne lui a pas été donné")
NUMBER_MISSING = Text("{number}: not in the passage cited", "{number} : pas dans le passage cité")
WORDS_MISSING = Text(
    "most words are not in the passage cited ({words}…)",
    "la plupart des mots ne sont pas dans le passage cité ({words}…)",
)
HOLDS = Text("numbers and words are in the passage cited", "les nombres et les mots sont dans le passage cité")
