"""A publisher's file may be large, for whoever may load one; a return may not, for anybody."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse

from regional import access, signed_in
from regional.access import Held, viewer_of
from regional.web.upload_size import OF_A_RETURN, UploadSize

WITHIN = UploadSize(PlainTextResponse("within"))
LEAD = viewer_of("p1", [Held("regional_lead", region="London")], second_factor=True)
CONTRIBUTOR = viewer_of(
    "p2", [Held("contributor", ons_code="E09000003", region="London")], second_factor=True
)


def sent(length, path="/_stcore/upload_file/1/2", method="PUT"):
    headers = [(b"content-length", str(length).encode())] if length is not None else []
    scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": b"",
             "scheme": "http", "server": ("127.0.0.1", 80)}  # fmt: skip
    answers = []

    async def send(message):
        answers.append(message)

    asyncio.run(WITHIN(scope, None, send))
    return answers[0]["status"]


@pytest.fixture
def who(monkeypatch):
    def now(viewer):
        monkeypatch.setattr(signed_in, "is_on", lambda: True)
        monkeypatch.setattr(signed_in, "viewer_of", lambda token: viewer)

    return now


def test_where_nobody_signs_in_whoever_sits_at_the_machine_may_send_a_large_file():
    assert sent(OF_A_RETURN * 10) == 200


@pytest.mark.parametrize(("viewer", "status"), [(LEAD, 200), (CONTRIBUTOR, 413), (access.PUBLIC, 413)])
def test_a_large_file_is_taken_only_from_those_who_may_load_one(who, viewer, status):
    who(viewer)
    assert sent(OF_A_RETURN + 1) == status
    assert sent(OF_A_RETURN) == 200


@pytest.mark.parametrize("length", [None, "-1", "many", ""])
def test_a_file_that_does_not_say_how_long_it_is_is_not_taken(who, length):
    who(LEAD)
    assert sent(length) == 413


def test_other_addresses_are_left_alone(who):
    who(access.PUBLIC)
    assert sent(OF_A_RETURN + 1, path="/sign-in", method="POST") == 200
    assert sent(None, method="DELETE") == 200
