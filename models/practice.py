"""Practice: what a council did and what came of it, offered to the others; and who used it since."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

# How far "what changed" can be trusted, from the least. The words are for the screen.
EVIDENCE = {
    "told": "people say so",
    "counted": "counted before and after",
    "compared": "compared with a place or a time without it",
    "evaluated": "evaluated by somebody independent",
}
# Of a year, extra money alone: shown beside the evidence and never mixed with it.
COST = {
    "none": "no new money",
    "low": "under £50,000 a year",
    "middle": "£50,000 to £250,000 a year",
    "high": "over £250,000 a year",
    "unknown": "not known",
}
STAGES = ("draft", "waiting", "sent back", "shared")  # waiting: for the region's lead
STATUSES = ("current", "superseded", "withdrawn")
TIERS = ("council", "region", "public")  # of models.sharing's: nobody can learn from what has no name
ORIGINS = ("council", "published")  # published: drawn from a report, and not yet from the council
SHORT, LONG = 160, 1500  # characters that a text may have
TEXTS = {  # what an entry says, in the order it is read, and how long each may be
    "title": SHORT,
    "problem": LONG,
    "done": LONG,
    "for_whom": LONG,
    "changed": LONG,
    "did_not_work": LONG,
    "conditions": LONG,
    "differently": LONG,
    "links": LONG,
    "contact": SHORT,
}
NEEDED = ("title", "problem", "done", "for_whom", "changed", "contact")  # before a lead can be asked
INDEX = "practice_words"  # what the words of entries are found by; made anew from the entries by triggers


class PracticeEntry(SQLModel, table=True):
    """One version of an entry. Its words never change: a correction is a new version.

    A null text is not said: of a published report, because the report does not say it.
    """

    __tablename__ = "practice_entry"
    __table_args__ = (UniqueConstraint("entry", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    entry: str = Field(index=True)  # the same for all its versions
    version: int
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    origin: str = "council"  # one of ORIGINS
    stage: str  # one of STAGES
    status: str = "current"  # one of STATUSES
    tier: str = "council"  # who may see it once it is shared: one of TIERS
    title: str
    problem: str | None = None
    done: str | None = None
    for_whom: str | None = None
    changed: str | None = None
    metric: str | None = None  # id of a definition in models/metrics/; its figures are before and after
    before: float | None = None  # in the metric's unit
    after: float | None = None
    evidence: str  # a key of EVIDENCE
    cost: str  # a key of COST
    did_not_work: str | None = None
    conditions: str | None = None  # what has to be in place for it to work
    differently: str | None = None  # what the council would do differently
    links: str | None = None  # web addresses, one a line
    contact: str | None = None  # a role and a team, never a name
    statement: str | None = None  # id of a statement
    themes: str = ""  # ids of models/themes, a space between
    review_on: date | None = None  # the day the council looks at it again
    source: str | None = None  # of what is drawn from a report: its address, or the words for it
    note: str | None = None  # the lead's, where it was sent back; the reason, where it was withdrawn
    stored_by: str  # an opaque id of a person
    stored_at: datetime  # UTC
    decided_by: str | None = None  # who shared it, sent it back or withdrew it
    decided_at: datetime | None = None  # UTC


class PracticeUse(SQLModel, table=True):
    """A council says that it uses an entry and, later, what came of it: each time one row more."""

    __tablename__ = "practice_use"

    id: int | None = Field(default=None, primary_key=True)
    entry: str = Field(index=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    status: str = "current"  # or superseded, by what was said later
    tier: str = "region"  # one of TIERS
    since: date
    how: str
    came_of: str | None = None  # null: nothing said yet
    stored_by: str
    stored_at: datetime  # UTC
