"""Practice, uses, notes and replies of a few councils, drawn at random: each row is marked."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy import delete, insert

from models.event import now, record
from models.practice import STAGES, STATUSES, TIERS, PracticeEntry, PracticeUse
from models.reply import RegionNote, Reply
from tests.regional.returns_world import TODAY, Datum, canary

DAY = timedelta(days=1)
STORED = {"stored_by": "p", "stored_at": now()}
TABLES = (Reply, RegionNote, PracticeUse, PracticeEntry)  # each before what it points at
OFTEN_SHARED = (*STAGES, "shared", "shared")
OFTEN_CURRENT = (*STATUSES, "current", "current")


@dataclass(frozen=True)
class Note:
    """What a lead said of a council, and all that decides who may read it."""

    ons_code: str
    region: str
    stands: bool
    opened: bool  # it was answered, or its day is past
    mark: str


def drawn_practice(database, councils: dict[str, str], random: Random) -> tuple[list[Datum], list[Note]]:
    """Store a new world in place of the one before; gives its entries, uses and replies, and its notes."""
    data, notes = [], []
    with database.writing() as connection:
        for table in TABLES:
            connection.execute(delete(table))
        for code, region in councils.items():
            for _ in range(3):
                data.append(_entry(connection, random, code, region))
                data.append(_use(connection, random, code, region))
                note, replies = _note(connection, random, code, region)
                notes.append(note)
                data += replies
        record(connection, "test", "world drawn")
    return data, notes


def _datum(random: Random, table: str, code: str, region: str, stage: str, status: str, tiers=TIERS) -> Datum:
    mark = canary(table, code, random.random())
    return Datum(table, code, region, "", 1, stage, status, random.choice(tiers), mark)


def _entry(connection, random: Random, code: str, region: str) -> Datum:
    stage, status = random.choice(OFTEN_SHARED), random.choice(OFTEN_CURRENT)
    made = _datum(random, "practice_entry", code, region, stage, status)
    about = {"entry": made.mark, "version": 1, "ons_code": code, "evidence": "told", "cost": "low"}
    about |= {"stage": stage, "status": status, "tier": made.tier, "title": made.mark, "done": made.mark}
    connection.execute(insert(PracticeEntry), about | {"themes": "carers", "decided_at": now()} | STORED)
    return made


def _use(connection, random: Random, code: str, region: str) -> Datum:
    made = _datum(random, "practice_use", code, region, "shared", random.choice(OFTEN_CURRENT[:2]))
    about = {"entry": "entry", "ons_code": code, "status": made.status, "tier": made.tier}
    connection.execute(insert(PracticeUse), about | {"since": TODAY, "how": made.mark} | STORED)
    return made


def _note(connection, random: Random, code: str, region: str) -> tuple[Note, list[Datum]]:
    due, answered = TODAY + random.choice((-1, 0, 1)) * DAY, random.random() < 0.4
    note = Note(code, region, random.random() < 0.8, answered or due < TODAY, canary("note", random.random()))
    about = {"region": region, "ons_code": code, "status": "current" if note.stands else "withdrawn"}
    about |= {"said": note.mark, "sent_on": TODAY - 14 * DAY, "due": due}
    note_id = connection.execute(insert(RegionNote).values(about | STORED)).inserted_primary_key[0]
    # An answer goes as far as its note at least; a comment on a finding as far as its council likes.
    answer = _datum(random, "reply", code, region, "shared", "current", TIERS[1:])
    comment = _datum(random, "reply", code, region, "shared", "current")
    if answered:
        connection.execute(insert(Reply), _reply(answer) | {"note_id": note_id})
    connection.execute(insert(Reply), _reply(comment) | {"finding": comment.mark})
    return note, [answer, comment] if answered else [comment]


def _reply(made: Datum) -> dict:
    about = {"ons_code": made.ons_code, "about": "what was said", "answer": "agree", "late": False}
    return about | {"text": made.mark, "tier": made.tier} | STORED
