"""Stand-ins for the model, with which the checks of a module declare what must pass and what must not.

A prompt of a learner cannot be tried live each time the tests run. A speaker is a function that makes a reply of a
case; here it takes the place of the model, right or wrong as the declaration wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle
from typing import Any

from ..client import Reply
from ..prompting.trial_cases import hidden_cases
from .bench import Bench, HiddenTrial, try_hidden
from .tasks import TASKS

Case = Mapping[str, Any]
Speaker = Callable[[Case], str]


def tried(task: str, prompt: str, say: Speaker) -> HiddenTrial:
    """Return a prompt tried on the hidden cases of a task with a stand-in for the model."""
    return _complete(try_hidden(task, prompt, asking=answering(task, say)))


def attempted(task: str, budget: int, prompt: str, say: Speaker) -> HiddenTrial:
    """Return the first attempt at a bench with a budget in tokens, with a stand-in for the model."""
    return _complete(Bench(task, budget=budget, asking=answering(task, say)).attempt(prompt))


def answering(task: str, say: Speaker) -> Callable[..., Reply]:
    """Return a stand-in for the model which sees the case in the question and answers with what ``say`` makes of it.

    Of several cases the last one counts: a prompt that cheats may have put others before it.
    """
    table, key = hidden_cases(TASKS[task].cases), TASKS[task].text

    def asking(question: str, **options: object) -> Reply:
        found = [case for case in table.to_dict("records") if str(case[key]) in question]
        return Reply(say(max(found, key=lambda case: question.rindex(str(case[key])), default={})))

    return asking


def wrong_on(task: str, count: int, say: Speaker, instead: str = "?") -> Speaker:
    """Return a speaker that does as ``say`` but for the first ``count`` cases, where it says something else."""
    key = TASKS[task].text
    missed = set(hidden_cases(TASKS[task].cases)[key].head(count))
    return lambda case: instead if case[key] in missed else say(case)


def alternating(*labels: object) -> Speaker:
    """Return a speaker that says one label after the other, whatever the case."""
    turns = cycle(labels)
    return lambda case: str(next(turns))


def copy_of_cases(task: str) -> str:
    """Return a prompt which holds the texts of two hidden cases, and asks of any other."""
    key = TASKS[task].text
    first, second = hidden_cases(TASKS[task].cases)[key].head(2)
    return f"{first} / {second} / {{{key}}}"


def _complete(result: object) -> HiddenTrial:
    if not isinstance(result, HiddenTrial):
        raise TypeError(f"no trial came back: {result}")
    return result
