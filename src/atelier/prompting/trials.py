"""Trying a prompt on many cases: what passes, how sure one can be, what it costs, and whether another does better.

A prompt is a text with the columns of the cases in braces, ``"Sum up this review: {text}"``. A list of such texts is
asked one after the other; each may use the reply before it as ``{reply}``, or that of a step by its number,
``{reply_1}``. The last reply is the one scored.

A case has its answer in the column ``expected``, which a prompt cannot use: the model has to find it.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan, sqrt
from typing import Any, NamedTuple

import pandas as pd
from scipy.stats import binomtest

from ..client import Reply, ask
from ..errors import AtelierError
from ..i18n import Text, number
from ..transport.waiting import Counter
from .scoring import Score, Scorer, read_label

Asking = Callable[..., Reply]

ANSWER = "expected"
CONFIDENCE = 0.95
SHOWN_FAILURES = 3
TINY = 0.05  # percentage points: less is written as zero
ONLY_JUST_SHARE = 0.01  # an interval that ends so near to zero could as well lie on its other side
RESULTS = ("reply", "passed", "score", "reason", "input_tokens", "output_tokens", "seconds")


class Interval(NamedTuple):
    """A 95 % confidence interval."""

    low: float
    high: float


@dataclass(frozen=True)
class Trial:
    """A prompt tried on cases.

    ``table`` has one row a case, with the index of the cases: the columns that the prompt names, then ``reply``,
    ``passed``, ``score`` (0 to 1), ``reason``, ``input_tokens``, ``output_tokens`` and ``seconds`` (summed over the
    steps of a list of prompts).
    """

    table: pd.DataFrame

    @property
    def passed(self) -> int:
        """How many cases passed."""
        return int(self.table["passed"].sum())

    @property
    def rate(self) -> float:
        """The share of cases that passed, 0 to 1; not a number without any case."""
        return self.passed / len(self.table) if len(self.table) else nan

    @property
    def interval(self) -> Interval:
        """The interval of ``rate`` after Wilson (1927)."""
        return wilson(self.passed, len(self.table))

    @property
    def tokens(self) -> float:
        """Tokens read and written per case, on average."""
        return float((self.table["input_tokens"] + self.table["output_tokens"]).mean())

    @property
    def seconds(self) -> float:
        """Seconds per case, on average; those of the recording where the reply is one."""
        return float(self.table["seconds"].mean())

    def failures(self, count: int = SHOWN_FAILURES) -> pd.DataFrame:
        """Return the first ``count`` cases that did not pass: what the prompt used of them, reply and reason."""
        used = list(self.table.columns[: self.table.columns.get_loc("reply")])
        return self.table.loc[~self.table["passed"].astype(bool), [*used, "reply", "reason"]].head(count)

    def __str__(self) -> str:
        """Say in one sentence how many passed, with the interval, tokens and seconds."""
        if self.table.empty:
            return str(NO_CASE)
        low, high = self.interval
        return str(SUMMARY).format(
            passed=self.passed,
            cases=len(self.table),
            rate=percent(self.rate),
            low=percent(low),
            high=percent(high),
            tokens=number(self.tokens),
            seconds=number(self.seconds, 1),
        )

    def __repr__(self) -> str:
        """Return the sentence."""
        return str(self)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


@dataclass(frozen=True)
class Comparison:
    """Two trials on the same cases, ``before`` and ``after``."""

    before: Trial
    after: Trial

    @property
    def difference(self) -> float:
        """How much larger the share that passed is after than before, -1 to 1."""
        return self.after.rate - self.before.rate

    @property
    def interval(self) -> Interval:
        """The interval of ``difference``; see ``paired_interval``."""
        first, second = self.after.table["passed"], self.before.table["passed"]
        return paired_interval(
            int((first & second).sum()),
            int((first & ~second).sum()),
            int((~first & second).sum()),
            int((~first & ~second).sum()),
        )

    @property
    def verdict(self) -> Text:
        """Whether the interval lies above zero, below it, or on both sides; and whether only just."""
        low, high = self.interval
        found = HELPS if low > 0 else HARMS if high < 0 else UNDECIDED
        if not min(abs(low), abs(high)) < ONLY_JUST_SHARE <= max(abs(low), abs(high)):
            return found
        return Text(f"{found.en} {ONLY_JUST.en}", f"{found.fr} {ONLY_JUST.fr}")

    def __str__(self) -> str:
        """Say in one sentence what changed, with its interval, its cost, and what may be concluded."""
        low, high = self.interval
        return str(CHANGE).format(
            before=percent(self.before.rate),
            after=percent(self.after.rate),
            difference=points(self.difference),
            low=points(low),
            high=points(high),
            tokens=written(times(self.after.tokens, self.before.tokens), 1),
            verdict=self.verdict,
        )

    def __repr__(self) -> str:
        """Return the sentence."""
        return str(self)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


Result = Trial | Comparison | Reply


def trial(
    prompt: str | Sequence[str], cases: pd.DataFrame, scorer: Scorer, *, asking: Asking | None = None, **options: Any
) -> Trial:
    """Ask the model the prompt for every case and score the replies.

    ``options`` go to ``ask``: ``system``, ``max_tokens``, ``response_format``…; ``asking`` is a function to ask
    instead of it, with the same arguments. Raises ``AtelierError`` when there are no cases or the prompt names a
    column that it cannot use, and what ``ask`` raises.
    """
    if len(cases) == 0:
        raise AtelierError(NO_CASES)
    steps, rows = steps_of(prompt), []
    with Counter(len(cases)) as counter:
        # Row by row as dictionaries: a whole number stays whole, where a row of a numeric table would make it 12.0.
        for done, case in enumerate(cases.to_dict("records"), 1):
            replies = list(_asked(steps, case, asking or ask, options))
            judged = _scored(scorer, replies[-1], case)
            rows.append(
                {
                    **{name: case[name] for name in cases.columns if _names(steps, name)},
                    "reply": str(replies[-1]),
                    "passed": judged.passed,
                    "score": judged.score,
                    "reason": str(judged.reason),
                    "input_tokens": sum(reply.input_tokens or 0 for reply in replies),
                    "output_tokens": sum(reply.output_tokens or 0 for reply in replies),
                    "seconds": sum(reply.seconds for reply in replies),
                }
            )
            counter.update(done)
    return Trial(pd.DataFrame(rows, index=cases.index))


def rescored(made: Trial, cases: pd.DataFrame, scorer: Scorer) -> Trial:
    """Score the replies of a trial again with another scorer: the model is not asked.

    ``cases`` are those of the trial. Raises ``AtelierError`` when they are not, or have not the columns of the scorer.
    """
    if not made.table.index.equals(cases.index):
        raise AtelierError(OTHER_CASES)
    rows = zip(made.table["reply"], cases.to_dict("records"), strict=True)
    scores = [_scored(scorer, reply, case) for reply, case in rows]
    return Trial(
        made.table.assign(
            passed=[score.passed for score in scores],
            score=[score.score for score in scores],
            reason=[str(score.reason) for score in scores],
        )
    )


def steps_of(prompt: str | Sequence[str]) -> list[str]:
    """Return the questions of a prompt in order: one, or those of the list."""
    return [prompt] if isinstance(prompt, str) else list(prompt)


def compare(before: Trial, after: Trial) -> Comparison:
    """Compare two trials; raises ``AtelierError`` when they were not made on the same cases."""
    columns = [name for name in before.table.columns.intersection(after.table.columns) if name not in RESULTS]
    if not before.table[columns].equals(after.table[columns]):
        raise AtelierError(OTHER_CASES)
    return Comparison(before, after)


def league(comparisons: dict[str, Comparison]) -> pd.DataFrame:
    """Return one row a comparison, by its name, the largest gain first.

    Columns: ``cases``; ``before``, ``after``, ``difference``, ``low``, ``high`` as shares; ``tokens`` and ``seconds``,
    how many times those of before; ``verdict`` in the learner's language.
    """
    rows = {
        name: {
            "cases": len(one.after.table),
            "before": one.before.rate,
            "after": one.after.rate,
            "difference": one.difference,
            "low": one.interval.low,
            "high": one.interval.high,
            "tokens": times(one.after.tokens, one.before.tokens),
            "seconds": times(one.after.seconds, one.before.seconds),
            "verdict": str(one.verdict),
        }
        for name, one in comparisons.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").sort_values("difference", ascending=False, kind="stable")


def league_table(ranking: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``league`` as people read them: columns named in the current language, shares as points."""
    shown = {
        BEFORE: [percent(share) for share in ranking["before"]],
        AFTER: [percent(share) for share in ranking["after"]],
        POINTS: [points(share) for share in ranking["difference"]],
        FROM: [points(share) for share in ranking["low"]],
        TO: [points(share) for share in ranking["high"]],
        TIMES_TOKENS: [written(value, 1) for value in ranking["tokens"]],
        TIMES_SECONDS: [written(value, 1) for value in ranking["seconds"]],
        VERDICT: list(ranking["verdict"]),
    }
    return pd.DataFrame({str(name): values for name, values in shown.items()}, index=ranking.index)


