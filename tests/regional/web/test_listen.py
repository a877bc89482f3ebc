"""Which address the app listens to; a network is let in by https alone and only where people sign in."""

import asyncio
import os
import subprocess
import sys

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from regional.navigation import ROOT
from regional.web import listen
from regional.web.headers import SecurityHeaders
from regional.web.https_only import HttpsOnly
from regional.web.serve import people_open, seen_from_here

SETTINGS = ("REGIONAL_SIGN_IN", "REGIONAL_LISTEN", "REGIONAL_HOSTS", "REGIONAL_PROXY")
NETWORK = {
    "REGIONAL_SIGN_IN": "local",
    "REGIONAL_LISTEN": "0.0.0.0",
    "REGIONAL_HOSTS": "care.example, other.example",
    "REGIONAL_PROXY": "1",
}
WITHIN = SecurityHeaders(
    HttpsOnly(Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("in"))]))
)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def network(monkeypatch):
    for name, value in NETWORK.items():
        monkeypatch.setenv(name, value)


def fetch(path="/", scheme="http", **headers):
    said = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        said.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "scheme": scheme}
    asyncio.run(WITHIN({**scope, "headers": [(b"host", b"care.example"), *pairs]}, receive, send))
    return said[0]["status"], dict(said[0]["headers"])


def test_without_a_setting_it_is_this_machine_alone():
    assert listen.address() == "127.0.0.1"
    assert not listen.to_a_network()


def test_an_address_that_is_none_is_a_sentence(monkeypatch):
    monkeypatch.setenv("REGIONAL_LISTEN", "everywhere")
    with pytest.raises(ValueError, match=r"^REGIONAL_LISTEN is 'everywhere'\. Give an address"):
        listen.address()


def test_a_network_needs_a_proxy_and_the_names_it_is_known_by(monkeypatch):
    monkeypatch.setenv("REGIONAL_LISTEN", "10.0.0.5")
    with pytest.raises(ValueError, match="which needs REGIONAL_HOSTS and REGIONAL_PROXY too"):
        listen.address()
    monkeypatch.setenv("REGIONAL_HOSTS", "care.example")
    with pytest.raises(ValueError, match="which needs REGIONAL_PROXY too"):
        listen.address()
    monkeypatch.setenv("REGIONAL_PROXY", "1")
    assert listen.address() == "10.0.0.5"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"REGIONAL_LISTEN": "0.0.0.0"}, "REGIONAL_LISTEN would let a network in, and nobody signs in"),
        ({"REGIONAL_LISTEN": "0.0.0.0", "REGIONAL_SIGN_IN": "local"}, "the app speaks http, so a proxy"),
        ({**NETWORK, "REGIONAL_LISTEN": "192.0.2.1"}, "192.0.2.1, which is no address of this machine"),
        ({"REGIONAL_SIGN_IN": "oidc"}, "which needs REGIONAL_OIDC_ISSUER and REGIONAL_OIDC_CLIENT_ID and"),
        ({"REGIONAL_SIGN_IN": "google"}, "Set it to one of: none, local, oidc."),
    ],
)
def test_it_does_not_start_with_settings_that_are_not_safe(settings, said):
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", "regional.web.serve", "0"]
    done = subprocess.run(
        command, cwd=ROOT, env={**environment, **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_on_a_network_what_did_not_come_by_https_is_not_answered(network):
    assert fetch()[0] == 403
    assert fetch(x_forwarded_proto="http")[0] == 403
    assert fetch(x_forwarded_proto="https, http")[0] == 403  # the last word is the proxy's own
    assert fetch(x_forwarded_proto="https")[0] == 200
    assert fetch("/healthz")[0] == 200


def test_on_its_own_machine_http_is_answered():
    assert fetch()[0] == 200


def test_https_once_is_https_for_a_year(network):
    _, headers = fetch(x_forwarded_proto="https")
    assert headers[b"strict-transport-security"] == b"max-age=31536000; includeSubDomains"
    assert b"strict-transport-security" not in fetch("/healthz")[1]


def test_without_a_proxy_nobodys_word_makes_it_https():
    assert b"strict-transport-security" not in fetch(x_forwarded_proto="https")[1]
    assert b"strict-transport-security" in fetch(scheme="https")[1]


def test_the_first_leads_address_is_the_one_that_people_open(network):
    assert people_open("http://127.0.0.1:8501") == "https://care.example"
    assert seen_from_here("0.0.0.0", 8501) == "http://127.0.0.1:8501"


def test_without_a_proxy_it_is_this_machines():
    assert people_open("http://127.0.0.1:8501") == "http://127.0.0.1:8501"
