"""What was typed in the browser becomes a file like any other: looked at, mended box by box, stored."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from ingest.cells import tidied
from ingest.issues import Issue
from ingest.load_return import Stored
from models.formula import spaced
from models.return_layout import ANSWERS, DOCUMENTS, METRICS, SCORES
from regional.access import Viewer
from regional.workflow import returns
from regional.workflow.fill_in import Form, newest_version
from regional.workflow.fill_in_place import Place

Texts = dict[Place, str]
TYPED = "typed in the browser"  # how the name of such a file begins


@dataclass(frozen=True)
class Fault:
    """An issue and the boxes it is about; none where it is about a sheet or all that was typed."""

    issue: Issue
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Saved:
    """What came of a press of a button."""

    looked_at: returns.Preview
    faults: list[Fault]
    stored: Stored | None = None  # null: nothing was stored, because of a fault or of `newer`
    newer: int | None = None  # the version somebody else stored since the form was opened


def file_of(form: Form, typed: Texts) -> bytes:
    """The template's .csv with what was typed in its last column."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows(form.top)
    # The file may be opened in a spreadsheet; a group's name was typed as well.
    writer.writerows(map(spaced, (*place, tidied(words))) for place, words in typed.items())
    return text.getvalue().encode("utf-8-sig")


def look(viewer: Viewer, form: Form, typed: Texts, now: datetime) -> Saved:
    """Check what was typed as an upload is checked; nothing is stored. `now` is in the file's name only."""
    name = f"{TYPED}, {now:%Y-%m-%d}.csv"
    looked_at = returns.preview(viewer, form.council, form.quarter, name, file_of(form, typed))
    boxes = dict(enumerate(typed, start=len(form.top) + 1))  # by row of the file, which begins at 1
    faults = [
        Fault(issue, tuple(boxes[row] for row in issue.rows if row in boxes))
        for issue in looked_at.received.issues
    ]
    return Saved(
        looked_at, sorted(faults, key=lambda fault: [list(typed).index(p) for p in fault.places[:1]])
    )


def save(
    viewer: Viewer, form: Form, typed: Texts, now: datetime, *, submit: bool = False, over: int | None = None
) -> Saved:
    """Check and store: submitted if that was asked and nothing is left to mend, else as a draft.

    Nothing is stored over a version that somebody stored since the form was opened, unless it is named in
    `over`: the person has then been told. Either way every version is kept.
    """
    found = look(viewer, form, typed, now)
    newest = newest_version(viewer, form.ons_code, form.quarter)
    if newest not in (form.version, over):
        return Saved(found.looked_at, found.faults, newer=newest)
    if not found.looked_at.may_be_kept:
        return found
    stage = "submitted" if submit and found.looked_at.may_be_submitted else "draft"
    return Saved(found.looked_at, found.faults, returns.store(viewer, found.looked_at, stage))


def differences(mine: Texts, theirs: Texts) -> pl.DataFrame:
    """The boxes that hold different words: sheet, about, breakdown, field, mine, theirs."""
    rows = [
        (*place, mine.get(place, ""), theirs.get(place, ""))
        for place in {**mine, **theirs}
        if tidied(mine.get(place, "")) != tidied(theirs.get(place, ""))
    ]
    columns = ("sheet", "about", "breakdown", "field", "mine", "theirs")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def given(typed: Texts) -> dict[str, tuple[int, int | None]]:
    """For each sheet, how many rows say what is asked for, of how many; null where any number will do."""
    lines: dict[tuple, dict[str, str]] = {}
    for place, words in typed.items():
        lines.setdefault(place[:3], {})[place.field] = tidied(words)
    counts: dict[str, tuple[int, int]] = {}
    for (sheet, *_), line in lines.items():
        k, n = counts.get(sheet, (0, 0))
        counts[sheet] = (k + _is_given(sheet, line), n + 1)
    return {sheet: (k, None if sheet == DOCUMENTS else n) for sheet, (k, n) in counts.items()}


def _is_given(sheet: str, line: dict[str, str]) -> bool:
    """A score; all three answers; a value, the parts that make it or a marker; else anything at all."""
    if sheet == SCORES:
        return bool(line["score"])
    if sheet == ANSWERS:
        return all(words for field, words in line.items() if field != "unchanged")
    if sheet == METRICS:
        return bool(line["value"] or line["marker"] or (line.get("numerator") and line.get("denominator")))
    return any(line.values())
