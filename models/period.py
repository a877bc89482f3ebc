"""What a figure is for: a financial year, a quarter of one, a month or a day, as it is written.

"2024-25", "2026-27 Q2", "2026-03" and "2026-03-31". Two numbers that follow each other are a year: no
month before 2012 is held.
"""

import calendar
from datetime import date, timedelta
from typing import Literal

from models import quarter

Kind = Literal["year", "quarter", "month", "day"]


def kind(period: str) -> Kind:
    """Raises ValueError if the text is no period."""
    if quarter.is_quarter(period):
        return "quarter"
    parts = [int(part) if part.isdecimal() else 0 for part in period.split("-")]
    if len(parts) == 3:
        return "day"
    if len(parts) == 2 and parts[1] == (parts[0] + 1) % 100:
        return "year"
    if len(parts) == 2 and 1 <= parts[1] <= 12:
        return "month"
    raise ValueError(f"{period!r} is not a period. Write it like 2024-25, 2026-27 Q2 or 2026-03.")


def first_day(period: str) -> date:
    match kind(period):
        case "quarter":
            return quarter.starts(period)
        case "year":
            return date(int(period[:4]), 4, 1)
        case "month":
            return date(int(period[:4]), int(period[5:]), 1)
        case "day":
            return date.fromisoformat(period)


def last_day(period: str) -> date:
    match kind(period):
        case "quarter":
            return quarter.ends(period)
        case "year":
            return date(int(period[:4]) + 1, 3, 31)
        case "month":
            return _end_of_month(first_day(period))
        case "day":
            return first_day(period)


def between(first: str, last: str) -> list[str]:
    """Every period from one to another of its kind, both counted in, oldest first.

    Days are taken as what they are in our figures: the last days of months. Where the two are not of one
    kind, or are other days, only they themselves are given.
    """
    if kind(first) != kind(last):
        return [first, last]
    found = [first]
    while found[-1] < last:
        found.append(_following(found[-1]))
    return found if found[-1] == last else [first, last]


def _following(period: str) -> str:
    after = last_day(period) + timedelta(days=1)
    match kind(period):
        case "quarter":
            return quarter.following(period)
        case "year":
            return f"{after.year}-{(after.year + 1) % 100:02}"
        case "month":
            return f"{after:%Y-%m}"
        case "day":
            return str(_end_of_month(after))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
