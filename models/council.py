"""The councils, what they replaced, and the facts about them that comparison rests on."""

from datetime import date

from sqlmodel import Field, SQLModel

REGIONS = {
    "East Midlands": "E12000004",
    "East of England": "E12000006",
    "London": "E12000007",
    "North East": "E12000001",
    "North West": "E12000002",
    "South East": "E12000008",
    "South West": "E12000009",
    "West Midlands": "E12000005",
    "Yorkshire and The Humber": "E12000003",
}
ENGLAND = "E92000001"

# Of the demonstration alone. No real area's code begins with X, so what is invented is known by its code.
INVENTED = "X99"  # how the codes of invented councils begin
INVENTED_REGIONS = {
    "Hedgerow Counties": "X98000001",
    "Moorland Counties": "X98000002",
    "Orchard Counties": "X98000003",
    "Riverbank Counties": "X98000004",
}
INVENTED_MARK = (
    "Invented councils, for demonstration. Nothing here is about a real place, even where it says England, "
    "and no source that is named has said it."
)

COUNCIL_TYPES = {
    "county": "county",
    "london_borough": "London borough",
    "metropolitan": "metropolitan district",
    "unitary": "unitary",
}


def is_invented(ons_code: str) -> bool:
    return ons_code.startswith(INVENTED)


def region_code(region: str) -> str:
    """The ONS code of a region, invented ones included; raises KeyError for any other name."""
    return (REGIONS | INVENTED_REGIONS)[region]


class Council(SQLModel, table=True):
    """One of the 153 councils with adult social care duties."""

    ons_code: str = Field(primary_key=True)
    name: str  # in full: "Derby City Council"
    short_name: str  # as people say it: "Derby"
    region: str = Field(index=True)
    council_type: str  # a key of COUNCIL_TYPES


class Predecessor(SQLModel, table=True):
    """A code that figures were published under before today's council, and what became of it.

    Dorset (county) has two rows, because it was split between two councils.
    """

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(index=True)
    name: str
    until: date | None  # the first day without it; null where only the code changed
    successor: str = Field(foreign_key="council.ons_code", index=True)
    relation: str  # "merged", "split", "same area", in words


class CouncilFeature(SQLModel, table=True):
    """One fact about a council's place and people, such as its density: for finding peers."""

    ons_code: str = Field(primary_key=True, foreign_key="council.ons_code")
    feature: str = Field(primary_key=True)
    value: float | None  # in the unit published_reports/README.md gives
    publication_id: str = Field(foreign_key="publication.id")
