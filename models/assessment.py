"""CQC's results: an assessment of a council, its scores, and the findings of its report."""

from sqlmodel import Field, SQLModel

# How far a row can be trusted, from the surest to the least sure. The words are for the screen.
CHECKS = {
    "official": "read in CQC's own words",
    "compiled": "compiled by a third party, not yet checked on CQC's page",
    "news": "from the press or the council, not yet checked on CQC's page",
    "automated": "read by a script, not yet checked by a person",
    "inferred": "inferred from wording, not yet checked on CQC's page",
}
# Headline sentences rest on these; the others are counted apart.
FIRM_CHECKS = ("official", "compiled", "news")

KINDS = ("formal", "pilot")
STATUSES = ("provisional", "current", "superseded", "withdrawn")
STANDING = ("current", "provisional")  # of the statuses: neither superseded nor withdrawn
FRAMEWORK_OF = {"formal": "2024", "pilot": "2023-pilot"}  # by kind
POLARITIES = ("strength", "shortfall")


class Assessment(SQLModel, table=True):
    """One CQC result for one council. A pilot is indicative and is never counted with the formal ones."""

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    framework: str  # id of a definition in models/frameworks/
    kind: str  # formal or pilot
    status: str  # one of STATUSES
    published: str | None  # as exactly as it is known: "2025-01-31", "2025-01" or "2025"; null unknown
    rating: str | None  # null where only scores have been read
    percent: int | None  # the total as a percentage of 36, rounded up, where it was published
    check: str | None  # a key of CHECKS, of the rating; null with the rating
    url: str | None
    source: str | None
    note: str | None
    stood_as: str | None = None  # its status before a page of CQC's took its place; null while it stands
    superseded_by: str | None = None  # the publication of that page
    taken: str | None = None  # what was taken over because its pages did not say it, and from which
    # publication, as JSON: {"percent": "cqc-formal"}; null where nothing was
    publication_id: str = Field(foreign_key="publication.id")


class Score(SQLModel, table=True):
    """The published score of one statement in one assessment. An unknown score has no row."""

    assessment_id: int = Field(primary_key=True, foreign_key="assessment.id")
    statement: str = Field(primary_key=True)
    score: int  # 1 to 4
    check: str
    url: str | None
    source: str
    note: str | None
    taken_from: str | None = None  # the publication it was taken over from; null where its own page says it


class Finding(SQLModel, table=True):
    """One strength or shortfall a published report names, in our own words."""

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    kind: str  # formal or pilot
    published: str | None
    statement: str
    polarity: str  # strength or shortfall
    theme: str  # id of a definition in models/themes/
    finding: str
    check: str
    url: str | None  # null where the address was not kept
    publication_id: str = Field(foreign_key="publication.id")
