"""Where a mail server is set, a one-time address goes to the person it is for and to nobody else."""

import pytest

from regional.workflow.people import links
from tests import mail_server

BARNET = "E09000003"
LEAD = {"role": "regional_lead", "region": "London"}


@pytest.fixture
def mailed(monkeypatch):
    with mail_server.running() as server:
        monkeypatch.setenv("REGIONAL_SMTP_URL", server.address)
        monkeypatch.setenv("REGIONAL_SMTP_FROM", "regional@region.example")
        yield server


def invite(app, email="ann@council.example"):
    app.selectbox(key="invite-role").select("contributor").run()
    app.selectbox(key="place-contributor").select(BARNET)
    app.text_input(key="invite-name-0").set_value("Ann Example")
    app.text_input(key="invite-email-0").set_value(email)
    app.button(key="invite").click().run()
    assert not app.exception
    return app


def token_in(message):
    [line] = [each for each in message.get_payload(decode=True).decode().split() if "/invitation/" in each]
    return line.rpartition("/invitation/")[2]


def test_an_invitation_goes_to_its_person_and_the_lead_never_sees_its_address(open_as, mailed):
    app = invite(open_as("people", LEAD))
    [message] = mailed.taken
    assert message["To"] == "ann@council.example"
    assert links.open_link(token_in(message)).purpose == links.INVITATION
    assert "went to them by e-mail" in app.success[0].value
    assert not app.code


def test_an_invitation_that_no_server_took_is_shown_to_be_handed_over(open_as, mailed):
    mailed.refused = "ann@"
    app = invite(open_as("people", LEAD))
    assert "could not be e-mailed: the mail server answered 550. Send them this" in app.success[0].value
    [address] = [each.value for each in app.code]
    assert links.open_link(address.rpartition("/invitation/")[2]).purpose == links.INVITATION


def test_settings_that_cannot_be_read_are_told_and_nothing_is_lost(open_as, mailed, monkeypatch):
    monkeypatch.setenv("REGIONAL_SMTP_FROM", "nobody")
    app = invite(open_as("people", LEAD))
    assert "REGIONAL_SMTP_FROM has to be the address" in app.success[0].value
    assert len(app.code) == 1


def test_a_new_password_goes_by_e_mail_too(open_as, store, mailed):
    store("p-ann", "Ann Example", {"role": "contributor", "ons_code": BARNET})
    app = open_as("people", LEAD)
    app.selectbox(key="person").select("p-ann").run()
    app.button(key="reset").click().run()
    assert not app.exception
    assert [message["Subject"].split(":")[0] for message in mailed.taken] == ["A new password"]
    assert not app.code
