"""Who could help whom: where a council is weak, and who like it is strong there."""

import polars as pl

from regional.analysis.against_peers import ABOVE, BELOW, against_each

WEAK, STRONG = 2, 3  # a published score at most, and at least
MOST = 3  # helpers offered for one thing
LIKE = 30  # nearest councils among which a metric looks for somebody clearly better
FEWEST_WORSE = (
    0.5  # of the LIKE that can be told apart at all: so many are clearly better where a metric is weak
)
FEWEST_TOLD = 5

COLUMNS = {
    "ons_code": pl.String,
    "about": pl.String,
    "helper": pl.String,
    "ours": pl.Float64,
    "theirs": pl.Float64,
    "distance": pl.Float64,
    "rank": pl.Int64,
}


def on_statements(scores: pl.DataFrame, near: pl.DataFrame, weak: pl.DataFrame | None = None) -> pl.DataFrame:
    """Who scored 3 or 4 where a council scored 1 or 2, and is like it: at most MOST for each statement.

    scores: ons_code, statement, score: published, formal and firm. A pilot's is not to be among them: nobody
        is offered, and nobody is weak, on a pilot alone.
    near: ons_code, neighbour_code, distance, rank, as neighbours.nearest gives them.
    weak: where each council is weak, in the same columns as scores; those at WEAK or below if null.

    Returns COLUMNS, one row a council, statement (about) and helper, the most alike first; ours and theirs
    are the scores. A council that `near` does not know is neither offered nor helped; none is its own helper.
    """
    weak = scores.filter(pl.col("score") <= WEAK) if weak is None else weak
    strong = scores.filter(pl.col("score") >= STRONG).rename({"ons_code": "helper"})
    both = weak.join(strong, on="statement", suffix="_theirs")
    both = both.rename({"statement": "about", "score": "ours", "score_theirs": "theirs"})
    return _nearest(both, near)


def on_metrics(figures: pl.DataFrame, near: pl.DataFrame) -> pl.DataFrame:
    """Who is clearly better on a metric on which a council is weak among those like it.

    figures: ons_code, metric, value, lower, upper and few (as against_peers.with_limits gives them, of one
        period a metric), and better: 1 where higher is better, -1 where lower is. Without limits nobody is
        clearly better, so such a metric offers nobody.
    near: as for on_statements; the LIKE nearest are looked at.

    A metric is weak where FEWEST_TOLD or more of these can be told apart from the council at all, and half of
    them or more are clearly better. Returns COLUMNS; ours and theirs are the values.
    """
    theirs = figures.rename({"ons_code": "helper"})
    ours = figures.rename({name: f"ours_{name}" for name in ("value", "lower", "upper", "few")}).drop(
        "better"
    )
    like = near.filter(pl.col("rank") <= LIKE).rename({"neighbour_code": "helper"})
    pairs = like.join(ours, on="ons_code").join(theirs, on=["helper", "metric"])
    pairs = against_each(pairs).filter(pl.col("verdict").is_in([ABOVE, BELOW]))
    is_better = (pl.col("verdict") == ABOVE) == (pl.col("better") < 0)
    mine = ["ons_code", "metric"]
    weak = (pl.len().over(mine) >= FEWEST_TOLD) & (is_better.mean().over(mine) >= FEWEST_WORSE)
    found = pairs.filter(weak & is_better)
    return _nearest(
        found.select(*mine, "helper", ours="ours_value", theirs="value").rename({"metric": "about"}), near
    )


def _nearest(pairs: pl.DataFrame, near: pl.DataFrame) -> pl.DataFrame:
    """The MOST helpers most like the council, for each thing; equals by code."""
    known = near.rename({"neighbour_code": "helper"}).select("ons_code", "helper", "distance", "rank")
    found = pairs.join(known, on=["ons_code", "helper"]).filter(pl.col("ons_code") != pl.col("helper"))
    found = found.sort("ons_code", "about", "distance", "helper")
    return found.group_by("ons_code", "about", maintain_order=True).head(MOST).select(*COLUMNS).cast(COLUMNS)
