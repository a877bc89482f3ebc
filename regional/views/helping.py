"""Who could help a council: who is strong where it is weak, how like it they are, and what they offer."""

from dataclasses import dataclass

import polars as pl

from models.framework import STATEMENTS
from models.metric import metrics
from regional import data, peers
from regional.access import Viewer
from regional.analysis import matching
from regional.data import practice
from regional.views.compare_metric import yearly_with_limits
from regional.views.firm import firm_scores

BETTER = {"better": 1, "worse": -1}  # by metric.higher_is; of a metric that is neither nobody is better


@dataclass(frozen=True)
class Help:
    """What one council is weak at, and who could help: rows of matching.COLUMNS with names and practice.

    Beside COLUMNS: council (the helper's short name), region, period (of a metric), practice (titles of the
    helper's entries under the statement or theme, those the viewer may see).
    """

    council: dict  # a row of data.councils
    known: int  # statements with a published score that counts
    weak: list[str]  # statements at 2 or below
    statements: pl.DataFrame
    metrics: pl.DataFrame
    own_quarter: str | None  # of the own scores that the viewer may see; null: none
    own: pl.DataFrame  # the same where the council scores itself 2 or below, and CQC did not


@data.kept_view
def on_statements(viewer: Viewer) -> pl.DataFrame:
    """matching.on_statements for every council."""
    return matching.on_statements(firm_scores(viewer), peers.likeness(viewer))


@data.kept_view
def on_metrics(viewer: Viewer) -> pl.DataFrame:
    """matching.on_metrics for every council, each metric in its newest year: with `period`."""
    figures = newest_figures(viewer)
    found = matching.on_metrics(figures, peers.likeness(viewer))
    return found.join(
        figures.select(about="metric", period="period").unique(), on="about", maintain_order="left"
    )


def newest_figures(viewer: Viewer) -> pl.DataFrame:
    """Each metric's newest year as matching.on_metrics takes it, with `period`; councils alone."""
    better = {name: BETTER[each.higher_is] for name, each in metrics().items() if each.higher_is in BETTER}
    figures = yearly_with_limits(viewer, tuple(data.councils(viewer)["ons_code"]))
    judged = figures.filter(pl.col("metric").is_in(list(better)))
    newest = judged.filter(pl.col("period") == pl.col("period").max().over("metric"))
    wanted = ("ons_code", "metric", "period", "value", "lower", "upper", "few")
    return newest.select(*wanted, better=pl.col("metric").replace_strict(better, return_dtype=pl.Int64))


@data.kept_view
def help_for(viewer: Viewer, ons_code: str) -> Help:
    scores = firm_scores(viewer).filter(ons_code=ons_code)
    low = set(scores.filter(pl.col("score") <= matching.WEAK)["statement"])
    weak = [statement for statement in STATEMENTS if statement in low]
    quarter, own = _own_weak(viewer, ons_code, weak)
    return Help(
        council=data.council(viewer, ons_code),
        known=scores.height,
        weak=weak,
        statements=_with_names(viewer, on_statements(viewer).filter(ons_code=ons_code)),
        metrics=_with_names(viewer, on_metrics(viewer).filter(ons_code=ons_code)),
        own_quarter=quarter,
        own=_with_names(viewer, own),
    )


def _own_weak(viewer: Viewer, ons_code: str, known: list[str]) -> tuple[str | None, pl.DataFrame]:
    """Helpers where the council's newest own scores that the viewer may see are weak, and CQC's are not."""
    none = pl.DataFrame(schema=matching.COLUMNS)
    quarters = data.quarters_sent_by(viewer, ons_code)
    if not quarters:
        return None, none
    own = data.own_scores(viewer, max(quarters)).filter(ons_code=ons_code)
    weak = own.filter(pl.col("score") <= matching.WEAK, ~pl.col("statement").is_in(known))
    if weak.is_empty():
        return None, none
    columns = ("ons_code", "statement", "score")
    found = matching.on_statements(firm_scores(viewer), peers.likeness(viewer), weak.select(columns))
    return max(quarters), found


def _with_names(viewer: Viewer, found: pl.DataFrame) -> pl.DataFrame:
    names = data.councils(viewer).select(helper="ons_code", council="short_name", region="region")
    offered = [_offered(viewer, row["helper"], row["about"]) for row in found.to_dicts()]
    named = found.join(names, on="helper", maintain_order="left").with_columns(
        practice=pl.Series(offered, dtype=pl.List(pl.String))
    )
    return named.sort(pl.col("about").cast(pl.Enum([*STATEMENTS, *metrics()])), "rank", maintain_order=True)


def _offered(viewer: Viewer, helper: str, about: str) -> list[str]:
    """Titles of a council's entries under a statement, or for a metric under its statement."""
    statement = metrics()[about].statement if about in metrics() else about
    return practice.library(viewer).filter(ons_code=helper, statement=statement)["title"].to_list()
