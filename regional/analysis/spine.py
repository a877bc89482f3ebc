"""Many metrics of one council on one scale: England in the middle, right always better."""

import polars as pl

VALUES = ("value", "lower", "upper", "lowest", "quartile", "upper_quartile", "highest")


def on_one_scale(metrics: pl.DataFrame) -> pl.DataFrame:
    """Put each metric's values between -1 and 1: England is 0, and the council furthest from it is at an end.

    metrics: one row a metric: higher_is (better, worse, neither), england, value with lower and upper (null
        where no interval was published), and of all councils lowest, quartile, upper_quartile and highest.

    Returns the same rows with x_ and each of VALUES; right is better, and for "neither" right is higher. A
    limit beyond the end stands at the end. Null where England's figure is not known, or all are as England.
    The scales of two metrics have nothing to do with each other: nothing may be added up.
    """
    england = pl.col("england")
    reach = pl.max_horizontal(pl.col("highest") - england, england - pl.col("lowest"))
    sign = pl.when(pl.col("higher_is") == "worse").then(-1.0).otherwise(1.0)
    unit = sign / pl.when(reach > 0).then(reach)
    return metrics.with_columns(
        **{f"x_{name}": ((pl.col(name) - england) * unit).clip(-1, 1) for name in VALUES}
    )
