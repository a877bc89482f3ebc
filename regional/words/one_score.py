"""The one-score card: what one statement, one higher or one lower, would do. Arithmetic, not a forecast."""

import polars as pl

from models.framework import current
from regional.analysis.rating import OneStep, one_step, overall_rating
from regional.words.plain import listed

FOOT = "This is arithmetic on published scores, not a forecast of what CQC will find."


def limits() -> str:
    """The limiters of the rule in force, whether or not one binds today."""
    return f"Limits that stand above the total: {'; '.join(each.words for each in current().limiters)}."


def card(nine: dict[str, int]) -> pl.DataFrame:
    """What, Total, Rating: one row for each different outcome of a step up, then now, then of a step down."""
    now = overall_rating(nine.values())
    here = {
        "What": f"Now ({now.percent}% of 36, rounded up as CQC does)",
        "Total": now.total,
        "Rating": now.rating,
    }
    steps = one_step(nine)
    return pl.DataFrame([*_rows(steps, nine, 1), here, *_rows(steps, nine, -1)])


def bands() -> str:
    """Where each rating begins: "inadequate 9, requires improvement 14, good 23, outstanding 32"."""
    return ", ".join(
        f"{band.rating} {band.lowest}" for band in sorted(current().bands, key=lambda b: b.lowest)
    )


def _rows(steps: list[OneStep], nine: dict[str, int], change: int) -> list[dict]:
    """Steps that come to the same rating for the same reason share a row."""
    outcomes = {}
    for step in steps:
        if step.change == change:
            outcomes.setdefault((step.total, step.rating, step.limiter), []).append(nine[step.statement])
    way = "One higher" if change == 1 else "One lower"
    return [
        {"What": f"{way}, {_whose(scores, nine)}{_why(limiter)}", "Total": total, "Rating": rating}
        for (total, rating, limiter), scores in outcomes.items()
    ]


def _whose(scores: list[int], nine: dict[str, int]) -> str:
    """Which statements: "any statement", or "any of the 4 at 2"."""
    if len(scores) == len(nine):
        return "any statement"
    at = listed([str(score) for score in sorted(set(scores))])
    return f"the one at {at}" if len(scores) == 1 else f"any of the {len(scores)} at {at}"


def _why(limiter: str | None) -> str:
    return f": {limiter}" if limiter else ""
