"""Data-sharing agreements: recorded by a region's lead, and asked for before anything is taken in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, update

from ingest.issues import Issue
from models import database
from models.event import now, record
from models.region import RegionSetting
from models.sharing import TIERS, SharingAgreement
from regional import access, data, days
from regional.access import Viewer
from regional.words import agreements as words

CAP = 500  # characters of the parties, and of the purpose


@dataclass(frozen=True)
class Agreement:
    """What a lead fills in."""

    parties: str
    purpose: str
    widest: str  # one of TIERS, not "council"
    starts: date
    ends: date

    @property
    def fault(self) -> str | None:
        """What is wrong with it, in words; null if nothing is."""
        for name, text in (("parties", self.parties), ("purpose", self.purpose)):
            if not text.strip() or len(text) > CAP:
                return words.TEXT_MISSING.format(name, CAP)
        if self.ends < self.starts:
            return words.ENDS_BEFORE_IT_STARTS
        if self.widest not in TIERS[1:]:
            return words.NO_SUCH_TIER
        return None


def record_agreement(viewer: Viewer, council: dict, agreement: Agreement) -> None:
    """council: a row of data.councils. Raises PermissionError, or ValueError with what is wrong in words."""
    access.must_decide_for_region(viewer, council["region"])
    if agreement.fault:
        raise ValueError(agreement.fault)
    code = council["ons_code"]
    row = {
        "ons_code": code,
        "parties": agreement.parties.strip(),
        "purpose": agreement.purpose.strip(),
        "widest": agreement.widest,
        "starts": agreement.starts,
        "ends": agreement.ends,
        "recorded_by": viewer.person,
        "recorded_at": now(),
    }
    with database.writing() as connection:
        connection.execute(insert(SharingAgreement), row)
        detail = f"{agreement.starts} to {agreement.ends}, up to {agreement.widest}"
        record(connection, viewer.person, "agreement recorded", ons_code=code, detail=detail)


def end_agreement(viewer: Viewer, council: dict, agreement_id: int) -> None:
    """It holds no longer, from today on. Raises PermissionError; LookupError if it had ended already."""
    access.must_decide_for_region(viewer, council["region"])
    code = council["ons_code"]
    table = SharingAgreement
    with database.writing() as connection:
        ended = connection.execute(
            update(table)
            .where(table.id == agreement_id, table.ons_code == code, table.ended_on.is_(None))
            .values(ended_on=days.today())
        )
        if not ended.rowcount:
            raise LookupError(f"no agreement {agreement_id} of {code} to end")
        record(connection, viewer.person, "agreement ended", ons_code=code)


def ask_for_agreements(viewer: Viewer, region: str, on: bool) -> None:
    """Take nothing from the region's councils, and open nothing of theirs, without a current agreement."""
    access.must_decide_for_region(viewer, region)
    table = RegionSetting
    with database.writing() as connection:
        changed = connection.execute(update(table).where(table.region == region).values(agreements=on))
        if not changed.rowcount:
            connection.execute(insert(table), {"region": region, "agreements": on})
        record(
            connection, viewer.person, f"agreements {'asked for' if on else 'not asked for'}", detail=region
        )


def refusal(viewer: Viewer, council: dict) -> Issue | None:
    """Why nothing can be taken from this council today; null if it can."""
    if access.needs_no_agreement(viewer) or not data.needs_agreement(viewer, council):
        return None
    if data.current_agreement(viewer, council["ons_code"]):
        return None
    newest = data.agreements(viewer, (council["ons_code"],)).to_dicts()
    ran_out = max((data.last_day(each) for each in newest), default=None)
    said = words.refused(council["short_name"], council["region"], ran_out, days.today())
    return Issue("error", "no_current_agreement", said, words.REFUSED_MEND, refuses_file=True)
