"""A page taken for export, made up: its words, its chart, its table, and a piece of a pack that shows it."""

from datetime import date

import polars as pl

from models.framework import current
from regional.charts.band import band
from regional.charts.colours import LIGHT
from regional.charts.drawing import Words
from regional.exports.piece import Piece, Shown
from regional.exports.taken import UNCHECKED, Chart, Column, Fact, Series, Table, Taken

DAY = date(2026, 11, 23)
FRAME = pl.DataFrame(
    {
        "name": ["Ashby", "=1+1", "Cosby"],
        "score": [1, 3, None],
        "how": [UNCHECKED, None, None],
        "own": [2, None, 3],
        "share": [26.4, 0.0, None],
        "up": [2.0, None, None],
        "down": [1.5, None, None],
        "empty": [None, None, "score not known"],
    }
)
COLUMNS = (
    Column("name", "Council", "name", 20),
    Column("score", "Score, 1 to 4", "score", 10, "how"),
    Column("own", "Own score", "score", 10),
    Column("share", "Share (%)", "0.0"),
    Column("up", "above", "0.0"),
    Column("down", "below", "0.0"),
    Column("empty", "Why empty", "text", 20),
)
TABLE = Table("Councils", "Three councils", FRAME, COLUMNS)
SHARE = Series("share", LIGHT.ours, up="up", down="down")


def chart(kind="bars", *series) -> Chart:
    alt = "Ashby 26.4%, the third none"
    return Chart(kind, "Ashby has 26.4%", alt, "Councils", "name", series or (SHARE,), "Share (%)")


def page(**other) -> Taken:
    parts = {
        "title": "Ashby has 26.4%, more than one other",
        "sentences": ("One of 3 is not known.", "A second sentence."),
        "charts": (chart(),),
        "tables": (TABLE,),
        "facts": (
            Fact("What is shown", "Share of people, 2 of 3 councils (15 nearest neighbours)."),
            Fact("Who may see it", "Everyone: all of it is published."),
            Fact("Source", "A reader of pages", date(2026, 11, 22), "https://www.example.org"),
        ),
        "source": "Source: a reader & others.",
        "data": FRAME,
    }
    return Taken(**parts | other)


def draw(theme):
    return band(23, current(), Words("Ashby's total", "", "", "Ashby's total of 23 stands in good."), theme)


def piece(words="", **other) -> Piece:
    return Piece("what was asked", Shown(draw, page(**other)), words)
