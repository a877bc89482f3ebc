"""What is said of cells that were copied forward from the quarter before and stand unchanged."""

import polars as pl

from models.metric import metrics
from models.return_layout import FRAMES
from regional.words.plain import first_up, several
from regional.words.region import NAMES
from regional.words.upload import FIELDS

COPY_HELP = (
    "Fills the lines where nothing is typed and keeps all of it as a draft. Each cell is marked as carried "
    "forward until you change it or say that it still holds."
)
SOME, CONFIRM_SOME = "Or choose lines", "These lines still hold"
MEANS = (
    "These cells are last quarter's, and nobody has changed them or said that they still hold. The approver "
    "and everybody who sees the return is told so. Change a cell, or say that it still holds."
)
SHARED = (
    "These cells are last quarter's, and nobody changed them or said that they still hold before the return "
    "was shared: everybody who sees it is told so. A correction can change that."
)


def copy(last_quarter: str) -> str:
    return f"Copy {last_quarter} forward"


def copied(last_quarter: str, version: int | None) -> str:
    return (
        f"Done: {last_quarter} is copied forward into version {version}, a draft. Change what has changed; "
        "what you leave is marked as carried forward."
    )


def heading(marked: pl.DataFrame) -> str:
    """marked: of workflow.carry_forward.carried."""
    return f"Carried forward from {marked['from_quarter'][0]} and not changed"


def counted(marked: pl.DataFrame, version: int, shared: bool) -> str:
    return f"{several(marked.height, 'cell')} of version {version}. {SHARED if shared else MEANS}"


def in_the_whole(marked: pl.DataFrame) -> str:
    """To an approver. marked: of workflow.sign_off.Waiting."""
    n = several(marked.height, "cell is", "cells are")
    return f"{n} carried forward from {marked['from_quarter'][0]} and not changed: each says so below."


def table(marked: pl.DataFrame) -> pl.DataFrame:
    """One row a line of a sheet, with the names of its cells."""
    rows = marked.group_by("sheet", "about", "breakdown", maintain_order=True).agg("field")
    return pl.DataFrame(
        {
            "Sheet": FRAMES[row["sheet"]],
            "About": _about(row["about"], row["breakdown"]),
            "Cells": first_up(", ".join(name for field, name in FIELDS.items() if field in row["field"])),
        }
        for row in rows.iter_rows(named=True)
    )


def lines(marked: pl.DataFrame) -> dict[str, tuple[str, str, str]]:
    """Each line's sheet, what it is about and its breakdown, by its name."""
    each = marked.select("sheet", "about", "breakdown").unique(maintain_order=True).rows()
    return {f"{FRAMES[line[0]]}: {_about(*line[1:])}": line for line in each}


def _about(about: str, breakdown: str) -> str:
    name = metrics()[about].title if about in metrics() else NAMES.get(about, first_up(about))
    return name if breakdown == "all" else f"{name} ({breakdown})"


def confirm(sheet: str, n: int) -> str:
    """A button. n: lines of the sheet."""
    return f"{FRAMES[sheet]}: all {n} still hold" if n > 1 else f"{FRAMES[sheet]}: it still holds"
