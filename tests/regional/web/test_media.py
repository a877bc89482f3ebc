"""What Streamlit holds at /media/ is given to whom it was made for, and to nobody else."""

import asyncio

import pytest
from sqlalchemy import insert, update
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from models.event import now
from models.person import Person, RoleHeld
from regional import access, signed_in
from regional.web import media
from regional.web.media import MediaForItsMaker
from regional.workflow.people import sessions

BARNET, CAMDEN = "E09000003", "E09000007"
CONTENT = b"council,score\nBarnet,3\n"


def everything(_request):
    """As Streamlit: whoever knows the address is given the file, and may be given a part."""
    return Response(CONTENT, headers={"cache-control": "public", "x-file": "yes"})


APP = MediaForItsMaker(Starlette(routes=[Route("/media/{name}", everything), Route("/else", everything)]))


@pytest.fixture(autouse=True)
def accounts(database, monkeypatch):
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    monkeypatch.setattr(media, "_made", media.OrderedDict())
    return database


@pytest.fixture
def person(database):
    """The token of somebody who has signed in: person("p-ann", BARNET)."""

    def made(person_id, ons_code):
        with database.writing() as connection:
            connection.execute(insert(Person), {"id": person_id, "made_at": now()})
            row = {"person_id": person_id, "role": "contributor", "ons_code": ons_code, "given_by": "test"}
            connection.execute(insert(RoleHeld), row | {"given_at": now()})
        return sessions.begin(person_id, second_factor=False)

    return made


def fetch(token=None, path="/media/abc.csv", method="GET", **headers):
    """Status, content and headers."""
    said = []
    headers |= {"cookie": f"regional_session={token}"} if token else {}
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http"}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        said.append(message)

    asyncio.run(APP({**scope, "headers": pairs}, receive, send))
    content = b"".join(each.get("body", b"") for each in said)
    return said[0]["status"], content, dict(said[0]["headers"])


def test_who_a_file_was_made_for_gets_it_and_no_cache_keeps_it(person):
    ann = person("p-ann", BARNET)
    media.note(CONTENT, ann, signed_in.viewer_of(ann))
    status, content, headers = fetch(ann)
    assert (status, content) == (200, CONTENT)
    assert headers[b"cache-control"] == b"no-store"
    assert headers[b"x-file"] == b"yes"


def test_nobody_else_gets_it_signed_in_or_not(person):
    ann, bob = person("p-ann", BARNET), person("p-bob", CAMDEN)
    media.note(CONTENT, ann, signed_in.viewer_of(ann))
    for token in (bob, None, "made up", ann[:-1]):
        status, content, _headers = fetch(token)
        assert status == 404
        assert b"Barnet" not in content


def test_another_sign_in_of_the_same_person_is_another_browser(person):
    ann = person("p-ann", BARNET)
    media.note(CONTENT, ann, signed_in.viewer_of(ann))
    assert fetch(sessions.begin("p-ann", second_factor=False))[0] == 404


def test_once_signed_out_or_without_the_role_it_is_gone(person, database):
    ann, bob = person("p-ann", BARNET), person("p-bob", BARNET)
    for token in (ann, bob):
        media.note(CONTENT, token, signed_in.viewer_of(token))
    sessions.end(ann)
    with database.writing() as connection:
        ended = update(RoleHeld).where(RoleHeld.person_id == "p-bob").values(ended_at=now())
        connection.execute(ended)
    assert [fetch(token)[0] for token in (ann, bob)] == [404, 404]


def test_what_nobody_noted_is_given_to_nobody(person):
    assert fetch(person("p-ann", BARNET))[0] == 404


def test_what_was_made_of_public_things_is_everybodys(person):
    media.note(CONTENT, None, access.PUBLIC)
    assert fetch()[0] == fetch(person("p-ann", BARNET))[0] == 200


def test_what_an_operator_saw_is_not_public_though_they_see_no_council(person, database):
    ann = person("p-ann", BARNET)
    with database.writing() as connection:
        connection.execute(update(RoleHeld).values(role="operator", ons_code=None))
    token = sessions.begin("p-ann", second_factor=True)
    media.note(CONTENT, token, signed_in.viewer_of(token))
    assert signed_in.viewer_of(token).scope == access.PUBLIC.scope
    assert [fetch(each)[0] for each in (token, ann, None)] == [200, 404, 404]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_no_other_method_and_no_part_gets_round_it(person, method):
    assert fetch(person("p-ann", BARNET), method=method, range="bytes=0-5")[0] == 404


def test_other_addresses_are_none_of_its_business_and_neither_is_an_app_without_sign_in(monkeypatch):
    assert fetch(path="/else")[0] == 200
    monkeypatch.setenv("REGIONAL_SIGN_IN", "none")
    assert fetch()[0] == 200


def test_it_remembers_so_many_files_and_forgets_the_oldest(monkeypatch):
    monkeypatch.setattr(media, "MOST", 2)
    for content in (CONTENT, b"2", b"3"):
        media.note(content, None, access.PUBLIC)
    assert fetch()[0] == 404
