"""What a cell of a published table says: a number, or the mark that stands in its place."""

import polars as pl

from ingest.issues import Issue

# [low] and the like are not here: a cell we do not understand refuses the file.
MARKS = {
    "c": ("c", "*", "s", "suppressed"),
    "x": ("x", ":", "..", "-", "n/a", "na", "not available"),
    "z": ("z", "not applicable"),
}
BARE = r"^\[(.*)\]$"
NUMBER = r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"


def with_values(rows: pl.DataFrame, text: str = "text") -> tuple[pl.DataFrame, list[Issue]]:
    """Read the column `text`: number, marker (c, x or z) and provisional; an empty cell is not available.

    "1,204" is 1204, "[c]" and "c" are the marker c, and "12.3 [p]" is a provisional 12.3.
    """
    marks = {written: letter for letter, words in MARKS.items() for written in words}
    bare = pl.col(text).str.strip_chars()
    provisional = bare.str.contains(r"(?i)\d\s*\[p\]$").fill_null(False)
    bare = bare.str.replace(r"(?i)\s*\[p\]$", "").str.replace("\u2212", "-")
    digits = (
        pl.when(bare.str.contains(r"^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$"))
        .then(bare.str.replace_all(",", ""))
        .otherwise(bare)
    )
    digits = digits.str.strip_suffix("%")
    inside = bare.str.to_lowercase().str.replace(BARE, "$1")
    rows = rows.with_columns(
        number=pl.when(digits.str.contains(NUMBER)).then(digits).cast(pl.Float64, strict=False),
        provisional=provisional,
        marker=pl.when(bare.is_null())
        .then(pl.lit("x"))
        .otherwise(inside.replace_strict(marks, default=None, return_dtype=pl.String)),
    ).with_columns(number=pl.when(pl.col("number").is_finite()).then("number"))
    return rows, [*_not_understood(rows, text), *_blank(rows, text)]


def _not_understood(rows: pl.DataFrame, text: str) -> list[Issue]:
    bad = rows.filter(pl.col("number").is_null() & pl.col("marker").is_null())
    if bad.is_empty():
        return []
    said = ", ".join(f'"{each[:20]}"' for each in bad[text].unique(maintain_order=True)[:4])
    message = f"These are neither numbers nor marks that we know: {said}."
    mend = "Look in the file's notes for what they mean. Nothing was taken as nought."
    return [Issue("error", "not_a_number", message, mend, rows=tuple(bad["row"]))]


def _blank(rows: pl.DataFrame, text: str) -> list[Issue]:
    blank = rows[text].null_count()
    if not blank:
        return []
    message = f"{blank:,} cells are empty and do not say why: they are kept as not available."
    return [Issue("warning", "empty_cell", message, "Nothing to mend.")]
