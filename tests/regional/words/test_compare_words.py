from datetime import date

import polars as pl
import pytest

from models.metric import metrics
from regional.analysis.against_peers import with_limits
from regional.analysis.neighbours import WEIGHTS
from regional.peers import Peers
from regional.views.compare_metric import MetricComparison, basis, with_verdicts
from regional.views.compare_statement import StatementComparison
from regional.words import compare, compare_metric, compare_statement, compare_tables

SCHEMA = {
    "ons_code": pl.String,
    "name": pl.String,
    "region": pl.String,
    "ours": pl.Boolean,
    "value": pl.Float64,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "margin_of_error": pl.Float64,
    "marker": pl.String,
    "before": pl.String,
}
NAMES = ("Ash", "Beech", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel")


def neighbours(n):
    return Peers(f"{n} nearest neighbours", tuple(f"E{index}" for index in range(1, n + 1)), "By likeness.")


def made(*shares, metric="direct_payments", england=26.6, newest="2020-21", **of_last):
    """Ash and its peers, each a share of 1,000 people given as (value, people) or as a value."""
    rows = []
    for index, share in enumerate(shares):
        value, people = share if isinstance(share, tuple) else (share, 1000)
        x = None if value is None else value * people / 100
        rows.append((f"E{index}", NAMES[index], "London", index == 0, value, x, people, None, None, None))
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    for column, value in of_last.items():
        last = pl.int_range(pl.len()) == pl.len() - 1
        frame = frame.with_columns(pl.when(last).then(pl.lit(value)).otherwise(column).alias(column))
    limited = with_limits(frame.with_columns(basis=pl.lit(basis(metrics()[metric]))))
    used = pl.DataFrame({"code": ["1C"], "publication_id": ["x"], "value": [1.0], "period": ["2020-21"]})
    return MetricComparison(
        metrics()[metric], "2020-21", newest, with_verdicts(limited), 24.4, england, None, used
    )


@pytest.fixture(autouse=True)
def _soon_after(monkeypatch):
    """A day on which 2020-21 is not yet old."""
    monkeypatch.setattr("regional.days.today", lambda: date(2022, 1, 1))


def verdict(comparison):
    """The heading without the metric's name."""
    peers = neighbours(comparison.peers.height)
    return compare_metric.heading(comparison, "Ash", peers).partition(": ")[2]


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (
            (30.0, 20.0, 21.0, 40.0, 30.5),
            "at 30.0% in 2020-21, Ash is clearly above 2 of its 4 nearest neighbours, clearly below 1; "
            "for 1 we cannot tell",
        ),
        ((30.0, 40.0), "at 30.0% in 2020-21, Ash is clearly below 1 of its 1 nearest neighbours"),
        (
            (30.0, 30.5, 29.0),
            "at 30.0% in 2020-21, Ash cannot be told apart from any of its 2 nearest neighbours",
        ),
        (
            (30.0, 20.0, None),
            "at 30.0% in 2020-21, Ash is clearly above 1 of 1 nearest neighbours with a figure",
        ),
        ((30.0, 30.0, 30.0), "no variation, Ash and its 2 nearest neighbours all have 30.0%"),
        (((25.0, 4), 30.0), "Ash is not compared because its figure rests on 4 people"),
        (
            (30.0, 20.0, (50.0, 4)),
            "at 30.0% in 2020-21, Ash is clearly above 1 of its 2 nearest neighbours; "
            "for 1 there are too few people",
        ),
        ((None, 20.0), "Ash is not compared because no figure is published for 2020-21"),
        ((30.0, None), "Ash has 30.0% in 2020-21; no peer has a figure"),
        ((30.0,), "Ash has 30.0% in 2020-21; there are no peers to compare with"),
    ],
)
def test_the_heading_says_the_verdict_in_every_state_it_can_be_in(shares, said):
    assert verdict(made(*shares)) == said


def test_without_intervals_the_heading_gives_a_position_and_says_that_it_is_not_known_how_sure():
    # A survey without a published margin has no interval, whatever its counts.
    said = verdict(made(30.0, 20.0, 40.0, 30.0, metric="control"))
    assert said == (
        "at 30.0% in 2020-21, Ash is above 1 of its 3 nearest neighbours, below 1, level with 1; "
        "intervals are not published, so how sure is not known"
    )
    assert "clear" not in said


@pytest.mark.parametrize(
    ("absent", "why"),
    [
        ({"marker": "c"}, "Not compared because the figure is too few to show: Cedar."),
        (
            {"before": "Old Cedar"},
            "Not compared because the council was made later: Cedar (Old Cedar had the figure).",
        ),
        ({}, "Not compared because no figure is published: Cedar."),
    ],
)
def test_who_is_not_compared_is_named_with_the_reason(absent, why):
    assert compare_metric.not_compared(made(30.0, 20.0, None, **absent)) == why


def test_the_number_of_comparisons_is_said_with_what_chance_gives():
    assert compare_metric.chance(made(30.0, 20.0, None)) == (
        "1 comparison: if nothing differed, fewer than one of them would look different by chance."
    )
    assert compare_metric.by_chance(145) == (
        "if nothing differed, about 7 of them would look different by chance."
    )
    assert compare_metric.chance(made(30.0, None)) == ""


def test_fewer_than_five_peers_are_listed_and_five_have_a_middle():
    few = compare_metric.sentences(made(30.0, 20.0, 21.0), neighbours(2))[0]
    assert few == "Fewer than 5 peers have a figure, so no median is given: Beech 20.0% and Cedar 21.0%."
    five = compare_metric.sentences(made(30.0, 10.0, 20.0, 30.0, 40.0, 50.0), neighbours(5))[0]
    assert five == ("The median of 5 nearest neighbours is 30.0%; half of them lie between 20.0% and 40.0%.")


