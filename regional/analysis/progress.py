"""How far each council has come with its return for a quarter."""

from collections.abc import Mapping
from datetime import date

import polars as pl

# From nothing to done, as they are counted and listed.
STATES = ("not started", "withdrawn", "draft", "sent back", "waiting", "shared")
OF_STAGE = {"draft": "draft", "sent back": "sent back", "submitted": "waiting", "approved": "waiting"}


def progress(
    standing: pl.DataFrame, due: date | None, today: date, first: Mapping[str, date] | None = None
) -> pl.DataFrame:
    """One row a council, in the order given.

    standing: a row a version, newest first within a council: ons_code, short_name, version, stage, status,
        stored_at, steps, decided; one of nulls for a council that has sent nothing.
    due: the last day in time; null if none was set.
    first: by ons_code, the day on which a council first shared; not told: no shared return was late.

    Returns ons_code, short_name, state (one of STATES: where its newest version stands), since (when that was
    stored, null for not started), version, steps, decided (of its sign-off), shared (the version that is read
    meanwhile, null if none is), late (days since `due`, null while in time or once anything is shared) and
    shared_late (days from `due` to `first` where something is shared, null if it was in time).
    """
    rows = []
    for (ons_code, name), theirs in standing.group_by("ons_code", "short_name", maintain_order=True):
        current = theirs.filter(pl.col("status") == "current").to_dicts()
        shared = next((row["version"] for row in current if row["stage"] == "shared"), None)
        newest = next(iter(current or theirs.to_dicts()))
        until = today if shared is None else (first or {}).get(ons_code)
        over = (until - due).days if due and until and until > due else None
        late, shared_late = (over, None) if shared is None else (None, over)
        rows.append((ons_code, name, _state(newest), newest["stored_at"], newest["version"], newest["steps"],
                     newest["decided"], shared, late, shared_late))  # fmt: skip
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


SCHEMA = {
    "ons_code": pl.String,
    "short_name": pl.String,
    "state": pl.String,
    "since": pl.Datetime(time_zone="UTC"),
    "version": pl.Int64,
    "steps": pl.Int64,
    "decided": pl.Int64,
    "shared": pl.Int64,
    "late": pl.Int64,
    "shared_late": pl.Int64,
}


def _state(row: dict) -> str:
    if row["version"] is None:
        return "not started"
    return "withdrawn" if row["status"] == "withdrawn" else OF_STAGE.get(row["stage"], "shared")
