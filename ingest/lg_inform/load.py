"""Loads a file of LG Inform, once it is sure which metric it is of."""

from functools import partial

import polars as pl
from sqlalchemy import select

from ingest.areas import areas
from ingest.lg_inform import checks
from ingest.lg_inform.read import number_of, read_lg_inform
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from models import database
from models.assessment import STANDING
from models.figure import Figure


def load_lg_inform(file: PublishedFile, number: str | None = None) -> LoadedPublication:
    """number: LG Inform's own of the metric, "4282"; where it is not given, from the file's name."""
    return load_publication(file, partial(of_file, file, number))


def of_file(file: PublishedFile, number: str | None) -> Contents:
    figures, issues, read = read_lg_inform(file.content, areas(), number or number_of(file.name))
    if len(figures):
        issues = [*issues, *checks.another_metric(figures, held(figures["metric"][0]))]
    left_out = len({row for issue in issues if issue.leaves_out for row in issue.rows})
    return Contents(figures.with_columns(period_type=pl.lit("year")), issues, read, read - left_out)


def held(metric: str) -> pl.DataFrame:
    """What stands of a metric: ons_code, period, held."""
    wanted = select(Figure.ons_code, Figure.period, Figure.value).where(
        Figure.metric == metric,
        Figure.breakdown == "all",
        Figure.period_type == "year",
        Figure.framework != "lg-inform",
        Figure.status.in_(STANDING),
    )
    schema = {"ons_code": pl.String, "period": pl.String, "held": pl.Float64}
    with database.engine().connect() as connection:
        return pl.DataFrame(connection.execute(wanted).all(), schema=schema, orient="row")
