"""The layout of a return, for the template that is written and the file that is read alike."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from models.framework import current
from models.metric import metrics

README = "Read me"
SCORES, ANSWERS, METRICS, EVIDENCE = "Scores", "Answers", "Metrics", "Evidence scores"
COUNCIL, QUARTER = "return_council", "return_quarter"  # names of the hidden cells
ALL = "all"  # the breakdown that is not one
MARKERS = {"c": "suppressed", "x": "not available", "z": "not applicable"}
CAP_NAME = 60  # characters of a statement, a code or a breakdown
CAP_SENTENCE = 300
CAP_ANSWER = 1500

Kind = Literal["about", "breakdown", "score", "text", "yes or no", "number", "marker", "not read"]


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
        Column("Marker", "marker", "marker"),
        Column("Note", "note", "text", CAP_SENTENCE),
        Column("Last quarter", "last_quarter", "not read"),
    ),
    EVIDENCE: (
        _STATEMENT,
        Column("People's experience", "people", "score"),
        Column("Staff and leaders", "staff", "score"),
        Column("Partners", "partners", "score"),
        Column("Processes", "processes", "score"),
    ),
}


def asked_for(evidence_scores: bool) -> list[str]:
    """The sheets a council fills in."""
    return [sheet for sheet in SHEETS if evidence_scores or sheet != EVIDENCE]


def plain(text: str) -> str:
    """A name as it is compared: without its case, spare spaces and kind of apostrophe."""
    return " ".join(text.replace("\u2019", "'").casefold().split())


def plain_header(text: str | None) -> str:
    """A header likewise, without what it says in brackets."""
    return plain((text or "").partition("(")[0])


def breakdown_name(text: str) -> str:
    return ALL if plain(text) in ("", ALL) else text


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
