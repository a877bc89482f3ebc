"""Which rows of what councils sent a viewer reads, as conditions: by council, stage, tier and agreement."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, false, or_, select, true

from models.council import Council
from models.council_return import CouncilReturn
from models.region import RegionSetting
from models.sharing import TIERS, SharingAgreement
from models.theme_word import ThemeWord
from regional.rules.viewer import Scope

# The one condition on what anybody but its own council may read of a return, and on what counts as sent.
SHARED = and_(CouncilReturn.stage == "shared", CouncilReturn.status == "current")


def readable(scope: Scope, table, day: date) -> ColumnElement[bool]:
    """The condition on a datum of a return: its own council sees it, others by the tier of that day.

    table: of data that a council sent. Join it to CouncilReturn first. A draft and what waits for approval
    are their council's own business whatever the tier, and so is everything without a current agreement where
    one is needed. What is shared without a name opens to nobody here: regional/data/anonymous.py counts it.
    """
    tier = tier_on(table, day)
    shared = or_(
        and_(tier == "public", agreed("public", day)),
        and_(tier.in_(("region", "public")), shared_with(scope), agreed("region", day)),
    )
    return or_(own_returns(scope), and_(shared, SHARED))


def tier_on(table, day: date) -> ColumnElement[str]:
    """The tier of a datum on a day."""
    return case((table.opens_on <= day, table.opens_to), else_=table.tier)


def shared_without_name(table, day: date) -> ColumnElement[bool]:
    """The condition on a datum that may be counted among others, by its tier of that day; join as above."""
    counted = tier_on(table, day).in_(TIERS[TIERS.index("region_anonymous") :])
    return and_(counted, agreed("region_anonymous", day), SHARED)


def shared_by_name(table, day: date) -> ColumnElement[bool]:
    """The same of one that the council's whole region may see with its name."""
    return and_(tier_on(table, day).in_(("region", "public")), agreed("region", day))


def agreed(tier: str, day: date, of=CouncilReturn) -> ColumnElement[bool]:
    """Does a current agreement cover this tier? Nothing is asked where the region works without any.

    Once one was recorded for a council, its end counts whatever the region decides. of: the table of what a
    council sent or offers.
    """
    theirs = SharingAgreement.ons_code == of.ons_code
    covers = SharingAgreement.widest.in_(TIERS[TIERS.index(tier) :])
    begun = and_(SharingAgreement.starts <= day, SharingAgreement.ends >= day)
    holds = and_(begun, or_(SharingAgreement.ended_on.is_(None), SharingAgreement.ended_on > day))
    asked = (
        exists()
        .where(Council.ons_code == of.ons_code, Council.region == RegionSetting.region)
        .where(RegionSetting.agreements)
    )
    current = exists().where(theirs, covers, holds).correlate(of)
    recorded = exists().where(theirs).correlate(of)
    return or_(current, and_(~asked.correlate(of), ~recorded))


def shared_with(scope: Scope, of=CouncilReturn) -> ColumnElement[bool]:
    """Is this viewer among those a council shares with when it shares with its region?"""
    code = of.ons_code
    there = select(Council.ons_code).where(Council.region.in_(sorted(scope.regions)))
    return or_(
        code.in_(there) if scope.regions else false(),
        code.in_(sorted(scope.challenged)) if scope.challenged else false(),
    )


def own_returns(scope: Scope) -> ColumnElement[bool]:
    """The condition on a return itself: its versions, its file and its faults are its council's."""
    return own(scope, CouncilReturn)


def own(scope: Scope, of) -> ColumnElement[bool]:
    """The condition on a row of a table with an ons_code: it is of the viewer's own council."""
    if scope.everything:
        return true()
    return of.ons_code.in_(sorted(scope.councils)) if scope.councils else false()


def sees_exact(scope: Scope, ons_code: str) -> bool:
    """Does this council's data lie open to the viewer as it was sent, small counts too?"""
    return scope.everything or ons_code in scope.councils


def readable_words(scope: Scope) -> ColumnElement[bool]:
    """The condition on what people said of a sentence: of a return's, its own council sees it alone."""
    if scope.everything:
        return true()
    own = ThemeWord.ons_code.in_(sorted(scope.councils)) if scope.councils else false()
    return or_(~ThemeWord.of_return, own)
