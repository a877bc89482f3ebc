import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from models.person import Password
from regional.workflow.people import passwords
from regional.workflow.unfit import Unfit
from tests.regional.workflow.people.conftest import PASSWORD

ANN = ("Ann Archer-Smithson", "ann.archer.smithson@barnet.example")


def kept(database):
    with database.engine().connect() as connection:
        return connection.scalar(select(Password.hash))


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("lamp otter", "This password has 10 characters. Use 12 or more."),
        ("lamp otter " * 12, "This password has 132 characters. Use 128 or fewer."),
        ("abababababab", "repeats the same few characters"),
        ("ANN.archer.smithson@barnet.example", "your name or e-mail address"),
        ("annarchersmithson", "your name or e-mail address"),
        ("Ann Archer-Smithson 2026", "your name or e-mail address"),
        ("Password-Password1!", "one of the first that others try"),
        ("123456789012", "one of the first that others try"),
    ],
)
def test_what_is_wrong_with_a_password_is_said(password, said):
    with pytest.raises(Unfit, match=said.replace(".", r"\.")):
        passwords.must_be_fit(password, *ANN)


@pytest.mark.parametrize("password", ["lamp otter w", "x1 Ж7 ☃9 é5 q", "lamp otter w" * 10 + "12345678"])
def test_length_is_all_that_is_asked_of_other_passwords(password):
    passwords.must_be_fit(password, *ANN)
    passwords.must_be_fit(password)


def test_an_unfit_password_leaves_the_one_before(person):
    ann = person()
    with pytest.raises(Unfit):
        passwords.set_password(ann, "ann archer")
    assert passwords.right(ann, PASSWORD)


def test_a_password_is_right_for_its_person_only(person):
    ann, bob = person(), person(email="bob@barnet.example", password="stone kettle rain")
    assert passwords.right(ann, PASSWORD)
    assert not passwords.right(ann, PASSWORD + " ")
    assert not passwords.right(ann, "")
    assert not passwords.right(bob, PASSWORD)
    assert not passwords.right(None, PASSWORD)


def test_what_checks_nobodys_password_is_no_password(person):
    ann = person(password=None)
    assert not passwords.right(None, "nobody has this password")
    assert not passwords.right(ann, "nobody has this password")


def test_a_letter_may_be_spelt_by_another_keyboard(person):
    ann = person(password="café lamp otter")
    assert passwords.right(ann, "cafe\u0301 lamp otter")


def test_only_an_argon2id_hash_is_kept(database, person):
    person()
    assert kept(database).startswith("$argon2id$")
    assert PASSWORD not in kept(database)


def test_a_password_is_kept_anew_when_the_parameters_have_changed(database, person, monkeypatch):
    ann = person()
    before = kept(database)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert not passwords.right(ann, "wrong")
    assert kept(database) == before
    assert passwords.right(ann, PASSWORD)
    assert "m=16,t=2,p=1" in kept(database)
    assert passwords.right(ann, PASSWORD)


def test_an_unreadable_hash_lets_nobody_in(database, person):
    ann = person()
    with database.writing() as connection:
        connection.execute(Password.__table__.update().values(hash="plain"))
    assert not passwords.right(ann, "plain")
