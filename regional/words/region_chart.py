"""What stands around the heat map: in the picture, in its text description and under it."""

from datetime import date

import polars as pl

from regional.charts.drawing import Words
from regional.words import region as sentences
from regional.words.plain import of

ALPHABET = "Councils in alphabetical order; no order of merit is meant."

HOW_MADE = {
    "published": (
        "One cell is CQC's published score of one council on one quality statement, as read by us. "
        "The corner of a cell is cut where nobody has yet compared it with CQC's own page; a question mark "
        "stands where it was inferred from wording or read by a script. The last row counts formal scores "
        "only, without pilots and without inferred ones. Rating: O outstanding, G good, RI requires "
        "improvement, I inadequate. The total adds the nine scores (9 to 36), as CQC does."
    ),
    "own": (
        "One cell is the score a council gave itself in its return for the quarter. Own scores are the "
        "council's view, not CQC's, and are not a rating."
    ),
    "gap": (
        "One cell is the own score less CQC's published score. Plus: the council scores itself higher. "
        "Minus: lower. Neither is good or bad. A pilot's scores are not compared."
    ),
}


def heat_map(region: str, published, own, mode: str, quarter: str | None, read_on: date) -> Words:
    """published, own: as views/region.py gives them; own is None where nothing was sent."""
    source = sentences.source(published.results, published.scores, read_on)
    if mode == "published":
        title = sentences.commonest_shortfall(published.counts).rstrip(".")
        formal = published.results.filter(~pl.col("indicative"))
        known = formal.filter(pl.col("rating").is_not_null()).height
        nine = published.results.filter(pl.col("total").is_not_null()).height
        subtitle = (
            f"{region}: CQC's score for each quality statement, 1 to 4. Formal ratings known for "
            f"{of(known, published.councils.height)} councils, all nine scores for {nine}. {ALPHABET}"
        )
        return Words(title, subtitle, source, _described(title, subtitle, published.counts))
    if mode == "own":
        title = sentences.commonest_own_shortfall(own.counts).rstrip(".")
        subtitle = f"{region}: councils' own scores for {quarter}, 1 to 4. {ALPHABET}"
    else:
        title = sentences.differences(own.gap_cells).rstrip(".")
        subtitle = f"{region}: own score for {quarter} less CQC's published score. {ALPHABET}"
    returns = f"Source: returns for {quarter} of {of(own.sent, published.councils.height)} councils"
    footer = returns + "." if mode == "own" else f"{returns}. {source}"
    return Words(title, subtitle, footer, _described(title, subtitle, own.counts))


def _described(title: str, subtitle: str, counts: pl.DataFrame) -> str:
    """The text description: what it says, what is drawn, and the values behind it."""
    values = [
        f"{sentences.NAMES[row['statement']]} {of(row['three_or_above'], row['n'])}"
        for row in counts.iter_rows(named=True)
        if row["n"]
    ]
    shares = f" Councils at 3 or above: {', '.join(values)}." if values else ""
    return f"{title}. {subtitle}{shares}"
