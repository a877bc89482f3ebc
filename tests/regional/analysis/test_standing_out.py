import polars as pl
import pytest

from regional.analysis.standing_out import (
    BETTER,
    CONCERN,
    OWN_ABOVE,
    SHARED,
    WORSE,
    Thing,
    changed,
    chosen,
    fewest,
    gaps,
    own_above,
    special,
    stands,
)
from regional.analysis.trend import verdict


def metric(name="a", higher_is="better", value=20.0, half=2.0, people=200, above=1, below=12, tested=15,
           before=()):  # fmt: skip
    """The newest year of a metric, after years in which so many peers were clearly above it."""
    same = {
        "metric": name, "higher_is": higher_is, "value": value, "lower": value - half, "upper": value + half,
        "england": 30.0, "fewest": people, "tested": tested, "above": above,
    }  # fmt: skip
    return [same | {"period": f"20{10 + at}", "below": each} for at, each in enumerate((*before, below))]


def found(*metrics):
    return gaps(pl.DataFrame([row for rows in metrics for row in rows])).select("metric", "side").rows()


def test_a_clear_gap_to_england_and_to_most_peers_stands_out_by_what_it_means():
    assert found(metric()) == [("a", WORSE)]
    assert found(metric(higher_is="worse")) == [("a", BETTER)]
    assert found(metric(value=45.0, above=12, below=1)) == [("a", BETTER)]
    assert found(metric(higher_is="neither")) == []


@pytest.mark.parametrize(
    "quiet",
    [{"half": 15.0}, {"people": 14}, {"tested": 4, "below": 4}, {"below": 9, "before": (9, 9)}],
)
def test_an_unsure_gap_a_few_people_few_peers_or_half_of_them_do_not(quiet):
    assert found(metric(**quiet)) == []


def test_a_gap_comes_at_two_thirds_and_leaves_under_a_half():
    assert found(metric(below=10)) == [("a", WORSE)]
    assert found(metric(below=8, before=(12,))) == [("a", WORSE)]  # it was there, and is over a half
    assert found(metric(below=8, before=(12, 8, 9))) == [("a", WORSE)]
    assert found(metric(below=8, before=(12, 7))) == []  # it left
    assert found(metric(below=8)) == []


def test_who_changes_sides_and_comes_back_begins_anew():
    worse, better = metric(below=12)[0], metric(value=45.0, above=12, below=1)[0]
    back = metric(below=8)[0]
    years = [row | {"period": f"201{n}"} for n, row in enumerate((worse, better, back))]
    assert gaps(pl.DataFrame(years)).is_empty()
    assert gaps(pl.DataFrame([years[0], back | {"period": "2011"}]))["side"].to_list() == [WORSE]


def test_the_number_of_metrics_looked_at_is_allowed_for():
    just = {"value": 27.9, "half": 2.0}  # p 0.04 alone
    assert found(metric(**just)) == [("a", WORSE)]
    others = [metric(f"other {at}", value=30.0, below=0) for at in range(9)]
    assert found(metric(**just), *others) == []


def test_a_small_share_that_moves_by_a_few_people_never_flaps():
    """Round the first threshold: it comes once, stays, leaves once and comes back past the first."""
    shares = [0.6, 0.7, 0.64, 0.68, 0.55, 0.66, 0.52, 0.45, 0.55, 0.6, None, 0.7]
    frame = pl.DataFrame({"share": shares})
    there = frame.select(stands(pl.col("share"), 2 / 3, 1 / 2)).to_series().to_list()
    assert there == [False, *[True] * 6, False, False, False, False, True]


def judged(values, people=100):
    rows = pl.DataFrame({"series": "a", "period": range(len(values)), "value": values, "fewest": people},
                        schema_overrides={"value": pl.Float64})  # fmt: skip
    return verdict(rows, "better")


STEADY = [50, 52, 49, 51, 50, 52, 49, 51, 50, 52, 49]


def test_a_special_newest_point_stands_out_and_a_common_one_does_not():
    assert special(judged([*STEADY, 20]))["kind"].to_list() == [CONCERN]
    assert special(judged([*STEADY, 51])).is_empty()
    assert special(judged([*STEADY, 20, 80, 50, 52, 49, 51])).is_empty()  # long ago
    assert special(judged([*STEADY, 20, None])).is_empty()  # no newest figure


def test_a_point_that_was_outside_stays_until_it_is_well_inside():
    wide = [50, 60, 50, 60, 50, 60, 50, 60, 50, 60, 50, 60]
    assert special(judged([*wide, 5, 24]))["kind"].to_list() == [CONCERN]
    assert special(judged([*wide, 5, 52])).is_empty()
    assert special(judged([*wide, 5, 52, 24])).is_empty()  # it left, and near the limit is not past it


def test_a_figure_of_a_few_people_does_not():
    assert special(judged([*STEADY, 20], people=14)).is_empty()


def test_an_own_score_two_above_comes_and_one_above_stays_if_it_was_two():
    rows = [
        ("equity", 4, 2), ("learning", 4, 2), ("governance", 3, 2), ("safeguarding", 4, 3),
        ("equity", 4, 2), ("learning", 3, 2), ("governance", 3, 2), ("safeguarding", 3, 3),
    ]  # fmt: skip
    frame = pl.DataFrame(rows, schema=["statement", "own", "published"], orient="row")
    frame = frame.with_columns(quarter=pl.Series(["2026-27 Q1"] * 4 + ["2026-27 Q2"] * 4))
    assert own_above(frame)["statement"].to_list() == ["equity", "learning"]


def test_one_of_each_kind_comes_first_and_nothing_is_told_twice():
    things = [
        Thing(CONCERN, "x", 1.0),
        Thing(CONCERN, "y", 3.0),
        Thing(WORSE, "z", 0.7),
        Thing(OWN_ABOVE, "equity", 2.0),
        Thing(SHARED, "equity", 0.9),
    ]
    assert [thing.about for thing in chosen(things, 3)] == ["y", "z", "equity"]
    assert [thing.about for thing in chosen(things, 7)] == ["y", "z", "equity", "x"]


def test_what_came_and_what_went_is_told_by_kind_and_subject():
    now, then = (
        [Thing(CONCERN, "x", 1), Thing(WORSE, "y", 1)],
        [Thing(CONCERN, "x", 9), Thing(BETTER, "y", 1)],
    )
    new, gone = changed(now, then)
    assert ([thing.key for thing in new], [thing.key for thing in gone]) == ([(WORSE, "y")], [(BETTER, "y")])


@pytest.mark.parametrize(("unit", "people"), [("%", 30), ("count", 7), ("per 100,000", 70), ("days", None)])
def test_the_fewest_people_a_figure_rests_on(unit, people):
    row = {"value": [7.0], "n": [None if unit == "days" else 70.0], "d": [100.0], "unit": [unit]}
    frame = pl.DataFrame(row, schema_overrides={"n": pl.Float64})
    assert frame.select(fewest(pl.col("value"), pl.col("n"), pl.col("d"), pl.col("unit"))).item() == people
