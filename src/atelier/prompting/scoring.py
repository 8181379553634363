"""Scorers: functions that look at one reply of a model and say pass or fail, a score, and why.

A scorer is made once, ``label_is("topic", among=[…])``, and called with a reply and the case it answers, a mapping
such as a row of a table. It is plain code: what it does not look at, it does not judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import nan
from typing import Any, NamedTuple

from ..checking.answers import fold, has_phrase, read_numbers
from ..errors import AtelierError
from ..i18n import Text

Case = Mapping[str, Any]
LONG_WORD = 7  # letters; the definition of LIX
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:]+(?:\s|$)")
_SPACE = " \u00a0\u202f\u2009"
_PERCENT = re.compile(rf"[{_SPACE}]*(?:%|(?:percent|per cent|pour cent)\b)", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.,])[-−]?(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d[\d.,]*)|\d[\d.,]*")


class Score(NamedTuple):
    """What a scorer says of one reply: ``passed``, a ``score`` from 0 to 1, and the ``reason`` in both languages."""

    passed: bool
    score: float
    reason: Text


Scorer = Callable[[str, Case], Score]


def label_is(column: str, among: Sequence[str]) -> Scorer:
    """Return a scorer that passes when the first of the labels ``among`` in the reply is the one in ``case[column]``.

    Spellings of one label are separated by ``|``, ``"mixed|neutral"``; the first one is its name. Case and accents do
    not count. A reply without any of the labels fails, with that reason; a case whose answer is none of them raises
    ``AtelierError``.
    """
    names = _spellings(among)

    def score(reply: str, case: Case) -> Score:
        expected = str(case[column])
        if fold(expected) not in names:
            raise AtelierError(UNKNOWN_LABEL.fill(label=expected, labels=", ".join(among)))
        label = read_label(reply, among)
        if label is None:
            return Score(False, 0.0, NO_LABEL.fill(reply=_short(reply)))
        if label == names[fold(expected)]:
            return Score(True, 1.0, RIGHT_LABEL.fill(label=label))
        return Score(False, 0.0, WRONG_LABEL.fill(label=label, expected=expected))

    return score


def read_label(reply: str, among: Sequence[str]) -> str | None:
    """Return the name of the first of the labels ``among`` in a reply, ``None`` when there is none of them.

    Labels are written as for ``label_is``.
    """
    names = _spellings(among)
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(spelling)}(?!\w)" for spelling in _longest_first(names)))
    found = wanted.search(fold(reply))
    return names[found[0]] if found else None


def number_is(column: str, within_percent: float = 1.0) -> Scorer:
    """Return a scorer that passes when the last number of the reply is ``case[column]``, within so many percent.

    Both ways of writing a number are read, ``1,234.5`` and ``1 234,5``; one that can be read in two ways, such as
    ``1,234``, passes when one of them fits.
    """

    def score(reply: str, case: Case) -> Score:
        written = numbers_written(reply)
        expected = float(case[column])
        if not written:
            return Score(False, 0.0, NO_NUMBER.fill(reply=_short(reply)))
        last = written[-1]
        readings = [reading.value for reading in read_numbers(last)] or [nan]
        if any(abs(reading - expected) <= abs(expected) * within_percent / 100 for reading in readings):
            return Score(True, 1.0, RIGHT_NUMBER.fill(number=last))
        return Score(False, 0.0, _per_language(WRONG_NUMBER, found=readings[0], expected=expected))

    return score


def keeps_to(
    *,
    max_words: int | None = None,
    min_words: int | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    parts: Sequence[str] = (),
    ends_with: str = "",
) -> Scorer:
    """Return a scorer of what was asked for: the score is the share of the demands kept, and all must be.

    ``include`` and ``exclude`` are words or phrases; one in braces, ``"{price}"``, stands for ``case["price"]``, and
    one with ``|`` gives spellings of which any will do. ``parts`` must all appear, in that order. ``ends_with`` looks
    at the last line. Case, accents and punctuation at the ends do not count.
    """
    if max_words is None and min_words is None and not (include or exclude or parts or ends_with):
        raise AtelierError(NO_DEMAND)
    demands: list[tuple[Callable[[str, Case], Text], Callable[[str, Case], bool]]] = []
    if max_words is not None:
        demands.append((_fixed(AT_MOST.fill(count=max_words)), lambda reply, case: len(words(reply)) <= max_words))
    if min_words is not None:
        demands.append((_fixed(AT_LEAST.fill(count=min_words)), lambda reply, case: len(words(reply)) >= min_words))
    for phrase in include:
        demands.append((_naming(MISSING, phrase), _mentions(phrase)))
    for phrase in exclude:
        demands.append((_found(phrase), _lacks(phrase)))
    if parts:
        demands.append((_fixed(PARTS.fill(parts=", ".join(parts))), lambda reply, case: _in_order(reply, parts)))
    if ends_with:
        demands.append((_fixed(ENDING.fill(ending=ends_with)), lambda reply, case: _ends(reply, ends_with)))

    def score(reply: str, case: Case) -> Score:
        missed = [demand(reply, case) for demand, kept in demands if not kept(reply, case)]
        share = 1 - len(missed) / len(demands)
        return Score(not missed, share, _listed(missed) if missed else KEPT.fill(count=len(demands)))

    return score


def long_enough(column: str, share: float = 0.5) -> Scorer:
    """Return a scorer that passes when the reply has at least this ``share`` of the words of ``case[column]``.

    A translation of one word for a whole sentence is none, whatever else it keeps to.
    """

    def score(reply: str, case: Case) -> Score:
        found, source = len(words(reply)), len(words(str(case[column])))
        passed = found >= share * source
        return Score(passed, float(passed), (WHOLE if passed else CUT_SHORT).fill(found=found, source=source))

    return score


def easy_to_read(at_most: float) -> Scorer:
    """Return a scorer that passes when the LIX readability index of the reply is ``at_most`` this; see ``lix``."""

    def score(reply: str, case: Case) -> Score:
        if not words(reply):
            return Score(False, 0.0, NO_TEXT)
        index = lix(reply)
        passed = index <= at_most
        return Score(passed, float(passed), _per_language(EASY if passed else HARD, index=index, limit=at_most))

    return score


def all_of(*scorers: Scorer) -> Scorer:
    """Return a scorer that passes when all of these do; its score is their mean, its reason that of the failures."""

    def score(reply: str, case: Case) -> Score:
        scores = [scorer(reply, case) for scorer in scorers]
        missed = [one.reason for one in scores if not one.passed]
        return Score(
            not missed,
            sum(one.score for one in scores) / len(scores),
            _listed(missed) if missed else _listed([one.reason for one in scores]),
        )

    return score


def lix(text: str) -> float:
    """Return the LIX readability index: words per sentence, plus the percentage of words of 7 letters or more.

    The same formula serves English and French (C. H. Björnsson, "Läsbarhet", 1968): about 30 is easy, 40 a
    newspaper, over 50 hard. An article before an apostrophe does not make a word longer: "l’huile" has five letters.
    Raises ``ValueError`` for a text without words.
    """
    found = words(text)
    if not found:
        raise ValueError("a text without words has no readability")
    sentences = max(1, len(_SENTENCE_END.findall(text.strip() + " ")))
    return len(found) / sentences + 100 * sum(_letters(word) >= LONG_WORD for word in found) / len(found)


def words(text: str) -> list[str]:
    """Return the words of a text: runs of letters and digits, an apostrophe or hyphen inside them included."""
    return _WORD.findall(text)


def numbers_written(text: str) -> list[str]:
    """Return the numbers of a text as they are written, in digits: a point or comma after them is left out."""
    return [number for number, _ in numbers_and_percents(text)]


def numbers_and_percents(text: str) -> list[tuple[str, bool]]:
    """Return the numbers of a text as ``numbers_written`` does, and of each whether a percent sign follows it."""
    found = [(match.start(), match[0].rstrip(".,")) for match in _NUMBER.finditer(text)]
    return [(number, bool(_PERCENT.match(text, start + len(number)))) for start, number in found]


def parsed(reply: str) -> Any:
    """Return the JSON value of a reply, or ``None`` when the reply is not JSON and nothing else."""
    try:
        return json.loads(reply)
    except (ValueError, RecursionError):  # a number of too many digits, or brackets without end, is no JSON either
        return None


def _spellings(labels: Sequence[str]) -> dict[str, str]:
    return {fold(spelling): label.partition("|")[0] for label in labels for spelling in label.split("|")}


def _letters(word: str) -> int:
    return max(len(part) for part in re.split(r"['’]", word))


def _mentions(phrase: str) -> Callable[[str, Case], bool]:
    return lambda reply, case: has_phrase(reply, phrase.format_map(case).split("|"))


def _lacks(phrase: str) -> Callable[[str, Case], bool]:
    mentions = _mentions(phrase)
    return lambda reply, case: not mentions(reply, case)


def _in_order(reply: str, parts: Sequence[str]) -> bool:
    folded, at = fold(reply), 0
    for part in parts:
        at = folded.find(fold(part), at)
        if at < 0:
            return False
        at += len(fold(part))
    return True


def _ends(reply: str, ending: str) -> bool:
    def bare(text: str) -> str:
        return fold(text).strip(" .!?…\"'»")

    return bare(reply).endswith(bare(ending))


def _longest_first(labels: Iterable[str]) -> list[str]:
    return sorted(labels, key=len, reverse=True)


def _short(reply: str) -> str:
    line = " ".join(reply.split())
    return line if len(line) <= 60 else line[:57] + "…"


def _fixed(demand: Text) -> Callable[[str, Case], Text]:
    return lambda reply, case: demand


def _naming(sentence: Text, phrase: str) -> Callable[[str, Case], Text]:
    """Name what was wanted of this case, in the first of its spellings."""
    return lambda reply, case: sentence.fill(phrase=phrase.format_map(case).partition("|")[0])


def _found(phrase: str) -> Callable[[str, Case], Text]:
    """Name the spellings that stand in the reply: "elegance", where "elegant|elegance" was not wanted."""

    def name(reply: str, case: Case) -> Text:
        found = [spelling for spelling in phrase.format_map(case).split("|") if has_phrase(reply, [spelling])]
        whole = [one for one in found if not any(one != other and has_phrase(other, [one]) for other in found)]
        return PRESENT.fill(phrase=", ".join(whole))

    return name


def _listed(reasons: Sequence[Text]) -> Text:
    return Text("; ".join(reason.en for reason in reasons), "\u202f; ".join(reason.fr for reason in reasons))


def _per_language(sentence: Text, **values: float) -> Text:
    def written(value: float) -> tuple[str, str]:
        english = f"{value:,.2f}".rstrip("0").rstrip(".")
        return english, english.replace(",", "\u202f").replace(".", ",")

    pairs = {name: written(value) for name, value in values.items()}
    return Text(
        sentence.en.format(**{name: pair[0] for name, pair in pairs.items()}),
        sentence.fr.format(**{name: pair[1] for name, pair in pairs.items()}),
    )


NO_DEMAND = Text(
    "keeps_to() needs at least one demand, such as max_words=25.",
    "keeps_to() a besoin d’au moins une exigence, par exemple max_words=25.",
)
UNKNOWN_LABEL = Text(
    'The answer "{label}" of a case is not among the labels of the scorer: {labels}.',
    "La réponse « {label} » d’un cas ne figure pas parmi les étiquettes du correcteur : {labels}.",
)
NO_LABEL = Text('none of the labels in "{reply}"', "aucune des étiquettes dans « {reply} »")
RIGHT_LABEL = Text("{label}, as expected", "{label}, comme attendu")
WRONG_LABEL = Text("said {label}, expected {expected}", "a répondu {label}, attendu : {expected}")
NO_NUMBER = Text('no number in "{reply}"', "aucun nombre dans « {reply} »")
RIGHT_NUMBER = Text("{number} is right", "{number} est juste")
WRONG_NUMBER = Text("found {found}, expected {expected}", "a trouvé {found}, attendu : {expected}")
AT_MOST = Text("more than {count} words", "plus de {count} mots")
AT_LEAST = Text("fewer than {count} words", "moins de {count} mots")
MISSING = Text("does not mention: {phrase}", "ne mentionne pas : {phrase}")
PRESENT = Text("mentions: {phrase}", "mentionne : {phrase}")
PARTS = Text("not all there, or not in this order: {parts}", "tout n’y est pas, ou pas dans cet ordre : {parts}")
ENDING = Text('does not end with "{ending}"', "ne se termine pas par « {ending} »")
KEPT = Text("all {count} demands kept", "les {count} exigences sont respectées")
WHOLE = Text("{found} words for {source}", "{found} mots pour {source}")
CUT_SHORT = Text("only {found} words for {source}", "seulement {found} mots pour {source}")
NO_TEXT = Text("no text", "pas de texte")
EASY = Text("readability {index}, at most {limit} wanted", "lisibilité {index}, pour {limit} au plus")
HARD = Text("readability {index}: over {limit}, too hard", "lisibilité {index} : plus de {limit}, trop difficile")
