"""Reads the Safeguarding Adults Collection's open data: counts by council, table, kind of enquiry and words.

Described, not seen: NHS Digital's .csv until 2022-23, as the code that wrote it has it. Counts are to the
nearest 5, those under 5 are "[c]". Whether the words of a count stand under CATEGORY or SUBCATEGORY is not
known: either is read. The files of 2024-25 on gov.uk are not known at all. What is not recognised refuses the
file and names the nearest match.
"""

import polars as pl

from ingest.areas import Areas
from ingest.ascof.codes import breakdown
from ingest.ascof.read import year_of
from ingest.issues import Issue
from ingest.publication.cells import with_values
from ingest.publication.coded_areas import with_coded_areas
from ingest.publication.figure_checks import cut_short, few_councils, unknown_year
from ingest.publication.file import opened
from ingest.publication.found_table import find_table
from ingest.publication.headers import plain_header
from ingest.safeguarding import checks
from ingest.safeguarding.shares import ENQUIRIES, PARTS, shares
from ingest.workbook import Refused

NEEDED = {
    "ons_code": ("ons code",),
    "area": ("la name",),
    "table": ("table reference",),
    "enquiry": ("enquiry type",),
    "category": ("category",),
    "subcategory": ("subcategory",),
    "text": ("value",),
}
OPTIONAL = {"year": ("year", "reporting year", "financial year")}
NOT_READ = ("geography", "council type", "region code", "region name", "la code")
EVERYBODY = ("all", "total", "")


def read_safeguarding(
    content: bytes, areas: Areas, period: str | None
) -> tuple[pl.DataFrame, list[Issue], int]:
    """One row a share that our metrics are, with shares' columns; the issues; how many rows were read.

    period: "2022-23", for a file that does not say it itself. With an error nothing is to be stored.
    """
    try:
        table = find_table(opened(content), NEEDED, OPTIONAL, "the safeguarding adults collection", NOT_READ)
    except Refused as refused:
        return shares(None), [refused.issue], 0
    rows, issues = _with_years(table.rows, period), table.issues
    issues += checks.no_year(rows, period) or unknown_year(rows, period)
    tables = {each.casefold(): each for each in PARTS}
    rows = rows.with_columns(
        table=pl.col("table").str.to_lowercase().replace_strict(tables, default=pl.col("table"))
    )
    issues += checks.not_read(rows)
    rows = rows.filter(checks.WANTED)
    rows, found = with_coded_areas(rows, areas)
    issues += found
    rows = _with_parts(rows.drop_nulls("level"))
    rows, found = with_values(rows)
    issues += [*found, *checks.of_rows(rows)]
    if not any(issue.level == "error" for issue in issues):  # else rows seem missing that were only faulty
        issues += [*cut_short(rows), *few_councils(rows)]
    return shares(rows), issues, table.rows_read


def _with_years(rows: pl.DataFrame, period: str | None) -> pl.DataFrame:
    if rows["year"].is_null().all():
        return rows.with_columns(period=pl.lit(period, pl.String))
    said = {text: year_of(text) for text in rows["year"].drop_nulls().unique()}
    return rows.with_columns(period=pl.col("year").replace_strict(said, default=None, return_dtype=pl.String))


def _with_parts(rows: pl.DataFrame) -> pl.DataFrame:
    """part: which count it is, null for words we do not know; breakdown: of whom, null likewise."""
    cells = ["table", "enquiry", "category", "subcategory"]
    said = rows.select(cells).unique()
    read = [part_and_group(*each) for each in said.rows()]
    schema = {"part": pl.String, "breakdown": pl.String}
    parts = pl.concat([said, pl.DataFrame(read, schema=schema, orient="row")], how="horizontal")
    return rows.join(parts, on=cells, how="left", nulls_equal=True, maintain_order="left")


def part_and_group(
    table: str, enquiry: str | None, category: str | None, subcategory: str | None
) -> tuple[str | None, str | None]:
    """The count that two cells name, and whose it is: ("reduced", "all"), ("reduced", "18-64")."""
    for words, other in ((category, subcategory), (subcategory, category)):
        part = PARTS[table].get(plain_words(words))
        if part and (group := _group(other, words, enquiry)):
            return part, group
    return next(
        (part for each in (category, subcategory) if (part := PARTS[table].get(plain_words(each)))), None
    ), None


def plain_words(text: str | None) -> str:
    """As they are compared: small letters, straight quotes, no commas."""
    return plain_header((text or "").replace("\u2019", "'").replace(",", ""))


def _group(text: str | None, words: str | None, enquiry: str | None) -> str | None:
    """Whose count it is; null for what is neither everybody nor an age."""
    plain = plain_words(text)
    if plain in (*EVERYBODY, plain_words(words), plain_words(enquiry), *map(plain_words, ENQUIRIES)):
        return "all"
    if plain in ("not known", "unknown", "age not known"):
        return "age not known"
    group = breakdown(plain)
    return group if group[:1].isdigit() or group == "all" else None
