"""Collection, as a region's lead opens a quarter, sees who is behind and chases them."""

from datetime import date, timedelta

import pytest

from models.quarter import ends, following, latest, starts
from regional import data
from regional.access import LOCAL
from regional.data import collection
from regional.words.plain import day
from tests.regional.pages.tables import tables

BARNET, (QUARTER,) = "E09000003", latest(date.today(), 1)
SOON = max(date.today(), ends(QUARTER)) + timedelta(days=20)
LEAD = {"role": "regional_lead", "region": "London"}


@pytest.fixture
def page(open_as):
    app = open_as("collection", LEAD)
    assert not app.exception
    return app


def board(app):
    [found] = [each.value for each in tables(app) if "Return" in each.value.columns]
    return {row["Council"]: (row["Return"], row["Late"]) for _, row in found.iterrows()}


def press(app, label):
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def open_quarter(app, unfold, due):
    app = unfold(app, f"open-London-{QUARTER}")
    app.date_input(key=f"open-London-{QUARTER}-due").set_value(due)
    return press(app, f"Open {QUARTER}")


def test_it_names_every_council_of_the_region_a_to_z_and_says_that_nothing_is_opened(page, shown):
    assert page.selectbox(key="for-region").options == ["London"]
    assert "The quarter is not opened: no due date is set." in shown(page)
    assert list(board(page))[:2] == ["Barking and Dagenham", "Barnet"]
    assert len(board(page)) == 33
    assert set(board(page).values()) == {("not started", "–")}


def test_an_opened_quarter_shows_its_day_there_and_on_our_return(page, unfold, shown, open_as):
    app = open_quarter(page, unfold, SOON)
    assert not app.exception
    assert f"Done: {QUARTER} is open for London." in shown(app)
    [due] = [row["due"] for row in collection.all_opened(LOCAL).to_dicts()]
    ours = open_as("our_return", {"role": "contributor", "ons_code": BARNET}, person="p-con")
    assert ours.selectbox(key="quarter").value == QUARTER
    assert f" due on {due.day} " in shown(ours)


def test_what_a_council_has_sent_moves_it_on_the_board(page, send):
    send(QUARTER, Scores={"B2": 3})
    assert board(page.run())["Barnet"] == ("shared", "–")
    assert page.title[0].value == f"London: 1 of 33 councils have shared their return for {QUARTER}"


def test_a_press_puts_reminders_in_the_outbox_and_tells_who_has_nobody_to_remind(
    page, store, unfold, monkeypatch, shown
):
    monkeypatch.delenv("REGIONAL_SMTP_URL", raising=False)
    store("p-con", "Con Tributor", {"role": "contributor", "ons_code": BARNET})
    assert not [each for each in page.button if each.label.startswith("Remind")]  # it is not opened
    app = unfold(open_quarter(page, unfold, SOON), f"chase-London-{QUARTER}")
    assert f"The return for {QUARTER} is due on {day(SOON)}." in app.code[0].value
    assert "Barnet" not in app.code[0].value
    app = press(app, "Remind 33 councils now")
    assert "Done: 1 reminder to 1 council, to copy below." in shown(app)
    assert "32 councils have nobody here who could send or approve the return: Barking" in shown(app)
    app = unfold(app, f"outbox-London-{QUARTER}")
    [text] = [each.value for each in app.code if "To: p-con@council.example" in each.value]
    assert f"We have nothing from Barnet for {QUARTER} yet." in text
    app = press(app, "All of these are sent by hand")
    assert not [each for each in app.code if "To:" in each.value]
    [again] = [each.value for each in press(app, "Remind 33 councils now").info]  # it is no success
    assert "Note: no new reminder. 1 council was reminded today before. 32 councils have nobody" in again


@pytest.mark.parametrize(
    "role", [None, {"role": "member", "region": "London"}, {"role": "approver", "ons_code": BARNET}]
)
def test_nobody_else_sees_how_far_a_council_is(open_as, role, shown):
    app = open_as("collection", role)
    assert not app.exception
    assert "Barnet" not in shown(app)
    assert not [each for each in tables(app) if "Return" in each.value.columns]


def test_where_nobody_signs_in_whoever_is_there_may_open_a_quarter(app, unfold, shown):
    app.switch_page("regional/pages/collection.py").run()
    app.selectbox(key="for-region").select("London").run()
    assert not app.exception
    assert len(board(app)) == 33


def test_a_lead_sets_a_council_s_steps(page, unfold, shown):
    page.selectbox(key="steps-of-London").select(BARNET).run()
    app = unfold(page, f"steps-{BARNET}")
    [box] = [each for each in app.text_area if each.label == "For a year's self-assessment"]
    box.set_value("Director\nCabinet")
    [_, save] = [each for each in app.button if each.label == "Save the steps"]
    app = save.click().run()
    assert "Done: for a year's self-assessment there are 2 steps." in shown(app)
    assert collection.steps(LOCAL, BARNET, "year") == ("Director", "Cabinet")
    assert data.versions(LOCAL, BARNET).is_empty()


def test_a_quarter_that_has_not_ended_can_be_opened_and_nobody_is_behind_in_it(page, unfold, shown):
    coming = following(QUARTER)
    app = page.selectbox(key="for-quarter").select(coming).run()
    last, first = day(ends(coming)), day(starts(following(coming)))
    said = f"The quarter ends on {last}: returns can be sent from {first}."
    assert said in shown(app)
    app = press(unfold(app, f"open-London-{coming}"), f"Open {coming}")
    assert not app.exception
    assert f"Done: {coming} is open for London." in shown(app)
    assert said in shown(app)
    for word in ("not started", "late", "returns can come"):
        assert word not in shown(app)
    assert not [each for each in tables(app) if "Return" in each.value.columns]
    assert not [each for each in app.button if each.label.startswith("Remind")]


@pytest.mark.parametrize("names", [("region", "quarter"), ("for-region", "for-quarter")])
def test_an_address_with_a_quarter_that_has_not_ended_opens_on_it(open_page, names):
    coming = following(QUARTER)
    app = open_page("collection", **dict(zip(names, ("London", coming), strict=True)))
    assert app.title[0].value.startswith(f"London: the return for {coming} can be sent from ")
    kept = {name: "".join(value) for name, value in app.query_params.items()}  # a word, or a list of one
    assert kept == {"for-region": "London", "for-quarter": coming}
    app.selectbox(key="for-quarter").select(QUARTER).run()
    assert app.title[0].value.endswith(f"have shared their return for {QUARTER}")


def test_an_address_with_a_quarter_that_is_not_offered_opens_as_without_one(open_page):
    app = open_page("collection", region="London", quarter="1999-00 Q1")
    assert not app.exception
    assert app.selectbox(key="for-quarter").value == QUARTER
