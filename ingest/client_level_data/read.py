"""Reads the quarterly tables from client-level data: a row an area and group of people, a column a month.

Described, not seen: nobody here has had one of the files at hand. As described, a sheet such as Table_1 has
its header in row 3 (Area unit, Area, Area code, Age group and, for long-term support, Support setting), then
the months: "31 March 2026 [p]" where people are counted on a day, "March 2026 [p]" where assessments are, and
"Total [p]". What it does not recognise refuses the file and names the nearest match. A figure that a later
edition gives anew is a restatement, as of any source.
"""

from dataclasses import replace

import polars as pl

from ingest.areas import Areas
from ingest.ascof.codes import breakdown
from ingest.ascof.read import FRAME as FIGURES
from ingest.client_level_data import checks
from ingest.client_level_data.months import Month, is_read, is_total, month_of_header
from ingest.issues import Issue
from ingest.publication.cells import with_values
from ingest.publication.figure_checks import KEY
from ingest.publication.file import Table, opened
from ingest.publication.found_table import find_table
from ingest.publication.headers import ENOUGH, LOOKED_AT, columns_there
from ingest.publication.named_areas import with_areas
from ingest.workbook import Refused
from models.metric import metrics

FRAMEWORK = "client-level-data"
NEEDED = {
    "level": ("area unit",),
    "area": ("area",),
    "ons_code": ("area code", "ons area code", "ons code"),
    "age": ("age group",),
}
OPTIONAL = {"setting": ("support setting",)}
FRAME = {**FIGURES, "period_type": pl.String}
NOT_GIVEN = ("numerator", "denominator", "base", "margin_of_error")
WHAT = "the quarterly tables from client-level data"
EVERYBODY = ("18 and over", "all adults", "all settings")  # besides the words every source has for it


def read_client_level_data(content: bytes, areas: Areas) -> tuple[pl.DataFrame, list[Issue], int]:
    """One row a figure, with FRAME's columns; the issues; rows read. With an error nothing is to be stored.

    breakdown: "all", an age group, a support setting, or both: "community, 18-64". `rows` is 1 for the first
    figure of each row of the file, else 0, so that it adds up to the rows that figures rest on.
    """
    try:
        tables = opened(content)
        with_header = [table for table in tables if _has_header(table)]
        if not with_header:
            find_table(tables, NEEDED, OPTIONAL, WHAT)  # says what came nearest
        read = [_sheet(table, areas) for table in with_header]
    except Refused as refused:
        return pl.DataFrame(schema=FRAME), [refused.issue], 0
    figures = pl.concat([frame for frame, _, _ in read])
    issues = [issue for _, found, _ in read for issue in found]
    figures = figures.unique([*KEY, "value", "marker"], keep="first", maintain_order=True)
    if not any(issue.level == "error" for issue in issues):
        issues += checks.of_the_whole(figures)
    return figures.select(*FRAME).cast(FRAME), issues, sum(rows for *_, rows in read)


def _has_header(table: Table) -> bool:
    rows = table.rows.head(LOOKED_AT).rows()
    return max((columns_there(row, NEEDED) for row in rows), default=0) > ENOUGH * len(NEEDED)


def _sheet(table: Table, areas: Areas) -> tuple[pl.DataFrame, list[Issue], int]:
    """The figures of one sheet, its issues with its name, and how many rows it has."""
    found = find_table([table], NEEDED, OPTIONAL, WHAT, keep=is_read)
    columns = [column for column in found.rows.columns if column not in ("row", *NEEDED, *OPTIONAL)]
    months = [month for column in columns if (month := month_of_header(column))]
    kind, issues = _kind(months, has_setting=found.rows["setting"].count() > 0)
    issues = [*found.issues, *issues, *checks.total_left([each for each in columns if is_total(each)])]
    if kind is None:
        return pl.DataFrame(schema=FRAME), _of_sheet(issues, table), found.rows_read
    rows = _long(found.rows, months)
    rows, told = with_areas(rows, areas)
    issues += told
    rows, told = with_values(rows)
    issues += [*told, *checks.cut_short(rows), *checks.repeated_row(rows, found.issues)]
    left_out = {row for issue in issues for row in issue.rows if issue.leaves_out}
    rows = rows.filter(~pl.col("row").is_in(list(left_out)))
    return _figures(rows, kind), _of_sheet(issues, table), found.rows_read


def _kind(months: list[Month], has_setting: bool) -> tuple[str | None, list[Issue]]:
    """The code of what a sheet counts, by its months; null with an issue where that is not plain."""
    if not months:
        return None, [checks.no_month()]
    days = {month.is_day for month in months}
    if len(days) == 2 or (has_setting and days == {False}):
        return None, [checks.two_kinds_of_month([month.header for month in months])]
    return ("long_term_support" if days == {True} else "assessments"), []


def _long(rows: pl.DataFrame, months: list[Month]) -> pl.DataFrame:
    """One row a cell: the area, breakdown, period, unsure (its column is marked provisional) and text."""
    said = {each for column in ("age", "setting") for each in rows[column].drop_nulls().unique()}
    groups = {each: _group(each) for each in said}
    group = {
        column: pl.col(column).replace_strict(groups, default="all", return_dtype=pl.String)
        for column in ("age", "setting")
    }
    both = pl.concat_str(
        [pl.when(each != "all").then(each) for each in (group["setting"], group["age"])],
        separator=", ",
        ignore_nulls=True,
    )
    rows = rows.with_columns(breakdown=pl.when(both == "").then(pl.lit("all")).otherwise(both))
    index = ["row", *NEEDED, "breakdown"]
    long = rows.unpivot(
        [each.header for each in months], index=index, variable_name="header", value_name="text"
    )
    of = {each.header: each for each in months}
    return long.with_columns(
        period=pl.col("header").replace_strict({name: each.period for name, each in of.items()}),
        unsure=pl.col("header").replace_strict({name: each.provisional for name, each in of.items()}),
    ).drop("age", "header")


def _group(words: str) -> str:
    text = breakdown(words)
    return "all" if text in EVERYBODY else text


def _figures(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    [metric] = [
        metric.id
        for metric in metrics().values()
        for code in metric.codes
        if (code.framework, code.code) == (FRAMEWORK, kind)
    ]
    unsure = (pl.col("provisional") | pl.col("unsure")) & pl.col("number").is_not_null()
    return rows.select(
        "ons_code", "area", "level", "period", "breakdown", "marker",
        metric=pl.lit(metric), framework=pl.lit(FRAMEWORK), code=pl.lit(kind), value="number",
        **{name: pl.lit(None, pl.Float64) for name in NOT_GIVEN},
        status=pl.when(unsure).then(pl.lit("provisional")).otherwise(pl.lit("current")),
        rows=pl.col("row").is_first_distinct().cast(pl.UInt32),
        period_type=pl.lit("snapshot" if kind == "long_term_support" else "month"),
    ).select(*FRAME).cast(FRAME)  # fmt: skip


def _of_sheet(issues: list[Issue], table: Table) -> list[Issue]:
    return [replace(issue, sheet=issue.sheet or table.name) for issue in issues]
