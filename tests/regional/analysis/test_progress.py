"""How far each council has come: its newest version, what is shared meanwhile, and how late it is."""

from datetime import UTC, date, datetime

import polars as pl

from regional.analysis.progress import progress

DUE, AT = date(2026, 11, 11), datetime(2026, 11, 5, 10, tzinfo=UTC)
COLUMNS = {
    "ons_code": pl.String,
    "short_name": pl.String,
    "version": pl.Int64,
    "stage": pl.String,
    "status": pl.String,
    "stored_at": pl.Datetime(time_zone="UTC"),
    "steps": pl.Int64,
    "decided": pl.Int64,
}


def found(*rows, due=DUE, today=date(2026, 11, 14)):
    """rows: council, version, stage and status; newest first within a council."""
    whole = [
        (name, name, version, stage, status, AT if version else None, 1, 0)
        for name, version, stage, status in rows
    ]
    standing = pl.DataFrame(whole, schema=COLUMNS, orient="row")
    return progress(standing, due, today).select("short_name", "state", "version", "shared", "late").rows()


def test_each_council_is_where_its_newest_version_stands():
    assert found(
        ("Ash", None, None, None),
        ("Birch", 2, "draft", "current"),
        ("Cedar", 1, "submitted", "current"),
        ("Elm", 1, "approved", "current"),
        ("Fir", 1, "sent back", "current"),
        ("Hazel", 1, "shared", "current"),
        ("Ivy", 1, "shared", "withdrawn"),
        due=None,
    ) == [
        ("Ash", "not started", None, None, None),
        ("Birch", "draft", 2, None, None),
        ("Cedar", "waiting", 1, None, None),
        ("Elm", "waiting", 1, None, None),
        ("Fir", "sent back", 1, None, None),
        ("Hazel", "shared", 1, 1, None),
        ("Ivy", "withdrawn", 1, None, None),
    ]  # fmt: skip


def test_a_correction_that_waits_is_not_late_because_something_is_shared():
    correction = (("Ash", 2, "submitted", "current"), ("Ash", 1, "shared", "current"))
    assert found(*correction) == [("Ash", "waiting", 2, 1, None)]


def test_a_draft_after_a_withdrawal_counts_and_the_withdrawal_does_not():
    rows = (("Ash", 2, "draft", "current"), ("Ash", 1, "shared", "withdrawn"))
    assert found(*rows) == [("Ash", "draft", 2, None, 3)]


def test_what_is_shared_after_the_due_day_keeps_its_lateness():
    row = ("Ash", "Ash", 1, "shared", "current", AT, 1, 1)
    standing = pl.DataFrame([row], schema=COLUMNS, orient="row")
    for first, late in ((DUE, None), (date(2026, 11, 25), 14)):
        found = progress(standing, DUE, date(2027, 1, 1), {"Ash": first})
        assert found.select("late", "shared_late").rows() == [(None, late)]


def test_late_begins_the_day_after_the_due_day_until_it_is_shared():
    waits = ("Ash", 1, "submitted", "current")
    assert found(waits, today=DUE) == [("Ash", "waiting", 1, None, None)]
    assert found(waits, today=date(2026, 11, 12)) == [("Ash", "waiting", 1, None, 1)]
    assert found(("Ash", 1, "shared", "current")) == [("Ash", "shared", 1, 1, None)]
