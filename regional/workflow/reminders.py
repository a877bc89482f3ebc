"""Reminding a region's councils of a return: at most one message a person, council and day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import polars as pl
from sqlalchemy import insert, select

from models import database
from models.event import now, record
from models.outbox import OutboxMessage
from models.quarter import ends
from regional import access
from regional.access import Viewer
from regional.analysis.progress import progress
from regional.data import collection, outbox, sign_offs
from regional.words import reminders as words
from regional.workflow.unfit import Unfit

DAYS = (-14, -7, -1, 1, 7)  # from the day a return is due, on which the clock reminds
REMINDED = ("not started", "withdrawn", "draft", "sent back", "waiting")


class Made(NamedTuple):
    """What came of making a region's reminders of a day."""

    new: int  # reminders
    councils: int  # that these go to
    already: int  # councils that are behind and had theirs today before
    nobody: list[str]  # short names of those that are behind and have nobody who could move their return


def made(viewer: Viewer, region: str, quarter: str, today: date) -> Made:
    """Make today's reminders for who is behind, unless they are made already.

    A return that waits for approval is its approvers' to move; any other its contributors' and approvers'.
    Raises PermissionError, and Unfit for a quarter that is not opened or has not ended.
    """
    access.must_decide_for_region(viewer, region)
    opened = collection.collection(viewer, region, quarter)
    if opened is None or today <= ends(quarter):
        raise Unfit(words.NOT_YET)
    due = opened["due"]
    behind = progress(sign_offs.standing(viewer, region, quarter), due, today)
    behind = behind.filter(pl.col("state").is_in(REMINDED))
    whom = outbox.senders(region, today).join(behind, on="ons_code")
    whom = whom.filter((pl.col("state") != "waiting") | (pl.col("role") == "approver"))
    rows = [
        {
            "person_id": row["person_id"],
            "ons_code": row["ons_code"],
            "quarter": quarter,
            "day": today,
            "subject": words.subject(row, quarter),
            "body": words.body(row, quarter, due),
            "state": "waiting",
            "made_by": viewer.person,
            "made_at": now(),
        }
        for row in whom.unique(["person_id", "ons_code"], keep="first", maintain_order=True).to_dicts()
    ]
    new = _store_new(rows, viewer.person, region, quarter, today)
    reached, now_reached = {row["ons_code"] for row in rows}, {row["ons_code"] for row in new}
    nobody = behind.filter(~pl.col("ons_code").is_in(reached))["short_name"].to_list()
    return Made(len(new), len(now_reached), len(reached - now_reached), nobody)


def _store_new(rows: list[dict], person: str, region: str, quarter: str, today: date) -> list[dict]:
    with database.writing() as connection:
        there = select(OutboxMessage.person_id, OutboxMessage.ons_code).where(
            OutboxMessage.quarter == quarter, OutboxMessage.day == today
        )
        already = {tuple(row) for row in connection.execute(there)}
        new = [row for row in rows if (row["person_id"], row["ons_code"]) not in already]
        if new:
            connection.execute(insert(OutboxMessage), new)
            detail = f"{region}, {quarter}: {len(new)} to {len({row['ons_code'] for row in new})} councils"
            record(connection, person, "reminders made", detail=detail)
    return new


def due_today(today: date) -> Iterator[tuple[str, str]]:
    """Region and quarter of each collection that the clock reminds of today."""
    for row in collection.all_opened(access.LOCAL).iter_rows(named=True):
        if (today - row["due"]).days in DAYS and today > ends(row["quarter"]):
            yield row["region"], row["quarter"]
