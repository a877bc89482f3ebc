"""What the page Collection says: who is behind, what is asked for, by which day."""

from datetime import date

import polars as pl

from models.quarter import ends, following, starts
from regional.words.plain import day, first_up, of, several, the

HEADING = "Collection: how far the region's councils have come with their returns"
SIGN_IN = "Sign in as a region's lead to open a quarter and to see how far its councils have come."
FOR_LEADS = (
    "This page is for regional leads. Where your own council's return stands is on the page Our return."
)
WHAT_IS_SEEN = (
    "The lead sees how far a return has come, and what is in it only once its council has approved it, as "
    "far as its tiers allow."
)
STEPS_OF = "Sign-off of"
DUE, KIND = "Due on", "What it is"
KINDS = {"quarter": "A quarter's return", "year": "The year's self-assessment"}
METRICS = "Metrics asked for"
NO_DAY = "To mend: choose the day on which it is due."
MAY_NOT = "To mend: this is for the region's lead. Open the page again and look."
OPEN_MEANS = (
    "It applies at once to every council of the region. A workbook downloaded before may lack a metric or "
    "hold one more: both can be submitted."
)
SEEN_BY = "seen by the region's lead: how far, not what is in it"
NOBODY_BEHIND = "Every council has shared its return: there is nobody to remind."
COUNTED = {  # of one council and of several, the most that is left to do first
    "not started": ("has not started", "have not started"),
    "withdrawn": ("has withdrawn its return", "have withdrawn their return"),
    "draft": ("has a draft", "have a draft"),
    "sent back": (
        "has a return that its approver sent back",
        "have a return that their approver sent back",
    ),
    "waiting": ("waits for its approver", "wait for their approver"),
}
STATES = {
    "not started": "not started",
    "withdrawn": "withdrawn",
    "draft": "has a draft",
    "sent back": "was sent back by its approver",
    "waiting": "waits for its approver",
    "shared": "shared",
}


def heading(region: str, quarter: str, found: pl.DataFrame) -> str:
    """found: of analysis.progress."""
    n = _shared(found)
    return f"{first_up(the(region))}: {of(n, found.height)} councils have shared their return for {quarter}"


def heading_before(region: str, quarter: str) -> str:
    """For a quarter that has not ended: nobody can be behind."""
    return f"{first_up(the(region))}: the return for {quarter} can be sent from {_opens(quarter)}"


def asked(opened: dict | None, quarter: str, today: date, metrics: int) -> str:
    """opened: of data.collection.collection; metrics: how many are asked for."""
    before = today <= ends(quarter)
    said = []
    if before:
        from_when = f"returns can be sent from {_opens(quarter)}"
        said.append(f"The quarter ends on {day(ends(quarter))}: {from_when}.")
    if opened is None:
        can = "." if before else ", and returns can come."
        said += ["The quarter is not opened: no due date is set.", f"Every metric is asked for{can}"]
        return " ".join(said)
    over = (today - opened["due"]).days
    if over > 0 and not before:
        said.append(f"It was due on {day(opened['due'])}, {several(over, 'day')} ago.")
    else:
        said.append(f"{'They are' if before else 'It is'} due on {day(opened['due'])}.")
    said.append(f"{KINDS[opened['kind']]}; {several(metrics, 'metric')} asked for.")
    return " ".join(said)


def _opens(quarter: str) -> str:
    return day(starts(following(quarter)))


def counted(found: pl.DataFrame) -> list[str]:
    """How many councils are where, the most urgent first; nothing of a state that nobody is in."""
    counts = [(found.drop_nulls("late").height, ("is late", "are late"))]
    counts += [(found.filter(state=state).height, words) for state, words in COUNTED.items()]
    after = found.drop_nulls("shared_late").height
    counts.append((after, ("has shared its return late", "have shared their return late")))
    said = [(n, one if n == 1 else many) for n, (one, many) in counts if n]
    whom = [f"{of(n, found.height)} councils" if not at else str(n) for at, (n, _) in enumerate(said)]
    return [f"{who} {does}." for who, (_, does) in zip(whom, said, strict=True)]


def board(found: pl.DataFrame) -> pl.DataFrame:
    """One row a council, A to Z."""
    return pl.DataFrame(
        {
            "Council": row["short_name"],
            "Return": _state(row),
            "Since": day(row["since"]) if row["since"] else "–",
            "Late": _late(row),
        }
        for row in found.iter_rows(named=True)
    )


def _late(row: dict) -> str:
    if row["shared_late"]:
        return f"shared {several(row['shared_late'], 'day')} late"
    return f"{several(row['late'], 'day')} late" if row["late"] else "–"


def _state(row: dict) -> str:
    said = STATES[row["state"]]
    if row["state"] == "waiting" and row["steps"] > 1:
        said += f" (step {row['decided'] + 1} of {row['steps']})"
    if row["shared"] is not None and row["state"] != "shared":
        return f"version {row['shared']} is shared; a correction {_correction(row['state'], said)}"
    return said


def _correction(state: str, said: str) -> str:
    return "is begun" if state == "draft" else said


def open_heading(quarter: str, opened: dict | None) -> str:
    return f"Open {quarter}" if opened is None else f"Change what is asked for {quarter}"


def open_press(quarter: str, opened: dict | None) -> str:
    return f"Open {quarter}" if opened is None else "Save the change"


def opened(region: str, quarter: str, due: date, new: bool) -> str:
    done = f"{quarter} is open for {the(region)}" if new else f"what is asked for {quarter} is changed"
    return f"Done: {done}. Returns are due on {day(due)}."


def _shared(found: pl.DataFrame) -> int:
    return found.drop_nulls("shared").height
