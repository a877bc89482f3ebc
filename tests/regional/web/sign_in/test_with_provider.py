"""Signing in with an account of a provider: a real one on a port of its own, with real keys and tokens."""

import time
from http.client import HTTPConnection
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from sqlalchemy import insert, select
from starlette.applications import Starlette

from models import database as models_database
from models.event import Event, now
from models.person import ProviderAccount, RoleHeld
from regional.web.headers import SecurityHeaders
from regional.web.provider import metadata
from regional.web.sign_in import first_lead
from regional.web.sign_in.routes import routes
from regional.workflow.people import links, names, roles
from regional.workflow.people.sessions import look_up
from tests import provider as providers
from tests.provider import CLIENT, SECRET, new_key
from tests.regional.web.sign_in.conftest import Visitor

BARNET = "E09000003"
ANN = "ann@council.example"


@pytest.fixture
def provider(database, monkeypatch):
    with providers.running() as running:
        monkeypatch.setenv("REGIONAL_SIGN_IN", "oidc")
        monkeypatch.setenv("REGIONAL_OIDC_ISSUER", running.issuer)
        monkeypatch.setenv("REGIONAL_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("REGIONAL_OIDC_CLIENT_SECRET", SECRET)
        monkeypatch.setenv("REGIONAL_OIDC_SECOND_FACTOR", "amr=mfa")
        monkeypatch.delenv("REGIONAL_OIDC_TENANTS", raising=False)
        monkeypatch.delenv("REGIONAL_PROXY", raising=False)
        yield running


@pytest.fixture
def browser(provider):
    app = SecurityHeaders(Starlette(routes=routes()))
    return lambda **rest: Visitor(app, **rest)


def person(email=ANN, role="contributor"):
    with models_database.writing() as connection:
        person_id = names.add(connection, "Ann Example", email)
        place = {"ons_code": BARNET} if role in ("contributor", "approver") else {"region": "London"}
        row = {"person_id": person_id, "role": role, "given_by": "test", "given_at": now()}
        connection.execute(insert(RoleHeld), row | place)
    return person_id


def invitation(person_id):
    return links.make(links.INVITATION, person_id, "p-lead")


def at_provider(address):
    """Where the provider sends the browser that comes to this address."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 303
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


def sign_in(here, address="/sign-in/provider", **query):
    """To the provider and back."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    there = here.get(f"{address}?{asked}" if asked else address)
    return here.get(at_provider(there.headers["location"]))


def session(here):
    return look_up(here.cookies.get("regional_session"))


def joined(browser, person_id, **account):
    """A browser in which the person has accepted an invitation."""
    here = browser()
    answer = sign_in(here, invitation=invitation(person_id))
    assert answer.status == 303, answer.text
    return here


def events(what):
    with models_database.engine().connect() as connection:
        return connection.execute(select(Event.ons_code, Event.detail).where(Event.what == what)).all()


def test_an_invitation_is_accepted_with_the_account_and_the_account_opens_the_door_afterwards(
    browser, provider
):
    ann = person()
    token = invitation(ann)
    here = browser()
    page = here.get(f"/invitation/{token}")
    assert f"/sign-in/provider?invitation={token}" in page.text
    assert sign_in(here, invitation=token).headers["location"] == "/"
    assert session(here).person_id == ann
    assert here.get(f"/invitation/{token}").status == 410
    later = browser()
    assert sign_in(later, next="/council").headers["location"] == "/council"
    assert session(later).person_id == ann
    assert events("invitation accepted") == [
        (BARNET, f"{ann}, invited by p-lead, with an account of the address invited")
    ]


def test_the_request_has_what_protects_it(browser, provider):
    here = browser()
    there = urlsplit(here.get("/sign-in/provider").headers["location"])
    asked = dict(parse_qsl(there.query))
    assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == (
        "code",
        "S256",
        CLIENT,
    )
    assert asked["redirect_uri"] == "http://127.0.0.1:8501/sign-in/callback"
    assert "openid" in asked["scope"].split()
    secrets = {asked["state"], asked["nonce"], asked["code_challenge"]}
    assert len(secrets) == 3
    assert all(len(each) >= 43 for each in secrets)
    assert not any(each in str(here.cookies) for each in secrets)


def test_an_account_that_nobody_invited_is_told_so_and_let_in_nowhere(browser, provider):
    here = browser()
    answer = sign_in(here)
    assert answer.status == 403
    assert "Nobody with this account was invited here." in answer.text
    assert session(here) is None


def test_an_address_alone_opens_nothing_however_verified(browser, provider):
    person()
    provider.account |= {"email": ANN, "email_verified": True}
    assert sign_in(browser()).status == 403


def test_a_way_back_that_was_not_begun_in_this_browser_is_refused(browser, provider):
    joined(browser, person())
    theirs = at_provider(browser().get("/sign-in/provider").headers["location"])
    here = browser()
    assert here.get(theirs).status == 403  # no errand at all
    here.get("/sign-in/provider")
    answer = here.get(theirs)  # another's state
    assert answer.status == 403
    assert "was not begun in this browser" in answer.text
    assert session(here) is None


def test_a_way_back_used_once_does_nothing_again(browser, provider):
    joined(browser, person())
    here = browser()
    back = at_provider(here.get("/sign-in/provider").headers["location"])
    kept = dict(here.cookies)
    assert here.get(back).status == 303
    assert here.get(back).status == 403  # the errand is gone
    again = browser(cookies=kept)
    assert again.get(back).status == 403  # and the provider takes a code once
    assert session(again) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-app"},
        {"aud": ["another-app", "third"]},
        {"aud": "another-app", "azp": CLIENT},
        {"aud": None},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        pytest.param({"exp": int(time.time()) - 3600}, id="exp an hour ago"),
        {"exp": None},
        pytest.param({"iat": int(time.time()) + 3600}, id="iat an hour ahead"),
        pytest.param({"nbf": int(time.time()) + 3600}, id="nbf an hour ahead"),
        {"sub": None},
        {"sub": ""},
        {"azp": "another-app"},
        {"at_hash": "of-another-token"},
        {"exp": "soon"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_visit_is_refused_and_not_explained(browser, provider, claims):
    joined(browser, person())
    provider.claims = claims
    here = browser()
    answer = sign_in(here)
    assert answer.status == 403
    assert "does not hold, so nobody was signed in" in answer.text
    assert session(here) is None


def test_a_token_signed_by_another_key_of_the_same_name_is_refused(browser, provider):
    joined(browser, person())
    right = provider.key
    provider.published = [right]
    provider.key = new_key()
    provider.header = {"kid": right.kid}
    assert sign_in(browser()).status == 403


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_signed_by_nobody_or_with_a_shared_secret_is_refused(
    browser, provider, algorithm, monkeypatch
):
    from joserfc import jws
    from joserfc.jwk import OctKey

    joined(browser, person())
    public = provider.key.as_pem(private=False)

    def forged(**claims):
        moment = int(time.time())
        import json

        held = {"iss": provider.issuer, "aud": CLIENT, "iat": moment, "exp": moment + 300, **claims}
        if algorithm == "none":
            from base64 import urlsafe_b64encode

            parts = ({"alg": "none", "kid": provider.key.kid}, held)
            text = [urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in parts]
            return ".".join([*text, ""])
        head = {"alg": "HS256", "kid": provider.key.kid}
        return jws.serialize_compact(head, json.dumps(held), OctKey.import_key(secret_of(public)))

    monkeypatch.setattr(provider, "token", forged)
    assert sign_in(browser()).status == 403


def secret_of(pem):
    """The public key as a shared secret: the confusion that RS256 and HS256 invite."""
    return b"".join(line for line in pem.splitlines() if not line.startswith(b"-----"))


def test_a_new_key_is_looked_for_and_not_at_every_asking(browser, provider, monkeypatch):
    joined(browser, person())
    assert provider.keys_read == 1
    provider.key = new_key()
    assert sign_in(browser()).status == 403  # looked a moment ago
    assert provider.keys_read == 1
    monkeypatch.setattr(metadata, "KEYS_AGAIN", 0)
    assert sign_in(browser()).status == 303
    assert provider.keys_read == 2


def test_who_refuses_at_the_provider_is_told_that_nobody_was_signed_in(browser, provider):
    provider.refuses = "access_denied"
    answer = sign_in(browser())
    assert answer.status == 403
    assert "did not let you in, or you left it" in answer.text


def test_a_provider_that_is_away_is_a_sentence_before_and_after(browser, provider, monkeypatch):
    joined(browser, person())
    here = browser()
    back = at_provider(here.get("/sign-in/provider").headers["location"])
    provider.broken = True
    assert here.get(back).status in (403, 503)
    monkeypatch.setattr(metadata, "_kept", {})
    answer = browser().get("/sign-in/provider")
    assert answer.status == 503
    assert "does not answer, so nobody can sign in now" in answer.text
    assert browser().get("/sign-in").status == 200


def test_a_provider_that_calls_itself_another_is_not_asked(browser, provider):
    provider.said_issuer = "https://elsewhere.example"
    assert browser().get("/sign-in/provider").status == 503


def test_an_account_belongs_to_one_person_so_nobody_accepts_for_another_with_their_own(browser, provider):
    lead = person("lee@region.example", "regional_lead")
    joined(browser, lead)
    bob = person("bob@council.example")
    token = invitation(bob)
    answer = sign_in(browser(), invitation=token)
    assert answer.status == 403
    assert "belongs to somebody here already" in answer.text
    provider.account = {"sub": "bob-1", "email": "bob@council.example"}  # and the address still opens for Bob
    here = browser()
    assert sign_in(here, invitation=token).status == 303
    assert session(here).person_id == bob


def test_another_address_than_the_one_invited_is_told(browser, provider):
    provider.account = {"sub": "x-1", "preferred_username": "X@elsewhere.example"}
    ann = person()
    joined(browser, ann)
    assert events("invitation accepted") == [
        (BARNET, f"{ann}, invited by p-lead, with an account of another address")
    ]


def test_a_capital_letter_makes_no_other_address(browser, provider):
    provider.account = {"sub": "x-1", "preferred_username": "Ann@Council.Example"}
    ann = person()
    joined(browser, ann)
    assert events("invitation accepted") == [
        (BARNET, f"{ann}, invited by p-lead, with an account of the address invited")
    ]


def test_who_has_left_is_let_in_no_more_and_their_account_is_forgotten(browser, provider):
    ann = person()
    here = joined(browser, ann)
    from regional.access import LOCAL

    roles.leave(LOCAL, ann)
    assert session(here) is None
    assert sign_in(browser()).status == 403
    with models_database.engine().connect() as connection:
        assert connection.scalar(select(ProviderAccount.person_id)) is None


@pytest.mark.parametrize(
    ("claims", "setting", "shown"),
    [
        ({"amr": ["pwd", "mfa"]}, "amr=mfa", True),
        ({"amr": ["pwd"]}, "amr=mfa", False),
        ({"amr": "mfa"}, "amr=mfa", None),  # the claim is a list or it is wrong
        ({}, "amr=mfa", False),
        ({"acrs": ["c1", "c2"]}, "amr=mfa, acrs=c1", True),
        ({"acr": "urn:two"}, "acr=urn:two", True),
        ({"acr": "urn:two"}, "acr=urn:tw", False),
        ({"amr": ["mfa"]}, "", False),
    ],
    ids=str,
)
def test_a_setting_says_which_claim_shows_a_second_proof(
    browser, provider, monkeypatch, claims, setting, shown
):
    monkeypatch.setenv("REGIONAL_OIDC_SECOND_FACTOR", setting)
    ann = person()
    joined(browser, ann)
    provider.account |= claims
    here = browser()
    sign_in(here)
    assert (session(here) and session(here).second_factor) is shown


def test_a_lead_without_a_second_proof_is_sent_once_more_to_give_one(browser, provider, monkeypatch):
    monkeypatch.setenv("REGIONAL_OIDC_SECOND_FACTOR", "acrs=c1")
    joined(browser, person(role="regional_lead"))
    here = browser()
    answer = sign_in(here, next="/people")
    assert answer.headers["location"] == "/sign-in/provider?next=%2Fpeople&second=1"
    there = here.get(answer.headers["location"]).headers["location"]
    [wanted] = parse_qs(urlsplit(there).query)["claims"]
    assert wanted == '{"id_token": {"acrs": {"essential": true, "value": "c1"}}}'
    provider.account["acrs"] = ["c1"]
    first = here.cookies["regional_session"]
    assert here.get(at_provider(there)).headers["location"] == "/people"
    assert session(here).second_factor
    assert look_up(first) is None  # what the first session was, the second took along


def test_a_lead_whose_provider_asks_for_no_second_proof_is_told_what_to_do(browser, provider):
    here = joined(browser, person(role="regional_lead"))
    page = here.get("/second-factor")
    assert "Your organisation told us of none." in page.text
    assert "/sign-in/provider?next=%2F&amp;second=1" in page.text
    assert not session(here).second_factor


def test_signing_out_here_signs_out_there_and_comes_back(browser, provider):
    here = joined(browser, person())
    token = here.cookies["regional_session"]
    page = here.get("/sign-out")
    assert f"form-action 'self' {provider.issuer};" in page.headers["content-security-policy"]
    there = here.fill_in("/sign-out", where="here").headers["location"]
    assert there.startswith(f"{provider.issuer}/end_session?")
    assert look_up(token) is None
    back = at_provider(there)
    assert [each["client_id"] for each in provider.signed_out] == [CLIENT]
    assert "Done: you are signed out." in here.get(back).text


def test_signing_out_works_while_the_provider_is_away(browser, provider, monkeypatch):
    here = joined(browser, person())
    monkeypatch.setattr(metadata, "_kept", {})
    provider.broken = True
    assert here.fill_in("/sign-out", where="here").headers["location"] == "/sign-in?done=out"
    assert session(here) is None


def test_the_provider_ends_a_session_of_ours_by_a_signed_word(browser, provider):
    provider.account["sid"] = "there-1"
    ann = person()
    here = joined(browser, ann)
    provider.account["sid"] = "there-2"
    other = browser()
    sign_in(other)
    answer = browser().post("/sign-out/provider", {"logout_token": provider.logout_token(sid="there-1")})
    assert answer.status == 200
    assert session(here) is None
    assert session(other).person_id == ann
    word = provider.logout_token(sub="ann-1")
    assert browser().post("/sign-out/provider", {"logout_token": word}).status == 200
    assert session(other) is None


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "x"},
        {"aud": "another"},
        {"events": {}},
        pytest.param({"iat": int(time.time()) - 3600}, id="iat an hour ago"),
        {"sid": None},
        {"iss": "https://elsewhere.example"},
    ],
    ids=str,
)
def test_a_word_that_is_no_sign_out_ends_nothing(browser, provider, claims):
    provider.account["sid"] = "there-1"
    here = joined(browser, person())
    provider.claims = claims
    word = provider.logout_token(sid="there-1")
    assert browser().post("/sign-out/provider", {"logout_token": word}).status == 400
    assert browser().post("/sign-out/provider", {"logout_token": "nonsense"}).status == 400
    assert browser().post("/sign-out/provider", {}).status == 400
    assert session(here)


