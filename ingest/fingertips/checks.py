"""Checks of a file of Fingertips: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.issues import Issue
from ingest.publication import metric_codes
from ingest.publication.figure_checks import few_councils, given_twice
from ingest.publication.sentences import AGAIN, listed

ROUNDING = 0.11  # a value may be rounded more than its limits
ENOUGH = 0.9  # of the councils that the fullest year has
TOLD = ("number", "marker", "lower", "upper", "numerator", "denominator")
# What the name of an indicator has to say, by its number.
CALLED = {"90280": ("social care users", "social contact"), "90638": ("carers", "social contact")}
WHOLE = 100  # councils: a file with fewer is a choice that somebody made


def unknown_indicator(rows: pl.DataFrame) -> list[Issue]:
    """Listed and left out; if that is all there is, the file is of no use."""
    left = rows.filter(pl.col("metric").is_null())
    if left.is_empty():
        return []
    said = left.select("indicator", "title").unique(maintain_order=True).rows()
    names = listed([f"{code or 'no number'}{f' ({title})' if title else ''}" for code, title in said])
    known = ", ".join(f"{code} ({title})" for code, title in metric_codes.known("fingertips").items())
    message = f"Indicators that none of our metrics is known to be: {names}."
    if left.height == rows.height:
        mend = f"We read these: {known}. Another has to be added to the metric it belongs to first."
        return [Issue("error", "unknown_indicator", message, mend)]
    mend = "They were left out. Add a number to its metric in models/metrics/ once that is sure."
    return [
        Issue("warning", "unknown_indicator", message, mend, rows=tuple(left["row"]), leaves_out=True),
    ]


def another_indicator(rows: pl.DataFrame) -> list[Issue]:
    """A number that we know under a name that is not what we know it as: it may have been given anew."""
    said = rows.select("indicator", "title").unique(maintain_order=True).rows()
    bad = [
        (code, title)
        for code, title in said
        if not all(words in (title or "").casefold() for words in CALLED.get(code, ()))
    ]
    if not bad:
        return []
    code, title = bad[0]
    struck = rows.filter((pl.col("indicator") == code) & pl.col("title").eq_missing(pl.lit(title)))
    message = f'Indicator {code} is called "{title or "nothing"}" here, which is not what we know it as.'
    mend = "Look the number up on Fingertips. If it means another thing now, take it out of models/metrics/."
    return [Issue("error", "another_indicator", message, mend, rows=tuple(struck["row"]))]


def of_rows(rows: pl.DataFrame) -> list[Issue]:
    """rows: as they will be figures, with period, breakdown, number, lower and upper."""
    return [
        *unknown_year(rows),
        *limits_contradict_value(rows),
        *given_twice(rows, TOLD),
        *cut_short(rows),
        *few_councils(rows),
    ]


def unknown_year(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("period").is_null())
    if bad.is_empty():
        return []
    said = listed([each or "empty" for each in bad["said_period"].unique(maintain_order=True)])
    message = f"The time period of these rows is not one financial year, such as 2018/19: {said}."
    return [Issue("error", "unknown_year", message, AGAIN, rows=tuple(bad["row"]))]


def limits_contradict_value(rows: pl.DataFrame) -> list[Issue]:
    value, low, high = pl.col("number"), pl.col("lower"), pl.col("upper")
    bad = rows.filter((value < low - ROUNDING) | (value > high + ROUNDING) | (low > high))
    if bad.is_empty():
        return []
    message = "These values lie outside their own confidence limits: columns may have been moved."
    return [Issue("error", "limits_contradict_value", message, AGAIN, rows=tuple(bad["row"]))]


def cut_short(rows: pl.DataFrame) -> list[Issue]:
    """The year that the file ends with has far fewer councils than another year of its indicator.

    Years before it may: in 2020-21 few councils did the survey.
    """
    councils = rows.filter((pl.col("level") == "council") & (pl.col("breakdown") == "all"))
    counted = councils.group_by("indicator", "period").agg(
        n=pl.col("ons_code").n_unique(), last=pl.col("row").max()
    )
    most = pl.col("n").max().over("indicator")
    short = counted.with_columns(most=most).filter(pl.col("last") == pl.col("last").max())
    for indicator, period, n, _, fullest in short.rows():
        if fullest >= WHOLE and n < ENOUGH * fullest:
            message = (
                f"The file ends with indicator {indicator} in {period}, which has {n} councils where other "
                f"years have {fullest}: it is cut short."
            )
            return [Issue("error", "cut_short", message, AGAIN)]
    return []
