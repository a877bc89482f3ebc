"""The tables of the Compare page."""

import polars as pl

from models.assessment import CHECKS
from models.metric import Metric, metrics
from regional.analysis.against_peers import ABOVE, BELOW, FEWEST_PEERS, NO_INTERVAL
from regional.views.compare_metric import MetricComparison
from regional.words.compare_metric import absent, by_chance, tested
from regional.words.compare_numbers import in_unit, level, limits_shown, unit_bare
from regional.words.plain import number, of, published, several

JUDGED = {
    ("better", ABOVE): " (better)",
    ("better", BELOW): " (worse)",
    ("worse", ABOVE): " (worse)",
    ("worse", BELOW): " (better)",
}


def metric(rows: pl.DataFrame, made: MetricComparison, council: str) -> pl.DataFrame:
    """One row a council in the order of `rows`: value, interval, people, and where ours stands beside it."""
    unit = made.metric.unit
    shown = [
        {
            "Council": row["name"],
            f"{made.year} ({unit})": _value(row, made.metric),
            "95% interval": limits_shown(row, made.metric) if row["value"] is not None else "–",
            "Out of": number(row["denominator"], "count"),
            f"{council} beside it": verdict(row["verdict"], made.metric) if not row["ours"] else "–",
        }
        for row in rows.iter_rows(named=True)
    ]
    return pl.DataFrame(shown)


def statement(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a council in the order of `rows`: score, kind, date, how it was read."""
    shown = [
        {
            "Council": row["name"],
            "Score": str(row["score"]) if row["score"] else "not known",
            "Result": {"pilot": "pilot, indicative", "formal": "formal"}.get(row["kind"], "–"),
            "Published": published(row["published"]) if row["score"] else "–",
            "How it was read": CHECKS.get(row["check"], "–"),
        }
        for row in rows.iter_rows(named=True)
    ]
    return pl.DataFrame(shown)


def every_metric(frame: pl.DataFrame, council: str) -> pl.DataFrame:
    """frame: views.compare_all.all_metrics; one row a metric, by title."""
    rows = []
    for row in frame.iter_rows(named=True):
        defined = metrics()[row["metric"]]
        few = row["peers_known"] < FEWEST_PEERS
        rows.append(
            {
                "Metric": defined.title,
                "Year": row["period"],
                council: in_unit(row["value"], defined),
                "England": in_unit(row["england"], defined) if row["england"] is not None else "not loaded",
                "Beside England": verdict(row["beside_england"], defined),
                "Middle of peers": f"too few ({row['peers_known']})"
                if few
                else in_unit(row["median"], defined),
                "Beside peers": _peers(row),
            }
        )
    return pl.DataFrame(rows).sort("Metric") if rows else pl.DataFrame()


def every_metric_said(frame: pl.DataFrame, council: str) -> str:
    """How many metrics differ from England, and how many comparisons the table holds."""
    if frame.is_empty():
        return f"No published figure of {council} is loaded. Those of the council before it are on its page."
    higher_is = frame["metric"].replace_strict({name: each.higher_is for name, each in metrics().items()})
    judged = [JUDGED.get(pair, "") for pair in zip(higher_is, frame["beside_england"], strict=True)]
    n = tested(frame["beside_england"])
    better, worse = judged.count(" (better)"), judged.count(" (worse)")
    total = int(frame["tested"].sum())
    beside_peers = f"{several(total, 'comparison')}: {by_chance(total)}" if total else "no comparison."
    against = (
        f"Against England {council} is better on {better} of {several(n, 'metric')} with an interval and "
        f"worse on {worse}; {by_chance(n)}"
    )
    return (
        f"{against if n else f'Against England no metric of {council} is compared.'} "
        f"Beside peers the table holds {beside_peers} "
        "Each row is for the newest year with a figure of this council: read old ones as history."
    )


def verdict(word: str | None, defined: Metric) -> str:
    """A verdict with better or worse after it where the metric has a good end."""
    return f"{word}{JUDGED.get((defined.higher_is, word), '')}" if word else "not compared"


def _value(row: dict, defined: Metric) -> str:
    return absent(row) if row["value"] is None else level(row["value"], unit_bare(defined))


def _peers(row: dict) -> str:
    if row["few"]:
        return "not compared: too few people"
    if row["tested"] == 0:
        return NO_INTERVAL if row["peers_known"] else "no peer has a figure"
    return f"{ABOVE} {of(row['above'], row['tested'])}, {BELOW} {row['below']}"
