from math import dist

import numpy as np
import polars as pl

from regional.analysis.neighbours import nearest
from regional.analysis.why_neighbours import around_the_cut, if_weights_changed, in_both

WEIGHTS = {"age": 1.0, "place": 1.0}


def points(**where):
    rows = [(code, *at) for code, at in where.items()]
    return pl.DataFrame(rows, schema=["ons_code", *WEIGHTS], orient="row", strict=False)


LINE = points(A=(0, 0), B=(1, 0), C=(0, 2), D=(3, 0), E=(3.5, 0), F=(9, 9))


def test_the_nearest_are_inside_the_cut_and_who_comes_next_just_missed_it():
    found = around_the_cut(LINE, "A", 2, missed=2)
    assert found.select("neighbour_code", "rank", "inside").rows() == [
        ("B", 1, True),
        ("C", 2, True),
        ("D", 3, False),
        ("E", 4, False),
    ]


def test_a_neighbour_is_mutual_only_if_it_has_us_among_its_own():
    found = around_the_cut(LINE, "A", 2, missed=2)
    assert dict(found.select("neighbour_code", "mutual").iter_rows()) == {
        "B": True,
        "C": True,
        "D": False,
        "E": False,
    }


def test_what_sets_a_neighbour_apart_is_named_largest_first():
    row = around_the_cut(points(A=(0, 0), B=(1, 3)), "A", 1).row(0, named=True)
    assert row["apart"] == ["place", "age"]
    assert row["share"] == 1
    assert around_the_cut(points(A=(0, 0), B=(0, 0)), "A", 1)["share"].item() == 0  # nothing sets them apart


def test_a_weight_that_matters_changes_who_is_in():
    found = if_weights_changed(LINE, WEIGHTS, "A", 2)
    changed = {
        (row["feature"], row["times"]): (row["kept"], row["gone"], row["come"]) for row in found.to_dicts()
    }
    assert changed["age", 0] == (1, ["C"], ["D"])  # only place counts: B, D and E are level, by code
    assert changed["place", 2] == (1, ["C"], ["D"])
    assert changed["place", 0] == (2, [], [])


def test_two_scalings_share_the_neighbours_they_both_find():
    assert in_both(LINE, LINE, "A", 3) == 3
    assert in_both(LINE, LINE.with_columns(age=pl.lit(0.0)), "A", 2) == 1


def test_a_second_way_to_say_it_finds_the_same_neighbours():
    random = np.random.default_rng(3)
    for _ in range(20):
        at = random.integers(0, 4, (12, 3)).tolist()  # so coarse that many are level
        codes = [f"E{place:02}" for place in range(12)]
        scaled = pl.DataFrame({"ons_code": codes, **{f"f{n}": [row[n] for row in at] for n in range(3)}})
        found = nearest(scaled, 5)
        for code, mine in zip(codes, at, strict=True):
            others = sorted(
                (dist(mine, theirs), other) for other, theirs in zip(codes, at, strict=True) if other != code
            )
            assert found.filter(ons_code=code)["neighbour_code"].to_list() == [
                other for _, other in others[:5]
            ]
