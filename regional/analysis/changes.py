"""What changed between two versions of the same table."""

from collections.abc import Sequence

import polars as pl
import polars.selectors as cs


def changed(before: pl.DataFrame, after: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """List the cells that differ between two frames with the same columns.

    keys: the columns that say which row is which. Each combination is in a frame at most once.

    Returns the keys, field (the column's name), before and after (as text, null for an empty cell),
    row by row in the order of `before`, then the rows only `after` has. A row that one frame lacks
    is empty on that side.
    """
    cells = _cells(before, keys, "before").join(
        _cells(after, keys, "after"),
        on=[*keys, "field"],
        how="full",
        coalesce=True,
        nulls_equal=True,
        validate="1:1",
        maintain_order="left_right",
    )
    cell = ["field", "before", "after"]
    row_by_row = cells.group_by(keys, maintain_order=True).agg(cell).explode(cell)
    return row_by_row.filter(pl.col("before").ne_missing(pl.col("after")))


def changed_documents(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The same for two indexes of documents, known by their titles and not by the rows they stood in.

    The first of one title is compared with the first, the second with the second. Returns title
    ("untitled" where there is none), field, before and after; a document's own title is a field too.
    """
    found = changed(_by_title(before), _by_title(after), ["document", "turn"])
    return found.select(pl.col("document").alias("title"), "field", "before", "after")


def _by_title(documents: pl.DataFrame) -> pl.DataFrame:
    named = documents.drop("row").with_columns(document=pl.col("title").fill_null("untitled"))
    return named.with_columns(turn=pl.int_range(pl.len()).over("document"))


def _cells(frame: pl.DataFrame, keys: Sequence[str], side: str) -> pl.DataFrame:
    """One row per cell, as the person typed it: a share of 30 is "30", not "30.0"."""
    text = frame.with_columns(
        (cs.all() - cs.by_name(keys) - cs.float()).cast(pl.String),
        (cs.float() - cs.by_name(keys)).cast(pl.String).str.strip_suffix(".0"),
    )
    return text.unpivot(index=keys, variable_name="field", value_name=side)
