"""Scores as they are taken away: how each one came to us, and why there is none."""

import polars as pl

from models.assessment import CHECKS, FIRM_CHECKS
from models.framework import STATEMENTS, current
from regional.charts.colours import LIGHT
from regional.exports.taken import PILOT, UNCHECKED, UNSURE, Column, Series
from regional.words.region import NAMES

NOT_KNOWN = "score not known"
UNIT = "score, 1 to 4"
READ = {  # CHECKS in a few words, for a narrow column
    "official": "in CQC's own words",
    "compiled": "not yet checked",
    "news": "not yet checked",
    "automated": "by a script",
    "inferred": "inferred",
}
LEVELS = {int(score): words for score, words in current().score_words.items()}


def look(check: str = "check", indicative: str = "indicative") -> pl.Expr:
    """What a score's cell shows of how it was read; null where it was read in CQC's own words, or is own."""
    how = pl.col(check)
    return (
        pl.when(pl.col(indicative))
        .then(pl.lit(PILOT))
        .when(how.is_in(list(CHECKS)) & ~how.is_in(FIRM_CHECKS))
        .then(pl.lit(UNSURE))
        .when(how.is_in(("compiled", "news")))
        .then(pl.lit(UNCHECKED))
    )


def how_read(check: str = "check") -> pl.Expr:
    return pl.col(check).replace_strict(CHECKS, default=None, return_dtype=pl.String)


def names(column: str = "statement") -> pl.Expr:
    return pl.col(column).replace_strict(NAMES, return_dtype=pl.String)


def wide(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a council: ons_code, each statement's value, and `how <statement>`, its look."""
    looked = cells.with_columns(how=look())
    values = looked.pivot(on="statement", on_columns=STATEMENTS, index="ons_code", values="value")
    hows = looked.pivot(on="statement", on_columns=STATEMENTS, index="ons_code", values="how")
    renamed = hows.rename({statement: f"how {statement}" for statement in STATEMENTS})
    return values.join(renamed, on="ons_code", maintain_order="left")


def statement_columns(kind: str) -> tuple[Column, ...]:
    """kind: score or gap."""
    return tuple(Column(each, NAMES[each], kind, 10, f"how {each}") for each in STATEMENTS)


def level_columns(prefix: str, whose: str) -> tuple[Column, ...]:
    return tuple(
        Column(f"{prefix}{level}", f"{whose} at {level}: {words}", "0", 15) for level, words in LEVELS.items()
    )


def level_series(prefix: str) -> tuple[Series, ...]:
    """How many councils at each score, the lowest first, in the score's own colours."""
    return tuple(
        Series(f"{prefix}{level}", paint.fill, outline=paint.outline or "", digits=paint.digit)
        for level, paint in LIGHT.scores.items()
    )
