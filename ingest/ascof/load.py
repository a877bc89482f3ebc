"""Loads an ASCOF file: the reader's figures, once their year is sure."""

from collections.abc import Callable
from functools import partial

import polars as pl
from sqlalchemy import select

from ingest.areas import Areas, areas
from ingest.ascof.read import read_ascof, year_of
from ingest.issues import Issue
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from models import database
from models.assessment import STANDING
from models.figure import Figure

ReadMeasures = Callable[[bytes, Areas, str | None], tuple[pl.DataFrame, list[Issue]]]
SAME = 0.95  # of the values: figures of two years agree in far fewer
FEWEST = 100  # values compared
TELLING = 3  # metrics compared
GIVE_YEAR = "Give the year: --year 2018-19 on the command line, or in the file's name."


def load_ascof(file: PublishedFile, year: str | None = None) -> LoadedPublication:
    """year: "2018-19"; where it is not given, from the file's name, or from figures that we hold already."""
    return load_publication(file, partial(of_file, file, year))


def of_file(file: PublishedFile, year: str | None, read: ReadMeasures = read_ascof) -> Contents:
    figures, issues = _read(file, year, read)
    left_out = len({(issue.sheet, row) for issue in issues if issue.leaves_out for row in issue.rows})
    loaded = int(figures["rows"].sum())
    return Contents(figures, issues, loaded + left_out, loaded)


def _read(file: PublishedFile, year: str | None, read: ReadMeasures) -> tuple[pl.DataFrame, list[Issue]]:
    period = year or year_of(file.name)
    figures, issues = read(file.content, areas(), period)
    if any(issue.level == "error" for issue in issues):
        if period is None and any(issue.check == "unknown_code" for issue in issues):
            issues = [_no_year(), *issues]  # codes mean nothing without it
        return figures, issues
    likely = year_by_figures(figures)
    if period is None and figures["period"].null_count():
        if likely is None:
            return figures, [*issues, _no_year()]
        message = (
            f"Neither you nor the file's name said its year: its figures are those we hold for {likely}."
        )
        issues = [*issues, Issue("warning", "year_by_figures", message, "Nothing to mend.")]
        figures = figures.with_columns(period=pl.lit(likely))
    elif likely and likely not in figures["period"].unique():
        issues = [*issues, _another_year(likely, figures["period"][0])]
    return figures.with_columns(period_type=pl.lit("year")), issues


def year_by_figures(figures: pl.DataFrame) -> str | None:
    """The one year that we hold these very figures for; null if there is none.

    The metrics that most councils have a value for tell it: to look at all takes as long as reading the file.
    """
    ours = figures.filter((pl.col("breakdown") == "all") & (pl.col("level") == "council")).drop_nulls("value")
    fullest = ours["metric"].value_counts().sort("count", "metric", descending=True)["metric"].head(TELLING)
    ours = ours.filter(pl.col("metric").is_in(fullest.to_list()))
    wanted = select(Figure.metric, Figure.ons_code, Figure.period, Figure.value).where(
        Figure.framework == (figures["framework"][0] if len(figures) else ""),
        Figure.metric.in_(fullest.to_list()),
        Figure.breakdown == "all",
        Figure.level == "council",
        Figure.value.is_not(None),
        Figure.status.in_(STANDING),
    )
    schema = {"metric": pl.String, "ons_code": pl.String, "held_for": pl.String, "held": pl.Float64}
    with database.engine().connect() as connection:
        held = pl.DataFrame(connection.execute(wanted).all(), schema=schema, orient="row")
    compared = (
        ours.join(held, on=["metric", "ons_code"])
        .group_by("held_for")
        .agg(same=(pl.col("value") == pl.col("held")).mean(), n=pl.len())
    )
    best = compared.filter((pl.col("same") >= SAME) & (pl.col("n") >= FEWEST)).sort("same", descending=True)
    return best["held_for"][0] if len(best) else None


def _no_year() -> Issue:
    return Issue("error", "no_year", "The file does not say which year it is for.", GIVE_YEAR)


def _another_year(likely: str, said: str) -> Issue:
    message = f"The file was said to be for {said}, but its figures are those we hold for {likely}."
    return Issue("error", "another_year", message, GIVE_YEAR)
