"""What is loaded, from where, how fresh, and what is known to be wrong with it."""

import json

from sqlalchemy import select

from models import database
from models.publication import Publication


def publications() -> list[dict]:
    """One dict a source: its description as in sources.csv, and `state` in words."""
    with database.engine().connect() as connection:
        rows = connection.execute(select(*Publication.__table__.columns)).mappings().all()
    return [{**_readable(row), "state": _state(row)} for row in rows]


def rows_in_all(rows: list[dict]) -> dict[str, int]:
    """What every command's JSON says, over all that is loaded; of the record every row was read and loaded.

    What was withdrawn is not counted.
    """
    stands = [row for row in rows if row["status"] == "current"]
    return {
        "rows_read": sum(row["rows"] if row["rows_read"] is None else row["rows_read"] for row in stands),
        "rows_loaded": sum(row["rows"] for row in stands),
        "rows_rejected": sum(row["rows_refused"] or 0 for row in stands),
    }


def _state(row) -> str:
    if row["status"] == "withdrawn":
        return f"withdrawn ({row['withdrawn_why']})"
    return f"{row['rows']:,} rows loaded" if row["rows"] else "not loaded"


def _readable(row) -> dict:
    """Times as text, and the issues as what they are: for one JSON object."""
    times = {name: f"{row[name]:%Y-%m-%dT%H:%M:%SZ}" for name in ("loaded_at", "withdrawn_at") if row[name]}
    return {**row, **times, "issues": json.loads(row["issues"] or "[]")}
