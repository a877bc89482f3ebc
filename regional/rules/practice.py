"""Which practice entries, uses of them, notes and replies a viewer reads, as conditions."""

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, or_, true

from models.practice import PracticeEntry, PracticeUse
from models.reply import RegionNote, Reply
from regional.rules.rows import agreed, own, shared_with
from regional.rules.viewer import Scope


def readable_entries(scope: Scope, day: date) -> ColumnElement[bool]:
    """The condition on an entry that stands: its council's own, or shared by its tier.

    What a report says is public already: no agreement is asked for it.
    """
    shared = and_(PracticeEntry.stage == "shared", offered_to(scope, PracticeEntry, day))
    stands = PracticeEntry.status == "current"
    return and_(stands, or_(own(scope, PracticeEntry), PracticeEntry.origin == "published", shared))


def withdrawn_entries(scope: Scope, day: date) -> ColumnElement[bool]:
    """The condition on an entry that was withdrawn and that this viewer could see: that it was there."""
    gone = PracticeEntry.status == "withdrawn"
    shared = and_(PracticeEntry.stage == "shared", offered_to(scope, PracticeEntry, day))
    return and_(gone, or_(own(scope, PracticeEntry), shared))


def own_entries(scope: Scope) -> ColumnElement[bool]:
    """The condition on a version whatever became of it: its council's own."""
    return own(scope, PracticeEntry)


def readable_uses(scope: Scope, day: date) -> ColumnElement[bool]:
    stands = PracticeUse.status == "current"
    return and_(stands, or_(own(scope, PracticeUse), offered_to(scope, PracticeUse, day)))


def readable_notes(scope: Scope, day: date) -> ColumnElement[bool]:
    """The condition on a note: the council it names sees it at once, its region once it had its say."""
    if scope.everything:
        return true()
    answered = exists().where(Reply.note_id == RegionNote.id).correlate(RegionNote)
    # An answer that an ended agreement hides takes its note with it: alone it would read as no reply.
    told = answered.where(offered_to(scope, Reply, day))
    opened = and_(RegionNote.status == "current", or_(told, and_(RegionNote.due < day, ~answered)))
    region = RegionNote.region.in_(sorted(scope.regions)) if scope.regions else false()
    return or_(own(scope, RegionNote), and_(opened, region))


def readable_replies(scope: Scope, day: date) -> ColumnElement[bool]:
    """The condition on an answer or a comment: its council's own, or by its tier."""
    return or_(own(scope, Reply), offered_to(scope, Reply, day))


def offered_to(scope: Scope, of, day: date) -> ColumnElement[bool]:
    """By its tier and a current agreement where one is needed; of: a table with ons_code and tier."""
    return or_(
        and_(of.tier == "public", agreed("public", day, of)),
        and_(of.tier.in_(("region", "public")), shared_with(scope, of), agreed("region", day, of)),
    )
