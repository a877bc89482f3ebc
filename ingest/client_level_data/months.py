"""The months that head the columns of the quarterly tables from client-level data."""

import re
from calendar import month_name
from dataclasses import dataclass

from ingest.publication.headers import plain_header
from models.period import last_day

MONTHS = [each.casefold() for each in month_name]
MONTH = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(month_name[1:])}) (20\d\d)", re.IGNORECASE | re.ASCII)
REAL_DATE = re.compile(
    r"(20\d\d-(?:0[1-9]|1[0-2])-\d\d)(?:[T ]00:00:00)?", re.ASCII
)  # as a cell may hold one
PROVISIONAL = re.compile(r"\s*\[p\]$", re.IGNORECASE)
TOTAL = "total"


@dataclass(frozen=True)
class Month:
    """What one column of a table is for."""

    header: str
    period: str  # "2026-03" or "2026-03-31"
    provisional: bool

    @property
    def is_day(self) -> bool:
        return len(self.period) == 10


def month_of_header(header: str) -> Month | None:
    """What "31 March 2026 [p]" or "March 2026" is for; null for a header that is no month's.

    A day is a month's last: people are counted then.
    """
    bare = PROVISIONAL.sub("", header.strip())
    unsure = bare != header.strip()
    if found := REAL_DATE.fullmatch(bare):
        period = found[1]
    elif found := MONTH.fullmatch(bare):
        month = f"{found[3]}-{MONTHS.index(found[2].casefold()):02}"
        period = f"{month}-{int(found[1]):02}" if found[1] else month
    else:
        return None
    ends = period == str(last_day(period[:7])) or period == period[:7]
    return Month(header, period, unsure) if ends else None


def is_read(header: str) -> bool:
    """Whether a column's header is one of these tables' months or their total."""
    return month_of_header(header) is not None or is_total(header)


def is_total(header: str) -> bool:
    return plain_header(PROVISIONAL.sub("", header.strip())) == TOTAL
