import re
from urllib.parse import urlsplit

import pyotp
import pytest

from models.database import writing
from models.event import now
from regional import access
from regional.web.sign_in import first_lead
from regional.workflow.people import invitations, links, names
from tests.regional.web.sign_in.conftest import PASSWORD

NEW = "two otters by the lock"
LEAD = {"name": "Lee Example", "email": "lee@region.example", "region": "London"}


@pytest.fixture
def first(sign_in_on) -> str:
    """The address printed at the start, without the host."""
    [address] = re.findall(r"http\S+", first_lead.announcement("http://127.0.0.1:8501"))
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def test_a_reset_link_works_once_and_ends_what_was_open(visitor, ann):
    before = visitor()
    before.fill_in("/sign-in", email=ann, password=PASSWORD)
    address = f"/reset/{links.make(links.RESET, names.person_with(ann), 'p-lead')}"
    assert visitor().fill_in(address, password=NEW, again=NEW).status == 303
    assert "Nobody is signed in" in before.get("/sign-out").text
    replayed = visitor().fill_in(address, password=PASSWORD, again=PASSWORD)
    assert replayed.status in (403, 410)  # there is no form left to take a token from
    assert visitor().get(address).status == 410
    assert visitor().fill_in("/sign-in", email=ann, password=NEW).status == 303


def test_a_form_opened_before_its_link_was_used_sets_nothing_after(visitor, ann):
    address = f"/reset/{links.make(links.RESET, names.person_with(ann), 'p-lead')}"
    late = visitor()
    hidden = late.get(address).hidden
    visitor().fill_in(address, password=NEW, again=NEW)
    answer = late.post(address, {**hidden, "password": PASSWORD, "again": PASSWORD})
    assert answer.status == 410
    assert "This link opens nothing" in answer.text


def test_opening_a_link_does_not_use_it_up(visitor, ann):
    address = f"/reset/{links.make(links.RESET, names.person_with(ann), 'p-lead')}"
    assert [visitor().get(address).status for _ in range(2)] == [200, 200]


def test_an_invitation_says_whose_it_is_as_what_and_where(visitor, database):
    _, token = invitations.invite(
        access.LOCAL, "Bo <b>Example</b>", "bo@derby.example", "contributor", "E06000015"
    )
    said = visitor().get(f"/invitation/{token}").text
    assert (
        "Bo &lt;b&gt;Example&lt;/b&gt; (bo@derby.example), you were invited as contributor for Derby." in said
    )


def test_a_link_for_one_thing_opens_no_other(visitor, ann):
    token = links.make(links.RESET, names.person_with(ann), "p-lead")
    assert visitor().get(f"/invitation/{token}").status == 410
    assert visitor().get(f"/first-lead?code={token}").status == 410


@pytest.mark.parametrize(
    ("password", "again", "fault"),
    [
        ("short", "short", "This password has 5 characters. Use 12 or more."),
        (NEW, "another of that length", "The two passwords differ. Type the same one twice."),
        (NEW, "", "The same password again: fill this in."),
    ],
)
def test_an_unfit_password_is_told_why_and_the_link_still_works(visitor, ann, password, again, fault):
    address = f"/reset/{links.make(links.RESET, names.person_with(ann), 'p-lead')}"
    assert visitor().fill_in(address, password=password, again=again).faults == [fault]
    assert visitor().get(address).status == 200


def test_the_first_lead_comes_from_the_printed_address_to_a_session_with_a_code(visitor, first):
    here = visitor()
    assert here.fill_in(first, **LEAD, password=NEW, again=NEW).headers["location"] == "/second-factor"
    without = here.cookies["regional_session"]
    page = here.get("/second-factor").text
    assert "<svg" in page
    [key] = re.findall(r'class="key">([A-Z2-7 ]+)<', page)
    app = pyotp.TOTP(key.replace(" ", ""))
    assert here.fill_in("/second-factor", code="000 00").status == 422
    confirmed = here.fill_in("/second-factor", code=app.at(now()))
    assert len(re.findall(r"<li>[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}</li>", confirmed.text)) == 10
    assert '<a class="loud" href="/">Go on</a>' in confirmed.text
    assert here.cookies["regional_session"] != without  # what it opens has grown
    assert "Nobody is signed in" in visitor(cookies={"regional_session": without}).get("/sign-out").text
    assert visitor().get(first).status == 410
    assert first_lead.announcement("http://127.0.0.1:8501") is None


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"email": "lee"}, "Fill in a whole e-mail address, like name@council.example."),
        ({"region": "Atlantis"}, "Choose a region from the list."),
        ({"region": ""}, "Region you lead: choose one."),
    ],
)
def test_what_is_wrong_with_the_first_leads_form_is_said_by_its_box(visitor, first, wrong, fault):
    answer = visitor().fill_in(first, **{**LEAD, "password": NEW, "again": NEW, **wrong})
    assert answer.faults == [fault]
    assert 'value="Lee Example"' in answer.text


def test_setting_up_an_app_needs_a_session(visitor, sign_in_on):
    assert visitor().get("/second-factor").headers["location"].startswith("/sign-in?")


@pytest.mark.parametrize(
    "address", ["/sign-in", "/sign-out", "/reset/x", "/invitation/x", "/first-lead", "/second-factor"]
)
def test_no_form_is_kept_passed_on_framed_or_scripted(visitor, address):
    said = visitor().get(address).headers
    assert said["cache-control"] == "no-store"
    assert said["referrer-policy"] == "no-referrer"
    assert said["x-frame-options"] == "DENY"
    policy = said["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy


def test_who_made_an_invitation_does_not_accept_it_in_the_browser_they_are_signed_in_with(visitor, ann):
    lead = names.person_with(ann)
    with writing() as connection:
        bob = names.add(connection, "Bob Example", "bob@council.example")
    here = visitor()
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    address = f"/invitation/{links.make(links.INVITATION, bob, lead)}"
    refused = here.get(address)
    assert refused.status == 403
    assert "You made this link, and it is for the person it names" in refused.text
    hidden = visitor().get(address).hidden
    assert here.post(address, {**hidden, "password": NEW, "again": NEW}).status == 403
    assert visitor().fill_in(address, password=NEW, again=NEW).status == 303  # Bob, in his own
