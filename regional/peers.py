"""The councils a council is compared with: its region, its type, its nearest neighbours, or its own list."""

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from models.council import COUNCIL_TYPES
from regional import data
from regional.access import Viewer
from regional.analysis import neighbours

KINDS = {
    "neighbours": "Nearest neighbours",
    "region": "Region",
    "type": "Same type",
    "own": "Own list",
    "england": "England",
}
NEAREST = 15
MOST_PICKED = 20


@dataclass(frozen=True)
class Peers:
    """A group of councils without the council itself; `name` stands on everything drawn with it."""

    name: str  # fits "of its ...": "15 nearest neighbours"
    codes: tuple[str, ...]  # nearest neighbours: most alike first; else A to Z
    how: str  # how the group was chosen, in a sentence

    @property
    def by_likeness(self) -> bool:
        """Whether they are nearest neighbours, which alone have an order of likeness; perhaps none."""
        return self.name.endswith("nearest neighbours")


def peers(viewer: Viewer, council: dict, kind: str, own_list: tuple[str, ...] = ()) -> Peers:
    """The peer group of a council (a row of data.councils), by one of KINDS."""
    if kind == "neighbours":
        return _neighbours(viewer, council)
    others = data.councils(viewer).filter(pl.col("ons_code") != council["ons_code"])
    if kind == "region":
        codes = others.filter(pl.col("region") == council["region"])["ons_code"]
        return Peers(
            f"other {council['region']} councils", tuple(codes), "Every other council of the region."
        )
    if kind == "type":
        codes = others.filter(pl.col("council_type") == council["council_type"])["ons_code"]
        what = COUNCIL_TYPES[council["council_type"]]
        return Peers(f"other {what} councils", tuple(codes), f"Every other {what} council in England.")
    if kind == "england":
        return Peers(
            "other councils in England", tuple(others["ons_code"]), "Every other council in England."
        )
    codes = others.filter(pl.col("ons_code").is_in(own_list))["ons_code"]
    how = "Picked by hand: a list somebody chose shows what they chose it for."
    return Peers("hand-picked councils", tuple(codes), how)


def distances(viewer: Viewer, ons_code: str) -> pl.DataFrame:
    """A council's nearest neighbours: neighbour_code, distance, rank; empty for the two left out."""
    of_council = (pl.col("ons_code") == ons_code) & (pl.col("rank") <= NEAREST)
    return likeness(viewer).filter(of_council)


def _neighbours(viewer: Viewer, council: dict) -> Peers:
    codes = tuple(distances(viewer, council["ons_code"])["neighbour_code"])
    if not codes:
        how = (
            f"{council['short_name']} is too small to be in the nearest-neighbour method. Choose other peers."
        )
        return Peers("nearest neighbours", (), how)
    how = (
        "The councils most like it in population and place, by NHS England's method for adult social care, "
        "most alike first. It knows nothing of deprivation, funding or ratings. Two of its 15 inputs are "
        "approximations here: about one name in 15 may differ from NHS England's own list."
    )
    return Peers(f"{len(codes)} nearest neighbours", codes, how)


def scaled(viewer: Viewer) -> pl.DataFrame:
    """What likeness is measured on, as analysis.neighbours.scaled gives it: every council in the method."""
    return _scaled_of(_facts(viewer))


def standardised(viewer: Viewer) -> pl.DataFrame:
    """The same facts as plain z-scores: the other way to measure likeness."""
    return neighbours.standardised(_frame(_facts(viewer)))


def likeness(viewer: Viewer) -> pl.DataFrame:
    """How like each council is to every other: ons_code, neighbour_code, distance, rank (1: most alike)."""
    return _nearest_of(_facts(viewer))


def _facts(viewer: Viewer) -> tuple[tuple, ...]:
    features = data.features(viewer).filter(~pl.col("ons_code").is_in(neighbours.LEFT_OUT))
    return tuple(features.select("ons_code", *neighbours.WEIGHTS).sort("ons_code").iter_rows())


def _frame(facts: tuple[tuple, ...]) -> pl.DataFrame:
    return pl.DataFrame(facts, schema=["ons_code", *neighbours.WEIGHTS], orient="row")


@lru_cache(maxsize=2)
def _scaled_of(facts: tuple[tuple, ...]) -> pl.DataFrame:
    """Kept by the facts themselves: the method takes 0.6 s, and a stored return changes none of them."""
    return neighbours.scaled(_frame(facts))


@lru_cache(maxsize=2)
def _nearest_of(facts: tuple[tuple, ...]) -> pl.DataFrame:
    return neighbours.nearest(_scaled_of(facts), len(facts))
