"""The range of ratings that unsure own scores come to, in words: arithmetic on what a council believes."""

from collections.abc import Mapping

import polars as pl

from regional.analysis.rating_range import rating_range

# How sure a council is of a score: in words, the chance that it is one lower and that it is one higher.
SURE = {
    "sure": ("Sure", 0.0, 0.0),
    "lower": ("Perhaps one lower (1 in 4)", 0.25, 0.0),
    "even lower": ("As likely one lower (1 in 2)", 0.5, 0.0),
    "higher": ("Perhaps one higher (1 in 4)", 0.0, 0.25),
    "either": ("Perhaps one either way (1 in 4 each)", 0.25, 0.25),
}
HEADING = "What rating the own scores could come to, if they are unsure"
EXPLAINED = (
    "Say how sure you are of each own score. The sums are CQC's, limiters included. Nothing of this is "
    "stored or sent. It is arithmetic on what you believe, and no forecast of what CQC will find."
)
HOW_MADE = (
    "Scores of one council go up and down together, and how closely is not known. So each chance is a range: "
    "from statements that have nothing to do with each other to ones tied by a common factor with a "
    "correlation of 0.5 (a Gaussian copula). Both are worked out exactly, without drawing lots."
)


def chances(score: int, how: str) -> tuple[float, ...]:
    """The chances of scores 1 to 4. A score of 1 cannot be lower nor one of 4 higher: it stays."""
    _, lower, higher = SURE[how]
    levels = dict.fromkeys((1, 2, 3, 4), 0.0)
    levels[max(1, score - 1)] += lower
    levels[min(4, score + 1)] += higher
    levels[score] += 1 - lower - higher
    return tuple(levels.values())


def said(own: Mapping[str, int], how: Mapping[str, str]) -> tuple[str, pl.DataFrame]:
    """The sentence and the table. own: nine scores by statement; how: of SURE, by statement."""
    found = rating_range([chances(score, how[statement]) for statement, score in own.items()])
    possible = {rating: pair for rating, pair in found.items() if pair[1] > 0}
    table = pl.DataFrame([{"Rating": rating, "Chance": _percents(*pair)} for rating, pair in found.items()])
    if len(possible) == 1:
        rating = next(iter(possible))
        return f"All of these come to {rating}: arithmetic, and no forecast.", table
    parts = [f"{rating} {_percents(*pair)}" for rating, pair in reversed(possible.items())]
    return f"If the own scores are as unsure as this: {'; '.join(parts)}.", table


def _percents(low: float, high: float) -> str:
    if high == 0:
        return "none"
    lower, upper = _percent(low), _percent(high)
    return lower if lower == upper else f"{lower} to {upper}"


def _percent(chance: float) -> str:
    """Never finer than a whole per cent, and never a certainty that is none."""
    if chance < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < chance < 1 - 1e-9 else f"{chance:.0%}"
