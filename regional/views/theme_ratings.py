"""Themes beside ratings: which are named more, or less, in the reports of councils rated good or better."""

from dataclasses import dataclass

import polars as pl

from models.assessment import FIRM_CHECKS
from models.theme import OTHER, in_order
from regional import data
from regional.access import Viewer
from regional.analysis.results import shown
from regional.analysis.theme_ratings import against_rating
from regional.views.themes import ENGLAND, reports
from regional.words import theme_ratings as words


@dataclass(frozen=True)
class BesideRatings:
    sentences: list[str]
    tables: dict[str, pl.DataFrame]  # by what each is about, in words


@data.kept_view
def beside_ratings(viewer: Viewer) -> BesideRatings:
    """All reports read, of councils with a formal rating read firmly: a region has too few for a test."""
    results = shown(data.assessments(viewer)).filter(kind="formal")
    firm = results.filter(pl.col("check").is_in(FIRM_CHECKS)).select("ons_code", "rating")
    named = [theme for theme in in_order() if theme != OTHER]
    findings = reports(viewer, ENGLAND).findings
    sides = {side: against_rating(findings, firm, named, side) for side in ("shortfall", "strength")}
    return BesideRatings(
        sentences=words.sentences(sides),
        tables={words.TABLES[side]: words.table(compared) for side, compared in sides.items()},
    )
