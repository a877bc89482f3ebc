"""People with roles drawn at random, and an oracle: what each may read, told without regional/access.py.

The rules, as people are told them:
- A council's contributors and approvers read all that it sent.
- What a council shares with its region is read by members and the lead of the region, by contributors and
  approvers of its councils, and by a peer reviewer of this council between the dates of the challenge.
- What is public is read by everyone. Nothing else is read by anybody else, an operator included.
- Of a return only what is shared and stands counts as data.
- From the day that it names on, a datum has the wider tier that it names.
- An approver, a lead or an operator who gave no code reads as the public does.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy import insert

from models.event import now
from models.person import ROLES, Person, RoleHeld
from tests.regional.returns_world import TODAY, Datum

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Role:
    role: str
    ons_code: str | None
    region: str | None  # of the role, as the table holds it: null for a council's
    starts: date | None
    ends: date | None

    @property
    def holds(self) -> bool:
        return (self.starts is None or self.starts <= TODAY) and (self.ends is None or self.ends >= TODAY)


@dataclass(frozen=True)
class Somebody:
    id: str
    roles: tuple[Role, ...]
    second_factor: bool


def somebody(random: Random, councils: dict[str, str]) -> Somebody:
    number = random.choice((0, 1, 1, 1, 2))
    roles = tuple(_role(random, councils) for _ in range(number))
    return Somebody(f"p-{random.getrandbits(64):016x}", roles, random.random() < 0.7)


def _role(random: Random, councils: dict[str, str]) -> Role:
    role, code = random.choice((*ROLES, "peer_reviewer", "peer_reviewer")), random.choice(list(councils))
    if role in ("contributor", "approver"):
        return Role(role, code, None, None, None)
    if role in ("member", "regional_lead"):
        return Role(role, None, councils[code], None, None)
    if role == "operator":
        return Role(role, None, None, None, None)
    starts = TODAY + random.choice((-2, -1, -1, 0, 0, 1)) * WEEK
    return Role(role, code, None, starts, starts + random.choice((0, 1, 1)) * WEEK)


def store(database, crowd: list[Somebody]) -> None:
    with database.writing() as connection:
        connection.execute(insert(Person), [{"id": person.id, "made_at": now()} for person in crowd])
        connection.execute(
            insert(RoleHeld), [_row(person, each) for person in crowd for each in person.roles]
        )


def _row(person: Somebody, held: Role) -> dict:
    return {"person_id": person.id, **asdict(held), "given_by": "test", "given_at": now()}


def may_read(person: Somebody, datum: Datum, councils: dict[str, str]) -> bool:
    """The oracle, for one row of data."""
    if (datum.stage, datum.status) != ("shared", "current"):
        return False
    if is_own(person, datum.ons_code):
        return True
    tier = datum.tier
    if datum.opens_on is not None and datum.opens_on <= TODAY:
        tier = datum.opens_to
    return tier == "public" or (tier == "region" and _is_shared_with(person, datum, councils))


def is_own(person: Somebody, ons_code: str) -> bool:
    """Does all that this council sent lie open to this person?"""
    own = [each for each in _valid(person) if each.role in ("contributor", "approver")]
    return ons_code in [each.ons_code for each in own]


def _is_shared_with(person: Somebody, datum: Datum, councils: dict[str, str]) -> bool:
    for each in _valid(person):
        if each.role == "peer_reviewer" and each.ons_code == datum.ons_code:
            return True
        if each.role in ("member", "regional_lead") and each.region == datum.region:
            return True
        if each.role in ("contributor", "approver") and councils[each.ons_code] == datum.region:
            return True
    return False


def _valid(person: Somebody) -> list[Role]:
    today = [each for each in person.roles if each.holds]
    wants_code = any(each.role in ("approver", "regional_lead", "operator") for each in today)
    return [] if wants_code and not person.second_factor else today
