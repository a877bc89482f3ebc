"""/healthz: whether the app can answer, for whoever watches over it."""

import tomllib
from functools import cache

import polars as pl
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from models.writable import why_nothing_can_be_stored
from regional import data
from regional.access import PUBLIC
from regional.navigation import ROOT

NOTHING_STORED = {
    "full": "nothing can be stored: the disk is full, or nearly",
    "read only": "nothing can be stored: the database may only be read",
}
NOT_KEPT = {"cache-control": "no-store"}


def healthz(request: Request) -> JSONResponse:
    """Whether pages can be read and returns stored; 503 where they cannot, with the reason.

    With it, how many councils; how many results with a rating stand, pilots included; whether all is
    invented.
    """
    try:
        counts = {"councils": data.councils(PUBLIC).height, "assessments": rated(data.assessments(PUBLIC))}
        counts["invented"] = data.invented(PUBLIC)
        trouble = why_nothing_can_be_stored()
    except SQLAlchemyError:
        return JSONResponse({"status": "the database cannot be read"}, 503, NOT_KEPT)
    if trouble:
        return JSONResponse({"status": NOTHING_STORED[trouble], **counts}, 503, NOT_KEPT)
    return JSONResponse({"status": "ok", **counts, "version": version()}, headers=NOT_KEPT)


def rated(assessments: pl.DataFrame) -> int:
    standing = pl.col("status").is_in(["current", "provisional"])
    return assessments.filter(standing, pl.col("rating").is_not_null()).height


@cache
def version() -> str:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
