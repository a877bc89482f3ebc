"""Which way a short series goes, and how sure that is: for fewer points than an XmR chart needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy import stats

from regional.analysis.group_tests import go_together


@dataclass(frozen=True)
class Slope:
    """tau and p are null for a constant series. Four points can never give a p under 0.05."""

    per_period: float  # the middle one of the slopes between all pairs of points (Theil and Sen)
    tau: float | None  # Kendall's: 1 each point higher than all before it, -1 lower
    p: float | None


def slope(values: Sequence[float]) -> Slope:
    """values: in order of time, evenly spaced, none missing, at least two."""
    order = range(len(values))
    found = go_together(order, values)
    steepness = stats.theilslopes(values, order).slope
    return Slope(steepness, found.tau_b, found.p) if found else Slope(steepness, None, None)
