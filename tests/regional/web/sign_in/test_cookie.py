import pytest

from tests.regional.web.sign_in.conftest import PASSWORD


def test_the_session_cookie_is_for_this_host_and_no_script(visitor, ann):
    cookie = visitor().fill_in("/sign-in", email=ann, password=PASSWORD).cookies["regional_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "lax", "/")
    assert not cookie["domain"]
    assert not cookie["secure"]  # over http a browser would throw it away
    assert not cookie["max-age"]  # gone with the browser


def test_over_https_it_is_secure_and_bound_to_the_host_by_its_name(visitor, ann):
    cookies = visitor(scheme="https").fill_in("/sign-in", email=ann, password=PASSWORD).cookies
    assert [*cookies] == ["__Host-regional_session"]
    assert cookies["__Host-regional_session"]["secure"]


@pytest.mark.parametrize(("proxy", "name"), [("", "regional_form"), ("1", "__Host-regional_form")])
def test_a_proxys_word_counts_only_where_there_is_one(visitor, monkeypatch, proxy, name):
    monkeypatch.setenv("REGIONAL_PROXY", proxy)
    answer = visitor().get("/sign-in", **{"x-forwarded-proto": "https"})
    assert [*answer.cookies] == [name]


def test_over_https_a_cookie_that_any_neighbour_could_have_set_opens_nothing(visitor, ann):
    here = visitor(scheme="https")
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    here.cookies = {"regional_session": here.cookies["__Host-regional_session"]}
    assert "Nobody is signed in" in here.get("/sign-out").text


def test_a_token_given_beforehand_is_never_adopted(visitor, ann):
    theirs = visitor()
    theirs.fill_in("/sign-in", email=ann, password=PASSWORD)
    planted = theirs.cookies["regional_session"]
    here = visitor(cookies={"regional_session": planted})
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    assert here.cookies["regional_session"] != planted
    assert "Nobody is signed in" in theirs.get("/sign-out").text  # what was planted is over
