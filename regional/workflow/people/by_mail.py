"""A one-time address e-mailed to the person it is for: then whoever made it never sees it."""

from models import database, event
from regional import mail
from regional.access import Viewer
from regional.words import people_mail as words
from regional.workflow.people import names


def is_set() -> bool:
    """Whether there is a mail server; settings that cannot be read count as one, and sending says why not."""
    try:
        return mail.server() is not None
    except ValueError:
        return True


def send(by: Viewer, person_id: str, purpose: str, address: str, until: str) -> None:
    """purpose: as in links. address: the whole of it. until: when it ends, in words.

    Raises mail.NotSent; the link still opens, and can be handed over in another way.
    """
    name, email = names.of(person_id) or (None, None)
    if email is None:
        raise mail.NotSent("their address is not known any more")
    try:
        to = mail.server()
    except ValueError as fault:
        raise mail.NotSent(str(fault).rstrip(".")) from None
    with mail.connected(to) as connection:
        subject = words.SUBJECT[purpose]
        mail.send(connection, to.sender, email, subject, words.body(purpose, name, address, until))
    with database.writing() as connection:
        event.record(connection, by.person, f"{purpose} link e-mailed", detail=person_id)
