"""Which figure stands where several publications give the same one: a later one supersedes, and none is lost.

A publisher's own file goes before the copies in published_reports/, and those before what somebody passes
on at second hand. Of two files the one released later goes before the other; where that is not known or the
same day, the one loaded later.
"""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, or_, select, update

from models.assessment import STANDING
from models.figure import Figure
from models.publication import Publication
from models.source import sources

FIGURE: Table = Figure.__table__
NEWER: Table = FIGURE.alias("newer")
SAME_FIGURE = and_(
    NEWER.c.metric == FIGURE.c.metric,
    NEWER.c.ons_code == FIGURE.c.ons_code,
    NEWER.c.period == FIGURE.c.period,
    NEWER.c.breakdown == FIGURE.c.breakdown,
)
STANDS = FIGURE.c.status.in_(STANDING)


def settle(connection: Connection, publication: str) -> tuple[int, int, int]:
    """Put a publication's new figures in their place among the others.

    Returns how many figures that stood were superseded, how many of those have another value now, and how
    many of the new ones give way at once to a publication that goes before this one. What was passed on at
    second hand may be rounded in another way: its publisher's own figure restates nothing.
    """
    order, passed_on = in_order(connection), _passed_on(connection)
    place = order.index(publication)
    own = [each for each in order[:place] if each not in passed_on or publication in passed_on]
    superseded, restated = _supersede(connection, own, publication)
    superseded += _supersede(connection, [each for each in order[:place] if each not in own], publication)[0]
    gave_way = sum(_supersede(connection, [publication], later)[0] for later in order[place + 1 :])
    return superseded, restated, gave_way


def settle_record(connection: Connection) -> None:
    """The same for the figures of published_reports/, which were just put there anew."""
    order = in_order(connection)
    record = connection.scalars(select(Publication.id).where(Publication.kind == "record")).all()
    # What gave way to the record as it was before stands, unless the record as it is now gives it too.
    was = and_(FIGURE.c.superseded_by.in_(record), FIGURE.c.status == "superseded")
    touched, _ = _stand_again(connection, was)
    for place, later in enumerate(order):
        _supersede(connection, [each for each in order[:place] if each in (*record, *touched)], later)


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
    touched, again = _stand_again(connection, was)
    order = in_order(connection)
    for each in sorted(touched, key=order.index):
        for later in order[order.index(each) + 1 :]:
            _supersede(connection, [each], later)
    return withdrawn.rowcount, again


def in_order(connection: Connection) -> list[str]:
    """The publications that stand, those that give way first: at second hand, the record, publishers' files.

    Files by their release, then by when they were loaded.
    """
    columns = (Publication.id, Publication.kind, Publication.released, Publication.loaded_at)
    passed_on = _passed_on(connection)
    rows = connection.execute(select(*columns).where(Publication.status == "current")).all()
    never = datetime(1, 1, 1, tzinfo=UTC)

    def rank(row) -> tuple:
        loaded = row.loaded_at or never
        # A file whose release nobody said counts as released the day it was loaded.
        released = row.released or f"{loaded:%Y-%m-%d}"
        kind = 0 if row.id in passed_on else 1 if row.kind == "record" else 2
        return kind, released if row.kind == "file" else "", loaded, row.id

    return [row.id for row in sorted(rows, key=rank)]


def _passed_on(connection: Connection) -> set[str]:
    """The publications of those who pass on what others publish."""
    second_hand = [name for name, source in sources().items() if source.second_hand]
    return set(connection.scalars(select(Publication.id).where(Publication.source.in_(second_hand))))


def _stand_again(connection: Connection, was: ColumnElement[bool]) -> tuple[list[str], int]:
    """Let superseded figures stand; gives the publications they are of, and how many they are."""
    touched = connection.scalars(select(FIGURE.c.publication_id).where(was).distinct()).all()
    again = connection.execute(
        update(FIGURE).where(was).values(status=FIGURE.c.stood_as, stood_as=None, superseded_by=None)
    )
    return list(touched), again.rowcount


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
