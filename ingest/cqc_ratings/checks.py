"""Checks of CQC's list of ratings: each finds one fault and says it in a sentence."""

from datetime import date

import polars as pl

from ingest.issues import Issue
from models.council import REGIONS

MONTHS_QUIET = 2  # a list of a month holds ratings of it or of the month before
AGAIN = "Fetch the file from CQC again."
MOST_REPEATED = 0.1  # of the rows: with more the file holds another thing, or holds it twice
ENOUGH = 0.9  # of the locations of a list of about that time: from month to month they hardly change


def no_social_care() -> Issue:
    message = "The file has no overall rating of a social care location."
    return Issue("error", "no_social_care", message, "Check that it is CQC's list of ratings by location.")


def unknown_rating(rows: pl.DataFrame, known: tuple[str, ...]) -> list[Issue]:
    bad = rows.filter(~pl.col("rating").fill_null("").is_in(list(known)))
    if bad.is_empty():
        return []
    said = ", ".join(f'"{each[:30]}"' for each in bad["said"].unique(maintain_order=True)[:4])
    message = f"These are not ratings that we know: {said}."
    mend = "If CQC has a new word for a rating, the reader has to be taught it."
    return [Issue("error", "unknown_rating", message, mend, rows=tuple(bad["row"]))]


def unreadable_date(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("said_on").is_not_null() & pl.col("rated_on").is_null())
    if bad.is_empty():
        return []
    message = f'Publication Date is not a date such as 21/06/2018: "{bad["said_on"][0][:20]}".'
    return [Issue("error", "unreadable_date", message, AGAIN, rows=tuple(bad["row"]))]


def unknown_council(rows: pl.DataFrame) -> list[Issue]:
    """In an English region under a name we do not know: a council has changed, and we have to be told."""
    english = pl.col("region").is_in(list(REGIONS)) | pl.col("region").is_null()
    bad = rows.filter(pl.col("council").is_not_null() & pl.col("ons_code").is_null() & english)
    if bad.is_empty():
        return []
    names = ", ".join(bad["council"].unique(maintain_order=True)[:4])
    message = f"We know no council such as {names}."
    mend = "If it is new or was replaced, add it to published_reports/, load that, then this file again."
    return [Issue("error", "unknown_council", message, mend, rows=tuple(bad["row"]))]


def no_council(rows: pl.DataFrame) -> list[Issue]:
    english = pl.col("region").is_in(list(REGIONS)) | pl.col("region").is_null()
    left = rows.filter(pl.col("ons_code").is_null() & (pl.col("council").is_null() | ~english))
    if left.is_empty():
        return []
    message = "Locations outside England, or without a council, are not counted."
    return [
        Issue("warning", "no_council", message, "Nothing to mend.", rows=tuple(left["row"]), leaves_out=True)
    ]


def rated_later(rows: pl.DataFrame, month: str | None) -> list[Issue]:
    """A rating of after the month: the month that was said is wrong."""
    newest = rows["rated_on"].max()
    if month is None or newest is None or f"{newest:%Y-%m}" <= month:
        return rated_long_before(newest, month)
    message = f"The file was said to be of {month}, but holds a rating of {newest.day} {newest:%B %Y}."
    return [Issue("error", "rated_later", message, "Give its month: --month 2026-09.")]


def rated_long_before(newest: date | None, month: str | None) -> list[Issue]:
    """No rating of the month or of the one before: a later month may have been said than the list is of."""
    if month is None or newest is None:
        return []
    quiet = 12 * (int(month[:4]) - newest.year) + int(month[5:]) - newest.month
    if quiet < MONTHS_QUIET:
        return []
    message = (
        f"The file was said to be of {month}, but its newest rating is of {newest.day} {newest:%B %Y}: "
        "it may be an older list."
    )
    mend = f"Check its month. If it is another one, withdraw this and give it: --month {newest:%Y-%m}."
    return [Issue("warning", "rated_long_before", message, mend)]


def repeated(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.struct("location_id", "group").is_duplicated())
    if bad.is_empty():
        return []
    if len(bad) > len(rows) * MOST_REPEATED:
        message = "Many locations stand in the file more than once."
        return [Issue("error", "repeated_row", message, AGAIN, rows=tuple(bad["row"]))]
    message = "Some locations stand there twice: the newest rating of each was taken."
    return [Issue("warning", "repeated_location", message, "Nothing to mend.", rows=tuple(bad["row"]))]


def no_month(newest: date | None) -> Issue:
    hint = f" Its newest rating is of {newest:%B %Y}." if newest else ""
    message = f"Neither you nor the file's name said which month the list is of.{hint}"
    return Issue("error", "no_month", message, "Give it: --month 2026-09, or in the file's name.")


def far_fewer(locations: int, others: tuple[str, int] | None) -> list[Issue]:
    """others: the list that we hold from about that time, its month and how many locations it has."""
    if others is None or locations >= ENOUGH * others[1]:
        return []
    month, held = others
    message = (
        f"The list has {locations:,} social care locations, and ours of {month} has {held:,}: it is a part "
        "of one, or was cut short."
    )
    mend = f"{AGAIN} If it is whole, withdraw ours of {month} first: that one is wrong then."
    return [Issue("error", "far_fewer", message, mend)]
