"""One quality statement: a council's published score beside each of its peers'."""

from dataclasses import dataclass

import polars as pl

from regional import data
from regional.access import Viewer
from regional.analysis import grid
from regional.analysis.intervals import wilson_interval
from regional.analysis.position import place_among_peers
from regional.analysis.results import shown
from regional.peers import Peers
from regional.views.firm import FIRM


@dataclass(frozen=True)
class StatementComparison:
    """`rows` has the council first, then its peers in the group's order, each once:

    ons_code, name, region, ours
    score, check, kind, published   of the result it is shown by; null where not known
    counted                         a formal score read firmly: only these are compared
    """

    statement: str
    rows: pl.DataFrame
    place: dict[str, int] | None  # peers below, same and above; none where the council is not counted
    k: int  # peers at 3 or above, of n counted
    n: int
    limits: tuple[float, float] | None  # 95% limits of k / n (Wilson); none where n is 0
    england_k: int
    england_n: int

    @property
    def ours(self) -> dict:
        return self.rows.row(0, named=True)

    @property
    def peers(self) -> pl.DataFrame:
        return self.rows[1:]


def compare_statement(viewer: Viewer, council: dict, peers: Peers, statement: str) -> StatementComparison:
    """council: a row of data.councils."""
    everywhere = grid.published_scores(shown(data.assessments(viewer)), data.scores(viewer))
    scores = everywhere.filter(pl.col("statement") == statement)
    about = data.councils(viewer).select("ons_code", "region", name="short_name")
    order = pl.DataFrame({"ons_code": [council["ons_code"], *peers.codes]})
    rows = (
        order.join(about, on="ons_code", how="left", maintain_order="left")
        .join(
            scores.select("ons_code", "score", "check", "kind", "published"),
            on="ons_code",
            how="left",
            maintain_order="left",
        )
        .with_columns(ours=pl.col("ons_code") == council["ons_code"], counted=FIRM.fill_null(False))
    )
    counted = rows.filter("counted")
    theirs = counted.filter(~pl.col("ours"))["score"]
    k, n = int((theirs >= 3).sum()), len(theirs)
    england = scores.filter(FIRM)["score"]
    return StatementComparison(
        statement=statement,
        rows=rows,
        place=_place(counted),
        k=k,
        n=n,
        limits=_limits(k, n),
        england_k=int((england >= 3).sum()),
        england_n=len(england),
    )


def _place(counted: pl.DataFrame) -> dict[str, int] | None:
    one = counted.with_columns(peer_group=pl.lit("peers"), statement=pl.lit("this one"))
    ours = place_among_peers(one).filter("ours").select("below", "same", "above")
    return ours.row(0, named=True) if ours.height else None


def _limits(k: int, n: int) -> tuple[float, float] | None:
    lower, upper = wilson_interval(pl.lit(k), pl.lit(n))
    return pl.select(lower=lower, upper=upper).row(0) if n else None
