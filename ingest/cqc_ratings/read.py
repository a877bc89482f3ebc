"""Reads CQC's "Latest ratings" (care directory with ratings): adult social care locations and their ratings.

Seen in a real file: the 26 columns of February 2021, as .csv. Described, and read from a copy made by
benchmarks/cqc_file.py: the .ods of 28 columns and 323,673 rows of September 2026, whose sheet is Locations.
The file's grain is location, service and domain; only rows of the domain Overall are kept. It does not say
which services a location offers: what is no care home is told apart by CQC's inspection category alone.
"""

import re
from calendar import month_name
from datetime import date

import polars as pl

from ingest.areas import Areas
from ingest.cqc_ratings import checks
from ingest.issues import Issue
from ingest.publication.file import opened
from ingest.publication.found_table import find_table
from ingest.workbook import Refused
from models.framework import RATINGS

SHEET = "Locations"
NEEDED = {
    "location_id": ("location id",),
    "location": ("location name",),
    "home": ("care home?",),
    "type": ("location type",),
    "category": ("location primary inspection category",),
    "council": ("location local authority",),
    "group": ("service / population group",),
    "domain": ("domain",),
    "said": ("latest rating",),
    "said_on": ("publication date",),
}
OPTIONAL = {"region": ("location region",), "url": ("url",)}
FRAME = {
    "ons_code": pl.String, "area": pl.String, "location_id": pl.String, "location": pl.String,
    "kind": pl.String, "service": pl.String, "rating": pl.String, "no_rating": pl.String,
    "rated_on": pl.Date, "url": pl.String,
}  # fmt: skip
SOCIAL_CARE = "Social Care Org"
NOT_RATED = ("not rated", "insufficient evidence to rate", "not applicable", "inspected but not rated", "")
FIVE = (b">Safe<", b">Effective<", b">Caring<", b">Responsive<", b">Well-led<")  # the other domains
CQC_PAGE = r"^https?://(www\.)?cqc\.org\.uk/[\w/-]+$"  # another address in a file is not passed on
MONTHS = "|".join(month_name[1:])


def read_cqc_ratings(
    content: bytes, areas: Areas, month: str | None
) -> tuple[pl.DataFrame, list[Issue], int]:
    """One row a location, or one a service where CQC rates a location's services apart; issues; rows read.

    month: "2026-09", the month the list is of; decides which councils there were. Columns as FRAME, with
    rating (one of models.framework.RATINGS) or, if it has none yet, no_rating in CQC's words.
    """
    try:
        table = find_table(opened(content, SHEET, worth_reading), NEEDED, OPTIONAL, "CQC's ratings")
    except Refused as refused:
        return pl.DataFrame(schema=FRAME), [refused.issue], 0
    rows, issues, read = table.rows, table.issues, table.rows_read
    rows = rows.filter((pl.col("type") == SOCIAL_CARE) & (pl.col("domain") == "Overall"))
    if rows.is_empty():
        return pl.DataFrame(schema=FRAME), [*issues, checks.no_social_care()], read
    rows = rows.with_columns(
        rating=pl.col("said").str.to_lowercase(),
        rated_on=_day(pl.col("said_on")),
        service=pl.when(pl.col("group") != "Overall").then("group"),
    )
    on = date(int(month[:4]), int(month[5:7]), 1) if month else None
    names = {name: areas.council(name, on) for name in rows["council"].drop_nulls().unique()}
    rows = rows.with_columns(
        ons_code=pl.col("council").replace_strict(names, default=None, return_dtype=pl.String)
    )
    issues += [
        *checks.unknown_rating(rows, (*RATINGS, *NOT_RATED)),
        *checks.unreadable_date(rows),
        *checks.unknown_council(rows),
        *checks.no_council(rows),
        *checks.rated_later(rows, month),
        *checks.repeated(rows),
    ]
    return _one_each(rows.filter(pl.col("ons_code").is_not_null())), issues, read


def worth_reading(row: bytes) -> bool:
    """Of an .ods row's XML: could it be an overall rating in social care? It looks at bytes alone."""
    if b"Social Care Org" in row:
        overall = row.count(b">Overall<")
        return overall > 1 or (overall == 0 and b"Overall" in row) or not any(each in row for each in FIVE)
    return b"Location ID" in row or b"<text:span" in row


def month_of(name: str) -> str | None:
    """The month that a file's name says: "01_September_2026_Latest_ratings.ods", "2021-02".

    Null if it says none, or several.
    """
    words = [each.casefold() for each in month_name]
    said = {
        f"{year}-{words.index(month.casefold()):02}"
        for month, year in re.findall(rf"({MONTHS})[ _-]*(20\d\d)", name, re.IGNORECASE)
    }
    said |= {"-".join(each) for each in re.findall(r"(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?!\d)", name)}
    return said.pop() if len(said) == 1 else None


def _day(text: pl.Expr) -> pl.Expr:
    """As CQC writes it, 21/06/2018, or as a workbook keeps a date once somebody has saved the list as one."""
    kept = text.str.replace(r"[ T]00:00:00$", "")
    return pl.coalesce(text.str.to_date("%d/%m/%Y", strict=False), kept.str.to_date("%Y-%m-%d", strict=False))


def _one_each(rows: pl.DataFrame) -> pl.DataFrame:
    """The rating of each location as a whole or, where it has none, those of its services."""
    rows = rows.sort("rated_on", descending=True, nulls_last=True, maintain_order=True).unique(
        ["location_id", "service"], keep="first", maintain_order=True
    )
    rated = pl.col("rating").is_in(RATINGS).fill_null(False)
    whole = pl.col("service").is_null()
    has_whole = (whole & rated).any().over("location_id")
    has_services = (~whole & rated).any().over("location_id")
    wanted = (
        pl.when(has_whole)
        .then(whole)
        .when(has_services)
        .then(~whole & rated)
        .otherwise(pl.col("row") == pl.col("row").min().over("location_id"))
    )
    kept = rows.filter(wanted).sort("row")
    return kept.select(
        "ons_code",
        pl.col("council").alias("area"),
        "location_id",
        pl.col("location").fill_null("no name given"),
        _kind().alias("kind"),
        "service",
        rating=pl.when(rated).then("rating"),
        no_rating=pl.when(~rated).then(pl.col("said").fill_null("no rating given")),
        rated_on="rated_on",
        url=pl.when(pl.col("url").str.contains(CQC_PAGE)).then("url"),
    ).cast(FRAME)


def _kind() -> pl.Expr:
    """Of a service rated apart by its own name; of a location by what CQC inspects it as."""
    service = pl.col("service").str.to_lowercase().fill_null("")
    home = pl.col("home").str.to_uppercase() == "Y"
    community = pl.col("category").str.contains("(?i)community based adult social care")
    return (
        pl.when(service.str.contains("care home|residential|nursing home"))
        .then(pl.lit("care_home"))
        .when(service.str.contains("home ?care|domiciliary"))
        .then(pl.lit("homecare"))
        .when(home)
        .then(pl.lit("care_home"))
        .when(community)
        .then(pl.lit("homecare"))
        .otherwise(pl.lit("other"))
    )
