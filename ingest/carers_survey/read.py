"""Reads the measures of the Survey of Adult Carers in England: rows like the outcomes framework's.

Seen: the measures of 2014-15, 2016-17 and 2018-19 in one .csv with a column Return Year. The survey's own
annex tables by council are not read: nobody here has seen their layout.
"""

from collections.abc import Sequence

import polars as pl

from ingest.areas import Areas
from ingest.ascof.codes import plain_code
from ingest.ascof.read import NEEDED, read_ascof
from ingest.issues import Issue
from ingest.publication.file import Table
from ingest.publication.found_table import find_table
from ingest.publication.sentences import listed
from ingest.workbook import Refused
from models.metric import metrics

SURVEY = "Survey of Adult Carers"


def read_carers_survey(content: bytes, areas: Areas, period: str | None) -> tuple[pl.DataFrame, list[Issue]]:
    """As read_ascof, for a file that holds measures of the carers' survey and no other."""
    figures, issues = read_ascof(content, areas, period)
    others = sorted({code for metric, code in _codes(figures) if metric not in carers_metrics()})
    if others:
        issues = [*issues, _not_of_carers(others)]
    return figures, issues


def is_all_of_carers(tables: Sequence[Table]) -> bool:
    """Whether every measure code in a file of this form is one of the survey's."""
    try:
        rows = find_table(tables, NEEDED, {}, "measures").rows
    except Refused:
        return False
    codes = {plain_code(each) for each in rows["written"].drop_nulls().unique()}
    return all(any(code.startswith(own) for own in _own_codes()) for code in codes)


def _own_codes() -> set[str]:
    return {
        plain_code(code.code)
        for metric in carers_metrics()
        for code in metrics()[metric].codes
        if code.framework == "ascof-2014"
    }


def carers_metrics() -> set[str]:
    """The metrics that come from the survey, by id."""
    return {metric.id for metric in metrics().values() if SURVEY in metric.source}


def _codes(figures: pl.DataFrame) -> list[tuple[str, str]]:
    return figures.select("metric", "code").drop_nulls().unique().rows()


def _not_of_carers(codes: list[str]) -> Issue:
    message = f"The file also holds measures that are not of the carers' survey: {listed(codes, most=6)}."
    mend = "It is the outcomes framework's open data: load it as that (python -m ingest ascof FILE)."
    return Issue("error", "not_of_carers", message, mend)
