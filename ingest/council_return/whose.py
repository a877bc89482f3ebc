"""Whose return a file is, and for which quarter: what it says itself against what it is uploaded for."""

from datetime import date

from ingest.cells import shortened
from ingest.council_return.cells import Given
from ingest.issues import Issue
from models.quarter import ends, in_words, is_quarter, starts

NOTHING_LOADED = "Nothing was loaded."


def wrong_council(given: Given, ons_code: str, council: str) -> list[Issue]:
    """council: the short name of the one it is uploaded for; the other's is what the file says."""
    if given.ons_code is None:
        return [_unnamed("council_not_named", "council")]
    if given.ons_code.upper() == ons_code.upper():
        return []
    theirs = f"{shortened(given.council or 'another council')} ({shortened(given.ons_code)})"
    message = f"This file is for {theirs}, and this return is for {council} ({ons_code}). {NOTHING_LOADED}"
    mend = f"Upload the workbook of {council}, or choose the council that the file is for."
    return [_refusal("wrong_council", message, mend)]


def wrong_quarter(given: Given, quarter: str) -> list[Issue]:
    if given.quarter is None:
        return [_unnamed("quarter_not_named", "quarter")]
    if given.quarter.upper() == quarter.upper():
        return []
    message = (
        f"This file is for {shortened(given.quarter)}, and this return is for {quarter}. {NOTHING_LOADED}"
    )
    mend = f"Upload the workbook for {quarter}, or choose the quarter that the file is for."
    return [_refusal("wrong_quarter", message, mend)]


def quarter_not_over(quarter: str, today: date) -> list[Issue]:
    """A return may be begun in its quarter's last weeks; there is none yet for a quarter to come."""
    if not is_quarter(quarter) or ends(quarter) < today:
        return []
    when = f"{quarter} ({in_words(quarter)})"
    if starts(quarter) > today:
        message = f"{when} has not begun, so there can be no return for it yet. {NOTHING_LOADED}"
        return [_refusal("future_quarter", message, "Choose the quarter that the figures are for.")]
    message = f"{when} is not over. What is counted over a quarter may still change."
    return [Issue("warning", "quarter_not_over", message, "Send a correction if it does.")]


def _unnamed(check: str, what: str) -> Issue:
    message = f"The file does not say which {what} it is for. {NOTHING_LOADED}"
    return _refusal(check, message, "Download the template again and copy your work into it.")


def _refusal(check: str, message: str, mend: str) -> Issue:
    return Issue("error", check, message, mend, refuses_file=True)
