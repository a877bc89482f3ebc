"""What CQC's report says of a council, in CQC's words and marked as such."""

import polars as pl

from models.passage import ATTRIBUTION
from regional.words.plain import escaped, several
from regional.words.region import NAMES

SUMMARY = "Summary"
WHOSE = ATTRIBUTION


def heading(passages: pl.DataFrame) -> str:
    return f"CQC's report in its own words: {several(passages.height, 'paragraph')}"


def parts(passages: pl.DataFrame) -> dict[str, str | None]:
    """What there is to choose from: the summary, then the statements in CQC's order; statement by name."""
    there = set(passages["statement"])
    found = {SUMMARY: None} if None in there else {}
    return found | {name: each for each, name in NAMES.items() if each in there}


def told(passages: pl.DataFrame, statement: str | None) -> str:
    """The paragraphs under their headings, with the address of each page."""
    rows = passages.filter(pl.col("statement").eq_missing(pl.lit(statement, pl.String)))
    said, under = [], None
    for row in rows.iter_rows(named=True):
        if row["heading"] != under:
            under = row["heading"]
            said.append(f"**{escaped(under)}**")
        said.append(f"> {escaped(row['text'])}")
    said += [f"[The page]({url})" for url in rows["url"].drop_nulls().unique(maintain_order=True)]
    return "\n\n".join(said)
