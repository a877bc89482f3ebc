"""Putting a pack together: a chart is added, moved, written about, taken out; in one's own pack only."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from models import database, wall
from models.pack import Pack
from regional import access
from regional.access import Viewer
from regional.data.packs import Asked, Item, OwnPack, read, written
from regional.words import pack as words
from regional.workflow.unfit import Unfit, fit

MOST_ITEMS = 40  # a deck that nobody could show in an afternoon
MOST_WORDS, MOST_TITLE = 600, 120  # characters


def add(viewer: Viewer, asked: Asked) -> int:
    """Put a chart at the end; gives how many there are now. Raises PermissionError, Unfit if it is full."""

    def added(pack: OwnPack) -> OwnPack:
        if len(pack.items) >= MOST_ITEMS:
            raise Unfit(words.FULL.format(MOST_ITEMS))
        return replace(pack, items=[*pack.items, Item(secrets.token_hex(4), asked, "")])

    return len(_change(viewer, added).items)


def move(viewer: Viewer, item: str, by: int) -> None:
    """by: -1 towards the front, 1 towards the end; at either end it stays."""

    def moved(pack: OwnPack) -> OwnPack:
        items = list(pack.items)
        at = _place(items, item)
        if at is not None:
            items.insert(max(at + by, 0), items.pop(at))
        return replace(pack, items=items)

    _change(viewer, moved)


def take_out(viewer: Viewer, item: str) -> None:
    _change(viewer, lambda pack: replace(pack, items=[each for each in pack.items if each.id != item]))


def write(viewer: Viewer, text: str, item: str) -> None:
    """Words beside a chart, "" for none. Raises Unfit."""
    stored = fit(text, MOST_WORDS, words.WHAT_WORDS) if text.strip() else ""
    _change(
        viewer,
        lambda pack: replace(
            pack, items=[replace(each, words=stored) if each.id == item else each for each in pack.items]
        ),
    )


def name(viewer: Viewer, title: str) -> None:
    """What stands on the cover, on one line, "" for none. Raises Unfit."""
    stored = fit(" ".join(title.split()), MOST_TITLE, words.WHAT_TITLE) if title.strip() else ""
    _change(viewer, lambda pack: replace(pack, title=stored))


def empty(viewer: Viewer) -> None:
    """Nothing of it is kept, not even its title."""
    with wall.seen_by(wall.mine(viewer.person)), database.writing() as connection:
        connection.execute(delete(Pack).where(Pack.person == viewer.person))


def _change(viewer: Viewer, change: Callable[[OwnPack], OwnPack]) -> OwnPack:
    """Read, change and store in one turn: two windows of one person lose nothing of each other's."""
    if not access.may_keep_pack(viewer):
        raise PermissionError(f"{viewer.person} may not keep a pack")
    mine = Pack.person == viewer.person
    with wall.seen_by(wall.mine(viewer.person)), database.writing() as connection:
        row = connection.execute(select(Pack.title, Pack.items).where(mine)).first()
        pack = change(OwnPack(row.title, read(row.items)) if row else OwnPack())
        connection.execute(delete(Pack).where(mine))
        stored = {"person": viewer.person, "title": pack.title, "items": written(pack.items)}
        connection.execute(insert(Pack), stored | {"changed_at": datetime.now(UTC)})
    return pack


def _place(items: list[Item], item: str) -> int | None:
    return next((at for at, each in enumerate(items) if each.id == item), None)
