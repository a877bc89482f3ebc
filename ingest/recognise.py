"""Tells what a file is by what is in it, whatever it is called."""

from dataclasses import dataclass

from ingest.ascof import read as ascof
from ingest.ascof import tables as ascof_tables
from ingest.carers_survey import read as carers_survey
from ingest.client_level_data import read as client_level_data
from ingest.cqc_ratings import read as cqc_ratings
from ingest.cqc_report.report import is_pdf
from ingest.fingertips import read as fingertips
from ingest.lg_inform import read as lg_inform
from ingest.publication.file import Table, opened
from ingest.publication.headers import ENOUGH, columns_there, plain_header
from ingest.safeguarding import read as safeguarding
from ingest.workbook import Refused

READ = {
    "ascof": ascof.NEEDED,
    "client-level-data": client_level_data.NEEDED,
    "cqc-ratings": cqc_ratings.NEEDED,
    "fingertips": fingertips.NEEDED,
    "lg-inform": lg_inform.NEEDED,
    "safeguarding": safeguarding.NEEDED,
}
LOOKED_AT = 60  # rows of each sheet
# Files that people have at hand and that nothing here reads: what to do instead. By some of their columns.
NOT_READ = {
    ("local authority code", "entity name", "measure", "madsfrommedian"): (
        "This is Oflog's file of adult social care measures. Its figures are in published_reports/ already."
    ),
    ("service types", "location url", "cqc location id (for office use only)"): (
        'This is CQC\'s directory of locations, which holds no ratings. Load its list "Latest ratings".'
    ),
    ("area_code", "area_name", "period", "indicator", "value"): (
        "This is a table that somebody made from another source. Load the publisher's own file: for shares "
        'of care homes rated good or outstanding, CQC\'s list "Latest ratings".'
    ),
    ("cassr code", "ons area code", "cassr name"): (
        "These are a survey's annex tables: answers by council, and not the measures made from them. Those "
        "are in the outcomes framework's open data."
    ),
}


@dataclass(frozen=True)
class Recognised:
    source: str | None  # id of a definition in models/sources/; null where we cannot read it
    why_not: str = ""  # a sentence, where it is null


def recognised(content: bytes) -> Recognised:
    if _looks_like_a_page(content) or is_pdf(content):
        return Recognised("cqc-report")
    try:
        tables = opened(content, keep=_First())
    except Refused as refused:
        return Recognised(None, f"{refused.issue.message} {refused.issue.mend}")
    if ascof_tables.are_tables(tables):
        return Recognised("ascof")
    headers = [row for table in tables for row in _headers(table)]
    scores = {
        source: max((columns_there(row, needed) for row in headers), default=0) / len(needed)
        for source, needed in READ.items()
    }
    best = max(scores, key=scores.get)
    if scores[best] > ENOUGH:
        of_carers = best == "ascof" and carers_survey.is_all_of_carers(tables)
        return Recognised("carers-survey" if of_carers else best)
    for columns, sentence in NOT_READ.items():
        wanted = {_bare(column) for column in columns}
        if any(wanted <= {_bare(cell) for cell in row} for row in headers):
            return Recognised(None, sentence)
    return Recognised(None, NOTHING)


NOTHING = (
    "This is none of the files that we read: the outcomes framework's open data or tables, measures of the "
    "carers' survey, quarterly tables from client-level data, the safeguarding collection, CQC's list of "
    "ratings, Fingertips, LG Inform, or CQC's assessments as saved pages or as a .pdf. Check that it is the "
    "publisher's own file."
)


class _First:
    """Keeps the first rows of a sheet's XML: enough to find its header."""

    def __init__(self) -> None:
        self.rows = 0

    def __call__(self, row: bytes) -> bool:
        self.rows += 1
        return self.rows <= LOOKED_AT


def _looks_like_a_page(content: bytes) -> bool:
    start = content[:4000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return start.startswith(b"<") and b"<html" in content[:20000].lower()


def _headers(table: Table) -> list[set[str]]:
    return [{plain_header(cell) for cell in row if cell} for row in table.rows.head(LOOKED_AT).rows()]


def _bare(header: str) -> str:
    return plain_header(header).replace(" ", "")
