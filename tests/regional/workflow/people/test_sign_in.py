import pytest
from sqlalchemy import event as sqlalchemy_event

from regional import access
from regional.workflow.people import passwords, roles, sessions
from regional.workflow.people.sign_in import (
    WRONG,
    WRONG_CODE,
    NeedsCode,
    NeedsFactor,
    Refused,
    SignedIn,
    sign_in,
)
from tests.regional.workflow.people.conftest import BARNET, LONDON, PASSWORD

ANN, NOBODY = "ann@barnet.example", "nobody@barnet.example"


def test_the_right_password_begins_a_session(person):
    ann = person("contributor", BARNET)
    answer = sign_in(" Ann@BARNET.example ", PASSWORD)
    assert isinstance(answer, SignedIn)
    found = sessions.look_up(answer.token)
    assert (found.person_id, found.second_factor) == (ann, False)


def test_each_sign_in_has_a_token_of_its_own(person):
    person()
    assert sign_in(ANN, PASSWORD).token != sign_in(ANN, PASSWORD).token


def test_one_sentence_for_a_wrong_password_an_address_nobody_has_and_somebody_who_left(person):
    person()
    gone = person("member", LONDON, email="gone@barnet.example")
    invited = "invited@barnet.example"
    person(email=invited, password=None)
    roles.leave(access.LOCAL, gone)
    tries = [(ANN, "wrong"), (NOBODY, PASSWORD), ("gone@barnet.example", PASSWORD), (invited, ""), ("", "")]
    tries += [("a\0b", "x\0y"), ("é\udcff@x.example", "\udcff")]
    for email, password in tries:
        assert sign_in(email, password) == Refused(WRONG)


def test_an_address_nobody_has_costs_the_same_work_as_a_wrong_password(database, person, monkeypatch):
    person()
    work = []
    matches = passwords._matches
    monkeypatch.setattr(passwords, "_matches", lambda *given: work.append("argon2") or matches(*given))

    def note(_connection, _cursor, statement, *_):
        work.append(statement)

    sqlalchemy_event.listen(database.engine(), "before_cursor_execute", note)
    costs = []
    for email in (ANN, NOBODY):
        work.clear()
        assert sign_in(email, "wrong") == Refused(WRONG)
        costs.append(list(work))
    assert "argon2" in costs[0]
    assert costs[0] == costs[1]


@pytest.mark.parametrize("email", [ANN, NOBODY])
def test_guessing_is_slowed_down_whether_or_not_somebody_has_the_address(person, clock, email):
    person()
    for _ in range(5):
        assert sign_in(email, "wrong") == Refused(WRONG)
    assert sign_in(email, "wrong") == Refused("Try again in 2 seconds.")
    assert sign_in(email, PASSWORD) == Refused("Try again in 2 seconds.")
    clock.go_on(seconds=1)
    assert sign_in(email, PASSWORD) == Refused("Try again in 1 second.")


def test_a_stranger_who_guesses_keeps_nobody_out_for_longer_than_a_minute(person, clock):
    person()
    for _ in range(300):
        sign_in(ANN, "wrong")
        clock.go_on(seconds=1)
    clock.go_on(seconds=60)
    assert isinstance(sign_in(ANN, PASSWORD), SignedIn)


def test_signing_in_forgets_the_wrong_tries_before(person):
    person()
    for _ in range(3):
        for _ in range(4):
            assert sign_in(ANN, "wrong") == Refused(WRONG)
        assert isinstance(sign_in(ANN, PASSWORD), SignedIn)


def test_who_has_an_app_is_asked_for_its_code_once_the_password_is_right(person, app_of):
    ann = person("approver", BARNET)
    code = app_of(ann)
    assert sign_in(ANN, "wrong", code()) == Refused(WRONG)
    assert sign_in(ANN, PASSWORD) == NeedsCode()
    answer = sign_in(ANN, PASSWORD, code())
    assert isinstance(answer, SignedIn)
    assert sessions.look_up(answer.token).second_factor


def test_a_used_code_and_a_wrong_one_are_not_taken(person, app_of):
    ann = person("approver", BARNET)
    code = app_of(ann)
    assert isinstance(sign_in(ANN, PASSWORD, code()), SignedIn)
    assert sign_in(ANN, PASSWORD, code()) == NeedsCode(WRONG_CODE)
    assert sign_in(ANN, PASSWORD, "no code") == NeedsCode(WRONG_CODE)


def test_guessing_codes_is_slowed_down_and_being_asked_for_one_is_not_a_way_round(person, app_of):
    ann = person("approver", BARNET)
    app_of(ann)
    for _ in range(5):
        assert sign_in(ANN, PASSWORD) == NeedsCode()
        assert sign_in(ANN, PASSWORD, "no code") == NeedsCode(WRONG_CODE)
    assert sign_in(ANN, PASSWORD) == Refused("Try again in 2 seconds.")


def test_being_asked_for_a_code_does_not_count_as_wrong(person, app_of):
    ann = person("approver", BARNET)
    app_of(ann)
    for _ in range(20):
        assert sign_in(ANN, PASSWORD) == NeedsCode()


@pytest.mark.parametrize(
    ("role", "place", "answer"),
    [
        ("contributor", BARNET, SignedIn),
        ("member", LONDON, SignedIn),
        ("approver", BARNET, NeedsFactor),
        ("regional_lead", LONDON, NeedsFactor),
        ("operator", None, NeedsFactor),
    ],
)
def test_a_role_that_decides_for_others_needs_a_second_factor(person, role, place, answer):
    person(role, place)
    given = sign_in(ANN, PASSWORD)
    assert isinstance(given, answer)
    assert not sessions.look_up(given.token).second_factor
