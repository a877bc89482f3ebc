"""What stands out for one council: its own series, its scores beside CQC's, its figures beside its peers'."""

import polars as pl

from models.period import between
from regional import access, data, days, peers
from regional.access import Viewer
from regional.analysis import standing_out
from regional.analysis.standing_out import OWN_ABOVE, SHARED, Thing
from regional.views.compare_all import every_year
from regional.views.firm import firm_scores
from regional.views.trend import by_quarter, of_metric

MOST_OF_A_REGION = 2 / 3  # of councils at 2 or below: a weakness that is shared
OWN_SCORES = "own scores"
LONG_AGO = 3  # years since the end of a figure's year: too old to be news
FEWEST = standing_out.fewest(pl.col("value"), pl.col("numerator"), pl.col("denominator"), of_metric("unit"))


def of_the_quarter(viewer: Viewer, ons_code: str, quarter: str) -> list[Thing]:
    """What its own return of a quarter makes stand out: special points, and own scores above CQC's."""
    return [*special_points(viewer, ons_code, quarter), *_own_above(viewer, ons_code, quarter)]


def of_the_record(viewer: Viewer, council: dict) -> list[Thing]:
    """What is published makes stand out: gaps to its nearest neighbours, and shared weaknesses."""
    return [*_gaps(viewer, council), *_shared(viewer, council)]


def told_together(things: list[Thing]) -> list[Thing]:
    """Own scores above CQC's on several statements as one thing to talk about: facts has `all` of them."""
    above = [thing for thing in things if thing.kind == OWN_ABOVE]
    if len(above) < 2:
        return things
    strongest = max(above, key=lambda thing: thing.strength)
    facts = {"all": [thing.facts for thing in above], "quarter": strongest.facts["quarter"]}
    rest = [thing for thing in things if thing.kind != OWN_ABOVE]
    return [*rest, Thing(OWN_ABOVE, OWN_SCORES, len(above), facts)]


def special_points(viewer: Viewer, ons_code: str, quarter: str) -> list[Thing]:
    """Facts of each: judged, the series up to the quarter as views.trend has it, and exact."""
    judged = judged_series(viewer, ons_code, quarter)
    if judged.is_empty():
        return []
    exact = access.sees_exact(viewer.scope, ons_code)
    # A value that was copied forward is no news, whichever way it lies.
    copied = judged.filter(pl.col("carried"), quarter=quarter)["metric"]
    found = standing_out.special(judged.filter(~pl.col("metric").is_in(copied.to_list()))).to_dicts()
    return [
        Thing(row["kind"], row["metric"], abs(row["away"]), {
            "judged": judged.filter(pl.col("metric") == row["metric"]), "exact": exact, "ons_code": ons_code,
        })
        for row in found
    ]  # fmt: skip


def judged_series(viewer: Viewer, ons_code: str, quarter: str) -> pl.DataFrame:
    """Every metric in its returns up to a quarter, with its trend, and `fewest` as in standing_out.gaps."""
    columns = ["metric", "quarter", "value", "numerator", "denominator", "note", "carried"]
    whole = (pl.col("breakdown") == "all") & (pl.col("quarter") <= quarter)
    sent = data.own_figures(viewer, ons_code).filter(whole).select(columns)
    if sent.is_empty():
        return sent
    judged = by_quarter(sent, between(sent["quarter"].min(), quarter))
    return judged.with_columns(fewest=FEWEST)


def series_with_limits(viewer: Viewer, ons_code: str, quarter: str) -> int:
    """How many of its series have limits at that quarter."""
    judged = judged_series(viewer, ons_code, quarter)
    if judged.is_empty():
        return 0
    return judged.filter(pl.col("quarter") == quarter, pl.col("point").is_not_null()).height


def _own_above(viewer: Viewer, ons_code: str, quarter: str) -> list[Thing]:
    sent = data.own_scores_dated(viewer, (ons_code,)).filter(pl.col("quarter") <= quarter)
    own = sent.drop_nulls("score").select("statement", "quarter", own="score")
    published = (
        firm_scores(viewer).filter(pl.col("ons_code") == ons_code).select("statement", published="score")
    )
    both = own.join(published, on="statement").sort("quarter")
    if both["quarter"].max() != quarter:
        return []
    found = standing_out.own_above(both).to_dicts()
    return [Thing(OWN_ABOVE, row["statement"], row["gap"], row) for row in found]


def _gaps(viewer: Viewer, council: dict) -> list[Thing]:
    group = peers.peers(viewer, council, "neighbours")
    years = every_year(viewer, council["ons_code"], group).with_columns(
        higher_is=of_metric("higher_is"), fewest=FEWEST
    )
    ends = pl.col("period").max().over("metric").str.head(4).cast(pl.Int64) + 1
    recent = years.filter(ends + LONG_AGO > days.today().year)
    found = standing_out.gaps(recent).to_dicts()
    return [Thing(row["side"], row["metric"], row["share"], row) for row in found]


def _shared(viewer: Viewer, council: dict) -> list[Thing]:
    """Statements at 2 or below here and in most of the region, on which a near neighbour has 3 or above."""
    firm, group = firm_scores(viewer), peers.peers(viewer, council, "neighbours")
    about = data.councils(viewer)
    names = dict(about.select("ons_code", "short_name").iter_rows())
    near = about.filter(pl.col("region") == council["region"])["ons_code"].to_list()
    things = []
    for (statement,), rows in firm.group_by("statement", maintain_order=True):
        score = dict(rows.select("ons_code", "score").iter_rows())
        known = [score[code] for code in near if code in score]
        weak = sum(each <= 2 for each in known)
        strong = [code for code in group.codes if score.get(code, 0) >= 3]
        is_weak = score.get(council["ons_code"], 4) <= 2 and len(known) >= standing_out.FEWEST_PEERS
        if is_weak and strong and weak >= MOST_OF_A_REGION * len(known):
            places = [(names[code], group.codes.index(code) + 1, score[code]) for code in strong[:2]]
            facts = {"weak": weak, "known": len(known), "region": council["region"], "strong": places}
            things.append(Thing(SHARED, statement, weak / len(known), facts))
    return things
