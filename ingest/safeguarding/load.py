"""Loads a file of the Safeguarding Adults Collection."""

from functools import partial

import polars as pl

from ingest.areas import areas
from ingest.ascof.read import year_of
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from ingest.safeguarding.read import read_safeguarding


def load_safeguarding(file: PublishedFile, year: str | None = None) -> LoadedPublication:
    """year: "2022-23"; where it is not given, from the file's name or its own column."""
    return load_publication(file, partial(of_file, file, year))


def of_file(file: PublishedFile, year: str | None) -> Contents:
    figures, issues, read = read_safeguarding(file.content, areas(), year or year_of(file.name))
    left_out = len({row for issue in issues if issue.leaves_out for row in issue.rows})
    return Contents(figures.with_columns(period_type=pl.lit("year")), issues, read, read - left_out)
