"""Why the nearest neighbours are these: what sets each apart, who just missed, and how firm the list is."""

from collections.abc import Mapping

import polars as pl

from regional.analysis.neighbours import nearest

MOST_APART = 3  # features named a neighbour
JUST_MISSED = 5


def around_the_cut(scaled: pl.DataFrame, ons_code: str, k: int, missed: int = JUST_MISSED) -> pl.DataFrame:
    """The k nearest of one council and those that come next.

    scaled: as neighbours.scaled or standardised gives it.

    Returns rows of neighbours.nearest for this council, with
        inside   whether it is among the k
        mutual   whether this council is among the other's k too
        apart    the features that make most of the distance, the largest first, at most MOST_APART
        share    the share of the squared distance that these make together, 0 to 1
    """
    everybody = nearest(scaled, k + missed)
    theirs = everybody.filter(pl.col("neighbour_code") == ons_code, pl.col("rank") <= k)["ons_code"].to_list()
    rows = everybody.filter(pl.col("ons_code") == ons_code)
    squared = _squared_gaps(scaled, ons_code)
    told = [_apart(squared, code) for code in rows["neighbour_code"]]
    return rows.with_columns(
        inside=pl.col("rank") <= k,
        mutual=pl.col("neighbour_code").is_in(theirs),
        apart=pl.Series([names for names, _ in told], dtype=pl.List(pl.String)),
        share=pl.Series([share for _, share in told], dtype=pl.Float64),
    )


def if_weights_changed(
    scaled: pl.DataFrame, weights: Mapping[str, float], ons_code: str, k: int
) -> pl.DataFrame:
    """What becomes of one council's k nearest if one feature were left out, or counted twice as much.

    weights: those that `scaled` was made with.
    Returns two rows a feature, in the order of weights: feature, times (0 left out, 2 doubled), kept (how
    many of the k stay), gone and come (codes, nearest first).
    """
    now = _nearest_of(scaled, ons_code, k)
    rows = []
    for feature in weights:
        for times in (0, 2):
            then = _nearest_of(scaled.with_columns(pl.col(feature) * times), ons_code, k)
            gone = [code for code in now if code not in then]
            rows.append((feature, times, k - len(gone), gone, [code for code in then if code not in now]))
    schema = {
        "feature": pl.String,
        "times": pl.Int64,
        "kept": pl.Int64,
        "gone": pl.List(pl.String),
        "come": pl.List(pl.String),
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def in_both(one: pl.DataFrame, other: pl.DataFrame, ons_code: str, k: int) -> int:
    """How many of one council's k nearest two scalings share."""
    return len(set(_nearest_of(one, ons_code, k)) & set(_nearest_of(other, ons_code, k)))


def _nearest_of(scaled: pl.DataFrame, ons_code: str, k: int) -> list[str]:
    """As neighbours.nearest, for one council alone."""
    gaps = _squared_gaps(scaled, ons_code)
    distance = pl.sum_horizontal(pl.exclude("ons_code")).sqrt()
    return gaps.select("ons_code", distance=distance).sort("distance", "ons_code")["ons_code"][:k].to_list()


def _squared_gaps(scaled: pl.DataFrame, ons_code: str) -> pl.DataFrame:
    """Every other council's squared difference from this one, feature by feature."""
    ours = scaled.filter(pl.col("ons_code") == ons_code).row(0, named=True)
    features = [name for name in scaled.columns if name != "ons_code"]
    others = scaled.filter(pl.col("ons_code") != ons_code)
    return others.with_columns((pl.col(name) - ours[name]) ** 2 for name in features)


def _apart(squared: pl.DataFrame, other: str) -> tuple[list[str], float]:
    row = squared.filter(pl.col("ons_code") == other).drop("ons_code").row(0, named=True)
    largest = sorted(row, key=row.get, reverse=True)[:MOST_APART]
    whole = sum(row.values())
    return largest, sum(row[name] for name in largest) / whole if whole else 0.0
