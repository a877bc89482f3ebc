"""The values a viewer may see of what is held, one below the other, for an information request."""

from collections.abc import Iterator

import polars as pl

from models.metric import metrics
from regional import data
from regional.access import Viewer
from regional.words import held as words
from regional.words.region import NAMES

VALUES = {"Owner": str, "Quarter": str, "What": str, "About": str, "Value": float, "Words": str}
AUDITED = ("audited", "met", "partly_met", "not_met")


def values(viewer: Viewer, councils: list[dict]) -> pl.DataFrame:
    """Each value that the viewer may read, as they may read it: small counts hidden, the rest rounded.

    councils: rows of data.councils. Value is null where there is none, and Words then say why if it is known.
    """
    rows = [
        {"Owner": council["short_name"], "Quarter": quarter} | value
        for council in councils
        for quarter, value in _of(viewer, council["ons_code"])
    ]
    return pl.DataFrame(rows, schema=VALUES)  # not guessed: hundreds of rows may begin without a value


def _of(viewer: Viewer, code: str) -> Iterator[tuple[str, dict]]:
    for row in data.own_figures(viewer, code).to_dicts():
        about = metrics()[row["metric"]].title
        yield row["quarter"], _value(words.figure(row["breakdown"]), about, row["value"], row, row["note"])
    for quarter in data.quarters_sent_by(viewer, code):
        for each in (_scores, _answers, _waiting, _audits, _documents):
            yield from ((quarter, value) for value in each(viewer, code, quarter))


def _scores(viewer: Viewer, code: str, quarter: str) -> Iterator[dict]:
    for row in data.own_scores(viewer, quarter).filter(pl.col("ons_code") == code).to_dicts():
        if row["score"] is not None:
            yield _value(words.SCORE, NAMES[row["statement"]], row["score"], row, row["reason"])


def _answers(viewer: Viewer, code: str, quarter: str) -> Iterator[dict]:
    for row in data.own_answers(viewer, code, quarter).to_dicts():
        parts = (row["how_are_we_doing"], row["how_do_we_know"], row["what_next"])
        yield _value(words.ANSWERS, NAMES[row["statement"]], None, row, "\n".join(filter(None, parts)))


def _waiting(viewer: Viewer, code: str, quarter: str) -> Iterator[dict]:
    for row in data.own_waiting(viewer, code, quarter).to_dicts():
        for what in ("waiting", "longest_wait"):
            note = row["note"] if what == "waiting" else None
            yield _value(words.WAITING[what], words.band(row["band"]), row[what], row, note)


def _audits(viewer: Viewer, code: str, quarter: str) -> Iterator[dict]:
    for row in data.own_audits(viewer, code, quarter).to_dicts():
        for what in AUDITED:
            note = row["note"] if what == "audited" else None
            yield _value(words.AUDITS[what], row["area"], row[what], row, note)


def _documents(viewer: Viewer, code: str, quarter: str) -> Iterator[dict]:
    for row in data.own_documents(viewer, code, quarter).to_dicts():
        about = NAMES.get(row["statement"], words.NO_STATEMENT)
        yield _value(words.DOCUMENT, about, None, {}, words.document(row))


def _value(what: str, about: str, value: float | None, row: dict, said: str | None) -> dict:
    marked = words.marker(row.get("marker")) if value is None else None
    return {
        "What": what,
        "About": about,
        "Value": None if value is None else float(value),
        "Words": "; ".join(filter(None, (marked, said))) or None,
    }
