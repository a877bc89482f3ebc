"""Which published scores and findings are counted; the others are shown, and told apart."""

import polars as pl

from models.assessment import FIRM_CHECKS
from regional import data
from regional.access import Viewer
from regional.analysis import grid
from regional.analysis.results import shown

# Of a formal assessment, and read firmly. Null or false for a pilot's, an inferred one or a script's.
FIRM = (pl.col("kind") == "formal") & pl.col("check").is_in(FIRM_CHECKS)


@data.kept_view
def firm_scores(viewer: Viewer) -> pl.DataFrame:
    """Every published score that counts, of formal assessments read firmly, as grid.published_scores."""
    return grid.published_scores(shown(data.assessments(viewer)), data.scores(viewer)).filter(FIRM)
