"""What rating nine unsure scores could come to. Arithmetic on what somebody believes, and no forecast.

Statements of one council go up and down together, so chances worked out as if they did not are too sure.
How closely is not known: the answer is a range, from scores that have nothing to do with each other to
scores tied by a common factor with a correlation of 0.5 (a Gaussian copula). Exact, without drawing lots:
given the common factor the scores are independent, and the factor is integrated over by Gauss and Hermite's
rule. METHODS.md section 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from models.framework import Framework, current
from regional.analysis.rating import HIGHEST_SCORE, LOWEST_SCORE, rating_of

CORRELATIONS = (0.0, 0.5)
NODES = 60  # points at which the common factor is tried
LEVELS = range(LOWEST_SCORE, HIGHEST_SCORE + 1)


@dataclass(frozen=True)
class RatingChances:
    """`ratings` has the chance of every rating, lowest first; together 1."""

    ratings: dict[str, float]
    mean_total: float
    sd_total: float


def rating_chances(
    chances: Sequence[Sequence[float]], correlation: float = 0.0, framework: Framework | None = None
) -> RatingChances:
    """chances: for each statement the chances of scores 1 to 4, adding up to 1.

    correlation: between the statements' hidden levels, 0 up to but not 1.
    Raises ValueError unless there are as many statements as the framework has, each adding up to 1.
    """
    framework = framework or current()
    given = _checked(chances, framework)
    weights, conditional = _given_the_factor(given, correlation)
    by_state = np.einsum("n,nts->ts", weights, _totals(conditional))  # total by lowest score
    totals = np.arange(by_state.shape[0])
    of_total = by_state.sum(axis=1)
    mean = float((totals * of_total).sum())
    ratings = dict.fromkeys((b.rating for b in sorted(framework.bands, key=lambda b: b.lowest)), 0.0)
    for total, lowest in np.argwhere(by_state > 0):
        ratings[rating_of(int(total), int(lowest), framework)] += float(by_state[total, lowest])
    return RatingChances(ratings, mean, float(np.sqrt(max(0.0, (totals**2 * of_total).sum() - mean**2))))


def rating_range(
    chances: Sequence[Sequence[float]], framework: Framework | None = None
) -> dict[str, tuple[float, float]]:
    """The lowest and the highest chance of every rating over CORRELATIONS."""
    found = [rating_chances(chances, correlation, framework).ratings for correlation in CORRELATIONS]
    return {
        rating: (min(way[rating] for way in found), max(way[rating] for way in found)) for rating in found[0]
    }


def _checked(chances: Sequence[Sequence[float]], framework: Framework) -> np.ndarray:
    given = np.asarray(chances, dtype=float)
    whole = given.shape == (len(framework.statements), len(LEVELS))
    if not whole or (given < 0).any() or not np.allclose(given.sum(axis=1), 1):
        raise ValueError("Each statement needs four chances, of scores 1 to 4, that add up to 1.")
    return given


def _given_the_factor(given: np.ndarray, correlation: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the factor's nodes, and each statement's chances at each node."""
    if correlation == 0:
        return np.ones(1), given[None]
    factor, weights = np.polynomial.hermite_e.hermegauss(NODES)
    below = ndtri(np.clip(np.cumsum(given, axis=1), 0, 1))  # where a hidden level passes to the next score
    below[:, -1] = np.inf
    shifted = below[None] - np.sqrt(correlation) * factor[:, None, None]
    reached = ndtr(shifted / np.sqrt(1 - correlation))
    return weights / weights.sum(), np.diff(reached, axis=2, prepend=0)


def _totals(conditional: np.ndarray) -> np.ndarray:
    """The chance of each total and lowest score at each node, statement after statement."""
    nodes, statements, _ = conditional.shape
    state = np.zeros((nodes, statements * HIGHEST_SCORE + 1, HIGHEST_SCORE + 1))
    state[:, 0, HIGHEST_SCORE] = 1
    for statement in range(statements):
        after = np.zeros_like(state)
        for score in LEVELS:
            chance = conditional[:, statement, score - LOWEST_SCORE, None, None]
            moved = np.roll(state, score, axis=1) * chance
            for lowest in LEVELS:
                after[:, :, min(lowest, score)] += moved[:, :, lowest]
        state = after
    return state
