"""What a spreadsheet lets people type into a cell of the template, and what it says beside the cell."""

from ingest.cells import MOST_COUNTED
from ingest.council_return.looks import is_asked
from ingest.council_return.prefill import Row, is_spare
from ingest.days import EARLIEST, LATEST
from models.council_return import DOCUMENT_KINDS
from models.figure import MARKERS
from models.framework import current
from models.metric import Metric, metrics
from models.return_layout import Column

MOST_IN_A_MESSAGE = 255  # characters of a cell's message that Excel shows
WHOLE = {  # what is counted in each field, as the cell's message says it
    "waiting": "People in this band on the waiting list on the quarter's last day.",
    "longest_wait": "Days that the person in this band who waits longest has waited. Empty if nobody waits.",
    "audited": "Case files audited in the quarter.",
    "met": "Of the files audited: those that met the standard.",
    "partly_met": "Of the files audited: those that met part of the standard.",
    "not_met": "Of the files audited: those that did not meet it.",
}
DATES = {
    "dated": "The day it is dated, as 31 March 2026.",
    "next_review": "The day it is next to be reviewed, as 31 March 2027. Empty if it is not reviewed.",
}


def rule(column: Column, values: Row) -> dict | None:
    """What Excel and LibreOffice let people type into the cell, and what they say beside it."""
    match column.kind:
        case "score":
            words = ", ".join(f"{score} {text}" for score, text in sorted(current().score_words.items()))
            return _list(["1", "2", "3", "4"], words, "Give one whole number from 1 to 4, or leave it empty.")
        case "yes or no":
            return _list(
                ["Yes", "No"], "Yes: the answers are last quarter's. No: you changed one.", "Give Yes or No."
            )
        case "marker":
            words = "Only where there is no value. " + ", ".join(
                f"{m}: {text}" for m, text in MARKERS.items()
            )
            return _list(list(MARKERS), words, "Give c, x or z, or leave it empty.")
        case "number" if is_spare(values):
            return _at_least_nought(column, "For the group named under Breakdown, in the metric's unit.")
        case "number" if is_asked(column, values):
            return _at_least_nought(column, _counted(column, metrics()[values["metric"]]))
        case "text":
            error = f"Keep it to {column.cap:,} characters."
            return {"validate": "length", "criteria": "<=", "value": column.cap, "error_message": error}
        case "whole":
            return _whole(column)
        case "date":
            return _date(column)
        case "statement":
            words = "The statement it is evidence for. Empty if it is about no one statement."
            names = [statement.name for statement in current().statements]
            return _list(names, words, "Choose one of the nine statements, or leave it empty.")
        case "document kind":
            kinds = [kind.capitalize() for kind in DOCUMENT_KINDS]
            return _list(kinds, "What kind of document it is.", "Choose one from the list.")
        case "about" if is_spare(values):
            return _code_above(values["rows_above"])
    return None


def _list(source: list[str] | str, message: str, error: str) -> dict:
    return {"validate": "list", "source": source, "input_message": message, "error_message": error}


def _counted(column: Column, metric: Metric) -> str:
    return {
        "value": f"{metric.definition} ({metric.unit})" if metric.denominator else metric.numerator,
        "numerator": metric.numerator,
        "denominator": metric.denominator or "",
    }[column.field]


def _at_least_nought(column: Column, words: str) -> dict:
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "input_title": column.name,
        "input_message": words
        if len(words) <= MOST_IN_A_MESSAGE
        else f"{words[: MOST_IN_A_MESSAGE - 4]} ...",
        "error_message": "Give a number alone. If there is none, leave it empty and give a marker.",
    }


def _whole(column: Column) -> dict:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": MOST_COUNTED,
        "input_title": column.name,
        "input_message": WHOLE[column.field],
        "error_message": "Give a whole number alone, 0 or more.",
    }


def _date(column: Column) -> dict:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": EARLIEST,
        "maximum": LATEST,
        "input_title": column.name,
        "input_message": DATES[column.field],
        "error_message": "Give a date, as 31 March 2026.",
    }


def _code_above(rows_above: int) -> dict:
    """A list of more than 255 characters has to stand in cells; the codes do, above the spare rows."""
    return _list(
        f"=$A$2:$A${rows_above + 1}",
        "The code of a metric above. Then name the group under Breakdown, as 65 and over.",
        "Choose one of the codes above.",
    )
