"""Pairs and threes: everybody in one group, wishes kept, and no better way to put them together."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regional.analysis.grouping import Wanted, best_groups, could_help, sizes, worth

CODES, ABOUTS = "ABCDEFG", ("equity", "learning", "governance", "safeguarding")


@st.composite
def regions(draw):
    codes = CODES[: draw(st.integers(2, 7))]
    scores = {code: {about: draw(st.integers(1, 4)) for about in ABOUTS} for code in codes}
    weak = {code: [about for about, score in each.items() if score <= 2] for code, each in scores.items()}
    strong = {code: [about for about, score in each.items() if score >= 3] for code, each in scores.items()}
    pairs = [frozenset(pair) for pair in combinations(codes, 2)]
    apart = draw(st.frozensets(st.sampled_from(pairs), max_size=2))
    near = {pair: draw(st.floats(0, 2)) for pair in pairs}
    return codes, weak, strong, Wanted(draw(st.sampled_from((2, 3))), apart, near)


def every_way(codes, counts):
    """All ways to part the councils into so many groups of each size."""
    if not codes:
        yield ()
        return
    for size, number in counts.items():
        if not number:
            continue
        for others in combinations(codes[1:], size - 1):
            group = (codes[0], *others)
            rest = tuple(code for code in codes if code not in group)
            for more in every_way(rest, counts | {size: number - 1}):
                yield (group, *more)


def is_allowed(groups, wanted):
    return not any(frozenset(pair) in wanted.apart for group in groups for pair in combinations(group, 2))


@settings(deadline=None, max_examples=60)
@given(regions())
def test_no_other_way_is_worth_more_and_of_equals_none_is_nearer(region):
    codes, weak, strong, wanted = region
    counts = sizes(len(codes), wanted.size)
    ways = [way for way in every_way(tuple(codes), counts) if is_allowed(way, wanted)]
    made = best_groups(codes, weak, strong, wanted)
    if not ways:
        assert made is None
        return

    def total(way):
        return sum(worth(weak, strong, group) for group in way)

    def far(way):
        return sum(wanted.nearness[frozenset(pair)] for group in way for pair in combinations(group, 2))

    best = max(map(total, ways))
    assert total(made) == best
    assert far(made) <= min(far(way) for way in ways if total(way) == best) + 1e-3


@settings(deadline=None, max_examples=40)
@given(regions())
def test_everybody_is_in_one_group_and_nobody_with_whom_they_are_not_to_be(region):
    codes, weak, strong, wanted = region
    made = best_groups(codes, weak, strong, wanted)
    if made is not None:
        assert sorted(code for group in made for code in group) == list(codes)
        assert is_allowed(made, wanted)


@settings(deadline=None, max_examples=40)
@given(regions())
def test_the_order_they_are_named_in_makes_no_difference(region):
    codes, weak, strong, wanted = region
    backwards = {code: weak[code][::-1] for code in reversed(codes)}
    assert best_groups(codes[::-1], backwards, strong, wanted) == best_groups(codes, weak, strong, wanted)


def test_two_who_complement_each_other_are_put_together():
    weak = {"A": ["equity"], "B": ["learning"], "C": ["equity"], "D": ["learning"]}
    strong = {"A": ["learning"], "B": ["equity"], "C": [], "D": []}
    assert best_groups("ABCD", weak, strong, Wanted()) == [("A", "B"), ("C", "D")]
    not_again = Wanted(apart=frozenset({frozenset("AB")}))
    assert ("A", "B") not in best_groups("ABCD", weak, strong, not_again)


def test_help_is_what_one_is_strong_on_and_another_weak():
    weak, strong = {"A": ["equity"], "B": ["learning"]}, {"A": ["learning", "governance"], "B": []}
    assert could_help(weak, strong, "AB") == {"A": ["learning"], "B": []}
    assert worth(weak, strong, "AB") == 1  # and none for giving on both sides


def test_more_than_three_statements_from_one_council_are_worth_no_more():
    weak, strong = {"A": [], "B": list(ABOUTS)}, {"A": list(ABOUTS), "B": []}
    assert worth(weak, strong, "AB") == 3


@pytest.mark.parametrize(
    ("n", "size", "counts"),
    [
        (2, 2, {2: 1}),
        (5, 2, {2: 1, 3: 1}),
        (6, 2, {2: 3}),
        (4, 3, {2: 2}),
        (5, 3, {2: 1, 3: 1}),
        (6, 3, {3: 2}),
        (7, 3, {2: 2, 3: 1}),
        (1, 2, None),
    ],
)
def test_how_many_groups_of_which_size(n, size, counts):
    assert sizes(n, size) == counts


def test_where_nobody_may_meet_there_are_no_groups():
    assert best_groups("AB", {}, {}, Wanted(apart=frozenset({frozenset("AB")}))) is None
