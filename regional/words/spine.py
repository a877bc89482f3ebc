"""What is said of all metrics of a council at once: how many are better, similar and worse than England's."""

import polars as pl

from models.metric import metrics
from regional.analysis.against_peers import NO_INTERVAL, TESTED
from regional.analysis.judgement import BETTER, HIGHER, LOWER, SIMILAR, WORSE
from regional.words.compare_metric import by_chance
from regional.words.compare_numbers import in_unit, level, limits_shown
from regional.words.plain import several

HOW_MADE = (
    "One row is one metric, in the newest year with a figure of this council. The line in the middle is "
    "England, taken as certain. Right is better on every row, whichever way the number runs; on a row "
    "marked higher or lower neither end is better, and right is higher. The pale bar runs from the lowest "
    "council to the highest, the dark part is the middle half of them. Better or worse is said where the "
    "council's 95% interval leaves England's figure out: Wilson's for a share, Byar's for a rate, the "
    "published margin for a survey. Where no interval was published there is a hollow dot and no verdict. "
    "Each row has a scale of its own: nothing may be added up, and there is no total."
)
NONE = "No metric has a figure of {} and of England in the same year."


def heading(rows: pl.DataFrame, council: str) -> str:
    """rows: of views.spine."""
    if rows.is_empty():
        return NONE.format(council).removesuffix(".")
    counts = {word: rows.filter(judged=word).height for word in (BETTER, SIMILAR, WORSE, HIGHER, LOWER)}
    other = [f"{counts[word]} {word}, where neither is better" for word in (HIGHER, LOWER) if counts[word]]
    told = f"{counts[BETTER]} better, {counts[SIMILAR]} similar, {counts[WORSE]} worse"
    tested = rows.filter(pl.col("beside_england").is_in(TESTED)).height
    return f"{council} against England on {several(tested, 'metric')}: {', '.join([told, *other])}"


def sentences(rows: pl.DataFrame) -> list[str]:
    """How many chance gives, and what is not compared."""
    tested = rows.filter(pl.col("beside_england").is_in(TESTED)).height
    no_limits = rows.filter(judged=NO_INTERVAL).height
    few = rows.filter(pl.col("few")).height
    said = [
        f"{several(tested, 'comparison')}: {by_chance(tested)}" if tested else "",
        f"Interval not published: {several(no_limits, 'metric')}, drawn and not judged." if no_limits else "",
        f"Not compared because the figure rests on under five people: {several(few, 'metric')}."
        if few
        else "",
        _years(rows),
    ]
    return [sentence for sentence in said if sentence]


def drawn(rows: pl.DataFrame) -> str:
    """The picture's subtitle."""
    return (
        "Right is better on every row, whichever way the number runs. There is no total: the metrics do not "
        "add up. "
        f"{_years(rows)}"
    )


def shown(row: dict) -> dict[str, str]:
    """The words of one row: value, region, england, verdict and year."""
    metric = metrics()[row["metric"]]
    return {
        "value": in_unit(row["value"], metric),
        "region": level(row["region"], metric.unit),
        "england": level(row["england"], metric.unit),
        "verdict": row["judged"],
        "limits": limits_shown(row, metric),
    }


def table(rows: pl.DataFrame, council: str, region: str) -> pl.DataFrame:
    told = [(row, shown(row)) for row in rows.iter_rows(named=True)]
    return pl.DataFrame(
        [
            {
                "Metric": row["title"],
                "Year": row["period"],
                council: words["value"],
                "95% interval": words["limits"],
                region: words["region"],
                "England": words["england"],
                "Councils": str(row["councils"]),
                "Beside England": words["verdict"],
            }
            for row, words in told
        ]
    )


def _years(rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    first, last = rows["period"].min(), rows["period"].max()
    return (
        f"Figures of {last}." if first == last else f"Figures of {first} to {last}: read old ones as history."
    )
