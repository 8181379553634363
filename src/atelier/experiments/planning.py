"""How many customers a test of two shares needs, before it begins."""

from __future__ import annotations

import math
from typing import Final

from ..errors import AtelierError
from ..i18n import Text

ALPHA: Final = 0.05
POWER: Final = 0.8
FEWEST: Final = 10  # customers an arm: below, the normal approximation of the formulas says nothing
STEPS: Final = 60  # halvings of an interval of shares: far below the last digit of a float


def sample_size(control: float, treated: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """Return how many customers each arm needs so that a true difference is found.

    ``control`` and ``treated`` are shares, 0 to 1; ``power`` is how often the test finds the difference if it is there
    (0.8), ``alpha`` how often it "finds" one that is not (0.05, two-sided). Formula: normal approximation with the
    pooled variance under no difference, as in statsmodels' ``samplesize_proportions_2indep_onetail``. Raises
    ``AtelierError`` for shares or chances that are not between 0 and 1, or for no difference.
    """
    from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

    _check_shares(control, treated)
    _check_chances(power, alpha)
    if control == treated:
        raise AtelierError(NO_DIFFERENCE)
    needed = samplesize_proportions_2indep_onetail(
        treated - control, control, power, alpha=alpha, alternative="two-sided"
    )
    return max(FEWEST, math.ceil(float(needed)))


def power(per_arm: int, control: float, treated: float, alpha: float = ALPHA) -> float:
    """Return how often a test with ``per_arm`` customers in each arm finds this difference, 0 to 1.

    Raises ``AtelierError`` as ``sample_size`` does, and for fewer than 10 customers an arm.
    """
    from statsmodels.stats.proportion import power_proportions_2indep

    _check_shares(control, treated)
    _check_chances(POWER, alpha)
    if per_arm < FEWEST:
        raise AtelierError(FEW.fill(least=FEWEST))
    if control == treated:
        return alpha
    found = power_proportions_2indep(treated - control, control, per_arm, alpha=alpha, return_results=False)
    return float(found)


def smallest_difference(per_arm: int, control: float, power: float = POWER, alpha: float = ALPHA) -> float:
    """Return the smallest rise above ``control``, as a share, that ``per_arm`` customers an arm can be asked to find.

    Raises ``AtelierError`` as ``sample_size`` does, and when even a rise to 100 % would not be found.
    """
    _check_shares(control, control)
    _check_chances(power, alpha)
    if per_arm < FEWEST:
        raise AtelierError(FEW.fill(least=FEWEST))
    low, high = control, 1 - 1e-9
    if sample_size(control, high, power, alpha) > per_arm:
        raise AtelierError(NOTHING_FOUND)
    for _ in range(STEPS):
        middle = (low + high) / 2
        if sample_size(control, middle, power, alpha) > per_arm:
            low = middle
        else:
            high = middle
    return high - control


def _check_shares(*shares: float) -> None:
    if not all(0 < share < 1 for share in shares):
        raise AtelierError(NOT_A_SHARE)


def _check_chances(*chances: float) -> None:
    if not all(0 < chance < 1 for chance in chances):
        raise AtelierError(NOT_A_CHANCE)


NOT_A_SHARE = Text(
    "A share of buyers lies between 0 and 1: write 4% as `0.04`.",
    "Une part d’acheteurs est comprise entre 0 et 1 : écrivez 4 % sous la forme `0.04`.",
)
NOT_A_CHANCE = Text(
    "The power and the error rate are chances between 0 and 1: `0.8` and `0.05` are usual.",
    "La puissance et le risque d’erreur sont des probabilités entre 0 et 1 : `0.8` et `0.05` sont habituels.",
)
NO_DIFFERENCE = Text(
    "Both arms have the same share: no number of customers finds a difference that is not there.",
    "Les deux groupes ont la même part : aucun nombre de clients ne trouve une différence qui n’existe pas.",
)
FEW = Text(
    "A test needs at least {least} customers in each arm.",
    "Un test demande au moins {least} clients dans chaque groupe.",
)
NOTHING_FOUND = Text(
    "With so few customers no rise can be found: test on more of them, or for longer.",
    "Avec si peu de clients, aucune hausse ne peut être trouvée : testez sur plus de clients, ou plus longtemps.",
)
