"""Figures that are well written and cannot be: half a person, a century of days, a part above its whole."""

from ingest.cells import quoted
from ingest.council_return.figure_issue import issue, shown
from ingest.council_return.lines import Line
from ingest.issues import Issue
from models.return_layout import ALL, METRICS, plain

# Far above what any council can have, so that only slips are refused: a hundred years of days, more people
# than the largest county has, a rate of one for everybody. A share has a check of its own.
LARGEST = {"days": 36_525, "count": 10_000_000, "per 100,000": 100_000, "ratio": 10_000}
LARGEST_PART = 100_000_000


def not_whole(line: Line) -> list[Issue]:
    """A count of people or of things has no decimals."""
    value = line.said("value").value
    if line.metric.unit != "count" or value is None or value == int(value):
        return []
    message = f"The value is {shown(value)}, and a count is a whole number."
    return [issue("error", "not_whole", line, message, "Give the number that was counted.")]


def beyond_belief(line: Line) -> list[Issue]:
    """Larger than any council's can be: two numbers run together, or another column's."""
    for part in ("value", "numerator", "denominator"):
        most = LARGEST.get(line.metric.unit, LARGEST_PART) if part == "value" else LARGEST_PART
        number = line.said(part).value
        if number is not None and number > most:
            unit = (
                f" {line.metric.unit}"
                if part == "value" and line.metric.unit in ("days", "per 100,000")
                else ""
            )
            message = f"The {part} is {shown(number)}{unit}; no council's can be over {shown(most)}."
            return [issue("error", "beyond_belief", line, message, f"Check the {part}.")]
    return []


def part_over_whole(figures: list[Line]) -> list[Issue]:
    """A group's count is more than everybody's. Carers may be counted apart, so they are not compared."""
    whole = {line.about: line for line in figures if plain(line.breakdown) == ALL}
    found = []
    for line in figures:
        everybody = whole.get(line.about)
        if everybody is None or line is everybody or "carer" in plain(line.breakdown):
            continue
        counts = ("value",) if line.metric.unit == "count" else ("numerator", "denominator")
        for part in counts if line.metric.unit in ("count", "%") else ():
            group, total = line.said(part).value, everybody.said(part).value
            if group is not None and total is not None and group > total:
                message = f"The {part} for {quoted(line.breakdown)} is {shown(group)}, more than the "
                message += f"{shown(total)} for all."
                rows = tuple(sorted({*line.rows, *everybody.rows}))
                mend = "Correct the one that is wrong: a part cannot be larger than the whole."
                found.append(Issue("error", "part_over_whole", message, mend, METRICS, rows=rows))
                break
    return found
