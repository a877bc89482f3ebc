"""What a council is told of a return that is behind, and what the lead is told of the reminders."""

from datetime import date

import polars as pl

from regional.words.plain import day, several

HEADING = "Reminders"
BY_HAND = (
    "No mail server is set (REGIONAL_SMTP_URL), so nothing is sent from here: copy each text, then say that "
    "they are sent."
)
BY_MAIL = "They go out by e-mail, at most one a person, council and day."
BAD_SETTING = "To mend: {} Until then nothing is sent from here, and the texts can be copied."
MARK = "All of these are sent by hand"
DONE = {
    "not started": "We have nothing from {} for {} yet.",
    "withdrawn": "What {} sent for {} was withdrawn, and nothing has come in its place yet.",
    "draft": "{} has a draft of its return for {}, which is not submitted yet.",
    "sent back": "The return of {} for {} was sent back by its approver and waits to be mended.",
    "waiting": "The return of {} for {} is submitted and waits for its approver.",
}
STATES = {
    "waiting": "not sent yet",
    "sending": "not known whether it was sent",
    "sent": "sent",
    "failed": "not sent: the mail server refused it",
}


def subject(row: dict, quarter: str) -> str:
    """row: of analysis.progress."""
    return f"{row['short_name']}: the return for {quarter}"


def body(row: dict, quarter: str, due: date | None) -> str:
    """The whole text. row: of analysis.progress."""
    said = [DONE[row["state"]].format(row["short_name"], quarter)]
    if due and row["late"]:
        said.append(f"It was due on {day(due)}, {several(row['late'], 'day')} ago.")
    elif due:
        said.append(f"It is due on {day(due)}.")
    said.append("Open the page Our return to go on, or tell the region's lead what stands in the way.")
    return "\n\n".join(["Hello,", " ".join(said)])


def press(n: int) -> str:
    return f"Remind {several(n, 'council')} now"


def came_of_it(made: int, sent: int, failed: int, by_mail: bool) -> str:
    if not made and not sent and not failed:
        known = "Whoever can be reminded was reminded today, or nobody of theirs is known here."
        return f"Note: nothing new. {known}"
    if not by_mail:
        return f"Done: {several(made, 'reminder')} to copy, below."
    not_sent = f" {several(failed, 'reminder')} could not be sent and stand below." if failed else ""
    return f"Done: {several(sent, 'reminder')} sent.{not_sent}"


def outbox_heading(messages: pl.DataFrame) -> str:
    open_ones = messages.filter(pl.col("state") != "sent").height
    return f"Outbox: {several(messages.height, 'reminder')}, {open_ones} not sent"


def whom(row: dict) -> str:
    """row: of data.outbox.messages."""
    name = f"{row['name']} ({row['email']})" if row["email"] else "somebody whose address was taken out"
    return f"{day(row['day'])}, {row['short_name']}: to {name}. {STATES[row['state']].capitalize()}."


def to_copy(row: dict) -> str:
    return f"To: {row['email'] or '-'}\nSubject: {row['subject']}\n\n{row['body']}"


def table(messages: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Day": day(row["day"]),
            "Council": row["short_name"],
            "To": row["email"] or "address taken out",
            "State": STATES[row["state"]],
        }
        for row in messages.iter_rows(named=True)
    )
