"""What a region has decided for its own collection."""

from sqlmodel import Field, SQLModel


class RegionSetting(SQLModel, table=True):
    """One region's choices. No row: the defaults below."""

    __tablename__ = "region_setting"

    region: str = Field(primary_key=True)
    evidence_scores: bool = False  # ask for evidence-category scores behind each statement
