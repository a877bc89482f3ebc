"""Puts practice drawn from published reports into the library, beside what councils offer themselves."""

from datetime import datetime

import polars as pl
from sqlalchemy import Connection, delete, insert

from models.practice import PracticeEntry

PERSON = "administrator"
SAME = {"version": 1, "origin": "published", "stage": "shared", "tier": "public", "cost": "unknown"}
SAID = ("title", "done", "for_whom", "changed", "evidence", "statement", "themes")
NO_ADDRESS = "Its address was not kept."


def store_practice(connection: Connection, practice: pl.DataFrame, loaded_at: datetime) -> None:
    """Make them what the file says. practice: the frame of practice.csv, as read_published gives it."""
    connection.execute(delete(PracticeEntry).where(PracticeEntry.origin == "published"))
    rows = [_row(row, loaded_at) for row in practice.to_dicts()]
    if rows:
        connection.execute(insert(PracticeEntry), rows)


def _row(row: dict, loaded_at: datetime) -> dict:
    about = {"entry": row["id"], "ons_code": row["ons_code"], "source": row["url"] or NO_ADDRESS}
    stored = {"stored_by": PERSON, "stored_at": loaded_at, "note": _read(row)}
    return SAME | about | stored | {name: row[name] for name in SAID}


def _read(row: dict) -> str:
    """Which report it is from, and how that was read: "formal 2025-10 official"."""
    return f"{row['kind']} {row['published'] or ''} {row['check']}"
