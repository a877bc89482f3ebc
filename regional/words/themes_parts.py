"""Headings of the closed parts of the Themes page, each its result, and what is said of nothing found."""

import polars as pl

from regional.views.themes import ENGLAND, Reports
from regional.words import themes as words
from regional.words.plain import of, several, shortened, the
from regional.words.region import NAMES


def by_council_heading(reports: Reports, theme: str | None) -> str:
    """Over the matrix: in England in how many regions the chosen theme, or the widest, is a shortfall."""
    if reports.place == ENGLAND:
        widest = reports.drawn.sort("shortfall", descending=True, maintain_order=True)["theme"][0]
        named = reports.of(theme or widest).filter(polarity="shortfall")["region"].n_unique()
        regions = of(named, reports.councils["region"].n_unique())
        return f"By region: {words.are([theme or widest])} a shortfall in reports of {regions} regions"
    more = f", {several(len(reports.unread), 'council')} not read" if reports.unread else ""
    return f"By council: what each of {len(reports.read)} reports names{more}"


def by_statement_heading(counts: pl.DataFrame, reports: Reports) -> str:
    """counts: councils_by statement. Under which statement the findings stand most often."""
    said = []
    for side in ("shortfall", "strength"):
        if most := counts[side].max():
            top = counts.filter(pl.col(side) == most)["statement"].to_list()
            where = shortened([NAMES[statement].lower() for statement in top], 2)
            each = " each" if len(top) > 1 else ""
            said.append(f"{side}s most often under {where} ({most} of {words.reports_read(reports)}{each})")
    return f"By statement: {', '.join(said) or 'nothing found'}"


def findings_heading(findings: pl.DataFrame, theme: str | None) -> str:
    on = f" on {words.label(theme)}" if theme else ""
    if findings.is_empty():
        return f"The findings{on}: none recorded here"
    counts = {side: findings.filter(polarity=side).height for side in ("strength", "shortfall")}
    said = " and ".join(several(count, side) for side, count in counts.items() if count)
    councils = several(findings["ons_code"].n_unique(), "council")
    return f"The findings{on}: {said}, in the reports of {councils}"


def apart_heading(apart: pl.DataFrame) -> str:
    councils = several(apart["ons_code"].n_unique(), "council")
    pilots = apart.filter(pl.col("kind") == "pilot").height == apart.height
    what = "Pilots, indicative" if pilots else "Pilots, and findings nobody has checked"
    return f"{what}, counted nowhere: {several(apart.height, 'finding')} about {councils}"


def no_finding(theme: str | None, reports: Reports) -> str:
    on = f" on {words.label(theme)}" if theme else ""
    return (
        f"No finding{on} was found in the {words.reports_read(reports)} of {the(reports.place)}. "
        "Not found is not absent."
    )


def and_more(left_out: int) -> str:
    return f"And {several(left_out, 'more finding')}: take the CSV for all of them."
