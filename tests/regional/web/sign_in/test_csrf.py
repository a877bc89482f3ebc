import pytest

from tests.regional.web.sign_in.conftest import PASSWORD

HERE = {"sec-fetch-site": "same-origin"}


def sent(visitor, ann, **headers):
    here = visitor()
    hidden = here.get("/sign-in").hidden
    return here, here.post("/sign-in", {**hidden, "email": ann, "password": PASSWORD}, **headers)


def test_a_form_of_ours_sent_from_here_is_taken(visitor, ann):
    assert sent(visitor, ann, **HERE)[1].status == 303


@pytest.mark.parametrize("token", [{}, {"csrf": ""}, {"csrf": "x" * 43}, {"csrf": "é"}])
def test_a_form_without_this_browsers_token_is_refused_in_a_sentence(visitor, ann, token):
    here = visitor()
    here.get("/sign-in")
    answer = here.post("/sign-in", {**token, "email": ann, "password": PASSWORD}, **HERE)
    assert answer.status == 403
    assert "This form was opened too long ago or in another browser, so nothing was done." in answer.text
    assert "regional_session" not in here.cookies


def test_a_token_without_the_cookie_it_came_with_is_refused(visitor, ann):
    hidden = visitor().get("/sign-in").hidden
    answer = visitor().post("/sign-in", {**hidden, "email": ann, "password": PASSWORD}, **HERE)
    assert answer.status == 403


@pytest.mark.parametrize(
    "said",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
        {"origin": "https://elsewhere.example"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_form_from_another_site_is_refused_though_its_token_is_right(visitor, ann, said):
    here, answer = sent(visitor, ann, **said)
    assert answer.status == 403
    assert "This form was sent from another site, so nothing was done." in answer.text
    assert "regional_session" not in here.cookies


def test_signing_out_takes_the_sessions_own_token(visitor, ann):
    here = visitor()
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    browsers = here.get("/sign-in").hidden["csrf"]
    assert here.post("/sign-out", {"csrf": browsers, "where": "here"}, **HERE).status == 403
    assert "Stay signed in" in here.get("/sign-out").text


def test_what_is_longer_than_any_form_is_not_read(visitor):
    answer = visitor().post("/sign-in", {"email": "x" * 10_000}, **HERE)
    assert answer.status == 403
    assert "longer than any form of ours" in answer.text
