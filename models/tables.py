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
    passage,
    person,
    publication,
    rated_service,
    region,
    sharing,
    theme_word,
    unsaved_return,
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
    "passage",
    "person",
    "publication",
    "rated_service",
    "region",
    "sharing",
    "theme_word",
    "unsaved_return",
]

metadata = SQLModel.metadata
