"""Any frame as a .csv that a spreadsheet opens safely."""

import polars as pl

RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a text that starts so may be run, not shown


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """The frame as UTF-8 with a byte order mark, which Excel needs to read names rightly.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, column heads too.
    Numbers are left as they are, a minus included. Null is an empty cell.
    """
    harmless = frame.with_columns(pl.col(pl.String).map_batches(_harmless, return_dtype=pl.String))
    heads = {name: _shown(name) for name in frame.columns}
    return harmless.rename(heads).write_csv(include_bom=True).encode()


def _harmless(texts: pl.Series) -> pl.Series:
    return pl.Series(texts.name, [None if text is None else _shown(text) for text in texts], dtype=pl.String)


def _shown(text: str) -> str:
    return f"'{text}" if text.startswith(RUN_AS_FORMULA) else text
