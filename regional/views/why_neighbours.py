"""Why the nearest neighbours of a council are these: kept until anything is stored."""

from dataclasses import dataclass

import polars as pl

from regional import data, peers
from regional.access import Viewer
from regional.analysis.neighbours import WEIGHTS
from regional.analysis.why_neighbours import around_the_cut, if_weights_changed, in_both
from regional.words import why_neighbours as words


@dataclass(frozen=True)
class WhyNeighbours:
    sentences: list[str]
    neighbours: pl.DataFrame
    missed: pl.DataFrame
    missed_heading: str
    weights: pl.DataFrame
    weights_heading: str


@data.kept_view
def why_neighbours(viewer: Viewer, ons_code: str) -> WhyNeighbours:
    """ons_code: of a council that is in the method."""
    names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    scaled = peers.scaled(viewer)
    rows = around_the_cut(scaled, ons_code, peers.NEAREST)
    changed = if_weights_changed(scaled, WEIGHTS, ons_code, peers.NEAREST)
    by_z_scores = in_both(scaled, peers.standardised(viewer), ons_code, peers.NEAREST)
    inside, missed = rows.filter("inside"), rows.filter(~pl.col("inside"))
    return WhyNeighbours(
        sentences=words.sentences(names[ons_code], inside, missed, by_z_scores),
        neighbours=words.table(inside, names, names[ons_code]),
        missed=words.table(missed, names, names[ons_code]),
        missed_heading=words.missed_heading(missed, names),
        weights=words.weights_table(changed, names),
        weights_heading=words.weights_heading(changed, peers.NEAREST),
    )
