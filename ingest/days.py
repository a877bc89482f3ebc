"""What a cell that asks for a date says: as a spreadsheet keeps it, or as people in the UK write it."""

import re
from calendar import month_name
from datetime import date

from ingest.cells import NOT_UNDERSTOOD, Reading

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
MONTHS = [name.casefold() for name in month_name[1:]]
# A spreadsheet's own date comes as "2026-03-31 00:00:00" or, from an .ods, as "2026-03-31T10:05:00".
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?)?", re.ASCII)
IN_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})", re.ASCII)
IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE | re.ASCII
)


def day(text: str) -> Reading:
    """A date from 1990 to 2099: "2026-03-31", "31/03/2026" or "31 March 2026".

    The day stands before the month, as in the UK. "31/03/26" is read as 2026; "March 2026" as its first day.
    """
    if found := ISO.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := IN_FIGURES.fullmatch(text):
        short = len(found[3]) == 2
        return _date(f"20{found[3]}" if short else found[3], found[2], found[1], as_asked=not short)
    if (found := IN_WORDS.fullmatch(text)) and (month := _month(found[2])):
        return _date(found[3], month, found[1] or 1, as_asked=found[1] is not None)
    return NOT_UNDERSTOOD


def _month(name: str) -> int | None:
    """1 to 12 for "March", "Mar" or "Sept"; null for any other word."""
    plain = name.casefold()
    return next((n for n, month in enumerate(MONTHS, start=1) if month.startswith(plain)), None)


def _date(year: str, month: str | int, day: str | int, as_asked: bool = True) -> Reading:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:  # 31 February, or the month before the day
        return NOT_UNDERSTOOD
    return Reading(found, as_asked=as_asked) if EARLIEST <= found <= LATEST else NOT_UNDERSTOOD
