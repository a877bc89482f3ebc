"""The shares that our safeguarding metrics are, worked out from the counts that are published.

Nobody publishes them in this file: they are our reading of its counts, as the metrics' caveats say. Counts
are to the nearest 5, so a share is given in whole numbers; one that needs a withheld count is withheld.
"""

from dataclasses import dataclass

import polars as pl

CONCERNS, SECTION_42, OTHER = "Safeguarding Concerns", "Section 42 Enquiries", "Other Enquiries"
CONCLUDED = "Concluded Section 42 Enquiries"
ENQUIRIES = (CONCERNS, SECTION_42, OTHER, CONCLUDED)
# The words of each count, plain, by the table it stands in.
PARTS = {
    "SG1f": {
        "total number of safeguarding concerns": "concerns",
        "total number of section 42 safeguarding enquiries": "section 42",
        "total number of other safeguarding enquiries": "other",
    },
    "SG2e": {"risk remained": "remained", "risk reduced": "reduced", "risk removed": "removed"},
    "SG4a": {
        "yes they were asked and outcomes were expressed": "asked, named one",
        "yes they were asked but no outcomes were expressed": "asked, named none",
        "no": "not asked",
        "don't know": "not known",
        "not recorded": "not recorded",
        "fully achieved": "fully",
        "partially achieved": "partly",
        "not achieved": "not achieved",
    },
}
OF_CONCLUDED = ("SG2e", "SG4a")  # tables of which only concluded section 42 enquiries are read


@dataclass(frozen=True)
class Share:
    table: str
    over: tuple[str, ...]  # parts added up
    of: tuple[str, ...]


ASKED = ("asked, named one", "asked, named none")
SHARES = {
    "sg_conversion_rate": Share("SG1f", ("section 42", "other"), ("concerns",)),
    "sg_risk_reduced": Share("SG2e", ("reduced", "removed"), ("remained", "reduced", "removed")),
    "sg_msp_asked": Share("SG4a", ASKED, (*ASKED, "not asked", "not known", "not recorded")),
    "sg_msp_achieved": Share("SG4a", ("fully", "partly"), ("fully", "partly", "not achieved")),
}
FRAME = {
    "ons_code": pl.String, "area": pl.String, "level": pl.String, "metric": pl.String,
    "framework": pl.String, "code": pl.String, "period": pl.String, "breakdown": pl.String,
    "value": pl.Float64, "numerator": pl.Float64, "denominator": pl.Float64, "marker": pl.String,
    "status": pl.String,
}  # fmt: skip
PLACE = ["ons_code", "period", "breakdown"]


def shares(rows: pl.DataFrame | None) -> pl.DataFrame:
    """One row a council, year, group and share.

    rows: table, part, breakdown, number, marker, provisional and the area of each count; null gives none.
    """
    if rows is None or rows.is_empty():
        return pl.DataFrame(schema=FRAME)
    counts = pl.concat([_of_everybody(rows), rows], how="diagonal")
    return pl.concat(_share(counts, metric, each) for metric, each in SHARES.items())


def _of_everybody(rows: pl.DataFrame) -> pl.DataFrame:
    """Counts that are given by age alone, added up: a total with a withheld part is withheld."""
    key = ["ons_code", "period", "table", "part"]
    by_age = rows.filter(~(pl.col("breakdown") == "all").any().over(key))
    return by_age.group_by(key, maintain_order=True).agg(
        *(pl.col(name).first() for name in ("area", "level")),
        breakdown=pl.lit("all"),
        number=_sum(pl.lit(True)),
        marker=_why_none(pl.lit(True)),
        provisional=pl.col("provisional").any(),
    )


def _share(counts: pl.DataFrame, metric: str, share: Share) -> pl.DataFrame:
    over, of = pl.col("part").is_in(share.over), pl.col("part").is_in(share.of)
    needed = counts.filter((pl.col("table") == share.table) & (over | of))
    parts = len({*share.over, *share.of})
    figures = needed.group_by(PLACE, maintain_order=True).agg(
        *(pl.col(name).first() for name in ("area", "level")),
        numerator=_sum(over),
        denominator=_sum(of),
        marker=pl.when(pl.col("part").n_unique() < parts).then(pl.lit("x")).otherwise(_why_none(over | of)),
        provisional=pl.col("provisional").any(),
    )
    nobody = pl.col("marker").is_null() & (pl.col("denominator") == 0)
    figures = figures.with_columns(marker=pl.when(nobody).then(pl.lit("z")).otherwise("marker"))
    worked_out = (100 * pl.col("numerator") / pl.col("denominator")).round(0)
    return figures.with_columns(
        value=pl.when(pl.col("marker").is_null()).then(worked_out),
        metric=pl.lit(metric),
        framework=pl.lit("sac"),
        code=pl.lit(share.table),
        status=pl.when("provisional").then(pl.lit("provisional")).otherwise(pl.lit("current")),
    ).select(pl.col(name).cast(kind) for name, kind in FRAME.items())


def _sum(which: pl.Expr) -> pl.Expr:
    """Null where one of the counts is."""
    number = pl.col("number").filter(which)
    return pl.when(number.null_count() == 0).then(number.sum())


def _why_none(which: pl.Expr) -> pl.Expr:
    """Withheld if one of the counts is, else not available; null where all are numbers."""
    markers = pl.col("marker").filter(which)
    return (
        pl.when((markers == "c").any()).then(pl.lit("c")).when(markers.is_not_null().any()).then(pl.lit("x"))
    )
