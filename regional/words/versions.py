"""What is said of the versions of a return: which one, of what kind its file is, what was wrong with it."""

import json

from models.issue import Issue
from regional.words.plain import day, several

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
}


def name(row: dict) -> str:
    """row: of data.versions."""
    return f"{row['quarter']}, version {row['version']}"


def received_name(row: dict) -> str:
    """What the file is called when it is taken away: the versions of a quarter often share one name."""
    return f"version {row['version']}, {row['filename']}"


def kind(filename: str) -> str:
    """The media type of a stored file, by its ending: never one that a browser opens as a page."""
    return KINDS.get(filename.rpartition(".")[2].lower(), "application/octet-stream")


def to_mend(issues: str) -> list[Issue]:
    """The errors in a version's issues, which are kept as JSON."""
    return [issue for issue in _kept(issues) if issue.level == "error"]


def to_look_at(issues: str) -> list[Issue]:
    """The warnings, likewise."""
    return [issue for issue in _kept(issues) if issue.level == "warning"]


def _kept(issues: str) -> list[Issue]:
    return [Issue(**(each | {"rows": tuple(each["rows"])})) for each in json.loads(issues)]


def draft_heading(row: dict, n: int) -> str:
    """row: of data.versions."""
    kept = f"version {row['version']}, kept as a draft on {day(row['stored_at'])}"
    return (
        f"To mend in {kept}: {several(n, 'thing')}. "
        "Mend the file and upload it, or go on in Fill in here, which shows each beside its box."
    )


def nothing_sent(council: str) -> str:
    how = "Download the workbook, fill it in and upload it, or choose Fill in here."
    return f"{council} has sent nothing yet. {how}"


WITHDRAW = "Withdraw a return"
WITHDRAW_MEANS = (
    "What was sent for the quarter counts no longer, here or for the region, drafts included. That it was "
    "sent and withdrawn stays in the list above, and its files stay with {}. To mend something, submit a "
    "correction instead: it takes the place of what was sent."
)


def withdrawn(quarter: str) -> str:
    return f"The return for {quarter} is withdrawn. A new one can be sent at any time."


def stands_no_longer(quarter: str) -> str:
    return f"Nothing was withdrawn: somebody has withdrawn the return for {quarter} already."
