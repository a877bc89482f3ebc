"""The list of what a return must survive, line by line: what is told and where, and what is read of it.

Each line is a file as people really send it. The details of each check are tested beside it, in
test_files, test_workbook, test_csv, test_checks, test_figure_checks, test_personal_data, test_unseen and
test_marked. What needs an earlier return, a change far from the last and a figure that lost its value,
is in test_far_from_last and tests/regional/workflow/test_returns.py.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import openpyxl
import pytest

from ingest.council_return import read_return
from ingest.workbook import MOST_BYTES
from tests.ingest.council_return.samples import (
    COUNT,
    DAYS,
    DERBY,
    NHS,
    QUARTER,
    SHARE,
    TODAY,
    changed,
    figure,
    filled,
    is_empty,
    row_of,
    template,
    unzipped,
    zipped,
)

LOCKED = bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le")
LONG = "council,E06000015,Derby\nquarter,2026-27 Q2\nsheet,statement_or_code,breakdown,field,value\n"
SCORED = f"{LONG}Scores,equity,,score,3\n"


class Line(NamedTuple):
    """A hostile file, and what is told of it: level, check and where, one each. None: nothing is told."""

    content: Callable[[], bytes]
    level: str | None
    check: str | None = None
    where: str = "The file"
    scores: tuple | None = None  # the own scores that are read; null: it is a matter of figures
    figures: tuple | None = None  # the values that are read
    asked: tuple[str, str] = (DERBY, QUARTER)
    today: date = TODAY


def edited(change: Callable[[openpyxl.Workbook], object]) -> Callable[[], bytes]:
    def fill(book: openpyxl.Workbook) -> None:
        book["Scores"]["B4"] = 3  # equity
        change(book)

    return lambda: changed(fill)


def with_part(name: str) -> Callable[[], bytes]:
    return lambda: zipped(unzipped(filled("Scores", B4=3)) | {name: b"<x/>"})


def text(encoding: str, separator: str = ",", mark: bytes = b"") -> Callable[[], bytes]:
    return lambda: mark + SCORED.replace(",", separator).encode(encoding)


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(MOST_BYTES + 1))
    return made.getvalue()


def score(given: object, level: str, check: str, read: int | None = None) -> Line:
    return Line(
        lambda: filled("Scores", B4=given), level, check, "Scores, row 4", scores=(read,) if read else ()
    )


def one(metric: str, level: str, check: str, read: tuple = (), **fields: object) -> Line:
    where = f"Metrics, row {row_of(metric)}"
    return Line(lambda: figure(metric, **fields), level, check, where, figures=read)


THREE, NONE = (3,), ()
LIST: dict[str, Line] = {
    "empty file": Line(lambda: b"", "error", "empty_file", scores=NONE),
    "not a workbook at all": Line(lambda: b"%PDF-1.7", "error", "not_a_workbook", scores=NONE),
    "password-protected": Line(lambda: LOCKED, "error", "password_protected", scores=NONE),
    "macros": Line(with_part("xl/vbaProject.bin"), "warning", "macros_ignored", scores=THREE),
    "renamed sheet": Line(
        edited(lambda book: setattr(book["Metrics"], "title", "Figures")),
        "error",
        "missing_sheet",
        "Metrics",
        scores=THREE,
    ),
    "missing sheet": Line(
        edited(lambda book: book.remove(book["Answers"])), "error", "missing_sheet", "Answers", scores=THREE
    ),
    "extra sheet": Line(
        edited(lambda book: book.create_sheet("Sums").append([1])),
        "warning",
        "extra_sheet",
        "Sums",
        scores=THREE,
    ),
    "renamed column": Line(
        edited(lambda book: book["Scores"].__setitem__("B1", "Mark")),
        "error",
        "missing_column",
        "Scores",
        scores=NONE,
    ),
    "missing column": Line(
        edited(lambda book: book["Scores"].delete_cols(3)), "error", "missing_column", "Scores", scores=THREE
    ),
    "extra column": Line(
        edited(lambda book: book["Scores"].__setitem__("D1", "Lead")),
        "warning",
        "extra_column",
        "Scores, row 1",
        scores=THREE,
    ),
    "moved header": Line(edited(lambda book: book["Scores"].insert_rows(1, 4)), None, scores=THREE),
    "header moved out of sight": Line(
        edited(lambda book: book["Scores"].insert_rows(1, 40)),
        "error",
        "missing_column",
        "Scores",
        scores=NONE,
    ),
    "hidden row": Line(
        edited(lambda book: setattr(book["Scores"].row_dimensions[4], "hidden", True)),
        "warning",
        "hidden_row",
        "Scores, row 4",
        scores=THREE,
    ),
    "hidden column": Line(
        edited(lambda book: setattr(book["Scores"].column_dimensions["B"], "hidden", True)),
        "warning",
        "hidden_column",
        "Scores",
        scores=THREE,
    ),
    "merged cells": Line(
        edited(lambda book: book["Scores"].merge_cells("B4:B6")),
        "warning",
        "merged_cells",
        "Scores, row 4",
        scores=THREE,
    ),
    "formula without its result": score("=1+2", "error", "not_worked_out"),
    "3 - Good": score("3 - Good", "warning", "read_otherwise", 3),
    "12%": one(SHARE, "warning", "read_otherwise", (12,), value="12%"),
    "1,204": one(COUNT, "warning", "read_otherwise", (1204,), value="1,204"),
    "n/a": one(COUNT, "warning", "read_otherwise", (None,), value="n/a"),
    "[c]": one(COUNT, "warning", "read_otherwise", (None,), value="[c]"),
    "a score of 0": score(0, "error", "not_a_score"),
    "a score of 5": score(5, "error", "not_a_score"),
    "a score of 2.5": score(2.5, "error", "not_a_score"),
    "a blank score": Line(lambda: filled("Scores", C4="Too early."), None, scores=(None,)),
    "numerator over denominator": one(SHARE, "error", "share_over_100", numerator=520, denominator=500),
    "a value that disagrees with its parts": one(
        SHARE, "error", "value_disagrees", value=50, numerator=30, denominator=40
    ),
    "negative days": one(DAYS, "error", "negative", value=-3),
    "unknown metric": Line(
        lambda: filled("Metrics", A60="made_up", E60=3),
        "error",
        "unknown_metric",
        "Metrics, row 60",
        figures=NONE,
    ),
    "repeated metric": Line(
        lambda: filled("Metrics", **{f"E{row_of(COUNT)}": 3}, A60=COUNT, E60=4),
        "error",
        "repeated_row",
        f"Metrics, rows {row_of(COUNT)} and 60",
        figures=NONE,
    ),
    "wrong council": Line(
        lambda: filled("Scores", B4=3), "error", "wrong_council", scores=NONE, asked=("E10000007", QUARTER)
    ),
    "wrong quarter": Line(
        lambda: filled("Scores", B4=3), "error", "wrong_quarter", scores=NONE, asked=(DERBY, "2026-27 Q1")
    ),
    "a quarter to come": Line(
        lambda: filled("Scores", B4=3), "error", "future_quarter", scores=NONE, today=date(2026, 6, 30)
    ),
    "a quarter that is not over": Line(
        lambda: filled("Scores", B4=3), "warning", "quarter_not_over", scores=THREE, today=date(2026, 8, 1)
    ),
    "a date as text for a number": one(COUNT, "error", "not_a_number", value="03/04/2026"),
    "a real date for a number": one(COUNT, "error", "date_for_a_number", value=date(2026, 4, 3)),
    "3/4 that became 3 April": score(date(2026, 4, 3), "error", "date_for_a_score"),
    "cp1252": Line(text("cp1252"), None, scores=THREE),
    "UTF-16": Line(text("utf-16"), None, scores=THREE),
    "a byte order mark": Line(text("utf-8-sig"), None, scores=THREE),
    "semicolons": Line(text("cp1252", ";"), None, scores=THREE),
    "tabs": Line(text("utf-16", "\t"), None, scores=THREE),
    "Excel's own .csv of one sheet": Line(
        lambda: b"Statement,Own score (1 to 4),Reason\r\nEquity,3,\r\n", "error", "one_sheet_csv", scores=NONE
    ),
    "100,000 extra rows": Line(
        lambda: SCORED.encode() + b"Scores,equity,,reason,x\n" * 100_000, "error", "too_large", scores=NONE
    ),
    "100,000 extra rows of a workbook": Line(
        lambda: filled("Scores", A100000="Equity"), "error", "too_large", "Scores", scores=NONE
    ),
    "zip bomb": Line(bomb, "error", "too_large", scores=NONE),
    "external link": Line(
        with_part("xl/externalLinks/externalLink1.xml"), "warning", "external_link", scores=THREE
    ),
    "a count that is not whole": one(COUNT, "error", "not_whole", value=12.5),
    "a wait of a thousand million days": one(DAYS, "error", "beyond_belief", value=10**9),
    "a part larger than the whole": Line(
        lambda: filled("Metrics", **{f"E{row_of(COUNT)}": 3}, A60=COUNT, D60="65 and over", E60=4),
        "error",
        "part_over_whole",
        f"Metrics, rows {row_of(COUNT)} and 60",
        figures=NONE,
    ),
    "personal data in a cell": Line(
        lambda: filled("Answers", C4=NHS), "error", "personal_data", "Answers, row 4", scores=NONE
    ),
    "personal data beyond the layout": Line(
        lambda: filled("Scores", J40=NHS), "error", "personal_data", "Scores, row 40", scores=NONE
    ),
    "a review date and a council's address": Line(
        edited(lambda book: book["Scores"].__setitem__("C4", "Review by 12/03/2026; adultcare@derby.gov.uk")),
        None,
        scores=THREE,
    ),
}


@pytest.mark.parametrize("line", LIST.values(), ids=list(LIST))
def test_a_hostile_file_is_told_where_and_nothing_wrong_is_read(line):
    frames, issues = read_return(line.content(), "return.xlsx", *line.asked, today=line.today)
    told = [(issue.level, issue.check, issue.where) for issue in issues]
    assert told[:1] == ([(line.level, line.check, line.where)] if line.level else [])
    assert all(issue.message.endswith(".") and issue.mend.endswith(".") for issue in issues)
    assert line.scores is None or tuple(frames.scores["score"]) == line.scores
    assert line.figures is None or tuple(frames.figures["value"]) == line.figures
    if any(issue.refuses_file for issue in issues):
        assert is_empty(frames)
        assert len(issues) == 1


def test_the_template_alone_is_no_line_of_it():
    assert read_return(template(), "return.xlsx", DERBY, QUARTER, today=TODAY)[1] == []
