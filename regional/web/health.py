"""/healthz: whether the app can answer, for whoever watches over it."""

import tomllib
from functools import cache

import polars as pl
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from regional import data
from regional.access import PUBLIC
from regional.navigation import ROOT

NOT_KEPT = {"cache-control": "no-store"}


def healthz(request: Request) -> JSONResponse:
    """How many councils; how many results with a rating stand, pilots included; whether all is invented."""
    try:
        counts = {"councils": data.councils(PUBLIC).height, "assessments": rated(data.assessments(PUBLIC))}
        counts["invented"] = data.invented(PUBLIC)
    except SQLAlchemyError:
        return JSONResponse({"status": "the database cannot be read"}, 503, NOT_KEPT)
    return JSONResponse({"status": "ok", **counts, "version": version()}, headers=NOT_KEPT)


def rated(assessments: pl.DataFrame) -> int:
    standing = pl.col("status").is_in(["current", "provisional"])
    return assessments.filter(standing, pl.col("rating").is_not_null()).height


@cache
def version() -> str:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
