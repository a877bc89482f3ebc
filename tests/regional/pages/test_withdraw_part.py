"""Taking a return back, on Our return."""

import pytest

from regional import access, data, signed_in
from regional.access import LOCAL
from regional.workflow.withdraw import withdraw
from tests.regional.pages.tables import tables

BARNET, QUARTER, KEY = "E09000003", "2026-27 Q2", "withdraw-E09000003"
REASON = "sent by mistake"


@pytest.fixture
def opened(app, send, unfold):
    """Our return of Barnet with its return for QUARTER submitted and the part open."""
    send(QUARTER, Scores={"B2": 3})
    app.switch_page("regional/pages/our_return.py").run()
    app.selectbox(key="council").select(BARNET)
    app.selectbox(key="quarter").select(QUARTER).run()
    return unfold(app, KEY)


def test_a_return_is_withdrawn_when_a_reason_is_chosen(opened, shown):
    assert opened.button(key=f"{KEY}-now").disabled
    opened.selectbox(key=f"{KEY}-reason").set_value(REASON).run()
    opened.button(key=f"{KEY}-now").click().run()
    assert not opened.exception
    assert opened.info[-1].value.startswith(f"The return for {QUARTER} is withdrawn.")
    [versions] = [table.value for table in tables(opened) if "Version" in table.value.columns]
    assert versions["State"].to_list() == ["withdrawn"]
    assert "What was sent is withdrawn, and nothing has been sent in its place." in shown(opened)


def test_when_somebody_was_quicker_it_is_said_and_nothing_more_happens(opened):
    opened.selectbox(key=f"{KEY}-reason").set_value(REASON).run()
    withdraw(LOCAL, BARNET, QUARTER, REASON)
    opened.button(key=f"{KEY}-now").click().run()
    assert not opened.exception
    assert "somebody has withdrawn the return" in opened.info[-1].value


def test_a_press_after_the_session_has_ended_withdraws_nothing(opened, monkeypatch):
    opened.selectbox(key=f"{KEY}-reason").set_value(REASON).run()
    monkeypatch.setattr(signed_in, "viewer", lambda: access.PUBLIC)
    opened.button(key=f"{KEY}-now").click().run()
    assert not opened.exception
    assert data.quarters_sent(LOCAL) == (QUARTER,)


def test_where_nothing_stands_nothing_is_offered(opened):
    withdraw(LOCAL, BARNET, QUARTER, REASON)
    opened.run()
    assert data.quarters_sent(LOCAL) == ()
    assert f"{KEY}-now" not in [button.key for button in opened.button]
