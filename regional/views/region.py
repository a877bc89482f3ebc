"""A region's councils by the nine statements: published, own, or the gap between them."""

from dataclasses import dataclass

import polars as pl

from models.framework import STATEMENTS
from regional import data
from regional.access import Viewer
from regional.analysis import grid
from regional.analysis.edges import edges
from regional.analysis.results import shown
from regional.analysis.statements import against_elsewhere, counts_by_statement
from regional.views.firm import FIRM


@dataclass(frozen=True)
class RegionView:
    """One region. `counts`, `compared` and `edges` rest on formal scores read firmly (FIRM)."""

    councils: pl.DataFrame  # A to Z
    results: pl.DataFrame  # analysis.grid.results
    scores: pl.DataFrame  # every published score shown, pilots too, with its provenance
    cells: pl.DataFrame  # analysis.grid.published_cells
    counts: pl.DataFrame  # analysis.statements.counts_by_statement
    compared: pl.DataFrame  # analysis.statements.against_elsewhere
    edges: pl.DataFrame  # council, total, up, down: one score from another rating
    complete: int  # councils with all nine firm scores


@dataclass(frozen=True)
class OwnView:
    """The own scores of a quarter for the same councils."""

    results: pl.DataFrame  # with the total of own scores
    cells: pl.DataFrame
    gap_results: pl.DataFrame  # with the published total
    gap_cells: pl.DataFrame
    counts: pl.DataFrame
    sent: int  # councils that sent at least one own score
    carried: int  # own scores copied from the quarter before and not changed


@data.kept_view
def region(viewer: Viewer, name: str) -> RegionView:
    """Everything the Region page shows of published results; kept until anything is stored."""
    everywhere = data.councils(viewer)
    councils = everywhere.filter(pl.col("region") == name)
    chosen = shown(data.assessments(viewer))
    scores = grid.published_scores(chosen, data.scores(viewer))
    firm = scores.filter(FIRM)
    codes = councils["ons_code"].to_list()
    here, firm_here = (frame.filter(pl.col("ons_code").is_in(codes)) for frame in (scores, firm))
    names = councils.select("ons_code", council="short_name")
    on_edge = names.join(edges(firm_here), on="ons_code", maintain_order="left")
    nine = firm_here.group_by("ons_code").len().filter(pl.col("len") == len(STATEMENTS))
    return RegionView(
        councils=councils,
        results=grid.results(councils, chosen, here),
        scores=here,
        cells=grid.published_cells(councils, here),
        counts=counts_by_statement(firm_here),
        compared=against_elsewhere(firm, codes),
        edges=on_edge,
        complete=nine.height,
    )


def own(viewer: Viewer, published: RegionView, quarter: str) -> OwnView:
    """The own scores the viewer may see beside a region's published ones."""
    codes = published.councils["ons_code"].to_list()
    scores = data.own_scores(viewer, quarter).filter(pl.col("ons_code").is_in(codes))
    cells = grid.own_cells(published.councils, scores)
    gap_cells = grid.gap_cells(published.cells, cells)
    return OwnView(
        results=grid.with_own_state(grid.own_results(published.results, scores), cells),
        cells=cells,
        gap_results=grid.with_own_state(published.results, gap_cells),
        gap_cells=gap_cells,
        counts=counts_by_statement(scores),
        sent=scores.drop_nulls("score")["ons_code"].n_unique(),
        carried=int(scores["carried"].sum()),
    )
