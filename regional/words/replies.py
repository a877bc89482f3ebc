"""What is said of a region's notes and what councils answer: an answer that never came is no agreement."""

from datetime import date

import polars as pl

from models.reply import ANSWERS, WORKING_DAYS
from models.theme import themes
from regional.words.plain import day, listed, moment, of, several, the
from regional.words.region import NAMES

NO_REPLY = "no reply"
OPEN, LATE = "can be answered until {}", ", late: it was due {}"
WHAT_IT_IS = (
    f"What a region's lead says of a council goes to that council first. It has {WORKING_DAYS} working days "
    "to agree, disagree or add context; weekends and bank holidays in England do not count. Others in the "
    "region see it once it was answered, or once the time is over. A note without an answer is shown as "
    '"no reply", which is not agreement. A late answer is kept, shown, and said to be late. Nothing is ever '
    "overwritten."
)
ON_FINDINGS = (
    "What CQC has published needs no reply, and can carry the council's comment. It stands beside the "
    "finding, not in its place."
)
SIGN_IN = "Sign in as somebody of a region to see what is said of its councils and what they answer."
REGION_SEES = "Notes that their council has answered, or whose time is over."
NONE_SENT = "Nothing has been said of a council of {} yet."
NONE_FOR = "Nothing was said of {} that it could answer."
AS_COUNCIL, AS_LEAD, AS_REGION = "As a council", "As a region's lead", "As the region sees it"
SEND, SENT = "Send it to the council", "Done: {} sees it now, and has until {} to answer."
WITHDRAW, WITHDRAWN = "Take it back", "Done: the region sees it no longer."
ANSWER, STORED = "Store the answer", "Done: the answer is stored, and stands beside the note."
STORED_LATE = "Done: the answer is stored. It came after the day it was due, and is shown as late."
COMMENT, COMMENTED = "Store the comment", "Done: the comment stands beside the finding."
APPROVERS = "An approver answers for the council."
CHOICES = {"agree": "Agree", "disagree": "Disagree", "context": "Add context"}
COLUMNS = ("Council", "What the lead says", "On", "Sent", "Where it stands")


def state(note: dict, answers: list[dict], today: date) -> str:
    """Where a note stands: answered, and how; still open; or no reply. answers: newest first."""
    if note["status"] == "withdrawn":
        return "taken back"
    if answers:
        return answered(answers[0], note)
    if today <= note["due"]:
        return OPEN.format(day(note["due"]))
    return f"{NO_REPLY}; it was due {day(note['due'])}"


def answered(answer: dict, note: dict | None = None) -> str:
    """ "Barnet disagrees, 3 December 2026, late: it was due 1 December 2026": what it says follows."""
    said = f"{answer['council']} {ANSWERS[answer['answer']]}, {day(answer['stored_at'])}"
    late = LATE.format(day(note["due"])) if note and answer["late"] else ""
    parts = [f"{said}{late}."]
    if answer["text"]:
        parts.append(answer["text"])
    if answer["evidence"]:
        parts.append(f"Evidence: {answer['evidence']}")
    return " ".join(parts)


def about(note: dict) -> str:
    named = [themes()[note["theme"]].label] if note["theme"] else []
    named += [NAMES[note["statement"]]] if note["statement"] else []
    return listed(named) or "–"


def table(notes: pl.DataFrame, replies: pl.DataFrame, today: date) -> pl.DataFrame:
    """One row a note, newest first; replies: newest first, of any note."""
    rows = []
    for note in notes.to_dicts():
        answers = replies.filter(pl.col("note_id") == note["id"]).to_dicts()
        rests = f" It rests on: {note['evidence']}" if note["evidence"] else ""
        values = (
            note["council"],
            f"{note['said']}{rests}",
            about(note),
            day(note["sent_on"]),
            state(note, answers, today),
        )
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String))


def history(answers: list[dict]) -> pl.DataFrame:
    """All that a council answered, newest first, the time with it."""
    return pl.DataFrame(
        {"When": moment(each["stored_at"]), "Answer": answered(each), "Late": "late" if each["late"] else ""}
        for each in answers
    )


def heading(region: str, notes: pl.DataFrame, replies: pl.DataFrame, today: date) -> str:
    """How many notes stand in a region, and how many have an answer."""
    stands = notes.filter(pl.col("status") == "current")
    if stands.is_empty():
        return f"Replies: nothing is said of a council of {the(region)}"
    has_answer = pl.col("id").is_in(replies["note_id"].drop_nulls().to_list())
    have = stands.filter(has_answer).height
    over = stands.filter(~has_answer, pl.col("due") < today).height
    none = f", {NO_REPLY} to {over}" if over else ""
    return f"Replies in {the(region)}: {of(have, stands.height)} notes answered{none}"


def council_heading(council: str, waiting: int) -> str:
    if not waiting:
        return f"Replies: nothing waits for {council}"
    return f"Replies: {several(waiting, 'note')} for {council} to answer"


def line(note: dict) -> str:
    return f"{day(note['sent_on'])}: {note['said']}"


def finding_line(finding: dict) -> str:
    return f"{finding['polarity'].capitalize()}, {NAMES[finding['statement']].lower()}: {finding['finding']}"


def sent(council: str, due: date) -> str:
    return SENT.format(council, day(due))


def comments_heading(stands: pl.DataFrame) -> str:
    """stands: the newest comment on each finding, of one council."""
    name = stands["council"][0]
    return f"What {name} says of its report: {several(stands.height, 'finding')} commented on"


def comments(stands: pl.DataFrame, every: pl.DataFrame) -> pl.DataFrame:
    """One row a finding; every: all the comments there were."""
    before = {key: number - 1 for key, number in every.group_by("finding").len().iter_rows()}
    return pl.DataFrame(
        {
            "The report": each["about"],
            "The council": answered(each),
            "Said before": several(before[each["finding"]], "time") if before[each["finding"]] else "–",
        }
        for each in stands.to_dicts()
    )
