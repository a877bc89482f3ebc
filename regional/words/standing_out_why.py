"""Why a thing is on the list of what is worth talking about, by its kind: the rule that put it there."""

from regional.analysis.standing_out import (
    APART,
    BETTER,
    CONCERN,
    FEWEST_TO_STAND_OUT,
    IMPROVEMENT,
    OWN_ABOVE,
    SHARED,
    WORSE,
)

NOTHING = (
    "Nothing stands out by our rules: no special point in the newest quarter, no own score two above CQC's, "
    "no clear gap to most of the peers, no weakness that most of the region shares."
)
BY_TREND = (
    "It is here because its newest point is special by the trend rules, or was and has stayed two thirds of "
    f"the way to the limit since. Figures of under {FEWEST_TO_STAND_OUT} people are left out."
)
BY_GAP = (
    "It is here because the figure is {} than England's by its interval, allowing for the number of metrics "
    "looked at, and than two thirds or more of the nearest neighbours with a test; it stays until that is "
    f"under half. Figures of under {FEWEST_TO_STAND_OUT} people or older than three years are left out."
)
WHY = {
    CONCERN: BY_TREND,
    IMPROVEMENT: BY_TREND,
    WORSE: BY_GAP.format("worse"),
    BETTER: BY_GAP.format("better"),
    OWN_ABOVE: (
        "It is here because the own score is two above CQC's, or was and has stayed one above since."
    ),
    SHARED: "It is here because two thirds or more of the region's councils with a score have 2 or below.",
    APART: "It is here because the test against the rest of England is clear, allowing for nine statements.",
}
WHY_REGION = WHY | {
    CONCERN: f"{BY_TREND} Two councils or more show it; only returns you may see are looked at.",
    IMPROVEMENT: f"{BY_TREND} Two councils or more show it; only returns you may see are looked at.",
    OWN_ABOVE: (
        "It is here because half or more of the own scores you may see are above CQC's, of five pairs or "
        "more; it stays until that is under a third."
    ),
}
