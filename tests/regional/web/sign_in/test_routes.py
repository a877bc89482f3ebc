import pytest
from starlette.responses import PlainTextResponse

from regional.web.account import NOT_SERVED, html_account
from regional.web.known_paths import KnownPathsOnly
from regional.web.sign_in.first_lead import announcement
from regional.web.sign_in.routes import are_served, routes


def test_there_are_no_forms_where_nobody_signs_in(database, monkeypatch):
    monkeypatch.delenv("REGIONAL_SIGN_IN", raising=False)
    assert routes() == []
    assert announcement("http://127.0.0.1:8501") is None


@pytest.mark.parametrize(("path", "status"), [("/reset/abc", 200), ("/reset/", 404), ("/reset/a/b", 404)])
def test_an_address_with_a_token_is_known_and_nothing_under_it(get, sign_in_on, path, status):
    known = KnownPathsOnly(PlainTextResponse("within"), ours=[route.path for route in routes()])
    assert get(known, path).status == status


def test_a_page_leads_to_signing_in_and_back():
    line = html_account(None, "council", {"council": "Barnet"}, unfinished=False)
    assert 'href="/sign-in?next=%2Fcouncil%3Fcouncil%3DBarnet"' in line
    assert ">Sign in<" in line


def test_who_is_signed_in_is_named_and_may_leave():
    line = html_account("Ann <b>", "", {}, unfinished=False)
    assert line.count("<a ") == 1
    assert 'href="/sign-out"' in line
    assert ">Sign out (Ann &lt;b&gt;)<" in line


def test_who_lacks_an_authenticator_app_is_led_to_it():
    assert 'href="/second-factor?next=%2F"' in html_account("Ann", "", {}, unfinished=True)


def test_where_the_forms_are_not_served_the_app_does_not_lead_to_them(sign_in_on, monkeypatch):
    monkeypatch.setattr("regional.web.sign_in.routes._served", [])
    assert not are_served()  # as under `streamlit run app.py`, which asks for no routes
    routes()
    assert are_served()
    assert "<a " not in NOT_SERVED
