"""What people are called: the only code that reads or writes names and e-mail addresses."""

from sqlalchemy import Connection, insert, select

from models import database, event
from models.person import Person, PersonName, new_id
from regional.words import unfit as words
from regional.workflow.unfit import Unfit

LONGEST_NAME = 100  # characters
LONGEST_EMAIL = 254  # what mail itself allows


def tidy(email: str) -> str:
    """An address as it is stored and compared."""
    return _storable(email).strip().casefold()


def checked(name: str, email: str) -> tuple[str, str]:
    """A name and an address as they are stored. Raises Unfit."""
    name, email = " ".join(_storable(name).split()), tidy(email)
    if not name or len(name) > LONGEST_NAME:
        raise Unfit(words.name(LONGEST_NAME))
    before, _, after = email.rpartition("@")
    if not before or not after or len(email) > LONGEST_EMAIL or any(each.isspace() for each in email):
        raise Unfit(words.NO_ADDRESS)
    return name, email


def person_with(email: str) -> str | None:
    """Whose address it is, among those who have not left."""
    wanted = (
        select(Person.id)
        .join(PersonName, PersonName.person_id == Person.id)
        .where(PersonName.email == tidy(email), Person.left_at.is_(None))
    )
    with database.engine().connect() as connection:
        return connection.scalar(wanted)


def ever_with(connection: Connection, email: str) -> str | None:
    """Whose address it is, even of somebody who has left."""
    return connection.scalar(select(PersonName.person_id).where(PersonName.email == tidy(email)))


def of(person_id: str) -> tuple[str, str] | None:
    """Name and e-mail address; None once they were emptied."""
    wanted = select(PersonName.name, PersonName.email).where(PersonName.person_id == person_id)
    with database.engine().connect() as connection:
        found = connection.execute(wanted).first()
    return tuple(found) if found else None


def add(connection: Connection, name: str, email: str) -> str:
    """A new person of this name, already checked; returns their id."""
    person_id = new_id()
    connection.execute(insert(Person), {"id": person_id, "made_at": event.now()})
    connection.execute(insert(PersonName), {"person_id": person_id, "name": name, "email": email})
    return person_id


def _storable(text: str) -> str:
    """Without what no keyboard makes and a database refuses: zero characters and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
