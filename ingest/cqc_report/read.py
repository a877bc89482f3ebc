"""Reads CQC's assessments of councils, as saved pages or as a .pdf: one result a council from all of them.

Untried on CQC's live pages: none was at hand when this was written. It follows what is known of three
generations of addresses and pages (pilots; flat until early 2025; nested since), and the pages it is tested
with vary more than CQC's do. What it cannot place it reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from ingest.areas import Areas
from ingest.cqc_report import checks
from ingest.cqc_report.page import Page, read
from ingest.cqc_report.report import is_pdf, read_report
from ingest.issues import Issue

PASSAGES = {
    "statement": pl.String, "heading": pl.String, "text": pl.String, "url": pl.String, "place": pl.Int64,
}  # fmt: skip


@dataclass(frozen=True)
class SavedFile:
    name: str
    content: bytes
    where: str  # its path or address: tells the council where the page itself does not


@dataclass
class Result:
    """What CQC says of one council, from all of its pages that were given."""

    ons_code: str | None
    kind: str  # formal or pilot
    published: str | None = None  # "2025-05-16", or as exactly as the address says: "2025-05"
    rating: str | None = None
    percent: int | None = None
    scores: dict[str, int] = field(default_factory=dict)
    passages: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=PASSAGES))
    url: str | None = None
    files: list[SavedFile] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(issue.level == "error" for issue in self.issues)


def read_cqc_reports(files: Sequence[SavedFile], areas: Areas) -> list[Result]:
    """One result for each council and kind; a page whose council is not known is one by itself, with why."""
    groups: dict[tuple, list[tuple[SavedFile, Page]]] = {}
    for file in files:
        for page in _pages(file, areas):
            council = next(iter(page.councils)) if len(page.councils) == 1 else None
            key = (council, page.kind) if council else (page.at.slug if page.at else file.name,)
            groups.setdefault(key, []).append((file, page))
    return [
        _result(list(dict.fromkeys(file for file, _ in each)), [page for _, page in each])
        for each in groups.values()
    ]


def _pages(file: SavedFile, areas: Areas) -> list[Page]:
    if is_pdf(file.content):
        return read_report(file.name, file.content, areas, file.where)
    return [read(file.name, file.content, areas, file.where)]


def _result(files: list[SavedFile], pages: list[Page]) -> Result:
    councils = {code for page in pages for code in page.councils}
    result = Result(
        next(iter(councils)) if len(councils) == 1 else None, pages[0].kind or "formal", files=files
    )
    result.issues = [issue for page in pages for issue in page.issues]
    if result.ons_code is None and not result.refused:
        result.issues.append(checks.no_council(files[0].name))
    day = _one(result, "the day of publication", {str(page.published) for page in pages if page.published})
    month = _one(result, "its month", {page.at.month for page in pages if page.at and page.at.month})
    result.published = day or month
    result.rating = _one(result, "rating", {page.rating for page in pages if page.rating})
    result.percent = _one(result, "percentage", {page.percent for page in pages if page.percent is not None})
    for page in pages:
        for statement, scores in page.scores.items():
            known = result.scores.setdefault(statement, min(scores))
            if scores != {known} and len(scores) == 1:
                result.issues.append(checks.pages_differ(statement, {known, *scores}))
    result.passages = _passages(pages)
    result.url = min((page.address for page in pages if page.address), key=len, default=None)
    if not (result.scores or result.rating or result.percent or len(result.passages) or result.refused):
        result.issues.append(checks.nothing_read(files[0].name))
    result.issues += checks.of_a_result(result.kind, result.scores, result.percent, result.rating)
    return result


def _one(result: Result, what: str, said: set):
    if len(said) > 1:
        result.issues.append(checks.pages_differ(what, said))
    return next(iter(said), None) if len(said) == 1 else None


def _passages(pages: list[Page]) -> pl.DataFrame:
    told = [(page.address, *passage) for page in pages for passage in page.passages]
    rows = [
        (statement, heading, text, address, place)
        for place, (address, statement, heading, text) in enumerate(told)
    ]
    return pl.DataFrame(rows, schema=PASSAGES, orient="row")
