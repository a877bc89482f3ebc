"""Finds the outcomes framework's tables in gov.uk's workbook for 2024-25: a sheet a measure.

Described, not seen: of one sheet, Table_1a, the header stands in row 6 and holds ONS Area Code, Area unit,
Demographic, Group and "Outcome (Score out of 24)"; its first column is the area's name. Sheets of other
measures are taken to be alike and named alike. A sheet that is not, or whose outcome has another unit than
its metric, is left out and named; without any the file is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ingest.ascof.codes import ALL_WORDS, known_codes, plain_code
from ingest.issues import Issue
from ingest.publication.file import Table
from ingest.publication.found_table import find_table
from ingest.publication.headers import LOOKED_AT, columns_there, plain_header
from models.metric import metrics

FRAMEWORK = "ascof-2023"  # no earlier one was published so
NEEDED = {
    "area": ("area name",),
    "ons_code": ("ons area code", "ons code", "area code"),
    "level": ("area unit",),
    "demographic": ("demographic",),
    "group": ("group",),
    "outcome": ("outcome",),
}
OPTIONAL = {name: (name,) for name in ("numerator", "denominator", "base", "margin of error")}
WHAT = "a table of the outcomes framework"
SHEET = re.compile(r"table[ _-]*(\d\w*)", re.IGNORECASE | re.ASCII)
OUTCOME = re.compile(r"outcome(?: \((.+)\))?")
SAID_ALONE = ("age", "age group", "sex", "gender")  # their groups need no demographic beside them
UNITS = {"score": "score out of", "%": r"%|per ?cent", "per 100,000": "per 100,000"}  # as headers say them


@dataclass(frozen=True)
class MeasureTable:
    sheet: str
    rows: pl.DataFrame  # one row a number: as the open data's, see read.NEEDED
    issues: list[Issue]


def are_tables(tables: Sequence[Table]) -> bool:
    """Is this the workbook of tables, and not the open data?"""
    return any(_header(table) is not None for table in tables)


def measure_tables(tables: Sequence[Table]) -> tuple[list[MeasureTable], list[Issue]]:
    """The sheets whose measure we know, each as rows in the open data's form; and what was left out."""
    with_header = [table for table in tables if _header(table) is not None]
    found = {table.name: _fit(table) for table in with_header}
    made = [_measure(table) for table in with_header if not found[table.name]]
    left = [f"{name} ({why})" for name, why in found.items() if why]
    if not left:
        return made, []
    message = f"Sheets that were left out: {'; '.join(left[:6])}."
    if not made:
        return [], [Issue("error", "no_measure", message, "No sheet is left to read. Check the file.")]
    return made, [Issue("warning", "sheet_left", message, "The other sheets were read.")]


def _header(table: Table) -> int | None:
    """The place of the row with a measure's columns; the first, the area's name, may be called anything."""
    told = {ours: theirs for ours, theirs in NEEDED.items() if ours not in ("area", "outcome")}
    rows = enumerate(table.rows.head(LOOKED_AT).rows())
    places = [at for at, row in rows if columns_there(row, told) == len(told) and _outcome(row)]
    return places[0] if places else None


def _outcome(row: Sequence[str | None]) -> str | None:
    """The header of the outcome, plain."""
    return next((text for cell in row if OUTCOME.fullmatch(text := plain_header(cell))), None)


def _fit(table: Table) -> str:
    """Why a sheet cannot be read; empty if it can."""
    code = _code(table)
    known = {row["code"]: row for row in known_codes(FRAMEWORK).to_dicts()}
    if code is None:
        return "its name says no measure"
    if code not in known:
        return f"{code} is no measure that we know"
    if known[code]["to_confirm"]:
        return f"what {code} means has not been read in the handbook yet"
    row = table.rows.row(_header(table))
    said = OUTCOME.fullmatch(_outcome(row))[1]
    unit = metrics()[known[code]["metric"]].unit
    if said and not re.search(UNITS.get(unit, "$^"), said):
        return f'its outcome is "{said}", and the metric\'s unit is {unit}'
    return ""


def _code(table: Table) -> str | None:
    """ "Table_1a" is 1A, "Table 3d(2a)" is 3D2A."""
    found = SHEET.match(table.name or "")
    return plain_code(table.name[found.start(1) :]) if found else None


def _measure(table: Table) -> MeasureTable:
    found = find_table([_with_plain_headers(table)], NEEDED, OPTIONAL, WHAT)
    types = {"outcome": "Outcome"} | {name: name for name in OPTIONAL if found.rows[name].count()}
    rows = found.rows.with_columns(group=_group()).unpivot(
        list(types),
        index=["row", "area", "ons_code", "level", "group"],
        variable_name="type",
        value_name="text",
    )
    rows = rows.with_columns(
        geography=pl.lit(None, pl.String), written=pl.lit(_code(table)), year=pl.lit(None, pl.String)
    )
    return MeasureTable(table.name, rows, found.issues)


def _with_plain_headers(table: Table) -> Table:
    """The same with the first column called the area's name and the outcome without its unit."""
    at = _header(table)
    row = table.rows.row(at)
    names = {n: "outcome" for n, cell in enumerate(row) if OUTCOME.fullmatch(plain_header(cell))}
    if not any(plain_header(cell) == "area name" for cell in row):
        names[0] = "area name"
    here = pl.int_range(pl.len()) == at
    renamed = [
        pl.when(here).then(pl.lit(name)).otherwise(pl.col(table.rows.columns[n])).alias(table.rows.columns[n])
        for n, name in names.items()
    ]
    return Table(table.name, table.rows.with_columns(renamed), table.given_numbers, table.given_last)


def _group() -> pl.Expr:
    """The group in words; outside age and sex with what divides people: "ethnicity: white"."""
    demographic, group = (pl.col(name).fill_null("").str.strip_chars() for name in ("demographic", "group"))
    alone = demographic.str.to_lowercase().is_in([*SAID_ALONE, *ALL_WORDS])
    everybody = group.str.to_lowercase().is_in(ALL_WORDS)
    return pl.when(alone | everybody).then(group).otherwise(demographic + ": " + group)
