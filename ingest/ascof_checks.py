"""Checks of an ASCOF file: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.ascof_codes import known_codes, plain_code
from ingest.headers import nearest
from ingest.issues import Issue
from models.council import ENGLAND, REGIONS

ENOUGH = 0.9  # of the rows that the fullest area has
FEWEST_COUNCILS = 150  # there were 150 to 153 in every year since 2014
AGAIN = "Fetch the file from its publisher again."
# What one figure is of.
KEY = ["ons_code", "metric", "period", "breakdown"]


def unknown_year(rows: pl.DataFrame, period: str | None) -> list[Issue]:
    bad = rows.filter(pl.col("period").is_null())
    if not bad.is_empty():
        message = "The year of these rows is not one such as 2018-19."
        return [Issue("error", "unknown_year", message, AGAIN, rows=tuple(bad["row"]))]
    others = rows["period"].unique().sort().to_list()
    if period and others != [period]:
        message = f"You said {period}, and the file's own column says {', '.join(others)}."
        return [Issue("error", "another_year", message, "Leave the year out: the file says it itself.")]
    return []


def unknown_code(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.col("metric").is_null())
    if bad.is_empty():
        return []
    framework = bad["framework"][0]
    known = [code.casefold() for code in known_codes(framework)["code"]]
    said = []
    for code in bad["written"].unique(maintain_order=True)[:4]:
        near = nearest(plain_code(code or ""), known)
        said.append(f"{code or 'an empty cell'}" + (f" (the nearest is {near.upper()})" if near else ""))
    message = f"Codes that {framework} does not have, as far as we know: {', '.join(said)}."
    mend = (
        "If a code is new, add it to the metric it belongs to in models/metrics/, then load the file again."
    )
    return [Issue("error", "unknown_code", message, mend, rows=tuple(bad["row"]))]


def unconfirmed_code(rows: pl.DataFrame) -> list[Issue]:
    """Codes that our metrics hold from memory are not trusted with a council's figures."""
    bad = rows.filter("to_confirm")
    if bad.is_empty():
        return []
    codes = ", ".join(sorted(bad["code"].unique()))
    message = f"What these codes mean has not been read in the framework's handbook yet: {codes}."
    mend = (
        "Their rows were left out. Confirm them in models/metrics/ (take to_confirm out), then load it again."
    )
    return [Issue("warning", "unconfirmed_code", message, mend, rows=tuple(bad["row"]), leaves_out=True)]


def group_and_code_differ(rows: pl.DataFrame) -> list[Issue]:
    """1A65OV beside "Male": the row contradicts itself."""
    bad = rows.filter(
        pl.col("group_of_code").is_not_null() & (pl.col("group_of_code") != pl.col("breakdown"))
    )
    if bad.is_empty():
        return []
    code, group = bad.select("written", "group").row(0)
    message = f'The code {code} stands beside "{group}", which is another group of people.'
    return [Issue("error", "group_and_code_differ", message, AGAIN, rows=tuple(bad["row"]))]


def unknown_type(rows: pl.DataFrame, known: list[str]) -> list[Issue]:
    bad = rows.filter(pl.col("type").is_null())
    if bad.is_empty():
        return []
    message = f"The measure type of these rows is none of: {', '.join(known)}."
    return [Issue("error", "unknown_type", message, AGAIN, rows=tuple(bad["row"]))]


def of_the_whole(rows: pl.DataFrame) -> list[Issue]:
    return [*repeated_row(rows), *no_outcome(rows), *cut_short(rows), *area_missing(rows)]


def repeated_row(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(pl.struct(*KEY, "type").is_duplicated())
    if bad.is_empty():
        return []
    message = "The same measure of the same area and group is given more than once."
    return [Issue("error", "repeated_row", message, AGAIN, rows=tuple(bad["row"]))]


def no_outcome(rows: pl.DataFrame) -> list[Issue]:
    bad = rows.filter(~(pl.col("type") == "value").any().over(KEY))
    if bad.is_empty():
        return []
    message = "These rows give a part of a figure whose outcome is missing: the file may be cut short."
    return [Issue("error", "no_outcome", message, AGAIN, rows=tuple(bad["row"]))]


def cut_short(rows: pl.DataFrame) -> list[Issue]:
    """Areas of a year that lack many of the others' rows. One or two fewer is how some files are."""
    counted = rows.group_by("period", "ons_code", maintain_order=True).agg(pl.len(), pl.col("area").first())
    share = pl.col("share")
    counted = counted.with_columns(share=pl.col("len") / pl.col("len").max().over("period"))
    fewer = counted.filter(share < 1)
    if fewer.is_empty():
        return []
    names = listed(fewer["area"].unique(maintain_order=True).to_list())
    if fewer.filter(share < ENOUGH).is_empty():
        message = f"Some areas have a few rows less than the others: {names}."
        return [Issue("warning", "fewer_rows", message, "Nothing to mend: what is there was read.")]
    message = f"Some areas have far fewer rows than the others ({names}): the file is cut short."
    return [Issue("error", "cut_short", message, AGAIN)]


def area_missing(rows: pl.DataFrame) -> list[Issue]:
    """England and the nine regions are in every file: without them it is a part of one."""
    there = set(rows["ons_code"])
    missing = [name for name, code in {**REGIONS, "England": ENGLAND}.items() if code not in there]
    if missing:
        message = f"The file has no row about {listed(missing)}: it is cut short, or only a part of one."
        return [Issue("error", "area_missing", message, AGAIN)]
    councils = rows.filter(pl.col("level") == "council")["ons_code"].n_unique()
    if councils < FEWEST_COUNCILS:
        message = f"The file has {councils} councils; a whole one has {FEWEST_COUNCILS} or more."
        return [Issue("warning", "few_councils", message, "What is there was read.")]
    return []


def listed(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
