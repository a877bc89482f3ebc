"""Makes the demonstration's database: a new file, complete or not there at all."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert

from ingest.council_return import read_return
from ingest.demonstration.chance import chance
from ingest.demonstration.definitions import LAST, SENDING, councils, quarters
from ingest.demonstration.practice import store_practice
from ingest.demonstration.record import published_record
from ingest.demonstration.returns import Sent, sent
from ingest.load import store_published
from ingest.load_return import Received, store_return
from models import database
from models.collection import Collection
from models.event import record
from models.quarter import ends

PERSON = "invented"
DUE = timedelta(days=42)  # from the quarter's end


def make(file: Path, say: Callable[[str], None] = print) -> None:
    """Invent it beside `file`, then put it there, in the place of an older one.

    Leaves the new file named in the environment. Raises PermissionError where the older one is in use and
    the system tells (Windows does).
    """
    say(f"Inventing {councils().height} councils and {len(quarters())} quarters of returns ...")
    part = file.with_name(f"{file.name}.part")
    _remove(part)
    os.environ["REGIONAL_DATABASE_URL"] = f"sqlite:///{part.as_posix()}"
    database.migrate()
    fill()
    database.engine().dispose()  # the last connection writes everything into the one file
    _remove(file)
    part.replace(file)
    os.environ["REGIONAL_DATABASE_URL"] = f"sqlite:///{file.as_posix()}"


def fill() -> None:
    """Put the invented record and returns into the database, which holds nothing yet."""
    store_published(published_record(), {})
    _open_the_last_quarter()
    store_practice(PERSON)
    versions = Counter()
    for each in sent():
        this = (each.council["ons_code"], each.quarter)
        versions[this] += 1
        store(each, _came_in(*this, versions[this]))


def _open_the_last_quarter() -> None:
    """As the region's lead would: the page Collection then shows who is behind."""
    at = datetime.combine(ends(LAST), time(9), tzinfo=UTC)
    row = {"region": SENDING, "quarter": LAST, "due": ends(LAST) + DUE, "kind": "quarter", "metrics": None}
    with database.writing() as connection:
        connection.execute(insert(Collection), row | {"opened_by": PERSON, "opened_at": at})
        record(connection, PERSON, "quarter opened", detail=f"{SENDING}, {LAST}: due {row['due']}", at=at)


def store(each: Sent, at: datetime) -> None:
    """Store a file as any council's. What is in it is known, so only a file with faults is read.

    Reading all of them would take three quarters of the time; a test does.
    """
    ons_code, frames, issues = each.council["ons_code"], each.frames, []
    if frames is None:
        frames, issues = read_return(each.content, each.filename, ons_code, each.quarter)
    received = Received(ons_code, each.quarter, each.filename, each.content, frames, issues)
    store_return(received, each.stage, PERSON, at)


def _came_in(ons_code: str, quarter: str, version: int) -> datetime:
    """Three to five weeks after the quarter, and a correction later."""
    random = chance("sent on", ons_code, quarter)
    day = ends(quarter) + timedelta(days=random.randint(21, 35) + 9 * (version - 1))
    return datetime.combine(day, time(10, random.randint(0, 59), tzinfo=UTC))


def _remove(file: Path) -> None:
    for each in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        each.unlink(missing_ok=True)
