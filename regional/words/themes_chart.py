"""The words that go with the pictures of the Themes page."""

from datetime import date

from models.theme import themes
from regional.charts.drawing import Words
from regional.views.themes import ENGLAND, Reports
from regional.words import themes as words
from regional.words.plain import of

HOW_BARS = (
    "One block is one council. Its report names the theme at least once as a shortfall (left) or as a "
    "strength (right); it counts once on a side however often it is named, and on both sides where the "
    "report says both. Findings are in our own words, each put under one theme and one statement. Those that "
    "fit no theme are left out here and stand under Other. Pilots are counted nowhere; findings that were "
    "read by a script or inferred are counted apart. The five themes directors ask about first stand on "
    "top, the others A to Z: no order of merit. No share or interval is given and nothing is tested, because "
    "the reports read so far are not a random sample."
)


def bars(reports: Reports, theme: str | None, read_on: date) -> Words:
    title = words.heading(reports, theme)
    subtitle = (
        "Councils whose report names the theme as a shortfall (left) and as a strength (right). Reports read "
        f"for {of(len(reports.read), reports.councils.height)} councils; not a random sample."
    )
    footer = (
        f"One block is one council, counted once a side. {words.CAUTION} {words.source(reports, read_on)}"
    )
    return Words(title, subtitle, footer, f"{title}. {subtitle} {_values(reports)}")


def _values(reports: Reports) -> str:
    said = [
        f"{themes()[row['theme']].label}: shortfall {row['shortfall']}, strength {row['strength']}"
        for row in reports.drawn.iter_rows(named=True)
    ]
    return "; ".join(said) + "."


def matrix(reports: Reports, read_on: date) -> Words:
    read = f"Reports read for {of(len(reports.read), reports.councils.height)} councils."
    counted = "findings of each report"
    if reports.place == ENGLAND:
        counted = "reports of each region (beside it, how many were read)"
    what = f"How many {counted} name the theme: strengths left (+), shortfalls right (−)."
    title = words.heading(reports, None)
    subtitle = f"{what} {read} A dot means not found, which is not absent."
    footer = " ".join(filter(None, [words.not_read(reports), words.source(reports, read_on)]))
    return Words(title, subtitle, footer, f"{title}. {subtitle} {_values(reports)}")
