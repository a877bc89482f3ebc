"""The quarterly collection: what was opened, who signs off what, and how far each council has come."""

import json
from collections.abc import Iterable

import polars as pl
from sqlalchemy import and_, func, select

from models.collection import USUAL_STEPS, Collection, SignOff, SignOffStep
from models.council import Council
from models.council_return import CarriedCell, CouncilReturn
from models.metric import metrics
from regional.access import Scope, Viewer, may_decide_for_region, own_returns
from regional.data.kept import frame, kept
from regional.data.published import councils


@kept
def _opened(scope: Scope) -> pl.DataFrame:
    return frame(select(*Collection.__table__.columns).order_by(Collection.quarter.desc()))


def collection(viewer: Viewer, region: str, quarter: str) -> dict | None:
    """What was opened: region, quarter, due, kind, metrics (ids, null: all), opened_at. None: nothing."""
    found = _opened(viewer).filter(region=region, quarter=quarter).to_dicts()
    if not found:
        return None
    asked = found[0]["metrics"]
    return found[0] | {"metrics": None if asked is None else tuple(json.loads(asked))}


def quarters_opened(viewer: Viewer, regions: Iterable[str]) -> list[str]:
    """The quarters that were opened in any of these regions, newest first."""
    found = _opened(viewer).filter(pl.col("region").is_in(list(regions)))
    return found["quarter"].unique(maintain_order=True).to_list()


def asked_metrics(viewer: Viewer, region: str, quarter: str) -> frozenset[str]:
    """The metrics that a return for the quarter is asked for."""
    opened = collection(viewer, region, quarter)
    if opened and opened["metrics"] is not None:
        return frozenset(opened["metrics"])
    return frozenset(each.id for each in metrics().values() if each.collected_quarterly)


@kept
def _steps(scope: Scope) -> pl.DataFrame:
    return frame(select(*SignOffStep.__table__.columns).order_by(SignOffStep.step))


def steps(viewer: Viewer, ons_code: str, kind: str) -> tuple[str, ...]:
    """The names of the steps that sign a council's returns off, in order."""
    return tuple(_steps(viewer).filter(ons_code=ons_code, kind=kind)["name"]) or USUAL_STEPS


def steps_for(viewer: Viewer, ons_code: str, quarter: str) -> tuple[str, ...]:
    """The steps that a return submitted now for this quarter has to go through."""
    region = councils(viewer).row(by_predicate=pl.col("ons_code") == ons_code, named=True)["region"]
    opened = collection(viewer, region, quarter)
    return steps(viewer, ons_code, opened["kind"] if opened else "quarter")


@kept
def sign_offs(scope: Scope, ons_code: str) -> pl.DataFrame:
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
    return frame(query.order_by(Council.short_name, CouncilReturn.version.desc()))


def all_opened(viewer: Viewer) -> pl.DataFrame:
    """Every quarter that was opened, of every region: region, quarter, due ..., newest quarter first."""
    return _opened(viewer)
