"""The lines of a workbook's last sheet that every page has: sources, counts, who may see it."""

import re
from collections.abc import Iterable
from datetime import date

import polars as pl

from models.assessment import CHECKS
from models.figure import MARKERS
from models.metric import Metric
from regional import data
from regional.access import Viewer
from regional.exports.taken import DEFINITION, SEEN_BY, Fact
from regional.words import metrics as words
from regional.words.plain import first_up, of
from regional.words.provenance import ALL_PUBLIC, NOT_PUBLIC

SIGNS = (
    "Beside a score: * not yet checked on CQC's own page; ? inferred from wording or read by a script; "
    "p a pilot's, indicative and counted nowhere. A dashed empty cell: score not known. The cells hold the "
    "numbers alone."
)
PICTURE = "How the page's picture was made"
FORMAL, FINDINGS = "cqc-formal", "cqc-findings"


def plain(marked: str) -> str:
    """Words of the screen without its markup, for a cell."""
    linked = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1: \2", marked.replace("**", ""))
    return re.sub(r"\\([\\`*_\[\]<>$#~|:@&.])", r"\1", linked)


def sources(viewer: Viewer, ids: Iterable[str]) -> list[Fact]:
    """One line a source, in the order of the record: what it covers, how it was checked, what is wrong."""
    wanted = set(ids)
    return [_source(row) for row in data.publications(viewer).to_dicts() if row["id"] in wanted]


def ending(*, sent: bool) -> list[Fact]:
    """Who may see it and which state of the data it is. sent: whether it holds what councils sent."""
    return [
        Fact(SEEN_BY, NOT_PUBLIC if sent else ALL_PUBLIC),
        Fact("Empty cells", f"{_EMPTY} Markers: {_markers()}."),
        Fact("State of the data", f"Number {data.version()}: it goes up whenever anything is stored."),
    ]


def made(said: str, what: str = "How it was made") -> Fact:
    return Fact(what, plain(said))


def checks(scores: pl.DataFrame, what: str = "scores") -> Fact:
    """How many were read in which way. scores: any frame with a column `check`, null where not known."""
    known = scores.drop_nulls("check")
    counts = [
        f"{how}: {of(known.filter(pl.col('check') == check).height, known.height)}"
        for check, how in CHECKS.items()
    ]
    return Fact(f"How the {what} were read", f"{first_up('; '.join(counts))}.")


def definition(metric: Metric) -> Fact:
    """All that a figure means, so that the file can be read alone."""
    parts = [words.drawn(metric), *plain(words.how_made(metric)).split("\n\n"), *metric.caveats]
    address = str(metric.source_url) if metric.source_url else None
    return Fact(f"{DEFINITION}{metric.title}", "\n".join(parts), address=address)


def _source(row: dict) -> Fact:
    said = (
        f"{row['title']}. {row['publisher']}. {row['covers']}. Newest: {row['latest']}. "
        f"How checked: {row['how_checked']} Known faults: {row['known_faults']} {row['licence']}."
    )
    read_on = date.fromisoformat(row["read_on"]) if row["read_on"] else None
    return Fact("Source, with the day it was read", said, read_on, row["address"] or None)


def _markers() -> str:
    return "; ".join(f"{sign} {why}" for sign, why in MARKERS.items())


_EMPTY = "An empty cell has no value, for a reason that stands beside it; it is never nought."
