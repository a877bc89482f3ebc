"""What the form on Our return says after a press: what is to mend, what is stored, who else wrote."""

from datetime import datetime

import polars as pl

from models.issue import Issue
from regional.words.fill_in import SAVE, about, label
from regional.words.plain import UK_TIME, day, escaped, several
from regional.words.sign_off import submitted

KEEP_MINE, OPEN_THEIRS = "Keep mine as a new draft", "Keep mine, then go on from theirs"
NOTHING_STORED = "Nothing is stored: this form holds nothing yet that could be read."
CAME_BACK = "The boxes hold what was typed before the connection was lost."
NOT_STORED_YET = (
    "Note: the connection was lost. What was typed is kept, for you alone: "
    f"press {SAVE} to share it with your colleagues as a draft."
)
BEGIN_AGAIN = "Throw away what I typed"
NOT_KEPT_AS_TYPED = (
    "**To mend:** A box of this row seems to hold something about a person. "
    "Take it out: until then the box is not kept as you type."
)
MOST_LISTED = 8
PERSONAL = "Take it out and press the button again. Nothing was stored; the other boxes hold what they held."


def message(issue: Issue) -> str:
    """An issue as it is told of a box: the sentences about rows and uploads are not for here."""
    if issue.check == "personal_data":
        return f"It seems to hold {issue.message.partition(' to hold ')[2]} {PERSONAL}"
    if issue.check == "extra_sheet":  # switched off since the form was opened
        return f"{issue.message.partition('. ')[0]}. What is typed there is kept as it is and not read."
    return f"{issue.message} {issue.mend}"


def under_its_row(issue: Issue) -> str:
    level = "To mend" if issue.level == "error" else "To look at"
    return f"**{level}:** {escaped(message(issue))}"


def to_mend(faults: list, kept: bool) -> str:
    """The list above the form. faults: of workflow.typed; kept: whether it may be kept as a draft."""
    how = "it can be submitted when none is left." if kept else "nothing is stored, because of this."
    return f"To mend ({len(faults)}): {how}\n{listed(faults)}"


def listed(faults: list) -> str:
    lines = [f"- {fault(each)}" for each in faults[:MOST_LISTED]]
    if more := len(faults) - len(lines):
        lines.append(f"- {several(more, 'more', 'more')}, each under its row.")
    return "\n".join(lines)


def fault(found) -> str:
    """Where and what, in a line of the list above the form. found: workflow.typed.Fault."""
    first = found.places[0] if found.places else None
    if first is None:
        where = found.issue.sheet or "All that was typed"
    else:
        where = f"{first.sheet}, {label(first) if len(found.places) == 1 else about(*first[:3])}"
    return f"**{escaped(where)}** {escaped(message(found.issue))}"


def stored(done, council: str, quarter: str, to_mend: int) -> str:
    """done: ingest.load_return.Stored."""
    if done.already:
        return f"Note: nothing has changed since version {done.version}."
    if done.stage != "draft":
        return submitted(council, quarter, done.version, done.stage == "shared")
    mend = f", with {several(to_mend, 'thing')} to mend" if to_mend else ". It can be submitted"
    return f"Done: kept as a draft, version {done.version}{mend}."


def left_off(at: datetime) -> str:
    return (
        f"Note: the boxes hold what you typed until {moment(at)}. It is kept, for you alone: "
        f"press {SAVE} to share it with your colleagues as a draft."
    )


def kept_as_typed(kept: int, refused: int, *, checked: bool) -> str:
    """How much of what was typed no press has stored yet. refused: boxes that hold personal data."""
    state = "for you alone" if checked else "not yet checked"
    said = f"{several(kept, 'box', 'boxes')} kept as typed, {state}."
    if refused:
        told = "look under its row" if refused == 1 else "look under their rows"
        said += f" {several(refused, 'box is', 'boxes are')} not kept: {told}."
    return said


def in_short(found) -> str:
    """What came of the last press, for the bar that is always in sight. found: workflow.typed.Saved."""
    if found.newer:
        return f"Not stored: version {found.newer} was stored meanwhile, see above."
    if found.stored is None:
        return "" if found.looked_at.may_be_kept else "Nothing is stored."
    if found.stored.stage != "draft":
        return f"Submitted as version {found.stored.version}."
    return f"Kept as version {found.stored.version}."


def somebody_else(row: dict, opened_with: int | None) -> str:
    """row: of data.versions. opened_with: null where the connection was lost and nobody knows."""
    what = "kept as a draft" if row["stage"] == "draft" else "submitted"
    if opened_with is None:
        began = "The connection was lost since this form was opened: look at where the two differ."
    else:
        newest = f"version {opened_with} was the newest" if opened_with else "nothing was stored"
        began = f"When this form was opened, {newest}."
    return (
        f"Note: version {row['version']} was {what} on {moment(row['stored_at'])}. {began} "
        "Nothing of yours is stored yet. All versions are kept, whichever you choose."
    )


def differing(frame: pl.DataFrame, version: int) -> pl.DataFrame:
    """frame: of workflow.typed.differences; an empty side is a dash."""
    rows = [
        {
            "Sheet": row["sheet"],
            "About": about(row["sheet"], row["about"], row["breakdown"]),
            "What": row["field"].replace("_", " "),
            "Yours": row["mine"] or "–",
            f"Version {version}": row["theirs"] or "–",
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def differing_heading(n: int, version: int) -> str:
    return f"Where yours and version {version} differ: {several(n, 'box', 'boxes')}"


def went_on(kept: int | None, theirs: int) -> str:
    mine = f"Yours is kept as version {kept}. " if kept else ""
    return f"Done: {mine}The form now shows version {theirs}; press {SAVE} to go on from it."


def moment(at: datetime) -> str:
    """A day and a time of day, as a clock in England shows it."""
    return f"{day(at)} at {at.astimezone(UK_TIME):%H:%M}"
