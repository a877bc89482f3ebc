"""Reminding a region's councils of a return: at most one message a person, council and day."""

from collections.abc import Iterator
from datetime import date

import polars as pl
from sqlalchemy import insert, select, update

from models import database
from models.council import Council
from models.event import now, record
from models.outbox import OutboxMessage
from models.person import PersonName
from regional import access, mail
from regional.access import Viewer
from regional.analysis.progress import progress
from regional.data import collection, outbox, sign_offs
from regional.words import reminders as words

DAYS = (-14, -7, -1, 1, 7)  # from the day a return is due, on which the clock reminds
REMINDED = ("not started", "withdrawn", "draft", "sent back", "waiting")


def made(viewer: Viewer, region: str, quarter: str, today: date) -> int:
    """Make today's reminders for who is behind, unless they are made already; gives how many are new.

    A return that waits for approval is its approvers' to move; any other its contributors' and approvers'.
    Raises PermissionError.
    """
    if not access.may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not remind the councils of {region}")
    opened = collection.collection(viewer, region, quarter)
    due = opened["due"] if opened else None
    behind = progress(sign_offs.standing(viewer, region, quarter), due, today)
    behind = behind.filter(pl.col("state").is_in(REMINDED))
    whom = outbox.senders(region, today).join(behind, on="ons_code")
    whom = whom.filter((pl.col("state") != "waiting") | (pl.col("role") == "approver"))
    rows = [
        {
            "person_id": row["person_id"],
            "ons_code": row["ons_code"],
            "quarter": quarter,
            "day": today,
            "subject": words.subject(row, quarter),
            "body": words.body(row, quarter, due),
            "state": "waiting",
            "made_by": viewer.person,
            "made_at": now(),
        }
        for row in whom.unique(["person_id", "ons_code"], keep="first", maintain_order=True).to_dicts()
    ]
    return _store_new(rows, viewer.person, region, quarter, today)


def _store_new(rows: list[dict], person: str, region: str, quarter: str, today: date) -> int:
    with database.writing() as connection:
        there = select(OutboxMessage.person_id, OutboxMessage.ons_code).where(
            OutboxMessage.quarter == quarter, OutboxMessage.day == today
        )
        already = {tuple(row) for row in connection.execute(there)}
        new = [row for row in rows if (row["person_id"], row["ons_code"]) not in already]
        if new:
            connection.execute(insert(OutboxMessage), new)
            detail = f"{region}, {quarter}: {len(new)} to {len({row['ons_code'] for row in new})} councils"
            record(connection, person, "reminders made", detail=detail)
    return len(new)


def sent(person: str, region: str, today: date) -> tuple[int, int]:
    """Send a region's reminders of today that wait, where a mail server is set; gives how many went, or not.

    Each is taken before it is sent: if this breaks off, it is not sent a second time by itself.
    """
    to = mail.server()
    if to is None:
        return 0, 0
    good = bad = 0
    try:
        with mail.connected(to) as connection:
            for message in _taken(region, today):
                try:
                    if message.email is None:
                        raise mail.NotSent("nobody's address is known")
                    mail.send(connection, to.sender, message.email, message.subject, message.body)
                except mail.NotSent:
                    bad += 1
                    _mark(message.id, "failed")
                else:
                    good += 1
                    _mark(message.id, "sent")
    except mail.NotSent:  # the connection: what waits goes on waiting
        bad += _waiting(region, today)
    if good or bad:
        with database.writing() as connection:
            record(connection, person, "reminders sent", detail=f"{region}, {today}: {good} sent, {bad} not")
    return good, bad


def marked_sent(viewer: Viewer, region: str, quarter: str) -> int:
    """Somebody has copied and sent by hand all that was not sent; gives how many. Raises PermissionError."""
    open_ones = outbox.messages(viewer, region, quarter).filter(pl.col("state") != "sent")
    ids = open_ones["id"].to_list()
    if ids:
        with database.writing() as connection:
            given = {"state": "sent", "sent_at": now()}
            connection.execute(update(OutboxMessage).where(OutboxMessage.id.in_(ids)).values(given))
            detail = f"{region}, {quarter}: {len(ids)}"
            record(connection, viewer.person, "reminders marked as sent by hand", detail=detail)
    return len(ids)


def due_today(today: date) -> Iterator[tuple[str, str]]:
    """Region and quarter of each collection that the clock reminds of today."""
    for row in collection.all_opened(access.LOCAL).iter_rows(named=True):
        if (today - row["due"]).days in DAYS:
            yield row["region"], row["quarter"]


def _taken(region: str, today: date) -> Iterator:
    """Each message that waits, once: of two processes that send at the same time one gets it."""
    message = (OutboxMessage.id, OutboxMessage.subject, OutboxMessage.body, PersonName.email)
    wanted = (
        select(*message)
        .outerjoin(PersonName, PersonName.person_id == OutboxMessage.person_id)
        .where(*_waits(region, today))
        .order_by(OutboxMessage.id)
        .limit(1)
    )
    while True:
        with database.writing() as connection:
            found = connection.execute(wanted).first()
            if found is None:
                return
            this = OutboxMessage.id == found.id
            connection.execute(update(OutboxMessage).where(this).values(state="sending"))
        yield found


def _mark(number: int, state: str) -> None:
    at = now() if state == "sent" else None
    with database.writing() as connection:
        this = OutboxMessage.id == number
        connection.execute(update(OutboxMessage).where(this).values(state=state, sent_at=at))


def _waits(region: str, today: date) -> tuple:
    theirs = select(Council.ons_code).where(Council.region == region)
    return (
        OutboxMessage.state == "waiting",
        OutboxMessage.day == today,
        OutboxMessage.ons_code.in_(theirs),
    )


def _waiting(region: str, today: date) -> int:
    wanted = select(OutboxMessage.id).where(*_waits(region, today))
    with database.engine().connect() as connection:
        return len(connection.execute(wanted).all())
