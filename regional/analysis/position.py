"""Where a council's score stands among its peers' scores."""

import polars as pl


def place_among_peers(scores: pl.DataFrame) -> pl.DataFrame:
    """Count the peers whose score is lower than, the same as and higher than each council's.

    scores: one row per council and statement, one assessment each, with
        peer_group, statement and score (1 to 4, null if not known).

    Returns the same rows in the same order, with below, same and above: numbers of peers with a
    known score. A council is not its own peer. All three are null where its own score is null.

    Scores are four ordered words, so ties are the rule: this is a position and never a rank.
    """
    score, peers = pl.col("score"), ["peer_group", "statement"]
    below = score.rank("min").over(peers).cast(pl.Int64) - 1
    same_or_below = score.rank("max").over(peers).cast(pl.Int64) - 1
    known_peers = score.count().over(peers).cast(pl.Int64) - 1
    return scores.with_columns(
        below=below,
        same=same_or_below - below,
        above=known_peers - same_or_below,
    )


def percentile() -> pl.Expr:
    """Where a score stands among its peers', 0 to 100, of `below`, `same` and `above`: half of the level ones
    count as below. Null without a peer."""
    n = pl.col("below") + pl.col("same") + pl.col("above")
    return pl.when(n > 0).then(100 * (pl.col("below") + pl.col("same") / 2) / n)
