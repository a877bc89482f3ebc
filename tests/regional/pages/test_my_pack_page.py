"""My pack: a chart is added where it stands, put in order here, and taken away as one file."""

import pytest

from regional import access
from regional.access import LOCAL, Held, viewer_of
from regional.data.packs import Asked, pack
from regional.workflow import packs

BARNET = "E09000003"
ONE, THEMES = Asked("one score", {"council": BARNET}), Asked("themes", {"where": "London", "theme": None})
OWN = Asked("own figure", {"council": BARNET, "metric": "direct_payments"})


@pytest.fixture
def open_pack(app):
    """The page by its entry in the navigation: AppTest knows no address that is not its file's."""
    return lambda: app.switch_page("regional/pages/my_pack.py").run()


def press(app, label):
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def headings(app):
    return [each.value for each in app.markdown if each.value.startswith("**")]


def test_a_chart_is_added_from_its_page_with_what_is_chosen_there(open_page):
    app = press(
        open_page("compare", council="Barnet", peers="Region", compare="Statement: Equity"), "Add to my pack"
    )
    assert app.success[0].value == "Done: added. My pack holds 1 chart."
    [item] = pack(LOCAL).items
    assert item.asked.kind == "compared"
    assert item.asked.choices["council"] == BARNET
    assert (item.asked.choices["peers"], item.asked.choices["compare"]) == ("region", "equity")


def test_the_newest_year_is_kept_as_the_newest_and_an_older_one_as_itself(open_page):
    metric = "Metric: People using services who receive direct payments"
    press(open_page("compare", council="Barnet", compare=metric), "Add to my pack")
    press(open_page("compare", council="Barnet", compare=metric, year="2018-19"), "Add to my pack")
    assert [item.asked.choices["year"] for item in pack(LOCAL).items] == [None, "2018-19"]


def test_an_empty_pack_says_how_to_fill_it(open_pack, shown):
    assert "Under any chart press Add to my pack" in shown(open_pack())


def test_charts_are_moved_and_taken_out_and_each_says_what_it_shows_now(open_pack, shown):
    for asked in (ONE, THEMES, OWN):
        packs.add(LOCAL, asked)
    app = open_pack()
    assert app.title[0].value == "My pack: 3 charts"
    assert "total of 23 of 36\\: what one score would change" in shown(app)
    assert "Note: There is nothing here that you may see now." in shown(app)
    app = press(app, "Move 2 up")
    assert headings(app)[0] == "**1. London\\: all themes**"
    app = press(app, "Take out 1")
    assert [item.asked.kind for item in pack(LOCAL).items] == ["one score", "own figure"]
    assert app.title[0].value == "My pack: 2 charts"


def test_words_and_title_are_kept_and_what_is_about_a_person_is_refused_beside_its_box(open_pack):
    packs.add(LOCAL, ONE)
    app = open_pack()
    app.text_input(key="pack-title").input("Scrutiny, December").run()
    [box] = app.text_area
    app = box.input("We ask the panel to note this.").run()
    kept = pack(LOCAL)
    assert (kept.title, kept.items[0].words) == ("Scrutiny, December", "We ask the panel to note this.")
    [box] = app.text_area
    app = box.input("Mrs Archer, 07700 900123").run()
    assert "Take a mobile number out of the text beside the chart" in app.error[0].value
    assert "900123" not in app.error[0].value
    assert pack(LOCAL).items[0].words == "We ask the panel to note this."


def test_a_pack_is_taken_away_as_slides_a_document_and_a_workbook(open_pack):
    packs.add(LOCAL, ONE)
    offered = [button.proto.label for button in open_pack().get("download_button")]
    assert offered == ["Slides (.pptx)", "Document (PDF)", "Document (Word)", "Workbook (.xlsx)"]


def test_emptied_it_says_so(open_pack):
    packs.add(LOCAL, ONE)
    app = press(open_pack(), "Empty my pack")
    assert app.success[0].value == "Done: your pack is empty."
    assert pack(LOCAL).items == []


def test_whoever_has_not_signed_in_is_asked_to_and_can_add_nothing(open_as, shown):
    assert "Sign in to keep a pack" in shown(open_as("my_pack", None))
    assert "Add to my pack" not in [button.label for button in open_as("compare", None).button]


def test_two_people_have_two_packs(open_as, shown):
    member = {"role": "member", "region": "London"}
    app = press(open_as("themes", member, person="p-ann"), "Add to my pack")
    assert app.success[0].value == "Done: added. My pack holds 1 chart."
    ann, ben = (viewer_of(person, [Held("member", region="London")], False) for person in ("p-ann", "p-ben"))
    assert len(pack(ann).items) == 1
    assert "Your pack is empty" in shown(open_as("my_pack", member, person="p-ben"))
    assert access.may_keep_pack(ben)
