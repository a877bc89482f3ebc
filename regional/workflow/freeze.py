"""Freezing what a region's councils come to without their names: once, so that nobody can subtract."""

import json
from datetime import date, timedelta

from sqlalchemy import Row, insert, select

from models import database
from models import quarter as quarters
from models.event import record
from models.sharing import FrozenAggregate
from regional import access, days
from regional.access import Viewer
from regional.analysis.anonymous import COLUMNS, FEWEST, Group, aggregates
from regional.data import anonymous

KEPT = (*COLUMNS, "contributors", "anonymous", "apart", "apart_anonymous", "frozen_on")


class TooSoon(Exception):
    """The counts of this quarter were frozen already; `again` is the first day they may be again."""

    def __init__(self, again: date) -> None:
        super().__init__(f"frozen already; again from {again}")
        self.again = again


def freeze(viewer: Viewer, region: str, quarter: str) -> int:
    """Count what is shared for a quarter today, and keep the counts; gives how many there are.

    A correction shows in the next freeze of the quarter, which cannot be made in the same three months. Where
    fewer than five councils have joined or left a count since the last one, the old count stays: the
    difference would be theirs. Raises PermissionError, TooSoon.
    """
    access.must_decide_for_region(viewer, region)
    sent = anonymous.contributions(viewer, region, quarter)
    found = [_row(counted, group) for counted, group in aggregates(sent)]
    today = days.today()
    with database.writing() as connection:
        table = FrozenAggregate
        before = connection.execute(
            select(*table.__table__.columns).where(table.region == region, table.quarter == quarter)
        ).all()
        number = max((row.freeze for row in before), default=0)
        last = [row for row in before if row.freeze == number]
        if last and today <= (until := _end_of_quarter(max(row.frozen_on for row in last))):
            raise TooSoon(until + timedelta(days=1))
        about = {"region": region, "quarter": quarter, "freeze": number + 1, "frozen_by": viewer.person}
        rows = [about | row for row in _standing(found, last, today)]
        if rows:
            connection.execute(insert(table), rows)
        detail = f"{region}, {quarter}: {len(rows)} counts"
        record(connection, viewer.person, "counts without names frozen", detail=detail)
    return len(rows)


def _end_of_quarter(day: date) -> date:
    return quarters.ends(quarters.quarter_of(day))


def _standing(found: list[dict], last: list[Row], today: date) -> list[dict]:
    """What is counted now, and in its place what was counted before wherever a few joined or left."""
    now = {(row["council_type"], _about(row)): row for row in found}
    old = {(row["council_type"], _about(row)): row for row in (each._asdict() for each in last)}
    stays = {about for (group, about), row in old.items() if _few_moved(row, now.get((group, about)))}
    fresh = [row | {"frozen_on": today} for row in found if _about(row) not in stays]
    return fresh + [{name: row[name] for name in KEPT} for row in old.values() if _about(row) in stays]


def _about(row: dict) -> tuple[str, str]:
    return row["kind"], row["about"]


def _few_moved(before: dict, after: dict | None) -> bool:
    for name in ("contributors", "anonymous"):
        was, now = set(json.loads(before[name])), set(json.loads(after[name])) if after else set()
        if 0 < len(was ^ now) < FEWEST:
            return True
    return False


def _row(counted: dict, group: Group) -> dict:
    return counted | {
        "contributors": json.dumps(sorted(group.contributors)),
        "anonymous": json.dumps(sorted(group.anonymous)),
        "apart": group.apart,
        "apart_anonymous": group.apart_anonymous,
    }
