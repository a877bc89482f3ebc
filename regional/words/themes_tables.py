"""The tables of the Themes page: the same facts as its pictures, and the findings themselves."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import polars as pl

from models.assessment import CHECKS
from models.theme import themes
from regional.words.plain import escaped, first_up, published, several
from regional.words.region import NAMES

FINDINGS_SHOWN = 40


def by_theme(counts: pl.DataFrame, reports: int) -> pl.DataFrame:
    """One row a theme; reports: how many were read."""
    return _counts(counts, "Theme", {theme: themes()[theme].label for theme in counts["theme"]}, reports)


def by_statement(counts: pl.DataFrame, reports: int) -> pl.DataFrame:
    return _counts(counts, "Statement", NAMES, reports)


def _counts(counts: pl.DataFrame, head: str, names: Mapping[str, str], reports: int) -> pl.DataFrame:
    return counts.select(
        pl.col(head.lower()).replace_strict(names, return_dtype=pl.String).alias(head),
        pl.col("shortfall").alias(f"Shortfall, of {reports}"),
        pl.col("strength").alias(f"Strength, of {reports}"),
        pl.col("both").alias("Both in one report"),
    )


def matrix(
    rows: Iterable[tuple[str, str]], cells: pl.DataFrame, order: Sequence[str], head: str
) -> pl.DataFrame:
    """One row a council or region (id and name), one column a theme: what was found, in words."""
    found = {(each["row"], each["theme"]): each for each in cells.iter_rows(named=True)}
    return pl.DataFrame(
        [
            {head: name} | {themes()[theme].label: _found(found.get((row, theme))) for theme in order}
            for row, name in rows
        ]
    )


def _found(cell: dict | None) -> str:
    if cell is None:
        return "no report read"
    sides = (("strengths", "strength"), ("shortfalls", "shortfall"))
    said = [several(cell[side], word) for side, word in sides if cell[side]]
    return ", ".join(said) or "not found"


def findings(frame: pl.DataFrame, theme: str | None) -> pl.DataFrame:
    """One row a finding, for the screen. The column Source is markup: a link that says where it leads.

    The theme is left out where it was chosen; no finding is a table without columns.
    """
    rows = [
        {
            "Council": row["council"] + (" (pilot)" if row["kind"] == "pilot" else ""),
            "Named as": first_up(row["polarity"]),
            "Theme": themes()[row["theme"]].label,
            "Finding": row["finding"],
            "Statement": NAMES[row["statement"]],
            "Published": published(row["published"]),
            "Source": _link(row["url"], row["council"]),
            "How it was read": first_up(CHECKS[row["check"]]),
        }
        for row in frame.iter_rows(named=True)
    ]
    table = pl.DataFrame(rows)
    return table.drop("Theme", strict=False) if theme else table


def findings_file(frame: pl.DataFrame) -> pl.DataFrame:
    """Every finding with all that is known of it, for a spreadsheet."""
    names = {"council": "Council", "ons_code": "ONS code", "region": "Region", "kind": "Kind"}
    return frame.select(
        **{head: pl.col(column) for column, head in names.items()},
        Published="published",
        **{"Named as": pl.col("polarity")},
        Theme=_named("theme", {theme: each.label for theme, each in themes().items()}),
        Statement=_named("statement", NAMES),
        Finding="finding",
        **{"How it was read": _named("check", CHECKS)},
        Address=pl.col("url").fill_null("The address was not kept."),
    )


def _named(column: str, names: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(names, return_dtype=pl.String)


def _link(url: str | None, council: str) -> str:
    """The host's name, so that a reader knows where a click leads before it is made."""
    if not url:
        return "The address was not kept."
    host = urlsplit(url).netloc.removeprefix("www.")
    return f"[{escaped(host)}]({url.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"
