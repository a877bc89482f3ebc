"""Own scores that were fixed before CQC's report came out, beside what it then gave: what they were worth."""

from dataclasses import dataclass

import polars as pl

from regional import data
from regional.access import Viewer
from regional.views.firm import firm_scores


@dataclass(frozen=True)
class OwnBefore:
    """`pairs` has one row a council and statement: ons_code, statement, own, published, quarter (of the own
    score), stored_at, and reported (when CQC published, as exactly as it is known)."""

    pairs: pl.DataFrame  # of all councils whose own scores the viewer may see
    ons_code: str

    @property
    def mine(self) -> pl.DataFrame:
        return self.pairs.filter(pl.col("ons_code") == self.ons_code)


@data.kept_view
def own_before_published(viewer: Viewer, ons_code: str) -> OwnBefore:
    """A council and, with it, the others of its region.

    Of each council the newest return that was stored before the day CQC published, by the version that
    stands now: one corrected afterwards is no forecast. A date known to the month or the year counts as its
    first day. Only formal scores that were read firmly.
    """
    council = data.council(viewer, ons_code)
    region = tuple(data.councils(viewer).filter(pl.col("region") == council["region"])["ons_code"])
    given = (
        firm_scores(viewer)
        .filter(pl.col("ons_code").is_in(region))
        .select("ons_code", "statement", published="score", reported="published")
    )
    first_day = (pl.col("reported") + "-01-01").str.head(len("2025-10-24"))
    before = pl.col("stored_at").dt.strftime("%Y-%m-%d") < first_day
    sent = data.own_scores_dated(viewer, region).drop_nulls("score")
    own = sent.select("ons_code", "statement", "quarter", "stored_at", own="score")
    both = own.join(given, on=["ons_code", "statement"]).filter(before)
    newest = both.filter(pl.col("quarter") == pl.col("quarter").max().over("ons_code"))
    return OwnBefore(newest.sort("ons_code", "statement"), ons_code)
