"""One council: its published result, its statements beside peers, what it says of itself."""

from dataclasses import dataclass

import polars as pl

from models.assessment import FIRM_CHECKS
from models.framework import STATEMENTS
from regional import data
from regional.access import Viewer
from regional.analysis import grid
from regional.analysis.position import place_among_peers
from regional.analysis.results import shown
from regional.peers import Peers
from regional.views.firm import FIRM


@dataclass(frozen=True)
class CouncilView:
    """`result` is the assessment it is shown by, a row as a dict, or None."""

    result: dict | None
    earlier: pl.DataFrame  # its other assessments: superseded ones, and a pilot before a formal one
    statements: pl.DataFrame  # one row a statement, see _statements
    own_quarter: str | None  # the quarter of the own scores shown

    @property
    def pilot(self) -> bool:
        return self.result is not None and self.result["kind"] == "pilot"

    @property
    def known(self) -> dict[str, int]:
        """The published scores that are known, by statement."""
        return dict(self.statements.drop_nulls("published").select("statement", "published").iter_rows())

    @property
    def url(self) -> str | None:
        """Where the result was read: of the rating, else of a score; null if no address was kept."""
        addresses = [self.result["url"], *self.statements["url"]] if self.result else []
        return next(filter(None, addresses), None)

    @property
    def inferred(self) -> int:
        """How many of the known scores were inferred from wording or read by a script."""
        return self.statements.drop_nulls("published").filter(~pl.col("check").is_in(FIRM_CHECKS)).height

    @property
    def nine(self) -> dict[str, int] | None:
        """All nine scores where there may be rating arithmetic: formal, and none of them inferred."""
        complete = len(self.known) == len(STATEMENTS)
        return self.known if complete and not self.pilot and not self.inferred else None


def council(viewer: Viewer, ons_code: str, peers: Peers) -> CouncilView:
    assessments = data.assessments(viewer)
    chosen = shown(assessments)
    mine = chosen.filter(pl.col("ons_code") == ons_code).to_dicts()
    result = mine[0] if mine else None
    earlier = assessments.filter(pl.col("ons_code") == ons_code, pl.col("id") != (result or {"id": -1})["id"])
    scores = grid.published_scores(chosen, data.scores(viewer))
    quarter = next(iter(data.quarters_sent_by(viewer, ons_code)), None)
    own = data.own_scores(viewer, quarter).filter(pl.col("ons_code") == ons_code) if quarter else None
    gave_scores = own is not None and own["score"].count() > 0
    statements = _statements(scores, ons_code, peers.codes, own)
    return CouncilView(result, earlier, statements, quarter if gave_scores else None)


def _statements(
    scores: pl.DataFrame, ons_code: str, peers: tuple[str, ...], own: pl.DataFrame | None
) -> pl.DataFrame:
    """One row a statement, in CQC's order:

    published, check, url, source, indicative  the council's score; null if not known
    own                                        its own score in the quarter shown; null if not given
    peers_1 to peers_4, peers_known            how many peers have each known score
    below, same, above                         its place among them; null if it is not compared
    Only formal scores that were not inferred are compared, the council's as its peers'.
    """
    mine = scores.filter(pl.col("ons_code") == ons_code)
    firm = scores.filter(FIRM)
    theirs = firm.filter(pl.col("ons_code").is_in(peers))
    score = pl.col("score")
    counts = theirs.group_by("statement").agg(
        *[(score == level).sum().cast(pl.Int64).alias(f"peers_{level}") for level in (1, 2, 3, 4)],
        peers_known=pl.len().cast(pl.Int64),
    )
    ours = firm.filter(pl.col("ons_code") == ons_code)
    compared = pl.concat([ours, theirs]).with_columns(peer_group=pl.lit("peers"))
    place = place_among_peers(compared).filter(pl.col("ons_code") == ons_code)
    about = mine.select(
        "statement", "check", "url", "source", published="score", indicative=pl.col("kind") == "pilot"
    )
    said = pl.DataFrame(schema={"statement": pl.String, "own": pl.Int64})
    if own is not None:
        said = own.select("statement", own="score")
    frame = pl.DataFrame({"statement": list(STATEMENTS)})
    for part in (about, said, counts, place.select("statement", "below", "same", "above")):
        frame = frame.join(part, on="statement", how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("^peers_.*$").fill_null(0),
        pl.col("indicative").fill_null(False),
    )
