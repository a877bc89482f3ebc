"""Right of reply: a lead's note goes to the council it names first, and the council answers."""

from sqlalchemy import insert, select, update

from models import database, wall
from models.event import now, record
from models.framework import STATEMENTS
from models.reply import ANSWERS, LONG, WORKING_DAYS, RegionNote, Reply, finding_key
from models.theme import themes
from models.working_days import after
from regional import access, data, days
from regional.access import Viewer
from regional.words import unfit as words
from regional.workflow.unfit import Unfit, fit

MOST_EVIDENCE = 500  # characters of where it rests
TIERS = ("region", "public")  # of a comment on what is public already


def send_note(
    viewer: Viewer, ons_code: str, said: str, evidence: str, theme: str | None, statement: str | None
) -> None:
    """Store what a region's lead says of a council. The council sees it at once, its region after its say.

    Raises PermissionError, and Unfit for the text.
    """
    region = data.council(viewer, ons_code)["region"]
    access.must_decide_for_region(viewer, region)
    if theme not in (None, *themes()) or statement not in (None, *STATEMENTS):
        raise ValueError(f"{theme!r} or {statement!r} is not known")
    row = {
        "region": region,
        "ons_code": ons_code,
        "theme": theme,
        "statement": statement,
        "said": fit(said, LONG, words.SAID_OF_COUNCIL),
        "evidence": fit(evidence, MOST_EVIDENCE, words.RESTS_ON) if evidence.strip() else None,
        "sent_on": days.today(),
        "due": after(days.today(), WORKING_DAYS),
        "stored_by": viewer.person,
        "stored_at": now(),
    }
    with wall.seen_by(wall.leading(region)), database.writing() as connection:
        connection.execute(insert(RegionNote), row)
        record(connection, viewer.person, "note sent", ons_code=ons_code, detail=f"due {row['due']}")


def withdraw_note(viewer: Viewer, region: str, note_id: int) -> None:
    """Take a note back: its region sees it no longer; it stays for the council it named and for the lead.

    Raises PermissionError, LookupError.
    """
    access.must_decide_for_region(viewer, region)
    this = (RegionNote.id == note_id, RegionNote.region == region, RegionNote.status == "current")
    with wall.seen_by(wall.leading(region)), database.writing() as connection:
        ons_code = connection.scalar(select(RegionNote.ons_code).where(*this))
        if ons_code is None:
            raise LookupError(f"no note {note_id} of {region} stands")
        connection.execute(update(RegionNote).where(*this).values(status="withdrawn"))
        record(connection, viewer.person, "note withdrawn", ons_code=ons_code, detail=f"note {note_id}")


def reply(viewer: Viewer, ons_code: str, note_id: int, answer: str, text: str, evidence: str) -> bool:
    """Store a council's answer to a note; gives whether it came late. What it answered before is kept.

    Raises PermissionError; LookupError for a note of another council; Unfit for the text, or for a note that
    was withdrawn.
    """
    access.must_approve(viewer, ons_code)
    row = _answer(ons_code, answer, text, evidence)
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        this = (RegionNote.id == note_id, RegionNote.ons_code == ons_code)
        note = connection.execute(select(*RegionNote.__table__.columns).where(*this)).first()
        if note is None:
            raise LookupError(f"no note {note_id} names {ons_code}")
        if note.status == "withdrawn":
            raise Unfit(words.TAKEN_BACK)
        late = days.today() > note.due
        about = {"note_id": note_id, "about": note.said, "tier": "region", "late": late}
        connection.execute(insert(Reply), row | about | _stored(viewer))
        detail = f"note {note_id}: {answer}{', late' if late else ''}"
        record(connection, viewer.person, "reply given", ons_code=ons_code, detail=detail)
    return late


def comment(
    viewer: Viewer, ons_code: str, finding: dict, answer: str, text: str, evidence: str, tier: str
) -> None:
    """Store a council's comment on a finding of a published report about it; one before it is kept.

    finding: a row of data.findings. Raises PermissionError, Unfit for the text, ValueError for another tier
    or a finding about another council.
    """
    access.must_approve(viewer, ons_code)
    if tier not in TIERS or finding["ons_code"] != ons_code:
        raise ValueError(f"no such comment of {ons_code}")
    key = finding_key(ons_code, finding["published"], finding["finding"])
    row = _answer(ons_code, answer, text, evidence)
    about = {"finding": key, "about": finding["finding"], "tier": tier, "late": False}
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        if tier != "public":  # what it puts right is not to be read on by more people than itself
            before = (Reply.ons_code == ons_code, Reply.finding == key)
            connection.execute(update(Reply).where(*before).values(tier=tier))
        connection.execute(insert(Reply), row | about | _stored(viewer))
        record(
            connection, viewer.person, "comment on a finding", ons_code=ons_code, detail=f"{answer}, {tier}"
        )


def _answer(ons_code: str, answer: str, text: str, evidence: str) -> dict:
    if answer not in ANSWERS:
        raise Unfit(words.NO_ANSWER)
    needed = answer != "agree"  # who agrees has said it
    return {
        "ons_code": ons_code,
        "answer": answer,
        "text": fit(text, LONG, words.COUNCIL_SAYS) if needed or text.strip() else None,
        "evidence": fit(evidence, MOST_EVIDENCE, words.EVIDENCE) if evidence.strip() else None,
    }


def _stored(viewer: Viewer) -> dict:
    return {"stored_by": viewer.person, "stored_at": now()}
