"""What the page Collection says: who is behind, what is asked for, by which day."""

from datetime import date

import polars as pl

from regional.words.plain import day, first_up, listed, of, several, the

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
CHASE = "A text to copy, to all who are behind"
NOBODY_BEHIND = "Every council has shared its return: there is nobody to remind."
COUNTED = {  # the most that is left to do first
    "not started": "not started",
    "withdrawn": "withdrawn, and nothing in its place",
    "draft": "a draft",
    "sent back": "sent back by the approver",
    "waiting": "waiting for the approver",
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


def asked(opened: dict | None, today: date, metrics: int) -> str:
    """opened: of data.collection.collection; metrics: how many are asked for."""
    if opened is None:
        return (
            "The quarter is not opened: no due date is set. Every metric is asked for, and returns can come."
        )
    over = (today - opened["due"]).days
    when = f"It was due on {day(opened['due'])}, {several(over, 'day')} ago"
    due = when if over > 0 else f"It is due on {day(opened['due'])}"
    return f"{due}. {KINDS[opened['kind']]}; {several(metrics, 'metric')} asked for."


def counted(found: pl.DataFrame) -> list[str]:
    """How many councils are where, the most urgent first; nothing of a state that nobody is in."""
    late = found.drop_nulls("late").height
    said = [f"{several(late, 'council is', 'councils are')} late." if late else ""]
    for state, words in COUNTED.items():
        if n := found.filter(state=state).height:
            said.append(f"{several(n, 'council')}: {words}.")
    return [sentence for sentence in said if sentence]


def board(found: pl.DataFrame) -> pl.DataFrame:
    """One row a council, A to Z."""
    return pl.DataFrame(
        {
            "Council": row["short_name"],
            "Return": _state(row),
            "Since": day(row["since"]) if row["since"] else "–",
            "Late": several(row["late"], "day") if row["late"] else "–",
        }
        for row in found.iter_rows(named=True)
    )


def _state(row: dict) -> str:
    said = STATES[row["state"]]
    if row["state"] == "waiting" and row["steps"] > 1:
        said += f" (step {row['decided'] + 1} of {row['steps']})"
    if row["shared"] is not None and row["state"] != "shared":
        return f"version {row['shared']} is shared; a correction {_correction(row['state'], said)}"
    return said


def _correction(state: str, said: str) -> str:
    return "is begun" if state == "draft" else said


def chase(region: str, quarter: str, due: date | None, behind: pl.DataFrame) -> str:
    """behind: of analysis.progress, those who are to be reminded."""
    when = f", due on {day(due)}" if due else ""
    lines = [
        f"- {first_up(words)}: {listed(behind.filter(state=state)['short_name'].to_list())}"
        for state, words in COUNTED.items()
        if behind.filter(state=state).height
    ]
    return "\n".join(
        [
            f"Returns of {the(region)} for {quarter}{when}",
            "",
            "These are not shared yet:",
            *lines,
            "",
            "Open the page Our return to go on, or tell me what stands in the way.",
        ]
    )


def open_heading(quarter: str, opened: dict | None) -> str:
    return f"Open {quarter}" if opened is None else f"Change what is asked for {quarter}"


def open_press(quarter: str, opened: dict | None) -> str:
    return f"Open {quarter}" if opened is None else "Save the change"


def opened(region: str, quarter: str, due: date, new: bool) -> str:
    done = f"{quarter} is open for {the(region)}" if new else f"what is asked for {quarter} is changed"
    return f"Done: {done}. Returns are due on {day(due)}."


def _shared(found: pl.DataFrame) -> int:
    return found.drop_nulls("shared").height
