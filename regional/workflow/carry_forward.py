"""Copying last quarter forward: into the form in one press, as a draft whose untouched cells are marked."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import polars as pl

from ingest.cells import tidied
from ingest.load_carried import ABOUT, Line
from ingest.load_carried import confirm as confirm_cells
from models.return_layout import METRICS
from regional import access, data
from regional.access import Viewer
from regional.data import sign_offs
from regional.workflow import typed
from regional.workflow.fill_in import Form, template_boxes
from regional.workflow.fill_in_place import in_order
from regional.workflow.typed import Saved, Texts

SHEETS = list(ABOUT)


def may_be_copied(form: Form) -> bool:
    """Is a figure empty that was given for an earlier quarter, and nothing sent yet for this one?"""
    if form.last_quarter is None or form.last_quarter >= form.quarter:
        return False
    filled = {place[:3] for place, words in form.texts.items() if tidied(words)}
    return any((METRICS, *figure) not in filled for figure in form.last)


def copy_forward(viewer: Viewer, form: Form, now_typed: Texts, now: datetime) -> Saved:
    """Put last quarter's cells into the lines that are empty, and keep that as a draft.

    A line where anything is typed stays as it is: half of it from another quarter would be neither's.
    Nothing is stored over a version that came since the form was opened.
    """
    top, last = template_boxes(viewer, form.council, form.quarter, carried=True)
    begun = {place[:3] for place, words in now_typed.items() if tidied(words)}
    copied = {place: words for place, words in last.items() if words and place[:3] not in begun}
    return typed.save(viewer, replace(form, top=top), in_order({**now_typed, **copied}), now)


def confirm(viewer: Viewer, ons_code: str, quarter: str, version: int, lines: Collection[Line]) -> int:
    """Say of lines carried forward that they still hold; gives how many cells. Raises PermissionError."""
    access.must_send(viewer, ons_code)
    return confirm_cells(ons_code, quarter, version, lines, viewer.person)


def carried(viewer: Viewer, ons_code: str, quarter: str) -> tuple[dict | None, pl.DataFrame]:
    """The newest version that stands (a row of data.versions, null: none), and its cells that are marked."""
    stands = data.versions(viewer, ons_code).filter(quarter=quarter, status="current")
    row = stands.row(0, named=True) if stands.height else None
    marked = sign_offs.carried(viewer, ons_code, quarter).filter(confirmed=False)
    marked = marked.filter(pl.col("version") == (row["version"] if row else 0))
    by_sheet = pl.col("sheet").replace_strict(SHEETS, range(len(SHEETS)), return_dtype=pl.Int64)
    return row, marked.sort(by_sheet, maintain_order=True)
