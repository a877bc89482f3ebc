"""What councils sent: every reader here asks regional/access.py what the viewer may see."""

import polars as pl
from sqlalchemy import select

from models.council_return import Answer, CouncilReturn, OwnFigure, OwnScore, Upload
from models.region import RegionSetting
from regional.access import Scope, Viewer, own_returns, readable
from regional.data.kept import frame, kept

HEADER = (CouncilReturn.ons_code, CouncilReturn.quarter, CouncilReturn.version, CouncilReturn.stage)


@kept
def own_scores(scope: Scope, quarter: str) -> pl.DataFrame:
    """Submitted own scores of a quarter: HEADER's columns, statement, score, reason, tier."""
    return frame(_data(scope, OwnScore).where(CouncilReturn.quarter == quarter))


@kept
def own_answers(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """A council's submitted answers for a quarter, one row a statement."""
    query = _data(scope, Answer)
    return frame(query.where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter))


@kept
def own_figures(scope: Scope, ons_code: str) -> pl.DataFrame:
    """Every figure a council submitted, in order of metric and quarter; value null with a marker.

    Exact, so for the council's own people only, whatever its tier: a wider read must suppress small counts.
    """
    query = _data(scope, OwnFigure).where(CouncilReturn.ons_code == ons_code, own_returns(scope))
    return frame(query.order_by(OwnFigure.metric, OwnFigure.breakdown, CouncilReturn.quarter))


@kept
def quarters_sent(scope: Scope) -> tuple[str, ...]:
    """The quarters somebody submitted a return for, newest first."""
    stands = (CouncilReturn.stage == "submitted", CouncilReturn.status == "current")
    query = select(CouncilReturn.quarter).where(own_returns(scope), *stands)
    return tuple(sorted(frame(query)["quarter"].unique(), reverse=True))


def quarters_sent_by(viewer: Viewer, ons_code: str) -> list[str]:
    """The quarters this council submitted a return for, newest first."""
    sent = versions(viewer, ons_code).filter(pl.col("stage") == "submitted", pl.col("status") == "current")
    return sent["quarter"].unique(maintain_order=True).to_list()


@kept
def versions(scope: Scope, ons_code: str) -> pl.DataFrame:
    """Every version of a council's returns, newest first, with the name and hash of the file as received."""
    columns = [*HEADER, CouncilReturn.status, CouncilReturn.issues, CouncilReturn.stored_at]
    query = (
        select(*columns, Upload.filename, Upload.sha256)
        .join(Upload, Upload.id == CouncilReturn.upload_id)
        .where(CouncilReturn.ons_code == ons_code, own_returns(scope))
    )
    return frame(query.order_by(CouncilReturn.quarter.desc(), CouncilReturn.version.desc()))


@kept
def _settings(scope: Scope) -> pl.DataFrame:
    return frame(select(*RegionSetting.__table__.columns))


def asks_for_evidence_scores(viewer: Viewer, region: str) -> bool:
    """Has the region switched on evidence-category scores? Off unless it has."""
    chosen = _settings(viewer).filter(pl.col("region") == region)["evidence_scores"]
    return bool(chosen.any())


def _data(scope: Scope, table):
    """The rows of a table of data that stand now, were submitted and may be seen."""
    columns = [column for column in table.__table__.columns if column.name != "return_id"]
    return (
        select(*HEADER, *columns)
        .join(CouncilReturn, CouncilReturn.id == table.return_id)
        .where(CouncilReturn.stage == "submitted", CouncilReturn.status == "current")
        .where(readable(scope, table.tier))
    )
