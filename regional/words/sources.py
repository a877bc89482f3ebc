"""What the Sources page says: what is loaded, how it was read, what is missing or faulty."""

from datetime import date

import polars as pl

from models.assessment import CHECKS
from models.metric import metrics, overdue
from regional.words.metrics import IN_A_CELL
from regional.words.plain import day, listed, of, published, several
from regional.words.region import NAMES

HOW_TO_LOAD = (
    "Each file is kept as a publication: figures point to it, and it can be taken back as a whole. Of two "
    "files that give the same figure the one released later stands, and what it replaced is kept. The same "
    "file again changes nothing."
)

NOTHING_CORRECTED = "No result was replaced or is under review."
NONE_REPLACED = "No council here took the place of another."


def still_missing(publications: pl.DataFrame) -> pl.DataFrame:
    """All but the sources said to be missing of which somebody has loaded a file since."""
    files = publications.filter(pl.col("status") == "current", pl.col("source").is_not_null())
    filled = (pl.col("rows") == 0) & pl.col("id").is_in(files["source"].to_list())
    return publications.filter(~filled)


def heading(publications: pl.DataFrame, figures_newest: str | None) -> str:
    publications = publications.filter(pl.col("status") != "withdrawn")
    loaded = publications.filter(pl.col("rows") > 0).height
    figures = f"published figures stop at {figures_newest}" if figures_newest else "no figure is loaded"
    return f"{of(loaded, publications.height)} sources are loaded; {figures}"


def table(publications: pl.DataFrame) -> pl.DataFrame:
    """One row a source, missing ones last."""
    rows = [
        {
            "Source": f"{row['title']} ({row['publisher']})",
            "Newest": row["latest"],
            "Read on": day(date.fromisoformat(row["read_on"])) if row["read_on"] else "–",
            "State": state(row),
            "Known faults": row["known_faults"],
        }
        for row in _missing_last(publications)
    ]
    return pl.DataFrame(rows)


def state(row: dict) -> str:
    """row: of data.publications."""
    if row["status"] == "withdrawn":
        return f"withdrawn on {day(row['withdrawn_at'])}: {row['withdrawn_why']}"
    if not row["rows"]:
        return "not loaded"
    left_out = f", {row['rows_refused']:,} left out" if row["rows_refused"] else ""
    return f"{row['rows']:,} rows loaded{left_out}"


def files_heading(publications: pl.DataFrame) -> str:
    files = publications.filter(pl.col("kind") == "file")
    if files.is_empty():
        return "Publishers' own files: none is loaded yet"
    return f"Publishers' own files: {several(files.height, 'file')} loaded, the newest first"


def files(publications: pl.DataFrame) -> pl.DataFrame:
    """One row a file that somebody loaded, the newest first."""
    ordered = publications.filter(pl.col("kind") == "file").sort("loaded_at", "id", descending=True)
    rows = [
        {
            "Publication": row["id"],
            "File": row["file"],
            "Released": day(date.fromisoformat(row["released"])) if row["released"] else "not said",
            "Loaded": f"{day(row['loaded_at'])} by {row['loaded_by']}",
            "Rows read": row["rows_read"],
            "State": state(row),
            "SHA-256 begins": row["sha256"][:12],
        }
        for row in ordered.to_dicts()
    ]
    return pl.DataFrame(rows)


def how_read(publications: pl.DataFrame) -> pl.DataFrame:
    """One row a source: what it covers, how it was checked, under which licence, where it is."""
    rows = [
        {
            "Source": row["title"],
            "Covers": row["covers"],
            "How checked": row["how_checked"],
            "Licence": row["licence"],
            "Address": row["address"] or "not kept",
        }
        for row in _missing_last(publications)
    ]
    return pl.DataFrame(rows)


def _missing_last(publications: pl.DataFrame) -> list[dict]:
    return publications.sort(pl.col("rows") == 0, maintain_order=True).to_dicts()


def by_check(assessments: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """How many ratings and scores were read in which way, the surest first."""
    rows = [
        {
            "How it was read": words,
            "Ratings": assessments.filter(pl.col("check") == check).height,
            "Scores": scores.filter(pl.col("check") == check).height,
        }
        for check, words in CHECKS.items()
    ]
    return pl.DataFrame(rows)


def to_check_heading(assessments: pl.DataFrame, scores: pl.DataFrame) -> str:
    ratings = assessments.drop_nulls("check")
    unread = sum(frame.filter(pl.col("check") != "official").height for frame in (ratings, scores))
    return f"To be checked on CQC's own page: {unread:,} of {len(ratings) + len(scores):,} ratings and scores"


def unknown_heading(unknown: list[str], councils: int) -> str:
    return f"Formal rating not known to us: {of(len(unknown), councils)} councils"


def unknown(names: list[str]) -> str:
    if not names:
        return "Every council's rating is known to us."
    return (
        f"{listed(names)}. If a result is published, its address is all we need: published_reports/README.md "
        "tells how to add it."
    )


def corrections(assessments: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """Results that were replaced or are under review, with what was believed before."""
    odd = assessments.filter(pl.col("status") != "current", ~_only_read_again(assessments))
    rows = [
        {
            "Council": names[row["ons_code"]],
            "Result": row["rating"] or "not known",
            "Published": published(row["published"]),
            "Standing": row["status"],
            "Why": row["note"] or "",
        }
        for row in odd.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _only_read_again(assessments: pl.DataFrame) -> pl.Series:
    """Results whose place was taken by the same one, read from CQC's own page."""
    by = dict(
        assessments.filter(pl.col("note").fill_null("").str.starts_with("supersedes:").not_())
        .select("publication_id", pl.lit(True))
        .iter_rows()
    )
    return assessments["superseded_by"].is_in(list(by)).fill_null(False)


def predecessors(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    rows = [
        {
            "Published under": f"{row['name']} ({row['ons_code']})",
            "Until": day(row["until"]) if row["until"] else "–",
            "Now": names[row["successor"]],
            "What happened": row["relation"],
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def definitions_heading(today: date) -> str:
    late = overdue(today)
    state = f"{several(len(late), 'review')} overdue" if late else "no review overdue"
    return f"Definitions of {several(len(metrics()), 'metric')}: {state}"


def definitions() -> pl.DataFrame:
    rows = [
        {
            "Metric": metric.title,
            "What it is": metric.definition,
            "Unit": metric.unit,
            "Direction": IN_A_CELL[metric.higher_is],
            "Statement": NAMES[metric.statement],
            "Asked each quarter": "yes" if metric.collected_quarterly else "no",
            "Checked by": metric.checked_by,
            "Next review": day(metric.next_review),
        }
        for metric in metrics().values()
    ]
    return pl.DataFrame(rows).sort("Metric")
