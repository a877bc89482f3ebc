"""A frame as a table of the page: real rows and heads, for screen readers, keyboards and paper too.

Streamlit's own table brings pandas into memory (40 MB), cannot be scrolled by every keyboard, sets numbers
to the left, and reads what people typed as markup.
"""

import re
from html import escape

import polars as pl

NUMBER = re.compile(r"[+−–-]?[\d,]*(\.\d+)?%?")
WORDY = 40  # characters in a cell that leave no room for two more columns on a phone
SHORT = 20  # characters: "22 September 2026", "12,345 rows loaded"
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")  # as regional/words writes one


def html_table(frame: pl.DataFrame, links: tuple[str, ...] = ()) -> str:
    """The frame with its columns' names as heads; null is an empty cell, a column of numbers goes right.

    links: the columns where a link in markdown becomes one; everywhere else it is text like any other.
    A table with sentences in it is marked "wordy": on a phone each of its rows becomes a small card.
    """
    numbers = {column.name for column in frame if _is_numbers(column)}
    wordy = _is_wordy(frame)
    short = {column.name for column in frame if wordy and _is_short(column)} - numbers
    looks = dict.fromkeys(short, _SHORT) | dict.fromkeys(numbers, _NUMBER)
    heads = "".join(_head(name, name in numbers) for name in frame.columns)
    rows = "".join(_row(row, looks, links) for row in frame.iter_rows(named=True))
    about = escape(f"Table: {', '.join(frame.columns[:3])}", quote=True)
    kind = "table wordy" if wordy else "table"
    # A box that scrolls must be reached by keyboard, and then say what it is. The roles are a table's own:
    # a browser forgets them where the style makes cards of the rows.
    return (
        f'<div class="{kind}" role="group" aria-label="{about}" tabindex="0"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _head(name: str, number: bool) -> str:
    if not name:
        return '<td role="cell"></td>'
    return f'<th role="columnheader" scope="col"{_NUMBER if number else ""}>{escape(name)}</th>'


def _row(row: dict[str, object], looks: dict[str, str], links: tuple[str, ...]) -> str:
    cells = "".join(_cell(name, value, looks.get(name, ""), name in links) for name, value in row.items())
    return f'<tr role="row">{cells}</tr>'


def _cell(head: str, value: object, look: str, may_link: bool) -> str:
    text = "" if value is None else escape(str(value))
    if may_link:
        text = LINK.sub(r'<a href="\2" target="_blank" rel="noopener noreferrer">\1</a>', text)
    return f'<td role="cell" data-head="{escape(head, quote=True)}"{look}>{text}</td>'


def _is_numbers(column: pl.Series) -> bool:
    if column.dtype.is_numeric():
        return True
    texts = column.drop_nulls() if column.dtype == pl.String else pl.Series([], dtype=pl.String)
    return len(texts) > 0 and all(NUMBER.fullmatch(text) for text in texts)


def _is_short(column: pl.Series) -> bool:
    """A date or a count with its word: on one line, where a long column beside it gives way."""
    if column.dtype != pl.String:
        return False
    return (column.str.len_chars().max() or 0) <= SHORT


def _is_wordy(frame: pl.DataFrame) -> bool:
    longest = frame.select(pl.col(pl.String).str.len_chars().max()).row(0) if frame.height else ()
    return frame.width > 2 and any((length or 0) > WORDY for length in longest)


_NUMBER, _SHORT = ' class="number"', ' class="short"'
