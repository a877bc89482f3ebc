"""What CQC's reports say, in CQC's own words: only ever in the database, and shown as CQC's."""

from sqlmodel import Field, SQLModel

ATTRIBUTION = (
    "Contains Care Quality Commission information, under the Open Government Licence v3.0: "
    "the words are CQC's."
)


class Passage(SQLModel, table=True):
    """One paragraph of a report about a council."""

    id: int | None = Field(default=None, primary_key=True)
    publication_id: str = Field(foreign_key="publication.id", index=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    kind: str  # formal or pilot
    statement: str | None  # null for the summary
    heading: str  # the nearest above it
    text: str
    url: str | None
    place: int  # its place on the page
