from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pyotp
import pytest
from sqlalchemy import delete, select

from models.event import Event
from models.person import PersonName
from regional import access
from regional.data import people
from regional.workflow.people import invitations, links, names, roles, second_factor, sessions
from regional.workflow.people.sign_in import NeedsFactor, Refused, SignedIn, sign_in
from regional.workflow.unfit import Unfit
from tests.regional.workflow.people.conftest import APPROVER, BARNET, CROYDON, LEAD, LONDON, PASSWORD

TODAY = date(2026, 10, 14)
BEA = ("Bea Barlow", "bea.barlow@barnet.example")
NEW = "stone kettle rain"


def held(person_id):
    return [(each.role, each.ons_code) for each in people.held(person_id, TODAY)]


def test_somebody_invited_chooses_a_password_and_signs_in(database):
    bea, token = invitations.invite(APPROVER, *BEA, "contributor", BARNET)
    assert isinstance(sign_in(BEA[1], PASSWORD), Refused)
    assert invitations.accept(token, PASSWORD) == bea
    assert isinstance(sign_in(BEA[1].upper(), PASSWORD), SignedIn)
    assert held(bea) == [("contributor", BARNET)]


def test_an_invitation_works_once(database):
    _, token = invitations.invite(APPROVER, *BEA, "contributor", BARNET)
    assert invitations.accept(token, PASSWORD)
    assert invitations.accept(token, NEW) is None
    assert isinstance(sign_in(BEA[1], NEW), Refused)


@pytest.mark.parametrize("password", ["too short", "beabarlow2026", "bea.barlow@barnet.example"])
def test_an_unfit_password_leaves_the_invitation_open(database, password):
    _, token = invitations.invite(APPROVER, *BEA, "contributor", BARNET)
    with pytest.raises(Unfit):
        invitations.accept(token, password)
    assert invitations.accept(token, PASSWORD)


def test_who_has_an_account_is_given_the_role_and_no_link(person):
    ann = person("contributor", BARNET)
    given = invitations.invite(LEAD, "Somebody", "ANN@barnet.example", "contributor", CROYDON)
    assert given == (ann, None)
    assert held(ann) == [("contributor", BARNET), ("contributor", CROYDON)]
    assert names.of(ann) == ("Ann Archer", "ann@barnet.example")


def test_an_invitation_is_renewed_by_inviting_again(database):
    bea, older = invitations.invite(LEAD, *BEA, "member", LONDON)
    again, newer = invitations.invite(LEAD, *BEA, "member", LONDON)
    assert again == bea
    assert invitations.accept(older, PASSWORD) is None
    assert invitations.accept(newer, PASSWORD) == bea
    assert held(bea) == [("member", None)]


def test_nobody_gets_a_link_to_an_account_that_may_do_what_they_may_not_give(database):
    bea, leads = invitations.invite(access.LOCAL, *BEA, "regional_lead", LONDON)
    assert invitations.invite(APPROVER, *BEA, "contributor", BARNET) == (bea, None)
    assert invitations.accept(leads, PASSWORD) == bea


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [
        ("", BEA[1], "Fill in a name"),
        ("x" * 101, BEA[1], "Fill in a name"),
        ("Bea", "bea", "whole e-mail address"),
        ("Bea", "@barnet.example", "whole e-mail address"),
        ("Bea", "bea barlow@barnet.example", "whole e-mail address"),
        ("Bea", f"{'b' * 250}@x.example", "whole e-mail address"),
    ],
)
def test_a_name_or_address_that_cannot_be_is_refused_with_a_sentence(database, name, email, said):
    with pytest.raises(Unfit, match=said):
        invitations.invite(LEAD, name, email, "member", LONDON)


def test_who_may_not_invite_makes_nobody(database, events):
    with pytest.raises(PermissionError):
        invitations.invite(APPROVER, *BEA, "contributor", CROYDON)
    assert names.person_with(BEA[1]) is None
    assert events() == []


def test_a_reset_ends_all_sessions_and_the_old_password(person):
    ann = person("contributor", BARNET)
    token = sessions.begin(ann, second_factor=False)
    link = invitations.reset_link(APPROVER, ann)
    assert sessions.look_up(token)
    assert invitations.reset(link, NEW) == ann
    assert sessions.look_up(token) is None
    assert isinstance(sign_in("ann@barnet.example", PASSWORD), Refused)
    assert isinstance(sign_in("ann@barnet.example", NEW), SignedIn)


def test_a_reset_link_that_was_used_opens_nothing_when_it_is_replayed(person):
    ann = person("contributor", BARNET)
    link = invitations.reset_link(APPROVER, ann)
    assert invitations.reset(link, NEW) == ann
    token = sessions.begin(ann, second_factor=False)
    assert invitations.reset(link, PASSWORD) is None
    assert sessions.look_up(token)
    assert isinstance(sign_in("ann@barnet.example", PASSWORD), Refused)


def test_of_two_who_reset_at_the_same_moment_one_chooses_the_password(person):
    ann = person("contributor", BARNET)
    link = invitations.reset_link(APPROVER, ann)
    chosen = [f"{NEW} {each}" for each in range(6)]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda each: invitations.reset(link, each), chosen))
    assert sorted(each or "" for each in found) == [""] * 5 + [ann]


