import re

import pytest
from alembic import command
from sqlalchemy import delete, insert, inspect, select
from sqlalchemy.exc import IntegrityError

from models import database as models_database
from models import event
from models import person as people
from models.person import ROLES, Person, PersonName, RoleHeld, SignInSession, new_id

TABLES = {
    "person",
    "person_name",
    "password",
    "second_factor",
    "role_held",
    "sign_in_session",
    "one_time_link",
    "sign_in_attempt",
}
LATER = {"recovery_code", "provider_account"}  # came with the other ways in


def add(database, email):
    person_id = new_id()
    with database.writing() as connection:
        connection.execute(insert(Person), {"id": person_id, "made_at": event.now()})
        connection.execute(insert(PersonName), {"person_id": person_id, "name": "Ann", "email": email})
    return person_id


def test_an_id_tells_nothing_of_the_person_and_is_never_the_same():
    made = [new_id() for _ in range(100)]
    assert all(re.fullmatch("p-[0-9a-f]{16}", each) for each in made)
    assert len(set(made)) == 100


def test_there_are_six_roles():
    assert ROLES == ("member", "contributor", "approver", "peer_reviewer", "regional_lead", "operator")


def test_names_and_addresses_are_in_one_table_only():
    tables = [each for each in vars(people).values() if hasattr(each, "__table__")]
    assert {each.__tablename__ for each in tables} == TABLES | LATER
    named = {each.__tablename__ for each in tables if {"name", "email"} & set(each.model_fields)}
    assert named == {"person_name"}


def test_an_address_is_one_persons(database):
    add(database, "ann@barnet.example")
    with pytest.raises(IntegrityError):
        add(database, "ann@barnet.example")


def test_nothing_points_at_a_name_so_that_it_can_be_taken_out(database):
    ann = add(database, "ann@barnet.example")
    at = event.now()
    session = {"token_sha256": "x", "person_id": ann, "begun_at": at, "seen_at": at, "second_factor": False}
    with database.writing() as connection:
        connection.execute(insert(SignInSession), session)
        connection.execute(delete(PersonName))
    with database.engine().connect() as connection:
        assert connection.scalar(select(SignInSession.person_id)) == ann


@pytest.mark.parametrize("wrong", [{"person_id": "p-nobody"}, {"ons_code": "E99999999"}])
def test_a_role_is_somebodys_and_of_a_council_there_is(database, wrong):
    row = {"person_id": add(database, "ann@barnet.example"), "role": "approver", "ons_code": "E09000003"}
    row |= {"given_by": "local", "given_at": event.now()}
    with database.writing() as connection:
        connection.execute(insert(RoleHeld), row)
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(RoleHeld), row | wrong)


def test_times_come_back_as_utc(database):
    ann = add(database, "ann@barnet.example")
    with database.engine().connect() as connection:
        made_at = connection.scalar(select(Person.made_at).where(Person.id == ann))
    assert made_at.utcoffset().total_seconds() == 0


def test_the_tables_of_people_come_and_go_with_their_step(at):
    at("0002")
    before = set(inspect(models_database.engine()).get_table_names())
    at("0003")
    assert set(inspect(models_database.engine()).get_table_names()) - before == TABLES
    at("0002", step=command.downgrade)
    assert set(inspect(models_database.engine()).get_table_names()) == before
