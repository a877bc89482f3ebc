"""What councils share without their names: counted together, and never a datum of one of them.

`contributions` alone gives what single councils sent: to whoever freezes a region's counts, for that only.
"""

import json

import polars as pl
from sqlalchemy import ColumnElement, Select, String, case, func, literal, null, select

from models import wall
from models.council import Council
from models.council_return import CouncilReturn, OwnFigure, OwnScore
from models.metric import metrics
from models.sharing import FrozenAggregate
from regional import days
from regional.access import (
    SHARED,
    Scope,
    Viewer,
    may_decide_for_region,
    may_see_counted,
    readable,
    shared_by_name,
    shared_without_name,
)
from regional.analysis.anonymous import Group, Looking, shown
from regional.analysis.suppression import is_small, percent
from regional.data.kept import frame, kept

SUMMED = ("%", "per 100,000", "ratio")  # units whose parts can be added up over councils
PER = {"per 100,000": 100_000}
SHOWN = {
    "council_type": pl.String,
    "kind": pl.String,
    "about": pl.String,
    "councils": pl.Int64,
    "three_or_above": pl.Int64,
    "value": pl.Float64,
    "frozen_on": pl.Date,
}


@kept
def counted(scope: Scope, region: str, quarter: str) -> pl.DataFrame:
    """The newest frozen counts of a region's quarter that this viewer may see.

    Returns council_type ("" for the region), kind ("scores" or "figures"), about, councils (how many are in
    it), three_or_above (of scores), value (of figures, in their unit, whole), frozen_on.
    """
    if not may_see_counted(scope, region):
        return pl.DataFrame(schema=SHOWN)
    table = FrozenAggregate
    newest = select(func.max(table.freeze)).where(table.region == region, table.quarter == quarter)
    query = select(*table.__table__.columns).where(table.region == region, table.quarter == quarter)
    rows = frame(query.where(table.freeze == newest.scalar_subquery()).order_by(table.id)).to_dicts()
    named = _named(scope, quarter)
    found = []
    for about in dict.fromkeys((row["kind"], row["about"]) for row in rows):
        these = {row["council_type"]: row for row in rows if (row["kind"], row["about"]) == about}
        looking = Looking(
            own=scope.councils,
            named=frozenset(named.get(about, ())),
            may_be_any=not scope.councils and not scope.everything,
        )
        open_ = shown({name: _group(row) for name, row in these.items()}, looking)
        found += [_shown(row) for name, row in these.items() if name in open_]
    return pl.DataFrame(found, schema=SHOWN, orient="row")


@kept
def frozen_quarters(scope: Scope, region: str) -> tuple[str, ...]:
    """The quarters of which counts were frozen, newest first."""
    if not may_see_counted(scope, region):
        return ()
    query = select(FrozenAggregate.quarter).where(FrozenAggregate.region == region).distinct()
    return tuple(sorted(frame(query)["quarter"], reverse=True))


def contributions(viewer: Viewer, region: str, quarter: str) -> pl.DataFrame:
    """What the region's councils share of a quarter today, with or without their names, for freezing it.

    The columns analysis.anonymous.aggregates asks for. Raises PermissionError.
    """
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not freeze the counts of {region}")
    nothing = null()
    scores = _sent(OwnScore, "scores", OwnScore.statement, OwnScore.score, (nothing, nothing))
    parts = (OwnFigure.numerator, OwnFigure.denominator)
    figures = _sent(OwnFigure, "figures", OwnFigure.metric, nothing, parts).where(
        OwnFigure.breakdown == "all", OwnFigure.numerator >= 0, OwnFigure.denominator > 0
    )
    wanted = (Council.region == region, CouncilReturn.quarter == quarter)
    queries = (scores.where(OwnScore.score.is_not(None)), figures)
    with wall.seen_by(wall.counting(region)):
        read = [_typed(query.where(*wanted)) for query in queries]
    units = {metric.id: metric.unit for metric in metrics().values()}
    unit = pl.col("about").replace_strict(units, default="", return_dtype=pl.String)
    summed = (pl.col("kind") == "scores") | unit.is_in(SUMMED)
    value = pl.col("numerator") / pl.col("denominator") * pl.when(unit == "%").then(100).otherwise(1)
    return pl.concat(read).filter(summed).with_columns(value=value.round(2))


def _sent(table, kind: str, about: ColumnElement, score: ColumnElement, parts: tuple) -> Select:
    today = days.today()
    return (
        select(
            CouncilReturn.ons_code,
            Council.council_type,
            literal(kind, String()).label("kind"),
            about.label("about"),
            score.label("score"),
            parts[0].label("numerator"),
            parts[1].label("denominator"),
            case((shared_by_name(table, today), 1), else_=0).label("by_name"),
        )
        .select_from(table)
        .join(CouncilReturn, CouncilReturn.id == table.return_id)
        .join(Council, Council.ons_code == CouncilReturn.ons_code)
        .where(shared_without_name(table, today))
        .order_by(about, CouncilReturn.ons_code)
    )


def _typed(query: Select) -> pl.DataFrame:
    types = dict.fromkeys(("ons_code", "council_type", "kind", "about"), pl.String)
    types |= {"score": pl.Int64, "numerator": pl.Float64, "denominator": pl.Float64, "by_name": pl.Int64}
    return frame(query, types).with_columns(pl.col("by_name") == 1)


def _named(scope: Scope, quarter: str) -> dict[tuple[str, str], set[str]]:
    """Whose datum the viewer can read with its name, by kind and statement or metric."""
    named: dict[tuple[str, str], set[str]] = {}
    for table, kind, about in (
        (OwnScore, "scores", OwnScore.statement),
        (OwnFigure, "figures", OwnFigure.metric),
    ):
        query = (
            select(about.label("about"), CouncilReturn.ons_code)
            .select_from(table)
            .join(CouncilReturn, CouncilReturn.id == table.return_id)
            .where(CouncilReturn.quarter == quarter, SHARED, readable(scope, table, days.today()))
        )
        for what, code in frame(query).iter_rows():
            named.setdefault((kind, what), set()).add(code)
    return named


def _group(row: dict) -> Group:
    codes = (frozenset(json.loads(row[name])) for name in ("contributors", "anonymous"))
    return Group(*codes, row["apart"], row["apart_anonymous"])


def _shown(row: dict) -> tuple:
    value = None
    if row["kind"] == "figures":
        value = _whole(row["numerator"], row["denominator"], metrics()[row["about"]].unit)
    councils = len(json.loads(row["contributors"]))
    about = (row["council_type"], row["kind"], row["about"], councils, row["three_or_above"])
    return (*about, value, row["frozen_on"])


def _whole(x: float, n: float, unit: str) -> float | None:
    """The sum over the sum, as coarse as one council's own figure is shown to others; null if too few."""
    if unit == "%":
        share = percent(x, n)
        return None if share is None else float(share)
    return None if is_small(x) or not n else round(x / n * PER.get(unit, 1), 1 if unit == "ratio" else 0)
