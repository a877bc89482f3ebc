import re

import pytest
from sqlalchemy import select

from models.person import RecoveryCode
from regional.workflow.people import recovery_codes, roles, second_factor, sessions
from regional.workflow.people.sign_in import WRONG_CODE, NeedsCode, NeedsFactor, SignedIn, sign_in
from tests.regional.workflow.people.conftest import BARNET, LEAD, LONDON, PASSWORD

ANN = "ann@barnet.example"


@pytest.fixture
def ann(person, app_of):
    """A lead of London with an app: their id."""
    ann = person("regional_lead", LONDON)
    app_of(ann)
    return ann


def test_there_are_ten_different_ones_and_only_their_hashes_are_stored(database, ann):
    codes = recovery_codes.renew(ann)
    assert len(set(codes)) == 10
    assert all(re.fullmatch("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}", code) for code in codes)
    with database.engine().connect() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(RecoveryCode)))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_one_opens_the_way_to_set_up_another_app_and_to_nothing_else(ann, events):
    codes = recovery_codes.renew(ann)
    open_elsewhere = sessions.begin(ann, second_factor=True)
    answer = sign_in(ANN, PASSWORD, codes[3])
    assert isinstance(answer, NeedsFactor)
    assert not sessions.look_up(answer.token).second_factor
    assert sessions.look_up(open_elsewhere) is None
    assert not second_factor.confirmed(ann)
    assert (ann, "recovery code used", None, "") in events()


def test_it_may_be_typed_without_its_hyphens_and_in_small_letters(ann):
    code = recovery_codes.renew(ann)[0].lower().replace("-", " ")
    assert isinstance(sign_in(ANN, PASSWORD, code), NeedsFactor)


def test_after_one_was_used_none_of_them_opens_anything(ann, app_of):
    codes = recovery_codes.renew(ann)
    sign_in(ANN, PASSWORD, codes[0])
    app_of(ann)
    assert [sign_in(ANN, PASSWORD, code) for code in codes[:2]] == [NeedsCode(WRONG_CODE)] * 2


def test_new_ones_take_the_place_of_the_old(ann):
    old = recovery_codes.renew(ann)
    new = recovery_codes.renew(ann)
    assert sign_in(ANN, PASSWORD, old[0]) == NeedsCode(WRONG_CODE)
    assert recovery_codes.left(ann) == 10
    assert isinstance(sign_in(ANN, PASSWORD, new[0]), NeedsFactor)


def test_one_opens_nothing_without_the_password_or_for_another_person(ann, person, app_of):
    codes = recovery_codes.renew(ann)
    bob = person("contributor", BARNET, email="bob@barnet.example")
    app_of(bob)
    assert sign_in("bob@barnet.example", PASSWORD, codes[0]) == NeedsCode(WRONG_CODE)
    assert not isinstance(sign_in(ANN, "not it", codes[0]), NeedsFactor | SignedIn)
    assert recovery_codes.left(ann) == 10


def test_guessing_them_is_slowed_down_like_guessing_anything(ann):
    recovery_codes.renew(ann)
    answers = [sign_in(ANN, PASSWORD, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA") for _ in range(6)]
    assert answers[:5] == [NeedsCode(WRONG_CODE)] * 5
    assert answers[5].sentence.startswith("Try again in ")


def test_who_leaves_or_has_a_lost_phone_forgotten_has_none_left(ann, person, app_of):
    bob = person("contributor", BARNET, email="bob@barnet.example")
    app_of(bob)
    for end in (lambda: second_factor.forget(LEAD, bob), lambda: roles.leave(LEAD, bob)):
        recovery_codes.renew(bob)
        end()
        assert recovery_codes.left(bob) == 0
