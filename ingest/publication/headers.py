"""Finds a table in a publisher's file by the names of its columns, wherever its header stands."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ingest.issues import Issue
from ingest.publication.file import Table
from ingest.publication.sentences import AGAIN, listed
from ingest.workbook import Refused

LOOKED_AT = 40  # rows that a header may stand in: notices and titles stand above it
ENOUGH = 0.5  # of the columns: with these it is the right table with a fault, with fewer another one
Columns = Mapping[str, Sequence[str]]  # our name: the publisher's names for it, plain


def plain_header(text: str | None) -> str:
    """A header as it is compared: small letters, spaces for underscores, no note marks."""
    bare = re.sub(r"\[note[^\]]*\]", "", (text or "").replace("_", " ").replace("\ufeff", ""), flags=re.I)
    return " ".join(bare.split()).casefold()


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
    found = [
        (columns_there(row, needed), table, number, row) for table in tables for number, row in _first(table)
    ]
    best = max(found, key=lambda each: each[0], default=None)
    if best is None or best[0] < ENOUGH * len(needed):
        raise Refused("not_this_source", *_not_this(tables, best, needed, what))
    _, table, number, row = best
    names = {**needed, **optional}
    places = {
        ours: [n for n, cell in enumerate(row) if plain_header(cell) in theirs]
        for ours, theirs in names.items()
    }
    _refuse_missing([ours for ours in needed if not places[ours]], row, needed, table)
    _refuse_repeated([ours for ours in names if len(places[ours]) > 1], names, table)
    for n, cell in enumerate(row):
        if cell and keep(cell.strip()):
            places.setdefault(cell.strip(), []).append(n)
    kept = {header: (header,) for header in places if header not in names}
    _refuse_repeated([header for header in kept if len(places[header]) > 1], kept, table)
    columns = [
        pl.col(table.rows.columns[at[0]]).str.strip_chars().replace("", None).alias(ours)
        if (at := places[ours])
        else pl.lit(None, pl.String).alias(ours)
        for ours in [*names, *kept]
    ]
    body = table.rows.with_columns(table.numbers).slice(number + 1)
    frame = body.select("row", *columns)
    frame = frame.filter(~pl.all_horizontal(pl.col(*needed).is_null()))
    known = {at for each in places.values() for at in each}
    extra = [
        cell.strip()
        for n, cell in enumerate(row)
        if cell and cell.strip() and n not in known and plain_header(cell) not in passed_over
    ]
    rows_read = table.last_row - table.numbers[number]
    if frame.is_empty() and rows_read <= body.height:  # else rows were passed over
        raise Refused("no_rows", "The file has a header and no row under it.", AGAIN, sheet=table.name)
    return Found(frame, _extra_columns(extra, table), rows_read)


def nearest(word: str, words: Iterable[str]) -> str | None:
    found = difflib.get_close_matches(plain_header(word), list(words), n=1, cutoff=0.5)
    return found[0] if found else None


def _first(table: Table) -> Iterable[tuple[int, tuple[str | None, ...]]]:
    return enumerate(table.rows.head(LOOKED_AT).rows())


def columns_there(row: Iterable[str | None], needed: Columns) -> int:
    """How many of the columns needed a row names."""
    there = {plain_header(cell) for cell in row}
    return sum(bool(there & set(theirs)) for theirs in needed.values())


def _not_this(tables: Sequence[Table], best: tuple | None, needed: Columns, what: str) -> tuple[str, str]:
    sheets = [table.name for table in tables if table.name]
    where = f" in any of its sheets ({', '.join(sheets[:6])})" if sheets else ""
    columns = ", ".join(theirs[0] for theirs in needed.values())
    message = f"This is not {what} that we can read: no header with its columns was found{where}."
    if best and best[0]:
        message += f" The nearest is row {best[2] + 1}, with {best[0]} of {len(needed)} of them."
    return message, f"Its columns are: {columns}. Check that it is the right file."


def _refuse_missing(missing: list[str], row: Sequence[str | None], needed: Columns, table: Table) -> None:
    if not missing:
        return
    headers = [plain_header(cell) for cell in row if cell]
    said = []
    for ours in missing:
        near = nearest(needed[ours][0], headers)
        said.append(f'"{needed[ours][0]}"' + (f' (the nearest is "{near}")' if near else ""))
    message = f"The file lacks the column {', '.join(said)}."
    mend = f"{AGAIN} If the publisher has renamed it, the reader has to be taught."
    raise Refused("missing_column", message, mend, sheet=table.name)


def _refuse_repeated(repeated: list[str], names: Columns, table: Table) -> None:
    if repeated:
        message = f'The column "{names[repeated[0]][0]}" stands in the header twice.'
        raise Refused("repeated_column", message, "Take one of the two out.", sheet=table.name)


def _extra_columns(extra: list[str], table: Table) -> list[Issue]:
    if not extra:
        return []
    message = f"Columns we do not read were left: {listed(extra)}."
    return [Issue("warning", "extra_column", message, "Nothing to mend.", sheet=table.name)]
