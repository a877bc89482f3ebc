"""What a spreadsheet lets people type into a cell of the template, and what it says beside the cell."""

from ingest.return_layout import MARKERS, Column
from ingest.return_looks import is_asked
from ingest.return_prefill import Row
from models.framework import current
from models.metric import Metric, metrics

MOST_IN_A_MESSAGE = 255  # characters of a cell's message that Excel shows


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
        case "number" if is_asked(column, values):
            return _at_least_nought(column, metrics()[values["metric"]])
        case "text":
            error = f"Keep it to {column.cap:,} characters."
            return {"validate": "length", "criteria": "<=", "value": column.cap, "error_message": error}
    return None


def _list(source: list[str], message: str, error: str) -> dict:
    return {"validate": "list", "source": source, "input_message": message, "error_message": error}


def _at_least_nought(column: Column, metric: Metric) -> dict:
    words = {
        "value": f"{metric.definition} ({metric.unit})" if metric.denominator else metric.numerator,
        "numerator": metric.numerator,
        "denominator": metric.denominator or "",
    }[column.field]
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
