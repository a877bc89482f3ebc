"""What a council submitted in the quarters before, for comparing a new return with."""

import polars as pl
from sqlalchemy import and_, func, select

from ingest.last_return import sent
from models import database, wall
from models.council_return import CouncilReturn, OwnFigure, OwnScore
from models.return_layout import METRICS, SCORES

MOST_QUARTERS = 8
EARLIER = {
    "quarter": pl.String,
    "sheet": pl.String,
    "about": pl.String,
    "breakdown": pl.String,
    "value": pl.Float64,
}


def earlier_values(ons_code: str, quarter: str) -> pl.DataFrame:
    """Own scores and figures of the last eight quarters before this one that were submitted, newest first.

    quarter, sheet ("Scores" or "Metrics"), about (statement or metric), breakdown, value: one row each,
    and none for what was not given. Drafts and what was superseded or withdrawn are left out.
    """
    newest = (  # a correction that waits for approval stands beside what is shared
        select(CouncilReturn.quarter, func.max(CouncilReturn.version).label("version"))
        .where(CouncilReturn.ons_code == ons_code, CouncilReturn.quarter < quarter, sent())
        .group_by(CouncilReturn.quarter)
        .order_by(CouncilReturn.quarter.desc())
        .limit(MOST_QUARTERS)
    ).subquery()
    this = and_(CouncilReturn.quarter == newest.c.quarter, CouncilReturn.version == newest.c.version)
    wanted = (
        select(CouncilReturn.id, CouncilReturn.quarter)
        .join(newest, this)
        .where(CouncilReturn.ons_code == ons_code)
    ).subquery()
    scores = select(wanted.c.quarter, OwnScore.statement, OwnScore.score).where(OwnScore.score.is_not(None))
    figures = select(wanted.c.quarter, OwnFigure.metric, func.lower(OwnFigure.breakdown), OwnFigure.value)
    with wall.seen_by(wall.only(ons_code)), database.engine().connect() as connection:
        scored = connection.execute(scores.join(OwnScore, OwnScore.return_id == wanted.c.id)).all()
        counted = connection.execute(
            figures.join(OwnFigure, OwnFigure.return_id == wanted.c.id).where(OwnFigure.value.is_not(None))
        ).all()
    rows = [(quarter, SCORES, about, "all", score) for quarter, about, score in scored]
    rows += [(quarter, METRICS, about, breakdown, value) for quarter, about, breakdown, value in counted]
    return pl.DataFrame(rows, schema=EARLIER, orient="row").sort(
        "quarter", descending=True, maintain_order=True
    )
