"""One score of one council, with the findings behind it: what the Region page tells below its map."""

from dataclasses import dataclass

import polars as pl

from models.framework import current
from regional import data
from regional.access import Viewer
from regional.views import region as views
from regional.words import score as words
from regional.words import statement as about
from regional.words.region import NAMES


@dataclass(frozen=True)
class ScoreShown:
    said: str
    no_finding: str  # what to say where nothing is recorded
    findings: dict[str, list[str]]  # by what they are headed; empty lists where nothing is recorded
    about: str


@data.kept_view
def score_shown(viewer: Viewer, region: str, ons_code: str, statement: str) -> ScoreShown:
    published = views.region(viewer, region)
    chosen = (pl.col("ons_code") == ons_code) & (pl.col("statement") == statement)
    scores = published.scores.filter(chosen).to_dicts()
    result = published.results.row(by_predicate=pl.col("ons_code") == ons_code, named=True)
    council, name = result["council"], NAMES[statement]
    found = data.findings(viewer, ons_code).filter(pl.col("statement") == statement).to_dicts()
    return ScoreShown(
        said=words.score(council, name, scores[0] if scores else None, current(), result),
        no_finding=words.no_finding(council, name),
        findings=words.by_polarity(found),
        about=f"**{about.heading(name)}**\n\n{about.about(current(), statement)}",
    )
