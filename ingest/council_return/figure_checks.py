"""Checks of a return's figures: a value, its numerator, its denominator and its marker against each other."""

from collections.abc import Callable

from ingest.cells import half_a_last_digit
from ingest.council_return.figure_issue import issue, shown
from ingest.council_return.impossible_checks import beyond_belief, not_whole
from ingest.council_return.lines import SCALES, Line, worked_out
from ingest.issues import Issue

ROUNDING = 0.1  # a difference this small is let pass however many digits are given
PARTS = ("value", "numerator", "denominator")


def value_and_marker(line: Line) -> list[Issue]:
    if line.said("value").value is None or line.marker is None:
        return []
    message = f"There is a value and the marker {line.marker}, which says that there is none."
    return [issue("error", "value_and_marker", line, message, "Take one of the two out.")]


def two_markers(line: Line) -> list[Issue]:
    """One stands in the value's column and another in the marker's."""
    given = {line.said("value").marker, line.said("marker").value} - {None}
    if len(given) < 2:
        return []
    message = f"There are two markers, {' and '.join(sorted(given))}."
    return [issue("error", "two_markers", line, message, "Keep the one that is right, in the column Marker.")]


def negative(line: Line) -> list[Issue]:
    """Nothing that a return asks for can be below nought."""
    below = [part for part in PARTS if (line.said(part).value or 0) < 0]
    if not below:
        return []
    message = f"The {below[0]} is {shown(line.said(below[0]).value)}, less than nought."
    return [issue("error", "negative", line, message, "Give the number without the minus, or correct it.")]


def share_over_100(line: Line) -> list[Issue]:
    numerator, denominator = line.said("numerator").value, line.said("denominator").value
    if line.metric.unit != "%":
        return []
    if numerator is not None and denominator and numerator > denominator > 0:
        share, parts = 100 * numerator / denominator, (shown(numerator), shown(denominator))
        mend = f"Check the numerator, {parts[0]}, and the denominator, {parts[1]}."
    elif (value := line.said("value").value) is not None and value > 100:
        share, mend = value, "Check the value."
    else:
        return []
    message = f"The share is {shown(round(share, 1))}%. A share cannot be more than 100%."
    return [issue("error", "share_over_100", line, message, mend)]


def denominator_is_nought(line: Line) -> list[Issue]:
    if line.said("denominator").value != 0 or line.metric.unit not in SCALES or line.marker:
        return []
    mend = "Check the denominator. If it is right, leave the value empty and give the marker z."
    message = "The denominator is 0, and nothing can be divided by it."
    return [issue("error", "denominator_is_nought", line, message, mend)]


def value_disagrees(line: Line) -> list[Issue]:
    """Compared with what the parts make, give or take rounding: half a unit of its last digit, or 0.1."""
    value, made = line.said("value").value, _made(line)
    if value is None or made is None:
        return []
    allowed = max(half_a_last_digit(line.cells["value"].text), ROUNDING) + 1e-9
    if abs(value - made) <= allowed:
        return []
    parts = " / ".join(shown(line.said(part).value) for part in PARTS[1:])
    message = f"The value is {shown(value)}, but {parts} makes {shown(round(made, 1))}."
    mend = f"Correct the one that is wrong. Up to {shown(round(allowed, 4))} apart counts as rounding."
    if line.metric.unit == "%" and abs(100 * value - made) <= 0.5:
        mend = f"Give it as a percentage: {shown(round(made, 1))}."
    return [issue("error", "value_disagrees", line, message, mend)]


def share_below_1(line: Line) -> list[Issue]:
    """A spreadsheet keeps a typed "12%" as 0.12, and "100%" as 1: with no parts to tell, the person looks."""
    value = line.said("value").value
    if line.metric.unit != "%" or value is None or not 0 < value <= 1 or _made(line) is not None:
        return []
    message = f"The value {shown(value)} is read as {shown(value)}%."
    mend = f"If {shown(100 * value)}% is meant, give {shown(100 * value)}."
    return [issue("warning", "share_below_1", line, message, mend)]


def value_worked_out(line: Line) -> list[Issue]:
    """Numerator and denominator are given and the value is not."""
    made = worked_out(line)
    if made is None or "value" in line.cells or line.marker:
        return []
    parts = " / ".join(shown(line.said(part).value) for part in PARTS[1:])
    message = f"The value was left empty; {parts} makes {shown(made)}, and that is read."
    return [issue("warning", "value_worked_out", line, message, "If that is right there is nothing to do.")]


FIGURE_CHECKS: tuple[Callable[[Line], list[Issue]], ...] = (
    value_and_marker,
    two_markers,
    negative,
    not_whole,
    beyond_belief,
    share_over_100,
    denominator_is_nought,
    value_disagrees,
    share_below_1,
    value_worked_out,
)


def check_figure(line: Line) -> list[Issue]:
    """The first error there is, so that one slip is told once; else every warning."""
    found = [each for check in FIGURE_CHECKS for each in check(line)]
    errors = [each for each in found if each.level == "error"]
    return errors[:1] or found


def _made(line: Line) -> float | None:
    """What the parts make, unrounded; null if they make nothing."""
    if worked_out(line) is None:
        return None
    return line.said("numerator").value / line.said("denominator").value * SCALES[line.metric.unit]
