"""All councils of England by how many people a figure rests on, with the limits that chance and habit set."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from models.metric import Metric, metrics
from regional import data
from regional.access import Viewer
from regional.analysis.against_peers import FEWEST_PEOPLE
from regional.analysis.funnel import Spread, funnel, limits_at, may_be_drawn
from regional.views.compare_metric import basis

PER = {"share": 100, "rate": 100_000}
STEPS = 60  # of the lines that the limits are drawn as, closer where they bend


@dataclass(frozen=True)
class Funnel:
    """`areas` has every council with a place, A to Z: name, ours, near (of its region), n, value, place (by
    the limits drawn) and by_chance (by those of chance alone). `curve` has the limits from the smallest n to
    the largest. Values are in the metric's unit.
    """

    metric: Metric
    year: str
    areas: pl.DataFrame
    curve: pl.DataFrame
    baseline: float
    spread: Spread
    left_out: int  # councils without the figure or its people, or with too few people

    @property
    def ours(self) -> dict | None:
        mine = self.areas.filter("ours").to_dicts()
        return mine[0] if mine else None


def compare_funnel(viewer: Viewer, council: dict, metric_id: str, year: str) -> Funnel | None:
    """council: a row of data.councils.

    None where a funnel would mislead: a figure that is no share or rate of people counted, fewer than ten
    councils, or too few people in most of them.
    """
    metric = metrics()[metric_id]
    per = PER.get(basis(metric))
    if per is None:
        return None
    rows = _areas(viewer, metric_id, year, per)
    known = rows.filter(pl.col("x").is_not_null() & (pl.col("n") >= FEWEST_PEOPLE))
    # Over 100%: what is counted is no part of what it is divided by, and no share of people.
    if not may_be_drawn(known) or (known["x"] > known["n"]).any():
        return None
    placed, baseline, spread = funnel(known)
    place = "wide_place" if spread.wider else "place"
    areas = placed.select(
        "name",
        "n",
        "value",
        ours=pl.col("ons_code") == council["ons_code"],
        near=pl.col("region") == council["region"],
        place=place,
        by_chance="place",
    )
    sizes = pl.Series("n", np.geomspace(areas["n"].min(), areas["n"].max(), STEPS))
    curve = limits_at(sizes, baseline, spread.tau if spread.wider else 0).with_columns(pl.exclude("n") * per)
    left_out = rows.height - known.height
    return Funnel(metric, year, areas, curve, baseline * per, spread, left_out)


def _areas(viewer: Viewer, metric: str, year: str, per: int) -> pl.DataFrame:
    """Every council of today: x (people with it, from the value as published) and n, null where not known."""
    that_year = data.figures_of_metric(viewer, metric).filter(pl.col("period") == year)
    figures = that_year.select("ons_code", "value", "numerator", n=pl.col("denominator").cast(pl.Float64))
    counted = pl.col("numerator").is_not_null() & pl.col("value").is_not_null()
    about = data.councils(viewer).select("ons_code", "region", name="short_name")
    return about.join(figures, on="ons_code", how="left", maintain_order="left").with_columns(
        x=pl.when(counted).then(pl.col("value") / per * pl.col("n"))
    )
