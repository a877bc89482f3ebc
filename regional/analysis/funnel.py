"""Is an area further from the others than chance puts it, given its size? Funnel limits, 95% and 99.8%.

Sources: PHEindicatormethods 2.1.1 for the limits; Spiegelhalter (2005), Statistics in Medicine 24:1185-1202,
for areas that differ by more than chance (overdispersion). METHODS.md section 2.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from regional.analysis.intervals import Z_95, Z_998, rate_interval

FEWEST_AREAS = 10  # a funnel of fewer is not drawn
FEWEST_EXPECTED = 5  # people with it and people without, in most of the areas
WINSORISED = 0.1  # the tenth of the areas at either end are moved in before their spread is measured

INSIDE, HIGH, VERY_HIGH, LOW, VERY_LOW = "inside", "high", "very high", "low", "very low"
FAR = (VERY_HIGH, VERY_LOW)  # outside the outer limits: the only ones that are named


@dataclass(frozen=True)
class Spread:
    """How far areas differ beyond chance."""

    phi: float  # about 1 if by chance alone
    tau: float  # the standard deviation between areas that is left when chance is taken away; 0 if none
    wider: bool  # whether phi is so large that the limits are to be widened


def funnel(areas: pl.DataFrame) -> tuple[pl.DataFrame, float, Spread]:
    """Place each area against the share of all of them.

    areas: x and n, people with it and people asked; a row without both, or with no people, has no place.

    Returns the same rows with
        z                    standard errors from the baseline, of chance alone
        lower_95, upper_95, lower_998, upper_998  the limits at its n, 0 to 1, of chance alone
        wide_95_lower ... wide_998_upper          the same, widened by what areas differ anyway
        place, wide_place    inside, high, very high (outside 99.8%), low or very low
    with the baseline, sum of x over sum of n of these areas, and their spread.
    A baseline of these areas only hides what they all share.
    """
    known = (pl.col("n") > 0) & pl.col("x").is_not_null()
    among = areas.filter(known)
    total = among["n"].sum()
    p0 = among["x"].sum() / total if total else float("nan")
    s = pl.when(known).then((p0 * (1 - p0) / pl.col("n")).sqrt())
    measured = areas.with_columns(_s=s, _y=pl.col("x") / pl.col("n")).with_columns(
        z=pl.when(pl.col("_s") > 0).then((pl.col("_y") - p0) / pl.col("_s"))
    )
    told = measured.drop_nulls("z")
    apart = spread(told["z"].to_numpy(), told["_s"].to_numpy())
    wide = (pl.col("_s") ** 2 + apart.tau**2).sqrt()
    placed = measured.with_columns(
        **_limits("", p0, pl.col("_s")),
        **_limits("wide_", p0, wide),
        place=_place(pl.col("z")),
        wide_place=_place((pl.col("_y") - p0) / pl.when(pl.col("_s") > 0).then(wide)),
    )
    return placed.drop("_s", "_y"), p0, apart


def limits_at(n: pl.Series, baseline: float, tau: float) -> pl.DataFrame:
    """The limits that an area of each size n has: n, lower_95, upper_95, lower_998, upper_998, each 0 to 1.

    tau: of a Spread, where the limits are widened by it; 0 for chance alone.
    """
    s = (baseline * (1 - baseline) / pl.col("n") + tau**2).sqrt()
    return pl.DataFrame({"n": n}).with_columns(**_limits("", baseline, s))


def spread(z: np.ndarray, s: np.ndarray, winsorised: float = WINSORISED) -> Spread:
    """z: standard errors from the baseline, s: those standard errors; one each an area."""
    if len(z) < 2:
        return Spread(1.0, 0.0, False)
    low, high = np.quantile(z, (winsorised, 1 - winsorised))
    phi = float(np.mean(np.clip(z, low, high) ** 2))
    weight, many = 1 / s**2, len(z)
    left = many * phi - (many - 1)
    between = left / (weight.sum() - (weight**2).sum() / weight.sum()) if phi > 1 else 0.0
    return Spread(phi, float(np.sqrt(max(0.0, between))), phi > 1 + 2 * np.sqrt(2 / many))


def may_be_drawn(areas: pl.DataFrame) -> bool:
    """Whether there are areas enough, and in most of them enough people with it and without it."""
    known = areas.filter((pl.col("n") > 0) & pl.col("x").is_not_null())
    if known.height < FEWEST_AREAS:
        return False
    p0 = known["x"].sum() / known["n"].sum()
    enough = (known["n"] * min(p0, 1 - p0) >= FEWEST_EXPECTED).sum()
    return enough > known.height / 2


def beside_expected(counts: pl.DataFrame) -> pl.DataFrame:
    """Place observed events against the number expected for an area of its size.

    counts: observed and expected (above 0). Returns the same rows with ratio, its limits lower_95, upper_95,
    lower_998 and upper_998 (exact under ten events, else Byar's) and place.
    """
    limits = {}
    for name, z in (("95", Z_95), ("998", Z_998)):
        lower, upper = rate_interval(pl.col("observed"), pl.col("expected"), 1, z)
        limits |= {f"lower_{name}": lower, f"upper_{name}": upper}
    found = counts.with_columns(ratio=pl.col("observed") / pl.col("expected"), **limits)
    place = pl.when(pl.col("lower_95").is_null()).then(None)
    for word, out in (
        (VERY_HIGH, pl.col("lower_998") > 1),
        (VERY_LOW, pl.col("upper_998") < 1),
        (HIGH, pl.col("lower_95") > 1),
        (LOW, pl.col("upper_95") < 1),
    ):
        place = place.when(out).then(pl.lit(word))
    return found.with_columns(place=place.otherwise(pl.lit(INSIDE)))


def _limits(prefix: str, p0: float, s: pl.Expr) -> dict[str, pl.Expr]:
    return {
        f"{prefix}{side}_{name}": (p0 + sign * z * s).clip(0, 1)
        for name, z in (("95", Z_95), ("998", Z_998))
        for side, sign in (("lower", -1), ("upper", 1))
    }


def _place(z: pl.Expr) -> pl.Expr:
    return (
        pl.when(z.is_null())
        .then(None)
        .when(z > Z_998)
        .then(pl.lit(VERY_HIGH))
        .when(z < -Z_998)
        .then(pl.lit(VERY_LOW))
        .when(z > Z_95)
        .then(pl.lit(HIGH))
        .when(z < -Z_95)
        .then(pl.lit(LOW))
        .otherwise(pl.lit(INSIDE))
    )
