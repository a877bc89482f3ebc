"""Takes a publication back as a batch: its figures stand no longer, and their rows stay."""

from dataclasses import dataclass

from sqlalchemy import select, update

from ingest.issues import Issue
from ingest.publication.superseding import take_back
from ingest.publication.superseding_results import take_back_results
from models import database
from models.event import now, record
from models.publication import Publication


@dataclass(frozen=True)
class Withdrawn:
    figures: int = 0
    stand_again: int = 0  # figures of others that it had superseded
    issues: tuple[Issue, ...] = ()


def withdraw_publication(publication: str, reason: str, person: str) -> Withdrawn:
    """Withdraw a loaded file's publication; the issues say why it could not be."""
    with database.writing() as connection:
        found = connection.execute(
            select(Publication.kind, Publication.status).where(Publication.id == publication)
        ).first()
        if fault := _cannot_be(publication, found):
            return Withdrawn(issues=(fault,))
        values = {"status": "withdrawn", "rows": 0, "withdrawn_at": now(), "withdrawn_why": reason}
        connection.execute(update(Publication).where(Publication.id == publication).values(values))
        figures, again = take_back(connection, publication)
        take_back_results(connection, publication)
        record(connection, person, "publication withdrawn", detail=f"{publication}: {reason}")
    return Withdrawn(figures, again)


def _cannot_be(publication: str, found) -> Issue | None:
    if found is None:
        message = f"There is no publication {publication}."
        return Issue("error", "no_publication", message, "python -m ingest status lists them.")
    if found.kind == "record":
        message = f"{publication} belongs to published_reports/, which is loaded whole."
        return Issue("error", "of_the_record", message, "Take its rows out of the folder's files instead.")
    if found.status == "withdrawn":
        message = f"{publication} was withdrawn before."
        return Issue("error", "withdrawn_before", message, "Nothing to mend.")
    return None
