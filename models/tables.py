"""Every table in one place, so that migrations see them all."""

from sqlmodel import SQLModel

from models import assessment, council, council_return, event, figure, person, publication, region, sharing

__all__ = [
    "assessment",
    "council",
    "council_return",
    "event",
    "figure",
    "metadata",
    "person",
    "publication",
    "region",
    "sharing",
]

metadata = SQLModel.metadata
