"""What stands out in a region: where it is unlike the rest, what most of it is weak on, what returns show."""

from collections import defaultdict

import polars as pl

from regional import data
from regional.access import Viewer
from regional.analysis.standing_out import APART, FEWEST_PEERS, OWN_ABOVE, SHARED, Thing, stands
from regional.views import region as views
from regional.views.firm import FIRM
from regional.views.region import RegionView
from regional.views.standing_out_council import MOST_OF_A_REGION, special_points

COMES, STAYS = 1 / 2, 1 / 3  # of councils whose own score of a statement is above CQC's
FEWEST_ALIKE = 2  # councils with a special point on the same metric


def of_the_quarter(viewer: Viewer, region: str, quarter: str) -> list[Thing]:
    """What the returns that the viewer may see make stand out; counts never go beyond those."""
    published = views.region(viewer, region)
    return [*_own_above(viewer, published, quarter), *_special(viewer, published, quarter)]


def of_the_record(viewer: Viewer, region: str) -> list[Thing]:
    published = views.region(viewer, region)
    apart = published.compared.filter(pl.col("verdict").is_in(["clearly fewer", "clearly more"])).to_dicts()
    return [
        *(Thing(APART, row["statement"], 1 - row["q"], row | {"region": region}) for row in apart),
        *_shared(published, region),
    ]


def _shared(published: RegionView, region: str) -> list[Thing]:
    """Statements at 2 or below in most councils, with those of the region that have 3 or above."""
    names = dict(published.councils.select("ons_code", "short_name").iter_rows())
    firm = published.scores.filter(FIRM)
    things = []
    for row in published.counts.filter(pl.col("n") >= FEWEST_PEERS).to_dicts():
        share = row["below_three"] / row["n"]
        if share >= MOST_OF_A_REGION:
            strong = firm.filter(pl.col("statement") == row["statement"], pl.col("score") >= 3)
            known = sorted(names[code] for code in strong["ons_code"])
            facts = {"weak": row["below_three"], "known": row["n"], "region": region, "strong": known}
            things.append(Thing(SHARED, row["statement"], share, facts))
    return things


def _own_above(viewer: Viewer, published: RegionView, quarter: str) -> list[Thing]:
    """Of the own scores that may be seen, statement by statement over the quarters up to this one."""
    firm = published.scores.filter(FIRM).select("ons_code", "statement", published="score")
    codes = tuple(published.councils["ons_code"])
    own = data.own_scores_dated(viewer, codes).drop_nulls("score").filter(pl.col("quarter") <= quarter)
    pairs = own.select("ons_code", "statement", "quarter", own="score").join(
        firm, on=["ons_code", "statement"]
    )
    counts = pairs.group_by("statement", "quarter").agg(
        above=(pl.col("own") > pl.col("published")).sum(), pairs=pl.len()
    )
    share = pl.when(pl.col("pairs") >= FEWEST_PEERS).then(pl.col("above") / pl.col("pairs"))
    there = stands(pl.col("share"), COMES, STAYS).over("statement")
    told = counts.with_columns(share=share).sort("statement", "quarter").with_columns(there=there)
    now = told.filter(pl.col("there") & (pl.col("quarter") == quarter)).to_dicts()
    return [Thing(OWN_ABOVE, row["statement"], row["share"], row) for row in now]


def _special(viewer: Viewer, published: RegionView, quarter: str) -> list[Thing]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, name in published.councils.select("ons_code", "short_name").iter_rows():
        if quarter in data.quarters_sent_by(viewer, code):
            for thing in special_points(viewer, code, quarter):
                found[thing.kind, thing.about].append(name)
    return [
        Thing(kind, metric, len(names), {"councils": names, "quarter": quarter})
        for (kind, metric), names in found.items()
        if len(names) >= FEWEST_ALIKE
    ]
