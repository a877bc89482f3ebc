"""When the database named cannot be used: one sentence of why, and of what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

NOT_AN_ADDRESS = (
    "{setting} does not name a database that can be used. Give sqlite:///FILE or "
    "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE; in a password write @ as %40, : as %3A and / as %2F."
)
# What the person who runs the database can mend; anything else a driver says is our own mistake.
POSTGRESQL_FAULTS = ("08", "25006", "28", "3D", "53", "57P", "42501", "55P03")  # how their SQLSTATE begins
SQLITE_FAULTS = ("BUSY", "CANTOPEN", "CORRUPT", "FULL", "IOERR", "NOTADB", "PERM", "READONLY")
FULL = ("SQLITE_FULL", "53100")
READ_ONLY = ("SQLITE_READONLY", "25006")


class Unusable(Exception):
    """The database cannot be used; the message says why and what to do, and never a password."""


def parsed(address: str, setting: str = "REGIONAL_DATABASE_URL") -> URL:
    """The address in its parts, with our driver for PostgreSQL. Raises Unusable for any other address."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise Unusable(NOT_AN_ADDRESS.format(setting=setting)) from None
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise Unusable(NOT_AN_ADDRESS.format(setting=setting))


@contextmanager
def told_if_unusable(address: str) -> Iterator[None]:
    """Raises Unusable in the place of what a driver says when a database cannot be reached or written to."""
    try:
        yield
    except DBAPIError as fault:
        if not can_be_mended(fault):
            raise
        raise Unusable(sentence(address, str(fault.orig), why_not_stored(fault))) from None


def sentence(address: str, reason: str, not_stored: str | None = None) -> str:
    """reason: what a driver or the system said; not_stored: as why_not_stored has it."""
    place = parsed(address).set(query={}).render_as_string(hide_password=True)
    mend = "Check REGIONAL_DATABASE_URL, that the server runs, and that its user may use the database."
    if place.startswith("sqlite"):
        mend = "Check that it is a database of this app, and that the file and its folder can be written to."
    if not_stored == "full":
        mend = (
            "Nothing was stored, and what was stored before is safe. Make room on its disk, then try again."
        )
    return f"The database {place} cannot be used: {' '.join(reason.split()).rstrip('.')}. {mend}"


def why_not_stored(fault: DBAPIError) -> str | None:
    """ "full" or "read only", where the database can be read and nothing be added to it; else null."""
    told = _code(fault)
    if told.startswith(FULL):
        return "full"
    return "read only" if told.startswith(READ_ONLY) else None


def _code(fault: DBAPIError) -> str:
    """The driver's name for it: "SQLITE_FULL", or a SQLSTATE; empty where the driver never got an answer."""
    return getattr(fault.orig, "sqlite_errorname", None) or getattr(fault.orig, "sqlstate", None) or ""


def can_be_mended(fault: DBAPIError) -> bool:
    """Is this about the server, the file or what we may do there, and not about a query of ours?"""
    if hasattr(fault.orig, "sqlite_errorname"):
        return fault.orig.sqlite_errorname.removeprefix("SQLITE_").startswith(SQLITE_FAULTS)
    state = getattr(fault.orig, "sqlstate", None)  # none: the driver never got an answer
    return state is None or state.startswith(POSTGRESQL_FAULTS)
