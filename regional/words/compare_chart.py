"""What stands around the picture of a comparison, inside its download and under it on the page."""

from datetime import date

import polars as pl

from models.framework import current
from regional.charts.drawing import Words
from regional.peers import Peers
from regional.views.compare_metric import MetricComparison, basis
from regional.views.compare_statement import StatementComparison
from regional.words import compare, compare_metric, compare_statement
from regional.words.compare_numbers import in_unit
from regional.words.metrics import source
from regional.words.plain import day, number, of, several
from regional.words.provenance import not_yet_checked
from regional.words.region import NAMES

LIMITS = {
    "share": "with 95% interval (Wilson)",
    "rate": "with 95% interval (Byar's)",
    "survey": "with 95% interval as published with the survey",
    "other": "interval not published",
}
TEST = "Clear means that the 95% interval of the difference (Newcombe's way) leaves out 0"
HOW_METRIC = (
    "Each dot is the figure as it was published; nothing is worked out again from rounded counts. The line "
    "through it is its 95% interval. For a share of people it is Wilson's, around the published value with "
    "the published number of people. For a rate it is Byar's, and under ten events the exact one. A "
    "survey's sample is weighted, so its interval is the published margin of error, and where none was "
    "published there is none. A difference from a peer is called clear when the 95% interval of the "
    "difference, made from both intervals by Newcombe's method 10, leaves out 0: two intervals may overlap "
    "and the difference still be clear. "
    "England's figure is taken as certain. A share of fewer than five people is drawn and not compared. "
    "Medians and quartiles are interpolated, as Excel's QUARTILE.INC does. "
    "Comparisons are not adjusted for their number; how many chance would give is said instead."
)
HOW_STATEMENT = (
    "Each cell is CQC's published score, its corner cut where nobody has yet compared it with CQC's own "
    "page. A hollow cell is a pilot's, indicative. A question mark stands where a score was inferred from "
    "wording or read by a script. Neither is counted. Scores are four ordered words, so ties are the rule: "
    "peers are lower, the same or higher, and there is no rank. The interval of the share at 3 or above is "
    "Wilson's."
)


def metric(
    made: MetricComparison,
    council: str,
    peers: Peers,
    order: str,
    starts_at: float,
    publications: pl.DataFrame,
) -> Words:
    """starts_at: the value at the left end of the scale."""
    title = compare_metric.heading(made, council, peers)
    known = made.peers["value"].count()
    limits = basis(made.metric) if made.has_limits else "other"
    scale = f" The scale starts at {number(starts_at, made.metric.unit)}, not at 0." if starts_at else ""
    subtitle = (
        f"{made.metric.definition} {made.year}, {LIMITS[limits]}: {council}, and figures of "
        f"{of(known, len(peers.codes))} peers ({peers.name}). {compare.ordered(peers, order)}{scale}"
    )
    values = [
        f"{row['name']} {in_unit(row['value'], made.metric)}"
        for row in made.rows.drop_nulls("value").head(3).iter_rows(named=True)
    ]
    england = f"; England {in_unit(made.england, made.metric)}" if made.england is not None else ""
    foot = footer(made, publications, chance=True)
    return Words(title, subtitle, foot, f"{title}. {subtitle} {', '.join(values)}{england}.")


def footer(made: MetricComparison, publications: pl.DataFrame, *, chance: bool) -> str:
    """How to read the test, what chance gives (the page says so above) and the source."""
    parts = [compare_metric.direction(made.metric)] if chance else []
    if compare_metric.tested(made.peers["verdict"]):
        parts += [f"{TEST}.", compare_metric.chance(made) if chance else ""]
    return " ".join(filter(None, [*parts, source(made.metric, made.used, publications)]))


def statement(made: StatementComparison, council: str, peers: Peers, order: str, read_on: date) -> Words:
    title = compare_statement.heading(made, council, peers)
    subtitle = (
        f"CQC's published score on {NAMES[made.statement].lower()}, 1 to 4: {council}, and formal scores of "
        f"{of(made.n, len(peers.codes))} peers ({peers.name}). {compare.ordered(peers, order)}"
    )
    known = made.rows.drop_nulls("score")
    unchecked = f" {not_yet_checked(known)}." if known.height else ""
    footer = (
        f"A position, not a test. Source: Care Quality Commission, council assessments, as read on "
        f"{day(read_on)}; {several(known.height, 'council')}.{unchecked} Framework {current().id}."
    )
    values = [f"{row['name']} {row['score']}" for row in known.head(3).iter_rows(named=True)]
    return Words(title, subtitle, footer, f"{title}. {subtitle} {', '.join(values)}.")
