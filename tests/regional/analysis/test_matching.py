"""Who could help whom: never oneself, only the strong and alike, the same whatever the order they come in."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from regional.analysis.matching import LIKE, MOST, on_metrics, on_statements

CODES, STATEMENTS = list("ABCDEFG"), ("equity", "learning", "governance")
SCORES = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(STATEMENTS)), st.integers(1, 4), max_size=21
)
PLACES = st.lists(st.integers(0, 50), min_size=7, max_size=7, unique=True)


def scored(scores):
    rows = [(code, statement, score) for (code, statement), score in scores.items()]
    return pl.DataFrame(
        rows, schema={"ons_code": pl.String, "statement": pl.String, "score": pl.Int64}, orient="row"
    )


def apart(places):
    """Councils along a road, so that who is nearest can be seen."""
    rows = []
    for one, at in zip(CODES, places, strict=True):
        others = sorted(
            (abs(at - there), other) for other, there in zip(CODES, places, strict=True) if other != one
        )
        rows += [(one, other, float(far), rank) for rank, (far, other) in enumerate(others, start=1)]
    columns = {"ons_code": pl.String, "neighbour_code": pl.String, "distance": pl.Float64, "rank": pl.Int64}
    return pl.DataFrame(rows, schema=columns, orient="row")


ROAD = apart([0, 1, 3, 6, 10, 15, 21])


def test_the_nearest_who_scored_3_or_4_are_offered_where_a_council_scored_2():
    scores = {
        ("A", "equity"): 2,
        ("B", "equity"): 2,
        ("C", "equity"): 4,
        ("D", "equity"): 3,
        ("E", "equity"): 1,
    }
    found = on_statements(scored(scores), ROAD).filter(ons_code="A")
    assert found.select("about", "helper", "ours", "theirs", "rank").rows() == [
        ("equity", "C", 2.0, 4.0, 2),
        ("equity", "D", 2.0, 3.0, 3),
    ]


def test_strength_elsewhere_does_not_make_up_for_a_statement():
    scores = {("A", "equity"): 2, ("B", "learning"): 4}
    assert on_statements(scored(scores), ROAD).is_empty()


def test_a_council_without_a_known_likeness_is_neither_offered_nor_helped():
    scores = {("A", "equity"): 2, ("Z", "equity"): 4, ("Y", "equity"): 1}
    assert on_statements(scored(scores), ROAD).is_empty()


def test_own_scores_can_be_what_a_council_is_weak_on():
    scores, own = scored({("B", "equity"): 3, ("A", "equity"): 3}), scored({("A", "equity"): 2})
    assert on_statements(scores, ROAD, own)["helper"].to_list() == ["B"]


@settings(deadline=None)
@given(SCORES, PLACES)
def test_nobody_helps_themselves_nor_more_than_three_help_nor_anybody_weak(scores, places):
    found = on_statements(scored(scores), apart(places))
    assert found.filter(pl.col("ons_code") == pl.col("helper")).is_empty()
    assert (found.group_by("ons_code", "about").len()["len"] <= MOST).all()
    for row in found.to_dicts():
        assert scores[row["ons_code"], row["about"]] <= 2 < scores[row["helper"], row["about"]]


@settings(deadline=None)
@given(SCORES, PLACES, st.randoms())
def test_the_order_of_the_rows_and_the_names_make_no_difference(scores, places, random):
    near, rows = apart(places), scored(scores)
    found = on_statements(rows, near)
    shuffled = rows.sample(fraction=1.0, shuffle=True, seed=random.randrange(1000))
    assert on_statements(shuffled, near.sample(fraction=1.0, shuffle=True, seed=1)).equals(found)
    renamed = {code: code.lower() for code in CODES}  # keeps the order that equals go by
    small = near.with_columns(pl.col("ons_code", "neighbour_code").replace_strict(renamed))
    again = on_statements(rows.with_columns(pl.col("ons_code").replace_strict(renamed)), small)
    assert again.equals(found.with_columns(pl.col("ons_code", "helper").replace_strict(renamed)))


@settings(deadline=None)
@given(SCORES, PLACES)
def test_all_who_are_strong_and_alike_by_hand(scores, places):
    near = {(one, other): far for one, other, far, _ in apart(places).iter_rows()}
    expected = []
    for (code, statement), score in sorted(scores.items()):
        strong = sorted((near[code, each], each) for (each, about), theirs in scores.items()
                        if about == statement and theirs >= 3 and each != code)  # fmt: skip
        expected += [(code, statement, each) for _, each in strong[:MOST] if score <= 2]
    assert (
        on_statements(scored(scores), apart(places)).select("ons_code", "about", "helper").rows() == expected
    )


def figures(values, margin=1.0, better=1):
    rows = [
        (code, "direct_payments", value, value - margin, value + margin, False, better)
        for code, value in values
    ]
    columns = ["ons_code", "metric", "value", "lower", "upper", "few", "better"]
    return pl.DataFrame(rows, schema=columns, orient="row")


BEHIND = [("A", 10.0), ("B", 30.0), ("C", 31.0), ("D", 32.0), ("E", 33.0), ("F", 34.0), ("G", 9.5)]


def test_on_a_metric_those_clearly_better_are_offered_the_most_alike_first():
    found = on_metrics(figures(BEHIND), ROAD).filter(ons_code="A")
    assert found.select("helper", "ours", "theirs").rows() == [
        ("B", 10.0, 30.0),
        ("C", 10.0, 31.0),
        ("D", 10.0, 32.0),
    ]


def test_where_lower_is_better_the_lower_are_offered():
    found = on_metrics(figures([(code, -value) for code, value in BEHIND], better=-1), ROAD)
    assert found.filter(ons_code="A")["helper"].to_list() == ["B", "C", "D"]


def test_a_difference_within_its_uncertainty_offers_nobody():
    assert on_metrics(figures(BEHIND, margin=40.0), ROAD).is_empty()
    assert on_metrics(figures(BEHIND).with_columns(lower=pl.lit(None, pl.Float64)), ROAD).is_empty()


def test_a_metric_on_which_few_can_be_told_apart_is_not_called_weak():
    assert on_metrics(figures(BEHIND[:4]), ROAD).is_empty()
    assert LIKE == 30
