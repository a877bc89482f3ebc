"""The quarterly collection: what was opened for a quarter, and which steps sign a council's return off."""

import json
from collections.abc import Iterable

import polars as pl
from sqlalchemy import select

from models.collection import USUAL_STEPS, Collection, SignOffStep
from models.metric import metrics
from regional.access import Scope, Viewer
from regional.data.kept import frame, kept
from regional.data.published import council


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
    region = council(viewer, ons_code)["region"]
    opened = collection(viewer, region, quarter)
    return steps(viewer, ons_code, opened["kind"] if opened else "quarter")


def all_opened(viewer: Viewer) -> pl.DataFrame:
    """Every quarter that was opened, of every region: region, quarter, due ..., newest quarter first."""
    return _opened(viewer)
