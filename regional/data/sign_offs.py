"""How far returns have come: the steps taken, what was copied forward, and where each council stands."""

from datetime import date

import polars as pl
from sqlalchemy import and_, func, select

from models import wall
from models.collection import SignOff
from models.council import Council
from models.council_return import CarriedCell, CouncilReturn
from regional.access import Scope, Viewer, may_decide_for_region, own_returns
from regional.data.kept import frame, kept
from regional.words.plain import UK_TIME


@kept
def steps(scope: Scope, ons_code: str) -> pl.DataFrame:
    """Every step of every version of a council's returns: newest version first, its steps in order.

    quarter, version, stage, status, stored_at, step, name, decision, note, decided_at (null: not decided).
    """
    about = (CouncilReturn.quarter, CouncilReturn.version, CouncilReturn.stage, CouncilReturn.status)
    decided = (SignOff.step, SignOff.name, SignOff.decision, SignOff.note, SignOff.decided_at)
    query = (
        select(*about, CouncilReturn.stored_at, *decided)
        .join(SignOff, SignOff.return_id == CouncilReturn.id)
        .where(CouncilReturn.ons_code == ons_code, own_returns(scope))
    )
    return frame(query.order_by(CouncilReturn.quarter.desc(), CouncilReturn.version.desc(), SignOff.step))


@kept
def carried(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """The cells of a council's versions that were copied forward and stand unchanged.

    version, sheet, about, breakdown, field, from_quarter, confirmed.
    """
    cells = [column for column in CarriedCell.__table__.columns if column.name != "return_id"]
    query = (
        select(CouncilReturn.version, *cells)
        .join(CouncilReturn, CouncilReturn.id == CarriedCell.return_id)
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter, own_returns(scope))
    )
    return frame(query.order_by(CouncilReturn.version, CarriedCell.sheet, CarriedCell.about))


def standing(viewer: Viewer, region: str, quarter: str) -> pl.DataFrame:
    """Each version of the region's returns for a quarter that stands or was withdrawn, not what is in it.

    ons_code, short_name, version, stage, status, stored_at, steps and decided (of its sign-off): one row a
    version, one of nulls for a council that has sent none; councils A to Z, newest version first.
    For whoever may decide for the region; raises PermissionError for anybody else.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not follow the collection of {region}")
    return _standing(viewer, region, quarter)


@kept
def _standing(scope: Scope, region: str, quarter: str) -> pl.DataFrame:
    steps = select(func.count()).where(SignOff.return_id == CouncilReturn.id)
    this = and_(
        CouncilReturn.ons_code == Council.ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.status.in_(("current", "withdrawn")),
    )
    columns = (CouncilReturn.version, CouncilReturn.stage, CouncilReturn.status, CouncilReturn.stored_at)
    query = (
        select(
            Council.ons_code,
            Council.short_name,
            *columns,
            steps.scalar_subquery().label("steps"),
            steps.where(SignOff.decision == "approved").scalar_subquery().label("decided"),
        )
        .outerjoin(CouncilReturn, this)
        .where(Council.region == region)
    )
    with wall.seen_by(wall.progress(region)):
        return frame(query.order_by(Council.short_name, CouncilReturn.version.desc()))


def first_shared(viewer: Viewer, region: str, quarter: str) -> dict[str, date]:
    """By ons_code, the day in England on which a council first shared what it has not withdrawn.

    A correction does not make late what was in time. For whoever may decide for the region; raises
    PermissionError for anybody else.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not follow the collection of {region}")
    return {
        row["ons_code"]: row["at"].astimezone(UK_TIME).date()
        for row in _first_shared(viewer, region, quarter).iter_rows(named=True)
    }


@kept
def _first_shared(scope: Scope, region: str, quarter: str) -> pl.DataFrame:
    last_step = select(func.max(SignOff.decided_at)).where(SignOff.return_id == CouncilReturn.id)
    at = func.coalesce(last_step.scalar_subquery(), CouncilReturn.stored_at)
    query = (
        select(CouncilReturn.ons_code, func.min(at, type_=CouncilReturn.stored_at.type).label("at"))
        .join(Council, Council.ons_code == CouncilReturn.ons_code)
        .where(Council.region == region, CouncilReturn.quarter == quarter)
        .where(CouncilReturn.stage == "shared", CouncilReturn.status != "withdrawn")
        .group_by(CouncilReturn.ons_code)
    )
    with wall.seen_by(wall.progress(region)):
        return frame(query)
