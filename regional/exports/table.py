"""Any frame as a .csv that a spreadsheet opens safely."""

from datetime import date

import polars as pl

from models.formula import would_run
from regional.exports.taken import Taken


def csv_bytes(frame: pl.DataFrame, mark: str = "") -> bytes:
    """The frame as UTF-8 with a byte order mark, which Excel needs to read names rightly.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, column heads too.
    Numbers are left as they are, a minus included. Null is an empty cell.
    mark: said in a last column, so that no row can be copied without it; none if empty.
    """
    if mark:
        frame = frame.with_columns(pl.lit(mark).alias("Note"))
    harmless = frame.with_columns(pl.col(pl.String).map_batches(_harmless, return_dtype=pl.String))
    heads = {name: _shown(name) for name in frame.columns}
    return harmless.rename(heads).write_csv(include_bom=True).encode()


def data_csv(page: Taken, taken_on: date, mark: str = "") -> bytes:
    """The data of a page: numbers as numbers, each with its unit and why it is empty in columns of their own.

    Source and day stand in every row and not in lines above the heads: so the file is one rectangle that
    any tool reads, and a row that is copied out of it still says where it came from.
    """
    constant = {"source": pl.lit(page.source), "taken_on": pl.lit(taken_on)}
    return csv_bytes(page.data.with_columns(**constant), mark)


def _harmless(texts: pl.Series) -> pl.Series:
    return pl.Series(texts.name, [None if text is None else _shown(text) for text in texts], dtype=pl.String)


def _shown(text: str) -> str:
    return f"'{text}" if would_run(text) else text
