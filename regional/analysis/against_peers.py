"""One council's figure against each of its peers' and against England's, when all are uncertain."""

import polars as pl

from regional.analysis.intervals import rate_interval, wilson_interval

FEWEST_PEOPLE = 5  # a share of fewer people than this is not compared
FEWEST_PEERS = 5  # with fewer the values are listed, and there is no middle of them

ABOVE, BELOW, CANNOT_TELL = "clearly above", "clearly below", "cannot tell"
TESTED = (ABOVE, BELOW, CANNOT_TELL)
NO_INTERVAL, NOT_COMPARED = "interval not published", "not compared"


def with_limits(figures: pl.DataFrame) -> pl.DataFrame:
    """Add lower and upper, the 95% limits of each value in its own unit; null where they cannot be had.

    figures: value, numerator, denominator and margin_of_error as published, null where not, and
        basis, what the value is: share (% of people), rate (per 100,000), survey (an estimate) or other;
        and lower and upper, the 95% limits, where their publisher gave any.

    Published limits stand as they are. Other shares have Wilson's limits and rates Byar's (under ten events
    the exact ones), around the value as it was published and with the denominator as it was published: both
    are rounded, and counts often more than the value. A survey's sample is weighted, so its limits are its
    published margin or none. Adds `few` too: a share of fewer than FEWEST_PEOPLE.
    """
    value, n, margin = pl.col("value"), pl.col("denominator"), pl.col("margin_of_error")
    counted = pl.col("numerator").is_not_null() & n.is_not_null()
    few = ((pl.col("basis") == "share") & (n < FEWEST_PEOPLE)).fill_null(False)
    share = wilson_interval(value / 100 * n, n)
    rate = rate_interval(value / 100_000 * n, n, 100_000)
    published = [pl.col(name) if name in figures.columns else pl.lit(None) for name in ("lower", "upper")]
    given = pl.all_horizontal(each.is_not_null() for each in published)
    return figures.with_columns(
        few=few,
        **{
            name: pl.when(given & ~few)
            .then(published[side])
            .when((pl.col("basis") == "share") & counted & ~few & (value <= 100))
            .then(share[side] * 100)
            .when((pl.col("basis") == "rate") & counted)
            .then(rate[side])
            .when(pl.col("basis") == "survey")
            .then(value + (margin if side else -margin))
            for side, name in enumerate(("lower", "upper"))
        },
    )


def difference_interval(ours: str = "ours_", theirs: str = "") -> tuple[pl.Expr, pl.Expr]:
    """Limits of one value less another, from each one's value, lower and upper under these prefixes.

    With Wilson's limits this is Newcombe's interval for a difference of two shares; the same step
    serves any two independent estimates with limits of their own. Overlapping limits are no test.

    Sources: Newcombe (1998), Statistics in Medicine 17:873-890, method 10; Zou and Donner (2008),
    Statistics in Medicine 27:1693-1702.
    """
    a, a_low, a_high = (pl.col(f"{ours}{name}") for name in ("value", "lower", "upper"))
    b, b_low, b_high = (pl.col(f"{theirs}{name}") for name in ("value", "lower", "upper"))
    down = ((a - a_low) ** 2 + (b_high - b) ** 2).sqrt()
    up = ((a_high - a) ** 2 + (b - b_low) ** 2).sqrt()
    return a - b - down, a - b + up


def against_each(peers: pl.DataFrame) -> pl.DataFrame:
    """Say of each peer whether our value is clearly above or below it: adds `verdict`, null without a value.

    peers: value, lower, upper and few (see with_limits), and ours_value, ours_lower, ours_upper, ours_few
        on every row.
    """
    lower, upper = difference_interval()
    return peers.with_columns(
        verdict=pl.when(pl.col("value").is_null() | pl.col("ours_value").is_null())
        .then(None)
        .when(pl.col("few") | pl.col("ours_few"))
        .then(pl.lit(NOT_COMPARED))
        .when(lower.is_null() | upper.is_null())
        .then(pl.lit(NO_INTERVAL))
        .when(lower > 0)
        .then(pl.lit(ABOVE))
        .when(upper < 0)
        .then(pl.lit(BELOW))
        .otherwise(pl.lit(CANNOT_TELL))
    )


def against_fixed(benchmark: pl.Expr) -> pl.Expr:
    """Whether our limits (with_limits) leave out a benchmark that is taken as certain, as England's is."""
    lower, upper = pl.col("lower"), pl.col("upper")
    return (
        pl.when(benchmark.is_null() | pl.col("value").is_null())
        .then(None)
        .when("few")
        .then(pl.lit(NOT_COMPARED))
        .when(lower.is_null() | upper.is_null())
        .then(pl.lit(NO_INTERVAL))
        .when(lower > benchmark)
        .then(pl.lit(ABOVE))
        .when(upper < benchmark)
        .then(pl.lit(BELOW))
        .otherwise(pl.lit(CANNOT_TELL))
    )
