"""Values on either side of a series break are different things: columns of their own, which no line joins."""

import polars as pl

from regional.exports.taken import Column, Kind


def stretches(
    frame: pl.DataFrame, values: str, part: pl.Series, head: str, kind: Kind
) -> tuple[list[Column], pl.DataFrame]:
    """One column for each stretch without a series break: itself if there is no break.

    frame: a row a period, in order, with `period`; values: the column to part.
    part: each row's, as analysis.trend.verdict numbers them. Gives the columns that hold anything, and the
    frame with them.
    """
    one = part.n_unique() == 1
    columns = []
    for each in part.unique(maintain_order=True):
        name, since = f"{values} {each}", frame.filter(part == each)["period"][0]
        frame = frame.with_columns(pl.when(part == each).then(values).alias(name))
        if frame[name].count():
            columns.append(Column(name, head if one else f"{head}, from {since}", kind, 16))
    return columns, frame
