"""The tables of the Region page: the same facts as its pictures, with heads a person reads."""

import polars as pl

from models.assessment import CHECKS
from regional.words.plain import of, published
from regional.words.region import NAMES


def heat_map(results: pl.DataFrame, cells: pl.DataFrame, mode: str) -> pl.DataFrame:
    """One row a council: nine cells as text, total and, but for own scores, CQC's rating and its check."""
    value = pl.col("value").cast(pl.String)
    if mode == "gap":  # the sign says who scored higher
        value = pl.when(pl.col("value") > 0).then(pl.lit("+") + value).otherwise(value.str.replace("-", "−"))
    shown = pl.when(pl.col("indicative")).then(value + " (pilot)").otherwise(value)
    inferred = pl.col("check") == "inferred"
    shown = pl.when(inferred).then(shown + " (inferred)").otherwise(shown).fill_null("not known")
    wide = cells.with_columns(shown=shown).pivot(on="statement", index="ons_code", values="shown")
    about = results.select(
        "ons_code",
        Council="council",
        Rating=_rating(),
        Total=pl.when(pl.col("ons_code").is_in(cells.filter(inferred)["ons_code"].implode()))
        .then(pl.col("total").cast(pl.String) + " (inferred)")
        .otherwise(pl.col("total").cast(pl.String))
        .fill_null("not known"),
        Published=pl.col("published").map_elements(published, return_dtype=pl.String, skip_nulls=True),
        **{"How the rating was read": pl.col("rating_check").replace_strict(CHECKS, default="")},
    )
    of_cqc = [] if mode == "own" else ["Rating", "Published", "How the rating was read"]
    columns = ["Council", *NAMES.values(), "Total", *of_cqc]
    return about.join(wide.rename(NAMES), on="ons_code", maintain_order="left").select(
        pl.col(columns).fill_null("")
    )


def by_statement(counts: pl.DataFrame, compared: pl.DataFrame) -> pl.DataFrame:
    """One row a statement: below 3 here, at 3 or above here and elsewhere, and the verdict."""
    rows = [
        {
            "Statement": NAMES[row["statement"]],
            "Scored 2 or below": of(row["below_three"], row["n"]),
            "3 or above": of(row["k"], row["n"]),
            "Rest of England, 3 or above": of(row["elsewhere_k"], row["elsewhere_n"]),
            "Than in the rest of England": row["verdict"],
        }
        for row in counts.join(compared.drop("n"), on="statement", maintain_order="left").iter_rows(
            named=True
        )
    ]
    return pl.DataFrame(rows)


def _rating() -> pl.Expr:
    pilot = pl.when(pl.col("indicative")).then(pl.col("rating") + " (pilot)").otherwise("rating")
    provisional = pl.col("status") == "provisional"
    return pl.when(provisional).then(pilot + " (provisional)").otherwise(pilot).fill_null("not known")
