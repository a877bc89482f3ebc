"""Reads a .csv of LG Inform's web service: one metric, one row an area, one column a year.

Described, not seen: area, area label, area long label and the years, with a second row under the header
that repeats "area"; one or two lines may stand above. The file does not say which metric it is of: its number
has to be given. Nothing is known of what LG Inform's report pages export. What is not recognised refuses the
file.
"""

import re

import polars as pl

from ingest.areas import Areas
from ingest.fingertips.read import year
from ingest.issues import Issue
from ingest.lg_inform import checks
from ingest.publication.cells import with_values
from ingest.publication.coded_areas import with_coded_areas
from ingest.publication.figure_checks import KEY, few_councils, given_twice
from ingest.publication.file import Table, opened
from ingest.publication.found_table import find_table
from ingest.publication.headers import LOOKED_AT, plain_header
from ingest.publication.metric_codes import metric_of
from ingest.workbook import Refused

FRAMEWORK = "lg-inform"
NEEDED = {"ons_code": ("area",), "area": ("area label",), "long": ("area long label",)}
FRAME = {
    "ons_code": pl.String, "area": pl.String, "level": pl.String, "metric": pl.String,
    "framework": pl.String, "code": pl.String, "period": pl.String, "breakdown": pl.String,
    "value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "marker": pl.String,
    "status": pl.String, "rows": pl.UInt32,
}  # fmt: skip
NUMBER = re.compile(r"(?:metric[ _-]?type|lg[ _-]?inform)[ _=-]*(\d{2,6})(?!\d)", re.IGNORECASE)


def read_lg_inform(content: bytes, areas: Areas, number: str | None) -> tuple[pl.DataFrame, list[Issue], int]:
    """One row a figure, with FRAME's columns; the issues; how many rows were read.

    number: LG Inform's own of the metric, "4282"; null refuses the file. With an error nothing is to be
    stored.
    """
    empty = pl.DataFrame(schema=FRAME)
    try:
        tables = opened(content)
        years = _years(tables)
        table = find_table(tables, NEEDED, years, "a file of LG Inform")
    except Refused as refused:
        return empty, [refused.issue], 0
    issues = [*table.issues, *checks.unknown_number(number), *checks.no_year(years)]
    if any(issue.level == "error" for issue in issues):
        return empty, issues, table.rows_read
    rows = table.rows.filter(pl.col("ons_code").str.to_lowercase().fill_null("") != "area")
    rows, found = with_coded_areas(rows, areas)
    issues += [*found, *checks.no_code(rows)]
    rows, found = with_values(_long(rows.drop_nulls("level"), years, number or ""))
    issues += [*found, *given_twice(rows, ("number", "marker")), *few_councils(rows)]
    return _figures(rows), issues, table.rows_read


def number_of(name: str) -> str | None:
    """The metric's number that a file's name says, "lg-inform-4282.csv"; null if it says none, or several."""
    said = set(NUMBER.findall(name))
    return said.pop() if len(said) == 1 else None


def _years(tables: list[Table]) -> dict[str, tuple[str]]:
    """The columns that are a year, by the year: {"2018-19": ("2018/19",)}."""
    found = {}
    for table in tables:
        for row in table.rows.head(LOOKED_AT).rows():
            if "area" in (cells := [plain_header(cell) for cell in row]):
                found |= {period: (cell,) for cell in cells if (period := year(cell))}
    return found


def _long(rows: pl.DataFrame, years: dict[str, tuple[str]], number: str) -> pl.DataFrame:
    """One row an area and year, by the columns that a figure has."""
    long = rows.unpivot(
        list(years), index=["row", "ons_code", "area", "level"], variable_name="period", value_name="text"
    )
    return long.with_columns(
        metric=pl.lit(metric_of(FRAMEWORK, number)),
        framework=pl.lit(FRAMEWORK),
        code=pl.lit(number),
        breakdown=pl.lit("all"),
    )


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    status = pl.when("provisional").then(pl.lit("provisional")).otherwise(pl.lit("current"))
    counts = {name: pl.lit(None) for name in ("numerator", "denominator")}  # the file has none
    once = rows.with_columns(value="number", status=status, **counts).unique(
        KEY, keep="first", maintain_order=True
    )
    return once.with_columns(rows=pl.lit(1)).select(*FRAME).cast(FRAME)