def label_counts(comparison: Comparison, cases: pd.DataFrame, among: Sequence[str]) -> pd.DataFrame:
    """Count the labels of a comparison: one row a label, columns for the right ones, and those said before and after.

    Labels are written as for ``label_is``; a reply without any is counted in the last row, when there is one.
    """
    said = {
        RIGHT: cases[ANSWER],
        BEFORE: comparison.before.table["reply"],
        AFTER: comparison.after.table["reply"],
    }
    names = [*(label.partition("|")[0] for label in among), str(NO_LABEL)]
    counted = {
        str(column): pd.Series([read_label(str(text), among) or str(NO_LABEL) for text in texts]).value_counts()
        for column, texts in said.items()
    }
    table = pd.DataFrame(counted).reindex(names).fillna(0).astype(int)
    return table[(table.index != str(NO_LABEL)) | table.any(axis=1)]


def live_minutes(*results: Result | Iterable[Result] | Mapping[str, Result]) -> float:
    """Return how many minutes the model took for these comparisons, trials and replies, each counted once."""
    leaves = {id(one): one for one in _leaves(results)}
    seconds = (float(one.table["seconds"].sum()) if isinstance(one, Trial) else one.seconds for one in leaves.values())
    return sum(seconds) / 60


def wilson(passed: int, cases: int) -> Interval:
    """Return the 95 % interval of a share after Wilson (1927): all from 0 to 1 without any case."""
    if cases == 0:
        return Interval(0.0, 1.0)
    found = binomtest(passed, cases).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(float(found.low), float(found.high))


