"""What happened: who did what, when, about which council; and whether all of it is still as it was written.

Not kept in memory for a scope, as most is that pages read: an event is shown by the viewer's roles.
"""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from functools import lru_cache

import polars as pl
from sqlalchemy import func, select

from models import database
from models.council import Council
from models.event import Event
from models.event_chain import Checked, check
from models.period import between
from models.person import PersonName
from models.quarter import ends, quarter_of, starts
from regional.access import Viewer, readable_events
from regional.data.kept import frame, version
from regional.words.plain import UK_TIME

MOST = 1000  # shown at once, the newest
AGAIN = 60 * 60  # seconds after which the chain is gone through again though nothing was added


def happened(viewer: Viewer, quarter: str | None = None, ons_code: str | None = None) -> pl.DataFrame:
    """The events this viewer may know of, newest first, at most MOST.

    quarter: that they happened in, by the clock in England. Returns number, at (UTC), who (an id), name
    (null once it was taken out, and where it was nobody with an account), what, ons_code, council, detail,
    sha256 (of the file it came from).
    """
    when = (Event.at >= _midnight(starts(quarter)), Event.at < _midnight(ends(quarter), 1)) if quarter else ()
    about = (Event.ons_code == ons_code,) if ons_code else ()
    return frame(
        select(
            Event.id.label("number"),
            Event.at,
            Event.who,
            PersonName.name,
            Event.what,
            Event.ons_code,
            Council.short_name.label("council"),
            Event.detail,
            Event.sha256,
        )
        .outerjoin(PersonName, PersonName.person_id == Event.who)
        .outerjoin(Council, Council.ons_code == Event.ons_code)
        .where(readable_events(viewer), *when, *about)
        .order_by(Event.id.desc())
        .limit(MOST)
    )


def quarters(viewer: Viewer) -> list[str]:
    """The quarters from the first to the last event that this viewer may know of, newest first."""
    wanted = select(func.min(Event.at), func.max(Event.at)).where(readable_events(viewer))
    with database.engine().connect() as connection:
        first, last = connection.execute(wanted).one()
    if first is None:
        return []
    return between(*(quarter_of(at.astimezone(UK_TIME).date()) for at in (first, last)))[::-1]


def councils(viewer: Viewer) -> dict[str, str]:
    """Short names, by ons_code, of the councils anything happened about that this viewer may know of."""
    wanted = (
        select(Council.ons_code, Council.short_name)
        .where(Council.ons_code.in_(select(Event.ons_code).where(readable_events(viewer))))
        .order_by(Council.short_name)
    )
    with database.engine().connect() as connection:
        return dict(map(tuple, connection.execute(wanted)))


def accepted_lately(viewer: Viewer, days: int) -> pl.DataFrame:
    """Who accepted an invitation in so many days, where this viewer may know of it: person, by (ids), at."""
    found = happened(viewer).filter(
        pl.col("what") == "invitation accepted", pl.col("at") > datetime.now(UTC) - timedelta(days=days)
    )
    by = pl.col("detail").str.extract(r"invited by ([a-z]+(?:-[0-9a-f]+)?)")
    return found.unique("who", keep="first", maintain_order=True).select(person="who", by=by, at="at")


def names(people: set[str]) -> dict[str, str]:
    """What people are called, by id, as far as it is known. Ask only for those in events one may read."""
    wanted = select(PersonName.person_id, PersonName.name).where(PersonName.person_id.in_(sorted(people)))
    with database.engine().connect() as connection:
        return dict(map(tuple, connection.execute(wanted)))


def chain() -> Checked:
    """Whether the chain of all events is whole, whoever may read them; looked at once for each new event."""
    return _chain(database.url(), version(), int(time.monotonic() // AGAIN))


@lru_cache(maxsize=2)
def _chain(_database: str, _version: int, _hour: int) -> Checked:
    wanted = select(*Event.__table__.columns).order_by(Event.id)
    with database.engine().connect() as connection:
        return check(connection.execute(wanted).mappings())


def _midnight(day: date, later: int = 0) -> datetime:
    """The moment a day begins in England, or so many days later, in UTC."""
    return datetime.combine(day + timedelta(days=later), time_of_day(), UK_TIME).astimezone(UTC)
