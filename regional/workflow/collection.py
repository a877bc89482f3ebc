"""Opening a quarter: what a region's councils are asked for, and by which day."""

import json
from collections.abc import Collection as Some
from datetime import date, timedelta

from sqlalchemy import delete, insert, select

from ingest.council_return.prefill import asked_for_metrics
from models import database
from models.collection import KINDS, Collection
from models.event import now, record
from models.metric import metrics
from models.quarter import ends
from regional import access, days
from regional.access import Viewer
from regional.data import collection
from regional.words import unfit as words
from regional.workflow.unfit import Unfit

USUAL_DAYS = 42  # from the quarter's end to the day a return is due
LEAST_DAYS = 14  # from today, so that nobody is late as soon as they are asked
LONGEST_DAYS = 366


def metrics_offered() -> dict[str, str]:
    """What a quarter may ask for, in the template's order: titles by id."""
    return {each.id: each.title for each in asked_for_metrics()}


def usual_due(quarter: str, today: date) -> date:
    """The day to suggest for a quarter that is opened today."""
    return max(ends(quarter) + timedelta(days=USUAL_DAYS), today + timedelta(days=LEAST_DAYS))


def open_quarter(
    viewer: Viewer, region: str, quarter: str, due: date, asked: Some[str], kind: str = "quarter"
) -> bool:
    """Open a quarter for a region's councils, or change what was opened; gives whether it is new.

    asked: ids of metrics that are collected quarterly; all of them: whatever is collected at the time.
    Raises PermissionError, Unfit for a day or for no metric, ValueError for another id, kind or quarter.
    """
    access.must_decide_for_region(viewer, region)
    every = {each.id for each in metrics().values() if each.collected_quarterly}
    if kind not in KINDS or not set(asked) <= every:
        raise ValueError(f"{kind!r} or one of {sorted(asked)} is not known")
    if not asked:
        raise Unfit(words.NO_METRIC)
    before = collection.collection(viewer, region, quarter)
    if before is None or before["due"] != due:  # the day may stay what it was when it has passed
        _must_fit(due, quarter)
    row = {
        "region": region,
        "quarter": quarter,
        "due": due,
        "kind": kind,
        "metrics": None if set(asked) == every else json.dumps(sorted(asked)),
        "opened_by": viewer.person,
        "opened_at": now(),
    }
    this = Collection.region == region, Collection.quarter == quarter
    with database.writing() as connection:
        new = connection.execute(select(Collection.quarter).where(*this)).first() is None
        connection.execute(delete(Collection).where(*this))
        connection.execute(insert(Collection), row)
        detail = f"{region}, {quarter}: due {due}, {len(asked)} of {len(every)} metrics, {kind}"
        record(connection, viewer.person, "quarter opened" if new else "quarter changed", detail=detail)
    return new


def _must_fit(due: date, quarter: str) -> None:
    if due < days.today():
        raise Unfit(words.passed(due))
    if not ends(quarter) < due <= ends(quarter) + timedelta(days=LONGEST_DAYS):
        raise Unfit(words.not_after(due, quarter))
