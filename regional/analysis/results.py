"""Which of a council's assessments it is shown by."""

import polars as pl


def shown(assessments: pl.DataFrame) -> pl.DataFrame:
    """Choose one assessment per council: its newest formal one, or a pilot where there is no formal one.

    assessments: one row per assessment, with at least id, ons_code, kind (formal, pilot),
        status (current, provisional, superseded, withdrawn) and published ("2025", "2025-10",
        "2025-10-03" or null). The rating may be null: Stockton-on-Tees has scores and no rating.

    Returns the chosen rows with every column, by ons_code. Superseded and withdrawn ones are never
    chosen, so a council can be absent.
    """
    # As text "2025" sorts before "2025-10": a partial date counts as the start of its year or month.
    # A date we do not know counts as the oldest. The last two keys only make the choice repeatable.
    best_first = [pl.col("kind") == "formal", "published", pl.col("status") == "current", "id"]
    return (
        assessments.filter(pl.col("status").is_in(["current", "provisional"]))
        .sort(best_first, descending=True, nulls_last=True)
        .unique("ons_code", keep="first", maintain_order=True)
        .sort("ons_code")
    )
