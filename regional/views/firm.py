"""Which published scores and findings are counted; the others are shown, and told apart."""

import polars as pl

from models.assessment import FIRM_CHECKS

# Of a formal assessment, and read firmly. Null or false for a pilot's, an inferred one or a script's.
FIRM = (pl.col("kind") == "formal") & pl.col("check").is_in(FIRM_CHECKS)
