"""Reads the Adult Social Care Outcomes Framework's open data: long form, one row a measure type.

Seen in real files: 2015-16, 2016-17, 2018-19 (.csv, cp1252) and 2020-21 (.xlsx); 2014-15 and 2017-18 as
others describe them. Not seen, only described: gov.uk's .csv for 2024-25, whose headers are in sentence case,
whose levels are "Local authority", "Regional" and "National", and whose ages are "18 to 64"; and its workbook
of tables (ascof_tables.py). Those for 2021-22 to 2023-24 were neither. What is not recognised refuses the
file and names the nearest match.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from ingest.areas import Areas
from ingest.ascof import checks
from ingest.ascof.codes import breakdown, framework, parsed
from ingest.ascof.tables import are_tables, measure_tables
from ingest.issues import Issue
from ingest.publication.cells import with_values
from ingest.publication.figure_checks import KEY, unknown_year
from ingest.publication.file import Table, opened
from ingest.publication.found_table import find_table
from ingest.publication.named_areas import with_areas
from ingest.workbook import Refused

NEEDED = {
    "geography": ("geographical code",),
    "area": ("geographical description",),
    "level": ("geographical level",),
    "ons_code": ("ons code", "ons area code"),
    "written": ("ascof measure code",),
    "group": ("disaggregation level",),
    "type": ("measure type",),
    "text": ("measure value",),
}
OPTIONAL = {
    "measure": ("measure group",),
    "title": ("measure group description",),
    "year": ("return year", "financial year", "year"),
}
TYPES = {
    "outcome": "value",
    "numerator": "numerator",
    "denominator": "denominator",
    "base": "base",
    "margin of error": "margin_of_error",
}
FRAME = {
    "ons_code": pl.String, "area": pl.String, "level": pl.String, "metric": pl.String,
    "framework": pl.String, "code": pl.String, "period": pl.String, "breakdown": pl.String,
    "value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "base": pl.Float64,
    "margin_of_error": pl.Float64, "marker": pl.String, "status": pl.String, "rows": pl.UInt32,
}  # fmt: skip
YEAR = re.compile(r"(20\d\d)\s*(?:-|/|–|_|-?to-?| to )\s*(?:20)?(\d\d)", re.ASCII | re.IGNORECASE)


def read_ascof(content: bytes, areas: Areas, period: str | None) -> tuple[pl.DataFrame, list[Issue]]:
    """One row a figure, with FRAME's columns, and the issues; with an error nothing is to be stored.

    period: "2018-19", for a file that does not say it itself; null leaves `period` null.
    marker and value exclude each other; `rows` says how many of the file's rows a figure was read from.
    """
    try:
        tables = opened(content)
        if are_tables(tables):
            return _of_tables(tables, areas, period)
        table = find_table(tables, NEEDED, OPTIONAL, "ASCOF open data")
    except Refused as refused:
        return pl.DataFrame(schema=FRAME), [refused.issue]
    return _of_rows(table.rows, table.issues, areas, period)


def _of_tables(tables: Sequence[Table], areas: Areas, period: str | None) -> tuple[pl.DataFrame, list[Issue]]:
    """The figures of every sheet, each read as the open data's rows are."""
    measures, issues = measure_tables(tables)
    frames = [pl.DataFrame(schema=FRAME)]
    for each in measures:
        figures, found = _of_rows(each.rows, each.issues, areas, period)
        frames.append(figures)
        issues += [replace(issue, sheet=issue.sheet or each.sheet) for issue in found]
    return pl.concat(frames), issues


def _of_rows(
    rows: pl.DataFrame, issues: list[Issue], areas: Areas, period: str | None
) -> tuple[pl.DataFrame, list[Issue]]:
    """rows: with the columns of NEEDED and OPTIONAL, one a number."""
    rows, found = _with_years(rows, period)
    issues = [*issues, *found]
    rows, found = with_areas(rows, areas)
    issues += found
    rows, found = _with_codes(rows)
    issues += found
    rows, found = with_values(rows)
    issues += found
    rows = rows.with_columns(
        type=pl.col("type")
        .str.to_lowercase()
        .str.replace_all(r"\s+", " ")
        .replace_strict(TYPES, default=None)
    )
    issues += checks.unknown_type(rows, list(TYPES))
    left_out = {row for issue in issues for row in issue.rows if issue.leaves_out or issue.level == "error"}
    rows = rows.filter(~pl.col("row").is_in(list(left_out))) if left_out else rows
    if not any(issue.level == "error" for issue in issues):  # else rows seem missing that were only faulty
        issues += checks.of_the_whole(rows)
    return _figures(rows), issues


def year_of(name: str) -> str | None:
    """The year that a file's name says, "2018-19"; null if it says none, or several."""
    said = {f"{first}-{last}" for first, last in YEAR.findall(name) if (int(first) + 1) % 100 == int(last)}
    return said.pop() if len(said) == 1 else None


def _with_years(rows: pl.DataFrame, period: str | None) -> tuple[pl.DataFrame, list[Issue]]:
    """`period` from the file's own column of years where it has one, else as it was given."""
    if rows["year"].is_null().all():
        return rows.with_columns(period=pl.lit(period, pl.String)), []
    said = {text: year_of(text) for text in rows["year"].drop_nulls().unique()}
    rows = rows.with_columns(period=pl.col("year").replace_strict(said, default=None, return_dtype=pl.String))
    return rows, unknown_year(rows, period)


def _with_codes(rows: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """metric, code, framework and breakdown of each row."""
    periods: Sequence[str | None] = rows["period"].unique().to_list()
    frameworks = {period: framework(period or "") for period in periods}
    rows = rows.with_columns(framework=pl.col("period").replace_strict(frameworks, return_dtype=pl.String))
    codes = pl.concat(
        parsed(each["written"].drop_nulls().unique().to_list(), each["framework"][0]).with_columns(
            framework=pl.lit(each["framework"][0])
        )
        for each in rows.select("written", "framework").unique().partition_by("framework")
    ).rename({"group": "group_of_code"})
    groups = {words: breakdown(words) for words in rows["group"].drop_nulls().unique()}
    rows = rows.join(codes, on=["framework", "written"], how="left", maintain_order="left").with_columns(
        breakdown=pl.col("group").replace_strict(groups, default="all", return_dtype=pl.String)
    )
    return rows, [
        *checks.unknown_code(rows),
        *checks.unconfirmed_code(rows),
        *checks.group_and_code_differ(rows),
    ]


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a figure from its rows by type. A margin or a base that was not given is null."""
    of = {
        name: pl.col("number").filter(pl.col("type") == name).first().alias(name) for name in TYPES.values()
    }
    outcome = pl.col("type") == "value"
    figures = rows.group_by(KEY, maintain_order=True).agg(
        *of.values(),
        *(pl.col(name).first() for name in ("area", "level", "framework", "code")),
        marker=pl.col("marker").filter(outcome).first(),
        provisional=pl.col("provisional").any(),
        rows=pl.len(),
    )
    status = pl.when("provisional").then(pl.lit("provisional")).otherwise(pl.lit("current"))
    return figures.with_columns(status=status).select(*FRAME).cast(FRAME)
