"""Who is at the screen: nobody known, or the person whose session the browser's cookie opens."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update

from models.event import now
from models.person import Person, RoleHeld, SignInSession
from regional import access, signed_in
from regional.data import kept, people
from regional.workflow.people import sessions

BARNET, PERSON = "E09000003", "p-0123456789abcdef"
TODAY = date(2026, 11, 24)


@pytest.fixture
def local_accounts(database, monkeypatch):
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    with database.writing() as connection:
        connection.execute(insert(Person), {"id": PERSON, "made_at": now()})
    return database


@pytest.fixture
def brings(monkeypatch):
    """What the browser brought: brings(token)."""
    return lambda token: monkeypatch.setattr(signed_in, "token", lambda: token)


def give(database, role, **rest):
    row = {"person_id": PERSON, "role": role, "given_by": "test", "given_at": now(), **rest}
    with database.writing() as connection:
        connection.execute(insert(RoleHeld), row)


@pytest.mark.parametrize("way", ["", "none"])
def test_where_nobody_signs_in_it_is_whoever_sits_at_the_machine(monkeypatch, way):
    monkeypatch.setenv("REGIONAL_SIGN_IN", way)
    assert signed_in.viewer() is access.LOCAL


def test_a_setting_that_is_not_known_opens_nothing(monkeypatch):
    monkeypatch.setenv("REGIONAL_SIGN_IN", "lokal")
    with pytest.raises(ValueError, match="Set it to one of: none, local"):
        signed_in.viewer()


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_without_a_session_it_is_the_public(local_accounts, brings, token):
    brings(token)
    assert signed_in.viewer() is access.PUBLIC


def test_a_session_gives_the_person_and_what_their_roles_open(local_accounts, brings):
    give(local_accounts, "contributor", ons_code=BARNET)
    brings(sessions.begin(PERSON, second_factor=False))
    viewer = signed_in.viewer()
    assert (viewer.person, viewer.is_signed_in) == (PERSON, True)
    assert viewer.scope == access.Scope(frozenset({BARNET}), frozenset({"London"}))


def test_a_role_taken_away_and_a_session_ended_count_at_once(local_accounts, brings):
    give(local_accounts, "member", region="London")
    brings(token := sessions.begin(PERSON, second_factor=False))
    assert signed_in.viewer().scope.regions == {"London"}
    with local_accounts.writing() as connection:
        connection.execute(update(RoleHeld).values(ended_at=now()))
    assert signed_in.viewer().scope == access.PUBLIC.scope
    sessions.end(token)
    assert signed_in.viewer() is access.PUBLIC


def test_an_idle_session_is_the_public_s(local_accounts, brings):
    brings(sessions.begin(PERSON, second_factor=True))
    with local_accounts.writing() as connection:
        connection.execute(update(SignInSession).values(seen_at=now() - sessions.IDLE))
    assert signed_in.viewer() is access.PUBLIC


def test_a_file_is_made_only_while_the_session_lasts_that_asked_for_it(local_accounts, brings):
    give(local_accounts, "contributor", ons_code=BARNET)
    brings(token := sessions.begin(PERSON, second_factor=False))
    make = signed_in.while_it_lasts(lambda: b"what was sent")
    assert make() == b"what was sent"
    sessions.end(token)
    with pytest.raises(PermissionError):
        make()


def test_a_file_is_not_made_for_a_role_that_has_ended(local_accounts, brings):
    give(local_accounts, "contributor", ons_code=BARNET)
    brings(sessions.begin(PERSON, second_factor=False))
    make = signed_in.while_it_lasts(lambda: b"what was sent")
    with local_accounts.writing() as connection:
        connection.execute(update(RoleHeld).values(ended_at=now()))
    with pytest.raises(PermissionError):
        make()


@pytest.mark.parametrize("token", [None, "of a session that is over"])
def test_whoever_is_not_signed_in_takes_away_what_is_public(local_accounts, brings, token):
    brings(token)
    assert signed_in.while_it_lasts(lambda: b"public")() == b"public"


@pytest.mark.parametrize(
    ("starts", "ends", "holds"), [(-2, -1, False), (-1, 0, True), (0, 0, True), (0, 5, True), (1, 5, False)]
)
def test_a_peer_reviewer_s_role_holds_from_its_first_day_to_its_last(local_accounts, starts, ends, holds):
    days = {"starts": TODAY + timedelta(days=starts), "ends": TODAY + timedelta(days=ends)}
    give(local_accounts, "peer_reviewer", ons_code=BARNET, **days)
    assert people.held(PERSON, TODAY) == [access.Held("peer_reviewer", BARNET, "London")][:holds]


def test_who_has_left_holds_nothing(local_accounts):
    give(local_accounts, "member", region="London")
    with local_accounts.writing() as connection:
        connection.execute(update(Person).values(left_at=now()))
    assert people.held(PERSON, TODAY) == []


@pytest.mark.parametrize(
    ("proxy", "told", "wanted"),
    [(False, "https", "host"), (True, "https", "host"), (True, "http", "plain"), (True, None, "host")],
)
def test_over_https_only_a_cookie_counts_that_no_neighbouring_host_can_set(monkeypatch, proxy, told, wanted):
    class Context:
        headers = {"x-forwarded-proto": told} if told else {}

        class cookies:
            to_dict = staticmethod(lambda: {"regional_session": "plain", "__Host-regional_session": "host"})

    monkeypatch.setenv("REGIONAL_PROXY", "1" if proxy else "")
    monkeypatch.setattr(signed_in.st, "context", Context)
    assert signed_in.token() == wanted


@pytest.mark.parametrize("setting", ["REGIONAL_HOSTS", "REGIONAL_PROXY"])
def test_a_network_is_let_in_only_where_people_sign_in(setting, monkeypatch):
    monkeypatch.setenv("REGIONAL_SIGN_IN", "none")
    monkeypatch.setenv(setting, "care.example")
    with pytest.raises(ValueError, match=f"^{setting} would let a network in"):
        signed_in.is_on()
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    assert signed_in.is_on()


def test_within_one_drawing_who_is_looking_is_read_once_and_anew_after_any_change(
    local_accounts, brings, monkeypatch
):
    reads = []
    look_up = sessions.look_up
    monkeypatch.setattr(sessions, "look_up", lambda token: reads.append(token) or look_up(token))
    give(local_accounts, "member", region="London")
    brings(token := sessions.begin(PERSON, second_factor=False))
    monkeypatch.setattr(kept, "LOOK_AGAIN", 60)
    assert [signed_in.viewer().scope.regions for _ in range(12)] == [{"London"}] * 12
    assert len(reads) == 1
    sessions.end(token)
    assert signed_in.viewer() is access.PUBLIC
    monkeypatch.setattr(kept, "LOOK_AGAIN", 0)  # what another process has changed
    signed_in.viewer()
    signed_in.viewer()
    assert len(reads) == 4
