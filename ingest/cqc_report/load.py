"""Stores what CQC's pages say of a council: the result, its scores, and its passages."""

import hashlib
import json
from collections.abc import Sequence
from functools import partial

import polars as pl
from sqlalchemy import Connection, func, insert, select, update

from ingest.areas import areas
from ingest.cqc_report.read import Result, SavedFile, read_cqc_reports
from ingest.cqc_report.report import is_pdf
from ingest.issues import Issue
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from ingest.publication.superseding_results import STANDS
from ingest.publication.taken_over import FIELDS, known, taken_fields
from models import database
from models.assessment import FRAMEWORK_OF, Assessment, Score
from models.council import Council
from models.framework import current
from models.passage import Passage

SOURCE = "cqc-report"


def load_cqc_report(
    files: Sequence[SavedFile], supersede: str | None = None, person: str = "administrator"
) -> list[LoadedPublication]:
    """Load each council's result from its saved pages, or from the report.

    supersede: why a result may take the place of another one that is stored; null refuses one that differs.
    """
    results = read_cqc_reports(files, areas())
    return [load_publication(as_file(each, person), partial(contents, each, supersede)) for each in results]


def as_file(result: Result, person: str) -> PublishedFile:
    """All pages of a result as one file: the same pages in another order are the same file."""
    whole = b"".join(sorted(hashlib.sha256(file.content).digest() for file in result.files))
    kind = "files" if _is_report(result) else "saved pages"
    name = result.files[0].name if len(result.files) == 1 else f"{len(result.files)} {kind}"
    return PublishedFile(SOURCE, name, whole, result.published, result.url, person)


def contents(result: Result, supersede: str | None) -> Contents:
    with database.engine().connect() as connection:
        stored = stands(connection, result.ons_code, result.kind)
    issues = [*result.issues, *(differs(stored, result) if stored and supersede is None else [])]
    pages, passages = len(result.files), len(result.passages)
    where = "the report" if _is_report(result) else f"saved pages: {pages}"
    said = f"{len(result.scores)} of 9 scores and {passages} passages, read from {where}"
    return Contents(
        pl.DataFrame(),
        issues,
        rows_read=len(result.scores) + passages,
        rows_loaded=0 if any(issue.level == "error" for issue in issues) else len(result.scores) + passages,
        more=(
            (
                Passage,
                result.passages.with_columns(ons_code=pl.lit(result.ons_code), kind=pl.lit(result.kind)),
            ),
        ),
        covers=said,
        period=f"{_short_name(result.ons_code)} {result.published or ''}".strip(),
        then=partial(_store, result, supersede),
    )


def stands(connection: Connection, ons_code: str | None, kind: str) -> dict | None:
    """The result that stands for a council, with its scores; null if there is none."""
    wanted = select(*Assessment.__table__.columns).where(
        Assessment.ons_code == ons_code, Assessment.kind == kind, STANDS
    )
    row = connection.execute(wanted.order_by(Assessment.published.desc())).mappings().first()
    if row is None:
        return None
    scores = select(Score.statement, Score.score).where(Score.assessment_id == row["id"])
    return {**row, "scores": dict(connection.execute(scores).all())}


def differs(stored: dict, result: Result) -> list[Issue]:
    """What both know and do not agree on: a second result is a person's decision."""
    names = {each.id: each.name for each in current().statements}
    both = stored["scores"].keys() & result.scores.keys()
    told = [
        f"{names[each]} {stored['scores'][each]}, now {result.scores[each]}"
        for each in sorted(both)
        if stored["scores"][each] != result.scores[each]
    ]
    for name in ("rating", "percent"):
        before, after = stored[name], getattr(result, name)
        if before is not None and after is not None and before != after:
            told.append(f"{name} {before}, now {after}")
    if not told:
        return []
    message = f"Another result is stored for this council: {'; '.join(told)}."
    mend = 'If the page is right, load it with --supersede "why": the stored result is kept as superseded.'
    return [Issue("error", "another_result", message, mend)]


def _store(result: Result, supersede: str | None, connection: Connection, publication: str) -> None:
    """The new result, which takes in what the stored one knew and the pages given did not say."""
    before = stands(connection, result.ons_code, result.kind)
    read = f"read from CQC's {'report' if _is_report(result) else 'page'}"
    scores = {
        statement: {"score": score, "check": "official", "url": result.url, "source": read, "note": None}
        for statement, score in result.scores.items()
    }
    row = {
        "ons_code": result.ons_code,
        "framework": FRAMEWORK_OF[result.kind],
        "kind": result.kind,
        "status": "current",
        "published": result.published,
        "rating": result.rating,
        "percent": result.percent,
        "check": "official" if result.rating else None,
        "url": result.url,
        "source": read,
        "note": f"supersedes: {supersede}" if supersede else None,
        "publication_id": publication,
    }
    if before and not supersede:
        row |= _taken_over(row, before)
        scores = known(connection, before) | scores
    connection.execute(
        update(Assessment)
        .where(Assessment.ons_code == result.ons_code, Assessment.kind == result.kind, STANDS)
        .values(stood_as=Assessment.status, status="superseded", superseded_by=publication)
    )
    # Numbered here, as the record numbers its own: PostgreSQL's own count knows nothing of those.
    made = (connection.scalar(select(func.max(Assessment.id))) or 0) + 1
    connection.execute(insert(Assessment), {**row, "id": made})
    for statement, score in scores.items():
        told = {"taken_from": None, **score, "assessment_id": made, "statement": statement}
        connection.execute(insert(Score), told)


def _taken_over(row: dict, before: dict) -> dict:
    """What a page that was not given would have said, as it is known already."""
    taken = [name for name in FIELDS if row[name] is None and before[name] is not None]
    over = {name: before[name] for name in taken}
    if taken:
        from_whom = taken_fields(before)
        over["taken"] = json.dumps({name: from_whom.get(name, before["publication_id"]) for name in taken})
    if before["published"] and row["published"] and before["published"].startswith(row["published"]):
        over["published"] = before["published"]  # a day is more than its month
    if row["url"] is None:
        over["url"] = before["url"]  # a report as .pdf has none
    if "rating" in taken:
        over["check"] = before["check"]
    if before["status"] == "provisional":
        over["status"] = "provisional"  # under review: a page of before does not end that
    return over


def _is_report(result: Result) -> bool:
    return any(is_pdf(file.content) for file in result.files)


def _short_name(ons_code: str | None) -> str:
    with database.engine().connect() as connection:
        return connection.scalar(select(Council.short_name).where(Council.ons_code == ons_code)) or ""
