"""Loads a file of the carers' survey, as one of the outcomes framework's is loaded."""

from functools import partial

from ingest.ascof.load import of_file as of_ascof_file
from ingest.carers_survey.read import read_carers_survey
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication


def load_carers_survey(file: PublishedFile, year: str | None = None) -> LoadedPublication:
    """year: "2018-19"; where neither it nor the file says it, from figures that we hold already."""
    return load_publication(file, partial(of_file, file, year))


def of_file(file: PublishedFile, year: str | None) -> Contents:
    return of_ascof_file(file, year, read_carers_survey)