def test_the_provider_ends_a_session_of_ours_by_its_name_as_entra_does(browser, provider):
    provider.account["sid"] = "there-1"
    here = joined(browser, person())
    browser().get(f"/sign-out/provider?iss={provider.issuer}&sid=there-9")
    assert session(here)
    browser().get(f"/sign-out/provider?iss={provider.issuer}&sid=there-1")
    assert session(here) is None


def test_the_first_lead_comes_from_the_printed_address_through_the_provider(browser, provider):
    said = first_lead.announcement("http://127.0.0.1:8501")
    address = said.partition("http://127.0.0.1:8501")[2].split()[0]
    here = browser()
    assert "password" not in here.get(address).text.casefold()
    lead = {"name": "Lee Example", "email": "lee@region.example", "region": "London"}
    invited = here.fill_in(address, **lead).headers["location"]
    assert first_lead.announcement("http://127.0.0.1:8501")  # until the account is bound, nobody leads
    provider.account = {"sub": "lee-1", "email": "lee@region.example", "amr": ["mfa"]}
    sign_in(here, invitation=invited.rpartition("/")[2])
    assert session(here).second_factor
    assert first_lead.announcement("http://127.0.0.1:8501") is None
    assert here.get(address).status == 410


@pytest.mark.parametrize(("tenant", "status"), [("ours", 303), ("theirs", 403), (None, 403)])
def test_a_provider_of_many_organisations_lets_in_those_that_are_named(
    browser, provider, monkeypatch, tenant, status
):
    provider.said_issuer = f"{provider.issuer}/{{tenantid}}/v2.0"
    monkeypatch.setenv("REGIONAL_OIDC_TENANTS", "ours, third")
    provider.account["tid"] = tenant
    provider.claims = {"iss": f"{provider.issuer}/{tenant}/v2.0"}
    assert sign_in(browser(), invitation=invitation(person())).status == status


