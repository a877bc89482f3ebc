"""Checks of a result read from CQC's pages: does it agree with itself and with the rule?"""

from ingest.issues import Issue
from models.framework import STATEMENTS, current

LOOK = "Compare the pages on CQC's site; one of them may have been saved half."


def no_council(name: str) -> Issue:
    message = "No page says which council it is about, by a name that we know."
    return Issue("error", "no_council", message, "Save and load the summary page too.", sheet=name)


def nothing_read(name: str) -> Issue:
    message = "No score, no rating and no finding could be read from what was given."
    mend = "Save the page whole, as HTML, once it is drawn; or tell us that CQC's pages have changed."
    return Issue("error", "nothing_read", message, mend, sheet=name)


def pages_differ(what: str, said: set) -> Issue:
    told = " and ".join(str(each) for each in sorted(said, key=str))
    return Issue("error", "pages_differ", f"The pages give for {what}: {told}.", LOOK)


def of_a_result(kind: str, scores: dict[str, int], percent: int | None, rating: str | None) -> list[Issue]:
    """Nine scores have to give the percentage and the rating that are printed; a pilot's need not."""
    if kind != "formal" or set(scores) != set(STATEMENTS):
        return []
    total = sum(scores.values())
    worked_out = -(-100 * total // (4 * len(STATEMENTS)))  # CQC rounds up
    issues = []
    if percent is not None and percent != worked_out:
        message = f"The nine scores add up to {total} of 36, so {worked_out}%; the page says {percent}%."
        issues.append(Issue("error", "scores_contradict_percentage", message, LOOK))
    by_rule = rating_of(scores)
    if rating is not None and rating != by_rule:
        message = f"By CQC's rule these nine scores are {by_rule}; the page says {rating}."
        issues.append(Issue("error", "scores_contradict_rating", message, LOOK))
    return issues


def rating_of(scores: dict[str, int]) -> str:
    """The band of the total, lowered by the limiters of the rule in force."""
    rule, total = current(), sum(scores.values())
    order = [band.rating for band in sorted(rule.bands, key=lambda band: band.lowest)]
    reached = next(band.rating for band in rule.bands if band.lowest <= total <= band.highest)
    best = [limiter.best for limiter in rule.limiters if limiter.score in scores.values()]
    return min([reached, *best], key=order.index)