def test_an_old_year_says_that_there_are_newer_ones():
    said = compare_metric.sentences(made(30.0, 20.0, newest="2022-23"), neighbours(1))
    assert said[-1] == "This is not the newest year: figures of other councils go up to 2022-23."


def test_better_and_worse_follow_the_metric_and_only_after_a_clear_verdict():
    higher, lower, neither = (
        metrics()[name] for name in ("direct_payments", "admissions_65", "requests_to_service")
    )
    assert compare_tables.verdict("clearly above", higher) == "clearly above (better)"
    assert compare_tables.verdict("clearly above", lower) == "clearly above (worse)"
    assert compare_tables.verdict("clearly above", neither) == "clearly above"
    assert compare_tables.verdict("cannot tell", higher) == "cannot tell"


def test_a_council_without_any_figure_is_told_so_and_has_no_table():
    nothing = pl.DataFrame(schema={"metric": pl.String, "beside_england": pl.String, "tested": pl.Int64})
    assert compare_tables.every_metric_said(nothing, "Ash").startswith(
        "No published figure of Ash is loaded."
    )
    assert compare_tables.every_metric(nothing, "Ash").is_empty()


def test_where_england_is_not_loaded_no_metric_is_said_to_be_compared_with_it():
    one = {"metric": "direct_payments", "beside_england": None, "tested": 0}
    said = compare_tables.every_metric_said(
        pl.DataFrame([one], schema_overrides={"beside_england": pl.String}), "Ash"
    )
    assert said.startswith("Against England no metric of Ash is compared. Beside peers")
    assert "by chance" not in said


def test_an_own_figure_is_said_to_be_unpublished_and_of_another_period():
    row = {"value": 31.2, "marker": None, "quarter": "2026-27 Q2"}
    said = compare_metric.own_figure(row, metrics()["direct_payments"], "Ash")
    assert "Own figure of Ash for 2026-27 Q2".lower() in said.lower()
    assert "not published: 31.2%" in said
    assert "not compared" in said


def statement(ours, scores, *, kind="formal", check="official"):
    """Ash with a score (null if not known) and peers with theirs."""
    rows = [("E0", "Ash", ours, check, kind, ours is not None and (kind, check) == ("formal", "official"))]
    rows += [
        (f"E{n}", NAMES[n], score, "official", "formal", score is not None)
        for n, score in enumerate(scores, 1)
    ]
    columns = {
        "ons_code": pl.String,
        "name": pl.String,
        "score": pl.Int64,
        "check": pl.String,
        "kind": pl.String,
        "counted": pl.Boolean,
    }
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    known = [score for score in scores if score is not None]
    k, n = sum(score >= 3 for score in known), len(known)
    place = (
        {
            "below": sum(score < ours for score in known),
            "same": known.count(ours),
            "above": sum(score > ours for score in known),
        }
        if rows[0][-1]
        else None
    )
    return StatementComparison("equity", frame, place, k, n, (0.2, 0.8), 33, 80)


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (
            statement(2, [2, 2, 3, 3, 1]),
            "Ash scored 2, the same as 2 of its 5 nearest neighbours; 2 scored higher, 1 lower",
        ),
        (
            statement(4, [2, 2, 3, 3, 1]),
            "Ash scored 4; of its 5 nearest neighbours none scored higher, 5 lower",
        ),
        (statement(2, [2] * 5), "no variation, Ash and its 5 nearest neighbours all scored 2"),
        (
            statement(2, [2, 3, None]),
            "Ash scored 2 and is not compared; scores of 2 peers are known to us and a comparison needs 5 "
            "(Beech 2 and Cedar 3)",
        ),
        (
            statement(None, [2, 2, 3, 3, 1], check=None, kind=None),
            "no score of Ash is known to us; 2 of its 5 nearest neighbours scored 3 or above",
        ),
        (
            statement(3, [2, 2, 3, 3, 1], kind="pilot"),
            "Ash's 3 is a pilot's, indicative, and not compared; 2 of its 5 nearest neighbours scored 3 "
            "or above",
        ),
        (
            statement(3, [2, 2, 3, 3, 1], check="inferred"),
            "Ash's 3 is inferred or read by a script, and not compared; 2 of its 5 nearest neighbours "
            "scored 3 or above",
        ),
        (statement(3, []), "Ash scored 3; there are no peers to compare with"),
    ],
)
def test_a_statement_has_a_position_and_never_a_rank(comparison, said):
    heading = compare_statement.heading(comparison, "Ash", neighbours(comparison.peers.height))
    assert heading == f"Equity: {said}"


def test_a_share_of_few_peers_is_given_in_councils_and_one_of_under_five_not_at_all():
    assert "2 of 5 peers scored 3 or above (95% interval: about 1 to 4 of 5)" in compare_statement.beneath(
        statement(2, [2, 2, 3, 3, 1])
    )
    assert "interval" not in compare_statement.beneath(statement(2, [2, 3]))


def test_the_method_behind_the_neighbours_is_described_as_it_is():
    assert len(WEIGHTS) == 15
    assert sum(weight == 0.5 for weight in WEIGHTS.values()) == 7  # six ethnic groups, distance to the sea
    assert "15 inputs" in compare.INPUTS


def test_likeness_is_an_order_only_of_nearest_neighbours():
    assert list(compare.orders("neighbours")) == ["likeness", "name", "value"]
    assert list(compare.orders("england")) == ["name", "value"]
