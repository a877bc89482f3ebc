"""Loads CQC's list of ratings: the services it names, and the shares counted from them."""

from functools import partial

import polars as pl
from sqlalchemy import func, select

from ingest.areas import areas
from ingest.cqc_ratings import checks
from ingest.cqc_ratings.figures import figures
from ingest.cqc_ratings.read import month_of, read_cqc_ratings
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from models import database
from models.publication import Publication
from models.rated_service import RatedService

MONTHS_NEAR = 12


def load_cqc_ratings(file: PublishedFile, month: str | None = None) -> LoadedPublication:
    """month: "2026-09", which the list is of; where it is not given, from the file's name."""
    return load_publication(file, partial(of_file, file, month))


def of_file(file: PublishedFile, month: str | None) -> Contents:
    month = month or month_of(file.name)
    services, issues, read = read_cqc_ratings(file.content, areas(), month)
    if month is None and not services.is_empty():
        issues = [*issues, checks.no_month(services["rated_on"].max())]
    elif not services.is_empty():
        issues = [*issues, *checks.far_fewer(services["location_id"].n_unique(), held_about(month))]
    if services.is_empty() or any(issue.level == "error" for issue in issues):
        return Contents(pl.DataFrame(), issues, read, 0)
    councils = services["ons_code"].n_unique()
    covers = (
        f"{services['location_id'].n_unique():,} social care locations in {councils} councils; "
        "rows about other kinds of care, and about one domain alone, were left out"
    )
    return Contents(
        figures(services, month), issues, read, services.height, ((RatedService, services),), covers
    )


def held_about(month: str) -> tuple[str, int] | None:
    """Of the lists that stand and are of at most a year before or after: the nearest, and its locations."""
    lists = select(Publication.id, Publication.latest).where(
        Publication.source == "cqc-ratings", Publication.status == "current"
    )
    with database.engine().connect() as connection:
        held = [(_apart(month, row.latest), row.latest, row.id) for row in connection.execute(lists)]
        near = min((each for each in held if each[0] <= MONTHS_NEAR), default=None)
        if near is None:
            return None
        locations = select(func.count(RatedService.location_id.distinct()))
        return near[1], connection.scalar(locations.where(RatedService.publication_id == near[2]))


def _apart(month: str, other: str) -> int:
    return abs(12 * (int(month[:4]) - int(other[:4])) + int(month[5:]) - int(other[5:]))
