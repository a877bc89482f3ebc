"""Practice: entries a viewer may read, what waits for a lead, who used what; each asks regional/access.py."""

import polars as pl
from sqlalchemy import Select, select

from models import wall
from models.council import Council
from models.practice import PracticeEntry, PracticeUse
from regional import days
from regional.access import (
    Scope,
    Viewer,
    may_decide_for_region,
    own_entries,
    readable_entries,
    readable_uses,
    withdrawn_entries,
)
from regional.data.kept import frame, kept

WHERE = (Council.short_name.label("council"), Council.region, Council.council_type)
# What entries are chosen by: their words are read of those that are shown.
CHOSEN_BY = (
    PracticeEntry.id,
    PracticeEntry.entry,
    PracticeEntry.ons_code,
    PracticeEntry.stage,
    PracticeEntry.origin,
    PracticeEntry.tier,
    PracticeEntry.statement,
    PracticeEntry.themes,
    PracticeEntry.evidence,
    PracticeEntry.cost,
    PracticeEntry.title,
    PracticeEntry.stored_at,
    PracticeEntry.review_on,
)
GONE = (PracticeEntry.entry, PracticeEntry.ons_code, PracticeEntry.title, PracticeEntry.decided_at)


@kept
def library(scope: Scope) -> pl.DataFrame:
    """The shared entries that stand, newest first: CHOSEN_BY, and the council's name, region and type."""
    query = _with_council(*CHOSEN_BY).where(readable_entries(scope, days.today()))
    query = query.where(PracticeEntry.stage == "shared")
    return frame(query.order_by(PracticeEntry.stored_at.desc(), PracticeEntry.title, PracticeEntry.id))


@kept
def entries(scope: Scope, ids: tuple[int, ...]) -> pl.DataFrame:
    """Whole entries by the ids of `library`, in the order asked for; fewer if one may not be read."""
    found = _whole().where(readable_entries(scope, days.today()), PracticeEntry.id.in_(ids))
    order = pl.DataFrame({"id": ids}, schema={"id": pl.Int64})
    return order.join(frame(found), on="id", maintain_order="left")


@kept
def own_practice(scope: Scope, ons_code: str) -> pl.DataFrame:
    """Every version of a council's entries for its own people, newest first; none of published reports."""
    query = _whole().where(PracticeEntry.ons_code == ons_code, own_entries(scope))
    query = query.where(PracticeEntry.origin == "council")
    return frame(query.order_by(PracticeEntry.stored_at.desc(), PracticeEntry.id.desc()))


@kept
def gone(scope: Scope) -> pl.DataFrame:
    """The entries that were shared and are withdrawn: GONE and the council's; what they said is not told.

    One that was shared again since is in `library`, and not here.
    """
    query = _with_council(*GONE).where(withdrawn_entries(scope, days.today()))
    found = frame(query.where(PracticeEntry.stage == "shared").order_by(PracticeEntry.decided_at.desc()))
    back = library(Viewer("", scope))["entry"]
    return found.filter(~pl.col("entry").is_in(back.to_list())).unique("entry", maintain_order=True)


@kept
def uses(scope: Scope) -> pl.DataFrame:
    """Who says that they use which entry, newest first, with `council`; came_of null: nothing said yet."""
    columns = [column for column in PracticeUse.__table__.columns if column.name != "stored_by"]
    query = select(*columns, *WHERE).join(Council, Council.ons_code == PracticeUse.ons_code)
    return frame(query.where(readable_uses(scope, days.today())).order_by(PracticeUse.id.desc()))


def waiting_practice(viewer: Viewer, region: str) -> pl.DataFrame:
    """Whole entries that wait for the region's lead, oldest first.

    Raises PermissionError for anybody who may not decide for the region.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not decide for {region}")
    return _waiting(viewer, region)


@kept
def _waiting(scope: Scope, region: str) -> pl.DataFrame:
    query = _whole().where(PracticeEntry.stage == "waiting", PracticeEntry.status == "current")
    with wall.seen_by(wall.leading(region)):
        return frame(query.where(Council.region == region).order_by(PracticeEntry.stored_at))


def _whole() -> Select:
    return _with_council(*(c for c in PracticeEntry.__table__.columns if c.name != "stored_by"))


def _with_council(*columns) -> Select:
    return select(*columns, *WHERE).join(Council, Council.ons_code == PracticeEntry.ons_code)