def paired_interval(both: int, first_only: int, second_only: int, neither: int) -> Interval:
    """Return the 95 % interval of p1 - p2, two shares of the same cases.

    The score method without continuity correction, number 10 but for its correction of phi, of R. G. Newcombe,
    "Improved confidence intervals for the difference between binomial proportions based on paired data",
    Statistics in Medicine 17 (1998): Wilson's intervals of both shares, joined by their correlation phi.
    """
    cases = both + first_only + second_only + neither
    p1, p2 = (both + first_only) / cases, (both + second_only) / cases
    low1, high1 = wilson(both + first_only, cases)
    low2, high2 = wilson(both + second_only, cases)
    margins = (both + first_only) * (second_only + neither) * (both + second_only) * (first_only + neither)
    phi = (both * neither - first_only * second_only) / sqrt(margins) if margins else 0.0
    below = (p1 - low1) ** 2 - 2 * phi * (p1 - low1) * (high2 - p2) + (high2 - p2) ** 2
    above = (high1 - p1) ** 2 - 2 * phi * (high1 - p1) * (p2 - low2) + (p2 - low2) ** 2
    return Interval(p1 - p2 - sqrt(max(0.0, below)), p1 - p2 + sqrt(max(0.0, above)))


def percent(share: float) -> str:
    """Write a share as a percentage of the current language: 43%, 43 %."""
    return str(Text(f"{share:.0%}", f"{number(share * 100)}\u00a0%"))


def points(share: float) -> str:
    """Write a difference of shares in percentage points, with its sign.

    One that is not zero is not written as zero: a bound just above it decides that a prompt helps.
    """
    value = 100 * share
    digits = 0 if abs(round(value)) or abs(value) < TINY else 1
    sign = "" if round(abs(value), digits) == 0 else "+" if value > 0 else "−"
    return f"{sign}{number(abs(value), digits)}"


def times(after: float, before: float) -> float:
    """Return ``after / before``; not a number when nothing was counted: some endpoints give no tokens."""
    return after / before if before else nan


def written(value: float, digits: int = 0) -> str:
    """Write a number of the current language, "?" for one that is not known."""
    return "?" if isnan(value) else number(value, digits)


def _scored(scorer: Scorer, reply: str, case: dict[str, Any]) -> Score:
    try:
        return scorer(reply, case)
    except KeyError as missing:
        column = str(missing).strip("'")
        raise AtelierError(NO_ANSWER_COLUMN.fill(column=column, columns=", ".join(case))) from None


