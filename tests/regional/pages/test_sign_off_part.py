"""From a contributor's upload to what the region sees, each at their own screen."""

from datetime import date

import pytest
from sqlalchemy import event, update
from streamlit.testing.v1 import AppTest

from models.council_return import OwnScore
from models.event import record
from models.quarter import latest
from regional import signed_in
from regional.navigation import ROOT
from regional.workflow.people import sessions
from tests.regional.pages.tables import tables
from tests.regional.pages.test_our_return_page import XLSX

BARNET, BRENT, (QUARTER,) = "E09000003", "E09000005", latest(date.today(), 1)
NOTE = "Equity is a *2*: see the audit."
ROLES = {
    "p-con": {"role": "contributor", "ons_code": BARNET},
    "p-app": {"role": "approver", "ons_code": BARNET},
    "p-mem": {"role": "member", "region": "London"},
    "p-riv": {"role": "approver", "ons_code": BRENT},
}


@pytest.fixture
def screen(store, monkeypatch):
    """A page as one of ROLES has it open; each keeps their own, and whoever was asked last is signed in."""
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    for person, role in ROLES.items():
        store(person, person, role)
    tokens = {person: sessions.begin(person, second_factor=True) for person in ROLES}
    screens = {}

    def of(person, page="our_return", *, anew=True):
        monkeypatch.setattr(signed_in, "token", lambda: tokens[person])
        if (person, page) not in screens:
            app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
            screens[person, page] = app.switch_page(f"regional/pages/{page}.py")
        app = screens[person, page].run() if anew else screens[person, page]
        assert not app.exception
        return app

    return of


@pytest.fixture
def submit(screen, fill):
    def submitted(person, score):
        app = screen(person)
        content = fill(QUARTER, Scores={"B4": score, "C4": "Audits say so."})
        app.file_uploader[0].set_value(("barnet.xlsx", content, XLSX)).run()
        return app.button(key="submit").click().run()

    return submitted


def own_scores(screen, person):
    """The heading of the region's own scores, with all that was sent opened to the region."""
    app = screen(person, "region")
    app.selectbox(key="region").select("London").run()
    return app.selectbox(key="show").select("own").run().title[0].value


def press(app, label):
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def open_to_the_region(database):
    with database.writing() as connection:
        connection.execute(update(OwnScore).values(tier="region"))
        record(connection, "test", "tiers changed")


def test_from_the_contributor_to_the_region_with_one_turn_back(database, screen, submit, shown):
    app = submit("p-con", 3)
    open_to_the_region(database)
    assert f"Barnet's return for {QUARTER} is submitted as version 1. It waits" in shown(app)
    assert "Approve" not in [each.label for each in app.button]
    for person in ("p-mem", "p-riv"):
        assert own_scores(screen, person) == "London: no own scores shared yet"

    app = screen("p-app")
    assert "Nothing was shared before, so all of it is new: 2 cells" in shown(app)
    app = press(app, "Send it back")
    assert "To mend: Fill in the note" in shown(app)
    app.text_area[0].set_value(NOTE)
    app = press(app, "Send it back")
    assert "is sent back with your note." in shown(app)

    app = screen("p-con")
    assert "was sent back on" in shown(app)
    assert "Equity is a \\*2\\*\\: see the audit." in shown(app)  # as it was typed: no markup
    submit("p-con", 2)
    open_to_the_region(database)
    for person in ("p-mem", "p-riv"):
        assert own_scores(screen, person) == "London: no own scores shared yet"

    app = press(screen("p-app"), "Approve")
    assert f"Done: version 2 of Barnet's return for {QUARTER} is approved and shared." in shown(app)
    for person in ("p-mem", "p-riv"):
        assert own_scores(screen, person) == f"London: own scores of 1 of 33 councils for {QUARTER}"


def test_an_approver_before_whom_a_version_was_replaced_is_told_and_approves_nothing(screen, submit, shown):
    submit("p-con", 3)
    screen("p-app")
    submit("p-con", 2)
    app = press(screen("p-app", anew=False), "Approve")  # as it was drawn before
    assert "nothing was decided, because version 1 was replaced meanwhile by version 2" in shown(app)
    assert "Waiting for approval" in shown(app)


def test_who_submits_without_having_seen_a_note_is_shown_it(screen, submit, fill):
    submit("p-con", 3)
    mine = screen("p-con")
    mine.file_uploader[0].set_value(("barnet.xlsx", fill(QUARTER, Scores={"B4": 4}), XLSX)).run()
    app = screen("p-app")
    app.text_area[0].set_value("Look again.")
    press(app, "Send it back")
    app = screen("p-con", anew=False).button(key="submit").click().run()
    [told] = [each.value for each in app.info]
    assert "version 1 was sent back before this one came, with the note: Look again." in told
    assert not app.run().info


def test_an_approver_sees_what_changed_since_the_last_shared_return_and_all_of_it(screen, submit, shown):
    submit("p-con", 3)
    press(screen("p-app"), "Approve")
    submit("p-con", 2)
    app = screen("p-app")
    assert f"Changed since version 1 of {QUARTER}, the last that was shared: 1 cell" in shown(app)
    assert "Until it is approved, version 1 is what others see." in shown(app)
    [changes] = [each.value for each in tables(app) if list(each.value.columns)[-2:] == ["Before", "Now"]]
    assert changes.to_numpy().tolist() == [["Scores", "Equity", "own score", "3", "2"]]
    app.session_state[f"whole-{BARNET}-{QUARTER}-2-1"] = True
    whole = [each.value for each in tables(app.run()) if "Copied" in each.value.columns]
    assert len(whole[0]) == 2


def test_where_nothing_can_be_stored_the_press_says_so_and_the_note_stays(
    database, database_kind, screen, submit
):
    submit("p-con", 3)
    app = screen("p-app")
    engine = database.engine()
    engine.dispose()

    def only_read(raw, _):
        if database_kind == "postgres":
            raw.read_only = True
        else:
            raw.execute("PRAGMA query_only = ON")

    event.listen(engine, "connect", only_read)
    app.text_area[0].set_value(NOTE)
    app = press(app, "Send it back")
    assert "Nothing was saved: the database may only be read just now." in app.error[0].value
    assert app.text_area[0].value == NOTE
