"""Sentences of the Themes page, from reports few enough to count in the head."""

from datetime import date

import polars as pl
import pytest

from models.theme import in_order
from regional.analysis.theme_counts import councils_by
from regional.views.firm import FIRM
from regional.views.themes import Reports
from regional.words import themes as words
from regional.words import themes_parts, themes_tables

COLUMNS = ("ons_code", "council", "region", "kind", "published", "statement", "polarity", "theme", "finding")
SCHEMA = dict.fromkeys((*COLUMNS, "check", "url"), pl.String)


@pytest.fixture
def reports():
    """Make the reports of London councils, A to D or E, from (council, theme, polarity, what is unlike)."""

    def made(*rows, place="London"):
        found = pl.DataFrame(
            [
                {"ons_code": council, "council": council, "theme": theme, "polarity": polarity}
                | {"region": "London", "kind": "formal", "published": "2025-01", "statement": "equity"}
                | {
                    "finding": "Something was so.",
                    "check": "official",
                    "url": "https://www.cqc.org.uk/a b(c)",
                }
                | (unlike[0] if unlike else {})
                for council, theme, polarity, *unlike in rows
            ],
            schema=SCHEMA,
        )
        names = sorted({*"ABCD", *found["ons_code"]})
        councils = pl.DataFrame({"ons_code": names, "short_name": names, "region": "London"})
        firm = found.filter(FIRM)
        apart = found.filter(~(pl.col("kind") == "formal") | pl.col("check").is_in(["automated", "inferred"]))
        return Reports(place, councils, firm, apart, councils_by(firm, "theme", in_order()))

    return made


WAITING = [(council, "waiting_times", "shortfall") for council in "AB"]


def test_the_heading_is_the_widest_shortfall_and_strength_in_councils_whose_reports_were_read(reports):
    some = reports(*WAITING, ("C", "co_production", "strength"))
    assert words.heading(some, None) == (
        "London: waiting times are a shortfall in 2 of 3 reports read; co-production is a strength in 1"
    )


def test_themes_that_are_as_wide_are_named_together(reports):
    some = reports(("A", "transitions", "shortfall"), ("B", "prevention", "shortfall"))
    assert words.heading(some, None) == (
        "London: transitions and prevention are a shortfall in 1 of 2 reports read; none is a strength"
    )


def test_of_more_than_two_themes_that_are_as_wide_the_first_shown_is_named(reports):
    some = reports(*[("A", theme, "strength") for theme in ("transitions", "edi", "prevention")])
    assert words.heading(some, None) == (
        "London: no theme is a shortfall in 1 report read; transitions and 2 other themes are a strength in 1"
    )


def test_under_five_reports_nothing_is_said_to_be_more_often_a_strength(reports):
    four = [(council, "prevention", "strength") for council in "ABCD"]
    assert not [said for said in words.sentences(reports(*four), None) if said.startswith("More often")]
    five = words.sentences(reports(*four, ("E", "carers", "shortfall")), None)
    assert five[0] == "More often a strength than a shortfall: prevention (4 and 0)."


def test_what_fits_no_theme_is_never_the_widest(reports):
    some = reports(("A", "other", "shortfall"), ("B", "other", "shortfall"), ("A", "carers", "shortfall"))
    assert words.heading(some, None).startswith("London: carers' support is a shortfall in 1 of 2")


def test_a_chosen_theme_has_its_own_heading_and_names_who_is_strong_and_who_is_not(reports):
    some = reports(*WAITING, ("B", "waiting_times", "strength"), ("C", "edi", "strength"))
    assert words.heading(some, "waiting_times") == (
        "London: waiting times are a shortfall in 2 of 3 reports read and a strength in 1"
    )
    assert words.sentences(some, "waiting_times")[0] == (
        "Strengths: B. Shortfalls: A and B. Both in one report: B."
    )


def test_a_theme_that_no_report_names_is_not_said_to_be_absent(reports):
    some = reports(*WAITING)
    assert words.heading(some, "edi") == (
        "London: equality, diversity and inclusion is named in none of 2 reports read"
    )
    assert themes_parts.no_finding("edi", some).endswith("Not found is not absent.")


def test_a_region_names_whose_report_is_still_to_be_read_and_england_says_how_many(reports):
    assert "of 2 of 4 councils (C and D); those read are not a random sample." in words.still_to_read(
        reports(*WAITING)
    )
    assert "of 2 of 4 councils; those read" in words.still_to_read(reports(*WAITING, place="England"))
    assert words.not_read(reports(*WAITING)) == "No report read yet: C and D."


def test_a_pilot_counts_nowhere_is_still_to_be_read_and_is_named_apart(reports):
    some = reports(*WAITING, ("C", "carers", "shortfall", {"kind": "pilot"}))
    assert (some.read, some.unread, some.pilots) == (["A", "B"], ["C", "D"], ["C"])
    assert "Pilots are indicative and counted nowhere: C." in words.sentences(some, None)
    assert words.heading(some, "carers").endswith("named in none of 2 reports read")
    assert themes_parts.apart_heading(some.apart) == (
        "Pilots, indicative, counted nowhere: 1 finding about 1 council"
    )


def test_a_finding_read_by_a_script_is_counted_apart_and_said_to_be(reports):
    some = reports(*WAITING, ("C", "carers", "shortfall", {"check": "automated"}))
    assert some.read == ["A", "B"]
    assert "1 finding read by a script or inferred: counted apart." in words.sentences(some, None)
    assert themes_parts.apart_heading(some.apart).startswith("Pilots, and findings nobody has checked")


def test_where_nothing_was_read_it_says_so_and_what_to_do(reports):
    none = reports()
    assert words.heading(none, None) == "London: no finding of a report has been recorded yet"
    assert words.sentences(none, None) == [
        "Still to be read: the reports of 4 of 4 councils (A, B, C and D)."
    ]
    assert "unknown, not absent" in words.nothing(none)


def test_a_single_report_is_one_report(reports):
    assert "a shortfall in 1 of 1 report read;" in words.heading(reports(WAITING[0]), None)


def test_the_source_says_how_many_findings_are_not_from_cqcs_own_page(reports):
    some = reports(*WAITING, ("C", "carers", "strength", {"check": "news"}))
    said = words.source(some, date(2026, 11, 22))
    assert (
        "as read on 22 November 2026; 3 findings in our own words, 1 of them not from CQC's own page" in said
    )


def test_the_link_of_a_finding_says_where_it_leads_and_cannot_be_broken_out_of(reports):
    [link, none] = themes_tables.findings(
        reports(WAITING[0], ("B", "carers", "strength", {"url": None})).findings, None
    )["Source"]
    assert link == "[cqc.org.uk](https://www.cqc.org.uk/a%20b%28c%29)"
    assert none == "The address was not kept."


def test_the_theme_is_left_out_of_the_table_where_it_was_chosen(reports):
    some = reports(*WAITING).findings
    assert "Theme" in themes_tables.findings(some, None).columns
    assert "Theme" not in themes_tables.findings(some, "waiting_times").columns
    assert "Theme" in themes_tables.findings_file(some).columns
