"""What is held about a council, or about all of a region's, as it is shown, printed and taken away."""

from dataclasses import dataclass

import polars as pl

from regional import data, days
from regional.access import Viewer
from regional.exports.taken import Column, Fact, Kind, Table, Taken
from regional.views.held_values import values
from regional.views.taken_facts import ending
from regional.words import agreements as of_agreements
from regional.words import held as words
from regional.words.plain import day

WIDTHS = {"Return": 44, "What": 44, "Who can see it": 34, "When that changes": 52, "Owner": 22}


@dataclass(frozen=True)
class Held:
    heading: str
    agreement: str  # what is said of the council's agreement; empty where none is needed
    table: pl.DataFrame  # empty if nothing is held that the viewer may know of
    found: pl.DataFrame  # what the table tells of: of data.held


def held(viewer: Viewer, council: dict) -> Held:
    """council: a row of data.councils."""
    found = data.held(viewer, council)
    needed = data.needs_agreement(viewer, council)
    current = data.current_agreement(viewer, council["ons_code"])
    about = council | {"widest": current["widest"] if current else None}
    table = words.table(
        found.to_dicts(), about, current["last_day"] if current else None, needed, days.today()
    )
    said = of_agreements.covers(current, council["short_name"], council["region"]) if needed else ""
    return Held(words.heading(council["short_name"], found), said, table, found)


def held_taken(viewer: Viewer, council: dict) -> Taken:
    """What is held about one council, without its values: they are in the workbooks of its pages."""
    made = held(viewer, council)
    said = tuple(filter(None, (made.agreement, words.UPLOADS, words.LAW)))
    return _taken(made.heading, said, made.table, [])


def region_taken(viewer: Viewer, region: str) -> Taken:
    """The same of every council of a region, with the values that the viewer may see and no others."""
    councils = data.councils(viewer).filter(pl.col("region") == region).to_dicts()
    each = [held(viewer, council) for council in councils]
    tables = [made.table for made in each if not made.table.is_empty()]
    listing = pl.concat(tables) if tables else pl.DataFrame()
    said = words.region_said(pl.concat(made.found for made in each), len(councils))
    shown = values(viewer, councils)
    more = [] if shown.is_empty() else [_table(words.VALUES, words.VALUES, shown)]
    none = () if more else (words.NO_VALUES,)
    return _taken(
        words.region_heading(region), (said, words.OWNER, *none, words.UPLOADS, words.LAW), listing, more
    )


def _taken(heading: str, said: tuple[str, ...], listing: pl.DataFrame, more: list[Table]) -> Taken:
    tables = [] if listing.is_empty() else [_table(words.SUMMARY, heading, listing)]
    return Taken(
        title=heading,
        sentences=said,
        charts=(),
        tables=(*tables, *more),
        facts=(Fact("As of", f"Who can see what is as it stood on {day(days.today())}."), *ending(sent=True)),
        source="What is held in this app's database.",
        data=listing,
    )


def _table(sheet: str, heading: str, frame: pl.DataFrame) -> Table:
    kinds: dict[str, Kind] = {"Value": "0.0"}
    columns = tuple(
        Column(name, name, kinds.get(name, "text"), WIDTHS.get(name, 60 if name == "Words" else 16))
        for name in frame.columns
    )
    return Table(sheet, heading, frame, columns)
