"""Checks of the files in published_reports/: each finds one fault and says it in a sentence."""

import re
from collections.abc import Collection

import polars as pl

from ingest.issues import Issue
from models.assessment import CHECKS, KINDS, POLARITIES, STANDING, STATUSES
from models.council import COUNCIL_TYPES, REGIONS
from models.figure import MARKERS
from models.framework import RATINGS, STATEMENTS
from models.metric import metrics
from models.practice import EVIDENCE
from models.theme import themes

PUBLISHED = r"^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
DAY = r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
YEAR = r"^20\d\d-\d\d$"
ADDRESS = r"^https?://[^\s()<>]+$"


# What the tables cannot be without. Other cells may be empty: unknown is unknown.
NEEDED = {
    "sources": ["id", "title", "publisher", "covers", "latest", "how_checked", "known_faults", "licence"],
    "councils": ["ons_code", "name", "short_name"],
    "predecessors": ["ons_code", "name", "relation"],
    "ratings": ["source"],
    "findings": ["finding"],
    "practice": ["id", "title", "for_whom", "themes"],
    "figures": ["ons_code", "area", "year", "breakdown", "framework", "code"],
}


def all_checks(frames: dict[str, pl.DataFrame]) -> list[Issue]:
    codes = frames["councils"]["ons_code"].to_list()
    sources = frames["sources"]["id"].to_list()
    return [
        *_councils(frames["councils"]),
        *unknown(frames["predecessors"], "predecessors.csv", "successor", codes),
        *unknown(frames["peer_features"], "peer_features.csv", "ons_code", codes),
        *_ratings(frames["ratings"], codes),
        *_findings(frames["findings"], codes),
        *_practice(frames["practice"], codes),
        *_figures(frames["figures"], sources),
        *_sources(frames["sources"]),
        *not_like(frames["predecessors"], "predecessors.csv", "until", DAY, "a date such as 2023-04-01"),
        *feature_missing(frames["peer_features"]),
        *[issue for name, columns in NEEDED.items() for issue in empty_cells(frames[name], name, columns)],
    ]


def _sources(sources: pl.DataFrame) -> list[Issue]:
    file = "sources.csv"
    return [
        *repeated_row(sources, file, ["id"]),
        *not_like(sources, file, "read_on", DAY, "a date such as 2026-11-22"),
        *not_like(sources, file, "address", ADDRESS, "a web address"),
    ]


def _councils(councils: pl.DataFrame) -> list[Issue]:
    return [
        *repeated_row(councils, "councils.csv", ["ons_code"]),
        *unknown(councils, "councils.csv", "region", REGIONS),
        *unknown(councils, "councils.csv", "council_type", COUNCIL_TYPES),
    ]


def _ratings(ratings: pl.DataFrame, codes: Collection[str]) -> list[Issue]:
    file = "ratings.csv"
    return [
        *unknown(ratings, file, "ons_code", codes),
        *unknown(ratings, file, "kind", KINDS),
        *unknown(ratings, file, "status", STATUSES),
        *unknown(ratings, file, "check", CHECKS),
        *unknown(ratings, file, "statement", ("overall", *STATEMENTS)),
        *not_like(ratings, file, "published", PUBLISHED, "a date such as 2025-10-24, 2025-10 or 2025"),
        *not_like(ratings, file, "url", ADDRESS, "a web address"),
        *repeated_row(ratings, file, ["ons_code", "kind", "status", "published", "statement"]),
        *rating_and_score_mixed(ratings),
        *two_results_at_once(ratings),
    ]


def _findings(findings: pl.DataFrame, codes: Collection[str]) -> list[Issue]:
    file = "findings.csv"
    return [
        *unknown(findings, file, "ons_code", codes),
        *unknown(findings, file, "kind", KINDS),
        *unknown(findings, file, "check", CHECKS),
        *unknown(findings, file, "statement", STATEMENTS),
        *unknown(findings, file, "polarity", POLARITIES),
        *unknown(findings, file, "theme", themes()),
        *not_like(findings, file, "published", PUBLISHED, "a date such as 2025-10-24, 2025-10 or 2025"),
        *not_like(findings, file, "url", ADDRESS, "a web address"),
    ]


def _practice(practice: pl.DataFrame, codes: Collection[str]) -> list[Issue]:
    file = "practice.csv"
    return [
        *repeated_row(practice, file, ["id"]),
        *unknown(practice, file, "ons_code", codes),
        *unknown(practice, file, "kind", KINDS),
        *unknown(practice, file, "check", CHECKS),
        *unknown(practice, file, "statement", STATEMENTS),
        *unknown(practice, file, "evidence", EVIDENCE),
        *unknown_theme(practice, file),
        *not_like(practice, file, "published", PUBLISHED, "a date such as 2025-10-24, 2025-10 or 2025"),
        *not_like(practice, file, "url", ADDRESS, "a web address"),
    ]


def unknown_theme(practice: pl.DataFrame, file: str) -> list[Issue]:
    """Rows with a word among their themes that is no theme's."""
    each = practice.with_columns(pl.col("themes").str.split(" ")).explode("themes")
    return unknown(each.drop_nulls("themes"), file, "themes", themes())


