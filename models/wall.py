"""The second wall around what councils sent: row-level security, on PostgreSQL.

regional/access.py decides what is read. Behind it the database itself holds back the rows of rivals, so that
a condition somebody forgot gives too few rows instead of a leak. The rule is coarser than access.readable()
and must never be narrower: it knows the council, the region, the stage and the tier, and no more.

Who sees what is said of a transaction and ends with it. Where nothing is said, nothing is seen. SQLite has no
such wall, and neither has a PostgreSQL whose one role owns the tables: docs/OPERATIONS.md.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

SEPARATOR = "\n"  # between codes, and between names of regions: in none of them


class Seeing(Protocol):
    """What of the councils' data a transaction may see; regional/access.py's Scope is one."""

    councils: Collection[str]  # ons_codes whose data it sees and may change
    regions: Collection[str]  # whose councils' shared data it sees
    challenged: Collection[str]  # ons_codes whose shared data it sees
    everything: bool


@dataclass(frozen=True)
class Sees:
    councils: Collection[str] = ()
    regions: Collection[str] = ()
    challenged: Collection[str] = ()
    counted: Collection[str] = ()  # regions: what is shared at all, to be counted without names
    followed: Collection[str] = ()  # regions: how far each council's return has come, and nothing in it
    person: str = ""  # an opaque id: whose own pack it sees and may change
    led: Collection[str] = ()  # regions: what waits there for their lead, and what the lead says
    everything: bool = False
    public: bool = True  # what is shared with everybody too; not where a council's own data are stored


EVERYTHING = Sees(everything=True)  # for the administrator's commands


def only(ons_code: str) -> Sees:
    """For storing what one council sent: that council's rows, and no other row at all."""
    return Sees(councils=(ons_code,), public=False)


def counting(region: str) -> Sees:
    """For whoever freezes a region's counts: what its councils share, with or without their names."""
    return Sees(counted=(region,), public=False)


def leading(region: str) -> Sees:
    """For a region's lead: practice that waits for a decision, and notes with what is replied to them."""
    return Sees(led=(region,), public=False)


def progress(region: str) -> Sees:
    """For whoever chases a region's councils: that a return is there, and its stage."""
    return Sees(followed=(region,), public=False)


def mine(person: str) -> Sees:
    """For what somebody keeps for themselves: that person's own, and nothing that any council sent."""
    return Sees(person=person, public=False)


@contextmanager
def seen_by(who: Seeing) -> Iterator[None]:
    """Every transaction begun inside sees what `who` sees; one that is open already goes on as it was.

    A thread begins with nothing, whatever was said where it was started.
    """
    before = _said.set(who)
    try:
        yield
    finally:
        _said.reset(before)


def settings() -> dict[str, str]:
    """What to say of a transaction that begins now: PostgreSQL's settings by name; none to see nothing."""
    who = _said.get()
    if who is None:
        return {}
    if who.everything:
        return {"regional.sees": "everything"}
    return {
        "regional.sees": "shared" if getattr(who, "public", True) else "own",
        "regional.person": getattr(who, "person", ""),
        **{f"regional.{name}": SEPARATOR.join(sorted(getattr(who, name, ()))) for name in PLACES},
    }


PLACES = ("councils", "regions", "challenged", "counted", "followed", "led")
_said: ContextVar[Seeing | None] = ContextVar("_said", default=None)
