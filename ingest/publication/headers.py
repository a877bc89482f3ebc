"""The header of a table in a publisher's file: which row it is, and where each of our columns stands."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.publication.file import Table
from ingest.publication.sentences import AGAIN
from ingest.workbook import Refused

LOOKED_AT = 40  # rows that a header may stand in: notices and titles stand above it
ENOUGH = 0.5  # of the columns: with these it is the right table with a fault, with fewer another one
Columns = Mapping[str, Sequence[str]]  # our name: the publisher's names for it, plain


def plain_header(text: str | None) -> str:
    """A header as it is compared: small letters, spaces for underscores, no note marks."""
    bare = re.sub(r"\[note[^\]]*\]", "", (text or "").replace("_", " ").replace("\ufeff", ""), flags=re.I)
    return " ".join(bare.split()).casefold()


@dataclass(frozen=True)
class Header:
    """A row that may be the header of a table."""

    columns: int  # of those needed, how many it names
    table: Table
    number: int  # of rows above it
    row: tuple[str | None, ...]


def likeliest(tables: Sequence[Table], needed: Columns) -> Header | None:
    found = [
        Header(columns_there(row, needed), table, number, row)
        for table in tables
        for number, row in enumerate(table.rows.head(LOOKED_AT).rows())
    ]
    return max(found, key=lambda each: each.columns, default=None)


def places_of(
    header: Header, needed: Columns, optional: Columns, keep: Callable[[str], bool]
) -> dict[str, int | None]:
    """Where each column stands, by our name, or by its own for one to keep; null for one not there."""
    names = {**needed, **optional}
    places = {
        ours: [n for n, cell in enumerate(header.row) if plain_header(cell) in theirs]
        for ours, theirs in names.items()
    }
    _refuse_missing([ours for ours in needed if not places[ours]], header.row, needed, header.table)
    _refuse_repeated([ours for ours in names if len(places[ours]) > 1], names, header.table)
    for n, cell in enumerate(header.row):
        if cell and keep(cell.strip()):
            places.setdefault(cell.strip(), []).append(n)
    kept = {own: (own,) for own in places if own not in names}
    _refuse_repeated([own for own in kept if len(places[own]) > 1], kept, header.table)
    return {name: at[0] if at else None for name, at in places.items()}


def nearest(word: str, words: Iterable[str]) -> str | None:
    found = difflib.get_close_matches(plain_header(word), list(words), n=1, cutoff=0.5)
    return found[0] if found else None


def columns_there(row: Iterable[str | None], needed: Columns) -> int:
    """How many of the columns needed a row names."""
    there = {plain_header(cell) for cell in row}
    return sum(bool(there & set(theirs)) for theirs in needed.values())


def not_this(tables: Sequence[Table], best: Header | None, needed: Columns, what: str) -> tuple[str, str]:
    sheets = [table.name for table in tables if table.name]
    where = f" in any of its sheets ({', '.join(sheets[:6])})" if sheets else ""
    columns = ", ".join(theirs[0] for theirs in needed.values())
    message = f"This is not {what} that we can read: no header with its columns was found{where}."
    if best and best.columns:
        message += f" The nearest is row {best.number + 1}, with {best.columns} of {len(needed)} of them."
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
