"""Last quarter copied forward on Our return, in the form and as a workbook, and lines that are confirmed."""

from datetime import date

import pytest

from models.quarter import latest
from regional import data
from regional.access import LOCAL
from tests.regional.pages.tables import tables

BARNET, (QUARTER, BEFORE) = "E09000003", latest(date.today(), 2)


@pytest.fixture
def ours(app, send):
    """Our return of Barnet, which shared an own score and a figure for the quarter before."""
    app.switch_page("regional/pages/our_return.py").run()
    send(BEFORE, Scores={"B2": 3, "C2": "Audits say so."}, Metrics={"E2": 12})
    app.selectbox(key="council").select(BARNET)
    return app.selectbox(key="quarter").select(QUARTER).run()


def marked(app):
    [found] = [each.value for each in tables(app) if "Cells" in each.value.columns] or [None]
    return [] if found is None else list(found["Sheet"])


def test_one_press_copies_it_and_each_line_can_be_confirmed(ours, unfold, shown):
    labels = [button.label for button in ours.get("download_button")]
    assert f"With {BEFORE} copied forward" in labels
    app = ours.radio(key="how").set_value("form").run()
    app = app.button(key="copy-forward").click().run()
    assert not app.exception
    assert f"Done: {BEFORE} is copied forward into version 1, a draft." in shown(app)
    assert "copy-forward" not in [button.key for button in app.button]
    part = f"carried-{BARNET}-{QUARTER}"
    app = unfold(app, part)
    assert marked(app) == ["Scores", "Metrics"]
    app = unfold(app.button(key=f"{part}-scores").click().run(), part)
    assert marked(app) == ["Metrics"]
    [lines] = app.multiselect
    app = unfold(lines.select(lines.options[0]).run(), part)
    app = app.button(key=f"{part}-confirm").click().run()
    assert not app.exception
    assert marked(unfold(app, part)) == []
    assert data.versions(LOCAL, BARNET).filter(quarter=QUARTER)["version"].to_list() == [1]


def test_where_nothing_was_sent_before_there_is_nothing_to_copy(app):
    app.switch_page("regional/pages/our_return.py").run()
    app.selectbox(key="council").select(BARNET).run()
    app = app.radio(key="how").set_value("form").run()
    assert "copy-forward" not in [button.key for button in app.button]


def test_the_region_and_the_council_s_own_page_say_what_nobody_looked_at(ours, shown, unfold):
    app = ours.radio(key="how").set_value("form").run()
    app = app.button(key="copy-forward").click().run()
    app = app.button(key="submit-typed").click().run()
    assert "is submitted as version 2. It is shared at once" in shown(app)
    app.switch_page("regional/pages/region.py").run()
    app.selectbox(key="region").select("London").run()
    app = app.selectbox(key="show").select("own").run()
    assert "1 of 1 own scores are carried forward from the quarter before, not changed." in shown(app)
