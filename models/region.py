"""What a region has decided for its own collection."""

from collections.abc import Mapping

from sqlmodel import Field, SQLModel

# The sheets of a return that a region may switch on, by the column that says whether it has.
OPTIONAL_SHEETS = {
    "evidence_scores": "Evidence scores",
    "waiting_list": "Waiting list",
    "case_audits": "Case audits",
    "documents": "Documents",
}


class RegionSetting(SQLModel, table=True):
    """One region's choices. No row: the defaults below."""

    __tablename__ = "region_setting"

    region: str = Field(primary_key=True)
    evidence_scores: bool = False  # ask for evidence-category scores behind each statement
    waiting_list: bool = False  # ask for people waiting, by risk band
    case_audits: bool = False  # ask for tallies of case-file audits, by practice area
    documents: bool = False  # ask for an index of evidence documents
    agreements: bool = False  # take nothing from a council without a current data-sharing agreement


def switched_on(setting: Mapping[str, object] | None) -> frozenset[str]:
    """The optional sheets that a row of settings switches on; none where there is no row."""
    return frozenset(sheet for column, sheet in OPTIONAL_SHEETS.items() if setting and setting[column])
