"""A council's workbook for a quarter, pre-filled with what it last submitted."""

from sqlalchemy import select

from ingest.load_return import last_return
from ingest.return_template import write_template, write_template_csv
from models import database
from models.council import Council
from models.region import RegionSetting


def council(ons_code: str) -> Council | None:
    found = _one(select(*Council.__table__.columns).where(Council.ons_code == ons_code))
    return Council(**found) if found else None


def asks_for_evidence_scores(region: str) -> bool:
    found = _one(select(RegionSetting.evidence_scores).where(RegionSetting.region == region))
    return bool(found and found["evidence_scores"])


def workbook(of: Council, quarter: str) -> bytes:
    """The .xlsx to fill in."""
    return write_template(**_asked(of, quarter))


def long_form(of: Council, quarter: str) -> bytes:
    """The same as .csv, one row a cell."""
    return write_template_csv(**_asked(of, quarter))


def _asked(of: Council, quarter: str) -> dict:
    last_quarter, last = last_return(of.ons_code, quarter)
    return {
        "council": of.short_name,
        "ons_code": of.ons_code,
        "region": of.region,
        "quarter": quarter,
        "last": last if last_quarter else None,
        "last_quarter": last_quarter,
        "evidence_scores": asks_for_evidence_scores(of.region),
    }


def _one(query) -> dict | None:
    with database.engine().connect() as connection:
        row = connection.execute(query).mappings().first()
    return dict(row) if row else None
