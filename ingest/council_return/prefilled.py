"""A council's workbook for a quarter, pre-filled with what it last submitted."""

import json

from sqlalchemy import select

from ingest.council_return.template import write_template, write_template_csv
from ingest.last_return import last_return
from models import database
from models.collection import Collection
from models.council import Council
from models.quarter import previous
from models.region import RegionSetting, switched_on


def council(ons_code: str) -> Council | None:
    found = _one(select(*Council.__table__.columns).where(Council.ons_code == ons_code))
    return Council(**found) if found else None


def asked_sheets(region: str) -> frozenset[str]:
    """The optional sheets that the region's councils fill in."""
    wanted = select(*RegionSetting.__table__.columns).where(RegionSetting.region == region)
    return switched_on(_one(wanted))


def asked_metrics(region: str, quarter: str) -> frozenset[str] | None:
    """The metrics that the region's lead asked for as the quarter was opened; null: all collected."""
    wanted = select(Collection.metrics).where(Collection.region == region, Collection.quarter == quarter)
    found = _one(wanted)
    return frozenset(json.loads(found["metrics"])) if found and found["metrics"] else None


def workbook(of: Council, quarter: str, *, carried: bool = False) -> bytes:
    """The .xlsx to fill in. carried: last quarter's numbers stand in it, not only beside the cells."""
    return write_template(**_asked(of, quarter), carried=carried)


def long_form(of: Council, quarter: str, *, carried: bool = False) -> bytes:
    """The same as .csv, one row a cell."""
    return write_template_csv(**_asked(of, quarter), carried=carried)


def _asked(of: Council, quarter: str) -> dict:
    last_quarter, last = last_return(of.ons_code, quarter)
    corrects = last_quarter == quarter
    return {
        "council": of.short_name,
        "ons_code": of.ons_code,
        "region": of.region,
        "quarter": quarter,
        "last": last if last_quarter else None,
        "last_quarter": last_quarter,
        "optional": asked_sheets(of.region),
        "before": last_return(of.ons_code, previous(quarter))[1] if corrects else None,
        "asked": asked_metrics(of.region, quarter),
    }


def _one(query) -> dict | None:
    with database.engine().connect() as connection:
        row = connection.execute(query).mappings().first()
    return dict(row) if row else None
