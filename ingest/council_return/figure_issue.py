"""How a fault of a figure is told: at the rows of its line, with its numbers as people write them."""

from ingest.council_return.lines import Line
from ingest.issues import Issue
from models.return_layout import METRICS


def issue(level: str, check: str, line: Line, message: str, mend: str) -> Issue:
    return Issue(level, check, message, mend, METRICS, rows=line.rows)


def shown(number: float) -> str:
    return f"{number:,.10g}"
