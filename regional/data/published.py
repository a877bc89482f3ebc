"""What is public: councils, results, findings, figures and their sources."""

from datetime import date

import polars as pl
from sqlalchemy import select

from models import database
from models.assessment import Assessment, Finding, Score
from models.council import Council, CouncilFeature, Predecessor, is_invented
from models.figure import Figure
from models.metric import metrics
from models.passage import Passage
from models.publication import Publication
from models.rated_service import RatedService
from regional.access import Scope, Viewer
from regional.data.kept import frame, kept

STANDS = Figure.status.in_(("current", "provisional"))  # neither superseded nor withdrawn


@kept
def councils(scope: Scope) -> pl.DataFrame:
    """The councils A to Z: ons_code, name, short_name, region, council_type."""
    return frame(select(*Council.__table__.columns).order_by(Council.short_name))


def council(viewer: Viewer, ons_code: str) -> dict:
    """One row of councils. Raises polars' NoRowsReturnedError for a code that is none's."""
    return councils(viewer).row(by_predicate=pl.col("ons_code") == ons_code, named=True)


@kept
def regions(scope: Scope) -> tuple[str, ...]:
    """The regions there are councils of, A to Z: nine in England."""
    return tuple(frame(select(Council.region).distinct().order_by(Council.region))["region"])


@kept
def invented(scope: Scope) -> bool:
    """Is any of the councils invented? Then all are: a database holds the demonstration or the record."""
    return any(map(is_invented, frame(select(Council.ons_code))["ons_code"]))


@kept
def assessments(scope: Scope) -> pl.DataFrame:
    """Every assessment, superseded and pilot ones included: see analysis/results.py for which to show."""
    return frame(select(*Assessment.__table__.columns).order_by(Assessment.id))


@kept
def scores(scope: Scope) -> pl.DataFrame:
    """Every published score: assessment_id, statement, score, check, url, source, note."""
    return frame(select(*Score.__table__.columns).order_by(Score.assessment_id, Score.statement))


@kept
def findings(scope: Scope, ons_code: str) -> pl.DataFrame:
    """The findings of a council's reports, in the order they were recorded."""
    return frame(select(*Finding.__table__.columns).where(Finding.ons_code == ons_code).order_by(Finding.id))


@kept
def all_findings(scope: Scope) -> pl.DataFrame:
    """The findings of every council's reports, pilots too, in the order they were recorded."""
    return frame(select(*Finding.__table__.columns).order_by(Finding.id))


@kept
def figures(scope: Scope, ons_codes: tuple[str, ...]) -> pl.DataFrame:
    """All published figures of these areas that stand, by metric and period; value null with a marker."""
    query = select(*Figure.__table__.columns).where(Figure.ons_code.in_(ons_codes), STANDS)
    return frame(query.order_by(Figure.metric, Figure.period, Figure.id))


@kept
def figures_of_metric(scope: Scope, metric: str) -> pl.DataFrame:
    """A metric's yearly figures of everybody that stand: councils, predecessors, regions and England."""
    columns = [column for column in Figure.__table__.columns if column.name not in ("id", "metric")]
    everybody = (Figure.breakdown == "all", Figure.period_type == "year")
    return frame(select(*columns).where(Figure.metric == metric, *everybody, STANDS).order_by(Figure.id))


@kept
def figures_given_anew(scope: Scope, ons_codes: tuple[str, ...]) -> pl.DataFrame:
    """Figures of these areas that a later publication gave anew: what was known before it."""
    query = select(*Figure.__table__.columns).where(
        Figure.ons_code.in_(ons_codes), Figure.status == "superseded"
    )
    return frame(query.order_by(Figure.id))


@kept
def passages(scope: Scope, ons_code: str) -> pl.DataFrame:
    """What CQC's reports say of a council, in CQC's words, in the order of its pages."""
    query = select(*Passage.__table__.columns).join(Publication, Publication.id == Passage.publication_id)
    stands = (Passage.ons_code == ons_code, Publication.status == "current")
    return frame(query.where(*stands).order_by(Publication.loaded_at, Passage.url, Passage.place, Passage.id))


@kept
def rated_services(scope: Scope, ons_code: str, publication: str) -> pl.DataFrame:
    """The care providers in an area as one publication of CQC's listed them, by name."""
    query = select(*RatedService.__table__.columns).where(
        RatedService.ons_code == ons_code, RatedService.publication_id == publication
    )
    return frame(query.order_by(RatedService.location, RatedService.id))


@kept
def metrics_published(scope: Scope) -> tuple[str, ...]:
    """The metrics that some council has a published yearly value for, by id."""
    yearly = (Figure.level == "council", Figure.period_type == "year", Figure.value.is_not(None), STANDS)
    with database.engine().connect() as connection:
        # One look each, by the index on metric: to list them all at once would read every figure there is.
        return tuple(
            metric
            for metric in metrics()
            if connection.execute(select(Figure.id).where(Figure.metric == metric, *yearly).limit(1)).first()
        )


@kept
def features(scope: Scope) -> pl.DataFrame:
    """The facts that neighbours are found by, wide: ons_code and one column a feature."""
    wanted = CouncilFeature.publication_id == "census-2021-peers"
    query = select(*CouncilFeature.__table__.columns).where(wanted)
    return _wide(frame(query.order_by(CouncilFeature.ons_code, CouncilFeature.feature)))


@kept
def predecessors(scope: Scope) -> pl.DataFrame:
    """Codes that figures were published under, with today's council as successor."""
    return frame(select(*Predecessor.__table__.columns).order_by(Predecessor.id))


@kept
def publications(scope: Scope) -> pl.DataFrame:
    """Every source, loaded or missing, as sources.csv describes it, with its rows in the database."""
    return frame(select(*Publication.__table__.columns))


def read_on(viewer: Viewer, publication: str) -> date:
    """The day a publication was read for us. Raises if nobody has read it."""
    row = publications(viewer).row(by_predicate=pl.col("id") == publication, named=True)
    return date.fromisoformat(row["read_on"])


@kept
def newest_period(scope: Scope) -> str | None:
    """The newest year that any published figure has a value for; null if there is none."""
    yearly = (Figure.period_type == "year", Figure.value.is_not(None), STANDS)
    with database.engine().connect() as connection:
        return connection.scalar(select(Figure.period).where(*yearly).order_by(Figure.period.desc()).limit(1))


def _wide(features: pl.DataFrame) -> pl.DataFrame:
    return features.pivot(on="feature", index="ons_code", values="value")
