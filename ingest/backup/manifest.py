"""What a backup says of itself: when it was made, from which tables, and what they held."""

import json
import sqlite3
import tomllib
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, inspect, select, text
from sqlalchemy.exc import DatabaseError

from ingest.backup import Refused
from ingest.backup.sealed import DAMAGED, FORMAT, NEWER
from ingest.backup.tables import MANIFEST, Counted, counted, known_revisions
from models.database import ROOT
from models.event import now


@dataclass(frozen=True)
class Manifest:
    format: int
    app: str  # version of the app that made it
    revision: str  # of the tables
    made_at: str  # UTC, ISO 8601
    tables: dict[str, Counted]  # by name
    newest_event: dict  # id, at, hash: null where there is none

    def rows(self, table: str) -> int:
        return self.tables[table].rows

    @property
    def in_words(self) -> str:
        """What is in it, in a sentence or two: as told when it was made, and when it was restored."""
        held = (
            f"{self.rows('council'):,} councils, {self.rows('council_return'):,} versions of returns"
            f" and {self.rows('event'):,} events"
        )
        newest = self.newest_event["at"]
        return f"{held}. The newest event is of {_moment(newest)}." if newest else f"{held}."

    @property
    def made(self) -> str:
        return _moment(self.made_at)


def describe(revision: str, found: dict[str, Counted], newest_event: dict) -> Manifest:
    app = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return Manifest(FORMAT, app, revision, now().isoformat(), found, newest_event)


def write(connection: Connection, manifest: Manifest) -> None:
    connection.execute(text(f"CREATE TABLE {MANIFEST} (content TEXT)"))
    content = json.dumps(asdict(manifest), indent=1)
    connection.execute(text(f"INSERT INTO {MANIFEST} VALUES (:content)"), {"content": content})


def read(connection: Connection) -> Manifest:
    """Raises Refused where there is none, or one this version of the app does not know how to use."""
    try:
        told = json.loads(connection.scalar(text(f"SELECT content FROM {MANIFEST}")))
        found = {name: Counted(**each) for name, each in told["tables"].items()}
    except (DatabaseError, sqlite3.Error, ValueError, TypeError, KeyError):
        raise Refused(DAMAGED) from None
    if told["format"] != FORMAT or told["revision"] not in known_revisions():
        raise Refused(NEWER)
    return Manifest(**{**told, "tables": found})


def check(connection: Connection, tables: list[Table], manifest: Manifest) -> None:
    """Is every row there that the manifest tells of, and none besides? Raises Refused."""
    names = {table.name for table in tables}
    missing = (names ^ set(manifest.tables)) or (names - set(inspect(connection).get_table_names()))
    if missing:
        raise Refused(DAMAGED)
    try:
        found = {table.name: counted(connection, table) for table in tables}
    except (DatabaseError, ValueError, TypeError):
        raise Refused(DAMAGED) from None
    if found != manifest.tables:
        raise Refused(DAMAGED)


def newest_event(connection: Connection, event: Table) -> dict:
    """id, at and hash of the newest event; null for each that there is not."""
    wanted = [event.c[name] for name in ("id", "at", "hash") if name in event.c]
    row = connection.execute(select(*wanted).order_by(event.c.id.desc()).limit(1)).mappings().first()
    found = {"id": None, "at": None, "hash": None, **(row or {})}
    at = found["at"]
    return {**found, "at": at.isoformat() if at else None}


def _moment(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"
