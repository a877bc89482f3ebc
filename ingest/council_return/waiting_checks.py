"""Checks of the waiting list: people, their longest wait and the marker against each other."""

from ingest.council_return.impossible_checks import LARGEST
from ingest.council_return.lines import Line
from ingest.issues import Issue
from models.return_layout import WAITING


def people_and_marker(line: Line) -> list[Issue]:
    if line.said("waiting").value is None or line.marker is None:
        return []
    message = f"There is a number of people and the marker {line.marker}, which says that there is none."
    return [_issue("error", "people_and_marker", line, message, "Take one of the two out.")]


def wait_of_nobody(line: Line) -> list[Issue]:
    """An error, because one of the two has to be wrong and we cannot tell which."""
    days = line.said("longest_wait").value
    if line.said("waiting").value != 0 or not days:
        return []
    message = f"Nobody waits, but the longest wait is {days:,} {'day' if days == 1 else 'days'}."
    return [_issue("error", "wait_of_nobody", line, message, "Correct one of the two.")]


def wait_beyond_belief(line: Line) -> list[Issue]:
    """Longer than anybody lives: two numbers run together, or another column's."""
    days, most = line.said("longest_wait").value, LARGEST["days"]
    if days is None or days <= most:
        return []
    message = f"The longest wait is {days:,} days; none can be over {most:,}."
    return [_issue("error", "wait_beyond_belief", line, message, "Check the days.")]


def no_longest_wait(line: Line) -> list[Issue]:
    people = line.said("waiting").value
    if not people or "longest_wait" in line.cells:
        return []
    message = f"{people:,} {'person waits' if people == 1 else 'people wait'}, but the longest wait is empty."
    mend = "Fill it in, or say in the note why it is not known."
    return [_issue("warning", "no_longest_wait", line, message, mend)]


def wait_without_people(line: Line) -> list[Issue]:
    if line.said("longest_wait").value is None or "waiting" in line.cells or line.marker:
        return []
    message = "There is a longest wait, but not how many people wait."
    mend = "Fill in the people, or give a marker that says why there is no number."
    return [_issue("warning", "wait_without_people", line, message, mend)]


WAITING_CHECKS = (
    people_and_marker,
    wait_of_nobody,
    wait_beyond_belief,
    no_longest_wait,
    wait_without_people,
)


def _issue(level: str, check: str, line: Line, message: str, mend: str) -> Issue:
    return Issue(level, check, message, mend, WAITING, rows=line.rows)
