"""Who may see what a council sent, and from which day: tiers, choices, agreements, frozen aggregates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlmodel import Field, SQLModel, UniqueConstraint

from models.quarter import following

# Who may see a datum, from the fewest to everyone. What each one opens is decided in regional/access.py.
TIERS = ("council", "region_anonymous", "region", "public")
# What a choice is made for, each kind of datum apart. models/council_return.py has the tables of each.
KINDS = ("scores", "answers", "figures", "waiting", "audits", "documents")


@dataclass(frozen=True)
class Sharing:
    """A tier, and the wider one that applies from a day on; both null where it stays as it is."""

    tier: str = "council"
    opens_on: date | None = None
    opens_to: str | None = None

    def on(self, day: date) -> str:
        """The tier that applies on a day."""
        return self.opens_to if self.opens_on and self.opens_to and self.opens_on <= day else self.tier

    @property
    def is_whole(self) -> bool:
        """Are the tiers known ones, the day and its tier given together, and that tier wider?"""
        if self.tier not in TIERS or (self.opens_on is None) != (self.opens_to is None):
            return False
        return self.opens_to is None or (
            self.opens_to in TIERS and TIERS.index(self.opens_to) > TIERS.index(self.tier)
        )

    def widens(self, before: "Sharing", today: date) -> bool:
        """Is there a day, today or later, on which more people may see it than before?"""
        days = {today, *(day for day in (self.opens_on, before.opens_on) if day and day > today)}
        return any(TIERS.index(self.on(day)) > TIERS.index(before.on(day)) for day in days)


class Chosen(Protocol):
    """A row of SharingDefault or SharingChoice."""

    kind: str
    quarter: str
    tier: str
    opens_on: date | None
    opens_to: str | None


def resolved(quarter: str, choices: Sequence[Chosen], defaults: Sequence[Chosen]) -> Sharing:
    """What holds for a council's data of one kind in a quarter, from its choices and its region's defaults.

    A council's own choice goes before any default. One made for an earlier quarter goes on with its tier
    alone: the day it opened was that quarter's.
    """
    for rows in (choices, defaults):
        earlier = [row for row in rows if row.quarter <= quarter]
        if earlier:
            newest = max(earlier, key=lambda row: row.quarter)
            if newest.quarter == quarter:
                return Sharing(newest.tier, newest.opens_on, newest.opens_to)
            return Sharing(newest.tier)
    return Sharing()


def of_each_kind(quarter: str, choices: Sequence[Chosen], defaults: Sequence[Chosen]) -> dict[str, Sharing]:
    """The same for every kind, from rows of all of them."""
    return {kind: resolved(quarter, of_kind(choices, kind), of_kind(defaults, kind)) for kind in KINDS}


def of_kind(rows: Sequence[Chosen], kind: str) -> list[Chosen]:
    return [row for row in rows if row.kind == kind]


def goes_on_wider(
    quarter: str, chosen: Sharing, choices: Sequence[Chosen], defaults: Sequence[Chosen], today: date
) -> bool:
    """Would a choice for a quarter, as it goes on, show more of a later one than is shown of that without it?

    It goes on until the council's next choice, and stands before what the region proposes for those quarters.
    """
    until = min((row.quarter for row in choices if row.quarter > quarter), default=None)
    # Between the quarters that are named nothing changes but after the first, when a day is over.
    named = {quarter, *(row.quarter for row in (*choices, *defaults) if row.quarter > quarter)}
    later = {*named, *(following(each) for each in named)} - {quarter}
    return any(
        Sharing(chosen.tier).widens(resolved(each, choices, defaults), today)
        for each in later
        if until is None or each < until
    )


class SharingDefault(SQLModel, table=True):
    """What a region's lead proposes for a kind of datum, from a quarter on, until another row does.

    It is given to what is stored from then on; what was stored before keeps what it was given.
    """

    __tablename__ = "sharing_default"

    region: str = Field(primary_key=True)
    quarter: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)  # one of KINDS
    tier: str
    opens_on: date | None = None
    opens_to: str | None = None


class SharingChoice(SQLModel, table=True):
    """What a council has chosen for a kind of datum of a quarter, and so for those after it."""

    __tablename__ = "sharing_choice"

    ons_code: str = Field(primary_key=True, foreign_key="council.ons_code")
    quarter: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    tier: str
    opens_on: date | None = None
    opens_to: str | None = None


class SharingAgreement(SQLModel, table=True):
    """A data-sharing agreement of one council, as a lead recorded it. Renewed: another row."""

    __tablename__ = "sharing_agreement"

    id: int | None = Field(default=None, primary_key=True)
    ons_code: str = Field(foreign_key="council.ons_code", index=True)
    parties: str
    purpose: str
    widest: str  # the widest tier it covers, and so those before it; not "council"
    starts: date  # the first day
    ends: date  # the last day
    ended_on: date | None = None  # the first day it no longer holds, where it was ended early
    recorded_by: str  # an opaque id of a person
    recorded_at: datetime  # UTC


class FrozenAggregate(SQLModel, table=True):
    """What the councils of a group came to in a quarter, counted once: a later correction is not in it.

    A group is a region, or the councils of one type in it. Of those who share without their name
    (`region_anonymous`) either at least five are in it, and not all alike, or none. Who is in it is kept to
    decide who may see it, and is never shown.
    """

    __tablename__ = "frozen_aggregate"
    __table_args__ = (UniqueConstraint("region", "quarter", "freeze", "council_type", "kind", "about"),)

    id: int | None = Field(default=None, primary_key=True)
    region: str = Field(index=True)
    quarter: str
    freeze: int  # 1, 2, 3 ... within the region and quarter; the newest is shown
    frozen_on: date
    frozen_by: str  # an opaque id of a person
    council_type: str  # "" for the whole region
    kind: str  # "scores" or "figures"
    about: str  # a statement or a metric
    three_or_above: int | None  # councils, of a statement
    numerator: float | None  # of a metric: the sums
    denominator: float | None
    contributors: str  # JSON list of ons_codes
    anonymous: str  # JSON list: those of them who share without their name
    apart: int  # contributors that differ from what most of them gave; 0: all agree
    apart_anonymous: int  # the same among `anonymous`
