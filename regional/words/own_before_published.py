"""What is said of own scores that were fixed before CQC's report: agreement and lean first, then how sure."""

import polars as pl

from models.framework import STATEMENTS
from regional.analysis.calibration import (
    FEWEST_COUNCILS,
    FEWEST_FOR_KAPPA,
    LEVELS,
    agreement,
    calibration,
    kappa,
    share_interval,
)
from regional.words.plain import day, number, of, published, several
from regional.words.region import NAMES

HOW_MADE = (
    "Only own scores that were stored before CQC published its report are looked at, from the newest return "
    "of that time as it stands now: a score given or corrected afterwards is no forecast. Pilots, and scores "
    "inferred from wording or read by a script, are left out. The nine statements of a council lean the same "
    "way, so limits come from drawing whole councils again. Under ten councils there are counts and no "
    "shares."
)


def heading(pairs: pl.DataFrame, council: str) -> str:
    """pairs: of one council, of views.own_before_published."""
    if pairs.is_empty():
        return f"{council}'s own scores before CQC's report: none to compare"
    found = agreement(pairs["own"].to_list(), pairs["published"].to_list())
    return (
        f"{council}'s own scores before CQC's report: {of(found.exact, found.n)} the same, "
        f"{found.over} higher, {found.under} lower"
    )


def about(pairs: pl.DataFrame, council: str) -> list[str]:
    if pairs.is_empty():
        return [
            f"No return of {council} was stored before CQC published its scores, so there is nothing to "
            "hold beside them. Own scores given afterwards are no forecast."
        ]
    row = pairs.row(0, named=True)
    found = agreement(pairs["own"].to_list(), pairs["published"].to_list())
    lean = f" The own scores were {_lean(found.over, found.under)}." if found.over + found.under else ""
    return [
        f"Its own scores are for {row['quarter']}, stored on {day(row['stored_at'])}; CQC published on "
        f"{published(row['reported'])}.",
        f"{of(found.within_one, found.n)} were no more than one apart.{lean} Nine statements of one council "
        "are too few to say more.",
    ]


def region(pairs: pl.DataFrame, region: str) -> list[str]:
    """pairs: of all councils of the region whose own scores may be seen."""
    many = pairs["ons_code"].n_unique()
    if pairs.is_empty():
        return []
    own, given = pairs["own"].to_list(), pairs["published"].to_list()
    found = agreement(own, given)
    said = (
        f"{region}: {several(many, 'council')} with own scores from before the report. Of {found.n} pairs "
        f"{found.exact} are the same, {found.over} higher than CQC's and {found.under} lower."
    )
    if many < FEWEST_COUNCILS:
        return [said, f"Under {FEWEST_COUNCILS} councils no share is given.", *_kappa(own, given, many)]
    low, high = share_interval(pairs)
    share = f"That is {found.share:.0%} the same, 95% interval {low:.0%} to {high:.0%}, councils drawn again."
    return [said, share, *_kappa(own, given, many)]


def by_own_score(pairs: pl.DataFrame) -> pl.DataFrame:
    """What CQC gave where councils gave themselves each score."""
    rows = [
        {
            "Own score": str(row["own"]),
            "Pairs": str(row["n"]),
            "Councils": str(row["councils"]),
            **{f"CQC gave {level}": str(row[f"at_{level}"]) for level in LEVELS},
            "CQC gave 3 or above": of(row["three_or_above"], row["n"]),
        }
        for row in calibration(pairs).iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def by_statement(pairs: pl.DataFrame) -> pl.DataFrame:
    """One row a statement: pairs, and how the own score stood."""
    rows = []
    for statement in STATEMENTS:
        gap = pairs.filter(statement=statement).select(pl.col("own") - pl.col("published")).to_series()
        rows.append(
            {
                "Statement": NAMES[statement],
                "Pairs": str(len(gap)),
                "The same": str((gap == 0).sum()),
                "Own higher": str((gap > 0).sum()),
                "Own lower": str((gap < 0).sum()),
            }
        )
    return pl.DataFrame(rows)


def _lean(over: int, under: int) -> str:
    if over and under:
        return f"higher than CQC's on {over} and lower on {under}"
    if over:
        return f"never lower than CQC's, and higher on {over}"
    return f"never higher than CQC's, and lower on {under}"


def _kappa(own: list[int], given: list[int], many: int) -> list[str]:
    if many < FEWEST_FOR_KAPPA:
        return []
    found = kappa(own, given, 2)
    if found is None:
        return []
    return [
        f"Weighted kappa {number(round(found, 2) + 0.0, 'ratio')}: agreement beyond chance, where 1 is full "
        "and 0 is none. It is 0 whenever one side gives only threes."
    ]
