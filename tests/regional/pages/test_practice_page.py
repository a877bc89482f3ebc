"""The Practice page: what answers a question, an entry in full, writing one, and what waits for a lead."""

import pytest

from regional.access import LOCAL
from regional.data import practice
from regional.words import practice_page as words
from regional.workflow import practice as workflow
from tests.regional.pages.text import text_of
from tests.regional.workflow.practice_given import GIVEN
from tests.regional.workflow.signing_off import BARNET

SCRIPT = "<script>alert(1)</script> **bold** [link](https://a.example)"


def labels(app):
    return [each.label for each in app.expander]


def test_the_page_says_how_many_entries_there_are_and_where_they_come_from(open_page):
    app = open_page("practice")
    assert not app.exception
    assert app.title[0].value == (
        "Practice: 70 entries about 30 councils, all from published reports, not yet from the councils"
    )


def test_a_question_in_the_address_is_answered_best_first(open_page):
    app = open_page("practice", asked="digital inclusion")
    assert "2 entries, of 2 councils, come near what you asked, the nearest first." in text_of(app)
    assert labels(app)[0].startswith("A digital inclusion partnership")


def test_limits_narrow_the_answers_and_no_answer_says_what_to_do(open_page):
    app = open_page("practice", theme="Carers' support", council_type="County")
    assert "1 entry, about carers' support, from county councils, newest first." in text_of(app)
    app = open_page("practice", asked="tramways")
    assert "No entry answers this." in text_of(app)


def test_what_a_person_wrote_is_shown_as_text(database, open_page):
    entry, _ = workflow.keep(LOCAL, BARNET, GIVEN | {"title": SCRIPT, "done": SCRIPT, "tier": "public"})
    workflow.offer(LOCAL, BARNET, entry, 1)
    [row] = practice.library(LOCAL).filter(entry=entry).to_dicts()
    app = open_page("practice", asked="carers waited eleven weeks for a break")
    app.session_state[f"entry-{row['id']}"] = True
    app.run()
    assert not app.exception
    shown = "".join(str(each.proto) for each in app.get("html"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
    assert any("\\<script\\>" in label for label in labels(app))


def test_an_entry_is_written_and_put_forward_on_the_page(database, open_page):
    app = open_page("practice", part=words.OURS, council="Barnet")
    assert app.title[0].value == "Barnet: none shared yet"
    app.session_state["practice-ours-new"] = True
    app.run()
    key = f"write-{BARNET}-new"
    for name in ("title", "contact"):
        app.text_input(key=f"{key}-{name}").set_value(GIVEN[name])
    for name in ("problem", "done", "for_whom", "changed"):
        app.text_area(key=f"{key}-{name}").set_value(GIVEN[name])
    app.multiselect(key=f"{key}-themes").set_value(["carers"])
    app.button(key=next(b.key for b in app.button if b.label == words.WRITE)).click().run()
    assert "Done: kept as a draft, version 1." in text_of(app)
    [row] = practice.own_practice(LOCAL, BARNET).to_dicts()
    app.session_state[f"ours-{row['id']}"] = True
    app.run()
    app.button(key=f"ours-{row['id']}-offer").click().run()
    assert words.SHARED_AT_ONCE in text_of(app)
    assert app.title[0].value == "Barnet: 1 shared"


@pytest.mark.parametrize("said", ["NHS number 943 476 5919", "born 12/03/1942", "jo.bloggs@example.com"])
def test_what_looks_personal_is_refused_and_what_was_typed_stays(database, open_page, said):
    app = open_page("practice", part=words.OURS, council="Barnet")
    app.session_state["practice-ours-new"] = True
    app.run()
    key = f"write-{BARNET}-new"
    app.text_input(key=f"{key}-title").set_value("A title")
    app.text_area(key=f"{key}-done").set_value(said)
    app.button(key=next(b.key for b in app.button if b.label == words.WRITE)).click().run()
    assert "To mend, and nothing was stored:" in text_of(app)
    assert said not in text_of(app)
    assert app.text_area(key=f"{key}-done").value == said
    assert practice.own_practice(LOCAL, BARNET).is_empty()


def test_the_region_and_the_council_lead_to_who_could_help(open_page):
    [pairs] = [
        each for each in open_page("region", region="London").get("page_link") if "Pairs" in each.label
    ]
    assert pairs.proto.page == "practice"
    app = open_page("practice", part=words.PAIRS, region="London")
    assert app.title[0].value.startswith("London: 7 pairs and 1 group of three for the meeting")
    [helping] = [
        each for each in open_page("council", council="Barnet").get("page_link") if "help" in each.label
    ]
    assert helping.proto.page == "practice"
    app = open_page("practice", part=words.HELP, council="Barnet")
    assert (
        app.title[0].value == "Barnet scored 2 or below on 4 of 9 statements; 7 councils like it could help"
    )
