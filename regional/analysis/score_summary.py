"""What the scores of several councils on one statement come to. Scores are ordered words: no mean of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regional.analysis.intervals import wilson_limits

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class ScoreSummary:
    """Quartiles are scores that somebody has: [2, 2, 3, 3] has the median 2. All null without a score."""

    n: int  # known scores
    missing: int
    counts: dict[int, int]
    lower_quartile: int | None
    median: int | None
    upper_quartile: int | None
    three_or_above: int
    interval: tuple[float, float] | None  # 95% limits of the share at 3 or above, 0 to 1 (Wilson)

    @property
    def modes(self) -> list[int]:
        """The scores that most councils have: one, or several that are level."""
        most = max(self.counts.values())
        return [level for level, count in self.counts.items() if count == most > 0]


def score_summary(scores: Sequence[int | None]) -> ScoreSummary:
    """scores: 1 to 4 each, null if not known.

    Quartiles are the inverse of the empirical distribution (type 1 of Hyndman and Fan, 1996).
    """
    known = [score for score in scores if score is not None]
    counts = {level: known.count(level) for level in LEVELS}
    at_three, missing = counts[3] + counts[4], len(scores) - len(known)
    if not known:
        return ScoreSummary(0, missing, counts, None, None, None, 0, None)
    quartiles = [int(score) for score in np.quantile(known, (0.25, 0.5, 0.75), method="inverted_cdf")]
    limits = wilson_limits(at_three, len(known))
    return ScoreSummary(len(known), missing, counts, *quartiles, at_three, limits)
