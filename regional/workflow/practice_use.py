"""We used this: a council says that it uses another's practice and, later, what came of it."""

from datetime import date

from sqlalchemy import insert, select, update

from models import database, wall
from models.event import now, record
from models.practice import LONG, TIERS, PracticeUse
from regional import access, days
from regional.access import Viewer
from regional.data import practice
from regional.words import unfit as words
from regional.workflow.unfit import Unfit, fit


def use(viewer: Viewer, ons_code: str, entry: str, since: date, how: str, tier: str) -> None:
    """Store that a council uses an entry that this viewer can see.

    Raises PermissionError, also to show it to more than the council without being its approver; Unfit for the
    text, the day, an own entry, or one that the council uses already; LookupError for one it cannot see.
    """
    access.must_send(viewer, ons_code)
    if tier not in TIERS or not access.may_share(viewer, ons_code, wider=tier != "council"):
        raise PermissionError(f"{viewer.person} may not show this of {ons_code} to {tier}")
    seen = practice.library(viewer).filter(entry=entry)
    if seen.is_empty():
        raise LookupError(f"{viewer.person} sees no entry {entry}")
    if ons_code in seen["ons_code"] and "council" in seen["origin"]:
        raise Unfit(words.OWN_ENTRY)
    if since > days.today():
        raise Unfit(words.IN_THE_FUTURE)
    row = {"entry": entry, "ons_code": ons_code, "tier": tier, "since": since}
    row |= {"how": fit(how, LONG, words.HOW_USED), "stored_by": viewer.person, "stored_at": now()}
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        if connection.execute(_standing(ons_code, entry)).first():
            raise Unfit(words.USED_ALREADY)
        connection.execute(insert(PracticeUse), row)
        record(connection, viewer.person, "practice used", ons_code=ons_code, detail=entry)


def came_of_it(viewer: Viewer, ons_code: str, entry: str, said: str) -> None:
    """Store what came of using an entry; what was said before stays as superseded.

    Raises PermissionError, Unfit for the text or where the council does not use it.
    """
    access.must_send(viewer, ons_code)
    said = fit(said, LONG, words.CAME_OF_IT)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        row = connection.execute(_standing(ons_code, entry)).mappings().first()
        if row is None:
            raise Unfit(words.NOT_USED)
        if not access.may_share(viewer, ons_code, wider=row["tier"] != "council"):
            raise PermissionError(f"{viewer.person} may not show this of {ons_code} to {row['tier']}")
        connection.execute(update(PracticeUse).where(PracticeUse.id == row["id"]).values(status="superseded"))
        same = {name: row[name] for name in ("entry", "ons_code", "tier", "since", "how")}
        new = {"came_of": said, "stored_by": viewer.person, "stored_at": now()}
        connection.execute(insert(PracticeUse), same | new)
        record(connection, viewer.person, "what came of practice told", ons_code=ons_code, detail=entry)


def _standing(ons_code: str, entry: str):
    stands = (PracticeUse.ons_code == ons_code, PracticeUse.entry == entry, PracticeUse.status == "current")
    return select(*PracticeUse.__table__.columns).where(*stands)
