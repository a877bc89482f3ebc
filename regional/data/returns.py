"""What councils sent, datum by datum: every reader here asks regional/access.py what the viewer may see.

Beside it sign_offs.py reads how far a return has come, held.py that it is there, and anonymous.py what
many come to. A council's own people are given more by ingest/, through regional/workflow/, which asks first.
"""

import polars as pl
from sqlalchemy import ColumnElement, Label, select

from models import database, wall
from models.council_return import (
    AREAS,
    BANDS,
    Answer,
    CarriedCell,
    CaseAudit,
    CouncilReturn,
    OwnDocument,
    OwnFigure,
    OwnScore,
    Upload,
    WaitingBand,
)
from models.metric import metrics
from models.region import RegionSetting, switched_on
from regional import days
from regional.access import SHARED, Scope, Viewer, own_returns, readable, sees_exact, tier_on
from regional.analysis import suppressed_return
from regional.data.kept import frame, kept

HEADER = (CouncilReturn.ons_code, CouncilReturn.quarter, CouncilReturn.version, CouncilReturn.stage)
DATED = {
    "ons_code": pl.String,
    "quarter": pl.String,
    "version": pl.Int64,
    "stage": pl.String,
    "statement": pl.String,
    "score": pl.Int64,
    "reason": pl.String,
    "tier": pl.String,
    "stored_at": pl.Datetime(time_zone="UTC"),
}
NOT_SHOWN = ("return_id", "tier", "opens_on", "opens_to")


@kept
def own_scores(scope: Scope, quarter: str) -> pl.DataFrame:
    """Shared own scores of a quarter: HEADER's columns, statement, score, reason, tier, carried.

    carried: whether the score was copied from the quarter before, and nobody changed or confirmed it.
    """
    copied = _carried("scores", OwnScore.return_id, OwnScore.statement).where(CarriedCell.field == "score")
    query = _data(scope, OwnScore, copied.exists()).where(CouncilReturn.quarter == quarter)
    return frame(query.order_by(CouncilReturn.ons_code, OwnScore.statement))


@kept
def own_scores_dated(scope: Scope, ons_codes: tuple[str, ...]) -> pl.DataFrame:
    """Shared own scores of these councils, of every quarter: as own_scores, with stored_at for carried."""
    query = _data(scope, OwnScore, CouncilReturn.stored_at.label("stored_at"))
    order = (CouncilReturn.ons_code, CouncilReturn.quarter, OwnScore.statement)
    return frame(query.where(CouncilReturn.ons_code.in_(ons_codes)).order_by(*order), DATED)


@kept
def own_answers(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """A council's shared answers for a quarter, one row a statement; carried: any of the three was copied."""
    copied = _carried("answers", Answer.return_id, Answer.statement)
    query = _data(scope, Answer, copied.exists()).order_by(Answer.statement)
    return frame(query.where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter))


@kept
def own_figures(scope: Scope, ons_code: str) -> pl.DataFrame:
    """The figures a council shared, in order of metric and quarter; value null with a marker.

    Exact for the council's own people. For others what they may see of it by its tier, with small counts
    suppressed and the rest rounded (analysis/suppressed_return.py); so own_waiting and own_audits.
    carried: the value was copied from the quarter before, and nobody has said that it still holds.
    """
    copied = _carried("figures", OwnFigure.return_id, OwnFigure.metric)
    copied = copied.where(CarriedCell.breakdown == OwnFigure.breakdown, CarriedCell.field == "value")
    query = _data(scope, OwnFigure, copied.exists()).where(CouncilReturn.ons_code == ons_code)
    sent = frame(query.order_by(OwnFigure.metric, OwnFigure.breakdown, CouncilReturn.quarter))
    return sent if sees_exact(scope, ons_code) else suppressed_return.figures(sent, metrics())