def _figures(figures: pl.DataFrame, sources: Collection[str]) -> list[Issue]:
    file = "figures.csv"
    return [
        *unknown(figures, file, "metric", metrics()),
        *unknown(figures, file, "level", ("council", "region", "england")),
        *unknown(figures, file, "publication", sources),
        *not_like(figures, file, "year", YEAR, "a year such as 2018-19"),
        *repeated_row(figures, file, ["metric", "ons_code", "year", "breakdown"]),
        *value_and_marker_mixed(figures),
    ]


def not_a_number(frame: pl.DataFrame, file: str, column: str) -> list[Issue]:
    text = pl.col(column)
    bad = frame.filter(text.is_not_null() & text.cast(pl.Float64, strict=False).is_null())
    return _issue("not_a_number", bad, file, column, f"{column} is not a number.", "Write digits only.")


def unknown(frame: pl.DataFrame, file: str, column: str, allowed: Collection[str]) -> list[Issue]:
    """Rows whose cell is empty or not one of the words allowed."""
    bad = frame.filter(~pl.col(column).is_in(list(allowed)).fill_null(False))
    said = ", ".join(repr(word) for word in bad[column].unique(maintain_order=True)[:3])
    mend = "Use a code of councils.csv." if len(allowed) > 60 else f"Use one of: {', '.join(allowed)}."
    return _issue("unknown", bad, file, column, f"{column} is not known: {said}.", mend)


def not_like(frame: pl.DataFrame, file: str, column: str, pattern: str, example: str) -> list[Issue]:
    bad = frame.filter(pl.col(column).is_not_null() & ~pl.col(column).str.contains(pattern))
    return _issue(
        "not_like", bad, file, column, f"{column} is not {example}.", "Write it so, or leave it empty."
    )


def repeated_row(frame: pl.DataFrame, file: str, keys: list[str]) -> list[Issue]:
    bad = frame.filter(pl.struct(keys).is_duplicated())
    message = f"The same {', '.join(keys)} stands more than once."
    return _issue("repeated_row", bad, file, keys[0], message, "Keep one row.")


def empty_cells(frame: pl.DataFrame, name: str, columns: list[str]) -> list[Issue]:
    file = f"{name}.csv"
    found = []
    for column in columns:
        bad = frame.filter(pl.col(column).is_null())
        found += _issue("empty_cell", bad, file, column, f"{column} is empty.", "Fill it in.")
    return found


def feature_missing(features: pl.DataFrame) -> list[Issue]:
    """The neighbour method needs every number of every council in it, and never guesses one."""
    numbers = pl.exclude("ons_code", "name", "short_name", "in_model", "row")
    bad = features.filter(pl.any_horizontal(numbers.is_null()))
    message = "A number of the nearest-neighbour method is missing."
    return _issue("feature_missing", bad, "peer_features.csv", "ons_code", message, "Give every number.")


def rating_and_score_mixed(ratings: pl.DataFrame) -> list[Issue]:
    overall = pl.col("statement") == "overall"
    good_rating = pl.col("rating").is_in(RATINGS).fill_null(False) & pl.col("score").is_null()
    good_score = pl.col("score").is_in([1.0, 2.0, 3.0, 4.0]).fill_null(False) & pl.col("rating").is_null()
    bad = ratings.filter(~pl.when(overall).then(good_rating).otherwise(good_score))
    message = (
        "An overall row has a rating in words and no score; a statement's row has a score and no rating."
    )
    return _issue(
        "rating_and_score_mixed", bad, "ratings.csv", "score", message, "Give the one that belongs."
    )


def two_results_at_once(ratings: pl.DataFrame) -> list[Issue]:
    """A slip in one row's date would make two results of one; so would a forgotten "superseded"."""
    standing = pl.col("status").is_in(STANDING)
    dates = pl.struct("status", pl.col("published").fill_null(""))
    bad = ratings.filter(standing).filter(dates.n_unique().over("ons_code", "kind") > 1)
    message = "A council has two results that stand at once, under different dates."
    mend = "Give all rows of one result the same date, or call the earlier one superseded."
    return _issue("two_results_at_once", bad, "ratings.csv", "published", message, mend)


def value_and_marker_mixed(figures: pl.DataFrame) -> list[Issue]:
    marker_is_known = pl.col("marker").is_in(list(MARKERS)).fill_null(False)
    has_value = pl.col("value").is_not_null() & pl.col("marker").is_null()
    bad = figures.filter(~(has_value | (pl.col("value").is_null() & marker_is_known)))
    message = "A figure has either a value or a marker that says why there is none (c, x or z)."
    return _issue("value_and_marker_mixed", bad, "figures.csv", "value", message, "Give one of the two.")


def _issue(check: str, bad: pl.DataFrame, file: str, column: str, message: str, mend: str) -> list[Issue]:
    if bad.is_empty():
        return []
    sentence = re.sub(r"^[a-z]", lambda first: first.group().upper(), message)
    return [
        Issue("error", check, sentence, mend, sheet=file, column=column, rows=tuple(bad["row"].to_list()))
    ]
