"""Gives what a council sent its tier: as it is stored, and when its council or its region decides anew."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from models import database, wall
from models.council import Council
from models.council_return import OF_A_KIND, CouncilReturn
from models.event import record
from models.sharing import Sharing, SharingChoice, SharingDefault, of_each_kind


def sharing_of(connection: Connection, ons_code: str, quarter: str) -> dict[str, Sharing]:
    """What a council's data of each kind for a quarter get when they are stored."""
    choices = connection.execute(
        select(*SharingChoice.__table__.columns).where(SharingChoice.ons_code == ons_code)
    ).all()
    region = select(Council.region).where(Council.ons_code == ons_code).scalar_subquery()
    defaults = connection.execute(
        select(*SharingDefault.__table__.columns).where(SharingDefault.region == region)
    ).all()
    return of_each_kind(quarter, choices, defaults)


def give_tiers(connection: Connection, return_id: int, ons_code: str, quarter: str) -> None:
    """Give a version that has just been stored what its council has chosen, or its region proposes."""
    for kind, sharing in sharing_of(connection, ons_code, quarter).items():
        for table in OF_A_KIND[kind] if sharing != Sharing() else ():
            connection.execute(update(table).where(table.return_id == return_id).values(**_columns(sharing)))


def choose(ons_code: str, quarter: str, chosen: Mapping[str, Sharing], person: str) -> None:
    """Store a council's choices for a quarter; they hold at once for every version that is here already."""
    versions = select(CouncilReturn.id).where(
        CouncilReturn.ons_code == ons_code, CouncilReturn.quarter == quarter
    )
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        for kind, sharing in chosen.items():
            key = {"ons_code": ons_code, "quarter": quarter, "kind": kind}
            connection.execute(delete(SharingChoice).filter_by(**key))
            connection.execute(insert(SharingChoice), key | _columns(sharing))
            for table in OF_A_KIND[kind]:
                connection.execute(
                    update(table).where(table.return_id.in_(versions)).values(**_columns(sharing))
                )
            detail = f"{quarter}, {kind}: {_said(sharing)}"
            record(connection, person, "sharing chosen", ons_code=ons_code, detail=detail)


def propose(region: str, quarter: str, proposed: Mapping[str, Sharing], person: str) -> None:
    """Store a region's defaults from a quarter on: for what is stored from now on, and for nothing before."""
    with database.writing() as connection:
        for kind, sharing in proposed.items():
            key = {"region": region, "quarter": quarter, "kind": kind}
            connection.execute(delete(SharingDefault).filter_by(**key))
            connection.execute(insert(SharingDefault), key | _columns(sharing))
            detail = f"{region}, from {quarter}, {kind}: {_said(sharing)}"
            record(connection, person, "default of sharing set", detail=detail)


def _columns(sharing: Sharing) -> dict[str, str | date | None]:
    return {"tier": sharing.tier, "opens_on": sharing.opens_on, "opens_to": sharing.opens_to}


def _said(sharing: Sharing) -> str:
    if sharing.opens_on is None:
        return sharing.tier
    return f"{sharing.tier}, from {sharing.opens_on} {sharing.opens_to}"
