"""Small words that every sentence is made of: counts, lists, dates."""

from calendar import month_name
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.period import first_day, kind

UK_TIME = ZoneInfo("Europe/London")


def of(k: int, n: int) -> str:
    return f"{k} of {n}"


def listed(names: Sequence[str]) -> str:
    """["Barnet", "Brent", "Camden"] is "Barnet, Brent and Camden".

    A name with commas of its own (Bournemouth, Christchurch and Poole) makes them all semicolons.
    """
    if len(names) < 2:
        return "".join(names)
    if any(", " in name for name in names):
        return "; ".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(names: Sequence[str], most: int = 6) -> str:
    """The first few by name and the number of the rest."""
    if len(names) <= most + 1:
        return listed(names)
    return listed([*names[:most], f"{len(names) - most} more"])


def several(n: int, one: str, many: str | None = None) -> str:
    """1 council, 2 councils."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def first_up(text: str) -> str:
    """A sentence begins with a capital; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def first_down(text: str) -> str:
    """The same words in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def the(region: str) -> str:
    """A region's name inside a sentence: London, but the East Midlands."""
    return region if region in ("London", "Yorkshire and The Humber") else f"the {region}"


def escaped(text: str) -> str:
    """Text from a person or a file, so that it is shown as it is: no markup, no link."""
    for sign in "\\`*_[]<>$#~|:@&":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("www.", "www\\.")


def day(moment: date | datetime) -> str:
    """A day as people in England would name it: times are kept in UTC."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(UK_TIME)
    return f"{moment.day} {month_name[moment.month]} {moment.year}"


def moment(at: datetime) -> str:
    """A day and a time as clocks in England show it."""
    return f"{day(at)}, {at.astimezone(UK_TIME):%H:%M}"


def published(text: str | None) -> str:
    """A date as exactly as it is known: "2025-10-24", "2025-10", "2025" or null."""
    if not text:
        return "date not known"
    year, *rest = text.split("-")
    month = [month_name[int(rest[0])]] if rest else []
    day_of_month = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day_of_month, *month, year])


def period(text: str, short: bool = False) -> str:
    """What a figure is for: "2024-25" and "2026-27 Q2" as they are, "2026-03" as "March 2026".

    short: "Mar 2026", of a day too.
    """
    if kind(text) in ("year", "quarter"):
        return text
    first = first_day(text)
    return f"{month_name[first.month][:3]} {first.year}" if short else published(text)


def in_period(text: str) -> str:
    """ "in 2024-25", "in March 2026", "on 31 March 2026"."""
    return f"{'on' if kind(text) == 'day' else 'in'} {period(text)}"


def number(value: float | None, unit: str = "") -> str:
    """A figure with no more decimals than its unit bears: 1,204; 26.4%; 0.25. Null is an en dash."""
    if value is None:
        return "–"
    if unit == "score" and abs(value) < 1:  # a score below 1 says nothing with one decimal
        return f"{value:.2f}".replace("-", "−")
    text = f"{value:,.2f}" if unit == "ratio" else f"{value:,.1f}".removesuffix(".0")
    return (text + ("%" if unit == "%" else "")).replace("-", "−")
