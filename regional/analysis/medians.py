"""The middle of a list of days waited, with its quartiles: never a mean, which one long wait can move."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from scipy import stats


@dataclass(frozen=True)
class Middle:
    median: float
    lower_quartile: float
    upper_quartile: float
    ninth_decile: float  # nine in ten are no longer
    interval: tuple[float, float] | None  # 95% limits of the median; null with under six values


def middle(values: Sequence[float]) -> Middle:
    """values: one a person, at least one.

    Quartiles are interpolated, as Excel's QUARTILE.INC does. The limits are two of the values themselves:
    those between which the median lies by the binomial distribution (scipy, quantile_test).
    """
    lower, median, upper, ninth = np.quantile(values, (0.25, 0.5, 0.75, 0.9)).tolist()
    limits = stats.quantile_test(values, p=0.5).confidence_interval(0.95)
    known = not (isnan(limits.low) or isnan(limits.high))
    return Middle(median, lower, upper, ninth, (limits.low, limits.high) if known else None)
