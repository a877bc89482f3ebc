"""Published figures: one value of a metric for one area, period and breakdown."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel, UniqueConstraint

MARKERS = {"c": "too few to show", "x": "not available", "z": "not applicable"}


class Figure(SQLModel, table=True):
    """One figure as one publication gave it.

    A withheld figure is a row with no value and a marker ("c", "x" or "z"),
    never a missing row and never a zero.
    """

    __table_args__ = (
        UniqueConstraint("metric", "ons_code", "period", "breakdown", "publication_id"),
        Index("ix_figure_period", "period"),  # the newest, at once
    )

    id: int | None = Field(default=None, primary_key=True)
    metric: str = Field(index=True)  # id of a definition in models/metrics/
    ons_code: str = Field(index=True)  # council, region or England, as coded that year
    area: str  # the name it was published under
    level: str  # council, region or england
    period: str  # "2018-19"
    period_type: str = "year"  # or quarter, month, snapshot
    breakdown: str = "all"
    value: float | None  # in the unit its metric states
    numerator: float | None  # as published, often rounded: never used to work the value out again
    denominator: float | None
    base: float | None = None  # people who answered a survey's question, before any weighting
    margin_of_error: float | None  # of a survey estimate, 95%, in the unit of the value
    lower: float | None = None  # 95% confidence limits as published, in the unit of the value
    upper: float | None = None
    marker: str | None
    status: str = "current"  # or provisional, superseded, withdrawn
    stood_as: str | None = (
        None  # the status it had before it was superseded or withdrawn; null while it stands
    )
    superseded_by: str | None = Field(default=None, index=True)  # the publication that gave it anew
    framework: str  # the metric's code is only unique within it
    code: str
    publication_id: str = Field(foreign_key="publication.id", index=True)
