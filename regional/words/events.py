"""What the page Events says: what happened, in a table, and whether it is still as it was written."""

import re

import polars as pl

from models.event_chain import Checked
from regional.words.access import ROLES
from regional.words.plain import first_down, first_up, moment, published, several

HEADING = "Events: who did what, when"
NOBODY_SIGNS_IN = (
    "Nobody signs in here yet, so all that was done is put down to whoever uses this machine. "
    "With accounts, each council sees its own events here and a regional lead the region's."
)
SIGN_IN = "Sign in to see what happened in your council or region."
NOT_YOURS = "Events are for a council's own contributors and approvers, and for regional leads."
NONE = "Nothing happened there and then that you may know of. Choose another quarter or council."
ALL_QUARTERS, ALL_COUNCILS = "All quarters", "All councils"
HOW = (
    "Each change leaves one line, and no line is ever changed or taken out. A line holds no score, no figure "
    "and no secret. Who did it is kept as an opaque id; the name is looked up, and is gone once it was "
    "taken out."
)
NOBODY_IN_PARTICULAR = {
    "local": "whoever uses this machine",
    "administrator": "an administrator, by command",
    "start": "whoever started the app",
    "invented": "invented, nobody",
    "clock": "the daily timer",
}
PERSON = re.compile(r"p-[0-9a-f]{16}")
A_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def heading(events: pl.DataFrame, most: int) -> str:
    """events: of data.events."""
    if events.height == most:
        return f"The newest {most:,} events"
    return several(events.height, "event")


def chain(checked: Checked) -> str:
    if checked.broken_at is None:
        return (
            f"All {several(checked.events, 'event')} here, of every council, are as they were written. "
            f"The newest one's hash begins {checked.hash[:12]}."
        )
    return (
        f"To mend: the chain of events is broken. {checked.meaning} The {several(checked.events, 'event')} "
        f"before "
        "it hold. Tell whoever looks after this app: the database is to be kept as it is, and compared with "
        "a backup."
    )


def left_out(shown: int, all_here: int) -> str:
    """Why numbers are missing in the list; empty where none is."""
    n = all_here - shown
    if n <= 0:
        return ""
    are = "is older, of another council or quarter" if n == 1 else "are older, of another council or quarter"
    return (
        f"The numbers count every event here: {several(n, 'event')} not listed {are}, or not for you to read."
    )


def people_in(events: pl.DataFrame) -> set[str]:
    """Whose ids the events name."""
    texts = [*events["who"], *events["detail"]]
    return {person for text in texts for person in PERSON.findall(text)}


def table(events: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """names: by id, as far as they are known."""
    return pl.DataFrame(
        {
            "When": moment(row["at"]),
            "Who": who(row["who"], names),
            "What": first_up(row["what"]),
            "Council": row["council"] or "–",
            "About": about(row["detail"], names) or "–",
            "Number": row["number"],
        }
        for row in events.iter_rows(named=True)
    )


def who(person: str, names: dict[str, str]) -> str:
    return NOBODY_IN_PARTICULAR.get(person) or names.get(person, person)


def about(detail: str, names: dict[str, str]) -> str:
    """The detail with people's names and roles in words, as far as they are known, and days as elsewhere."""
    dated = A_DAY.sub(lambda found: published(found[0]), detail)
    named = PERSON.sub(lambda found: names.get(found[0], found[0]), dated)
    for role, words in ROLES.items():
        named = re.sub(rf"^{role} (to|from) ", rf"{first_down(words)} \1 ", named)
    return first_up(named)
