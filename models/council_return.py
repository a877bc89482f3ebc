"""What a council sends for a quarter: kept as received, versioned, each datum with its tier.

Each table of data ends with `tier`, and with the day from which a wider one applies and which; both null
where none does. models/sharing.py has the tiers, regional/access.py decides what each opens.
"""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from models.sharing import TIERS as TIERS

# How far a version has come. approved: by some of its steps; shared: by all of them, or none was needed.
STAGES = ("draft", "submitted", "sent back", "approved", "shared")
WAITING_STAGES = ("submitted", "approved")  # for its council's approvers
# What the rows of the optional sheets are about, in the words they are stored in.
BANDS = ("red", "amber", "green", "not yet banded")  # of risk, as the council itself sets them
AREAS = (
    "assessment",
    "carers' assessment",
    "care and support planning",
    "review",
    "safeguarding",
    "mental capacity",
    "preparing for adulthood",
    "other practice",
)
DOCUMENT_KINDS = (
    "policy",
    "strategy",
    "performance report",
    "audit",
    "survey or feedback",
    "minutes",
    "plan",
    "other",
)


class Upload(SQLModel, table=True):
    """A file as it was received, byte for byte."""

    id: int | None = Field(default=None, primary_key=True)
    filename: str
    sha256: str
    content: bytes
    received_at: datetime  # UTC


class CouncilReturn(SQLModel, table=True):
    """One version of one council's return for one quarter.

    A correction is a new version: the one before becomes superseded, and nothing is overwritten.
    A draft never supersedes what was submitted, and what waits for approval never what is shared. So up
    to three versions of a quarter may stand: shared, sent (or sent back), and a draft.
    """

    __tablename__ = "council_return"
    __table_args__ = (UniqueConstraint("ons_code", "quarter", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    quarter: str = Field(index=True)  # "2026-27 Q2"
    version: int  # 1, 2, 3 ... within the council and quarter
    stage: str  # one of STAGES
    status: str = "current"  # or superseded, withdrawn
    framework: str  # the framework the own scores are given under
    upload_id: int = Field(foreign_key="upload.id", index=True)
    issues: str  # JSON list of what was wrong or odd, as it was told
    stored_by: str  # an opaque id of a person
    stored_at: datetime  # UTC


class CarriedCell(SQLModel, table=True):
    """A cell that was copied from the quarter before and has not been changed since."""

    __tablename__ = "carried_cell"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    sheet: str = Field(primary_key=True)  # "scores", "answers" ...: a frame of the return
    about: str = Field(primary_key=True)  # the statement, metric, band or area
    breakdown: str = Field(primary_key=True, default="all")
    field: str = Field(primary_key=True)  # the frame's column
    from_quarter: str
    confirmed: bool = False  # somebody looked at it and said that it still holds


class OwnScore(SQLModel, table=True):
    """The council's own score of a statement. Not given: no row, or a null score with a reason."""

    __tablename__ = "own_score"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    statement: str = Field(primary_key=True)
    score: int | None  # 1 to 4
    reason: str | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class Answer(SQLModel, table=True):
    """The three answers on a statement, and whether they were carried over from last quarter."""

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    statement: str = Field(primary_key=True)
    how_are_we_doing: str | None
    how_do_we_know: str | None
    what_next: str | None
    unchanged: bool | None  # null if it was not said
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class OwnFigure(SQLModel, table=True):
    """A figure the council sent: exact, for its own council; suppressed on every wider read."""

    __tablename__ = "own_figure"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    metric: str = Field(primary_key=True)
    breakdown: str = Field(primary_key=True, default="all")
    value: float | None
    numerator: float | None
    denominator: float | None
    marker: str | None
    note: str | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class EvidenceScore(SQLModel, table=True):
    """Own scores of the evidence categories behind a statement, where the region asks for them."""

    __tablename__ = "evidence_score"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    statement: str = Field(primary_key=True)
    people: int | None  # 1 to 4 each; null not given
    staff: int | None
    partners: int | None
    processes: int | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class WaitingBand(SQLModel, table=True):
    """People waiting in one risk band: exact, for their own council; suppressed on every wider read."""

    __tablename__ = "waiting_band"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    band: str = Field(primary_key=True)  # one of BANDS
    waiting: int | None  # people
    longest_wait: int | None  # days
    marker: str | None  # why there is no number of people
    note: str | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class CaseAudit(SQLModel, table=True):
    """Case files audited in one area of practice, and how many of them met the council's own standard."""

    __tablename__ = "case_audit"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    area: str = Field(primary_key=True)  # one of AREAS
    audited: int | None  # files; null not given, and so below
    met: int | None
    partly_met: int | None
    not_met: int | None
    note: str | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


class OwnDocument(SQLModel, table=True):
    """A line of the index of evidence documents. The document itself stays with its council."""

    __tablename__ = "own_document"

    return_id: int = Field(primary_key=True, foreign_key="council_return.id")
    row: int = Field(primary_key=True)  # its place in the index, from 1
    statement: str | None  # null: about no statement in particular
    title: str | None  # null only in a draft
    kind: str | None  # one of DOCUMENT_KINDS
    dated: date | None
    reference: str | None  # its reference or version
    next_review: date | None
    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None


# What a choice of models/sharing.py is given to, by its kind.
OF_A_KIND = {
    "scores": (OwnScore, EvidenceScore),
    "answers": (Answer,),
    "figures": (OwnFigure,),
    "waiting": (WaitingBand,),
    "audits": (CaseAudit,),
    "documents": (OwnDocument,),
}
