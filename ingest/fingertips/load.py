"""Loads a file of Fingertips."""

from functools import partial

import polars as pl

from ingest.areas import areas
from ingest.fingertips.read import read_fingertips
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication


def load_fingertips(file: PublishedFile) -> LoadedPublication:
    return load_publication(file, partial(of_file, file))


def of_file(file: PublishedFile, _said: str | None = None) -> Contents:
    """The file says its years itself, so there is nothing that somebody could say of it."""
    figures, issues = read_fingertips(file.content, areas())
    left_out = len({row for issue in issues if issue.leaves_out for row in issue.rows})
    loaded = int(figures["rows"].sum())
    return Contents(figures.with_columns(period_type=pl.lit("year")), issues, loaded + left_out, loaded)
