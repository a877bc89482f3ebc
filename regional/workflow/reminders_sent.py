"""Sending the reminders that wait: each once, by e-mail or by somebody's hand."""

from collections.abc import Iterator
from datetime import date

import polars as pl
from sqlalchemy import select, update

from models import database
from models.council import Council
from models.event import now, record
from models.outbox import OutboxMessage
from models.person import PersonName
from regional import mail
from regional.access import Viewer
from regional.data import outbox


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
