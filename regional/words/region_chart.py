"""What stands around the heat map: in the picture, in its text description and under it."""

from datetime import date

import polars as pl

from models.assessment import FIRM_CHECKS
from regional.charts.drawing import Words
from regional.views.region import OwnView, RegionView
from regional.words import region as sentences
from regional.words.plain import of, the
from regional.words.provenance import NOT_PUBLIC

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


def heat_map(
    region: str, published: RegionView, own: OwnView | None, mode: str, quarter: str | None, read_on: date
) -> Words:
    """own is None where nothing was sent; then only the published map is drawn."""
    source = sentences.source(published.results, published.scores, read_on)
    if mode == "published":
        title = _in_region(region, sentences.commonest_shortfall(published.counts))
        subtitle = f"CQC's score for each quality statement, 1 to 4. {_known(published)} {ALPHABET}"
        return Words(title, subtitle, source, _described(title, subtitle, published.counts))
    if mode == "own":
        title = _in_region(region, sentences.commonest_own_shortfall(own.counts))
        subtitle = f"Councils' own scores for {quarter}, 1 to 4. {ALPHABET}"
    else:
        title = f"{region}: {sentences.differences(own.gap_cells)}".rstrip(".")
        subtitle = f"Own score for {quarter} less CQC's published score. {ALPHABET}"
    returns = (
        f"Source: returns for {quarter} of {of(own.sent, published.councils.height)} councils. {NOT_PUBLIC}"
    )
    footer = returns if mode == "own" else f"{returns} {source}"
    return Words(title, subtitle, footer, _described(title, subtitle, own.counts if mode == "own" else None))


def _in_region(region: str, sentence: str) -> str:
    """The page's sentence as a title that stands alone: it names the region and has no full stop."""
    return f"In {the(region)} {sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def _known(published: RegionView) -> str:
    """How many formal ratings and complete sets of scores are known; counted apart as the heading does."""
    results = published.results
    formal = results.filter(~pl.col("indicative"), pl.col("rating").is_not_null())
    firm = formal.filter(pl.col("rating_check").is_in(FIRM_CHECKS)).height
    apart = formal.height - firm
    more = f" (and {apart} read by a script)" if apart else ""
    nine = results.filter(pl.col("total").is_not_null()).height - published.complete
    inferred = f" (and {nine} with inferred ones)" if nine else ""
    known = of(firm, results.height)
    return f"Ratings known for {known} councils{more}, all nine scores for {published.complete}{inferred}."


def _described(title: str, subtitle: str, counts: pl.DataFrame | None) -> str:
    """The text description: what it says, what is drawn, and the values behind it."""
    values = [
        f"{sentences.NAMES[row['statement']]} {of(row['three_or_above'], row['n'])}"
        for row in ([] if counts is None else counts.iter_rows(named=True))
        if row["n"]
    ]
    shares = f" Councils at 3 or above: {', '.join(values)}." if values else ""
    return f"{title}. {subtitle}{shares}"
