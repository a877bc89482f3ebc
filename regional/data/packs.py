"""What somebody keeps to take to a meeting. It is theirs alone: who asks is the person, not their scope."""

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from models import database, wall
from models.pack import Pack
from regional.access import Viewer


@dataclass(frozen=True)
class Asked:
    """A chart as it was asked for: which kind, and what was chosen. regional/views/pack.py makes it."""

    kind: str
    choices: dict[str, Any]  # what JSON can say; null where the newest is meant, whenever that is


@dataclass(frozen=True)
class Item:
    """One chart of a pack."""

    id: str  # of this place in this pack, for a button to name
    asked: Asked
    words: str  # of the person's own; "" if none


@dataclass(frozen=True)
class OwnPack:
    title: str = ""
    items: list[Item] = field(default_factory=list)


def pack(viewer: Viewer) -> OwnPack:
    """This very person's, empty if there is none; read each time, because it is one row and changes often."""
    wanted = select(Pack.title, Pack.items).where(Pack.person == viewer.person)
    with wall.seen_by(wall.mine(viewer.person)), database.engine().connect() as connection:
        row = connection.execute(wanted).first()
    return OwnPack(row.title, read(row.items)) if row else OwnPack()


def read(items: str) -> list[Item]:
    """As they are stored."""
    return [
        Item(each["id"], Asked(each["kind"], each["choices"]), each["words"]) for each in json.loads(items)
    ]


def written(items: list[Item]) -> str:
    return json.dumps(
        [
            {"id": each.id, "kind": each.asked.kind, "choices": each.asked.choices, "words": each.words}
            for each in items
        ]
    )
