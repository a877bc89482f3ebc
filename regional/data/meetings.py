"""Who was put together at a region's meetings: for the region's own people."""

from datetime import date

import polars as pl
from sqlalchemy import false, select, true

from models.council import Council
from models.meeting_group import MeetingGroup
from regional.access import Scope, may_see_region
from regional.data.kept import frame, kept


@kept
def groups_kept(scope: Scope, region: str) -> pl.DataFrame:
    """held_on, number, ons_code, council: newest meeting first; empty for whoever is not of the region."""
    of_the_region = true() if may_see_region(scope, region) else false()
    group = (MeetingGroup.held_on, MeetingGroup.number, MeetingGroup.ons_code)
    query = select(*group, Council.short_name.label("council"))
    query = query.join(Council, Council.ons_code == MeetingGroup.ons_code)
    query = query.where(MeetingGroup.region == region, of_the_region)
    return frame(query.order_by(MeetingGroup.held_on.desc(), MeetingGroup.number, Council.short_name))


def met_since(kept_groups: pl.DataFrame, day: date) -> frozenset[frozenset[str]]:
    """The pairs who were in one group on that day or later; kept_groups: of groups_kept."""
    lately = kept_groups.filter(pl.col("held_on") >= day).select("held_on", "number", "ons_code")
    both = lately.join(lately, on=["held_on", "number"], suffix="_other")
    pairs = both.filter(pl.col("ons_code") < pl.col("ons_code_other")).select("ons_code", "ons_code_other")
    return frozenset(map(frozenset, pairs.iter_rows()))
