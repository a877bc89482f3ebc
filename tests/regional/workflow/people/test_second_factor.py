from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from regional import access
from regional.workflow.people import second_factor, sessions
from regional.workflow.unfit import Unfit
from tests.regional.workflow.people.conftest import BARNET, LEAD, LONDON, viewer


def test_what_the_app_is_told_holds_the_key_and_whose_it_is(person):
    uri, secret = second_factor.begin(person())
    assert uri.startswith("otpauth://totp/")
    assert "ann%40barnet.example" in uri
    assert parse_qs(urlsplit(uri).query)["secret"] == [secret]


def test_the_key_stays_the_same_until_it_is_confirmed_and_is_shown_no_more_then(person, app_of):
    ann = person()
    assert second_factor.begin(ann) == second_factor.begin(ann)
    app_of(ann)
    with pytest.raises(Unfit, match="set up already"):
        second_factor.begin(ann)


def test_a_code_proves_nothing_before_the_app_is_confirmed(person, clock):
    ann = person()
    app = pyotp.TOTP(second_factor.begin(ann).secret)
    assert not second_factor.right(ann, app.at(clock()))
    assert not second_factor.confirmed(ann)
    assert not second_factor.confirm(ann, "000000" if app.at(clock()) != "000000" else "000001")
    assert not second_factor.confirmed(ann)
    assert second_factor.confirm(ann, app.at(clock()))
    assert second_factor.confirmed(ann)


def test_a_code_is_good_once(person, app_of):
    ann = person()
    code = app_of(ann)
    assert second_factor.right(ann, code())
    assert not second_factor.right(ann, code())


def test_the_code_that_confirmed_the_app_does_not_sign_in(person, clock):
    ann = person()
    code = pyotp.TOTP(second_factor.begin(ann).secret).at(clock())
    assert second_factor.confirm(ann, code)
    assert not second_factor.confirm(ann, code)
    assert not second_factor.right(ann, code)


@pytest.mark.parametrize(
    ("seconds", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_a_clock_may_be_wrong_by_one_step(person, app_of, clock, seconds, taken):
    ann = person()
    code = app_of(ann)
    clock.go_on(minutes=5)
    clock.go_on(seconds=seconds)
    then = code()
    clock.go_on(seconds=-seconds)
    assert second_factor.right(ann, then) is taken


def test_an_older_code_is_not_taken_after_a_newer_one(person, app_of, clock):
    ann = person()
    code = app_of(ann)
    older = code()
    clock.go_on(seconds=30)
    assert second_factor.right(ann, code())
    assert not second_factor.right(ann, older)


@pytest.mark.parametrize(
    "code", ["", " ", "abc", "\uff11\uff12\uff13\uff14\uff15\uff16", "12345", "0" * 9_000]
)
def test_what_is_no_code_is_wrong(person, app_of, code):
    ann = person()
    app_of(ann)
    assert not second_factor.right(ann, code)
    assert not second_factor.right("p-nobody", code)


def test_a_code_may_be_typed_in_two_halves(person, app_of):
    ann = person()
    code = app_of(ann)()
    assert second_factor.right(ann, f" {code[:3]} {code[3:]} ")


def test_of_two_who_give_one_code_at_the_same_moment_one_is_right(person, app_of):
    ann = person()
    code = app_of(ann)()
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: second_factor.right(ann, code), range(8))) == 1


def test_a_lost_phone_is_forgotten_by_who_may_and_ends_what_was_open(person, app_of):
    ann = person("approver", BARNET)
    app_of(ann)
    token = sessions.begin(ann, second_factor=True)
    with pytest.raises(PermissionError):
        second_factor.forget(viewer("p-other", "regional_lead", None, "South West"), ann)
    assert second_factor.confirmed(ann)
    second_factor.forget(LEAD, ann)
    assert not second_factor.confirmed(ann)
    assert sessions.look_up(token) is None


def test_nobody_takes_their_own_second_factor_away(person, app_of):
    ann = person("regional_lead", LONDON)
    app_of(ann)
    with pytest.raises(PermissionError):
        second_factor.forget(viewer(ann, "regional_lead", None, LONDON), ann)
    second_factor.forget(access.LOCAL, ann)
