"""One cache for all readers: a frame is kept until anything is stored, apart for each scope of viewers."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Select, func, select

from models import database
from models.event import Event
from regional.access import Scope, Viewer

TYPES = {int: pl.Int64, float: pl.Float64, str: pl.String, bool: pl.Boolean, date: pl.Date}
TYPES[datetime] = pl.Datetime(time_zone="UTC")
KEPT = 256


def kept(read: Callable[..., Any]) -> Callable[..., Any]:
    """Make a reader of (scope, ...) one of (viewer, ...) that remembers what it gave; never change that."""

    @lru_cache(maxsize=KEPT)
    def remembered(_database: str, _version: int, scope: Scope, *arguments):
        return read(scope, *arguments)

    @wraps(read)
    def reader(viewer: Viewer, *arguments):
        return remembered(database.url(), version(), viewer.scope, *arguments)

    return reader


def version() -> int:
    """A number that changes whenever anything is stored: the newest event's id."""
    with database.engine().connect() as connection:
        return connection.scalar(select(func.max(Event.id))) or 0


def frame(query: Select) -> pl.DataFrame:
    """The rows of a query as a frame; the types are the tables', so an empty answer has them too."""
    schema = {column.name: _polars_type(column) for column in query.selected_columns}
    with database.engine().connect() as connection:
        rows = connection.execute(query).all()
    return pl.DataFrame(rows, schema=schema, orient="row")


def _polars_type(column: ColumnElement) -> pl.DataType:
    # SQLModel wraps some types; what they are wrapped around knows its Python type.
    inside = getattr(column.type, "impl_instance", column.type)
    return TYPES[inside.python_type]
