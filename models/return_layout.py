"""The layout of a return, for the template that is written and the file that is read alike."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal

from models.council_return import AREAS, BANDS
from models.framework import current
from models.metric import metrics
from models.region import OPTIONAL_SHEETS

README = "Read me"
SCORES, ANSWERS, METRICS = "Scores", "Answers", "Metrics"
OPTIONAL = tuple(OPTIONAL_SHEETS.values())
EVIDENCE, WAITING, AUDITS, DOCUMENTS = OPTIONAL
ABOUT_STATEMENTS = (SCORES, ANSWERS, EVIDENCE)  # the sheets with a row for each statement
COUNCIL, QUARTER, CARRIED = "return_council", "return_quarter", "return_carried_from"  # names of hidden cells
ALL = "all"  # the breakdown that is not one

CAP_NAME = 60  # characters of a statement, a code or a breakdown
CAP_TITLE = 150
CAP_SENTENCE = 300
CAP_ANSWER = 1500
MOST_DOCUMENTS = 200

Kind = Literal[
    "about", "breakdown", "score", "text", "yes or no", "number", "marker", "not read",
    "whole", "statement", "document kind", "date",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of a sheet: the header people see, the frame's column it fills, and what it holds."""

    header: str
    field: str
    kind: Kind
    cap: int = CAP_NAME  # characters, where the kind is text

    @property
    def name(self) -> str:
        """The header without what it says in brackets, for use in a sentence."""
        return self.header.partition(" (")[0]

    @property
    def filled_in(self) -> bool:
        """Whether it holds what a council tells us, rather than what the template printed."""
        return self.kind not in ("about", "breakdown", "not read")


_STATEMENT = Column("Statement", "statement", "about")
_MARKER = Column("Marker", "marker", "marker")
_NOTE = Column("Note", "note", "text", CAP_SENTENCE)
_SAID_BEFORE = Column("Last quarter", "said_before", "not read")

SHEETS: dict[str, tuple[Column, ...]] = {
    SCORES: (
        _STATEMENT,
        Column("Own score (1 to 4)", "score", "score"),
        Column("Reason (one sentence, 300 characters)", "reason", "text", CAP_SENTENCE),
    ),
    ANSWERS: (
        _STATEMENT,
        Column("How are we doing?", "how_are_we_doing", "text", CAP_ANSWER),
        Column("How do we know?", "how_do_we_know", "text", CAP_ANSWER),
        Column("What are we going to do?", "what_next", "text", CAP_ANSWER),
        Column("Unchanged since last quarter?", "unchanged", "yes or no"),
    ),
    METRICS: (
        Column("Code", "metric", "about"),
        Column("Metric", "title", "not read"),
        Column("Unit", "unit", "not read"),
        Column("Breakdown", "breakdown", "breakdown"),
        Column("Value", "value", "number"),
        Column("Numerator", "numerator", "number"),
        Column("Denominator", "denominator", "number"),
        _MARKER,
        _NOTE,
        Column("Last quarter", "last_quarter", "not read"),
    ),
    EVIDENCE: (
        _STATEMENT,
        Column("People's experience", "people", "score"),
        Column("Staff and leaders", "staff", "score"),
        Column("Partners", "partners", "score"),
        Column("Processes", "processes", "score"),
    ),
    WAITING: (
        Column("Risk band", "band", "about"),
        Column("People waiting", "waiting", "whole"),
        Column("Longest wait (days)", "longest_wait", "whole"),
        _MARKER,
        _NOTE,
        _SAID_BEFORE,
    ),
    AUDITS: (
        Column("Practice area", "area", "about"),
        Column("Audited (files)", "audited", "whole"),
        Column("Met the standard", "met", "whole"),
        Column("Partly met", "partly_met", "whole"),
        Column("Did not meet", "not_met", "whole"),
        _NOTE,
        _SAID_BEFORE,
    ),
    DOCUMENTS: (  # a row is one document, and known by its place: row_name
        Column("Statement", "statement", "statement"),
        Column("Title", "title", "text", CAP_TITLE),
        Column("Kind", "kind", "document kind"),
        Column("Dated", "dated", "date"),
        Column("Reference or version", "reference", "text", CAP_NAME),
        Column("Next review", "next_review", "date"),
    ),
}

FRAMES = {  # by the frame that a sheet becomes
    "scores": SCORES,
    "answers": ANSWERS,
    "figures": METRICS,
    "evidence": EVIDENCE,
    "waiting": WAITING,
    "audits": AUDITS,
    "documents": DOCUMENTS,
}

# Where in a file each row stands: by sheet, statement or metric, and breakdown.
Rows = dict[tuple[str, str, str], tuple[int, ...]]


def asked_for(optional: Collection[str]) -> list[str]:
    """The sheets a council fills in; optional: those of OPTIONAL that its region asks for."""
    return [sheet for sheet in SHEETS if sheet not in OPTIONAL or sheet in optional]


def plain(text: str) -> str:
    """A name as it is compared: without its case, spare spaces and kind of apostrophe."""
    return " ".join(text.replace("\u2019", "'").casefold().split())


def plain_header(text: str | None) -> str:
    """A header likewise, without what it says in brackets."""
    return plain((text or "").partition("(")[0])


def breakdown_name(text: str) -> str:
    return ALL if plain(text) in ("", ALL) else text


def row_name(number: int) -> str:
    """What a document is known by in its sheet: "row 1" is the first below the header."""
    return f"row {number}"


@cache
def ids(sheet: str) -> dict[str, str]:
    """What the rows of a sheet may be about: id by every name a person may have used, as `plain` has it."""
    if sheet == METRICS:
        return metric_ids()
    if sheet == DOCUMENTS:
        return {row_name(number): row_name(number) for number in range(1, MOST_DOCUMENTS + 1)}
    if sheet in ABOUT_STATEMENTS:
        return statement_ids()
    return {plain(name): name for name in (BANDS if sheet == WAITING else AREAS)}


@cache
def statement_ids() -> dict[str, str]:
    """Statement id by every name a person may have used for it, as `plain` has it."""
    return {
        plain(name): each.id
        for each in current().statements
        for name in (each.id, each.id.replace("_", " "), each.short, each.cqc_name, each.name)
    }


@cache
def metric_ids() -> dict[str, str]:
    """The metrics a return asks for: id by code."""
    return {plain(each.id): each.id for each in metrics().values() if each.collected_quarterly}
