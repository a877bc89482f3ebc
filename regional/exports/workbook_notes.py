"""The last sheet: where everything came from, how it was made, who may see it."""

import polars as pl

from regional.exports.taken import Column, Fact, Table

NOTES = "Sources and notes"
COLUMNS = (
    Column("about", "About", "name", 26),
    Column("said", "What there is to know", "text", 96),
    Column("on", "Date", "day", 14),
    Column("address", "Address", "text", 46),
)


def notes_table(facts: list[Fact]) -> Table:
    frame = pl.DataFrame(
        [(fact.about, fact.said, fact.on, fact.address) for fact in facts],
        schema={"about": pl.String, "said": pl.String, "on": pl.Date, "address": pl.String},
        orient="row",
    )
    return Table(NOTES, "Where this came from, how it was made and who may see it", frame, COLUMNS)
