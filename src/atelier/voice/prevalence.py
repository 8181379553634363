"""How many people think so? Not what a count of remarks says: who answers, and who says more, changes the share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from ..errors import AtelierError
from ..i18n import Text, number
from ..prompting.trials import Interval, percent, wilson


@dataclass(frozen=True)
class Share:
    """``count`` out of ``base``, with the 95 % interval after Wilson (1927)."""

    count: int
    base: int

    @property
    def share(self) -> float:
        """The share, 0 to 1."""
        return self.count / self.base

    @property
    def interval(self) -> Interval:
        """Its interval, were the base a random sample."""
        return wilson(self.count, self.base)

    def __str__(self) -> str:
        """Say it in one sentence."""
        low, high = self.interval
        return str(SENTENCE).format(
            count=number(self.count),
            base=number(self.base),
            share=percent(self.share),
            low=percent(low),
            high=percent(high),
        )

    def __repr__(self) -> str:
        """Return the sentence."""
        return str(self)


def share_of(count: int, base: int) -> Share:
    """Return ``count`` out of ``base`` as a share; raises ``AtelierError`` unless 0 <= count <= base and base > 0."""
    if not 0 <= count <= base or base == 0:
        raise AtelierError(NO_SHARE.fill(count=count, base=base))
    return Share(int(count), int(base))


def bounds(with_theme: int, answered: int, asked: int) -> Interval:
    """Return the lowest and the highest share of all asked who may think so, 0 to 1.

    Lowest: nobody who kept silent does; highest: all of them do (C. F. Manski, "Nonparametric bounds on treatment
    effects", American Economic Review 80, 1990). No assumption is made, and chance is left out. Raises
    ``AtelierError`` unless 0 <= with_theme <= answered <= asked and somebody was asked.
    """
    if not 0 <= with_theme <= answered <= asked or asked == 0:
        raise AtelierError(NO_BOUNDS.fill(with_theme=with_theme, answered=answered, asked=asked))
    return Interval(with_theme / asked, (with_theme + asked - answered) / asked)


def simulated_survey(
    asked: int = 134,
    share: float = 0.38,
    answer_if: float = 0.2,
    answer_if_not: float = 0.8,
    remarks_if: float = 1.0,
    remarks_if_not: float = 1.4,
    seed: int = 0,
) -> dict[str, int]:
    """Ask an open question of people of whom we know what they think, and count what comes back.

    Of ``asked`` people a ``share`` thinks so, to the nearest person. Those answer with probability ``answer_if``, the
    others with ``answer_if_not``; whoever answers makes one remark, and further ones by a Poisson draw so that the
    mean is ``remarks_if`` or ``remarks_if_not``. Returns the counts ``asked``, ``thinking``, ``answered``,
    ``answered_with``, ``remarks``, ``remarks_with``. Raises ``AtelierError`` for a probability outside 0 to 1, a mean
    under one remark, or nobody asked.
    """
    if not all(0 <= chance <= 1 for chance in (share, answer_if, answer_if_not)) or asked < 1:
        raise AtelierError(NO_SURVEY)
    if min(remarks_if, remarks_if_not) < 1:
        raise AtelierError(NO_SURVEY)
    draw = np.random.default_rng(seed)
    thinks = np.arange(asked) < round(asked * share)
    answers = draw.random(asked) < np.where(thinks, answer_if, answer_if_not)
    remarks = np.where(answers, 1 + draw.poisson(np.where(thinks, remarks_if, remarks_if_not) - 1), 0)
    return {
        "asked": asked,
        "thinking": int(thinks.sum()),
        "answered": int(answers.sum()),
        "answered_with": int((answers & thinks).sum()),
        "remarks": int(remarks.sum()),
        "remarks_with": int(remarks[thinks].sum()),
    }


SENTENCE: Final = Text(
    "{count} of {base}: {share} (95% interval: {low} to {high})",
    "{count} sur {base} : {share} (intervalle à 95 % : {low} à {high})",
)
NO_SHARE: Final = Text(
    "{count} of {base} is not a share: the count goes from 0 to the base, and the base is at least 1.",
    "{count} sur {base} n’est pas une part : l’effectif va de 0 à la base, et la base vaut au moins 1.",
)
NO_BOUNDS: Final = Text(
    "Those who say so ({with_theme}) are among those who answered ({answered}), and these among those asked ({asked}).",
    "Celles et ceux qui le disent ({with_theme}) font partie des réponses ({answered}), qui font partie des personnes "
    "interrogées ({asked}).",
)
NO_SURVEY: Final = Text(
    "Ask at least one person; shares and chances of answering go from 0 to 1, and an answer is a remark at least.",
    "Interrogez au moins une personne ; les parts et les chances de répondre vont de 0 à 1, et chaque réponse compte "
    "au moins une remarque.",
)
