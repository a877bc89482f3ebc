"""From nine scores to CQC's rating, and what one score more or less would do.

Source: CQC, "How we determine ratings" and "How we will assess local authorities". The bands and
limiters are in the framework's file. All sums are in whole numbers: no rounding can move a rating.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from numbers import Integral

from models.framework import Framework, RatingBand, current

LOWEST_SCORE, HIGHEST_SCORE = 1, 4


@dataclass(frozen=True)
class Rating:
    total: int  # 9 to 36
    percent: int  # of 36, rounded up, as CQC publishes it
    rating: str
    limiter: str | None  # in words, when the total alone would have given a higher rating


@dataclass(frozen=True)
class OneStep:
    """What the result would be with one statement one score higher or lower."""

    statement: str
    change: int  # 1 or -1
    total: int
    rating: str
    limiter: str | None
    changes: bool  # the rating would be another one


def overall_rating(scores: Iterable[int], framework: Framework | None = None) -> Rating:
    """Rate nine scores, each 1 to 4, by a framework (the council rule in force unless another is given).

    Raises ValueError for more or fewer than nine, and for anything that is not a score:
    with a score unknown there is no rating, only `bounds`.
    """
    framework = framework or current()
    nine = _nine_scores(scores, framework)
    total = sum(nine)
    percent = -(-100 * total // (HIGHEST_SCORE * len(nine)))  # floor of the negative: rounds up
    rating, limiter = _limited(band_of(total, framework).rating, nine, framework)
    return Rating(total, percent, rating, limiter)


def rating_of(total: int, lowest: int, framework: Framework | None = None) -> str:
    """The rating of a total whose lowest score is this one: no other score can limit it further."""
    framework = framework or current()
    return _limited(band_of(total, framework).rating, [lowest], framework)[0]


def one_step(scores: dict[str, int], framework: Framework | None = None) -> list[OneStep]:
    """Try each statement one lower and one higher, where the scale has such a score.

    scores: statement to score, all nine.
    """
    rating_now = overall_rating(scores.values(), framework).rating
    steps = []
    for statement, score in scores.items():
        for change in (-1, 1):
            if LOWEST_SCORE <= score + change <= HIGHEST_SCORE:
                then = overall_rating({**scores, statement: score + change}.values(), framework)
                changes = then.rating != rating_now
                steps.append(OneStep(statement, change, then.total, then.rating, then.limiter, changes))
    return steps


def bounds(known: Sequence[int], framework: Framework | None = None) -> tuple[Rating, Rating]:
    """The lowest and the highest result still possible when only some of the nine scores are known."""
    framework = framework or current()
    unknown = len(framework.statements) - len(known)
    lowest, highest = ([*known, *[score] * unknown] for score in (LOWEST_SCORE, HIGHEST_SCORE))
    return overall_rating(lowest, framework), overall_rating(highest, framework)


def band_of(total: int, framework: Framework | None = None) -> RatingBand:
    """The band a total falls in, limiters apart: `total == band.lowest` is the lowest that is good."""
    framework = framework or current()
    return next(band for band in framework.bands if band.lowest <= total <= band.highest)


def points_to_next(total: int, framework: Framework | None = None) -> int | None:
    """How many more points the next band up begins at, limiters apart; none in the highest band."""
    framework = framework or current()
    return min((band.lowest - total for band in framework.bands if band.lowest > total), default=None)


def _nine_scores(scores: Iterable[int], framework: Framework) -> list[int]:
    given = list(scores)
    are_scores = all(
        isinstance(score, Integral) and LOWEST_SCORE <= score <= HIGHEST_SCORE for score in given
    )
    if len(given) != len(framework.statements) or not are_scores:
        raise ValueError(f"A rating needs nine scores, each a whole number from 1 to 4, not {given}.")
    return [int(score) for score in given]


def _limited(reached: str, scores: list[int], framework: Framework) -> tuple[str, str | None]:
    """The rating after the limiters, and the words of the one that lowered it."""
    order = [band.rating for band in sorted(framework.bands, key=lambda band: band.lowest)]
    in_force = [limiter for limiter in framework.limiters if limiter.score in scores]
    strictest = min(in_force, key=lambda limiter: order.index(limiter.best), default=None)
    if strictest is None or order.index(strictest.best) >= order.index(reached):
        return reached, None
    return strictest.best, strictest.words
