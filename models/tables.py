"""Every table in one place, so that migrations see them all."""

from sqlmodel import SQLModel

from models import assessment, council, council_return, event, figure, publication, region

__all__ = ["assessment", "council", "council_return", "event", "figure", "metadata", "publication", "region"]

metadata = SQLModel.metadata
