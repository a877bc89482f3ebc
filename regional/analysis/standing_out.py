"""What is worth talking about: few things that stand out, each by a rule that small numbers cannot flap.

A thing comes onto the list past one threshold and leaves it only below a lower one. Whether it was there
before is worked out anew from all the figures before, so nothing has to be remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

import polars as pl
from scipy import stats

from regional.analysis.intervals import Z_95
from regional.analysis.two_shares import q_values

COMES, STAYS = 2 / 3, 1 / 2  # of the peers with a test that a figure is clearly worse, or better, than
NEAR_A_LIMIT = 2 / 3  # of the way to it: a point that was outside stays on the list until it is nearer
FEWEST_PEERS = 5  # with a test
FEWEST_TO_STAND_OUT = 15  # with it, and without it: a share of fewer moves by chance alone
LEVEL = 0.05  # of the false discovery rate over all metrics looked at
MOST, MOST_ASKED = 3, 7

CONCERN, IMPROVEMENT, OWN_ABOVE, WORSE, BETTER, SHARED, APART = (
    "concern", "improvement", "own above", "worse", "better", "shared", "apart",
)  # fmt: skip
ORDER = (CONCERN, WORSE, OWN_ABOVE, SHARED, APART, IMPROVEMENT, BETTER)  # one of each in turn


@dataclass(frozen=True)
class Thing:
    """One thing that stands out: kind (of ORDER), about (a metric or statement), how strongly, the facts."""

    kind: str
    about: str
    strength: float
    facts: dict = field(default_factory=dict, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.about


def chosen(things: Sequence[Thing], most: int) -> list[Thing]:
    """The strongest of each kind in turn, so that one kind never fills the list; one thing comes once."""
    by_kind = [
        sorted(
            (thing for thing in things if thing.kind == kind),
            key=lambda thing: (-thing.strength, thing.about),
        )
        for kind in ORDER
    ]
    in_turn = [thing for thing in chain.from_iterable(zip_longest(*by_kind)) if thing is not None]
    once = {thing.about: thing for thing in reversed(in_turn)}
    return [thing for thing in in_turn if once[thing.about] is thing][:most]


def changed(now: Sequence[Thing], then: Sequence[Thing]) -> tuple[list[Thing], list[Thing]]:
    """What stands out now and did not then, and what did then and does no longer."""
    before, after = {thing.key for thing in then}, {thing.key for thing in now}
    return [thing for thing in now if thing.key not in before], [
        thing for thing in then if thing.key not in after
    ]


def stands(measure: pl.Expr, comes: float, stays: float) -> pl.Expr:
    """Whether a measure is past `comes`, or has been and was never under `stays` since. Null is under it.

    Of one thing in the order of time: use it .over(the thing).
    """
    signal = pl.when(measure >= comes).then(True).when((measure < stays) | measure.is_null()).then(False)
    return signal.forward_fill().fill_null(False)


def gaps(years: pl.DataFrame) -> pl.DataFrame:
    """The metrics on which one council is clearly worse, or better, than most of its peers and England.

    years: one row a metric and year, by year: metric, period, higher_is, value, lower, upper, england, fewest
        (people with it or without it, whichever are fewer; null where nobody is counted), and tested, above
        and below (peers).

    Returns the rows of the newest years that stand out, with side (worse or better), share (of tested peers)
    and q, which allows for all metrics looked at. Where neither end is better there is no side.
    """
    high = pl.col("value") > pl.col("england")
    good = high == (pl.col("higher_is") == "better")
    beaten = pl.when(high).then("above").otherwise("below")
    share = pl.when(pl.col("tested") >= FEWEST_PEERS).then(beaten / pl.col("tested"))
    sided = years.with_columns(side=pl.when(good).then(pl.lit(BETTER)).otherwise(pl.lit(WORSE)), share=share)
    # Who changes sides begins anew: what stood on the other side says nothing of this one.
    turn = pl.col("side").ne_missing(pl.col("side").shift()).cum_sum().over("metric")
    there = stands(pl.col("share"), COMES, STAYS).over("metric", turn)
    newest = sided.with_columns(there=there).unique("metric", keep="last", maintain_order=True)
    return newest.with_columns(q=q_values(_p_beside_england(newest))).filter(
        pl.col("there")
        & (pl.col("q") <= LEVEL)
        & (pl.col("fewest").is_null() | (pl.col("fewest") >= FEWEST_TO_STAND_OUT))
        & (pl.col("higher_is") != "neither")
    )


def special(judged: pl.DataFrame) -> pl.DataFrame:
    """The series whose newest point is special, or was and has stayed near the limit since, on the same side.

    judged: of analysis.trend.verdict, with `fewest` as in gaps.
    Returns the newest row of each with kind (concern or improvement; nothing without a good end) and away,
    how far from the mean in distances to a limit.
    """
    reach = pl.when(pl.col("upper") > pl.col("mean")).then(pl.col("upper") - pl.col("mean"))
    ordered = judged.sort("series", "period").with_columns(away=(pl.col("value") - pl.col("mean")) / reach)
    near, special = pl.col("away").abs() >= NEAR_A_LIMIT, pl.col("point").is_in([CONCERN, IMPROVEMENT])
    side = (pl.col("away").sign() != pl.col("away").sign().shift()).cum_sum().over("series")
    signal = pl.when(special).then("point").when(near).then(None).otherwise(pl.lit("common"))
    kind = signal.forward_fill().over("series", "part", side)
    enough = pl.col("fewest").is_null() | (pl.col("fewest") >= FEWEST_TO_STAND_OUT)
    newest = ordered.with_columns(kind=kind).unique("series", keep="last", maintain_order=True)
    return newest.filter(
        pl.col("kind").is_in([CONCERN, IMPROVEMENT]) & enough & pl.col("value").is_not_null()
    )


def own_above(scores: pl.DataFrame) -> pl.DataFrame:
    """Statements on which a council's own score is two above CQC's, or has stayed one above since it was.

    scores: statement, quarter, own, published, one row a quarter in their order.
    Returns the rows of the newest quarter, with gap.
    """
    gap = pl.col("own") - pl.col("published")
    there = stands(gap, 2, 1).over("statement")
    newest = pl.col("quarter") == scores["quarter"].max()
    return scores.with_columns(gap=gap, there=there).filter(newest & pl.col("there"))


def fewest(value: pl.Expr, numerator: pl.Expr, denominator: pl.Expr, unit: pl.Expr) -> pl.Expr:
    """People with it or without it, whichever are fewer; of a count itself; null where nobody is counted."""
    share = pl.min_horizontal(numerator, denominator - numerator)
    return pl.when(unit == "%").then(share).when(unit == "count").then(value).otherwise(numerator)


def _p_beside_england(metrics: pl.DataFrame) -> pl.Series:
    """Two-sided, from the distance to England in half-widths of the interval on that side."""
    higher = pl.col("value") > pl.col("england")
    half = (
        pl.when(higher).then(pl.col("value") - pl.col("lower")).otherwise(pl.col("upper") - pl.col("value"))
    )
    z = (pl.col("value") - pl.col("england")).abs() / pl.when(half > 0).then(half) * Z_95
    distances = metrics.select(z=z)["z"]
    return pl.Series(
        "p", [None if each is None else 2 * stats.norm.sf(each) for each in distances], pl.Float64
    )
