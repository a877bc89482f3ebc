"""Checks of the quarterly tables from client-level data: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.issues import Issue
from ingest.publication.figure_checks import KEY, few_councils
from ingest.publication.sentences import AGAIN, listed
from models.council import ENGLAND

HALF = 0.5  # of the rows that areas mostly have: not every area has every support setting
TEACH = "If the publisher has changed its tables, the reader has to be taught."


def no_month() -> Issue:
    message = 'No column is headed by a month such as "March 2026" or "31 March 2026 [p]".'
    return Issue("error", "no_month", message, f"{AGAIN} {TEACH}")


def two_kinds_of_month(headers: list[str]) -> Issue:
    message = (
        f"The columns {listed(headers)} do not say whether people are counted on a day (long-term support) "
        "or assessments in a month."
    )
    return Issue("error", "two_kinds_of_month", message, f"{AGAIN} {TEACH}")


def total_left(columns: list[str]) -> list[Issue]:
    if not columns:
        return []
    message = f'The column "{columns[0]}" is no month: it was left.'
    return [Issue("warning", "total_left", message, "Nothing to mend.")]


def repeated_row(rows: pl.DataFrame, before: list[Issue]) -> list[Issue]:
    """before: what was said of the header; a column that nobody reads may tell the rows apart."""
    bad = rows.filter(pl.struct("level", "ons_code", "period", "breakdown").is_duplicated())
    bad = bad.filter(pl.col("ons_code").is_not_null())
    if bad.is_empty():
        return []
    message = "The same area and group of people stands more than once."
    unread = [issue.message for issue in before if issue.check == "extra_column"]
    mend = f"{unread[0]} They may tell the rows apart: the reader has to be taught." if unread else AGAIN
    return [Issue("error", "repeated_row", message, mend, rows=tuple(sorted(set(bad["row"]))))]


def cut_short(rows: pl.DataFrame) -> list[Issue]:
    """The area that stands last has far fewer rows than the others: the file breaks off in it."""
    areas = rows.group_by("level", "ons_code", maintain_order=True).agg(
        pl.col("row").n_unique(), pl.col("area").first(), last=pl.col("row").max()
    )
    last = areas.sort("last").row(-1, named=True)
    if last["row"] >= HALF * areas["row"].median():
        return []
    message = (
        f"{last['area']}, which stands last, has far fewer rows than other areas: the file is cut short."
    )
    return [Issue("error", "cut_short", message, AGAIN)]


def of_the_whole(figures: pl.DataFrame) -> list[Issue]:
    return [*given_twice(figures), *no_england(figures), *few_councils(figures)]


def given_twice(figures: pl.DataFrame) -> list[Issue]:
    """Two sheets that give one figure, and not alike."""
    bad = figures.filter(pl.struct(KEY).is_duplicated())
    if bad.is_empty():
        return []
    area, period, group = bad.select("area", "period", "breakdown").row(0)
    message = f"Two sheets give another figure for the same thing: {area}, {period}, {group}."
    return [Issue("error", "given_twice", message, f"{AGAIN} {TEACH}")]


def no_england(figures: pl.DataFrame) -> list[Issue]:
    if ENGLAND in figures["ons_code"]:
        return []
    message = "The file has no row about England: councils will stand without it beside them."
    return [Issue("warning", "no_england", message, "Check that it is the whole file.")]
