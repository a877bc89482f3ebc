"""Names of people who left: kept for a while, so that what they did can be understood, and then taken out.

python -m regional.workflow.people.leavers [--days N | --person ADDRESS]: what is also done at each start and
each sign-in. What they did stays, under an id that leads to nobody any more; the chain of events holds.
"""

import argparse
import os
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select

from models import database, event
from models.person import OneTimeLink, Person, PersonName
from regional.workflow.people import names

KEPT = 365  # days, unless REGIONAL_KEEP_LEAVERS says otherwise
LINKS_KEPT = timedelta(days=90)  # after the last moment at which one opened anything
SETTING = "REGIONAL_KEEP_LEAVERS"
BY = "administrator"


def kept_for() -> int:
    """Days. Raises ValueError, a sentence."""
    said = os.environ.get(SETTING, "").strip() or str(KEPT)
    if not said.isdecimal():
        raise ValueError(f"{SETTING} is {said!r}. Give a whole number of days, such as {KEPT}.")
    return int(said)


def forget(days: int | None = None) -> int:
    """Take out the names of those who left so many days ago, and links long spent; how many names."""
    now = event.now()
    long_ago = now - timedelta(days=kept_for() if days is None else days)
    gone = _take_out(Person.left_at <= long_ago)
    with database.engine().connect() as connection:
        old = select(OneTimeLink.token_sha256).where(OneTimeLink.expires_at < now - LINKS_KEPT)
        any_old = connection.scalar(old.limit(1))
    if any_old:
        with database.writing() as connection:
            connection.execute(delete(OneTimeLink).where(OneTimeLink.expires_at < now - LINKS_KEPT))
    return gone


def forget_one(email: str) -> bool:
    """Take out the name of somebody who left and asks for it now. False: nobody who left has this address."""
    return _take_out(PersonName.email == names.tidy(email)) == 1


def _take_out(which: ColumnElement[bool]) -> int:
    """Names of people who have left, nobody else's. Looks first: it is asked often and seldom finds."""
    wanted = (
        select(Person.id)
        .join(PersonName, PersonName.person_id == Person.id)
        .where(Person.left_at.is_not(None), which)
    )
    with database.engine().connect() as connection:
        if connection.scalar(wanted.limit(1)) is None:
            return 0
    with database.writing() as connection:
        people = connection.scalars(wanted).all()
        connection.execute(delete(PersonName).where(PersonName.person_id.in_(people)))
        for person_id in people:
            event.record(connection, BY, "name taken out", detail=person_id)
    return len(people)


def main() -> None:
    parser = argparse.ArgumentParser(description="Take out the names of people who left.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--days", type=int, help=f"that long ago ({SETTING}, or {KEPT})")
    which.add_argument("--person", metavar="ADDRESS", help="of one who left and asks for it now")
    chosen = parser.parse_args()
    database.migrate()
    if chosen.person:
        done = forget_one(chosen.person)
        print("Done: the name is taken out." if done else "Nobody who left has this address: nothing done.")
        raise SystemExit(0 if done else 1)
    gone = forget(chosen.days)
    print(f"Names taken out: {gone}")


if __name__ == "__main__":
    main()
