"""Which area each row of a table of measures is about, by its code and its name together."""

import polars as pl

from ingest.areas import Areas
from ingest.issues import Issue
from ingest.publication.sentences import AGAIN, listed
from models.period import first_day

LEVELS = {
    "council": "council", "local authority": "council", "la": "council",
    "region": "region", "regional": "region",
    "england": "england", "national": "england", "country": "england",
    "council type": "type", "type": "type",
}  # fmt: skip


def with_areas(rows: pl.DataFrame, areas: Areas) -> tuple[pl.DataFrame, list[Issue]]:
    """ons_code as we keep it and level: council, region or england; other rows are told in an issue."""
    plain = pl.col("level").str.to_lowercase().str.replace_all(r"\s+", " ")
    rows = rows.with_columns(level=plain.replace_strict(LEVELS, default=None, return_dtype=pl.String))
    place = ["level", "ons_code", "area", "period"]
    places = rows.select(place).unique()
    known = [_code(areas, *each) for each in places.rows()]
    codes = places.with_columns(known=pl.Series(known, dtype=pl.String))
    # An empty code has to meet the empty code it came from.
    rows = rows.join(codes, on=place, how="left", nulls_equal=True, maintain_order="left")
    issues = [
        *_unknown_level(rows),
        *_council_types(rows),
        *_unknown_area(rows),
        *code_and_name_differ(rows, areas),
    ]
    return rows.with_columns(ons_code="known").drop("known"), issues


def _code(
    areas: Areas, level: str | None, ons_code: str | None, name: str | None, period: str | None
) -> str | None:
    if level == "council":
        begins = first_day(period) if period else None  # of a council without a code, by its time
        return areas.code(ons_code) if ons_code else areas.council(name or "", begins)
    if level in ("region", "england"):
        return areas.region(name or "") or areas.region_of_code(ons_code)
    return None


def _unknown_level(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("level").is_null())
    if bad.is_empty():
        return []
    message = "The geographical level of these rows is not one that we know."
    return [
        Issue("error", "unknown_level", message, "Check the column that says it.", rows=tuple(bad["row"]))
    ]


def _council_types(rows: pl.DataFrame) -> list[Issue]:
    left = rows.filter(pl.col("level") == "type")
    if left.is_empty():
        return []
    message = "Rows about types of council are not kept: they have no code of their own."
    return [
        Issue(
            "warning", "council_type", message, "Nothing to mend.", rows=tuple(left["row"]), leaves_out=True
        )
    ]


def _unknown_area(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("level").is_in(("council", "region", "england")) & pl.col("known").is_null())
    if bad.is_empty():
        return []
    said = bad.select("area", "ons_code").unique(maintain_order=True).rows()
    names = listed([f"{name or 'no name'} ({code or 'no code'})" for name, code in said])
    message = f"We know no council or region such as {names}."
    mend = "If it is new or was replaced, add it to published_reports/, load that, then this file again."
    return [Issue("error", "unknown_area", message, mend, rows=tuple(bad["row"]))]


def code_and_name_differ(rows: pl.DataFrame, areas: Areas) -> list[Issue]:
    """A code beside another council's name: one of the two is wrong, and we cannot tell which."""
    places = rows.filter((pl.col("level") == "council") & pl.col("known").is_not_null())
    bad = [
        (known, name)
        for known, name in places.select("known", "area").unique(maintain_order=True).rows()
        if name and (named := areas.council(name)) and not areas.same(known, named)
    ]
    if not bad:
        return []
    code, name = bad[0]
    struck = places.filter((pl.col("known") == code) & (pl.col("area") == name))
    message = f"The code {code} stands beside the name {name}, which is another council's."
    return [Issue("error", "code_and_name_differ", message, AGAIN, rows=tuple(struck["row"]))]
