"""Checks of a file of LG Inform: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.issues import Issue
from ingest.publication import metric_codes

GIVE_NUMBER = (
    "Give LG Inform's number of it, as 4282: on Sources, with --metric-type on the command line, or in the "
    "file's name."
)
ALIKE = 0.5  # of the values: the same metric from its own publisher differs in rounding alone
CLOSE = 0.1  # a value may be rounded to whole numbers or to one decimal: share of itself, or that much
FEWEST = 20  # values compared


def unknown_number(number: str | None) -> list[Issue]:
    known = ", ".join(f"{code} ({title})" for code, title in metric_codes.known("lg-inform").items())
    if number is None:
        message = f"The file does not say which metric it is of. We read these: {known}."
        return [Issue("error", "no_metric", message, GIVE_NUMBER)]
    if metric_codes.metric_of("lg-inform", number) is None:
        message = f"None of our metrics is known to be LG Inform's number {number}. We read these: {known}."
        mend = "Add the number to its metric in models/metrics/ once that is sure, then load the file again."
        return [Issue("error", "unknown_metric", message, mend)]
    return []


def no_year(years: dict) -> list[Issue]:
    if years:
        return []
    message = "The file has no column for a financial year, such as 2018/19."
    return [Issue("error", "no_year", message, "Ask LG Inform for the years as columns, areas as rows.")]


def no_code(rows: pl.DataFrame) -> list[Issue]:
    """A row without a code, and yet with a name: the columns may have been moved."""
    if rows["level"].drop_nulls().is_empty():
        message = "No row has the code of a council, region or England."
        return [Issue("error", "no_area", message, "Check that the column area holds codes: E09000003.")]
    return []


def another_metric(figures: pl.DataFrame, held: pl.DataFrame) -> list[Issue]:
    """The number that was said is wrong, where its figures are not those we hold for that metric.

    held: ons_code, period and held, a value, of the metric that was said, from its own publisher.
    """
    both = figures.drop_nulls("value").join(held.drop_nulls("held"), on=["ons_code", "period"])
    near = (pl.col("value") - pl.col("held")).abs() <= pl.max_horizontal(
        pl.col("held").abs() * 0.01, pl.lit(CLOSE)
    )
    alike = both.select(near.mean()).item()
    if both.height < FEWEST or alike >= ALIKE:
        return []
    message = (
        f"Of {both.height} values that we hold from their own publisher, {alike:.0%} are those in this file: "
        "it is of another metric than was said."
    )
    return [Issue("error", "another_metric", message, "Check the number on LG Inform's page of the metric.")]
