"""Our own sentences in the manner of assessment reports, with what each is about: the coder learns from them.

One file of sentences/ is one sitting at the desk. Files that begin with held_ are never learned from: the
figures in benchmarks/ are of those.
"""

from functools import cache
from pathlib import Path

import polars as pl

FOLDER = Path(__file__).parent / "sentences"
HELD = "held_"
KINDS = ("plain", "implied", "negated", "distractor", "several", "mixed", "long", "background")
POLARITIES = ("strength", "shortfall", "mixed", "neutral")


@cache
def labelled() -> pl.DataFrame:
    """Every sentence: batch, held, kind (of difficulty), polarity (of the whole), statement (null where
    none is meant), labels ("theme:polarity" for each theme, none where it is about none), sentence."""
    files = sorted(FOLDER.glob("*.tsv"))
    read = [pl.read_csv(file, separator="\t", quote_char=None, infer_schema=False) for file in files]
    named = [rows.with_columns(batch=pl.lit(file.stem)) for rows, file in zip(read, files, strict=True)]
    return pl.concat(named).select(
        "batch",
        "kind",
        "polarity",
        "statement",
        "sentence",
        held=pl.col("batch").str.starts_with(HELD),
        labels=pl.col("themes").fill_null("").str.split(" ").list.filter(pl.element() != ""),
    )


def to_learn() -> pl.DataFrame:
    return labelled().filter(~pl.col("held"))
