"""What the Themes page says, counted in councils whose reports were read."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from models.theme import OTHER, themes
from regional.analysis.statements import FEWEST_COMPARED
from regional.views.themes import ENGLAND, Reports
from regional.words.plain import day, first_down, first_up, listed, of, several, shortened, the

MOST_TIED = 2  # themes named together in a heading; of more of them the first shown
MOST_NAMED = 8  # councils named in a sentence; the table has them all
NOT_FOUND = "·"
CAUTION = (
    "A report names what it names: a theme not found is not a theme absent, and what is named together is "
    "not cause and effect."
)


def heading(reports: Reports, theme: str | None) -> str:
    """The widest shortfall and strength, or what is named of the chosen theme."""
    if not reports.read:
        return f"{reports.place}: no finding of a report has been recorded yet"
    if theme:
        return f"{reports.place}: {_of_theme(reports, theme)}"
    shortfall, k = _widest(reports.drawn, "shortfall")
    strength, m = _widest(reports.drawn, "strength")
    worst = f"{shortfall} a shortfall in {k} of" if k else "no theme is a shortfall in"
    best = f"{strength} a strength in {m}" if m else "none is a strength"
    return f"{reports.place}: {worst} {reports_read(reports)}; {best}"


def sentences(reports: Reports, theme: str | None) -> list[str]:
    """Under the heading: what differs, what is still to be read, who is left out."""
    first = [_sides(reports, theme)] if theme else [_more_often_strengths(reports)]
    return [said for said in (*first, still_to_read(reports), _apart(reports)) if said]


def still_to_read(reports: Reports) -> str:
    """How many reports were not read: by name in a region, by number in England."""
    n, of_all = len(reports.unread), reports.councils.height
    if not n:
        return "A report of every council was read."
    who = "" if reports.place == ENGLAND else f" ({shortened(reports.unread)})"
    sample = "; those read are not a random sample" if reports.read else ""
    return f"Still to be read: the reports of {of(n, of_all)} councils{who}{sample}."


def not_read(reports: Reports) -> str:
    """Every council not read, by name, for beneath the matrix; empty in England, which is too many."""
    if reports.place == ENGLAND or not reports.unread:
        return ""
    return f"No report read yet: {listed(reports.unread)}."


def nothing(reports: Reports) -> str:
    """In the picture's place where no report was read."""
    return (
        f"No report read yet for {the(reports.place)}. Its themes are unknown, not absent. Add findings "
        "to published_reports/findings.csv, each with the address of its report."
    )


def source(reports: Reports, read_on: date) -> str:
    findings = reports.findings
    unread = findings.filter(pl.col("check") != "official").height
    return (
        "Source: Care Quality Commission, council assessment reports, and news of them, as read on "
        f"{day(read_on)}; {several(findings.height, 'finding')} in our own words, {unread} of them not from "
        "CQC's own page. Each keeps its address where there was one."
    )


def about(theme: str) -> str:
    """What the theme is about, in one sentence."""
    return f"{themes()[theme].label}: {first_down(themes()[theme].definition)}"


def reports_read(reports: Reports) -> str:
    return several(len(reports.read), "report") + " read"


def label(theme: str) -> str:
    """A theme's name inside a sentence."""
    return "other themes" if theme == OTHER else first_down(themes()[theme].label)


def _of_theme(reports: Reports, theme: str) -> str:
    counts = reports.themes.row(by_predicate=pl.col("theme") == theme, named=True)
    shortfall, strength = counts["shortfall"], counts["strength"]
    if not shortfall and not strength:
        return f"{are([theme])} named in none of {reports_read(reports)}"
    return (
        f"{are([theme])} a shortfall in {shortfall or 'none'} of {reports_read(reports)} "
        f"and a strength in {strength or 'none'}"
    )


def _sides(reports: Reports, theme: str) -> str:
    """Who has a strength, who a shortfall on the chosen theme, and whose report says both."""
    named = reports.of(theme)
    said = []
    who = {}
    for side in ("strength", "shortfall"):
        who[side] = named.filter(polarity=side)["council"].unique(maintain_order=True).to_list()
        if who[side]:
            said.append(f"{first_up(side)}s: {shortened(who[side], MOST_NAMED)}.")
    both = [council for council in who["strength"] if council in who["shortfall"]]
    if both:
        said.append(f"Both in one report: {shortened(both, MOST_NAMED)}.")
    return " ".join(said)


def _more_often_strengths(reports: Reports) -> str:
    more = reports.drawn.filter(pl.col("strength") > pl.col("shortfall")).to_dicts()
    if not more or len(reports.read) < FEWEST_COMPARED:
        return ""
    said = [f"{label(row['theme'])} ({row['strength']} and {row['shortfall']})" for row in more]
    return f"More often a strength than a shortfall: {shortened(said, 6)}."


def _apart(reports: Reports) -> str:
    said = []
    if reports.pilots:
        said.append(f"Pilots are indicative and counted nowhere: {listed(reports.pilots)}.")
    unsure = reports.apart.filter(pl.col("kind") != "pilot").height
    if unsure:
        said.append(f"{several(unsure, 'finding')} read by a script or inferred: counted apart.")
    return " ".join(said)


def _widest(counts: pl.DataFrame, side: str) -> tuple[str, int]:
    """The themes named by most councils, as the beginning of a sentence's part, and by how many."""
    most = counts[side].max()
    return are(counts.filter(pl.col(side) == most)["theme"].to_list()), most


def are(names: Sequence[str]) -> str:
    """ "waiting times are", "co-production is", "transitions and 3 other themes are"."""
    if len(names) > MOST_TIED:
        return f"{label(names[0])} and {len(names) - 1} other themes are"
    said = " and ".join(label(theme) for theme in names)
    return f"{said} {'are' if len(names) > 1 or said.endswith('s') else 'is'}"