def test_an_organisation_cannot_speak_for_another_that_is_let_in(browser, provider, monkeypatch):
    provider.said_issuer = f"{provider.issuer}/{{tenantid}}/v2.0"
    monkeypatch.setenv("REGIONAL_OIDC_TENANTS", "ours")
    provider.account["tid"] = "ours"
    provider.claims = {"iss": f"{provider.issuer}/theirs/v2.0"}
    assert sign_in(browser(), invitation=invitation(person())).status == 403


def test_no_password_opens_a_door_where_a_provider_proves_who_people_are(browser, provider):
    here = browser()
    assert here.post("/sign-in", {"email": ANN, "password": "a heron on the weir"}).status == 405
    assert here.get("/reset/abc").status == 404


@pytest.mark.parametrize("wanted", ["https://elsewhere.example", "//elsewhere.example", "/sign-out"])
def test_it_leads_nowhere_but_to_our_pages_afterwards(browser, provider, wanted):
    joined(browser, person())
    assert sign_in(browser(), next=wanted).headers["location"] == "/"


def test_the_errands_cookie_is_for_no_script_and_may_come_back_from_another_site(browser, provider):
    cookie = browser(scheme="https").get("/sign-in/provider").cookies["__Host-regional_errand"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (
        True,
        True,
        "lax",
        "/",
    )
    assert cookie["max-age"] == "600"
