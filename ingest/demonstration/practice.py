"""The invented practice entries: what councils of SENDING offer each other, shared with their region."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
from sqlalchemy import insert

from ingest.demonstration.definitions import SENDING, councils
from models import database, wall
from models.event import record
from models.practice import PracticeEntry

SHARED_AT = datetime(2026, 10, 5, 10, tzinfo=UTC)
SAME = {"version": 1, "origin": "council", "stage": "shared", "tier": "region"}
SAME |= {"stored_at": SHARED_AT, "decided_at": SHARED_AT, "review_on": date(2027, 10, 5)}


def store_practice(person: str) -> None:
    """Put them in as if a lead had shared each. person: who is said to have done it."""
    codes = councils().filter(pl.col("region") == SENDING)["ons_code"].to_list()
    text = (Path(__file__).parent / "practice.toml").read_text(encoding="utf-8")
    with wall.seen_by(wall.EVERYTHING), database.writing() as connection:
        for number, entry in enumerate(tomllib.loads(text)["entry"], start=1):
            about = {"entry": f"invented-{number}", "ons_code": codes[entry.pop("council")]}
            stored = {
                "stored_by": person,
                "stored_at": SHARED_AT,
                "decided_by": person,
                "decided_at": SHARED_AT,
            }
            connection.execute(insert(PracticeEntry), SAME | about | stored | entry)
            detail = f"{about['entry']}, version 1"
            record(
                connection, person, "practice shared", ons_code=about["ons_code"], detail=detail, at=SHARED_AT
            )
