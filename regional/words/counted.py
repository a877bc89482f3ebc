"""What is said of what councils share without their names, counted together and frozen."""

from datetime import date

import polars as pl

from models.metric import metrics
from regional.words.metrics import with_unit
from regional.words.plain import day, first_up, of, several, the
from regional.words.region import NAMES

WHY = (
    "Counted once and kept: a correction since then shows in the next freeze. A count is of five or more "
    "councils besides your own, and none is shown where all agree. A type of council is left out where it, "
    "or the rest of the region beside it, is too few. Councils that share with their names are in it too. "
    "Shares and rates are the councils' sums, one over the other, as whole numbers."
)
NOTHING = (
    "Nothing is counted without names for {} in {}: the region's lead has not frozen it, or fewer than five "
    "other councils share it so."
)
FREEZE = "Freeze the counts"
FREEZE_MEANS = (
    "It counts today what the councils of {} share of the quarter, with or without their names, and keeps "
    "the counts as they are. A correction shows in the next freeze of the quarter, at the earliest in three "
    "months. Where fewer than five councils joined or left a count since, the old count stays."
)
NOTHING_TO_FREEZE = "Note: nothing was counted, because no council shares anything of the quarter yet."


def heading(region: str, quarter: str, counted: pl.DataFrame) -> str:
    """counted: of data.anonymous.counted."""
    if counted.is_empty():
        return f"Counted without names, {quarter}: nothing yet"
    whole = counted.filter(pl.col("council_type") == "")
    scores = whole.filter(pl.col("kind") == "scores").height
    figures = whole.filter(pl.col("kind") == "figures").height
    said = f"{several(scores, 'statement')}, {several(figures, 'metric')}"
    return f"Counted without names, {quarter}: {said}, as of {day(counted['frozen_on'].max())}"


def scores(counted: pl.DataFrame, region: str) -> pl.DataFrame:
    """A row a statement: how many scored themselves 3 or above, in the region and in each type of council."""
    return _by_group(counted, "scores", "Own score 3 or above", region)


def figures(counted: pl.DataFrame, region: str) -> pl.DataFrame:
    return _by_group(counted, "figures", "Metric", region)


def _by_group(counted: pl.DataFrame, kind: str, head: str, region: str) -> pl.DataFrame:
    mine = counted.filter(pl.col("kind") == kind)
    groups = sorted(mine["council_type"].unique())
    rows = []
    for (about,), cells in mine.group_by("about", maintain_order=True):
        by_group = {row["council_type"]: _cell(row) for row in cells.to_dicts()}
        name = NAMES.get(about) or metrics()[about].title
        heads = {group: first_up(group) or region for group in groups}
        rows.append({head: name} | {heads[group]: by_group.get(group, "not shown") for group in groups})
    return pl.DataFrame(rows)


def _cell(row: dict) -> str:
    if row["kind"] == "scores":
        return of(row["three_or_above"], row["councils"])
    if row["value"] is None:
        return f"too few people ({several(row['councils'], 'council')})"
    return f"{with_unit(row['value'], metrics()[row['about']])} ({several(row['councils'], 'council')})"


def freeze_heading(region: str, frozen: tuple[str, ...]) -> str:
    said = f"frozen last for {frozen[0]}" if frozen else "none frozen yet"
    return f"Counts without names in {the(region)}: {said}"


def frozen(quarter: str, counts: int) -> str:
    return f"Done: {several(counts, 'count')} frozen for {quarter}." if counts else NOTHING_TO_FREEZE


def too_soon(quarter: str, again: date) -> str:
    return (
        f"Note: nothing was changed. The counts of {quarter} are frozen, and may be again from {day(again)}."
    )