def _asked(steps: Sequence[str], case: dict[str, Any], asking: Asking, options: dict[str, Any]) -> Iterator[Reply]:
    seen = {name: value for name, value in case.items() if name != ANSWER}
    for place, step in enumerate(steps, 1):
        try:
            filled = step.format_map(seen)
        except KeyError as missing:
            raise AtelierError(_missing_column(str(missing).strip("'"), seen)) from None
        except (ValueError, IndexError, AttributeError, TypeError):
            raise AtelierError(BRACES.fill()) from None
        reply = asking(filled, **options)
        seen = {**seen, "reply": reply, f"reply_{place}": reply}
        yield reply


def _leaves(results: Any) -> Iterator[Trial | Reply]:
    """Return the trials and replies in anything that holds some."""
    if isinstance(results, Trial | Reply):
        yield results
    elif isinstance(results, Comparison):
        yield from (results.before, results.after)
    else:
        for part in results.values() if isinstance(results, Mapping) else results:
            yield from _leaves(part)


def _names(steps: Sequence[str], column: str) -> bool:
    return any(f"{{{column}}}" in step for step in steps)


def _missing_column(column: str, seen: dict[str, Any]) -> Text:
    if column == ANSWER:
        return THE_ANSWER.fill()
    return NO_COLUMN.fill(column=column, columns=", ".join(seen))


NO_CASE = Text("No case is left to judge here.", "Il ne reste aucun cas à juger ici.")
SUMMARY = Text(
    "{passed} of {cases} cases passed: {rate} (95% interval: {low} to {high}); {tokens} tokens and {seconds} s a case",
    "{passed} cas réussis sur {cases} : {rate} (intervalle à 95 % : {low} à {high}) ; "
    "{tokens} jetons et {seconds} s par cas",
)
CHANGE = Text(
    "{before} before, {after} after: {difference} points (95% interval: {low} to {high}), for {tokens} times the "
    "tokens. {verdict}",
    "{before} avant, {after} après : {difference} points (intervalle à 95 % : {low} à {high}), jetons multipliés "
    "par {tokens}. {verdict}",
)
HELPS = Text("It helps.", "Cela aide.")
HARMS = Text("It does harm.", "Cela nuit.")
ONLY_JUST = Text("Only just: try it on new cases.", "De justesse : à réessayer sur d’autres cas.")
UNDECIDED = Text("These cases cannot tell.", "Ces cas ne permettent pas de trancher.")
BEFORE, AFTER = Text("before", "avant"), Text("after", "après")
POINTS = Text("points", "points")
FROM, TO = Text("from", "de"), Text("to", "à")
TIMES_TOKENS, TIMES_SECONDS = Text("× tokens", "× jetons"), Text("× seconds", "× secondes")
VERDICT = Text("verdict", "verdict")
RIGHT = Text("right labels", "bonnes étiquettes")
NO_LABEL = Text("no label", "aucune étiquette")
NO_CASES = Text("There are no cases to try the prompt on.", "Il n’y a aucun cas sur lequel essayer le prompt.")
NO_COLUMN = Text(
    "Your prompt says {{{column}}}, and the cases have no such column. They have: {columns}.",
    "Votre prompt contient {{{column}}}, et les cas n’ont pas cette colonne. Colonnes disponibles : {columns}.",
)
NO_ANSWER_COLUMN = Text(
    "The scorer looks at the column {column}, and the cases have no such column. They have: {columns}.",
    "Le correcteur regarde la colonne {column}, et les cas n’ont pas cette colonne. Colonnes disponibles : {columns}.",
)
THE_ANSWER = Text(
    "Your prompt says {{expected}}: that is the answer, and the model has to find it.",
    "Votre prompt contient {{expected}} : c’est la réponse, et c’est au modèle de la trouver.",
)
BRACES = Text(
    "A brace in your prompt is not closed, or empty: write {{text}} for a column, and {{{{ for a brace itself.",
    "Une accolade de votre prompt n’est pas fermée, ou vide : écrivez {{text}} pour une colonne, et {{{{ pour une "
    "simple accolade.",
)
OTHER_CASES = Text(
    "These two trials were not made on the same cases: run both on the same table.",
    "Ces deux essais n’ont pas porté sur les mêmes cas : faites-les tous deux sur le même tableau.",
)
