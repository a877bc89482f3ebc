"""Values on either side of a series break are different things: columns of their own, which no line joins."""

import polars as pl

from regional.exports.taken import Column, Kind


def stretches(
    frame: pl.DataFrame, values: str, begins: pl.Series, head: str, kind: Kind
) -> tuple[list[Column], pl.DataFrame]:
    """One column for each stretch without a series break: itself if there is no break.

    frame: a row a period, in order, the period in its first column; values: the column to part.
    begins: whether each row begins another series. Gives the columns that hold anything, and the frame with
    them.
    """
    stretch = begins.cast(pl.Int64).cum_sum()
    one = stretch.n_unique() == 1
    columns = []
    for part in stretch.unique(maintain_order=True):
        name, since = f"{values} {part}", frame.filter(stretch == part).item(0, 0)
        frame = frame.with_columns(pl.when(stretch == part).then(values).alias(name))
        if frame[name].count():
            columns.append(Column(name, head if one else f"{head}, from {since}", kind, 16))
    return columns, frame
