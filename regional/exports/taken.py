"""What a page gives away as a workbook or as data: its words, its tables of real values, its charts.

Pure descriptions: a view fills them in, regional/exports/workbook.py and table.py write them out.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

# text wraps; name is the row's own name; score, gap and found ("+2 −1") are coloured; "0", "0.0" and "0.00"
# are numbers with so many decimals; day is "2025-10-24", or less of it where only the month or year is known.
Kind = Literal["text", "name", "score", "gap", "found", "0", "0.0", "0.00", "day", "address"]

# What lines of the facts are about, where something else looks them up.
SHOWN, SEEN_BY = "What is shown", "Who may see it"
DEFINITION = "Definition: "  # how the line of the facts begins that says what a metric means

# How a score came to us, as its cell shows it. Null or any other word is an ordinary cell.
UNCHECKED, UNSURE, PILOT = "unchecked", "unsure", "pilot"


@dataclass(frozen=True)
class Column:
    """A column of a frame as people read it. A null is an empty cell in every kind."""

    name: str  # in the frame
    head: str  # with its unit
    kind: Kind = "text"
    width: int = 12  # in characters
    look: str = ""  # the frame's column that says how each score came to us; not shown itself


@dataclass(frozen=True)
class Table:
    """A frame of numbers and words on a sheet of its own; the sheet's name is short and used once."""

    sheet: str
    heading: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """One column of a table in a chart.

    fills: a colour a row in place of the one colour; up, down: columns with the lengths of error bars.
    """

    column: str
    colour: str
    shape: Literal["bar", "line", "point"] = "bar"
    outline: str = ""
    fills: tuple[str, ...] = ()
    up: str = ""
    down: str = ""
    dashed: bool = False
    digits: str = ""  # colour of the value beside or in the mark; none if empty


@dataclass(frozen=True)
class Chart:
    """A chart that Excel draws from a table's cells, so that people can change it.

    kind: bars lie, with the first row on top; columns stand, lines and points with them.
    """

    kind: Literal["stacked bars", "bars", "columns", "lines"]
    title: str
    alt: str
    sheet: str
    categories: str  # the column with the names of the rows
    series: tuple[Series, ...]
    axis: str  # what the numbers are, with the unit
    rows: int | None = None  # only the first so many rows of the table; all if none
    highest: int | None = None  # the end of the scale, which begins at 0; Excel chooses if none
    said: str = ""  # the sentence it shows, where the title is none


@dataclass(frozen=True)
class Fact:
    """A line of the sheet "Sources and notes"."""

    about: str
    said: str
    on: date | None = None
    address: str | None = None


@dataclass(frozen=True)
class Taken:
    """A page, or a part of it, as it is taken away."""

    title: str  # the page's heading: a sentence with a result in it
    sentences: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    source: str  # the source line
    data: pl.DataFrame  # for a .csv: plain columns, one value a row, its unit beside it
    # What a slide shows in the place of the page's picture, where no office program draws one of its kind.
    pictured: tuple[Table | Chart, ...] = ()  # the charts if none, and without a chart the first table

    @property
    def slides(self) -> tuple[Table | Chart, ...]:
        return self.pictured or self.charts or self.tables[:1]

    def table(self, sheet: str) -> Table:
        return next(table for table in self.tables if table.sheet == sheet)

    @property
    def facts_of_slides(self) -> tuple[Fact, ...]:
        """Without the definitions of a table of many metrics, which only the workbook has."""
        defined = [fact for fact in self.facts if fact.about.startswith(DEFINITION)]
        return self.facts if len(defined) < 2 else tuple(each for each in self.facts if each not in defined)

    def told(self, about: str) -> str:
        """What a line of the facts says; empty if there is none."""
        return next((fact.said for fact in self.facts if fact.about == about), "")
