"""Returns of a region that asks for every optional sheet, filled in as a person would."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import polars as pl

from ingest.council_return import frames as shapes
from ingest.council_return import read_return
from ingest.council_return.frames import ReturnFrames
from ingest.council_return.template import write_template, write_template_csv
from ingest.issues import Issue
from models.return_layout import OPTIONAL
from tests.ingest.council_return.samples import DERBY, QUARTER, changed, grids, last_return, ods

TODAY = date(2026, 11, 2)  # a month after the quarter
BEFORE = "2026-27 Q1"


def last() -> ReturnFrames:
    """What Derby sent a quarter ago: three bands, two practice areas and two documents."""
    waiting = [["red", 12, 96, None, None], ["amber", 1, 1, None, "New list"]]
    waiting += [["not yet banded", None, None, "c", None]]
    audits = [["review", 40, 30, 6, 4, None], ["safeguarding", 20, None, None, None, "Still judged"]]
    documents = [
        [1, "equity", "Carers strategy", "strategy", date(2025, 4, 1), "v2", date(2027, 4, 1)],
        [4, None, "=Peer challenge report", "other", None, None, None],
    ]
    return replace(
        last_return(),
        waiting=pl.DataFrame(waiting, schema=shapes.WAITING, orient="row"),
        audits=pl.DataFrame(audits, schema=shapes.AUDITS, orient="row"),
        documents=pl.DataFrame(documents, schema=shapes.DOCUMENTS, orient="row"),
    )


@cache
def template(last_quarter: str | None = None) -> bytes:
    return write_template(*_asked(last_quarter))


@cache
def template_csv(last_quarter: str | None = None) -> bytes:
    return write_template_csv(*_asked(last_quarter))


def _asked(last_quarter: str | None) -> tuple:
    return (
        "Derby",
        DERBY,
        "East Midlands",
        QUARTER,
        last() if last_quarter else None,
        last_quarter,
        OPTIONAL,
    )


def filled(sheet: str, **cells: object) -> bytes:
    """The template with some cells of one sheet filled in: filled("Waiting list", B2=3)."""

    def fill(book: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            book[sheet][place] = value

    return changed(fill, template())


def typed(sheet: str, **cells: object) -> bytes:
    """The same as an .ods of that sheet alone, which takes a tenth of the time."""
    rows = {
        name: [list(row) for row in grid] for name, grid in _grids().items() if name in ("Read me", sheet)
    }
    for place, value in cells.items():
        row, column = int(place[1:]) - 1, ord(place[0]) - ord("A")
        while row >= len(rows[sheet]):
            rows[sheet].append([None] * len(rows[sheet][0]))
        rows[sheet][row][column] = str(value) if isinstance(value, date) else value
    return ods(rows)


@cache
def _grids() -> dict[str, list[list[object]]]:
    return grids(template())


def csv(*rows: str) -> bytes:
    top = [
        f"council,{DERBY},Derby,,",
        f"quarter,{QUARTER},,,",
        "sheet,statement_or_code,breakdown,field,value",
    ]
    return "\n".join([*top, *rows]).encode()


def read(content: bytes, optional: Iterable[str] = OPTIONAL) -> tuple[ReturnFrames, list[Issue]]:
    return read_return(content, "return.xlsx", DERBY, QUARTER, frozenset(optional), TODAY)


def issues_of(content: bytes) -> list[Issue]:
    """Those of the sheets that are there: `typed` leaves the others out."""
    return [issue for issue in read(content)[1] if issue.check != "missing_sheet"]


def told(content: bytes) -> list[tuple[str, str]]:
    return [(issue.level, issue.check) for issue in issues_of(content)]
