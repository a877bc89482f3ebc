import polars as pl
import pytest

from regional.analysis.theme_ratings import against_rating


def world(good, lower_rated, good_n=23, lower_n=23):
    """Reports that name waiting times as a shortfall; each council has another finding too, and one twice."""
    codes = [f"g{n}" for n in range(good_n)] + [f"l{n}" for n in range(lower_n)]
    ratings = ["good"] * good_n + ["requires improvement"] * lower_n
    naming = [f"g{n}" for n in range(good)] + [f"l{n}" for n in range(lower_rated)]
    rows = [(code, "edi", "strength") for code in codes] + 2 * [
        (code, "waiting_times", "shortfall") for code in naming
    ]
    findings = pl.DataFrame(rows, schema=["ons_code", "theme", "polarity"], orient="row")
    return findings, pl.DataFrame({"ons_code": codes, "rating": ratings})


def test_reports_are_counted_and_not_mentions():
    """METHODS' worked figures, fisher: 18 of 23 against 9 of 23 has p 0.01555."""
    both = against_rating(*world(18, 9), ["waiting_times"], "shortfall").row(0, named=True)
    assert (both["good"], both["good_n"], both["lower_rated"], both["lower_rated_n"]) == (18, 23, 9, 23)
    assert both["p"] == both["q"] == pytest.approx(0.01555028)
    assert both["verdict"] == "clearly more"
    assert both["difference"] == pytest.approx(9 / 23)
    assert 0 < both["lower"] < 9 / 23 < both["upper"] < 1


def test_how_many_themes_were_looked_at_is_allowed_for():
    four = against_rating(*world(18, 9), ["waiting_times", "edi", "carers", "workforce"], "shortfall")
    assert four["q"][0] == pytest.approx(4 * 0.01555028)
    assert four["verdict"].to_list() == ["cannot tell"] * 4


def test_few_reports_on_a_side_or_no_rating_are_not_compared():
    findings, ratings = world(4, 4, good_n=4)
    [row] = against_rating(findings, ratings, ["waiting_times"], "shortfall").to_dicts()
    assert (row["p"], row["q"], row["verdict"]) == (None, None, "not compared")
    unknown = ratings.with_columns(rating=pl.lit(None, pl.String))
    [row] = against_rating(findings, unknown, ["waiting_times"], "shortfall").to_dicts()
    assert (row["good_n"], row["difference"], row["verdict"]) == (0, None, "not compared")