def test_a_reset_link_does_not_accept_an_invitation_nor_the_other_way_round(person):
    link = invitations.reset_link(APPROVER, person("contributor", BARNET))
    assert invitations.accept(link, NEW) is None
    _, token = invitations.invite(APPROVER, *BEA, "contributor", BARNET)
    assert invitations.reset(token, NEW) is None
    assert invitations.first_lead(token, *BEA, LONDON, NEW) is None


def test_a_reset_keeps_an_app_that_was_confirmed_and_drops_one_that_was_not(person, app_of):
    ann, bob = person("approver", BARNET), person("approver", BARNET, email="bob@barnet.example")
    app_of(ann)
    key = second_factor.begin(bob).secret
    for each in (ann, bob):
        invitations.reset(invitations.reset_link(LEAD, each), NEW)
    assert second_factor.confirmed(ann)
    assert second_factor.begin(bob).secret != key


def test_who_may_not_end_every_role_of_somebody_gets_no_link_to_their_password(person):
    ann = person("regional_lead", LONDON)
    roles.give(access.LOCAL, ann, "contributor", BARNET)
    with pytest.raises(PermissionError):
        invitations.reset_link(APPROVER, ann)
    nobody = person(email="bob@barnet.example")
    for viewer in (APPROVER, LEAD, access.PUBLIC):
        with pytest.raises(PermissionError):
            invitations.reset_link(viewer, nobody)


def test_somebody_who_left_comes_back_by_a_new_invitation_with_nothing_of_before(person):
    ann = person("contributor", BARNET)
    open_before, link_before = sessions.begin(ann, second_factor=False), invitations.reset_link(LEAD, ann)
    roles.leave(LEAD, ann)
    again, token = invitations.invite(LEAD, "Ann", "ann@barnet.example", "member", LONDON)
    assert again == ann
    assert sessions.look_up(open_before) is None
    assert links.open_link(link_before) is None
    assert isinstance(sign_in("ann@barnet.example", PASSWORD), Refused)
    assert invitations.accept(token, NEW) == ann
    assert held(ann) == [("member", None)]


def test_a_first_lead_is_needed_where_people_sign_in_and_nobody_leads(database, person, monkeypatch):
    monkeypatch.delenv("REGIONAL_SIGN_IN", raising=False)
    assert not invitations.first_lead_needed()
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    assert invitations.first_lead_needed()
    person("contributor", BARNET)
    assert invitations.first_lead_needed()
    lead = person("regional_lead", LONDON, email="lead@london.example")
    assert not invitations.first_lead_needed()
    roles.leave(access.LOCAL, lead)
    assert invitations.first_lead_needed()


def test_the_first_lead_signs_in_and_is_asked_to_set_an_app_up(database, clock):
    token = links.make(links.FIRST_LEAD, None, "start")
    lead = invitations.first_lead(token, *BEA, LONDON, PASSWORD)
    assert held(lead) == [("regional_lead", None)]
    answer = sign_in(BEA[1], PASSWORD)
    assert isinstance(answer, NeedsFactor)
    app = pyotp.TOTP(second_factor.begin(lead).secret)
    assert second_factor.confirm(lead, app.at(clock()))


def test_there_is_one_first_lead(database):
    token = links.make(links.FIRST_LEAD, None, "start")
    assert invitations.first_lead(token, *BEA, LONDON, PASSWORD)
    assert invitations.first_lead(token, "Cy", "cy@x.example", LONDON, PASSWORD) is None
    another = links.make(links.FIRST_LEAD, None, "start")
    assert invitations.first_lead(another, "Cy", "cy@x.example", LONDON, PASSWORD) is None
    assert names.person_with("cy@x.example") is None


def test_a_region_nobody_knows_leaves_the_first_leads_link_open(database):
    token = links.make(links.FIRST_LEAD, None, "start")
    with pytest.raises(Unfit, match="for a region"):
        invitations.first_lead(token, *BEA, "Lundun", PASSWORD)
    assert links.open_link(token)
    assert names.person_with(BEA[1]) is None


def test_events_hold_no_names_and_no_addresses(database, clock):
    bea, token = invitations.invite(LEAD, *BEA, "approver", BARNET)
    invitations.accept(token, PASSWORD)
    app = pyotp.TOTP(second_factor.begin(bea).secret)
    second_factor.confirm(bea, app.at(clock()))
    sign_in(BEA[1], "wrong")
    invitations.reset(invitations.reset_link(LEAD, bea), NEW)
    second_factor.forget(LEAD, bea)
    roles.leave(LEAD, bea)
    with database.engine().connect() as connection:
        rows = connection.execute(select(Event.__table__)).all()
    told = " ".join(str(row) for row in rows).casefold()
    assert bea in told
    for secret in ("barlow", "barnet.example", "@", PASSWORD, NEW, token, app.secret.casefold()):
        assert secret not in told


def test_the_table_of_names_can_be_emptied(database, person, app_of):
    ann = person("approver", BARNET)
    token = sessions.begin(ann, second_factor=False)
    with database.writing() as connection:
        connection.execute(delete(PersonName))
    assert sessions.look_up(token).person_id == ann
    assert isinstance(sign_in("ann@barnet.example", PASSWORD), Refused)
    assert ann in second_factor.begin(ann).uri
    assert invitations.reset(invitations.reset_link(LEAD, ann), NEW) == ann
    roles.leave(LEAD, ann)
    assert held(ann) == []
