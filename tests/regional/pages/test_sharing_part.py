"""Who may see what, what is held, agreements and counts, as each role meets them on the pages."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from models.council_return import OwnFigure, OwnScore
from models.event import record
from regional import access, data, days
from regional.words import room as of_room
from regional.words import sharing as words
from regional.workflow import agreements
from tests.regional.pages.tables import tables
from tests.regional.pages.test_people_page import contributor, lead
from tests.regional.test_access import BARNET, QUARTER, send

TODAY = date(2026, 11, 25)
KEY = f"sharing-{BARNET}-{QUARTER}"


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


def approver():
    return {"role": "approver", "ons_code": BARNET}


def part(app, key):
    app.session_state[key] = True
    return app.run()


def said(app):
    return [each.value for kind in (app.success, app.error, app.info, app.warning) for each in kind]


def named(app, words_):
    return [each.label for each in app.expander if each.label.startswith(words_)]


def everything(app):
    """All that is sent to the browser of a page, charts and tables too."""

    def of(block):
        for child in block.children.values():
            yield from of(child) if getattr(child, "children", None) else [str(child.proto)]

    return "\n".join(of(app.main))


def test_an_approver_opens_scores_to_the_region_from_a_day_on(open_as, database):
    send(BARNET)
    app = part(open_as("our_return", approver()), KEY)
    assert named(app, "Who may see what") == ["Who may see what, from when: all of it Barnet only"]
    app.selectbox(key=f"{KEY}-scores-later-council").select("region").run()
    app.date_input(key=f"{KEY}-scores-on").set_value(TODAY + timedelta(days=8)).run()
    app.button(key=f"{KEY}-store").click().run()
    assert not app.exception
    assert "Done: stored for own scores." in said(app)
    assert named(app, "Who may see what") == [
        "Who may see what, from when: all of it Barnet only; more opens on 3 December 2026"
    ]


def test_a_contributor_is_told_that_an_approver_opens_it_and_nothing_changes(open_as, database):
    send(BARNET)
    app = part(open_as("our_return", contributor()), KEY)
    app.selectbox(key=f"{KEY}-scores-tier").select("public").run()
    app.button(key=f"{KEY}-store").click().run()
    assert not app.exception
    assert words.WIDER in said(app)
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()


def test_what_is_held_says_who_can_see_it_and_when_that_changes(open_as, database):
    send(BARNET)
    with database.writing() as connection:
        connection.execute(update(OwnScore).values(opens_on=TODAY + timedelta(days=8), opens_to="region"))
        record(connection, "test", "opened")
    app = part(open_as("our_return", approver()), f"held-{BARNET}")
    assert not app.exception
    assert named(app, "What is held") == ["What is held about Barnet: 1 version of returns for 1 quarter"]
    [held] = [table.value for table in tables(app) if "Who can see it" in table.value.columns]
    assert held[["What", "Who can see it", "When that changes"]].to_numpy().tolist() == [
        ["Own scores (1)", "Barnet only", "3 December 2026: London, by name"],
        ["Answers (1) and figures (1)", "Barnet only", "it does not, as it stands"],
    ]


def test_a_lead_records_an_agreement_and_asks_every_council_for_one(open_as, database):
    app = part(open_as("collection", lead()), "agreements-London")
    app.text_input(key="agreements-London-parties").set_value("Barnet and London ADASS")
    [submit] = [each for each in app.button if each.label == "Record an agreement"]
    submit.click().run()
    assert any("fill in the purpose" in each for each in said(app))
    assert app.text_input(key="agreements-London-parties").value == "Barnet and London ADASS"
    app.selectbox(key="agreements-London-council").select(BARNET)
    app.text_input(key="agreements-London-purpose").set_value("Learning together")
    [submit] = [each for each in app.button if each.label == "Record an agreement"]
    submit.click().run()
    assert not app.exception
    assert data.current_agreement(access.LOCAL, BARNET)["purpose"] == "Learning together"
    part(app, "agreements-London").checkbox(key="agreements-London-asked").check().run()
    assert data.agreements_asked(access.LOCAL) == {"London"}


def test_without_an_agreement_the_upload_is_refused_on_the_page(open_as, database, fill):
    agreements.ask_for_agreements(access.LOCAL, "London", on=True)
    app = open_as("our_return", contributor())
    app.file_uploader[0].upload("barnet.xlsx", fill(QUARTER, Scores={"B2": 3}))
    app.run()
    assert not app.exception
    [found] = [table.value for table in tables(app) if "What we found" in table.value.columns]
    assert "none is recorded for Barnet" in found["What we found"][0]
    assert not [each for each in app.button if each.label in ("Submit", "Keep as a draft")]


def test_a_rival_sees_no_small_count_in_chart_table_or_sentence(open_as, database):
    send(BARNET)
    with database.writing() as connection:
        figure = {
            "tier": "region",
            "numerator": 3,
            "denominator": 43,
            "value": 6.977,
            "note": "Only 3 of 43.",
        }
        connection.execute(update(OwnFigure).values(**figure))
        record(connection, "test", "small")
    rival = open_as("council", contributor("E09000007"))
    rival.selectbox(key="council").select(BARNET).run()
    part(rival, "figures-sent")
    part(rival, "table-own-figure")
    assert not rival.exception
    sent = everything(rival)
    assert "too few to show" in sent
    assert "6.977" not in sent
    assert "7%" not in sent
    assert "Only 3 of 43" not in sent


def test_in_room_mode_a_council_s_own_person_sees_what_the_room_may(open_as, database):
    send(BARNET)
    app = open_as("our_return", contributor())
    assert app.selectbox
    app.query_params["room"] = "1"
    app.run()
    assert not app.exception
    assert not app.selectbox
    assert of_room.NOT_HERE in [each.value for each in app.markdown]
    app.switch_page("regional/pages/council.py").run()  # the address is empty now, and it is still on
    assert "1" in app.query_params["room"]
    assert "Audits say so." not in everything(app)


@pytest.mark.parametrize(
    "page", ["region", "council", "compare", "themes", "our_return", "collection", "sources", "people"]
)
def test_every_page_opens_in_room_mode(open_as, page):
    app = open_as("region", approver(), lead())
    app.query_params["room"] = "1"
    app.run()
    app.switch_page(f"regional/pages/{page}.py").run()
    assert not app.exception
    assert not [each for each in app.expander if "agreement" in each.label or "asks its" in each.label]
    assert any("Leave room mode" in each.proto.body for each in app.get("html"))
