"""One cache for all readers: a frame is kept until anything is stored or the day ends, apart for each scope.

A day changes what may be seen without anything being stored: a tier opens, an agreement runs out.
"""

import time
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, wraps
from threading import RLock
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Select, func, select

from models import database, wall
from models.event import Event
from regional import days
from regional.access import Scope, Viewer

TYPES = {int: pl.Int64, float: pl.Float64, str: pl.String, bool: pl.Boolean, date: pl.Date}
TYPES[datetime] = pl.Datetime(time_zone="UTC")
KEPT = 256
KEPT_VIEWS = 64  # of each kind: one holds a page with its drawings, up to a megabyte
LOOK_AGAIN = 0.05

_looked: tuple[tuple[str, int], float, int] = (("", 0), 0.0, 0)  # for what, when, and what was seen


def kept(read: Callable[..., Any], most: int = KEPT) -> Callable[..., Any]:
    """Make a reader of (scope, ...) one of (viewer, ...) that remembers what it gave; never change that.

    What it reads it reads under that scope, behind the wall of models/wall.py too.

    One thread reads and the others wait for what it finds: a room that opens the same page at once would
    otherwise make it fifty times over. What is kept may ask for other kept things, never in a circle.
    """
    one_at_a_time = RLock()

    @lru_cache(maxsize=most)
    def remembered(_database: str, _version: int, _day: date, scope: Scope, *arguments):
        with wall.seen_by(scope):
            return read(scope, *arguments)

    @wraps(read)
    def reader(viewer: Viewer, *arguments):
        with one_at_a_time:
            return remembered(database.url(), version(), days.today(), viewer.scope, *arguments)

    return reader


def kept_view(make: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what a function of (viewer, ...) gave, until anything is stored or the day ends.

    Never change what it gives. It is shared by all viewers of one scope, so `make` is told the scope and not
    the person.
    """

    def for_scope(scope: Scope, *arguments):
        return make(Viewer("", scope), *arguments)

    return wraps(make)(kept(for_scope, KEPT_VIEWS))


def for_a_moment(read: Callable[..., Any]) -> Callable[..., Any]:
    """Remember what a reader gave for LOOK_AGAIN seconds, unless this process has written since.

    For what a page asks a dozen times while it is drawn, and what must be asked anew at the next click.
    """
    remembered: dict[tuple, tuple[tuple[str, int], float, Any]] = {}

    @wraps(read)
    def reader(*arguments):
        state, seen = (database.url(), database.writes()), remembered.get(arguments)
        if seen and seen[0] == state and time.monotonic() - seen[1] <= LOOK_AGAIN:
            return seen[2]
        found = read(*arguments)
        if len(remembered) >= KEPT:
            remembered.clear()
        remembered[arguments] = (database.url(), database.writes()), time.monotonic(), found
        return found

    return reader


def version() -> int:
    """A number that changes whenever anything is stored: the newest event's id.

    A page asks several times while it is drawn: one look serves for LOOK_AGAIN seconds, unless this
    process has written since. What another process stores is so seen at most that much later.
    """
    global _looked
    state = database.url(), database.writes()
    seen, at, number = _looked
    if seen != state or time.monotonic() - at > LOOK_AGAIN:
        with database.engine().connect() as connection:
            number = connection.scalar(select(func.max(Event.id))) or 0
        _looked = state, time.monotonic(), number
    return number


def frame(query: Select, types: dict[str, pl.DataType] | None = None) -> pl.DataFrame:
    """The rows of a query as a frame; the types are the tables', so an empty answer has them too.

    types: in the query's order, where a column is of no table.
    """
    schema = types or {column.name: _polars_type(column) for column in query.selected_columns}
    with database.engine().connect() as connection:
        rows = connection.execute(query).all()
    return pl.DataFrame(rows, schema=schema, orient="row")


def _polars_type(column: ColumnElement) -> pl.DataType:
    # SQLModel wraps some types; what they are wrapped around knows its Python type.
    inside = getattr(column.type, "impl_instance", column.type)
    return TYPES[inside.python_type]
