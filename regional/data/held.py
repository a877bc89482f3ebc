"""What is held of what councils sent: that it exists, since when and for whom; never what it says."""

import polars as pl
from sqlalchemy import Select, String, func, literal, select

from models import wall
from models.council_return import OF_A_KIND, CouncilReturn
from models.sharing import KINDS
from regional.access import Scope, Viewer, may_list_held, own_returns
from regional.data.kept import frame

TABLES = {table: kind for kind, tables in OF_A_KIND.items() for table in tables}


def held(viewer: Viewer, council: dict) -> pl.DataFrame:
    """One row a version of a return and a kind of datum, newest first, drafts and withdrawn ones too.

    Returns ons_code, quarter, version, stage, status, stored_at, tier, opens_on, opens_to, kind and rows (how
    many data). Empty for whoever may not know of them. Not kept: it hangs on roles, and is rarely asked for.
    council: a row of data.councils.
    """
    listing = may_list_held(viewer, council["region"])
    code = council["ons_code"]
    # That a rival's draft is there, a lead may list: of that council, and of no other.
    with wall.seen_by(wall.only(code) if listing else viewer.scope):
        each = [frame(_counted(viewer.scope, table, kind, code, listing)) for table, kind in TABLES.items()]
    found = pl.concat(each)
    keys = [name for name in found.columns if name != "rows"]
    place = pl.col("kind").replace_strict(KINDS, range(len(KINDS)), return_dtype=pl.Int64)
    return (
        found.group_by(keys)
        .agg(pl.col("rows").sum())
        .sort("quarter", "version", place, "tier", descending=[True, True, False, False])
    )


def _counted(scope: Scope, table, kind: str, ons_code: str, listing: bool) -> Select:
    this = CouncilReturn
    about = (this.ons_code, this.quarter, this.version, this.stage, this.status, this.stored_at)
    shared = (table.tier, table.opens_on, table.opens_to)
    query = (
        select(*about, *shared, literal(kind, String()).label("kind"), func.count().label("rows"))
        .join(CouncilReturn, CouncilReturn.id == table.return_id)
        .where(CouncilReturn.ons_code == ons_code)
        .group_by(*about, *shared)
    )
    return query if listing else query.where(own_returns(scope))
