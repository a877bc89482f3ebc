"""Does one thing go with another, counted in councils: Fisher's test and the odds ratio of a table of four.

Association and no cause: reports are written by people who know the rating. METHODS.md section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from regional.analysis.intervals import Z_95
from regional.analysis.two_shares import fisher


@dataclass(frozen=True)
class Odds:
    p: float  # Fisher's exact, two-sided; 1 where a row or a column is empty
    ratio: float | None  # of the sample: 0, infinite, or null where a row or a column is empty
    steadied: float  # with half a council added to each cell (Haldane), so that it is always a number
    lower: float  # 95% limits of the steadied one
    upper: float


def odds(table: Sequence[Sequence[int]]) -> Odds:
    """table: ((a, b), (c, d)), councils with the theme and without, in one group and in the other."""
    (a, b), (c, d) = table
    half = [count + 0.5 for count in (a, b, c, d)]
    steadied = half[0] * half[3] / (half[1] * half[2])
    reach = Z_95 * sqrt(sum(1 / count for count in half))
    return Odds(
        p=fisher(a, a + b, c, c + d),
        ratio=_ratio(a * d, b * c),
        steadied=steadied,
        lower=exp(log(steadied) - reach),
        upper=exp(log(steadied) + reach),
    )


def _ratio(upper: int, lower: int) -> float | None:
    if lower:
        return upper / lower
    return inf if upper else None
