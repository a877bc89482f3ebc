"""What people said of the themes in sentences."""

import polars as pl
from sqlalchemy import select

from models.theme_word import ThemeWord
from regional.access import Scope, readable_words
from regional.data.kept import frame, kept


@kept
def theme_words(scope: Scope) -> pl.DataFrame:
    """The newest word one may see on a council's sentence (its key) and theme; polarity null: not held."""
    query = select(*ThemeWord.__table__.columns).where(readable_words(scope)).order_by(ThemeWord.id)
    return frame(query).unique(["ons_code", "sentence", "theme"], keep="last", maintain_order=True)
