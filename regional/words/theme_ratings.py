"""What is said of themes beside ratings: association, never cause."""

from collections.abc import Mapping

import polars as pl

from models.theme import themes
from regional.words.plain import of

HEADING = "Themes beside ratings, all reports read: association, not cause"
NOT_CAUSE = (
    "CQC's reports are written knowing the rating, and those read are not a random sample: what goes "
    "together here is not cause and effect."
)
TABLES = {"shortfall": "Named as a shortfall", "strength": "Named as a strength"}


def sentences(sides: Mapping[str, pl.DataFrame]) -> list[str]:
    """sides: analysis.theme_ratings.against_rating for each polarity."""
    first = next(iter(sides.values()))
    counts = first.row(0, named=True)
    said = [
        f"{counts['good_n']} reports are of councils rated good or better, {counts['lower_rated_n']} of "
        f"others; {len(sides) * first.height} comparisons were made, those of a table allowed for together."
    ]
    clear = [_clear(row, side) for side, rows in sides.items() for row in rows.iter_rows(named=True)]
    found = [each for each in clear if each]
    return [
        *said,
        *(found or ["On no theme can we tell the two apart: the reports read are too few, or alike."]),
    ]


def table(compared: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "Theme": themes()[row["theme"]].label,
                "Rated good or better": of(row["good"], row["good_n"]),
                "Rated lower": of(row["lower_rated"], row["lower_rated_n"]),
                "Difference, percentage points (95% interval)": _difference(row),
                f"q, allowing for {compared.height} comparisons": "–"
                if row["q"] is None
                else f"{row['q']:.2f}",
                "Verdict": row["verdict"],
            }
            for row in compared.iter_rows(named=True)
        ]
    )


def _difference(row: dict) -> str:
    if row["difference"] is None:
        return "–"
    value, lower, upper = (_points(row[name]) for name in ("difference", "lower", "upper"))
    return f"{value} ({lower} to {upper})"


def _points(share: float) -> str:
    points = round(100 * share)
    return f"{points:+d}".replace("-", "−") if points else "0"


def _clear(row: dict, side: str) -> str:
    if not row["verdict"].startswith("clearly"):
        return ""
    label = themes()[row["theme"]].label
    return (
        f"{label} as a {side}: in {of(row['good'], row['good_n'])} reports of councils rated good or better, "
        f"{row['verdict']} than {of(row['lower_rated'], row['lower_rated_n'])} of others."
    )
