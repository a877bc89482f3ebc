"""Every table in one place, so that migrations see them all."""

from sqlmodel import SQLModel

from models import (
    assessment,
    collection,
    council,
    council_return,
    event,
    figure,
    meeting_group,
    outbox,
    pack,
    passage,
    person,
    practice,
    publication,
    rated_service,
    region,
    reply,
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
    "meeting_group",
    "metadata",
    "outbox",
    "pack",
    "passage",
    "person",
    "practice",
    "publication",
    "rated_service",
    "region",
    "reply",
    "sharing",
    "theme_word",
    "unsaved_return",
]

metadata = SQLModel.metadata
