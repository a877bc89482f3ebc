import pytest
from sqlalchemy import event, func, select

from models.person import SignInSession
from regional import access
from regional.workflow.people import passwords, roles, second_factor, sessions, tokens
from tests.regional.workflow.people.conftest import BARNET, CROYDON, LEAD, LONDON, viewer


def stored(database):
    with database.engine().connect() as connection:
        return connection.execute(select(SignInSession.token_sha256, SignInSession.seen_at)).all()


def test_a_session_says_whose_it_is_and_how_it_was_proved(person):
    ann = person()
    found = sessions.look_up(sessions.begin(ann, second_factor=True))
    assert (found.person_id, found.second_factor) == (ann, True)


@pytest.mark.parametrize("token", [None, "", "x", "é\udcff", "x" * 100_000])
def test_a_token_that_is_none_opens_nothing_and_ending_it_is_no_error(database, token):
    assert sessions.look_up(token) is None
    sessions.end(token)


def test_neither_the_token_nor_what_forms_carry_is_stored(database, person):
    token = sessions.begin(person(), second_factor=False)
    [row] = stored(database)
    assert row.token_sha256 == tokens.hashed(token)
    csrf = sessions.look_up(token).csrf
    assert csrf == sessions.look_up(token).csrf
    assert csrf not in (token, row.token_sha256)


def test_while_nothing_can_be_stored_a_session_goes_on_until_it_lay_idle(database, person, clock):
    token = sessions.begin(person(), second_factor=False)
    engine = database.engine()
    engine.dispose()
    may_only_read = "SET default_transaction_read_only = on"
    if engine.dialect.name == "sqlite":
        may_only_read = "PRAGMA query_only = ON"

    def told(connection, _):
        connection.execute(may_only_read)
        connection.commit()  # PostgreSQL would take it back with the first transaction

    event.listen(engine, "connect", told)
    clock.go_on(minutes=29)
    assert sessions.look_up(token)
    clock.go_on(minutes=2)
    assert sessions.look_up(token) is None


def test_a_session_ends_after_half_an_hour_without_a_page(person, clock):
    token = sessions.begin(person(), second_factor=False)
    clock.go_on(minutes=29)
    assert sessions.look_up(token)
    clock.go_on(minutes=29)
    assert sessions.look_up(token)
    clock.go_on(minutes=30)
    assert sessions.look_up(token) is None


def test_a_session_ends_after_twelve_hours_however_busy(person, clock):
    token = sessions.begin(person(), second_factor=False)
    for _ in range(12 * 4 - 1):
        clock.go_on(minutes=15)
        assert sessions.look_up(token)
    clock.go_on(minutes=15)
    assert sessions.look_up(token) is None


def test_being_seen_is_written_once_a_minute_at_most(database, person, clock):
    token = sessions.begin(person(), second_factor=False)
    begun, writes = clock(), database.writes()
    clock.go_on(seconds=59)
    sessions.look_up(token)
    assert (stored(database)[0].seen_at, database.writes()) == (begun, writes)
    clock.go_on(seconds=1)
    sessions.look_up(token)
    assert stored(database)[0].seen_at == clock()


def test_signing_out_ends_this_session_and_signing_out_everywhere_the_others(person):
    ann, bob = person(), person(email="bob@barnet.example")
    first, second = (sessions.begin(ann, second_factor=False) for _ in range(2))
    other = sessions.begin(bob, second_factor=False)
    sessions.end(first)
    assert sessions.look_up(first) is None
    assert sessions.look_up(second)
    sessions.end_all(ann)
    assert sessions.look_up(second) is None
    assert sessions.look_up(other)


def test_who_leaves_is_out_at_once(person):
    ann = person("contributor", "E09000003")
    token = sessions.begin(ann, second_factor=False)
    roles.leave(access.LOCAL, ann)
    assert sessions.look_up(token) is None
    # One that began in the same moment opens nothing either.
    assert sessions.look_up(sessions.begin(ann, second_factor=False)) is None


def test_a_new_password_ends_every_session(person):
    ann = person()
    token = sessions.begin(ann, second_factor=False)
    passwords.set_password(ann, "another three words")
    assert sessions.look_up(token) is None


def test_signing_in_and_out_leaves_every_cache_as_it_is(person, events):
    ann = person()
    before = events()
    sessions.end(sessions.begin(ann, second_factor=False))
    assert events() == before


def test_the_record_of_who_signed_in_when_is_kept_for_ninety_days(database, person, clock):
    ann = person()
    sessions.begin(ann, second_factor=False)
    clock.go_on(days=90)
    sessions.begin(ann, second_factor=False)
    assert len(stored(database)) == 2
    clock.go_on(seconds=1)
    sessions.begin(ann, second_factor=False)
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).select_from(SignInSession)) == 2


def test_a_lead_signs_somebody_out_everywhere_who_is_theirs_to_let_go_and_nobody_else(person):
    ann = person("contributor", BARNET)
    token = sessions.begin(ann, second_factor=False)
    other = viewer("p-other", "approver", CROYDON, LONDON)
    with pytest.raises(PermissionError):
        second_factor.sign_out_everywhere(other, ann)
    assert sessions.look_up(token)
    second_factor.sign_out_everywhere(LEAD, ann)
    assert sessions.look_up(token) is None
    assert sessions.begun(ann) == []
