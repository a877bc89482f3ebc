"""Who is reminded of a return that is behind, by e-mail or by a text to copy, and never twice on one day."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from models.event import now
from models.person import Person, PersonName, RoleHeld
from regional import access, data, days
from regional import remind as remind_command
from regional.data import outbox
from regional.workflow import reminders, reminders_sent
from regional.workflow.collection import open_quarter
from regional.workflow.unfit import Unfit
from tests import mail_server
from tests.regional.workflow.signing_off import BARNET, BRENT, CONTRIBUTOR, LEAD, QUARTER

TODAY, DUE = date(2026, 11, 10), date(2026, 11, 11)
SENDERS = [("p-contributor", "contributor", BARNET), ("p-approver", "approver", BARNET)]


@pytest.fixture
def opened(database, monkeypatch):
    """London's quarter, with Barnet's contributor and approver and Brent's approver."""
    with database.writing() as connection:
        for person, role, code in [*SENDERS, ("p-brent", "approver", BRENT)]:
            connection.execute(insert(Person), {"id": person, "made_at": now()})
            name = {"person_id": person, "name": person, "email": f"{person}@council.example"}
            connection.execute(insert(PersonName), name)
            row = {"person_id": person, "role": role, "ons_code": code, "given_by": "p", "given_at": now()}
            connection.execute(insert(RoleHeld), row)
    monkeypatch.setattr(days, "today", lambda: TODAY)
    open_quarter(LEAD, "London", QUARTER, DUE, ["direct_payments"])


@pytest.fixture
def mailed(monkeypatch):
    with mail_server.running() as server:
        monkeypatch.setenv("REGIONAL_SMTP_URL", server.address)
        monkeypatch.setenv("REGIONAL_SMTP_FROM", "regional@region.example")
        yield server


def remind(today=TODAY):
    return reminders.made(LEAD, "London", QUARTER, today).new, reminders_sent.sent("p-lead", "London", today)


def to(server):
    return [message["To"] for message in server.taken]


def states():
    return outbox.messages(LEAD, "London", QUARTER).select("email", "state").rows()


def test_everybody_who_can_send_what_is_not_sent_gets_one_message(opened, mailed):
    assert remind() == (3, (3, 0))
    assert sorted(to(mailed)) == [
        "p-approver@council.example",
        "p-brent@council.example",
        "p-contributor@council.example",
    ]
    message = next(each for each in mailed.taken if each["To"].startswith("p-brent"))
    assert message["From"] == "regional@region.example"
    assert message["Subject"] == f"Brent: the return for {QUARTER}"
    assert "It is due on 11 November 2026." in message.get_payload()


def test_nothing_is_sent_twice_on_one_day_and_again_on_the_next(opened, mailed):
    remind()
    assert remind() == (0, (0, 0))
    assert len(mailed.taken) == 3
    assert remind(TODAY + timedelta(days=1)) == (3, (3, 0))


def test_what_waits_for_approval_is_its_approver_s_to_move(opened, mailed, submit):
    submit(3)
    remind()
    assert sorted(to(mailed)) == ["p-approver@council.example", "p-brent@council.example"]


def test_who_has_shared_is_not_reminded(opened, mailed, submit):
    submit(3, viewer=access.LOCAL)
    remind()
    assert to(mailed) == ["p-brent@council.example"]


def test_what_the_server_refuses_stands_in_the_outbox_and_the_rest_is_sent(opened, mailed):
    mailed.refused = "p-brent"
    assert remind() == (3, (2, 1))
    assert ("p-brent@council.example", "failed") in states()
    assert reminders_sent.marked_sent(LEAD, "London", QUARTER) == 1
    assert {state for _, state in states()} == {"sent"}


def test_a_server_that_is_away_loses_nothing(opened, mailed, monkeypatch):
    monkeypatch.setenv("REGIONAL_SMTP_URL", "smtp://127.0.0.1:1")
    assert remind() == (3, (0, 3))
    assert {state for _, state in states()} == {"waiting"}
    monkeypatch.setenv("REGIONAL_SMTP_URL", mailed.address)
    assert remind() == (0, (3, 0))


def test_a_press_tells_whom_it_reached_and_which_councils_have_nobody_to_remind(opened):
    new, councils, already, nobody = reminders.made(LEAD, "London", QUARTER, TODAY)
    assert (new, councils, already, len(nobody)) == (3, 2, 0, 31)
    assert "Camden" in nobody
    assert "Barnet" not in nobody
    assert reminders.made(LEAD, "London", QUARTER, TODAY) == (0, 0, 2, nobody)


def test_a_quarter_that_has_not_ended_reminds_nobody_by_hand_or_by_the_clock(opened):
    open_quarter(LEAD, "London", "2026-27 Q3", date(2027, 1, 1), ["direct_payments"])
    eve = date(2026, 12, 31)  # a day before it is due, and the quarter's last
    with pytest.raises(Unfit, match="has ended"):
        reminders.made(LEAD, "London", "2026-27 Q3", eve)
    assert list(reminders.due_today(eve)) == []
    assert list(reminders.due_today(date(2027, 1, 2))) == [("London", "2026-27 Q3")]


def test_a_quarter_that_is_not_opened_reminds_nobody(opened):
    with pytest.raises(Unfit):
        reminders.made(LEAD, "London", "2026-27 Q1", TODAY)


def test_without_a_mail_server_the_texts_wait_to_be_copied(opened, monkeypatch):
    monkeypatch.delenv("REGIONAL_SMTP_URL", raising=False)
    assert remind() == (3, (0, 0))
    assert {state for _, state in states()} == {"waiting"}


def test_a_contributor_neither_reminds_nor_sees_the_outbox(opened):
    with pytest.raises(PermissionError):
        reminders.made(CONTRIBUTOR, "London", QUARTER, TODAY)
    with pytest.raises(PermissionError):
        outbox.messages(CONTRIBUTOR, "London", QUARTER)


def test_the_clock_reminds_on_its_days_only(opened):
    on = [day for day in range(-20, 20) if list(reminders.due_today(DUE + timedelta(days=day)))]
    assert on == [-14, -7, -1, 1, 7]


def test_whose_name_was_taken_out_gets_nothing_and_the_lead_is_told(database, opened, mailed):
    with database.writing() as connection:
        connection.execute(PersonName.__table__.delete().where(PersonName.person_id == "p-brent"))
    assert remind() == (3, (2, 1))
    assert (None, "failed") in states()


def test_each_press_leaves_an_event(opened, mailed):
    before = data.version()
    remind()
    assert data.version() == before + 2  # made, sent


def test_the_timer_s_command_makes_and_sends_them_once(opened, mailed, monkeypatch, capsys):
    monkeypatch.setattr(days, "today", lambda: TODAY)
    assert (remind_command.main(), remind_command.main()) == (0, 0)
    assert capsys.readouterr().out.splitlines() == [
        "3 reminders made, 3 sent, 0 not sent.",
        "0 reminders made, 0 sent, 0 not sent.",
    ]
    assert len(mailed.taken) == 3


def test_the_timer_s_command_tells_a_setting_that_cannot_be(opened, monkeypatch, capsys):
    monkeypatch.setenv("REGIONAL_SMTP_URL", "mail.example")
    assert remind_command.main() == 2
    assert "REGIONAL_SMTP_URL cannot be read" in capsys.readouterr().err
