"""The tables of the Themes page as they are taken away."""

import polars as pl

from models.framework import STATEMENTS
from models.theme import themes
from regional import data
from regional.access import Viewer
from regional.analysis.theme_counts import councils_by, councils_by_region, findings_by_council
from regional.exports.taken import Column, Table
from regional.views import scores_taken as scores
from regional.views.themes import ENGLAND, Reports
from regional.words import themes as words
from regional.words import themes_parts
from regional.words.plain import several

THEMES, BY_COUNCIL, BY_STATEMENT, EACH = "Themes", "By council", "By statement", "Findings"
APART = "Counted apart"


def plain_counts(here: Reports) -> pl.DataFrame:
    return here.themes.select(
        place=pl.lit(here.place),
        theme=_label(),
        shortfall="shortfall",
        strength="strength",
        both="both",
        unit=pl.lit("councils"),
        reports_read=pl.lit(len(here.read)),
        councils=pl.lit(here.councils.height),
    )


def plain_matrix(here: Reports, matrix: Table) -> pl.DataFrame:
    whose, unit = ("region", "councils") if here.place == ENGLAND else ("council", "findings")
    return matrix.frame.select(
        pl.col("name").alias(whose),
        theme="label",
        strengths="strengths",
        shortfalls="shortfalls",
        unit=pl.lit(unit),
    )


def by_theme(here: Reports, heading: str) -> Table:
    n = several(len(here.read), "report")
    columns = (
        Column("label", "Theme", "name", 34),
        Column("shortfall", f"Councils with a shortfall, of {n} read", "0", 18),
        Column("strength", f"Councils with a strength, of {n} read", "0", 18),
        Column("both", "Councils with both in one report", "0", 18),
        Column("reports", "Reports read", "0", 10),
    )
    frame = here.themes.with_columns(label=_label(), reports=pl.lit(len(here.read)))
    return Table(THEMES, heading, frame, columns, (words.CAUTION,))


def by_council(viewer: Viewer, here: Reports) -> Table:
    """One row a council (in England a region) and theme that is named there."""
    order = here.drawn["theme"].to_list()
    if here.place == ENGLAND:
        cells = councils_by_region(here.findings, data.regions(viewer), order)
        heads = ("Region", "Councils with a strength", "Councils with a shortfall")
        frame = cells.with_columns(name="row")
    else:
        codes = here.findings["ons_code"].unique(maintain_order=True).to_list()
        cells = findings_by_council(here.findings, codes, order)
        heads = ("Council", "Strengths named", "Shortfalls named")
        names = dict(here.councils.select("ons_code", "short_name").iter_rows())
        frame = cells.with_columns(name=pl.col("row").replace_strict(names))
    named = frame.filter(pl.col("strengths") + pl.col("shortfalls") > 0).with_columns(label=_label())
    columns = (
        Column("name", heads[0], "name", 28),
        Column("label", "Theme", "text", 34),
        Column("strengths", heads[1], "0", 18),
        Column("shortfalls", heads[2], "0", 18),
    )
    heading = themes_parts.by_council_heading(here, None)
    notes = (
        "What is not listed was not found in the reports read, which is not absent.",
        words.not_read(here),
    )
    return Table(BY_COUNCIL, heading, named, columns, tuple(filter(None, notes)))


def wide(here: Reports, matrix: Table) -> Table:
    """The same with a column a theme, as the page draws it: "+2 −1" is two strengths and a shortfall."""
    ways = (("+", "strengths"), ("−", "shortfalls"))
    signed = [pl.when(pl.col(way) > 0).then(pl.format("{}{}", pl.lit(sign), way)) for sign, way in ways]
    found = matrix.frame.with_columns(found=pl.concat_str(*signed, separator=" ", ignore_nulls=True))
    labels = [themes()[theme].label for theme in here.drawn["theme"]]
    frame = found.pivot(on="label", on_columns=labels, index="name", values="found")
    frame = frame.with_columns(pl.col(labels).fill_null(words.NOT_FOUND))
    columns = (matrix.columns[0], *(Column(label, label, "found", 14) for label in labels))
    return Table(BY_COUNCIL, matrix.heading, frame, columns, matrix.notes)


def by_statement(here: Reports, theme: str | None) -> Table:
    counts = councils_by(here.of(theme), "statement", STATEMENTS)
    columns = (
        Column("name", "Statement", "name", 24),
        Column("shortfall", "Councils with a shortfall", "0", 18),
        Column("strength", "Councils with a strength", "0", 18),
        Column("both", "Councils with both in one report", "0", 18),
    )
    heading = themes_parts.by_statement_heading(counts, here)
    return Table(BY_STATEMENT, heading, counts.with_columns(name=scores.names()), columns)


def findings(sheet: str, heading: str, frame: pl.DataFrame) -> Table:
    columns = (
        Column("council", "Council", "name", 21),
        Column("region", "Region", "text", 17),
        Column("polarity", "Named as", "text", 11),
        Column("theme_name", "Theme", "text", 20),
        Column("finding", "Finding, in our own words", "text", 66),
        Column("statement_name", "Statement", "text", 16),
        Column("kind", "Result", "text", 8),
        Column("published", "Published", "day", 15),
        Column("how_read", "How it was read", "text", 24),
        Column("url", "Where it was read", "address", 30),
    )
    none = ("Where the address is empty it was not kept.",) if frame["url"].null_count() else ()
    return Table(sheet, heading, _named(frame), columns, none)


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(theme_name=_label(), statement_name=scores.names(), how_read=scores.how_read())


def _label() -> pl.Expr:
    labels = {theme: each.label for theme, each in themes().items()}
    return pl.col("theme").replace_strict(labels, return_dtype=pl.String)
