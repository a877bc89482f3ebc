"""Which area each row of a file is about, where the file gives the area's own code: "E09000003"."""

import re

import polars as pl

from ingest.areas import Areas
from ingest.issues import Issue
from ingest.publication.named_areas import code_and_name_differ
from ingest.publication.sentences import listed
from models.council import ENGLAND, REGIONS

# Districts (E07), integrated care boards (E54), council types and the like begin otherwise.
COUNCIL = re.compile(r"E(06|08|09|10)\d{6}")


def with_coded_areas(rows: pl.DataFrame, areas: Areas) -> tuple[pl.DataFrame, list[Issue]]:
    """ons_code as we keep it, and level: council, region or england; null for rows about other areas.

    rows: ons_code and area, as the file has them. A council that was replaced keeps the code it had.
    """
    given = rows["ons_code"].drop_nulls().unique()
    levels = {code: level for code in given if (level := _level(code.upper()))}
    kept = {code: areas.code(code.upper()) for code, level in levels.items() if level == "council"}
    kept |= {code: code.upper() for code, level in levels.items() if level != "council"}
    rows = rows.with_columns(
        level=pl.col("ons_code").replace_strict(levels, default=None, return_dtype=pl.String),
        known=pl.col("ons_code").replace_strict(kept, default=None, return_dtype=pl.String),
    )
    issues = [*_unknown_council(rows), *_other_area(rows), *code_and_name_differ(rows, areas)]
    return rows.with_columns(ons_code="known").drop("known"), issues


def _level(code: str) -> str | None:
    if code == ENGLAND:
        return "england"
    if code in REGIONS.values():
        return "region"
    return "council" if COUNCIL.fullmatch(code) else None


def _unknown_council(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter((pl.col("level") == "council") & pl.col("known").is_null())
    if bad.is_empty():
        return []
    said = bad.select("area", "ons_code").unique(maintain_order=True).rows()
    names = listed([f"{name or 'no name'} ({code})" for name, code in said])
    message = f"We know no council such as {names}."
    mend = "If it is new or was replaced, add it to published_reports/, load that, then this file again."
    return [Issue("error", "unknown_area", message, mend, rows=tuple(bad["row"]))]


def _other_area(rows: pl.DataFrame) -> list[Issue]:
    left = rows.filter(pl.col("level").is_null())
    if left.is_empty():
        return []
    names = listed([each or "no name" for each in left["area"].unique(maintain_order=True)])
    message = f"Rows about areas that are no council, region or England were left out: {names}."
    return [
        Issue("warning", "other_area", message, "Nothing to mend.", rows=tuple(left["row"]), leaves_out=True)
    ]
