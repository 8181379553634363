"""The 24 questions of frugal use, answered and scored."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..errors import AtelierError
from ..i18n import Text, current_language
from .planning import ROW
from .sources import read

if TYPE_CHECKING:
    import pandas as pd

FULL: Final = 2
SHOWN_STEPS: Final = 3


def recommendations() -> pd.DataFrame:
    """Return the 24 questions, indexed by ``number``: ``theme`` and ``question``, in the learner's language."""
    table = read("recommendations.csv").set_index("number")
    table["theme"] = [str(THEMES[name]) for name in table["theme"]]
    return table


def eco_card(answers: str | Iterable[Any]) -> EcoCard:
    """Return the scored card of 24 ``answers``, in the order of the questions.

    Each is 2 (yes, and we can show it), 1 (begun), 0 (no) or "-" (does not concern us); a text may hold spaces and
    commas. Raises ``AtelierError`` when there are not 24 of them, when one is something else, or when all are "-".
    """
    given = [
        str(answer).strip() for answer in (re.sub(r"[\s,;]", "", answers) if isinstance(answers, str) else answers)
    ]
    questions = recommendations()
    if len(given) != len(questions):
        raise AtelierError(NOT_ALL.fill(count=len(given), total=len(questions)))
    strange = [answer for answer in given if answer not in ("0", "1", "2", "-")]
    if strange:
        raise AtelierError(STRANGE.fill(answer=strange[0]))
    if set(given) == {"-"}:
        raise AtelierError(NO_ANSWER)
    return EcoCard(questions.assign(answer=[None if answer == "-" else int(answer) for answer in given]))


@dataclass(frozen=True)
class EcoCard:
    """Answers and what they say; ``answers`` has the columns ``theme``, ``question``, ``answer`` (NaN: left out)."""

    answers: pd.DataFrame

    @property
    def score(self) -> float:
        """The points reached, in percent of those that could be."""
        kept = self.answers["answer"].dropna()
        return float(100 * kept.sum() / (FULL * len(kept)))

    def by_theme(self) -> pd.DataFrame:
        """Return one row a theme: ``questions`` answered, ``points``, ``percent``."""
        kept = self.answers.dropna(subset="answer")
        grouped = kept.astype({"answer": float}).groupby("theme", sort=False)["answer"]
        table = grouped.agg(questions="size", points="sum")
        return table.assign(percent=(100 * table["points"] / (FULL * table["questions"])).round())

    def next_steps(self, count: int = SHOWN_STEPS) -> list[str]:
        """Return the questions to work on: those answered no, then those begun, in the order of the card."""
        kept = self.answers.dropna(subset="answer").sort_values("answer", kind="stable")
        return [str(question) for question in kept[kept["answer"] < FULL]["question"].head(count)]

    def __repr__(self) -> str:
        """Return the score, the themes and what to do next, as plain text."""
        themes = [str(ROW.fill(name=theme, said=f"{row['percent']:.0f}")) for theme, row in self.by_theme().iterrows()]
        return "\n".join([str(SCORE.fill(score=round(self.score))), *themes, str(NEXT), *self.next_steps()])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{html.escape(str(theme))}</th><td>{row["percent"]:.0f}</td>'
            f'<td style="text-align:left"><meter min="0" max="100" value="{row["percent"]:.0f}">'
            f"{row['percent']:.0f}</meter></td></tr>"
            for theme, row in self.by_theme().iterrows()
        )
        steps = "".join(f"<li>{html.escape(step)}</li>" for step in self.next_steps())
        return (
            f'<div lang="{current_language()}"><p><strong>{SCORE.fill(score=round(self.score))}'
            f"</strong></p><table>{rows}</table><p>{NEXT}</p><ul>{steps}</ul></div>"
        )


THEMES: Final = {
    "culture": Text("habits and design", "habitudes et conception"),
    "for_green": Text("AI that saves emissions", "une IA qui réduit des émissions"),
    "data": Text("data", "données"),
    "rules": Text("rules and reporting", "règles et rapports"),
    "sharing": Text("sharing", "partage"),
}
SCORE: Final = Text("{score} points of 100", "{score} points sur 100")
NEXT: Final = Text("Work on these next:", "À travailler ensuite :")
NOT_ALL: Final = Text(
    "The card has {total} questions; there are {count} answers. Give 2, 1, 0 or - for each, in their order.",
    "La carte compte {total} questions ; il y a {count} réponses. Donnez 2, 1, 0 ou - pour chacune, dans l’ordre.",
)
STRANGE: Final = Text(
    '"{answer}" is no answer: give 2 (yes), 1 (begun), 0 (no) or - (does not concern us).',
    "« {answer} » n’est pas une réponse : donnez 2 (oui), 1 (commencé), 0 (non) ou - (ne nous concerne pas).",
)
NO_ANSWER: Final = Text(
    "A card on which nothing concerns you has no score: answer at least one question with 2, 1 or 0.",
    "Une carte où rien ne vous concerne n’a pas de score : répondez à une question au moins par 2, 1 ou 0.",
)