@kept
def own_waiting(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """A council's waiting list in a quarter: band, waiting, longest_wait in days, marker, note."""
    sent = _of(scope, WaitingBand, ons_code, quarter).sort(_in_order("band", BANDS))
    return sent if sees_exact(scope, ons_code) else suppressed_return.waiting(sent)


@kept
def own_audits(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """Its case-file audits, a row a practice area: audited, met, partly_met, not_met, note."""
    sent = _of(scope, CaseAudit, ons_code, quarter).sort(_in_order("area", AREAS))
    return sent if sees_exact(scope, ons_code) else suppressed_return.audits(sent)


@kept
def own_documents(scope: Scope, ons_code: str, quarter: str) -> pl.DataFrame:
    """Its index of evidence documents: row, statement, title, kind, dated, reference, next_review."""
    return _of(scope, OwnDocument, ons_code, quarter).sort("row")


@kept
def quarters_sent(scope: Scope) -> tuple[str, ...]:
    """The quarters for which somebody shared a return, or own scores, that may be seen; newest first."""
    whole = frame(select(CouncilReturn.quarter).where(own_returns(scope), SHARED))
    shared = frame(_data(scope, OwnScore).with_only_columns(CouncilReturn.quarter).distinct())
    return tuple(sorted({*whole["quarter"], *shared["quarter"]}, reverse=True))


@kept
def quarters_sent_by(scope: Scope, ons_code: str) -> list[str]:
    """The quarters this council shared a return for, of which something may be seen; newest first."""
    tables = (OwnScore, Answer, OwnFigure, WaitingBand, CaseAudit, OwnDocument)
    this = CouncilReturn.ons_code == ons_code
    whole = frame(select(CouncilReturn.quarter).where(this, own_returns(scope), SHARED))
    shared = [
        frame(_data(scope, table).with_only_columns(CouncilReturn.quarter).where(this)) for table in tables
    ]
    return sorted({quarter for each in (whole, *shared) for quarter in each["quarter"]}, reverse=True)


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


def stored_file(viewer: Viewer, ons_code: str, quarter: str, version: int) -> tuple[str, bytes]:
    """A version's file as it was received: its name and its bytes.

    Raises LookupError if there is none that the viewer may see. Not kept in memory: it is rarely asked for.
    """
    query = (
        select(Upload.filename, Upload.content)
        .join(CouncilReturn, CouncilReturn.upload_id == Upload.id)
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter)
        .where(CouncilReturn.version == version, own_returns(viewer.scope))
    )
    with wall.seen_by(viewer.scope), database.engine().connect() as connection:
        found = connection.execute(query).first()
    if found is None:
        raise LookupError(f"no version {version} of {ons_code} for {quarter} that this viewer may see")
    return found.filename, found.content


@kept
def _settings(scope: Scope) -> pl.DataFrame:
    return frame(select(*RegionSetting.__table__.columns))


def asked_sheets(viewer: Viewer, region: str) -> frozenset[str]:
    """The optional sheets that the region has switched on; none unless it has."""
    chosen = _settings(viewer).filter(pl.col("region") == region).to_dicts()
    return switched_on(chosen[0] if chosen else None)


def _carried(sheet: str, return_id, about):
    """The marks of a row's cells that were copied forward and not confirmed."""
    this = CarriedCell.return_id == return_id, CarriedCell.sheet == sheet, CarriedCell.about == about
    return select(CarriedCell.return_id).where(*this, CarriedCell.confirmed.is_(False))


def _data(scope: Scope, table, more: ColumnElement | None = None):
    """The rows of a table of data that are shared, stand now and may be seen, with today's tier.

    more: one more column; "carried" unless it has a name.
    """
    today = days.today()
    columns = [column for column in table.__table__.columns if column.name not in NOT_SHOWN]
    columns += [tier_on(table, today).label("tier")]
    columns += [] if more is None else [more if isinstance(more, Label) else more.label("carried")]
    return (
        select(*HEADER, *columns)
        .join(CouncilReturn, CouncilReturn.id == table.return_id)
        .where(SHARED, readable(scope, table, today))
    )


def _of(scope: Scope, table, ons_code: str, quarter: str) -> pl.DataFrame:
    query = _data(scope, table)
    return frame(query.where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter))


def _in_order(column: str, names: tuple[str, ...]) -> pl.Expr:
    return pl.col(column).replace_strict(names, range(len(names)), return_dtype=pl.Int64)
