"""Counts without names: who is in them, and when they would tell what one council gave."""

import polars as pl
import pytest

from regional.analysis.anonymous import Group, Looking, aggregates, may_be_shown, shown

NOBODY_S = Looking(frozenset(), frozenset(), may_be_any=False)


def codes(n, first="A"):
    return frozenset(f"{first}{number}" for number in range(n))


def group(n, apart, anonymous=None):
    """n contributors, all of them without a name, of which `apart` differ from most."""
    members = codes(n)
    return Group(members, members if anonymous is None else anonymous, apart, apart)


def of(council, *, named=(), may_be_any=False):
    own = frozenset([council] if council else [])
    return Looking(own, frozenset(named) | own, may_be_any)


@pytest.mark.parametrize(
    ("n", "apart", "shown"),
    [(4, 2, False), (5, 0, False), (5, 1, True), (9, 3, True), (9, 0, False)],
)
def test_five_councils_that_do_not_all_agree_are_counted_for_who_is_none_of_them(n, apart, shown):
    assert may_be_shown(group(n, apart), NOBODY_S) == shown


@pytest.mark.parametrize(("n", "apart", "shown"), [(5, 2, False), (6, 1, False), (6, 2, True)])
def test_for_one_of_them_five_others_are_needed_who_do_not_all_agree(n, apart, shown):
    assert may_be_shown(group(n, apart), of("A0")) == shown


def test_a_member_of_the_region_may_be_of_any_of_them():
    member = Looking(frozenset(), frozenset(), may_be_any=True)
    assert not may_be_shown(group(5, 2), member)
    assert may_be_shown(group(6, 2), member)


def test_those_whose_names_one_sees_are_taken_away_before_the_rest_is_counted():
    eight = Group(codes(8), codes(3), 3, 1)  # five share with their names
    assert not may_be_shown(eight, Looking(frozenset(), codes(8) - codes(3), may_be_any=False))
    six_of_ten = Group(codes(10), codes(6), 4, 2)
    assert may_be_shown(six_of_ten, Looking(frozenset(), codes(10) - codes(6), may_be_any=False))
    # ... and one of the six has opened its datum since: five are left, who might be told.
    assert not may_be_shown(six_of_ten, Looking(frozenset(), codes(10) - codes(6) | {"A0"}, may_be_any=True))


def test_a_type_is_hidden_where_the_rest_of_the_region_would_tell_of_a_few():
    big, small = codes(7), codes(2, "B")
    groups = {
        "": Group(big | small, big | small, 3, 3),
        "county": Group(big, big, 2, 2),
        "unitary": Group(small, small, 1, 1),
    }
    assert shown(groups, NOBODY_S) == {""}
    both = {**groups, "unitary": Group(codes(6, "B"), codes(6, "B"), 2, 2)}
    both[""] = Group(big | codes(6, "B"), big | codes(6, "B"), 5, 5)
    assert shown(both, NOBODY_S) == {"", "county", "unitary"}


def test_nothing_of_a_statement_is_shown_where_the_region_is_not():
    assert shown({"": group(4, 2), "county": group(4, 2)}, NOBODY_S) == set()


def sent(*rows):
    """(ons_code, council_type, score, by_name) of one statement."""
    frame = pl.DataFrame(rows, schema=["ons_code", "council_type", "score", "by_name"], orient="row")
    nothing = pl.lit(None, pl.Float64)
    return frame.with_columns(
        kind=pl.lit("scores"), about=pl.lit("equity"), value=nothing, numerator=nothing, denominator=nothing
    )


def test_a_statement_counts_who_scored_3_or_above_in_the_region_and_in_each_type():
    rows = [
        (f"A{n}", "county" if n < 4 else "unitary", score, False)
        for n, score in enumerate((3, 4, 2, 1, 3, 3))
    ]
    found = {
        counted["council_type"]: (counted["three_or_above"], group)
        for counted, group in aggregates(sent(*rows))
    }
    assert {name: at_three for name, (at_three, _) in found.items()} == {"": 4, "county": 2, "unitary": 2}
    assert found[""][1] == Group(codes(6), codes(6), 2, 2)


def test_fewer_than_five_without_a_name_are_left_out_and_so_are_five_who_agree():
    named = [(f"N{n}", "county", 3, True) for n in range(6)]
    few = [(f"A{n}", "county", 1, False) for n in range(4)]
    [(counted, group)] = aggregates(sent(*named, *few))
    assert group.contributors == codes(6, "N")
    [(counted, group)] = aggregates(sent(*named, *few, ("A4", "county", 2, False)))
    assert group.contributors == codes(6, "N")  # none of the five is at 3: their names would not be needed
    [(counted, group)] = aggregates(sent(*named, *few, ("A4", "county", 3, False)))
    assert (counted["three_or_above"], len(group.contributors)) == (7, 11)
