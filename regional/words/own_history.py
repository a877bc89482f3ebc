"""What is said of one metric in a council's own returns, by quarter: values, counts and the trend."""

import polars as pl

from models.figure import MARKERS
from models.metric import Metric
from models.sharing import TIERS
from regional.words import metrics, trend
from regional.words.metrics import with_unit
from regional.words.plain import first_down, listed, number, of, shortened

NOT_GIVEN, NO_RETURN, NOT_SHARED = "not given", "no return", "not sent, or not shared with you"
ROUNDED = (
    "Shared by the council: numbers are rounded, counts to the nearest 5, and those of a few people hidden."
)
HOW_MADE = (
    "One point is one quarter's figure as the council sent it; of a corrected return the newest version. A "
    "quarter without a figure is a gap with a letter: c too few to show, x not available, z not applicable; "
    "a dash where the figure was not given or no return was sent. No line crosses a gap. A dashed upright "
    "line stands where the return's note begins with the words series break, or where what is counted "
    "changed for everybody: the two sides are different things and are not joined. A note that begins with "
    "the words rolling or year to date says that the figure covers more than its quarter."
)
HOW_TABLE = (
    "One row is one quarter's figure as the council sent it; of a corrected return the newest version. An "
    "empty cell has its reason beside it. After a series break (the return's note says so, or what is "
    "counted changed for everybody) it is another thing: it stands in a column of its own and no line joins "
    "the two."
)


def heading(metric: Metric, history: pl.DataFrame) -> str:
    """The newest and the first figure since the last series break, with their quarters."""
    known = since_break(history).drop_nulls("value")
    if known.is_empty():
        return f"{metric.title}: no figure given in {_any_of(history.height)}"
    newest, first = known.row(-1, named=True), known.row(0, named=True)
    said = f"{metric.title}: {with_unit(newest['value'], metric)} in {newest['quarter']}"
    if known.height == 1:
        before = history.height > since_break(history).height
        return f"{said}; series break: not compared with what came before" if before else said
    return f"{said}; {with_unit(first['value'], metric)} in {first['quarter']}"


def beneath(metric: Metric, history: pl.DataFrame) -> list[str]:
    """How many quarters have a figure and what they rest on, which have none and why, and every note."""
    known = history.drop_nulls("value")
    said = [f"{_how_many(known.height, history.height)} {_counted(known)}".strip()]
    if not history["exact"].all():
        said.append(ROUNDED)
    absent = history.filter(pl.col("value").is_null())
    for why in dict.fromkeys(map(why_absent, absent.iter_rows(named=True))):
        quarters = [row["quarter"] for row in absent.iter_rows(named=True) if why_absent(row) == why]
        said.append(f"No figure for {shortened(quarters)}: {why}.")
    noted = history.drop_nulls("note")
    said += [f"Note with {row['quarter']}: {row['note']}" for row in noted.iter_rows(named=True)]
    told = history.drop_nulls("why")
    said += [f"Series break in {row['quarter']}: {first_down(row['why'])}." for row in told.to_dicts()]
    if history["breaks"].any():
        said.append("The two sides of the dashed line are different things and are not compared.")
    return said


def since_break(history: pl.DataFrame) -> pl.DataFrame:
    """The quarters from the last series break on; all if there is none."""
    return history.filter(pl.col("part") == pl.col("part").max())


def why_absent(row: dict) -> str:
    """Why a quarter has no value. row: of views.own_history."""
    if not row["exact"] and (not row["returned"] or row["tier"] is None):
        return NOT_SHARED
    if not row["returned"]:
        return NO_RETURN
    return MARKERS.get(row["marker"], NOT_GIVEN)


def letter(row: dict) -> str:
    """What stands in the chart for a quarter without a value."""
    return row["marker"] or "–"


TIER = {
    "council": "the council only",
    "region_anonymous": "the region, counted without a name",
    "region": "the region, by name",
    "public": "everyone",
}


def drawn(metric: Metric, council: str, history: pl.DataFrame) -> str:
    """The chart's subtitle."""
    first, last = history["quarter"][0], history["quarter"][-1]
    when = first if first == last else f"{first} to {last}"
    return f"{metrics.drawn(metric)} {council}'s own figures, {when}."


def described(title: str, metric: Metric, history: pl.DataFrame) -> str:
    """The text description: every value."""
    values = [f"{row['quarter']} {_shown(row, metric)}" for row in history.iter_rows(named=True)]
    return f"{title}. {listed(values)}."


def source(council: str, history: pl.DataFrame) -> str:
    sent = history.filter("returned").height
    quarters = "1 quarter" if sent == history.height == 1 else f"{of(sent, history.height)} quarters"
    tiers = listed([TIER[tier] for tier in TIERS if tier in history["tier"]])
    return f"Source: {council}'s own returns, {quarters} sent. Seen by: {tiers or TIER['council']}."


def table(metric: Metric, history: pl.DataFrame) -> pl.DataFrame:
    """One row a quarter, newest first."""
    rows = [
        {
            "Quarter": row["quarter"],
            f"Value ({metric.unit})": _shown(row, metric),
            "Numerator": number(row["numerator"]),
            "Denominator": number(row["denominator"]),
            "Trend": trend.in_a_cell(row),
            "Note from the return": row["note"] or "",
        }
        for row in history.reverse().iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def how_made(metric: Metric, history: pl.DataFrame) -> str:
    parts = [HOW_MADE, trend.HOW_MADE, trend.short_series(history), metrics.numerator(metric)]
    return "\n\n".join([*filter(None, parts), metrics.review(metric)])


def _shown(row: dict, metric: Metric) -> str:
    return why_absent(row) if row["value"] is None else number(row["value"], metric.unit)


def _how_many(known: int, quarters: int) -> str:
    """How many quarters have a figure."""
    if known != quarters:
        return f"A figure in {of(known, quarters)} quarters."
    return "One quarter so far." if quarters == 1 else f"A figure in each of {quarters} quarters."


def _any_of(quarters: int) -> str:
    return "the one quarter so far" if quarters == 1 else f"any of {quarters} quarters"


def _counted(known: pl.DataFrame) -> str:
    """What the newest figure rests on, where its parts were given."""
    if known.is_empty() or known["denominator"][-1] is None or known["numerator"][-1] is None:
        return ""
    row = known.row(-1, named=True)
    parts = f"{number(row['numerator'])} of {number(row['denominator'])}"
    return f"The newest is {parts}."
