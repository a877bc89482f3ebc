"""Checks of an ASCOF file: each finds one fault and says it in a sentence."""

import polars as pl

from ingest.ascof.codes import known_codes, plain_code
from ingest.issues import Issue
from ingest.publication.figure_checks import KEY, cut_short, few_councils
from ingest.publication.headers import nearest
from ingest.publication.sentences import AGAIN, listed
from models.council import ENGLAND, REGIONS


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


def area_missing(rows: pl.DataFrame) -> list[Issue]:
    """England and the nine regions are in every file: without them it is a part of one."""
    there = set(rows["ons_code"])
    missing = [name for name, code in {**REGIONS, "England": ENGLAND}.items() if code not in there]
    if missing:
        message = f"The file has no row about {listed(missing)}: it is cut short, or only a part of one."
        return [Issue("error", "area_missing", message, AGAIN)]
    return few_councils(rows)
