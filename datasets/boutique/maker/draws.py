"""Chance that gives the same bytes on every machine.

Only integer draws, integer tables and stable sorts are used. ``exp``, ``log``, ``pow`` and the distributions of numpy
built on them (normal, Poisson, gamma, binomial) are left out on purpose: mathematical libraries and vector units
differ in the last digit, and one digit is enough to change a file. Tables are computed with fractions instead, hence
exactly; the one root (``bell_counts``) is ``sqrt``, which IEEE 754 defines to the last bit.

numpy promises the bits of PCG64 but not what ``Generator`` makes of them: the streams of ``integers`` and
``permutation`` may change from one version to another (NEP 19). The lock file pins the version, hence the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.signedinteger[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]

ALL = 2**32
LARGEST_PRIMES = {6: 899_981, 8: 89_999_999}  # below 9 x 10**(digits - 1); checked by the tests
FAMILIES = ("people", "orders", "web", "mail", "ads", "support", "dirt")


def streams(seed: int) -> dict[str, np.random.Generator]:
    """Return one generator for each family of tables, so that a change in one leaves the others as they are."""
    return {
        family: np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, number])))
        for number, family in enumerate(FAMILIES)
    }


def chance(rng: np.random.Generator, per_10000: int | Ints, size: int) -> Flags:
    """Return ``size`` draws that are true ``per_10000`` times in 10,000; an array gives each draw its own chance."""
    return rng.integers(0, 10_000, size, dtype=np.uint16) < per_10000


def between(rng: np.random.Generator, low: int, high: int, size: int) -> Ints:
    """Return whole numbers from ``low`` to ``high``, both included."""
    return rng.integers(low, high + 1, size, dtype=np.int64)


def pick(rng: np.random.Generator, weights: Sequence[int] | Ints, size: int) -> Ints:
    """Return positions in ``weights``, each as often as its weight says."""
    return np.searchsorted(_thresholds(weights), _uniform(rng, size), side="right")


def pick_by_group(rng: np.random.Generator, weights: Sequence[Sequence[int]], groups: Ints) -> Ints:
    """Return positions like ``pick``, with the weights of row ``groups[i]`` for draw i."""
    uniform = _uniform(rng, len(groups))
    found = np.zeros(len(groups), np.int64)
    for group, row in enumerate(weights):
        mine = np.flatnonzero(groups == group)
        found[mine] = np.searchsorted(_thresholds(row), uniform[mine], side="right")
    return found


def count_weights(mean: Fraction, evenness: int, largest: int) -> list[int]:
    """Return integer weights of the counts 0 to ``largest``: a negative binomial.

    Its mean is ``mean`` and its variance ``mean + mean²/evenness``: a small ``evenness`` mixes rare and heavy buyers.
    """
    again = mean / (evenness + mean)
    exact = [comb(k + evenness - 1, k) * again**k for k in range(largest + 1)]
    return [int(ALL * weight / sum(exact)) for weight in exact]


def bell_counts(rng: np.random.Generator, trials: Ints, per_million: Ints) -> Ints:
    """Return about how many of ``trials`` succeed: twelve uniform draws stand in for a normal one (Irwin-Hall)."""
    twelve = rng.integers(0, 1_000_000, (12, len(trials)), dtype=np.int64).sum(axis=0) - 6_000_000
    expected = trials * per_million / 1_000_000
    spread = np.sqrt(expected * (1_000_000 - per_million) / 1_000_000)
    return np.clip(np.rint(expected + spread * twelve / 1_000_000).astype(np.int64), 0, trials)


def unique_ids(rng: np.random.Generator, size: int, digits: int) -> npt.NDArray[np.int32]:
    """Return ``size`` different numbers of ``digits`` digits: they say nothing about age, order or kind.

    Multiples of a random step, modulo a prime, never meet; they are dealt out at random.
    """
    prime = LARGEST_PRIMES[digits]
    if size > prime:
        raise ValueError(f"{size} identifiers do not fit in {digits} digits")
    step, start = rng.integers(prime // 3, prime // 2), rng.integers(0, prime)
    return ((rng.permutation(size) * step + start) % prime + 10 ** (digits - 1)).astype(np.int32)


def _uniform(rng: np.random.Generator, size: int) -> npt.NDArray[np.uint32]:
    return rng.integers(0, ALL, size, dtype=np.uint32)


def _thresholds(weights: Sequence[int] | Ints) -> npt.NDArray[np.uint32]:
    """Return where each position but the last ends, on the scale of ``_uniform``."""
    sums = np.cumsum(np.asarray(weights, np.int64))[:-1].tolist()
    total = int(np.sum(np.asarray(weights, np.int64)))
    return np.array([min(ALL - 1, end * ALL // total) for end in sums], np.uint32)
