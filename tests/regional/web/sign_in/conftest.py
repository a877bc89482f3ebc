"""A small browser without a screen: it keeps cookies, fills in forms, and asks the forms' own routes."""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from http.cookies import Morsel, SimpleCookie
from types import ModuleType
from urllib.parse import urlencode, urlsplit

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.types import ASGIApp

from models.database import writing
from regional.web.headers import SecurityHeaders
from regional.web.sign_in.routes import routes
from regional.workflow.people import names, passwords

ANN, PASSWORD = "ann@council.example", "a heron on the weir"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    cookies: dict[str, Morsel]
    text: str

    @property
    def faults(self) -> list[str]:
        """The sentences of the summary, and of a form that was refused."""
        return [unescape(each) for each in re.findall(r"<li>(?:<a [^>]*>)?(.*?)(?:</a>)?</li>", self.text)]

    @property
    def hidden(self) -> dict[str, str]:
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', self.text)
        return {name: unescape(value) for name, value in found}


@dataclass
class Visitor:
    app: ASGIApp
    scheme: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **headers: str) -> Answer:
        return self._ask("GET", address, b"", headers)

    def post(self, address: str, sent: dict[str, str], **headers: str) -> Answer:
        """Send just this, token or none."""
        return self._ask("POST", address, urlencode(sent).encode(), headers)

    def fill_in(self, address: str, **sent: str) -> Answer:
        """Open the form and send it, as a browser would."""
        hidden = self.get(address).hidden
        said = {"sec-fetch-site": "same-origin", "origin": "null"}
        return self.post(urlsplit(address).path, {**hidden, **sent}, **said)

    def _ask(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> Answer:
        answer = asyncio.run(ask(self, method, address, body, headers))
        for name, cookie in answer.cookies.items():
            self.cookies[name] = cookie.value
            if cookie["max-age"] == "0":
                del self.cookies[name]
        return answer


async def ask(visitor: Visitor, method: str, address: str, body: bytes, headers: dict[str, str]) -> Answer:
    said = []
    host = {"host": "127.0.0.1:8501", "cookie": "; ".join(f"{n}={v}" for n, v in visitor.cookies.items())}
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "method": method,
        "scheme": visitor.scheme,
        "path": parts.path,
        "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in {**host, **headers}.items()],
    }

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        said.append(message)

    await visitor.app(scope, receive, send)
    start, *rest = said
    pairs = [(name.decode(), value.decode()) for name, value in start["headers"]]
    cookies = SimpleCookie()
    for name, value in pairs:
        if name == "set-cookie":
            cookies.load(value)
    text = b"".join(part.get("body", b"") for part in rest).decode()
    return Answer(start["status"], dict(pairs), dict(cookies), text)


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a real hash takes so long that nobody would have to wait for the next try."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def sign_in_on(database: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    monkeypatch.delenv("REGIONAL_PROXY", raising=False)


@pytest.fixture
def visitor(sign_in_on: None) -> Callable[..., Visitor]:
    """Make a browser of its own, with no cookies, before the forms as they are served."""
    app = SecurityHeaders(Starlette(routes=routes()))
    return lambda **rest: Visitor(app, **rest)


@pytest.fixture
def ann(sign_in_on: None) -> str:
    """Somebody who has an account and needs no authenticator app: her e-mail address."""
    with writing() as connection:
        person_id = names.add(connection, "Ann Example", ANN)
    passwords.set_password(person_id, PASSWORD)
    return ANN
