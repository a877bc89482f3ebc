"""Returns of a few councils in a few regions, drawn at random: each datum is marked."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import delete, insert, select

from models.collection import SignOff
from models.council import Council
from models.council_return import (
    AREAS,
    BANDS,
    TIERS,
    Answer,
    CaseAudit,
    CouncilReturn,
    OwnDocument,
    OwnFigure,
    OwnScore,
    Upload,
    WaitingBand,
)
from models.event import record

REGIONS = ("London", "East Midlands", "North East")
QUARTERS = ("2026-27 Q2", "2026-27 Q1")
STATEMENTS = ("equity", "safeguarding", "learning")
WHEN = datetime(2026, 10, 1, tzinfo=UTC)
TODAY, DAY = date(2026, 11, 24), timedelta(days=1)  # the day the world is looked at

FILE = """council,{},,,
quarter,{},,,
sheet,statement_or_code,breakdown,field,value
Scores,Equity,,reason,{}
"""

# Each table of data: what its rows are about, and the column that holds the mark.
TABLES = {
    OwnScore: ("statement", STATEMENTS, "reason"),
    Answer: ("statement", STATEMENTS, "how_are_we_doing"),
    OwnFigure: ("metric", ("direct_payments", "staff_absence"), "note"),
    WaitingBand: ("band", BANDS[:2], "note"),
    CaseAudit: ("area", AREAS[:2], "note"),
    OwnDocument: ("row", (1, 2), "reference"),
}
NUMBERS = {OwnFigure: "value", WaitingBand: "waiting", CaseAudit: "audited"}  # each marked as well
MARK = {table.__tablename__: column for table, (_, _, column) in TABLES.items()}


@dataclass(frozen=True)
class Datum:
    """One row that was stored, and all that decides who may read it."""

    table: str
    ons_code: str
    region: str
    quarter: str
    version: int
    stage: str
    status: str
    tier: str  # "" for a return itself
    mark: str  # in no other row
    number: int | None = None  # in no other row; null where the table has no number of any size
    opens_on: date | None = None  # the day from which another tier applies
    opens_to: str | None = None


def canary(*about: object) -> str:
    """A word that nothing but one datum holds, so that it is found wherever the datum has got to."""
    return f"zq{hashlib.sha256(repr(about).encode()).hexdigest()[:12]}"


def number(mark: str) -> int:
    """The same as a number, of ten digits that nothing published has.

    It ends in 3, and what others see is rounded to 5: no number is what another one is rounded to.
    """
    return 1_700_000_003 + int(mark[2:], 16) % 10_000_000 * 10


def some_councils(database) -> dict[str, str]:
    """Two councils a region: region by ons_code."""
    with database.engine().connect() as connection:
        rows = connection.execute(select(Council.ons_code, Council.region).order_by(Council.ons_code)).all()
    return {code: there for region in REGIONS for code, there in [r for r in rows if r.region == region][:2]}


def drawn(database, councils: dict[str, str], random: Random) -> list[Datum]:
    """Store a new world in place of the one before; gives every row of it, for the oracle."""
    world: list[Datum] = []
    with database.writing() as connection:
        for table in (*TABLES, SignOff, CouncilReturn, Upload):
            connection.execute(delete(table))
        for code, region in councils.items():
            for quarter in QUARTERS:
                for version, (stage, status) in enumerate(_versions(random), start=1):
                    world += _store(connection, random, (code, region, quarter, version, stage, status))
        record(connection, "test", "world drawn")
    return world


def _versions(random: Random) -> list[tuple[str, str]]:
    """(stage, status) of each version: at most one that is shared, one that was sent and one draft stand."""
    earlier = random.choice([[], [("shared", "superseded")], [("draft", "superseded")]])
    newest = random.choice([[], [("shared", "current")], [("shared", "withdrawn")]])
    sent = random.choice([[], [], [(random.choice(("submitted", "approved", "sent back")), "current")]])
    return [*earlier, *newest, *sent, *random.choice([[], [("draft", "current")]])]


def _opens(random: Random) -> tuple[date | None, str | None]:
    if random.random() < 0.5:
        return None, None
    return TODAY + random.choice((-30, -1, 0, 1, 30)) * DAY, random.choice(TIERS[1:])


def _shared(datum: Datum) -> dict:
    return {"tier": datum.tier, "opens_on": datum.opens_on, "opens_to": datum.opens_to}


def _store(connection, random: Random, about: tuple) -> list[Datum]:
    code, _, quarter, version, stage, status = about
    mark = canary(code, quarter, version, random.random())
    content = FILE.format(code, quarter, mark).encode()
    upload = {"filename": mark, "sha256": mark, "content": content, "received_at": WHEN}
    upload_id = connection.execute(insert(Upload).values(upload)).inserted_primary_key[0]
    sent = {"ons_code": code, "quarter": quarter, "version": version, "stage": stage, "status": status}
    sent |= {"framework": "2024", "upload_id": upload_id, "issues": "[]", "stored_by": "p", "stored_at": WHEN}
    return_id = connection.execute(insert(CouncilReturn).values(sent)).inserted_primary_key[0]
    if stage in ("submitted", "approved"):  # one of its steps is open
        connection.execute(insert(SignOff), {"return_id": return_id, "step": 1, "name": "Approver"})
    stored = [Datum("council_return", *about, "", mark)]
    for table, (column, things, marked) in TABLES.items():
        marks = [canary(mark, table.__tablename__, thing) for thing in things]
        numbers = [number(each) if table in NUMBERS else None for each in marks]
        data = [
            Datum(table.__tablename__, *about, random.choice(TIERS), *each, *_opens(random))
            for each in zip(marks, numbers, strict=True)
        ]
        # With parts, or nobody but its own council would be told of the figure, or of its note.
        parts = {"breakdown": "all", "numerator": 400.0, "denominator": 1000.0}
        group = parts if table is OwnFigure else {}
        rows = [
            {"return_id": return_id, column: thing, marked: each.mark, **_shared(each), **group}
            | ({NUMBERS[table]: each.number} if table in NUMBERS else {})
            | ({"score": random.randint(1, 4)} if table is OwnScore else {})
            for thing, each in zip(things, data, strict=True)
        ]
        connection.execute(insert(table), rows)
        stored += data
    return stored
