"""Exercises with a free prompt: it is tried on cases that no lesson shows, and judged by what comes out.

A prompt that knows the cases passes here and fails tomorrow, so three short cuts are found out: the text of hidden
cases in the prompt, the same answer for every case, and a sentence dictated word for word. A fourth, the column with
the answer, is closed to every prompt (see ``trials``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import Formatter
from types import EllipsisType
from typing import Final

import pandas as pd

from ..checking.answers import describe, fold, is_blank
from ..checking.outcome import Fail, Outcome, Pass
from ..errors import AtelierError
from ..i18n import Text, number
from ..prompting.trial_cases import hidden_cases
from ..prompting.trials import ANSWER, Asking, Trial, steps_of, trial
from ..transport.budget import CHARACTERS_A_TOKEN
from .tasks import TASKS

# A run of so many words in common is no accident, nor are two products; one may be an example.
SAME_WORDS: Final = 6
SAME_CASES: Final = 2
NO_NOTE: Final = Text("", "")


@dataclass(frozen=True)
class HiddenTrial:
    """A prompt as it did on the hidden cases of a task; ``note`` is what a bench has to say of it."""

    task: str
    steps: Sequence[str]
    cases: pd.DataFrame
    trial: Trial
    note: Text = NO_NOTE

    @property
    def tokens(self) -> int:
        """Tokens read and written for all cases."""
        return round(self.trial.tokens * len(self.cases))


def try_hidden(task: str, prompt: str | Sequence[str], *, asking: Asking | None = None) -> HiddenTrial | EllipsisType:
    """Try a prompt on the hidden cases of a task, and return how it did for ``check`` to judge.

    A blank prompt is handed back as ``...``. ``asking`` stands in for the model. Raises ``AtelierError`` when the
    prompt names no column, or one that it cannot use, and what ``ask`` raises.
    """
    if is_blank(prompt):
        return ...
    _refuse_without_column(task, prompt)
    asked, cases = TASKS[task], hidden_cases(TASKS[task].cases)
    result = trial(prompt, cases, asked.scorer(), asking=asking, max_tokens=asked.max_tokens, **asked.options())
    return HiddenTrial(task, steps_of(prompt), cases, result)


@dataclass
class Bench:
    """A bench to improve a prompt on: every attempt costs tokens of a budget, and the best one counts."""

    task: str
    budget: int
    asking: Asking | None = None
    used: int = 0
    attempts: dict[tuple[str, ...], HiddenTrial] = field(default_factory=dict)

    def attempt(self, prompt: str | Sequence[str]) -> HiddenTrial | EllipsisType:
        """Try a prompt on the hidden cases, and return the best attempt so far with the running score in its note.

        A prompt tried before costs nothing again. A blank one is handed back as ``...``. Raises ``AtelierError`` when
        the prompt could go over the budget, and what ``try_hidden`` raises.
        """
        key = () if is_blank(prompt) else tuple(steps_of(prompt))
        if key and key not in self.attempts:
            _refuse_without_column(self.task, prompt)
            worst = self._worst_case(key)
            if worst > self.left:
                raise AtelierError(TOO_DEAR.fill(worst=number(worst), left=number(self.left)))
            tried = try_hidden(self.task, prompt, asking=self.asking)
            if isinstance(tried, HiddenTrial):
                self.attempts[key] = tried
                self.used += tried.tokens
        return replace(self.best, note=self._running(self.attempts[key])) if key else ...

    @property
    def best(self) -> HiddenTrial:
        """The attempt of which most cases passed, the first of equals."""
        return max(self.attempts.values(), key=lambda tried: tried.trial.passed)

    @property
    def left(self) -> int:
        """Tokens of the budget that are left."""
        return self.budget - self.used

    def _running(self, tried: HiddenTrial) -> Text:
        return RUNNING.fill(
            attempt=list(self.attempts.values()).index(tried) + 1,
            passed=tried.trial.passed,
            cases=len(tried.cases),
            best=self.best.trial.passed,
            spent=tried.tokens,
            used=self.used,
            left=self.left,
        )

    def _worst_case(self, steps: Sequence[str]) -> int:
        asked = TASKS[self.task]
        read = sum(len(step) for step in steps) // CHARACTERS_A_TOKEN
        return len(hidden_cases(asked.cases)) * (read + len(steps) * asked.max_tokens)


@dataclass(frozen=True)
class PassesHidden:
    """The judge of a free prompt: so many hidden cases of ``task`` must pass, and by no short cut."""

    task: str
    at_least: int

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reasons it can give; a check may reword them."""
        return REASONS

    def __call__(self, *answers: object) -> Outcome:
        """Judge what ``try_hidden`` or ``Bench.attempt`` returned; the values of the outcome hold the score."""
        tried = answers[0] if len(answers) == 1 else answers
        if not isinstance(tried, HiddenTrial) or tried.task != self.task:
            return Fail("not_tried", {"given": describe(tried), "task": self.task})
        values = score_of(tried) | {"needed": self.at_least}
        copied = _copied(tried)
        if len(copied) >= SAME_CASES:
            return Fail("copied", values | {"copied": copied[0]})
        if _same_answer(tried):
            return Fail("same_answer", values | {"reply": tried.trial.table["reply"].iloc[0]})
        if _dictated(tried):
            return Fail("dictated", values)
        if tried.trial.passed < self.at_least:
            worst = tried.trial.failures(1).iloc[0]
            return Fail("too_few", values | {"reply": worst["reply"], "reason": worst["reason"]})
        return Pass(values)


