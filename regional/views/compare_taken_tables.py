"""The table of the Compare page as it is taken away: a council and its peers, one row each."""

import polars as pl

from regional.exports.taken import Column, Table
from regional.views import scores_taken as scores
from regional.views.compare_metric import MetricComparison
from regional.views.compare_plot import MOST_NAMED
from regional.views.metric_taken import DECIMALS
from regional.words.compare_metric import absent
from regional.words.compare_tables import verdict

BESIDE = "Beside peers"
OURS, REGION, ENGLAND = "this council", "its region, as published", "England, as published"
NEAR, PEER = "peer, same region", "peer"


def metric_rows(made: MetricComparison, ordered: pl.DataFrame, region: str) -> pl.DataFrame:
    """Ours, England and the region as published, then the peers; those near first where they are many."""
    around = [(ENGLAND, "England", made.england), (REGION, region, made.region)]
    known = [{"who": who, "name": name, "value": value} for who, name, value in around if value is not None]
    why = [absent(row) if row["value"] is None else None for row in ordered.iter_rows(named=True)]
    rows = _near_first(
        ordered.with_columns(
            who=_who(region),
            beside=pl.Series(
                [
                    verdict(row["verdict"], made.metric) if row["verdict"] else None
                    for row in ordered.to_dicts()
                ],
                dtype=pl.String,
            ),
            empty=pl.Series(why, dtype=pl.String),
            up=pl.col("upper") - pl.col("value"),
            down=pl.col("value") - pl.col("lower"),
        )
    )
    both = pl.DataFrame(known, schema={"who": pl.String, "name": pl.String, "value": pl.Float64})
    return pl.concat([rows[:1], both, rows[1:]], how="diagonal")


def metric(rows: pl.DataFrame, made: MetricComparison, name: str, heading: str) -> Table:
    kind = DECIMALS.get(made.metric.unit, "0.0")
    columns = (
        Column("name", "Council or area", "name", 28),
        Column("who", "Which", "text", 22),
        Column("value", f"{made.year} ({made.metric.unit})", kind, 13),
        Column("lower", "95% interval, from", "0.0", 12),
        Column("upper", "95% interval, to", "0.0", 12),
        Column("numerator", "Numerator, as published", "0", 14),
        Column("denominator", "Denominator, as published", "0", 14),
        Column("beside", f"{name} beside it", "text", 24),
        Column("empty", "Why empty", "text", 24),
        Column("down", "Interval below, for the chart", "0.0", 13),
        Column("up", "Interval above, for the chart", "0.0", 13),
    )
    return Table(BESIDE, heading, rows, columns)


def plain_metric(rows: pl.DataFrame, made: MetricComparison) -> pl.DataFrame:
    return rows.select(
        "ons_code",
        "name",
        which="who",
        metric=pl.lit(made.metric.id),
        metric_title=pl.lit(made.metric.title),
        period=pl.lit(made.year),
        value="value",
        unit=pl.lit(made.metric.unit),
        marker="empty",
        lower_95="lower",
        upper_95="upper",
        numerator="numerator",
        denominator="denominator",
        verdict="verdict",
    )


def statement_rows(ordered: pl.DataFrame, region: str) -> pl.DataFrame:
    pilot = pl.col("kind").eq_missing(pl.lit("pilot"))
    rows = ordered.with_columns(who=_who(region), indicative=pilot)
    none = pl.when(pl.col("score").is_null()).then(pl.lit(scores.NOT_KNOWN))
    return _near_first(rows.with_columns(how=scores.look(), how_read=scores.how_read(), empty=none))


def statement(rows: pl.DataFrame, name: str, heading: str) -> Table:
    columns = (
        Column("name", "Council", "name", 28),
        Column("who", "Which", "text", 20),
        Column("score", f"{name}, 1 to 4", "score", 14, "how"),
        Column("kind", "Result", "text", 10),
        Column("published", "Published", "day", 16),
        Column("how_read", "How it was read", "text", 56),
        Column("empty", "Why empty", "text", 20),
    )
    return Table(BESIDE, heading, rows, columns)


def plain_statement(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.select(
        "ons_code",
        "name",
        which="who",
        statement=pl.lit(name),
        score="score",
        unit=pl.lit(scores.UNIT),
        marker="empty",
        indicative="indicative",
        how_read="how_read",
        published="published",
    )


def _who(region: str) -> pl.Expr:
    near = pl.when(pl.col("region") == region).then(pl.lit(NEAR)).otherwise(pl.lit(PEER))
    return pl.when("ours").then(pl.lit(OURS)).otherwise(near)


def _near_first(rows: pl.DataFrame) -> pl.DataFrame:
    """The order as it is; of more peers than are drawn those of the council's region come first."""
    if rows.height - 1 <= MOST_NAMED:
        return rows
    return rows.sort(pl.col("who") == PEER, maintain_order=True)
