"""What is said of the care providers in a council's area."""

import polars as pl

from models.framework import RATINGS
from models.rated_service import KINDS
from regional.words.plain import day, first_up, number, of, published, several

FEWEST_FOR_A_SHARE = 20  # of fewer only the count is said
HOW_COUNTED = (
    "Each location counts as one, whatever its size; where CQC rates a location's services apart, each "
    "service does. The share is of those that have a rating. Each rating is CQC's newest; some are old."
)


def heading(area: str, month: str, row: dict, region: str) -> str:
    """row: of views.providers.Providers.months."""
    good, rated = int(row["numerator"]), int(row["denominator"])
    if not rated:
        return f"None of the care providers listed in {area} has a rating, {published(month)}"
    share = f" ({number(row['value'], '%')})" if rated >= FEWEST_FOR_A_SHARE else ""
    # A month that was asked of CQC's service for one council has neither.
    known = [(name, row[key]) for name, key in ((region, "region"), ("England", "england"))]
    others = [f"{name} {number(value, '%')}" for name, value in known if value is not None]
    beside = f"; {', '.join(others)}" if others else ""
    return (
        f"{of(good, rated)} rated care providers in {area} are good or outstanding{share}, "
        f"{published(month)}{beside if share else ''}"
    )


def kinds(frame: pl.DataFrame) -> pl.DataFrame:
    """One row a kind of service. frame: of views.providers.by_kind."""
    rows = []
    for row in frame.iter_rows(named=True):
        good, rated = row["outstanding"] + row["good"], _rated(row)
        rows.append(
            {
                "Kind of service": first_up(KINDS[row["kind"]]),
                "Good or outstanding": of(good, rated) if rated else "none rated",
                "Outstanding": row["outstanding"],
                "Good": row["good"],
                "Requires improvement": row["requires improvement"],
                "Inadequate": row["inadequate"],
                "Not yet rated": row["none"],
                "Half were rated before": day(row["rated_on"]) if row["rated_on"] else "–",
            }
        )
    return pl.DataFrame(rows)


def months_heading(months: pl.DataFrame) -> str:
    return f"By month: {several(months.height, 'month')} loaded"


def months(frame: pl.DataFrame, region: str) -> pl.DataFrame:
    rows = [
        {
            "Month": published(row["month"]),
            "Good or outstanding": of(int(row["numerator"]), int(row["denominator"])),
            "Share": number(row["value"], "%") if row["denominator"] >= FEWEST_FOR_A_SHARE else "too few",
            region: number(row["region"], "%"),
            "England": number(row["england"], "%"),
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def list_heading(services: pl.DataFrame) -> str:
    return f"The {several(services.height, 'rating')} behind these numbers, by location"


def listed(services: pl.DataFrame) -> pl.DataFrame:
    """One row a rating, the location linked to CQC's page."""
    rows = [
        {
            "Location": f"[{_linked(row['location'])}]({row['url']})" if row["url"] else row["location"],
            "Kind of service": KINDS[row["kind"]],
            "Service": row["service"] or "all of it",
            "Rating": row["rating"] or f"none: {row['no_rating']}",
            "Rated on": day(row["rated_on"]) if row["rated_on"] else "–",
        }
        for row in services.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def source(area: str, month: str) -> str:
    return f"Source: Care Quality Commission, ratings of care providers in {area}, {published(month)}."


def _rated(row: dict) -> int:
    return sum(row[rating] for rating in RATINGS)


def _linked(name: str) -> str:
    """A name inside a link's brackets."""
    return name.replace("[", "(").replace("]", ")")
