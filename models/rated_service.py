"""CQC's ratings of care providers: what a share of good or outstanding ones is counted from."""

from datetime import date

from sqlmodel import Field, SQLModel

KINDS = {
    "care_home": "care homes",
    "homecare": "homecare and other care in the community",
    "other": "other social care",
}
GOOD = ("outstanding", "good")


class RatedService(SQLModel, table=True):
    """One social care location in one month's list or, where CQC rates its services apart, one of them.

    No provider's name is kept: some are a person's.
    """

    id: int | None = Field(default=None, primary_key=True)
    publication_id: str = Field(foreign_key="publication.id", index=True)
    ons_code: str = Field(index=True)  # as coded that month
    location_id: str  # CQC's: "1-101658918"
    location: str  # its name
    kind: str  # a key of KINDS
    service: str | None  # null where the rating is of the location as a whole
    rating: str | None  # one of models.framework.RATINGS; null where there is none yet
    no_rating: str | None  # CQC's words for why: "Not Rated"; null beside a rating
    rated_on: date | None
    url: str | None
