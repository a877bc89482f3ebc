"""Loads what CQC's service answered about one council: its services, and the shares counted from them."""

import json
from functools import partial

import polars as pl

from ingest.areas import areas
from ingest.cqc_locations.read import Answer, services
from ingest.cqc_ratings.figures import figures
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, load_publication
from models.rated_service import RatedService

SOURCE = "cqc-locations"


def load_cqc_locations(answers: list[Answer], ons_code: str, name: str, month: str) -> LoadedPublication:
    """answers: as ingest.cqc_locations.read.kept gives them; month: "2026-11", in which they were given."""
    ordered = sorted(answers, key=lambda each: str(each["locationId"]))
    content = json.dumps(ordered, sort_keys=True).encode()
    file = PublishedFile(SOURCE, f"{name}, {month}", content)
    return load_publication(file, partial(_contents, ordered, ons_code, month))


def _contents(answers: list[Answer], ons_code: str, month: str) -> Contents:
    found, issues = services(answers, areas(), ons_code)
    if any(issue.level == "error" for issue in issues):
        return Contents(pl.DataFrame(), issues, len(answers), 0)
    # Of one council alone there is no region's share and no England's.
    own = figures(found, month).filter(pl.col("level") == "council")
    locations = found["location_id"].n_unique()
    covers = f"{locations:,} social care locations of one council, by CQC's service"
    return Contents(own, issues, len(answers), locations, ((RatedService, found),), covers)
