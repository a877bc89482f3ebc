"""Checks of the safeguarding collection's file: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.issues import Issue
from ingest.publication.headers import nearest
from ingest.publication.sentences import AGAIN, listed
from ingest.safeguarding.shares import CONCLUDED, OF_CONCLUDED, PARTS

GIVE_YEAR = "Give it, as 2022-23: on Sources, with --year on the command line, or in the file's name."
CONCLUDED_ALONE = pl.col("enquiry").str.to_lowercase() == CONCLUDED.lower()
# The rows that our metrics need: of these tables, and of some only the concluded section 42 enquiries.
WANTED = pl.col("table").is_in(list(PARTS)).fill_null(False) & (
    ~pl.col("table").is_in(list(OF_CONCLUDED)) | CONCLUDED_ALONE.fill_null(False)
)


def no_year(rows: pl.DataFrame, period: str | None) -> list[Issue]:
    if period is None and rows["year"].is_null().all():
        return [Issue("error", "no_year", "The file does not say which year it is for.", GIVE_YEAR)]
    return []


def not_read(rows: pl.DataFrame) -> list[Issue]:
    wanted = rows.filter(WANTED)
    missing = [each for each in PARTS if each not in wanted["table"].unique().to_list()]
    if len(missing) == len(PARTS):
        said = listed([each or "empty" for each in rows["table"].unique(maintain_order=True)])
        message = f"The file has none of the tables that we read ({', '.join(PARTS)}), but: {said}."
        return [Issue("error", "no_table", message, AGAIN)]
    issues = []
    if missing:
        message = f"The file has no table {', '.join(missing)}: the metrics that rest on it get no figure."
        issues.append(Issue("warning", "table_missing", message, "What is there was read."))
    left = rows.filter(~WANTED)
    if left.is_empty():
        return issues
    said = listed([each or "empty" for each in left["table"].unique(maintain_order=True)])
    message = f"Counts that no metric of ours rests on were left out, of the tables {said}."
    return [
        *issues,
        Issue("warning", "not_read", message, "Nothing to mend.", rows=tuple(left["row"]), leaves_out=True),
    ]


def of_rows(rows: pl.DataFrame) -> list[Issue]:
    return [*unknown_words(rows), *unknown_group(rows), *repeated_row(rows), *part_of_a_count(rows)]


def unknown_words(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("part").is_null())
    if bad.is_empty():
        return []
    said = []
    cells = bad.select("table", "category", "subcategory").unique(maintain_order=True)
    for table, category, subcategory in cells.rows()[:3]:
        near = nearest(category or "", PARTS[table]) or nearest(subcategory or "", PARTS[table])
        said.append(
            f'"{category or ""}" with "{subcategory or ""}" in {table}'
            + (f' (the nearest is "{near}")' if near else "")
        )
    message = f"Words that we do not know the count of: {'; '.join(said)}."
    mend = "If the publisher has new words, the reader has to be taught them. Nothing was guessed."
    return [Issue("error", "unknown_words", message, mend, rows=tuple(bad["row"]))]


def unknown_group(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("part").is_not_null() & pl.col("breakdown").is_null())
    if bad.is_empty():
        return []
    category, subcategory = bad.select("category", "subcategory").row(0)
    message = f'Whose count this is we cannot tell: "{category}" with "{subcategory}".'
    mend = "We know everybody together and people by age. Another group has to be taught to the reader."
    return [Issue("error", "unknown_group", message, mend, rows=tuple(bad["row"]))]


def repeated_row(rows: pl.DataFrame) -> list[Issue]:
    key = pl.struct("ons_code", "period", "table", "part", "breakdown")
    bad = rows.filter(pl.col("part").is_not_null() & pl.col("breakdown").is_not_null() & key.is_duplicated())
    if bad.is_empty():
        return []
    message = "The same count of the same council and group is given more than once."
    return [Issue("error", "repeated_row", message, AGAIN, rows=tuple(bad["row"]))]


def part_of_a_count(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter((pl.col("number") < 0) | (pl.col("number") % 1 != 0))
    if bad.is_empty():
        return []
    message = "A count is less than nought, or not a whole number."
    return [Issue("error", "not_a_count", message, AGAIN, rows=tuple(bad["row"]))]