def score_of(tried: HiddenTrial) -> dict[str, object]:
    """Return the values that a reason or ``right`` may name: passed, cases, low, high, tokens, note."""
    low, high = tried.trial.interval
    return {
        "passed": tried.trial.passed,
        "cases": len(tried.cases),
        "low": _percent(low),
        "high": _percent(high),
        "tokens": tried.tokens,
        "note": tried.note,
    }


def _percent(share: float) -> Text:
    return Text(f"{share:.0%}", f"{100 * share:.0f}\u00a0%")


def _refuse_without_column(task: str, prompt: str | Sequence[str]) -> None:
    """Raise ``AtelierError`` for a prompt that names nothing of the cases; ``trial`` judges braces that are wrong."""
    try:
        named = [name for step in steps_of(prompt) for _, name, _, _ in Formatter().parse(step) if name is not None]
    except ValueError:
        return
    if not named:
        raise AtelierError(NO_COLUMN.fill(column=TASKS[task].text))


def _copied(tried: HiddenTrial) -> list[str]:
    """Return the hidden texts of which the prompt holds a run of words, or the whole when they are short."""
    prompt = " ".join(_bare_words(" ".join(tried.steps)))
    texts = tried.cases[TASKS[tried.task].text]
    return [str(text) for text in texts if any(f" {run} " in f" {prompt} " for run in _runs(str(text)))]


def _runs(text: str) -> list[str]:
    found = _bare_words(text)
    return [" ".join(found[at : at + SAME_WORDS]) for at in range(max(1, len(found) - SAME_WORDS + 1))]


def _same_answer(tried: HiddenTrial) -> bool:
    return len({tuple(_bare_words(reply)) for reply in tried.trial.table["reply"]}) == 1


def _dictated(tried: HiddenTrial) -> bool:
    """Return True when replies differ only by what stands in the cases themselves."""
    columns = tried.cases.drop(columns=ANSWER, errors="ignore").astype(str)
    left = set()
    for reply, values in zip(tried.trial.table["reply"], columns.itertuples(index=False), strict=True):
        written = " ".join(_bare_words(reply))
        for value in sorted(values, key=len, reverse=True):
            written = written.replace(" ".join(_bare_words(value)), "")
        left.add(" ".join(written.split()))
    return len(left) == 1


def _bare_words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


RUNNING: Final = Text(
    "Attempt {attempt}: {passed} of {cases} (best so far: {best}). Tokens: {spent} for this one, {used} in all, "
    "{left} left.",
    "Tentative {attempt} : {passed} sur {cases} (meilleur score jusqu’ici : {best}). Jetons : {spent} pour "
    "celui-ci, {used} en tout, il en reste {left}.",
)
TOO_DEAR: Final = Text(
    "Not tried: this prompt could take {worst} tokens and {left} are left. Shorten it, or run the cell with the bench "
    "again to start afresh. Your best attempt is kept.",
    "Prompt non essayé : il pourrait demander {worst} jetons et il en reste {left}. Raccourcissez-le, ou relancez "
    "la cellule `bench = Bench(…)` pour repartir de zéro. Votre meilleure tentative est conservée.",
)
NO_COLUMN: Final = Text(
    "Your prompt holds no column in braces, so the model would not see the case. Write {{{column}}} where it goes.",
    "Votre prompt ne contient aucune colonne entre accolades : le modèle ne verrait pas le cas. Écrivez {{{column}}} "
    "à l’endroit où il doit figurer.",
)
REASONS: Final = {
    "not_tried": Text(
        "Give the check what `try_hidden` or the bench gives for this exercise, not {given}.",
        "Donnez à la vérification ce que renvoie `try_hidden` ou `bench.attempt` pour cet exercice, et non {given}.",
    ),
    "copied": Text(
        'Your prompt holds the text of hidden cases ("{copied}"). It would pass here and help with no other: choose '
        "examples of your own.",
        "Votre prompt contient le texte de cas cachés (« {copied} »). Il réussirait ici et n’aiderait nulle part "
        "ailleurs : prenez des exemples à vous.",
    ),
    "same_answer": Text(
        'The model gave the same answer to all {cases} cases: "{reply}". Either it does not read them (is it the right '
        "column?), or your prompt does not let it choose.",
        "Le modèle a donné la même réponse aux {cases} cas : « {reply} ». Soit il ne les lit pas (est-ce "
        "la bonne colonne ?), soit votre prompt ne le laisse pas choisir.",
    ),
    "dictated": Text(
        "All the replies are one sentence with other names in it: your prompt dictates the text. That is mail merge, "
        "and needs no model. Say what you want instead of writing it.",
        "Toutes les réponses sont la même phrase, aux noms près : votre prompt dicte le texte. C’est du "
        "publipostage : pas besoin de modèle. Dites ce que vous voulez au lieu de l’écrire.",
    ),
    "too_few": Text(
        '{passed} of {cases} hidden cases passed, {needed} are needed. One that did not: "{reply}" ({reason}). {note}',
        "{passed} cas cachés réussis sur {cases} ; il en faut {needed}. Un échec : « {reply} » ({reason}). {note}",
    ),
}
