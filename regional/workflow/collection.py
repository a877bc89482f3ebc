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
from models.quarter import ends, starts
from regional import access
from regional.access import Viewer
from regional.words.plain import day
from regional.workflow.unfit import Unfit

USUAL_DAYS = 42  # from the quarter's end to the day a return is due
LONGEST_DAYS = 366


def metrics_offered() -> dict[str, str]:
    """What a quarter may ask for, in the template's order: titles by id."""
    return {each.id: each.title for each in asked_for_metrics()}


def usual_due(quarter: str) -> date:
    return ends(quarter) + timedelta(days=USUAL_DAYS)


def open_quarter(
    viewer: Viewer, region: str, quarter: str, due: date, asked: Some[str], kind: str = "quarter"
) -> bool:
    """Open a quarter for a region's councils, or change what was opened; gives whether it is new.

    asked: ids of metrics that are collected quarterly; all of them: whatever is collected at the time.
    Raises PermissionError, Unfit for a day or for no metric, ValueError for another id, kind or quarter.
    """
    if not access.may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not open a quarter for {region}")
    every = {each.id for each in metrics().values() if each.collected_quarterly}
    if kind not in KINDS or not set(asked) <= every:
        raise ValueError(f"{kind!r} or one of {sorted(asked)} is not known")
    if not asked:
        raise Unfit("Choose at least one metric.")
    if not starts(quarter) <= due <= ends(quarter) + timedelta(days=LONGEST_DAYS):
        raise Unfit(
            f"{day(due)} cannot be the day: {quarter} begins on {day(starts(quarter))}, and a return is due "
            "within a year of its end."
        )
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
