"""Councils most like each other in population and place, by NHS England's peer group method.

Source: NHS England's published model, github.com/NHSDigital/ASC_LA_Peer_Groups (2024). It knows nothing
of deprivation, funding or ratings. The lists depend on which councils are in the model, so
all of them are given at once, without LEFT_OUT. All 151 take about 0.6 seconds, nearly all of it
in finding the Yeo-Johnson and Box-Cox powers.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl
from scipy import stats
from scipy.spatial import distance

# City of London and Isles of Scilly: too small to be like anybody, and they would stretch every scale.
LEFT_OUT = ("E09000001", "E06000053")

# Largest difference a feature can make. Half weight is a quarter of the squared distance.
WEIGHTS = {
    "over_15_population": 1.0,
    "aged_85_plus_pct": 1.0,
    "black_african_pct": 0.5,
    "black_caribbean_pct": 0.5,
    "bangladeshi_pct": 0.5,
    "indian_pct": 0.5,
    "chinese_pct": 0.5,
    "pakistani_pct": 0.5,
    "social_renters_pct": 1.0,
    "student_pct": 1.0,
    "low_english_proficiency_pct": 1.0,
    "people_per_sq_km": 1.0,
    "higher_level_qualifications_pct": 1.0,
    "distance_to_sea_km": 0.5,
    "sparsity": 1.0,
}


def scaled(features: pl.DataFrame, weights: Mapping[str, float] = WEIGHTS) -> pl.DataFrame:
    """Bring each feature as near to normal as a simple transformation can, then to 0..weight.

    features: ons_code and a column for each name in weights, as measured, none below 0; every council
        in the model and no other. Other columns are left aside.

    Returns ons_code and the weighted features. Raises ValueError if a feature is missing for a council
    or is the same for all: neither is ever filled in or guessed.
    """
    _check_complete(features, weights)
    columns = {
        name: _zero_to_one(closest_to_normal(features[name].to_numpy())[1]) * weight
        for name, weight in weights.items()
    }
    return pl.DataFrame({"ons_code": features["ons_code"], **columns})


def standardised(features: pl.DataFrame, weights: Mapping[str, float] = WEIGHTS) -> pl.DataFrame:
    """The plainer alternative to `scaled`: distance from the mean in standard deviations, times the weight.

    Takes, returns and refuses the same.
    """
    _check_complete(features, weights)
    columns = (
        (pl.col(name) - pl.mean(name)) / pl.std(name, ddof=0) * weight for name, weight in weights.items()
    )
    return features.select("ons_code", *columns)


def nearest(scaled: pl.DataFrame, k: int) -> pl.DataFrame:
    """The k nearest others of every council, by straight-line distance over the scaled features.

    Returns ons_code, neighbour_code, distance and rank (1 is nearest), by ons_code and rank. Equal
    distances go by code. To be somebody's neighbour is not to have them as one's own.
    """
    scaled = scaled.sort("ons_code")
    codes = scaled["ons_code"].to_numpy()
    points = scaled.drop("ons_code").to_numpy()
    apart = distance.cdist(points, points)
    np.fill_diagonal(apart, np.inf)  # a council is not its own neighbour
    k = min(k, len(codes) - 1)
    order = np.argsort(apart, axis=1, kind="stable")[:, :k]
    return pl.DataFrame(
        {
            "ons_code": np.repeat(codes, k),
            "neighbour_code": codes[order].ravel(),
            "distance": np.take_along_axis(apart, order, axis=1).ravel(),
            "rank": np.tile(np.arange(1, k + 1), len(codes)),
        }
    )


def closest_to_normal(values: np.ndarray) -> tuple[str, np.ndarray]:
    """The transformation whose result looks most normal (largest Shapiro-Wilk p), by name, with its result.

    It need not look normal: for most features the largest p is still under 0.05.
    """
    candidates = _candidates(values)
    p = {name: stats.shapiro(_zero_to_one(result)).pvalue for name, result in candidates.items()}
    name = max(p, key=p.get)  # the first of equals
    return name, candidates[name]


def _candidates(values: np.ndarray) -> dict[str, np.ndarray]:
    candidates = {
        "as it is": values,
        "Yeo-Johnson": stats.yeojohnson(values)[0],
        "square root": np.sqrt(values),
        "log of 1 + x": np.log1p(values),
        "square": values**2,
    }
    if values.min() > 0:
        candidates |= {
            "Box-Cox": stats.boxcox(values)[0],
            "1 / square root": 1 / np.sqrt(values),
            "1 / x": 1 / values,
        }
    return candidates


def _zero_to_one(values: np.ndarray) -> np.ndarray:
    return (values - values.min()) / (values.max() - values.min())


def _check_complete(features: pl.DataFrame, weights: Mapping[str, float]) -> None:
    for name in weights:
        column = features[name]
        if column.has_nulls() or column.n_unique() < 2:
            raise ValueError(f"Every council needs a figure for {name}, and they cannot all be the same.")
