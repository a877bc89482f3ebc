"""Small and quick where that changes nothing: a cheaper passphrase, a small database."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert

from ingest.backup import sealed
from ingest.backup.tables import sqlite_file, tables
from models import database
from models.council import Council
from models.council_return import CouncilReturn, OwnDocument, OwnFigure, Upload
from models.event import record
from models.person import OneTimeLink, Person, SignInSession

PASSPHRASE = "marsh marigold 48"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setitem(sealed.COST, "n", 2**10)


@pytest.fixture
def named(monkeypatch):
    """named(file) makes this the database that everything is about."""
    yield lambda file: monkeypatch.setenv("REGIONAL_DATABASE_URL", f"sqlite:///{file.as_posix()}")
    database.engine().dispose()


@pytest.fixture
def empty(tmp_path: Path, named) -> Path:
    """The database is one that nothing was stored in yet, and nobody has it open."""
    file = tmp_path / "elsewhere" / "regional.db"
    named(file)
    database.migrate()
    database.engine().dispose()
    return file


def held(file: Path | None = None, but: str = "") -> dict[str, list[tuple]]:
    """Every row of every table of a file, or of the database that is named; times as UTC without saying so.

    Without the rows that match `but`: the event that a restore adds.
    """
    with sqlite_file(file) if file else database.engine().connect() as connection:
        return {
            table.name: sorted(
                (row for row in _rows(connection, table) if not (but and but in row)), key=repr
            )
            for table in tables(connection)
        }


def _rows(connection: Connection, table: Table) -> Iterator[tuple]:
    names = sorted(column.name for column in table.columns)
    for row in connection.execute(table.select()).mappings():
        yield tuple(_without_zone(row[name]) for name in names)


def _without_zone(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def copy_of(file: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(file, to))


def some_rows() -> None:
    """A few rows of many kinds, whatever else the database holds: keys that languages sort differently."""
    at = datetime(2026, 10, 14, 9, tzinfo=UTC)
    county = {"name": "x", "region": "Hedgerow Counties", "council_type": "county"}
    with database.writing() as connection:
        for code, name in (("X99000091", "Ångström"), ("X99000090", "zebra"), ("x99", "Aa"), ("X 99", "b")):
            connection.execute(insert(Council), {**county, "ons_code": code, "short_name": name})
        upload = {"filename": "a.xlsx", "sha256": "abc", "content": b"\x00\xff\r\n", "received_at": at}
        connection.execute(insert(Upload), {"id": 901, **upload})
        version = {"ons_code": "X99000090", "quarter": "2026-27 Q2", "version": 1, "stage": "submitted"}
        of = {"framework": "2024", "upload_id": 901, "issues": "[]", "stored_by": "p1", "stored_at": at}
        connection.execute(insert(CouncilReturn), {"id": 901, **version, **of})
        figure = {"return_id": 901, "metric": "direct_payments", "value": 0.1, "numerator": 952.0}
        connection.execute(insert(OwnFigure), {**figure, "breakdown": "all", "tier": "council"})
        dated = {"return_id": 901, "row": 1, "title": "“Care”, naïve", "dated": date(2026, 2, 28)}
        connection.execute(insert(OwnDocument), {**dated, "tier": "council"})
        record(connection, "p1", "return submitted", ons_code="X99000090", at=at)


def signed_in() -> None:
    """Somebody who is signed in, and holds a link that was not used yet."""
    at = datetime(2026, 10, 14, 9, tzinfo=UTC)
    with database.writing() as connection:
        connection.execute(insert(Person), {"id": "p-1", "made_at": at})
        session = {"token_sha256": "1", "person_id": "p-1", "begun_at": at, "seen_at": at}
        connection.execute(insert(SignInSession), {**session, "second_factor": True})
        link = {"token_sha256": "2", "purpose": "reset", "person_id": "p-1", "expires_at": at}
        connection.execute(insert(OneTimeLink), link)
