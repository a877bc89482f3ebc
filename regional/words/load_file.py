"""What is said of a publisher's file that somebody drops on the page."""

import polars as pl

from models.issue import Issue
from models.metric import metrics
from models.source import sources
from regional.words.groups import figure, group
from regional.words.plain import day, number, period, several
from regional.workflow.published import Looked, Preview

HEADING = "Load a publisher's file"
WHAT = (
    "The outcomes framework's open data or tables, measures of the carers' survey, the quarterly tables from "
    'client-level data, CQC\'s list "Latest ratings", the safeguarding adults collection, a file of '
    "Fingertips or of LG Inform, or CQC's assessment of a council: its report as .pdf, or saved pages "
    "(several at once). What it is, is told by its content. Nothing is stored before you say so."
)
SEVERAL_REGIONS = "What you load is public, and every region sees it. It can be withdrawn as a whole."
LOOKING, STORING = "Looking at what the file is", "Storing it"
UNTRIED = "Our reader has not met the publisher's newest file yet: compare a few figures before you load it."
SAMPLE = 8  # figures shown before they are stored


def recognised(looked_at: Preview) -> str:
    """What the file is, or what it is not."""
    if looked_at.source is None:
        return f"To mend: {looked_at.why_not}"
    source = sources()[looked_at.source]
    title = source.title.replace("{period}", "").strip(" ,").removesuffix(" of")
    seen = "" if source.reading == "seen" else f" {UNTRIED}"
    return f"{title} ({source.publisher}).{seen}"


def progress(words: str, share: float | None) -> str:
    return words if share is None else f"{words}: {share:.0%}"


def would_be(each: Looked) -> str:
    """One publication before it is stored."""
    if outcome := each.contents:
        left_out = outcome.rows_read - outcome.rows_loaded
        rest = f"; {left_out:,} left out" if left_out else ""
        return (
            f"{each.file.name}: {outcome.rows_loaded:,} of {outcome.rows_read:,} rows would be loaded, "
            f"for {outcome.covered}{rest}."
        )
    return done(each.outcome, each.file.name)


def done(loaded, name: str = "") -> str:
    """One publication afterwards, or why there is none. loaded: ingest.publication.load.LoadedPublication."""
    if loaded.already:
        return (
            f"{name or 'This file'} was loaded on {day(loaded.loaded_before)} as {loaded.publication}. "
            "It is the same file, so nothing has changed."
        )
    if loaded.refused:
        return f"{name or 'The file'} cannot be loaded: see what is to mend. Nothing was stored."
    said = f"Done: {loaded.publication}, {loaded.rows_loaded:,} of {loaded.rows_read:,} rows loaded."
    if loaded.superseded:
        said += (
            f" {several(loaded.superseded, 'figure')} that stood before came anew, "
            f"{loaded.restated:,} with another value."
        )
    if loaded.gave_way:
        said += (
            f" {several(loaded.gave_way, 'figure')} gave way to its own publisher's, or to a later file's: "
            "both are kept."
        )
    return said


def issues(found: list[Issue]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "Where": issue.where,
                "What": issue.message,
                "What to do": issue.mend,
            }
            for issue in found
        ]
    )


def sample(contents) -> pl.DataFrame:
    """A few of the figures, as they would stand. contents: ingest.publication.load.Contents."""
    rows = contents.figures.filter(pl.col("level") == "council")
    return pl.DataFrame(
        [
            {
                "Council": row["area"],
                "Metric": metrics()[row["metric"]].title,
                "Group": group(row["breakdown"]),
                "For": period(row["period"]),
                "Value": figure(row["value"], row["marker"], "", row["status"]),
                "Out of": number(row["denominator"], "count"),
            }
            for row in rows.gather_every(max(1, rows.height // SAMPLE)).head(SAMPLE).to_dicts()
        ]
    )


def withdrawn(publication: str, figures: int, again: int) -> str:
    back = f"{again:,} that it had superseded stand again"
    return f"Done: {publication} is withdrawn with its {figures:,} figures; {back}."
