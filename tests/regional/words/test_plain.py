from datetime import date

import pytest

from regional.words import plain


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Barnet"], "Barnet"),
        (["Barnet", "Brent"], "Barnet and Brent"),
        (["Barnet", "Brent", "Camden"], "Barnet, Brent and Camden"),
        (
            ["Bournemouth, Christchurch and Poole", "Cornwall", "Dorset"],
            "Bournemouth, Christchurch and Poole; Cornwall; Dorset",
        ),
    ],
)
def test_a_list_ends_in_and_unless_a_name_has_commas_of_its_own(names, said):
    assert plain.listed(names) == said


def test_a_long_list_names_six_and_counts_the_rest_but_never_just_one_more():
    assert plain.shortened(list("ABCDEFG")) == "A, B, C, D, E, F and G"
    assert plain.shortened(list("ABCDEFGH")) == "A, B, C, D, E, F and 2 more"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("2026-10-30", "30 October 2026"),
        ("2026-02-02", "2 February 2026"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        (None, "date not known"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(known, said):
    assert plain.published(known) == said


def test_a_day_has_no_leading_nought():
    assert plain.day(date(2026, 7, 1)) == "1 July 2026"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (30.3, "%", "30.3%"),
        (1204.0, "count", "1,204"),
        (18.94, "score", "18.9"),
        (0.0, "%", "0%"),
        (None, "%", "–"),
        (42.0, "days", "42"),
        (1502.04, "per 100,000", "1,502"),
    ],
)
def test_a_figure_reads_with_its_unit_and_no_figure_is_never_a_nought(value, unit, said):
    assert plain.number(value, unit) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 councils"), (1, "1 council"), (1200, "1,200 councils")])
def test_one_is_singular(n, said):
    assert plain.several(n, "council") == said


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("London", "London"),
        ("East Midlands", "the East Midlands"),
        ("Yorkshire and The Humber", "Yorkshire and The Humber"),
    ],
)
def test_a_region_takes_its_article(region, said):
    assert plain.the(region) == said


def test_only_the_first_letter_is_raised():
    assert plain.first_up("equity and CQC") == "Equity and CQC"
