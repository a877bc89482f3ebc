"""Events for tests. Apart from them, so that another process can import it."""

from sqlalchemy import select

from models import database
from models.event import Event, record


def append(n, who="p1"):
    for number in range(n):
        with database.writing() as connection:
            record(connection, who, "return submitted", ons_code="E09000003", detail=f"version {number}")


def append_together(start, n, who):
    """Begin when the other has: a process takes longer to start than to append."""
    start.wait(timeout=60)
    append(n, who)


def stored():
    with database.engine().connect() as connection:
        return connection.execute(select(*Event.__table__.columns).order_by(Event.id)).mappings().all()
