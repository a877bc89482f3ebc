"""What a council is told of a return that is behind, and what the lead is told of the reminders."""

from datetime import date

import polars as pl

from models.council import INVENTED_MARK, INVENTED_REGIONS, is_invented
from regional.words.plain import day, listed, several

HEADING = "Reminders"
CHASE = "A text to copy, the same for each who is behind"
MARK = "All of these are sent by hand"
BY_HAND = (
    "Nothing is sent by e-mail from here. The button makes a text for each person: copy each text, send it, "
    f'and press "{MARK}".'
)
NOT_OPENED = "The quarter is not opened, so nobody is reminded. Open it, with a day on which returns are due."
NOT_YET = "Councils are reminded once the quarter is opened and has ended. Open the page again and look."
BY_MAIL = "They go out by e-mail, at most one a person, council and day."
BAD_SETTING = "To mend: {} Until then nothing is sent from here, and the texts can be copied."
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
    mark = [INVENTED_MARK] if is_invented(row["ons_code"]) else []
    return "\n\n".join(["Hello,", " ".join(said), *mark])


def chase(region: str, quarter: str, due: date, today: date) -> str:
    """One text for all who are behind: it names no council."""
    over = (today - due).days
    was = f"was due on {day(due)}, {several(over, 'day')} ago" if over > 0 else f"is due on {day(due)}"
    mark = [INVENTED_MARK] if region in INVENTED_REGIONS else []
    return "\n\n".join(
        [
            "Hello,",
            f"The return for {quarter} {was}. Your council's is not finished yet.",
            "Open the page Our return to go on, or tell me what stands in the way.",
            *mark,
        ]
    )


def press(n: int) -> str:
    return f"Remind {several(n, 'council')} now"


def came_of_it(made: tuple, sent: int, failed: int, by_mail: bool) -> list[str]:
    """What a press did: sentences. made: of workflow.reminders.made."""
    new, councils, already, nobody = made
    said = []
    if new:
        where = "" if by_mail else ", to copy below"
        said.append(f"Done: {several(new, 'reminder')} to {several(councils, 'council')}{where}.")
    elif not sent and not failed:
        said.append("Note: no new reminder.")
    if already:
        said.append(f"{several(already, 'council was', 'councils were')} reminded today before.")
    if by_mail and (sent or failed):
        said.append(f"{several(sent, 'reminder was', 'reminders were')} sent by e-mail.")
    if failed:
        said.append(f"{several(failed, 'reminder')} could not be sent: see below.")
    if nobody:
        have = several(len(nobody), "council has", "councils have")
        who = "nobody here who could send or approve the return"
        said.append(f"{have} {who}: {listed(nobody)}. Copy the text below for them.")
    return said


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
