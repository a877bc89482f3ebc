"""Which result of a council stands where one was read from CQC's page and another is in the record."""

from sqlalchemy import Connection, select, update

from ingest.publication.taken_over import give_back
from models.assessment import STANDING, Assessment
from models.publication import Publication

STANDS = Assessment.status.in_(STANDING)


def settle_results(connection: Connection) -> None:
    """Results of published_reports/ that were just put there give way to those read from CQC's pages."""
    pages = select(
        Assessment.ons_code, Assessment.kind, Assessment.published, Assessment.publication_id
    ).join(Publication, Publication.id == Assessment.publication_id)
    for code, kind, published, publication in connection.execute(
        pages.where(Publication.kind == "file", STANDS)
    ).all():
        record = select(Publication.id).where(Publication.kind == "record")
        older = Assessment.published.is_(None) | (Assessment.published <= f"{published or '9'}~")
        connection.execute(
            update(Assessment)
            .where(Assessment.ons_code == code, Assessment.kind == kind, STANDS, older)
            .where(Assessment.publication_id.in_(record))
            .values(stood_as=Assessment.status, status="superseded", superseded_by=publication)
        )


def take_back_results(connection: Connection, publication: str) -> None:
    """Withdraw a publication's result; what it superseded stands again, unless a later one does."""
    give_back(connection, publication)
    own = Assessment.publication_id == publication
    later = connection.scalar(select(Assessment.superseded_by).where(own))
    connection.execute(
        update(Assessment)
        .where(own)
        .values(stood_as=Assessment.status, status="withdrawn", superseded_by=None)
    )
    was = (Assessment.superseded_by == publication, Assessment.status == "superseded")
    again = {"status": Assessment.stood_as, "stood_as": None, "superseded_by": None}
    connection.execute(update(Assessment).where(*was).values({"superseded_by": later} if later else again))
