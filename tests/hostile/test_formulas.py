"""What a person wrote as words is never run by a spreadsheet: in every file that the app gives away.

The council sent texts that begin as formulas do in every free field, and the record's own words do too.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import cycle

import openpyxl
import polars as pl
import pytest
from sqlalchemy import update

from ingest.council_return import read_return
from ingest.council_return.frames import ReturnFrames
from ingest.council_return.marked import marked
from ingest.council_return.template import write_template, write_template_csv
from ingest.last_return import last_return
from ingest.load_return import Received, store_return
from models.assessment import Finding
from models.formula import BEGIN
from models.return_layout import OPTIONAL
from regional import data
from regional.access import LOCAL
from regional.exports.deck import deck
from regional.exports.piece import Piece, Shown
from regional.exports.table import csv_bytes, data_csv
from regional.exports.taken import Taken
from regional.exports.workbook import workbook
from regional.views.compare_taken import compare_taken
from regional.views.council_taken import council_taken, one_score_taken
from regional.views.metric_taken import metric_taken
from regional.views.own_history_taken import own_history_taken
from regional.views.region_taken import region_taken
from regional.views.themes_page import findings
from regional.views.themes_taken import themes_taken
from regional.words import optional_sheets
from regional.workflow import fill_in, typed
from tests.hostile.bases import BARNET, QUARTER, a_return

DAY = date(2026, 11, 23)
NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:e[-+]?\d+)?%?", re.IGNORECASE)
STARTS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example","x")',
    "\uff1d1+1",
)
# What a reader takes off, and stands here because a later reader might not.
BEFORE_TIDYING = ("\t=1+1", "\r=1+1", "\n=1+1")


def sent(starts: tuple[str, ...]) -> ReturnFrames:
    """A return with these in turn in every free text, and in the name of a group."""
    whole = a_return(mark="a free text").by_name()
    group = whole["figures"].head(1).with_columns(breakdown=pl.lit(starts[0]))
    whole |= {"figures": whole["figures"].vstack(group)}
    turn = cycle(starts)
    return ReturnFrames(**{name: _said(frame, turn) for name, frame in whole.items()})


def _said(frame: pl.DataFrame, turn: Iterator[str]) -> pl.DataFrame:
    free = [name for name, held in zip(frame.columns, frame.row(0), strict=True) if "free text" in str(held)]
    return frame.with_columns(pl.Series(name, [next(turn) for _ in range(frame.height)]) for name in free)


@pytest.fixture
def barnet_sent(barnet):
    """Barnet's return, and findings, in which all of them stand."""
    everything = STARTS + BEFORE_TIDYING
    received = Received(BARNET, QUARTER, "=1+1.xlsx", b"as it came", sent(everything), [])
    store_return(received, "submitted", "administrator")
    with barnet.writing() as connection:
        for turn, start in enumerate(everything):
            here = Finding.id % len(everything) == turn
            connection.execute(update(Finding).where(here).values(finding=start))


def run_by_a_spreadsheet(content: bytes) -> list[str]:
    """The fields that would be run; in a .csv anything that begins so and is no number."""
    if content.startswith(b"PK"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
        return [str(cell.value) for cell in cells if cell.data_type == "f"] + [
            link for link in links if not link.startswith("https://")
        ]
    text = content.decode("utf-8-sig")
    fields = [field for row in csv.reader(io.StringIO(text, newline="")) for field in row]
    return [field for field in fields if field.startswith(BEGIN) and not NUMBER.fullmatch(field)]


def given_away() -> Iterator[tuple[str, bytes]]:
    """(name, content) of every file."""
    barnet = data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
    about = ("Barnet", BARNET, "London", QUARTER, last_return(BARNET, QUARTER)[1], QUARTER, OPTIONAL)
    yield "template", write_template(*about)
    yield "template.csv", write_template_csv(*about)
    form = fill_in.opened(LOCAL, barnet, "2026-27 Q2")
    yield "typed", typed.file_of(form, dict(zip(form.texts, cycle(STARTS), strict=False)))
    documents = optional_sheets.documents_table(data.own_documents(LOCAL, BARNET, QUARTER))
    yield "documents", csv_bytes(documents)
    for apart in (False, True):
        yield "findings", csv_bytes(findings(LOCAL, "London", None, apart).file)
    metric = "direct_payments"
    for taken in (
        own_history_taken(LOCAL, barnet, sent(STARTS).figures["metric"][0]),
        council_taken(LOCAL, BARNET, "region", ()),
        one_score_taken(LOCAL, BARNET),
        metric_taken(LOCAL, barnet, metric),
        compare_taken(LOCAL, BARNET, "region", (), "equity", None, "name"),
        compare_taken(LOCAL, BARNET, "region", (), metric, "2020-21", "name"),
        region_taken(LOCAL, "London", "own", QUARTER),
        region_taken(LOCAL, "London", "gap", QUARTER),
        region_taken(LOCAL, "London", "published", None),
        themes_taken(LOCAL, "London", None),
        themes_taken(LOCAL, "London", None, "matrix"),
    ):
        yield taken.title, workbook(taken, DAY)
        yield taken.title, data_csv(taken, DAY)
        yield from in_slides(taken)


def in_slides(taken: Taken) -> Iterator[tuple[str, bytes]]:
    """The workbooks inside the charts of its slides."""
    slides = deck([Piece(taken.title, Shown(lambda theme: None, taken))], DAY)
    with zipfile.ZipFile(io.BytesIO(slides)) as parts:
        for name in parts.namelist():
            if name.endswith(".xlsx"):
                yield taken.title, parts.read(name)


@pytest.mark.usefixtures("barnet_sent")
def test_no_file_that_is_given_away_holds_a_live_formula():
    files = list(given_away())
    assert [(name, found) for name, content in files if (found := run_by_a_spreadsheet(content))] == []
    held = [(name, start) for name, content in files for start in STARTS if start in text_of(content)]
    all_of_them = ("template", "template.csv", "typed", "findings")
    assert {(name, start) for name in all_of_them for start in STARTS} <= set(held)  # or it shows nothing
    assert "documents" in dict(held)


def test_a_file_with_its_faults_marked_holds_none_either():
    """As the person's own program wrote the file: with texts, not formulas."""
    about = ("Barnet", BARNET, "London", QUARTER, sent(STARTS), QUARTER, OPTIONAL)
    live = re.sub(r"(?<=,) (?=[=+@\uff1d-])", "", write_template_csv(*about).decode()).encode()
    assert run_by_a_spreadsheet(live)
    spoilt = write_template(*about), live
    for name, content in zip(("barnet.xlsx", "barnet.csv"), spoilt, strict=True):
        issues = read_return(content, name, BARNET, "2026-27 Q1", (), DAY, "Barnet")[1]
        copy = marked(content, name, issues)
        assert all(start in text_of(copy) for start in STARTS)
        assert run_by_a_spreadsheet(copy) == []
        again = read_return(copy, name, BARNET, "2026-27 Q1", (), DAY, "Barnet")
        assert [issue.check for issue in again[1]] == [issue.check for issue in issues]


def text_of(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig").replace('""', '"')
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_test_would_see_a_live_formula():
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    made = io.BytesIO()
    book.save(made)
    assert run_by_a_spreadsheet(made.getvalue()) == ["=1+1"]
    assert run_by_a_spreadsheet(b"a,-1,+2.5e3,-x\r\n=1,' @x\r\n") == ["-x", "=1"]
