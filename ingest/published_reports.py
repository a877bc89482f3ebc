"""Reads the folder published_reports/: facts as published, one file a subject.

Any error stops the load: these files are ours to mend, and a half-read record would be a wrong one.
"""

from pathlib import Path

import polars as pl

from ingest import published_checks as checks
from ingest.issues import Issue

FOLDER = Path(__file__).resolve().parent.parent / "published_reports"

COLUMNS = {
    "sources": ["id", "title", "publisher", "covers", "latest", "read_on", "how_checked", "known_faults",
                "licence", "address", "file"],
    "councils": ["ons_code", "name", "short_name", "region", "council_type"],
    "predecessors": ["ons_code", "name", "until", "successor", "relation"],
    "peer_features": ["ons_code", "in_model"],
    "ratings": ["ons_code", "kind", "status", "published", "statement", "score", "rating", "percent", "check",
                "url", "source", "note"],
    "findings": ["ons_code", "kind", "published", "statement", "polarity", "theme", "finding", "check",
                 "url"],
    "practice": ["id", "ons_code", "kind", "published", "title", "done", "for_whom", "changed", "evidence",
                 "statement", "themes", "check", "url"],
    "figures": ["ons_code", "area", "level", "metric", "framework", "code", "year", "breakdown", "value",
                "numerator", "denominator", "margin_of_error", "marker", "publication"],
}  # fmt: skip
NUMBERS = {
    "ratings": ["score", "percent"],
    "figures": ["value", "numerator", "denominator", "margin_of_error"],
}
# Every other column of these files is a number: one feature of the council each.
FEATURES = {"councils": "councils-context", "peer_features": "census-2021-peers"}
NAMES_ONLY = ["name", "short_name"]


def read_published(folder: Path = FOLDER) -> tuple[dict[str, pl.DataFrame], list[Issue]]:
    """Return one frame a file, by its name, and the issues found.

    Frames keep the file's columns and its row number as a spreadsheet shows it, `row`;
    empty cells are null, numbers are Float64. With an error the frames are not to be stored.
    """
    read = {name: _read(folder / f"{name}.csv", name) for name in COLUMNS}
    frames = {name: frame for name, (frame, _) in read.items()}
    issues = [issue for _, found in read.values() for issue in found]
    if not issues:
        issues = checks.all_checks(frames)
    return frames, issues


def features(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The numbers of one of the FEATURES files, long: ons_code, feature, value, publication."""
    numbers = _feature_columns(frame, name)
    long = frame.unpivot(numbers, index="ons_code", variable_name="feature", value_name="value")
    return long.with_columns(publication=pl.lit(FEATURES[name]))


def _read(path: Path, name: str) -> tuple[pl.DataFrame, list[Issue]]:
    if not path.exists():
        return pl.DataFrame(), [_unusable(path, "is missing", "Put it back, or restore it from the history.")]
    try:
        text = pl.read_csv(path, infer_schema=False)
    except pl.exceptions.PolarsError:
        return pl.DataFrame(), [_unusable(path, "cannot be read as CSV", "Save it as CSV UTF-8.")]
    missing = [column for column in COLUMNS[name] if column not in text.columns]
    if missing:
        return text, [
            _unusable(path, f"lacks the columns {', '.join(missing)}", "Add them to its first row.")
        ]
    text = text.with_columns(pl.all().str.strip_chars().replace("", None), row=pl.int_range(pl.len()) + 2)
    numbers = NUMBERS.get(name, []) + (_feature_columns(text, name) if name in FEATURES else [])
    issues = [issue for column in numbers for issue in checks.not_a_number(text, path.name, column)]
    return text.with_columns(pl.col(numbers).cast(pl.Float64, strict=False)), issues


def _feature_columns(frame: pl.DataFrame, name: str) -> list[str]:
    known = {*COLUMNS[name], *NAMES_ONLY, "row"}
    return [column for column in frame.columns if column not in known]


def _unusable(path: Path, what: str, mend: str) -> Issue:
    return Issue("error", "unusable_file", f"The file {path.name} {what}.", mend, sheet=path.name)
