"""Quarters of the financial year, April to March, written "2026-27 Q2"."""

import calendar
import re
from datetime import date, timedelta

PATTERN = re.compile(r"([0-9]{4})-([0-9]{2}) Q([1-4])")


def is_quarter(text: str) -> bool:
    found = PATTERN.fullmatch(text)
    return found is not None and int(found[2]) == (int(found[1]) + 1) % 100


def quarter_of(day: date) -> str:
    """The quarter a day falls in."""
    first_year = day.year if day.month >= 4 else day.year - 1
    number = (day.month - 4) % 12 // 3 + 1
    return f"{first_year}-{(first_year + 1) % 100:02d} Q{number}"


def starts(quarter: str) -> date:
    """The quarter's first day; raises ValueError if the text is not a quarter."""
    if not is_quarter(quarter):
        raise ValueError(f"{quarter!r} is not a quarter. Write it like 2026-27 Q2.")
    first_year, number = int(quarter[:4]), int(quarter[-1])
    return date(first_year + 1, 1, 1) if number == 4 else date(first_year, 1 + 3 * number, 1)


def ends(quarter: str) -> date:
    """The quarter's last day."""
    first = starts(quarter)
    last_month = first.month + 2
    return date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def previous(quarter: str) -> str:
    return quarter_of(starts(quarter) - timedelta(days=1))


def following(quarter: str) -> str:
    return quarter_of(ends(quarter) + timedelta(days=1))


def last_complete(today: date) -> str:
    """The latest quarter that is over; a quarter's own last day is still part of it."""
    return previous(quarter_of(today))


def in_words(quarter: str) -> str:
    """ "2026-27 Q2" as "July to September 2026"."""
    return f"{starts(quarter):%B} to {ends(quarter):%B %Y}"


def latest(today: date, n: int) -> list[str]:
    """The n latest quarters that are over, newest first."""
    found = [last_complete(today)]
    while len(found) < n:
        found.append(previous(found[-1]))
    return found
