"""Who holds which role: for signing in, and for whoever may give and take roles in a place.

Nothing here is kept in memory: what may be seen of people hangs on the viewer's roles, not on their scope.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from models import database
from models.council import Council
from models.person import Password, Person, PersonName, ProviderAccount, RoleHeld
from regional import days, ways_in
from regional.access import OF_A_REGION, Held, Viewer, may_invite, may_let_leave, may_take_away
from regional.data.kept import frame
from regional.data.published import councils, regions

REGION = func.coalesce(RoleHeld.region, Council.region).label("region")  # the role's, or its council's
COUNCIL = Council.ons_code == RoleHeld.ons_code


def held(person_id: str, today: date | None = None) -> list[Held]:
    """The roles somebody holds on a day, today if none is named; none for who has left or is not known."""
    today = today or days.today()
    query = (
        select(RoleHeld.role, RoleHeld.ons_code, REGION)
        .join(Person, Person.id == RoleHeld.person_id)
        .outerjoin(Council, COUNCIL)
        .where(RoleHeld.person_id == person_id, *holds_on(today))
        .order_by(RoleHeld.id)
    )
    with database.engine().connect() as connection:
        return [Held(*row) for row in connection.execute(query)]


def people(viewer: Viewer) -> pl.DataFrame:
    """The roles that this viewer may take away, and who holds them, by name: one row a role.

    Returns role_id, person_id, name, email (null both where the name was taken out), role, ons_code,
    council (its short name), region, starts, ends, joined (whether they have what people sign in with here),
    same_address (whether that is an account of the address invited; null for a password) and may_leave
    (whether the viewer may let the person leave altogether). Somebody with no role left has one row, of
    nulls, for whoever may let them leave. Roles that begin later are among them; what is over is not.
    """
    everybody = frame(_everybody(days.today()))
    roles = everybody.partition_by("person_id", as_dict=True)
    leave = {person: may_let_leave(viewer, _held(rows)) for (person,), rows in roles.items()}
    leaves = [leave[person] for person in everybody["person_id"]]
    may = [
        may_take_away(viewer, Held(*row)) if row[0] else leave[person]
        for person, *row in everybody.select("person_id", "role", "ons_code", "region").iter_rows()
    ]
    shown = everybody.with_columns(may_leave=pl.Series(leaves, dtype=pl.Boolean))
    return shown.filter(pl.Series(may, dtype=pl.Boolean)).sort("name", "role_id", nulls_last=True)


def places(viewer: Viewer, role: str) -> dict[str | None, str]:
    """Where this viewer may give a role: names by ons_code or by region; an operator's only place is None."""
    if role == "operator":
        return {None: ""} if may_invite(viewer, role, None, None) else {}
    if role in OF_A_REGION:
        return {each: each for each in regions(viewer) if may_invite(viewer, role, None, each)}
    here = councils(viewer).select("ons_code", "short_name", "region").iter_rows()
    return {code: name for code, name, region in here if may_invite(viewer, role, code, region)}


def _everybody(today: date) -> Select:
    way_in = ProviderAccount if ways_in.by_provider() else Password
    about = (RoleHeld.role, RoleHeld.ons_code, Council.short_name.label("council"), REGION)
    return (
        select(
            RoleHeld.id.label("role_id"),
            Person.id.label("person_id"),
            PersonName.name,
            PersonName.email,
            *about,
            RoleHeld.starts,
            RoleHeld.ends,
            way_in.person_id.is_not(None).label("joined"),
            ProviderAccount.same_address,
        )
        .outerjoin(PersonName, PersonName.person_id == Person.id)
        .outerjoin(Password, Password.person_id == Person.id)
        .outerjoin(ProviderAccount, ProviderAccount.person_id == Person.id)
        .outerjoin(RoleHeld, and_(RoleHeld.person_id == Person.id, *_not_over(today)))
        .outerjoin(Council, COUNCIL)
        .where(Person.left_at.is_(None))
    )


def holds_on(day: date) -> Sequence[ColumnElement[bool]]:
    """The conditions on a role, joined to its person, that it holds on a day: begun, and not over."""
    begun = or_(RoleHeld.starts.is_(None), RoleHeld.starts <= day)
    return Person.left_at.is_(None), begun, *_not_over(day)


def _not_over(today: date) -> Sequence[ColumnElement[bool]]:
    return RoleHeld.ended_at.is_(None), or_(RoleHeld.ends.is_(None), RoleHeld.ends >= today)


def _held(rows: pl.DataFrame) -> list[Held]:
    roles = rows.drop_nulls("role").select("role", "ons_code", "region")
    return [Held(*row) for row in roles.iter_rows()]
