"""Small returns for the tests of the reader: our own template, filled in as a person would."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

import openpyxl
import polars as pl

from ingest.council_return import frames as return_frames
from ingest.council_return import read_return
from ingest.council_return.frames import ReturnFrames
from ingest.council_return.template import write_template, write_template_csv
from ingest.issues import Issue
from models.return_layout import EVIDENCE, METRICS

DERBY, QUARTER, TODAY = "E06000015", "2026-27 Q2", date(2026, 11, 1)
NHS = "943 476 5919"  # the example in the NHS Data Dictionary; its check digit is right
COUNT, SHARE, RATE, DAYS, RATIO = (  # one metric of each unit that a return asks for
    "waiting_assessment_count",
    "direct_payments",
    "sg_concerns_rate",
    "ot_wait_median",
    "caseload_per_worker",
)
FIELDS = {"value": "E", "numerator": "F", "denominator": "G", "marker": "H", "note": "I"}


def last_return() -> ReturnFrames:
    """What Derby sent a quarter ago: two scores, one set of answers, three figures, one line of evidence."""
    return ReturnFrames(
        pl.DataFrame(
            [["assessing_needs", 1, "Waits fell & 412 people still wait."], ["learning", 3, None]],
            schema=return_frames.SCORES,
            orient="row",
        ),
        pl.DataFrame(
            [["assessing_needs", "- Better.\n- Not yet good.", "=Audit of 40 files", "Go on", False]],
            schema=return_frames.ANSWERS,
            orient="row",
        ),
        pl.DataFrame(
            [
                [COUNT, "all", 412.0, None, None, None, "Not cleaned"],
                [SHARE, "all", 30.3, 952.0, 3145.0, None, None],
                [SHARE, "65 and over", None, None, None, "c", None],
            ],
            schema=return_frames.FIGURES,
            orient="row",
        ),
        pl.DataFrame([["learning", 2, 3, None, 4]], schema=return_frames.EVIDENCE, orient="row"),
    )


@cache
def template(with_last: bool = False, evidence_scores: bool = False) -> bytes:
    return write_template(*_asked(with_last), optional(evidence_scores))


@cache
def template_csv(with_last: bool = False, evidence_scores: bool = False) -> bytes:
    return write_template_csv(*_asked(with_last), optional(evidence_scores))


def optional(evidence_scores: bool) -> tuple[str, ...]:
    return (EVIDENCE,) if evidence_scores else ()


def _asked(with_last: bool) -> tuple:
    last = (last_return(), "2026-27 Q1") if with_last else (None, None)
    return ("Derby", DERBY, "East Midlands", QUARTER, *last)


def changed(change: Callable[[openpyxl.Workbook], None], base: bytes | None = None) -> bytes:
    """The template after a person's doings in a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(base or template()))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def filled(sheet: str, **cells: object) -> bytes:
    """The template with some cells of one sheet filled in: filled("Scores", B2=3)."""

    def fill(book: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            book[sheet][place] = value

    return changed(fill)


def figure(metric: str, **fields: object) -> bytes:
    """The template with the figure of one metric filled in: figure(COUNT, value=3)."""
    return filled(METRICS, **{f"{FIELDS[name]}{row_of(metric)}": value for name, value in fields.items()})


@cache
def row_of(metric: str) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(template()))[METRICS]
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == metric)


def read(content: bytes, evidence_scores: bool = False) -> tuple[ReturnFrames, list[Issue]]:
    return read_return(content, "return.xlsx", DERBY, QUARTER, optional(evidence_scores), TODAY, "Derby")


def only_issue(content: bytes, evidence_scores: bool = False) -> Issue:
    [issue] = read(content, evidence_scores)[1]
    return issue


def is_empty(frames: ReturnFrames) -> bool:
    empty = return_frames.empty()
    return all(frame.equals(getattr(empty, name)) for name, frame in frames.by_name().items())


def same(one: ReturnFrames, other: ReturnFrames) -> bool:
    return all(frame.equals(getattr(other, name)) for name, frame in one.by_name().items())


def grids(xlsx: bytes) -> dict[str, list[list[object]]]:
    """The values of a workbook's sheets, row by row."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def ods(sheets: dict[str, list[list[object]]]) -> bytes:
    """The least .ods there can be, written by hand so that the tests need no LibreOffice.

    As LibreOffice does, it ends every sheet in a million empty rows.
    """
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest><file-entry full-path="/" media-type="{kind}"/></manifest>'
    members = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return zipped({name: text.encode() for name, text in members.items()})


def _ods_row(values: list[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, values))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
