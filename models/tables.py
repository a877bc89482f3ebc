"""Every table in one place, so that migrations see them all."""

from sqlmodel import SQLModel

from models import (
    assessment,
    collection,
    council,
    council_return,
    event,
    figure,
    outbox,
    person,
    publication,
    region,
)

__all__ = [
    "assessment",
    "collection",
    "council",
    "council_return",
    "event",
    "figure",
    "metadata",
    "outbox",
    "person",
    "publication",
    "region",
]

metadata = SQLModel.metadata
