"""Which figure stands where several publications give the same one: a later one supersedes, and none is lost.

A publisher's own file goes before the copies in published_reports/. Of two files the one released later goes
before the other; where that is not known or the same day, the one loaded later.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, Table, and_, exists, func, or_, select, update

from models.assessment import STANDING
from models.figure import Figure
from models.publication import Publication

FIGURE: Table = Figure.__table__
NEWER: Table = FIGURE.alias("newer")
SAME_FIGURE = and_(
    NEWER.c.metric == FIGURE.c.metric,
    NEWER.c.ons_code == FIGURE.c.ons_code,
    NEWER.c.period == FIGURE.c.period,
    NEWER.c.breakdown == FIGURE.c.breakdown,
)
STANDS = FIGURE.c.status.in_(STANDING)


def settle(connection: Connection, publication: str) -> tuple[int, int]:
    """Put a publication's new figures in their place among the others.

    Returns how many figures that stood were superseded, and how many of those have another value now.
    """
    order = in_order(connection)
    place = order.index(publication)
    counts = [_supersede(connection, order[:place], publication)]
    for later in order[place + 1 :]:
        _supersede(connection, [publication], later)
    return tuple(map(sum, zip(*counts, strict=True)))


def settle_record(connection: Connection) -> None:
    """The same for the figures of published_reports/, which were just put there anew."""
    order = in_order(connection)
    record = connection.scalars(select(Publication.id).where(Publication.kind == "record")).all()
    for later in order:
        if later not in record:
            _supersede(connection, record, later)


def take_back(connection: Connection, publication: str) -> tuple[int, int]:
    """Withdraw a publication's figures; what they had superseded stands again, unless something later does.

    Returns how many were withdrawn and how many stand again. Call it once the publication is withdrawn.
    """
    own = FIGURE.c.publication_id == publication
    stood_as = func.coalesce(FIGURE.c.stood_as, FIGURE.c.status)
    withdrawn = connection.execute(
        update(FIGURE).where(own).values(stood_as=stood_as, status="withdrawn", superseded_by=None)
    )
    was = and_(FIGURE.c.superseded_by == publication, FIGURE.c.status == "superseded")
    touched = connection.scalars(select(FIGURE.c.publication_id).where(was).distinct()).all()
    again = connection.execute(
        update(FIGURE).where(was).values(status=FIGURE.c.stood_as, stood_as=None, superseded_by=None)
    )
    order = in_order(connection)
    for each in sorted(touched, key=order.index):
        for later in order[order.index(each) + 1 :]:
            _supersede(connection, [each], later)
    return withdrawn.rowcount, again.rowcount


def in_order(connection: Connection) -> list[str]:
    """The publications that stand, those that give way first: the record, then files by release and load."""
    columns = (Publication.id, Publication.kind, Publication.released, Publication.loaded_at)
    rows = connection.execute(select(*columns).where(Publication.status == "current")).all()
    never = datetime(1, 1, 1, tzinfo=UTC)

    def rank(row) -> tuple:
        loaded = row.loaded_at or never
        # A file whose release nobody said counts as released the day it was loaded.
        released = row.released or f"{loaded:%Y-%m-%d}"
        return row.kind == "file", released if row.kind == "file" else "", loaded, row.id

    return [row.id for row in sorted(rows, key=rank)]


def _supersede(connection: Connection, earlier: list[str], later: str) -> tuple[int, int]:
    if not earlier:
        return 0, 0
    given_anew = and_(NEWER.c.publication_id == later, NEWER.c.status != "withdrawn", SAME_FIGURE)
    stood = and_(FIGURE.c.publication_id.in_(earlier), STANDS)
    differs = or_(
        NEWER.c.value != FIGURE.c.value,
        NEWER.c.value.is_(None) != FIGURE.c.value.is_(None),
    )
    pairs = select(func.count()).select_from(FIGURE.join(NEWER, given_anew)).where(stood, differs)
    restated = connection.scalar(pairs)
    changed = connection.execute(
        update(FIGURE)
        .where(stood, exists(select(NEWER.c.id).where(given_anew)))
        .values(stood_as=FIGURE.c.status, status="superseded", superseded_by=later)
    )
    return changed.rowcount, restated
