"""Loads the quarterly tables from client-level data."""

from functools import partial

from ingest.areas import areas
from ingest.client_level_data.read import read_client_level_data
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication


def load_client_level_data(file: PublishedFile) -> LoadedPublication:
    return load_publication(file, partial(of_file, file))


def of_file(file: PublishedFile, period: str | None = None) -> Contents:
    """period: not asked for: the file's own columns say it."""
    figures, issues, read = read_client_level_data(file.content, areas())
    return Contents(figures, issues, read, int(figures["rows"].sum()))
