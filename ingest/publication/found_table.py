"""Finds a table in a publisher's file by the names of its columns, wherever its header stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from ingest.issues import Issue
from ingest.publication.file import Table
from ingest.publication.headers import ENOUGH, Columns, Header, likeliest, not_this, places_of, plain_header
from ingest.publication.sentences import AGAIN, listed
from ingest.workbook import Refused


@dataclass(frozen=True)
class Found:
    rows: pl.DataFrame
    issues: list[Issue]
    rows_read: int  # under the header, those that were passed over included


def find_table(
    tables: Sequence[Table],
    needed: Columns,
    optional: Columns,
    what: str,
    passed_over: Sequence[str] = (),
    keep: Callable[[str], bool] = lambda header: False,
) -> Found:
    """The rows under the header that has the columns needed.

    Its rows are text columns by our names, `row` as the file numbers it, empty lines left out; optional
    columns that are not there are null. what: the kind of file in words, for the sentence that refuses.
    passed_over: the publisher's further columns, of which nothing is said. keep: which other columns to give
    as well, under the headers they have.
    Raises Refused if no table has them, naming what is missing and what came nearest, and if nothing stands
    under it.
    """
    best = likeliest(tables, needed)
    if best is None or best.columns < ENOUGH * len(needed):
        raise Refused("not_this_source", *not_this(tables, best, needed, what))
    places = places_of(best, needed, optional, keep)
    return _body(best, places, needed, _extra_columns(_unread(best, places, passed_over), best.table))


def _body(header: Header, places: dict[str, int | None], needed: Columns, issues: list[Issue]) -> Found:
    table = header.table
    columns = [
        pl.lit(None, pl.String).alias(name)
        if at is None
        else pl.col(table.rows.columns[at]).str.strip_chars().replace("", None).alias(name)
        for name, at in places.items()
    ]
    body = table.rows.with_columns(table.numbers).slice(header.number + 1)
    frame = body.select("row", *columns).filter(~pl.all_horizontal(pl.col(*needed).is_null()))
    rows_read = table.last_row - table.numbers[header.number]
    if frame.is_empty() and rows_read <= body.height:  # else rows were passed over
        raise Refused("no_rows", "The file has a header and no row under it.", AGAIN, sheet=table.name)
    return Found(frame, issues, rows_read)


def _unread(header: Header, places: dict[str, int | None], passed_over: Sequence[str]) -> list[str]:
    known = set(places.values())
    return [
        cell.strip()
        for n, cell in enumerate(header.row)
        if cell and cell.strip() and n not in known and plain_header(cell) not in passed_over
    ]


def _extra_columns(extra: list[str], table: Table) -> list[Issue]:
    if not extra:
        return []
    message = f"Columns we do not read were left: {listed(extra)}."
    return [Issue("warning", "extra_column", message, "Nothing to mend.", sheet=table.name)]
