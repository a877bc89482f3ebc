"""What the page Our return says: where things stand, what is in the way, what will be stored."""

from datetime import date

import polars as pl

from regional.words.plain import day, several
from regional.words.versions import to_mend

STEPS = ("Download", "Upload", "Mend", "See what changed", "Submit")
HEADING = "Our return: what a council sends its region each quarter"
SIGN_IN = (
    "Sign in to send a return. A council's contributors and approvers may; a region's lead invites them."
)
FOR_NO_COUNCIL = (
    "You are signed in, but may not send a return for any council. A council's approver or its region's lead "
    "can make you a contributor. If you were asked for a code from an app, set that up first."
)
FOR_A_LEAD = (
    "You may not send a return for any council. What your region asks its councils for, and how far they "
    "have come, is on the page Collection."
)
DISCLOSURE = (
    "Every upload that is stored is kept as received. This return could be asked for under the Freedom of "
    "Information Act: write it fit to be read, without names or details of people who draw on care."
)


def heading(council: str, quarter: str) -> str:
    return f"{council}'s return for {quarter}"


NO_DUE_DATE = "No due date is set."
TAKEN_BACK = "What was sent is withdrawn, and nothing has been sent in its place."


def standing(quarter: str, versions: pl.DataFrame, who_sees: str, is_due: str = NO_DUE_DATE) -> str:
    """Where this quarter's return stands, and who sees it. versions: of data.versions, newest first.

    is_due: what `due` said.
    """
    current = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "current")
    said = [_stands(row) for row in current.iter_rows(named=True)]
    if not said:
        taken_back = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "withdrawn")
        said = [f"Nothing has been sent yet. {is_due}" if taken_back.is_empty() else TAKEN_BACK]
    elif "shared" not in current["stage"] and is_due != NO_DUE_DATE:
        said.append(is_due)
    return " ".join([*said, who_sees])


def step_with(versions: pl.DataFrame, quarter: str) -> str | None:
    """The step before anything is uploaded: a draft that is there is to be mended, or sent once more.

    None where the return is sent: there is no next step.
    """
    current = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "current")
    drafts = current.filter(pl.col("stage") == "draft")
    if drafts.is_empty():
        return "Download" if current.is_empty() or "sent back" in current["stage"] else None
    return "Mend" if any(to_mend(issues) for issues in drafts["issues"]) else "Upload"


def _stands(row: dict) -> str:
    version = f"Version {row['version']}"
    match row["stage"]:
        case "draft":
            faults = len(to_mend(row["issues"]))
            mend = f"{several(faults, 'thing')} to mend" if faults else "nothing to mend"
            return f"{version} is kept as a draft with {mend}."
        case "shared":
            return f"{version} was submitted on {day(row['stored_at'])} and is shared."
        case "sent back":
            return f"{version} was submitted on {day(row['stored_at'])} and sent back."
    return f"{version} was submitted on {day(row['stored_at'])} and waits for approval."


def due(opened: dict | None, today: date) -> str:
    """By which day a return is due, and how late it is. opened: of data.collection.collection."""
    if opened is None:
        return NO_DUE_DATE
    over = (today - opened["due"]).days
    if over > 0:
        return f"It was due on {day(opened['due'])}: {several(over, 'day')} ago."
    return f"It is due on {day(opened['due'])}{', today' if over == 0 else ''}."


def steps(current: str | None) -> str:
    """The five steps in a line, the current one bold; none of them where all is done."""
    parts = [
        f"**{number} {step}**" if step == current else f"{number} {step}"
        for number, step in enumerate(STEPS, start=1)
    ]
    return " · ".join(parts)
