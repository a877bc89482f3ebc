import re
from functools import partial

import pytest

from regional.navigation import ROOT
from tests.regional.pages.tables import tables


@pytest.fixture
def open_themes(open_page):
    return partial(open_page, "themes")


def opened(app, key):
    """The page with one of its closed parts open."""
    app.session_state[key] = True
    return app.run()


def labels(app):
    return [expander.label for expander in app.expander]


def test_it_opens_on_england_with_the_widest_shortfall_and_how_many_reports_are_to_be_read(
    open_themes, shown
):
    app = open_themes()
    assert not app.exception
    heading = r"England: waiting times are a shortfall in \d+ of \d+ reports read"
    assert re.match(heading, app.title[0].value)
    to_read = r"the reports of \d+ of 153 councils; those read are not a random sample"
    assert re.search(to_read, shown(app))
    assert "Pilots are indicative and counted nowhere: Birmingham" in shown(app)
    assert "not cause and effect" in shown(app)


def test_what_is_closed_is_not_sent(open_themes):
    app = open_themes(where="London")
    assert len(tables(app)) == 1  # in the picture's place on a phone
    assert len(app.get("vega_lite_chart")) == 1


def test_a_chosen_theme_shows_its_findings_with_their_sources(open_themes, shown):
    app = open_themes(where="London", theme="Carers' support")
    assert re.fullmatch(
        r"London: carers' support is a shortfall in \d+ of \d+ reports read and a strength in \d+",
        app.title[0].value,
    )
    assert re.search(r"Strengths: .*Westminster", shown(app))
    [findings] = [table.value for table in tables(app) if "Finding" in table.value.columns]
    assert not findings.empty
    assert findings["Source"].str.match(r"https?://|The address was not kept").all()
    assert set(findings["Named as"]) == {"Strength", "Shortfall"}


def test_the_matrix_opens_with_the_councils_not_read_named_beneath(open_themes, shown):
    app = opened(open_themes(where="Yorkshire and The Humber"), "by-council")
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 2
    assert "No report read yet: Barnsley, Bradford, Doncaster, North Lincolnshire and Rotherham." in shown(
        app
    )


def test_pilots_have_a_list_of_their_own(open_themes):
    app = open_themes(where="East Midlands")
    [label] = [each for each in labels(app) if each.startswith("Pilots, indicative, counted nowhere")]
    assert "about 2 councils" in label
    pilots = tables(opened(app, "apart"))[-1].value
    assert pilots["Council"].str.endswith("(pilot)").all()


def test_a_theme_nobody_names_keeps_the_page_whole(open_themes, shown):
    app = open_themes(where="London", theme="Partnership")
    assert not app.exception
    assert app.title[0].value == "London: partnership is named in none of 11 reports read"
    assert "Not found is not absent." in shown(app)
    assert app.get("vega_lite_chart")


def test_what_fits_no_theme_can_be_read_too(open_themes):
    app = open_themes(theme="Other")
    assert not app.exception
    assert app.title[0].value.startswith("England: other themes are a shortfall in ")


def test_a_nonsense_address_does_not_break_it(open_themes):
    app = open_themes(where="Nowhere", theme="everything")
    assert not app.exception
    assert app.title[0].value.startswith("England: ")


def test_the_style_sheet_knows_what_gives_way_to_a_table_on_a_narrow_screen():
    """The pictures are named so that a rule for their width applies to them."""
    style = (ROOT / "regional/web/style.css").read_text(encoding="utf-8")
    for name in (
        ".st-key-wide-profile",
        ".st-key-narrow-profile",
        ".st-key-wide-map-themes",
        ".st-key-narrow-map-themes",
    ):
        assert re.search(rf"{re.escape(name)}[ ,]", style)


def test_sentences_are_coded_with_why_and_a_person_puts_one_right(open_themes, shown):
    app = opened(open_themes(where="London", theme="Carers' support"), "coded")
    assert not app.exception
    [coded] = [table.value for table in tables(app) if "How sure" in table.value.columns]
    assert coded["How sure"].str.match(r"\d+%").all()
    assert coded["Why"].str.contains("like our example").all()
    assert "Nobody has said anything yet" in shown(app)
    app.radio(key="coded-word-0").set_value("Not about this")
    [keep] = [button for button in app.button if button.label == "Keep my word"]
    app = keep.click().run()
    assert "Done: your word is kept" in app.success[0].value
    [fewer] = [table.value for table in tables(app) if "How sure" in table.value.columns]
    assert len(fewer) == len(coded) - 1
    [which] = [box for box in app.selectbox if box.label == "Sentence"]
    assert fewer["Sentence"].iloc[0][:60] in which.options[0]  # nobody is left with the one before chosen
    assert "On 1 sentence that somebody said something of" in shown(app)


def test_who_may_not_say_is_told_who_may(open_themes, shown, monkeypatch):
    monkeypatch.setattr("regional.access.may_say_theme", lambda *_, **__: False)
    app = opened(open_themes(where="London"), "coded")
    assert not app.exception
    assert "Who may say: the council the sentence is about" in shown(app)
    assert "Keep my word" not in [button.label for button in app.button]


def test_themes_stand_beside_ratings_with_the_number_of_comparisons_and_no_cause(open_themes, shown):
    app = opened(open_themes(), "beside-ratings")
    assert not app.exception
    said = r"\d+ reports are of councils rated good or better, \d+ of others; 26 comparisons were made"
    assert re.search(said, shown(app))
    beside = [table.value for table in tables(app) if "Verdict" in table.value.columns]
    assert [table.height if hasattr(table, "height") else len(table) for table in beside] == [13, 13]
    assert "not cause and effect" in shown(app)
