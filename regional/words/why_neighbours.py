"""Why the nearest neighbours are these, in words: what sets each apart, who just missed, how firm it is."""

from collections.abc import Mapping

import polars as pl

from regional.words.plain import first_up, listed, of, several

# What likeness is measured on, as a reader would name it.
FEATURES = {
    "over_15_population": "people over 15",
    "aged_85_plus_pct": "share of residents aged 85 and over",
    "black_african_pct": "share of residents who are Black African",
    "black_caribbean_pct": "share of residents who are Black Caribbean",
    "bangladeshi_pct": "share of residents who are Bangladeshi",
    "indian_pct": "share of residents who are Indian",
    "chinese_pct": "share of residents who are Chinese",
    "pakistani_pct": "share of residents who are Pakistani",
    "social_renters_pct": "social renters",
    "student_pct": "students",
    "low_english_proficiency_pct": "people who speak little English",
    "people_per_sq_km": "people per square kilometre",
    "higher_level_qualifications_pct": "higher qualifications",
    "distance_to_sea_km": "distance to the sea",
    "sparsity": "sparsity",
}
TIMES = {0: "left out", 2: "counted twice"}


def sentences(council: str, inside: pl.DataFrame, missed: pl.DataFrame, by_z_scores: int) -> list[str]:
    """inside, missed: of analysis.why_neighbours.around_the_cut; by_z_scores: how many they keep."""
    mutual = int(inside["mutual"].sum())
    said = [
        f"{of(mutual, inside.height)} have {council} among their own {inside.height}: likeness is not always "
        "mutual.",
        f"By plain z-scores of the same facts {of(by_z_scores, inside.height)} would be the same.",
    ]
    if missed.height:
        gap = missed["distance"][0] - inside["distance"][-1]
        how = "almost as near as the last one" if gap < 0.02 else "further away than the last one"
        said.insert(1, f"The first to miss the list is {how} on it, by {gap:.2f}.")
    return said


def table(rows: pl.DataFrame, names: Mapping[str, str], council: str) -> pl.DataFrame:
    """One row a neighbour, most alike first."""
    return pl.DataFrame(
        [
            {
                "Council": names[row["neighbour_code"]],
                "Distance (0 is the same)": f"{row['distance']:.2f}",
                "What sets it apart most": _apart(row),
                f"Has {council} among its own": "yes" if row["mutual"] else "no",
            }
            for row in rows.iter_rows(named=True)
        ]
    )


def missed_heading(missed: pl.DataFrame, names: Mapping[str, str]) -> str:
    return f"Who just missed the list: {listed([names[code] for code in missed['neighbour_code']])}"


def weights_heading(changed: pl.DataFrame, k: int) -> str:
    """The result: how much of the list any one weight can move."""
    worst = k - changed["kept"].min()
    if not worst:
        return "If a weight changed: the list stays as it is, whichever is left out or doubled"
    moved = several(worst, "name")
    return f"If a weight changed: at most {moved} of {k} would, whichever is left out or doubled"


def weights_table(changed: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """One row a feature left out or doubled, where that changes a name."""
    moved = changed.filter(pl.col("gone").list.len() > 0)
    rows = [
        {
            "If": f"{first_up(FEATURES[row['feature']])} {TIMES[row['times']]}",
            "Stay": str(row["kept"]),
            "Go": listed([names[code] for code in row["gone"]]),
            "Come": listed([names[code] for code in row["come"]]),
        }
        for row in moved.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _apart(row: dict) -> str:
    if not row["share"]:
        return "nothing"
    return f"{listed([FEATURES[name] for name in row['apart']])} ({row['share']:.0%} of the distance)"
