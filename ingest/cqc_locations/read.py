"""Reads what CQC's service answers about locations: those of adult social care in one council, with ratings.

Described, not seen: written from the schema of CQC's API. Its answers name managers and give addresses:
`kept` takes what is needed and nothing else, and only that is ever written anywhere.
"""

from datetime import date
from typing import Any

import polars as pl

from ingest.areas import Areas
from ingest.cqc_ratings import checks
from ingest.cqc_ratings.read import FRAME, NOT_RATED
from ingest.issues import Issue
from models.framework import RATINGS

SOCIAL_CARE = "adult social care"
HOMECARE = ("domiciliary", "homecare", "home care", "supported living", "extra care")
PAGE = "https://www.cqc.org.uk/location/"
Answer = dict[str, Any]


def kept(answer: Answer) -> Answer:
    """What is needed of an answer about one location: no person, no address, no telephone number."""
    return {
        "locationId": answer.get("locationId"),
        "name": answer.get("name"),
        "localAuthority": answer.get("localAuthority"),
        "registrationStatus": answer.get("registrationStatus"),
        "inspectionDirectorate": answer.get("inspectionDirectorate"),
        "careHome": answer.get("careHome"),
        "services": [str(each.get("name")) for each in answer.get("gacServiceTypes") or []],
        "ratings": ratings(answer),
    }


def ratings(answer: Answer) -> list[dict[str, str | None]]:
    """The rating of the location as a whole (service null), and those of its services, in CQC's words."""
    current = answer.get("currentRatings") or {}
    overall = current.get("overall") or {}
    found = [(None, overall.get("rating"), overall.get("reportDate"))]
    found += [
        (each.get("name"), each.get("rating"), each.get("reportDate"))
        for each in current.get("serviceRatings") or []
    ]
    found += [  # CQC's newer approach
        (each.get("name"), each.get("rating"), each.get("assessmentDate"))
        for assessed in answer.get("assessment") or []
        for each in (assessed.get("ratings") or {}).get("asgRatings") or []
    ]
    return [{"service": service, "rating": said, "on": day} for service, said, day in found if said]


def services(answers: list[Answer], areas: Areas, ons_code: str) -> tuple[pl.DataFrame, list[Issue]]:
    """One row a location, or one a service where CQC rates them apart, as read_cqc_ratings gives them.

    answers: as kept() gives them.
    """
    registered = [
        each
        for each in answers
        if str(each["inspectionDirectorate"]).casefold() == SOCIAL_CARE
        and str(each["registrationStatus"]).casefold() == "registered"
    ]
    ours = [each for each in registered if areas.council(each["localAuthority"] or "") == ons_code]
    rows = [row for each in ours for row in _rows(each, ons_code)]
    frame = pl.DataFrame(rows, schema={**FRAME, "said": pl.String, "row": pl.Int64}, orient="row")
    issues = _left_out(len(answers) - len(ours))
    if frame.is_empty():
        message = "CQC's service named no registered location of adult social care in this council."
        mend = "Check the council's code. CQC may write the council's name in another way than we do."
        issues.append(Issue("error", "no_location", message, mend))
    issues += checks.unknown_rating(
        frame.with_columns(rating=pl.col("said").str.to_lowercase()), (*RATINGS, *NOT_RATED)
    )
    return frame.select(*FRAME), issues


def _rows(each: Answer, ons_code: str) -> list[dict]:
    """The rating of the whole or, where there is none, the newest of each service."""
    said = [rating for rating in each["ratings"] if rating["rating"].casefold() in RATINGS]
    whole = [rating for rating in said if rating["service"] is None]
    newest: dict[str | None, dict] = {}
    for rating in sorted(whole or said, key=lambda rating: rating["on"] or ""):
        newest[rating["service"]] = rating
    unrated = each["ratings"][0]["rating"] if each["ratings"] else None
    chosen = list(newest.values()) or [{"service": None, "rating": unrated, "on": None}]
    return [_row(each, rating, ons_code) for rating in chosen]


def _row(each: Answer, rating: dict, ons_code: str) -> dict:
    word = (rating["rating"] or "").casefold()
    rated = word in RATINGS
    return {
        "ons_code": ons_code,
        "area": each["localAuthority"],
        "location_id": each["locationId"],
        "location": each["name"] or "no name given",
        "kind": _kind(each, rating["service"]),
        "service": rating["service"],
        "rating": word if rated else None,
        "no_rating": None if rated else rating["rating"] or "no rating given",
        "rated_on": _day(rating["on"]) if rated else None,
        "url": f"{PAGE}{each['locationId']}",
        "said": rating["rating"],
        "row": 0,
    }


def _kind(each: Answer, service: str | None) -> str:
    words = (service or " ".join(each["services"])).casefold()
    if str(each["careHome"]).casefold() == "y" and (service is None or "care home" in words):
        return "care_home"
    return "homecare" if any(word in words for word in HOMECARE) else "other"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _left_out(count: int) -> list[Issue]:
    if not count:
        return []
    message = (
        f"{count:,} locations are not counted: no adult social care, not registered, or another council's."
    )
    return [Issue("warning", "other_location", message, "Nothing to mend.")]
