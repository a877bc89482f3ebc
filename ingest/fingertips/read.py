"""Reads a .csv of Fingertips: one row an indicator, area, sex, age, category and period, with its limits.

Described, not seen: the 27 columns that its download "all data by indicator" had, of which two change their
name and are not read. Indicators that no metric of ours is known to be are listed and not loaded. What is
not recognised refuses the file and names the nearest match.
"""

import polars as pl

from ingest.areas import Areas
from ingest.ascof.codes import breakdown
from ingest.ascof.read import YEAR
from ingest.fingertips import checks
from ingest.issues import Issue
from ingest.publication.cells import with_values
from ingest.publication.coded_areas import with_coded_areas
from ingest.publication.figure_checks import KEY
from ingest.publication.file import opened
from ingest.publication.found_table import find_table
from ingest.publication.metric_codes import metric_of
from ingest.workbook import Refused

FRAMEWORK = "fingertips"
NEEDED = {
    "indicator": ("indicator id",),
    "title": ("indicator name",),
    "ons_code": ("area code",),
    "area": ("area name",),
    "sex": ("sex",),
    "age": ("age",),
    "said_period": ("time period",),
    "text": ("value",),
    "low": ("lower ci 95.0 limit",),
    "high": ("upper ci 95.0 limit",),
}
OPTIONAL = {
    "category": ("category",),
    "count": ("count",),
    "out_of": ("denominator",),
    "note": ("value note",),
}
# Read or not, these are Fingertips' own and no surprise.
NOT_READ = (
    "parent code", "parent name", "area type", "category type", "lower ci 99.8 limit", "upper ci 99.8 limit",
    "recent trend", "compared to england value or percentiles", "time period sortable", "new data",
    "compared to regions (statistical) value or percentiles", "compared to goal", "time period range",
)  # fmt: skip
FRAME = {
    "ons_code": pl.String, "area": pl.String, "level": pl.String, "metric": pl.String,
    "framework": pl.String, "code": pl.String, "period": pl.String, "breakdown": pl.String,
    "value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "lower": pl.Float64,
    "upper": pl.Float64, "marker": pl.String, "status": pl.String, "rows": pl.UInt32,
}  # fmt: skip
NUMBERS = {"low": "lower", "high": "upper", "count": "numerator", "out_of": "denominator"}
EVERYBODY = ("all", "persons", "18 and over", "all ages")  # our metrics are about adults
WITHHELD, NO_SUCH_THING = r"(?i)suppress|disclos|small (count|number)", r"(?i)not applicable"


def read_fingertips(content: bytes, areas: Areas) -> tuple[pl.DataFrame, list[Issue]]:
    """One row a figure, with FRAME's columns, and the issues; with an error nothing is to be stored.

    lower and upper are the 95% limits as published, null where there are none. marker and value exclude each
    other.
    """
    try:
        table = find_table(opened(content), NEEDED, OPTIONAL, "a file of Fingertips", NOT_READ)
    except Refused as refused:
        return pl.DataFrame(schema=FRAME), [refused.issue]
    known = {code: metric_of(FRAMEWORK, code) for code in table.rows["indicator"].drop_nulls().unique()}
    rows = table.rows.with_columns(
        metric=pl.col("indicator").replace_strict(known, default=None, return_dtype=pl.String)
    )
    issues = [*table.issues, *checks.unknown_indicator(rows), *checks.another_indicator(rows)]
    rows, found = with_coded_areas(rows.drop_nulls("metric"), areas)
    issues += found
    rows = _with_periods_and_groups(rows.drop_nulls("level"))
    rows, found = with_values(rows.with_columns(text=_why_empty()))
    issues += found
    rows, found = _with_numbers(rows)
    issues += [*found, *checks.of_rows(rows)]
    return _figures(rows), issues


def year(text: str | None) -> str | None:
    """ "2018/19" is "2018-19"; null for a calendar year, or several years together."""
    found = YEAR.fullmatch(text or "")
    return f"{found[1]}-{found[2]}" if found and (int(found[1]) + 1) % 100 == int(found[2]) else None


def group(sex: str | None, age: str | None, category: str | None) -> str:
    """ "all", "female", "18-64", or several together: "female, 18-64"."""
    said = [breakdown((text or "").replace(" yrs", "") or "all") for text in (sex, age, category)]
    return ", ".join(each for each in said if each not in EVERYBODY) or "all"


def _with_periods_and_groups(rows: pl.DataFrame) -> pl.DataFrame:
    periods = {text: year(text) for text in rows["said_period"].drop_nulls().unique()}
    cells = ["sex", "age", "category"]
    groups = rows.select(cells).unique()
    groups = groups.with_columns(breakdown=pl.Series([group(*row) for row in groups.rows()], dtype=pl.String))
    period = pl.col("said_period").replace_strict(periods, default=None, return_dtype=pl.String)
    return rows.with_columns(period=period).join(
        groups, on=cells, how="left", nulls_equal=True, maintain_order="left"
    )


def _why_empty() -> pl.Expr:
    """The value, or why there is none, as the note beside it says."""
    note = pl.col("note").fill_null("")
    empty = (
        pl.when(note.str.contains(WITHHELD))
        .then(pl.lit("[c]"))
        .when(note.str.contains(NO_SUCH_THING))
        .then(pl.lit("[z]"))
        .when(note != "")
        .then(pl.lit("[x]"))
    )
    provisional = pl.when(note.str.contains("(?i)provisional")).then(pl.lit(" [p]")).otherwise(pl.lit(""))
    return pl.when(pl.col("text").is_null()).then(empty).otherwise(pl.col("text") + provisional)


def _with_numbers(rows: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """Limits and counts as numbers; a mark in their place is no number, and other text is a fault."""
    issues = []
    for text, name in NUMBERS.items():
        read, found = with_values(rows.select("row", text).drop_nulls(text), text)
        issues += found
        rows = rows.join(read.select("row", pl.col("number").alias(name)), on="row", how="left")
    return rows, issues


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a figure; rows that give the same figure twice over are one."""
    told = rows.with_columns(
        value="number",
        framework=pl.lit(FRAMEWORK),
        code="indicator",
        status=pl.when("provisional").then(pl.lit("provisional")).otherwise(pl.lit("current")),
    )
    figures = told.group_by(KEY, maintain_order=True).agg(
        *(pl.col(name).first() for name in FRAME if name not in (*KEY, "rows")), rows=pl.len()
    )
    return figures.select(*FRAME).cast(FRAME)
