"""What pages say of trends, funnels, likeness, own scores, and what stands out: opened and read."""

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from models.council_return import OwnScore
from models.event import record
from regional import data, signed_in
from regional.access import LOCAL, council_viewer
from regional.navigation import ROOT

DIRECT_PAYMENTS = "Metric: People using services who receive direct payments"


@pytest.fixture
def invented(demonstration, monkeypatch):
    """Open a page of the demonstration, as whoever sits at the machine or as one council's own person."""

    def opened(page, who=None, **choices):
        codes = dict(data.councils(LOCAL).select("short_name", "ons_code").iter_rows())
        viewer = council_viewer("somebody", codes[who]) if who else LOCAL
        monkeypatch.setattr(signed_in, "viewer", lambda: viewer)
        app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
        app.query_params |= choices
        if page != "region":
            app.switch_page(f"regional/pages/{page}.py")
        return app.run()

    return opened


def headings(app):
    return [each.label for each in app.expander]


def starting(app, words):
    return [label for label in headings(app) if label.startswith(words)]


def test_compare_has_a_funnel_and_all_metrics_each_headed_by_its_result(open_page, shown, unfold):
    app = open_page("compare", council="Barnet", compare=DIRECT_PAYMENTS)
    assert starting(app, "Funnel of all councils: Barnet's 30.3% is inside the 95% limits; ")
    assert "Barnet against England on 14 metrics: 3 better, 9 similar, 2 worse" in headings(app)
    words = shown(unfold(app, "funnel"))
    assert "councils differ more than chance alone allows" in words
    assert "14 comparisons: if nothing differed, about 1 of them" in shown(unfold(app, "spine"))
    assert not app.exception


def test_compare_says_what_above_england_means_and_that_a_figure_is_old(open_page, shown):
    words = shown(open_page("compare", council="Barnet", compare=DIRECT_PAYMENTS))
    assert "England 26.6%, and Barnet is clearly above it (better)" in words
    assert "Too old to say how it is now: 2020-21 ended " in words


def test_a_statement_has_no_funnel(open_page):
    assert not starting(open_page("compare", council="Barnet"), "Funnel")


def test_why_these_peers_tells_who_just_missed_and_what_weights_do(open_page, shown, unfold):
    app = unfold(open_page("compare", council="Barnet"), "why-peers")
    assert " have Barnet among their own 15: likeness is not always mutual." in shown(app)
    assert starting(app, "Who just missed the list: ")
    assert starting(app, "If a weight changed: ")
    assert not unfold(app, "weights").exception


def test_a_council_s_own_figure_has_its_verdict_in_words(invented, shown):
    app = invented("council", council="Madderbridge")
    app.selectbox(key="own-figure").select("median_days_request_to_assessment").run()
    words = shown(app)
    assert "The newest figure, 24, is below the lower limit, 25.5: a sign of improvement." in words
    assert "Of 100 charts of 12 points where nothing changes, about 5 have a special one." in words


def test_three_things_are_said_and_more_on_request_each_with_why(invented, shown, unfold):
    app = invented("council", council="Sorrelmouth")
    assert "Worth talking about" in [each.value for each in app.header]
    assert "It is here because" not in shown(app)
    more = shown(unfold(app, "standing-out"))
    assert more.count("It is here because") >= 3
    assert "by chance alone about 1 newest point in 100 is special" in more


def test_a_region_says_what_is_worth_talking_about(invented, shown):
    app = invented("region", region="Hedgerow Counties")
    assert "Assessing needs: 10 of 11 councils scored 2 or below; Oxlipstead scored 3 or above." in shown(app)
    assert "What changed since the quarter before" in headings(app)


def test_a_council_sees_what_its_own_scores_were_worth_and_could_come_to(invented, shown, unfold):
    app = invented("council", who="Sorrelmouth", council="Sorrelmouth")
    assert "Sorrelmouth's own scores before CQC's report: 0 of 9 the same, 9 higher, 0 lower" in headings(app)
    app = unfold(app, "rating-range")
    assert "All of these come to outstanding: arithmetic, and no forecast." in shown(app)
    code = dict(data.councils(LOCAL).select("short_name", "ons_code").iter_rows())["Sorrelmouth"]
    app.selectbox(key=f"sure-{code}-equity").select("even lower").run()
    assert "If the own scores are as unsure as this: outstanding 50%; good 50%." in shown(app)


def test_another_council_sees_neither(invented):
    app = invented("council", who="Nettleborough", council="Sorrelmouth")
    assert not starting(app, "Sorrelmouth's own scores before")
    assert not starting(app, "What rating the own scores could come to")


def test_what_a_council_believes_of_its_scores_is_nobody_else_s_though_it_shares_them(
    invented, demonstration
):
    with demonstration.writing() as connection:
        connection.execute(update(OwnScore).values(tier="public"))
        record(connection, "tester", "shared")
    app = invented("council", who="Nettleborough", council="Sorrelmouth")
    assert starting(app, "Sorrelmouth's own scores before CQC's report: 0 of 9 the same")
    assert not starting(app, "What rating the own scores could come to")
