"""Who may see what and from when, as councils chose it and regions propose it, and agreements."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import polars as pl
from sqlalchemy import Row, select

from models import database
from models.council import Council
from models.region import RegionSetting
from models.sharing import (
    Sharing,
    SharingAgreement,
    SharingChoice,
    SharingDefault,
    goes_on_wider,
    of_each_kind,
    of_kind,
)
from regional import days
from regional.access import Scope, Viewer
from regional.data.kept import frame, kept


def sharing(viewer: Viewer, ons_code: str, quarter: str) -> dict[str, Sharing]:
    """What a council's data of each kind have in a quarter, or will have once they are sent."""
    return of_each_kind(quarter, *_chosen(ons_code))


def shows_more(viewer: Viewer, ons_code: str, quarter: str, chosen: Mapping[str, Sharing]) -> bool:
    """Would these choices, by kind, show more of what a council sends: of this quarter, or of a later one?"""
    choices, defaults = _chosen(ons_code)
    now, today = of_each_kind(quarter, choices, defaults), days.today()
    return any(
        sharing.widens(now[kind], today)
        or goes_on_wider(quarter, sharing, of_kind(choices, kind), of_kind(defaults, kind), today)
        for kind, sharing in chosen.items()
    )


def proposed(viewer: Viewer, region: str, quarter: str) -> dict[str, Sharing]:
    """What a region proposes to its councils for a quarter."""
    with database.engine().connect() as connection:
        defaults = connection.execute(_rows(SharingDefault).where(SharingDefault.region == region)).all()
    return of_each_kind(quarter, [], defaults)


@kept
def agreements(scope: Scope, ons_codes: tuple[str, ...]) -> pl.DataFrame:
    """The agreements recorded for some councils, newest first: that there is one is no secret."""
    query = select(*SharingAgreement.__table__.columns, Council.short_name.label("council"), Council.region)
    query = query.join(Council, Council.ons_code == SharingAgreement.ons_code)
    query = query.where(SharingAgreement.ons_code.in_(ons_codes))
    return frame(
        query.order_by(Council.short_name, SharingAgreement.starts.desc(), SharingAgreement.id.desc())
    )


@kept
def agreements_asked(scope: Scope) -> frozenset[str]:
    """The regions that take nothing from a council without a current agreement."""
    return frozenset(frame(select(RegionSetting.region).where(RegionSetting.agreements))["region"])


def current_agreement(viewer: Viewer, ons_code: str, day: date | None = None) -> dict | None:
    """The agreement that holds on a day, today if none is named, with its `last_day`: which is the latest."""
    day = day or days.today()
    rows = [row | {"last_day": last_day(row)} for row in agreements(viewer, (ons_code,)).to_dicts()]
    return max((row for row in rows if holds(row, day)), key=last_day, default=None)


def holds(agreement: dict, day: date) -> bool:
    return agreement["starts"] <= day <= last_day(agreement)


def last_day(agreement: dict) -> date:
    """The last day on which it holds, as it stands today."""
    ended = agreement["ended_on"]
    return agreement["ends"] if ended is None else min(agreement["ends"], ended - timedelta(days=1))


def needs_agreement(viewer: Viewer, council: dict) -> bool:
    """Does what this council sends open to nobody without one? council: a row of data.councils."""
    if council["region"] in agreements_asked(viewer):
        return True
    return not agreements(viewer, (council["ons_code"],)).is_empty()


def _rows(table):
    return select(*table.__table__.columns)


def _chosen(ons_code: str) -> tuple[Sequence[Row], Sequence[Row]]:
    """A council's own choices, and what its region proposes."""
    with database.engine().connect() as connection:
        choices = connection.execute(_rows(SharingChoice).where(SharingChoice.ons_code == ons_code)).all()
        there = select(Council.region).where(Council.ons_code == ons_code).scalar_subquery()
        defaults = connection.execute(_rows(SharingDefault).where(SharingDefault.region == there)).all()
    return choices, defaults
