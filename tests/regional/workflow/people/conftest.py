"""A region's people for tests: a clock that is moved by hand, and passwords that are quick to check."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import insert, select

from models import event
from models.event import Event
from models.person import RoleHeld
from regional.access import Held, Viewer, viewer_of
from regional.workflow.people import names, passwords, second_factor

BARNET, LONDON = "E09000003", "London"
CROYDON = "E09000008"
PASSWORD = "lamp otter window"
START = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(event, "now", made)
    return made


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def person(database):
    """person(role, place, email=...): somebody with a password, and a role if one is named; their id."""

    def made(role=None, place=None, *, email="ann@barnet.example", name="Ann Archer", password=PASSWORD):
        with database.writing() as connection:
            person_id = names.add(connection, *names.checked(name, email))
            if role:
                where = {"region" if role in ("member", "regional_lead") else "ons_code": place}
                given = {"given_by": "local", "given_at": event.now()}
                connection.execute(insert(RoleHeld), {"person_id": person_id, "role": role, **where, **given})
            if password:
                passwords.store(connection, person_id, passwords.hashed(password))
        return person_id

    return made


@pytest.fixture
def app_of(clock):
    """app_of(person_id): set an authenticator app up for somebody; what gives its code of now."""

    def made(person_id):
        app = pyotp.TOTP(second_factor.begin(person_id).secret)

        def code():
            return app.at(clock())

        assert second_factor.confirm(person_id, code())
        clock.go_on(seconds=30)  # the code that confirmed it is used up
        return code

    return made


@pytest.fixture
def events(database):
    """Who, what, ons_code and detail of each event, those of the published files left out."""

    def read():
        wanted = select(Event.who, Event.what, Event.ons_code, Event.detail).order_by(Event.id)
        with database.engine().connect() as connection:
            rows = [tuple(row) for row in connection.execute(wanted)]
        return [row for row in rows if "loaded" not in row[1]]

    return read


def viewer(person_id: str, role: str, ons_code: str | None = None, region: str | None = None) -> Viewer:
    return viewer_of(person_id, [Held(role, ons_code, region)], True)


LEAD = viewer("p-lead", "regional_lead", None, LONDON)
APPROVER = viewer("p-approver", "approver", BARNET, LONDON)
OPERATOR = viewer("p-operator", "operator")
