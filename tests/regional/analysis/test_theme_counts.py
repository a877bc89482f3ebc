"""Counts of reports, from findings few enough to count on one's fingers."""

import polars as pl

from regional.analysis.theme_counts import councils_by, councils_by_region, findings_by_council

COLUMNS = ("ons_code", "region", "theme", "statement", "polarity", "kind", "check")


def found(*rows):
    """rows: council, theme, polarity, and what is unlike a formal finding read in CQC's own words."""
    made = [
        {"ons_code": council, "theme": theme, "polarity": polarity}
        | {"region": "Here", "statement": "equity", "kind": "formal", "check": "official"}
        | other
        for council, theme, polarity, other in rows
    ]
    return pl.DataFrame(made, schema=dict.fromkeys(COLUMNS, pl.String))


def test_a_council_counts_once_however_often_its_report_names_a_theme():
    thrice = found(*[("A", "carers", "shortfall", {})] * 3, ("B", "carers", "shortfall", {}))
    assert councils_by(thrice, "theme", ["carers"]).rows() == [("carers", 0, 2, 0)]


def test_a_council_with_a_strength_and_a_shortfall_counts_on_both_sides_and_as_both():
    mixed = found(("A", "edi", "strength", {}), ("A", "edi", "shortfall", {}), ("B", "edi", "strength", {}))
    assert councils_by(mixed, "theme", ["edi"]).rows() == [("edi", 2, 1, 1)]


def test_every_theme_asked_for_has_a_row_in_the_order_asked_and_0_where_nothing_was_found():
    one = found(("A", "workforce", "strength", {}))
    counts = councils_by(one, "theme", ["transitions", "workforce"])
    assert counts.rows() == [("transitions", 0, 0, 0), ("workforce", 1, 0, 0)]
    assert councils_by(found(), "theme", ["transitions"]).rows() == [("transitions", 0, 0, 0)]


def test_the_same_counts_by_statement():
    two = found(
        ("A", "carers", "shortfall", {"statement": "learning"}),
        ("B", "edi", "shortfall", {"statement": "learning"}),
    )
    assert councils_by(two, "statement", ["equity", "learning"]).rows() == [
        ("equity", 0, 0, 0),
        ("learning", 0, 2, 0),
    ]


def test_a_cell_of_the_matrix_counts_findings_and_is_0_where_none_was_found():
    rows = found(("A", "edi", "shortfall", {}), ("A", "edi", "shortfall", {}), ("A", "edi", "strength", {}))
    cells = findings_by_council(rows, ["A", "B"], ["edi", "carers"])
    assert cells.columns == ["row", "theme", "strengths", "shortfalls"]
    assert cells.rows() == [
        ("A", "edi", 1, 2),
        ("A", "carers", 0, 0),
        ("B", "edi", 0, 0),
        ("B", "carers", 0, 0),
    ]


def test_a_region_counts_councils_and_not_findings():
    rows = found(
        *[("A", "edi", "shortfall", {})] * 2,
        ("B", "edi", "shortfall", {}),
        ("C", "edi", "strength", {"region": "There"}),
    )
    assert councils_by_region(rows, ["Here", "There"], ["edi"]).rows() == [
        ("Here", "edi", 0, 2),
        ("There", "edi", 1, 0),
    ]
