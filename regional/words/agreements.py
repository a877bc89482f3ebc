"""What is said of data-sharing agreements."""

from datetime import date

import polars as pl

from regional.words.plain import day, of, the
from regional.words.sharing import tiers

REFUSED_MEND = "Ask the region's lead to record the agreement, or its renewal. Then upload it again."
TEXT_MISSING = "To mend: fill in the {}, in at most {} characters."
ENDS_BEFORE_IT_STARTS = "To mend: the last day is before the first. Change one of them."
NO_SUCH_TIER = "To mend: choose how far it goes."
GONE = "Note: it had ended already. Nothing was changed."
RECORDED = "Done: the agreement is recorded."
ENDED = "Done: it holds no longer. What the council sent is seen by itself alone until another is recorded."
RECORD, END, ASK = "Record an agreement", "End this agreement today", "Ask every council for one"
SURE = "Yes, end it. From today nobody but the council sees what it sent"
FOOT = (
    "Where every council is asked for one, nothing is taken from a council without a current agreement, and "
    "what it sent is seen by itself alone. Once one was recorded for a council, its last day counts for that "
    "council either way: the day after, what it sent is hidden from everyone else until another is recorded. "
    "What was counted without names before that day stays counted."
)
LOCAL = (
    "Nobody signs in here, so no upload is refused: whoever uses this machine goes on. Where people sign in, "
    "it holds."
)


def refused(council: str, region: str, ran_out: date | None, today: date) -> str:
    """Why nothing is taken from a council. ran_out: the last day of its newest agreement; null: none."""
    if ran_out is None:
        why = f"{the(region)} asks for a data-sharing agreement, and none is recorded for {council}"
    elif ran_out >= today:
        why = f"The data-sharing agreement recorded for {council} has not begun yet"
    else:
        why = f"{council}'s data-sharing agreement ran out on {day(ran_out)}"
    return f"{why[:1].upper()}{why[1:]}. Nothing can be taken until there is a current one."


def heading(region: str, councils: int, covered: int, asked: bool) -> str:
    said = f"{of(covered, councils)} councils have a current one"
    return f"Data-sharing agreements in {the(region)}: {said}{'' if asked else '; not asked of everyone'}"


def table(rows: list[dict], today: date) -> pl.DataFrame:
    """rows: of data.agreements, with `last_day` and `holds`."""
    return pl.DataFrame(
        [
            {
                "Council": row["council"],
                "State": _state(row, today),
                "From": day(row["starts"]),
                "To": day(row["last_day"]),
                "Up to": tiers(row["council"], row["region"])[row["widest"]],
                "Parties": row["parties"],
                "Purpose": row["purpose"],
            }
            for row in rows
        ]
    )


def line(row: dict) -> str:
    return f"{row['council']}, {day(row['starts'])} to {day(row['last_day'])}"


def covers(row: dict | None, council: str, region: str) -> str:
    """What a council is told of its own agreement. row: of data.agreements; null: none is current."""
    if row is None:
        return (
            f"No current data-sharing agreement is recorded for {council}: only {council} sees what it sent."
        )
    widest = tiers(council, region)[row["widest"]]
    return (
        f"{council}'s data-sharing agreement holds to {day(row['last_day'])} and goes as far as: {widest}. "
        "What is chosen beyond that opens to nobody."
    )


def _state(row: dict, today: date) -> str:
    if row["holds"]:
        return "current"
    return "ended" if row["last_day"] < today else "begins later"
